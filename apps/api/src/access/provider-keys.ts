import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { isProviderUrl } from '../config/access.schema.js';
import type { OidcConfig } from '../config/config.js';

const TIMEOUT_MS = 5000;
const LONGEST_SILENCE_MS = 5000;

/** Far more than any provider's documents. */
const MOST_BYTES = 256 * 1024;

const discoverySchema = z.object({
  issuer: z.string(),
  jwks_uri: z.string().refine(isProviderUrl, 'is no place to fetch keys from'),
});

/**
 * The keys of a provider, fetched when they are needed and kept for a while; a key that is not known is looked for once in a cooldown.
 * Rejects with no error of the token when they cannot be had.
 */
export class ProviderKeys {
  private silence: Silence | undefined;
  private finding: Promise<JWTVerifyGetKey> | undefined;

  constructor(private readonly oidc: OidcConfig) {}

  /** What jose verifies with. */
  readonly get: JWTVerifyGetKey = async (header, token) => (await this.find())(header, token);

  /** Where the keys are is found out once; until that works, at each use, but never twice at a time. */
  private find(): Promise<JWTVerifyGetKey> {
    this.finding ??= this.open().catch((error: unknown) => {
      this.finding = undefined;
      throw error;
    });
    return this.finding;
  }

  private async open(): Promise<JWTVerifyGetKey> {
    const { jwksUrl, keysMaxAgeMs, keysCooldownMs } = this.oidc;
    return createRemoteJWKSet(new URL(jwksUrl ?? (await this.discover())), {
      timeoutDuration: TIMEOUT_MS,
      cacheMaxAge: keysMaxAgeMs,
      cooldownDuration: keysCooldownMs,
      [customFetch]: (url, options) => this.fetch(url, options),
    });
  }

  /** A provider that has just failed to answer is left alone for a moment: whoever shows a key that is not known does not wait for it, one after the other. */
  private async fetch(url: string, options: RequestInit): Promise<Response> {
    if (this.silence && performance.now() < this.silence.until) throw this.silence.error;
    try {
      const answer = await fetchBounded(url, options);
      this.silence = undefined;
      return answer;
    } catch (error) {
      this.silence = { error, until: performance.now() + Math.min(this.oidc.keysCooldownMs, LONGEST_SILENCE_MS) };
      throw error;
    }
  }

  private async discover(): Promise<string> {
    const { issuer } = this.oidc;
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await this.fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status !== 200) throw new Error(`the discovery document was answered with ${answer.status}`);
    const told = discoverySchema.safeParse(await answer.json());
    if (!told.success || told.data.issuer !== issuer)
      throw new Error('the discovery document is not one of the configured issuer');
    return told.data.jwks_uri;
  }
}

/** What did not answer a moment ago. */
interface Silence {
  readonly error: unknown;
  readonly until: number;
}

/** Fetches what is small, without following where it points; the signal bounds the time until the last byte. */
async function fetchBounded(url: string, options: RequestInit): Promise<Response> {
  const answer = await fetch(url, options);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error('the provider answered with more than keys');
    chunks.push(chunk);
  }
  return new Response(bytes === 0 ? null : Buffer.concat(chunks), { status: answer.status });
}
