import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig, type OidcConfig } from '../config/config.js';
import type { Caller } from './caller.js';
import { OidcTokens } from './oidc-tokens.js';

const AUDIENCE = 'https://plimsoll.test';

/** A real oidc-provider whose keys can be changed, and that counts how often they are asked for. */
interface TestProvider {
  readonly issuer: string;
  keyRequests: number;
  use(...keys: readonly JWK[]): void;
  token(client?: string): Promise<string>;
  stop(): Promise<void>;
}

const makeKey = async (kid: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' };
};

function providerOn(issuer: string, keys: readonly JWK[]): Provider {
  const client = (id: string) => ({
    client_id: id,
    client_secret: 'a-secret-of-tests',
    id_token_signed_response_alg: 'ES256',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  });
  return new Provider(issuer, {
    clients: [client('nightly'), client('stranger')],
    jwks: { keys: [...keys] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        getResourceServerInfo: (_ctx: unknown, resource: string) => ({
          scope: '',
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    extraTokenClaims: (_ctx: unknown, token: { readonly clientId?: string }) => ({
      roles: token.clientId === 'nightly' ? ['catalog-editors', 'unheard-of'] : [],
    }),
    ttl: { ClientCredentials: 600 },
  });
}

async function startProvider(): Promise<TestProvider> {
  let handle: RequestListener | undefined;
  const server: Server = createServer((request, response) => {
    if (request.url?.startsWith('/jwks') === true) provider.keyRequests += 1;
    handle?.(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: TestProvider = {
    issuer,
    keyRequests: 0,
    use: (...keys) => {
      handle = providerOn(issuer, keys).callback();
    },
    token: async (client = 'nightly') => {
      const answer = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${client}:a-secret-of-tests`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      const body = (await answer.json()) as { readonly access_token?: string };
      const { access_token: token } = body;
      if (token === undefined) throw new Error(`the provider gave no token: ${answer.status} ${JSON.stringify(body)}`);
      return token;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}

let provider: TestProvider;
let key: JWK;

beforeAll(async () => {
  provider = await startProvider();
  key = await makeKey('key-1');
  provider.use(key);
});
afterAll(() => provider.stop());

const oidcOf = (more: Partial<OidcConfig> = {}, environment: Readonly<Record<string, string>> = {}): OidcConfig => {
  const { oidc } = readConfig({
    PLIMSOLL_OIDC_ISSUER: provider.issuer,
    PLIMSOLL_OIDC_AUDIENCE: AUDIENCE,
    PLIMSOLL_OIDC_ROLES: 'catalog-editors=editor,platform=admin',
    ...environment,
  });
  if (!oidc) throw new Error('there is no provider in the configuration');
  return { ...oidc, ...more };
};

const tokensOf = (oidc: OidcConfig = oidcOf(), now: Date = new Date()) => new OidcTokens(oidc, () => now);

describe('access tokens of a real provider', () => {
  it('say who the caller is, with the roles that their claim maps to and no others', async () => {
    const caller: Caller | undefined = await tokensOf().recognise(await provider.token());
    const id = `user:${provider.issuer}#nightly`;
    expect(caller).toEqual({ id, kind: 'user', name: 'nightly', roles: ['editor'] });
  });

  it('give no role to whoever has none there', async () => {
    expect((await tokensOf().recognise(await provider.token('stranger')))?.roles).toEqual([]);
  });

  it('are verified with keys of a pinned address too, without discovery', async () => {
    const oidc = oidcOf({}, { PLIMSOLL_OIDC_JWKS_URL: `${provider.issuer}/jwks` });
    expect((await tokensOf(oidc).recognise(await provider.token()))?.roles).toEqual(['editor']);
  });

  it('are verified many times with keys that were fetched once', async () => {
    const tokens = tokensOf();
    const before = provider.keyRequests;
    const callers = await Promise.all(Array.from({ length: 20 }, async () => tokens.recognise(await provider.token())));
    expect(callers.every((caller) => caller?.kind === 'user')).toBe(true);
    expect(provider.keyRequests - before).toBe(1);
  });

  it('end, but for half a minute in which clocks may differ', async () => {
    const token = await provider.token();
    const after = (seconds: number) => tokensOf(oidcOf(), new Date(Date.now() + seconds * 1000));
    await expect(after(600 + 20).recognise(token)).resolves.toBeDefined();
    await expect(after(600 + 40).recognise(token)).rejects.toMatchObject({ status: 401, code: 'invalid-token' });
  });

  it('survive a change of keys, and a retired key does not', async () => {
    const tokens = tokensOf(oidcOf({ keysCooldownMs: 0 }));
    const [first, second] = [await makeKey('round-1'), await makeKey('round-2')];
    provider.use(first);
    const old = await provider.token();
    await expect(tokens.recognise(old)).resolves.toBeDefined();
    provider.use(second, first);
    await expect(tokens.recognise(await provider.token())).resolves.toBeDefined();
    await expect(tokens.recognise(old)).resolves.toBeDefined();
    provider.use(await makeKey('round-3'));
    await expect(tokens.recognise(await provider.token())).resolves.toBeDefined();
    await expect(tokens.recognise(old)).rejects.toMatchObject({ status: 401, code: 'invalid-token' });
    provider.use(key);
  });

  it('with keys that nobody knows make one look for them in a cooldown, however many come', async () => {
    const tokens = tokensOf();
    await tokens.recognise(await provider.token());
    const before = provider.keyRequests;
    for (let count = 0; count < 20; count += 1) {
      const forged = await forge({ kid: `unknown-${count}` });
      await expect(tokens.recognise(forged)).rejects.toMatchObject({ status: 401 });
    }
    expect(provider.keyRequests).toBe(before);
  });
});

interface Forgery {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly kid?: string;
  readonly with?: JWK;
}

/** A token that would do, but for what is changed of it. Signed with the provider's own key where no other is named. */
async function forge({ header = {}, claims = {}, kid, with: signing = key }: Forgery): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const all = { iss: provider.issuer, aud: AUDIENCE, sub: 'mallory', roles: ['platform'], iat: now, exp: now + 60 };
  const told = Object.fromEntries(Object.entries({ ...all, ...claims }).filter(([, value]) => value !== undefined));
  return new SignJWT(told)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: kid ?? 'key-1', ...header })
    .sign(await importJWK(signing, 'ES256'));
}

/** By HS256, with what everybody can read as the secret. */
async function forgeWithPublicKey(): Promise<string> {
  const { d: _private, ...publicJwk } = key;
  const pem = await exportSPKI((await importJWK(publicJwk, 'ES256', { extractable: true })) as CryptoKey);
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    iss: provider.issuer,
    aud: AUDIENCE,
    sub: 'mallory',
    roles: ['platform'],
    iat: now,
    exp: now + 60,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'key-1' })
    .sign(Buffer.from(pem));
}

const unsigned = () =>
  new UnsecuredJWT({ roles: ['platform'] })
    .setIssuer(provider.issuer)
    .setAudience(AUDIENCE)
    .setSubject('mallory')
    .setIssuedAt()
    .setExpirationTime('1m')
    .encode();

const now = () => Math.floor(Date.now() / 1000);
const changedAt = (token: string, part: number, change: (text: string) => string) =>
  token
    .split('.')
    .map((text, index) => (index === part ? change(text) : text))
    .join('.');
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const forgeries: Readonly<Record<string, () => Promise<string> | string>> = {
  'for another audience': () => forge({ claims: { aud: 'https://another.test' } }),
  'without an audience': () => forge({ claims: { aud: undefined } }),
  'of another issuer': () => forge({ claims: { iss: 'https://another.test' } }),
  'of an issuer that only begins alike': () => forge({ claims: { iss: `${provider.issuer}/` } }),
  'of the type of an identity token': () => forge({ header: { typ: 'JWT' } }),
  'without a type': () => forge({ header: { typ: undefined } }),
  'without a signature, and saying so': () => unsigned(),
  'without a signature, and not saying so': async () => changedAt(await forge({}), 2, () => ''),
  'signed by HS256 with the public key': () => forgeWithPublicKey(),
  'with the id of a key that nobody has': () => forge({ kid: 'wrong' }),
  'signed with a key of its own under the right id': async () => forge({ with: await makeKey('key-1') }),
  'that brings its key in jwk': async () => {
    const { d: _private, ...jwk } = await makeKey('own');
    const own = await makeKey('own');
    return forge({ with: own, header: { jwk } });
  },
  'that says in jku where its key is': async () =>
    forge({ with: await makeKey('own'), kid: 'own', header: { jku: 'https://another.test/jwks' } }),
  'that says in x5u where its certificate is': async () =>
    forge({ with: await makeKey('own'), kid: 'own', header: { x5u: 'https://another.test/cert' } }),
  'with a critical extension': async () => {
    const token = await forge({});
    const header = { alg: 'ES256', typ: 'at+jwt', kid: 'key-1', crit: ['b64'], b64: false };
    return changedAt(token, 0, () => encoded(header));
  },
  'that has ended': () => forge({ claims: { exp: now() - 31 } }),
  'that is not valid yet': () => forge({ claims: { nbf: now() + 600 } }),
  'without an end': () => forge({ claims: { exp: undefined } }),
  'without a time of issue': () => forge({ claims: { iat: undefined } }),
  'without a subject': () => forge({ claims: { sub: undefined } }),
  'with an empty subject': () => forge({ claims: { sub: '' } }),
  'with a subject longer than any': () => forge({ claims: { sub: 'x'.repeat(256) } }),
  'with other claims than were signed': async () =>
    changedAt(await forge({}), 1, () =>
      encoded({ iss: provider.issuer, aud: AUDIENCE, sub: 'root', iat: now(), exp: now() + 60, roles: ['platform'] }),
    ),
  'that was cut short': async () => (await forge({})).slice(0, -8),
  'with nothing between two dots': async () => changedAt(await forge({}), 1, () => ''),
  'of two dots alone': () => '..',
  'that is no base64': () => '*.*.*',
  'of a hundred kilobytes': async () => forge({ claims: { padding: 'x'.repeat(100_000) }, kid: 'wrong' }),
};

describe('a forged token', () => {
  it('is told from a good one: what is forged below is taken where nothing is changed', async () => {
    expect(await tokensOf().recognise(await forge({}))).toMatchObject({ roles: ['admin'] });
  });

  it.each(Object.keys(forgeries))('%s is refused, and nothing is told', async (name) => {
    const token = (await forgeries[name]?.()) ?? '';
    const refusal = await tokensOf()
      .recognise(token)
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ status: 401, code: 'invalid-token', errors: [] });
    expect((refusal as Error).message).toBe('The token is not valid, or not any more.');
  });
});

describe('roles', () => {
  const rolesFrom = async (claim: string, claims: object) => {
    const tokens = tokensOf(oidcOf({}, { PLIMSOLL_OIDC_ROLES_CLAIM: claim }));
    return (await tokens.recognise(await forge({ claims: { roles: undefined, ...claims } })))?.roles;
  };

  it.each([
    ['a list', 'groups', { groups: ['platform', 'catalog-editors'] }, ['admin', 'editor']],
    ['a text with spaces', 'groups', { groups: 'catalog-editors platform' }, ['editor', 'admin']],
    ['a place inside of objects', 'realm.access', { realm: { access: ['platform'] } }, ['admin']],
    ['a claim whose name holds dots', 'https://a.test/roles', { 'https://a.test/roles': ['platform'] }, ['admin']],
    ['a claim that is not there', 'groups', {}, []],
    ['a number', 'groups', { groups: 7 }, []],
    ['what every object has', 'constructor', {}, []],
    ['what every object has, inside of one', 'realm.constructor.name', { realm: {} }, []],
  ])('are read from %s', async (_kind, claim, claims, roles) => {
    expect(await rolesFrom(claim, claims)).toEqual(roles);
  });

  it('are never taken by their own name where other values are configured', async () => {
    expect(await rolesFrom('roles', { roles: ['admin', 'publisher'] })).toEqual([]);
  });
});

describe('the name of a caller', () => {
  it.each([
    ['Grace', 'Grace'],
    ['grace@example.test', 'mallory'],
    ['x'.repeat(101), 'mallory'],
    [42, 'mallory'],
  ])('%j is shown as %s', async (name, shown) => {
    expect((await tokensOf().recognise(await forge({ claims: { name } })))?.name).toBe(shown);
  });
});

describe('a provider that is away', () => {
  const answering = async (answer: (path: string) => readonly [status: number, body: string]) => {
    const server = createServer((request, response) => {
      const [status, body] = answer(request.url ?? '');
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { issuer, stop: () => void server.close() };
  };

  const failureAt = async (issuer: string, token: string) =>
    tokensOf(oidcOf({ issuer }))
      .recognise(token)
      .catch((error: unknown) => error);

  it('makes no verdict on a token, for it is not known', async () => {
    const token = await forge({});
    const failure = await failureAt('http://127.0.0.1:1', token);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toMatchObject({ status: 401 });
  });

  it.each([
    ['fails', [500, ''], /500/],
    [
      'speaks of another issuer',
      [200, '{"issuer":"https://another.test","jwks_uri":"https://another.test"}'],
      /issuer/,
    ],
    ['sends more than keys', [200, ' '.repeat(300_000)], /more than keys/],
    ['sends no JSON', [200, '<html>'], /JSON|token/],
  ] as const)('or that %s makes none either', async (_what, told, reason) => {
    const { issuer, stop } = await answering(() => told);
    const failure = await failureAt(issuer, await forge({}));
    expect(failure).not.toMatchObject({ status: 401 });
    expect(String(failure)).toMatch(reason);
    stop();
  });

  it('whose keys lie in the open is not asked for them', async () => {
    let told = '';
    const { issuer, stop } = await answering(() => [200, told]);
    told = JSON.stringify({ issuer, jwks_uri: 'http://keys.example.test/jwks' });
    expect(String(await failureAt(issuer, await forge({})))).toMatch(/issuer/);
    stop();
  });

  it('goes on with keys that were fetched before', async () => {
    const own = await startProvider();
    own.use(key);
    const tokens = tokensOf(oidcOf({ issuer: own.issuer }));
    const token = await own.token();
    await expect(tokens.recognise(token)).resolves.toBeDefined();
    await own.stop();
    await expect(tokens.recognise(token)).resolves.toBeDefined();
  });

  it('is asked again when it is back', async () => {
    let isBack = false;
    const { issuer, stop } = await answering((path) => {
      if (!isBack) return [503, ''];
      const { d: _private, ...shown } = key;
      return [200, JSON.stringify(path === '/jwks' ? { keys: [shown] } : { issuer, jwks_uri: `${issuer}/jwks` })];
    });
    const tokens = tokensOf(oidcOf({ issuer }));
    const token = await forge({ claims: { iss: issuer } });
    await expect(tokens.recognise(token)).rejects.toThrow('503');
    isBack = true;
    await expect(tokens.recognise(token)).resolves.toMatchObject({ id: `user:${issuer}#mallory` });
    stop();
  });
});
