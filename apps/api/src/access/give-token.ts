import type { Deed } from '../audit/audit.types.js';
import { makeToken, tokenHash } from './api-token.js';
import type { Role } from './caller.js';
import { writeToken, type KeptToken, type TokenWriter } from './token.store.js';

/** A token to be given out. */
export interface TokenToGive {
  readonly name: string;
  readonly roles: readonly Role[];
  /** Absent: it does not end by itself. */
  readonly expiresInDays?: number | undefined;
  /** Who gives it, as the audit knows them. */
  readonly createdBy: string;
  readonly now: Date;
}

/** A token that was just given: its text is told once, and stored nowhere. */
export interface GivenToken {
  readonly kept: KeptToken;
  readonly text: string;
}

const DAY_MS = 86_400_000;

/** Makes a token and keeps its hash. */
export async function giveToken(tx: TokenWriter, pepper: string, asked: TokenToGive): Promise<GivenToken> {
  const { name, roles, expiresInDays, createdBy, now } = asked;
  const { id, text } = makeToken();
  const expiresAt = expiresInDays === undefined ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
  const hash = tokenHash(text, pepper);
  return { kept: await writeToken(tx, { id, name, roles: [...new Set(roles)], hash, createdBy, expiresAt }), text };
}

/** What the audit tells of a token that was given. */
export const tokenCreated = (kept: KeptToken): Deed => ({
  type: 'token.created',
  target: `token:${kept.id}`,
  after: tokenShown(kept),
});

/** A token as it is shown: never its text, and not its hash. */
export function tokenShown({ id, name, roles, createdAt, createdBy, expiresAt, revokedAt }: KeptToken) {
  return {
    id,
    name,
    roles,
    createdAt: createdAt.toISOString(),
    createdBy,
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
