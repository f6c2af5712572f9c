import type { Postgres } from '../database/postgres.js';
import type { Prisma } from '../generated/prisma/client.js';
import type { Role } from './caller.js';

/** A token as it is kept: without its text. Times are RFC 3339 in UTC. */
export interface KeptToken {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly hash: Uint8Array;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/** What tokens are written in: a transaction, or the part of it that they need. */
export type TokenWriter = Pick<Prisma.TransactionClient, 'apiToken' | '$executeRaw'>;

const PEPPER = 'token-pepper';

/** The tokens of this service. Each is looked up at each use, so that one that was revoked is refused at once, by every replica. */
export class TokenStore {
  constructor(private readonly postgres: Postgres) {}

  find(id: string): Promise<KeptToken | undefined> {
    return findToken(this.postgres.prisma, id);
  }

  async list(): Promise<readonly KeptToken[]> {
    const rows = await this.postgres.prisma.apiToken.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
    return rows.flatMap((row) => keptOf(row) ?? []);
  }

  /** The pepper that all replicas share: what was given, or else one that the database keeps. */
  async pepper(fresh: string): Promise<string> {
    await this.postgres.prisma.setting.createMany({ data: [{ name: PEPPER, value: fresh }], skipDuplicates: true });
    const { value } = await this.postgres.prisma.setting.findUniqueOrThrow({ where: { name: PEPPER } });
    return value;
  }

  /** Does work in one transaction. */
  transact<T>(work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
    return this.postgres.prisma.$transaction(work);
  }

  /** Runs the work when no token was ever made, with whatever other replica starts at the same moment waiting. Tells whether it ran. */
  async whenThereIsNone(work: (tx: Prisma.TransactionClient) => Promise<void>): Promise<boolean> {
    return this.postgres.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('plimsoll/first-token', 0))`;
      if ((await tx.apiToken.count()) > 0) return false;
      await work(tx);
      return true;
    });
  }
}

export async function findToken(tx: Pick<TokenWriter, 'apiToken'>, id: string): Promise<KeptToken | undefined> {
  return keptOf(await tx.apiToken.findUnique({ where: { id } }));
}

export async function writeToken(
  tx: TokenWriter,
  token: Omit<KeptToken, 'createdAt' | 'revokedAt'>,
): Promise<KeptToken> {
  const { hash, roles, ...rest } = token;
  const row = await tx.apiToken.create({ data: { ...rest, roles: [...roles], hash: Uint8Array.from(hash) } });
  const kept = keptOf(row);
  if (!kept) throw new Error('the token was not written');
  return kept;
}

/** Those of the tokens that were taken back. */
export async function revokedTokens(
  tx: Pick<TokenWriter, 'apiToken'>,
  ids: readonly string[],
): Promise<readonly string[]> {
  const where = { id: { in: [...ids] }, revokedAt: { not: null } };
  return (await tx.apiToken.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** Who takes a token back, and when. */
export interface Revocation {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
}

/** Tells whether another token of an administrator is in force than this one. Whoever asks at the same moment waits. */
export async function isAnotherAdmin(tx: TokenWriter, id: string, now: Date): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('plimsoll/admin-tokens', 0))`;
  const inForce = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  return (await tx.apiToken.count({ where: { ...inForce, roles: { has: 'admin' }, id: { not: id } } })) > 0;
}

/** Marks a token as revoked; one that was before stays as it is. Undefined when there is none. */
export async function revokeToken(
  tx: TokenWriter,
  { id, at, by }: Revocation,
): Promise<{ readonly before: KeptToken; readonly after: KeptToken } | undefined> {
  const before = keptOf(await tx.apiToken.findUnique({ where: { id } }));
  if (!before) return undefined;
  await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at, revokedBy: by } });
  const after = keptOf(await tx.apiToken.findUnique({ where: { id } }));
  return after && { before, after };
}

type Row = Awaited<ReturnType<TokenWriter['apiToken']['findUnique']>>;

const keptOf = (row: Row): KeptToken | undefined => (row ? { ...row, roles: row.roles as Role[] } : undefined);
