import { appendAudit } from '../audit/audit.store.js';
import { giveToken, tokenCreated, type GivenToken, type TokenToGive } from './give-token.js';
import type { TokenStore } from './token.store.js';

/** Makes an admin token when no token was ever made, and gives its text, which is shown once and stored nowhere. Undefined at every later start. */
export async function makeFirstToken(tokens: TokenStore, pepper: string, now: Date): Promise<string | undefined> {
  let text: string | undefined;
  await tokens.whenThereIsNone(async (tx) => {
    const given = await giveToken(tx, pepper, { name: 'first start', roles: ['admin'], createdBy: 'service', now });
    await appendAudit(tx, tokenCreated(given.kept), { actor: 'service' });
    text = given.text;
  });
  return text;
}

/** Makes a token for whoever can reach the database itself, with its audit event. */
export const makeTokenByHand = (
  tokens: TokenStore,
  pepper: string,
  asked: Omit<TokenToGive, 'createdBy'>,
): Promise<GivenToken> =>
  tokens.transact(async (tx) => {
    const given = await giveToken(tx, pepper, { ...asked, createdBy: 'operator' });
    await appendAudit(tx, tokenCreated(given.kept), { actor: 'operator' });
    return given;
  });
