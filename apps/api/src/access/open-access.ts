import { randomBytes } from 'node:crypto';
import type { Clock } from '../config/clock.js';
import type { Config } from '../config/config.js';
import { Postgres } from '../database/postgres.js';
import type { Database } from '../database/database.types.js';
import { ApiTokens, type Recogniser } from './authentication.js';
import { makeFirstToken } from './first-token.js';
import { TokenStore } from './token.store.js';
import { OidcTokens } from './oidc-tokens.js';
import { Pepper } from './tokens.service.js';

/** What decides who may do what in a running service. */
export interface Access {
  readonly postgres: Postgres;
  readonly tokens: TokenStore;
  readonly pepper: Pepper;
  /** The text of the token that was made because there was none; told once. */
  readonly firstToken: string | undefined;
  recognisers(clock: Clock): readonly Recogniser[];
}

const PEPPER_BYTES = 32;

/** Opens the access to a service on its database, and makes the first admin token where there is none. */
export async function openAccess(prisma: Database['prisma'], config: Config): Promise<Access> {
  const postgres = new Postgres(prisma);
  const tokens = new TokenStore(postgres);
  const text = await pepperOf(tokens, config);
  return {
    postgres,
    tokens,
    pepper: new Pepper(text),
    firstToken: await makeFirstToken(tokens, text, new Date()),
    recognisers: (clock) => {
      const now = () => clock.now();
      const own = new ApiTokens((id) => tokens.find(id), text, now);
      return config.oidc === undefined ? [own] : [own, new OidcTokens(config.oidc, now)];
    },
  };
}

/** What the stored hashes are made with: the one of the configuration, or the one of the database. */
export const pepperOf = async (tokens: TokenStore, { tokenPepper }: Pick<Config, 'tokenPepper'>): Promise<string> =>
  tokenPepper ?? tokens.pepper(randomBytes(PEPPER_BYTES).toString('base64url'));

const nowhere = new Postgres(undefined);

/** The access to a service without a database: nobody is known. */
export const closedAccess: Access = {
  postgres: nowhere,
  tokens: new TokenStore(nowhere),
  pepper: new Pepper(''),
  firstToken: undefined,
  recognisers: () => [],
};
