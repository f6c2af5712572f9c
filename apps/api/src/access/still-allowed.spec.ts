import { describe, expect, it } from 'vitest';
import type { Role } from './caller.js';
import { StillAllowed } from './still-allowed.js';

const NOW = new Date('2026-07-01T12:00:00Z');
const ISSUER = 'https://login.test';

interface Kept {
  readonly roles: readonly Role[];
  readonly revokedAt: Date | null;
  readonly expiresAt: Date | null;
}

const kept = (change: Partial<Kept> = {}): Kept => ({
  roles: ['publisher'],
  revokedAt: null,
  expiresAt: null,
  ...change,
});

/** A transaction that sees one token, or none. */
const seeing = (token: Kept | null) =>
  ({ apiToken: { findUnique: async () => token && { id: 'one', name: 'one', ...token } } }) as never;

const refusal = async (token: Kept | null, callerId = 'token:one', issuer = ISSUER) => {
  const stillAllowed = new StillAllowed({
    issuer: issuer || undefined,
    reading: { isOpen: true },
    clock: { now: () => NOW },
  });
  return stillAllowed.require(seeing(token), 'publishDraft', callerId).then(
    () => undefined,
    (error: { readonly code: string }) => error.code,
  );
};

describe('who asked for something that is done later', () => {
  it.each([
    ['has a token in force', kept(), undefined],
    ['has one that ends later', kept({ expiresAt: new Date(NOW.getTime() + 1) }), undefined],
    ['has one that was taken back', kept({ revokedAt: NOW }), 'invalid-token'],
    ['has one that is over', kept({ expiresAt: NOW }), 'invalid-token'],
    ['has one that is not there', null, 'invalid-token'],
    ['has not the role any more', kept({ roles: ['editor'] }), 'not-allowed'],
    ['has no role any more', kept({ roles: [] }), 'not-allowed'],
  ])('%s', async (_what, token, code) => expect(await refusal(token)).toBe(code));

  it.each([
    ['comes from the configured provider', `user:${ISSUER}#ada`, ISSUER, undefined],
    ['comes from another one', 'user:https://another.test#ada', ISSUER, 'invalid-token'],
    ['comes from one that begins alike', `user:${ISSUER}.evil#ada`, ISSUER, 'invalid-token'],
    ['comes from one that is configured no more', `user:${ISSUER}#ada`, '', 'invalid-token'],
    ['is nobody', 'anonymous', ISSUER, 'invalid-token'],
  ])('%s', async (_what, id, issuer, code) => expect(await refusal(kept(), id, issuer)).toBe(code));
});
