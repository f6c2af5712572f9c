import { z } from 'zod';
import type { Config } from '../config/config.js';
import { BootError, type Log } from '../database/database.types.js';
import { openDatabase } from '../database/open-database.js';
import { Postgres } from '../database/postgres.js';
import { runningPostgres } from '../database/running-postgres.js';
import { makeTokenByHand } from './first-token.js';
import { tokenShown } from './give-token.js';
import { pepperOf } from './open-access.js';
import { TokenStore } from './token.store.js';
import { newTokenSchema, type CreatedToken } from './tokens.schema.js';

/**
 * Makes a token for an operator, on the configured database or the embedded one, whether the service runs or not. Throws BootError with
 * one line that can be mended.
 */
export async function makeOperatorToken(config: Config, asked: unknown, log: Log): Promise<CreatedToken> {
  const told = newTokenSchema.safeParse(asked);
  if (!told.success) throw new BootError(`the token cannot be made:\n${z.prettifyError(told.error)}`);
  const databaseUrl = config.databaseUrl ?? runningPostgres(config.dataDirectory);
  const database = await openDatabase({ databaseUrl, dataDirectory: config.dataDirectory }, log);
  try {
    const tokens = new TokenStore(new Postgres(database.prisma));
    const pepper = await pepperOf(tokens, config);
    const { kept, text } = await makeTokenByHand(tokens, pepper, { ...told.data, now: new Date() });
    return { ...tokenShown(kept), roles: [...kept.roles], token: text };
  } finally {
    await database.close();
  }
}
