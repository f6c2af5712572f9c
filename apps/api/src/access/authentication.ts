import { Problem } from '@plimsoll/engine';
import { isTokenOf, tokenId } from './api-token.js';
import type { Caller } from './caller.js';
import type { KeptToken } from './token.store.js';

/** Finds out who shows a bearer token. Undefined for a token of another kind than it knows. Throws Problem 401 `invalid-token`; whatever else it throws says that it cannot be told now. */
export interface Recogniser {
  recognise(token: string): Promise<Caller | undefined>;
}

/** What is told of a token that does not do: never why, and never the token. */
export const invalidToken = (): Problem =>
  new Problem(401, 'invalid-token', 'The token is not valid, or not any more.');

/** The tokens that this service gives out. */
export class ApiTokens implements Recogniser {
  constructor(
    private readonly find: (id: string) => Promise<KeptToken | undefined>,
    private readonly pepper: string,
    private readonly now: () => Date,
  ) {}

  async recognise(token: string): Promise<Caller | undefined> {
    if (!token.startsWith('plm_')) return undefined;
    const id = tokenId(token);
    const kept = id === undefined ? undefined : await this.find(id);
    if (!kept || !isTokenOf(token, kept.hash, this.pepper) || !isInForce(kept, this.now())) throw invalidToken();
    return { id: `token:${kept.id}`, kind: 'token', name: kept.name, roles: kept.roles };
  }
}

/** Tells whether a token was neither taken back nor is over. */
export const isInForce = ({ expiresAt, revokedAt }: Pick<KeptToken, 'expiresAt' | 'revokedAt'>, now: Date): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > now);

const BEARER = /^Bearer ([\x21-\x7e]{1,8192})$/i;

/** Throws Problem 401 `invalid-token` for what no recogniser knows. */
export async function callerBy(header: string, recognisers: readonly Recogniser[]): Promise<Caller> {
  const [, token] = BEARER.exec(header) ?? [];
  if (token === undefined) throw invalidToken();
  for (const recogniser of recognisers) {
    const caller = await recogniser.recognise(token);
    if (caller) return caller;
  }
  throw invalidToken();
}
