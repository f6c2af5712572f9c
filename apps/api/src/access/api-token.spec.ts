import { describe, expect, it } from 'vitest';
import { isTokenOf, makeToken, tokenHash, tokenId } from './api-token.js';
import { ApiTokens, callerBy } from './authentication.js';
import type { KeptToken } from './token.store.js';

const PEPPER = 'a pepper of the tests';
const NOW = new Date('2026-11-22T12:00:00Z');

const refused = { status: 401, code: 'invalid-token', errors: [] };

describe('an API token', () => {
  it('is 256 random bits that never come twice', () => {
    const texts = Array.from({ length: 1000 }, () => makeToken().text);
    expect(new Set(texts).size).toBe(1000);
    for (const text of texts) expect(text).toMatch(/^plm_[\w-]{12}_[\w-]{43}[0-9a-f]{6}$/);
  });

  it('tells its id, and a slip of the pen does not', () => {
    const { id, text } = makeToken();
    expect(tokenId(text)).toBe(id);
    for (let place = 4; place < text.length; place += 1) {
      const slipped = `${text.slice(0, place)}${text[place] === 'a' ? 'b' : 'a'}${text.slice(place + 1)}`;
      expect(tokenId(slipped)).toBeUndefined();
    }
  });

  it.each(['', 'plm_', `${makeToken().text} `, makeToken().text.slice(0, -1), makeToken().text.toUpperCase()])(
    'is not %j',
    (text) => expect(tokenId(text)).toBeUndefined(),
  );

  it('is known by its hash under one pepper alone', () => {
    const { text } = makeToken();
    const hash = tokenHash(text, PEPPER);
    expect(isTokenOf(text, hash, PEPPER)).toBe(true);
    expect(isTokenOf(text, hash, `${PEPPER}!`)).toBe(false);
    expect(isTokenOf(makeToken().text, hash, PEPPER)).toBe(false);
    expect(isTokenOf(text, hash.subarray(0, 31), PEPPER)).toBe(false);
    expect(hash.toString('utf8')).not.toContain(text);
  });
});

describe('API tokens', () => {
  const given = makeToken();
  const kept: KeptToken = {
    id: given.id,
    name: 'nightly',
    roles: ['editor'],
    hash: tokenHash(given.text, PEPPER),
    createdAt: NOW,
    createdBy: 'service',
    expiresAt: null,
    revokedAt: null,
  };
  const tokensWith = (more: Partial<KeptToken> = {}) =>
    new ApiTokens(
      async (id) => (id === kept.id ? { ...kept, ...more } : undefined),
      PEPPER,
      () => NOW,
    );

  it('say who shows one', async () => {
    expect(await tokensWith().recognise(given.text)).toEqual({
      id: `token:${given.id}`,
      kind: 'token',
      name: 'nightly',
      roles: ['editor'],
    });
  });

  it('leave tokens of another kind to others', async () => {
    expect(await tokensWith().recognise('a.b.c')).toBeUndefined();
  });

  it.each([
    ['that was revoked', { revokedAt: NOW }],
    ['that has just ended', { expiresAt: NOW }],
    ['whose hash is of another', { hash: tokenHash(makeToken().text, PEPPER) }],
  ])('refuse one %s', async (_what, more) => {
    await expect(tokensWith(more).recognise(given.text)).rejects.toMatchObject(refused);
  });

  it('take one until the very end', async () => {
    const expiresAt = new Date(NOW.getTime() + 1);
    await expect(tokensWith({ expiresAt }).recognise(given.text)).resolves.toBeDefined();
  });

  it('refuse one with the id of another, as they refuse one that never was', async () => {
    const other = makeToken().text;
    await expect(tokensWith().recognise(other)).rejects.toMatchObject(refused);
    const failure = new Error('the database is away');
    const away = new ApiTokens(
      () => Promise.reject(failure),
      PEPPER,
      () => NOW,
    );
    await expect(away.recognise('plm_nonsense')).rejects.toMatchObject(refused);
    await expect(away.recognise(given.text)).rejects.toBe(failure);
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', given.text, `Bearer ${given.text} x`, `Bearer ${'x'.repeat(8193)}`])(
    'refuse the header %j',
    async (header) => {
      await expect(callerBy(header, [tokensWith()])).rejects.toMatchObject(refused);
    },
  );

  it('take the scheme in any case', async () => {
    await expect(callerBy(`bearer ${given.text}`, [tokensWith()])).resolves.toMatchObject({ name: 'nightly' });
  });

  it('refuse what no recogniser knows', async () => {
    await expect(callerBy('Bearer a.b.c', [tokensWith()])).rejects.toMatchObject(refused);
  });
});
