import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { roles } from '../access/caller.js';

/** Signatures that a provider makes with a key that it alone holds. What is not here is never accepted: neither `none` nor a shared secret. */
const algorithms = ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA'] as const;

const list = (text: string) => text.split(',').map((each) => each.trim());

const providerUrl = z
  .string()
  .refine(isProviderUrl, 'must be an https URL without user, query and fragment; http only on this machine')
  .optional();

const LONGEST_URL = 1000;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Tells whether keys may be fetched there: what is read over an open line proves nothing. */
export function isProviderUrl(text: string): boolean {
  if (text.length > LONGEST_URL || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (username + password + search + hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** What the providers of identities are trusted with. All of it is pinned: a token chooses nothing. */
export const oidcVariables = {
  PLIMSOLL_OIDC_ISSUER: providerUrl.describe('Issuer whose access tokens are taken; unset: only API tokens are'),
  PLIMSOLL_OIDC_AUDIENCE: z.string().min(1).max(1000).optional().describe('Audience that its tokens must be for'),
  PLIMSOLL_OIDC_ALGORITHMS: z
    .string()
    .transform(list)
    .pipe(z.array(z.enum(algorithms, { error: `must be some of ${algorithms.join(', ')}` })).min(1))
    .prefault('ES256,RS256')
    .describe('Algorithms of their signatures'),
  PLIMSOLL_OIDC_TOKEN_TYPE: z
    .enum(['at+jwt', 'JWT'], { error: 'must be at+jwt or JWT' })
    .default('at+jwt')
    .describe('Type that they name: at+jwt (RFC 9068), or JWT for a provider that does not keep to it'),
  PLIMSOLL_OIDC_JWKS_URL: providerUrl.describe('Where its keys are; unset: its discovery document says'),
  PLIMSOLL_OIDC_ROLES_CLAIM: z
    .string()
    .min(1)
    .max(200)
    .default('roles')
    .describe('Claim that holds the roles; dots lead into objects'),
  PLIMSOLL_OIDC_ROLES: z
    .string()
    .max(4000)
    .transform((text) => list(text).map((pair) => pair.split('=').map((part) => part.trim())))
    .pipe(
      z.array(z.tuple([z.string().min(1), z.enum(roles)], { error: 'must be pairs value=role, separated by commas' })),
    )
    .prefault(roles.map((role) => `${role}=${role}`).join(','))
    .describe('Role of each value of that claim, as value=role'),
  PLIMSOLL_OIDC_KEYS_MAX_AGE_MS: whole(1000, 86_400_000)
    .prefault('600000')
    .describe('Milliseconds for which its keys are kept; so long may a retired key still do'),
  PLIMSOLL_OIDC_KEYS_COOLDOWN_MS: whole(100, 3_600_000)
    .prefault('30000')
    .describe('Milliseconds between looks for a key that is not known'),
};

function whole(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

/** How often a caller may ask. A limit of 0 is none. */
export const rateVariables = {
  PLIMSOLL_RATE_LIMIT: whole(0, 1_000_000_000)
    .prefault('0')
    .describe('Requests a minute that each caller may send, by token, user or address; 0: any number'),
  PLIMSOLL_WRITE_LIMIT: whole(0, 1_000_000_000)
    .prefault('6000')
    .describe('Writes a minute that each caller may send; 0: any number'),
  PLIMSOLL_FAILED_TOKEN_LIMIT: whole(0, 1_000_000_000)
    .prefault('60')
    .describe('Tokens that do not do, a minute, after which an address may show none; 0: any number'),
  PLIMSOLL_TRUSTED_PROXIES: z
    .string()
    .max(4000)
    .transform(list)
    .pipe(z.array(z.string().refine(isNetwork, 'must be addresses or ranges, separated by commas')))
    .optional()
    .describe('Addresses and ranges of proxies whose X-Forwarded-For is believed; unset: none'),
};

function isNetwork(text: string): boolean {
  const [address = '', prefix] = text.split('/');
  const version = isIP(address);
  if (version === 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

/** Addresses and ranges, as they were checked. */
export function networksOf(texts: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const text of texts) {
    const [address = '', prefix] = text.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (prefix === undefined) networks.addAddress(address, family);
    else networks.addSubnet(address, Number(prefix), family);
  }
  return networks;
}
