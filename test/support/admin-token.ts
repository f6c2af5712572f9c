import { makeToken, tokenHash } from '../../apps/api/src/access/api-token.js';
import { runSql } from './sql.js';

/** What the tokens of a test are hashed with: hand it to the service as its environment. */
export const PEPPER = { PLIMSOLL_TOKEN_PEPPER: 'the pepper of a test' } as const;

/** Puts an administrator's token into a database and gives its text. */
export async function adminToken(databaseUrl: string): Promise<string> {
  const { id, text } = makeToken();
  const hash = tokenHash(text, PEPPER.PLIMSOLL_TOKEN_PEPPER);
  await runSql(
    databaseUrl,
    `INSERT INTO api_tokens (id, name, roles, hash, created_by) VALUES ($1, 'test', ARRAY['admin'], $2, 'test')`,
    [id, hash],
  );
  return text;
}
