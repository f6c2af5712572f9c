import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.js';
import { connect } from './connection.js';
import { BootError, type Database, type DatabaseConfig, type Log } from './database.types.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';
import { readMigrations } from './migrations.js';

/** PostgreSQL numbers 14.0 as 140000; older ones are no longer cared for. */
const OLDEST_SERVER = 140_000;
const POOL_LIMITS = { max: 10, connectionTimeoutMillis: 5_000, query_timeout: 60_000, keepAlive: true };

/**
 * Opens the configured database, or starts the embedded one when none is configured, and brings it to this version's migrations.
 * Throws BootError with one line for the operator; nothing that was started is left running then.
 */
export async function openDatabase(config: DatabaseConfig, log: Log): Promise<Database> {
  const embedded =
    config.databaseUrl === undefined ? await startEmbeddedPostgres(config.dataDirectory, log) : undefined;
  const url = embedded?.url ?? config.databaseUrl ?? '';
  try {
    const migrations = await prepare(url, log);
    const { prisma, closePool } = openPrisma(url, log);
    return {
      url,
      isEmbedded: embedded !== undefined,
      prisma,
      migrations,
      close: async () => {
        await prisma.$disconnect();
        await closePool();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function prepare(url: string, log: Log): Promise<readonly string[]> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    );
    if ((rows[0]?.version ?? 0) < OLDEST_SERVER) throw new BootError('the database is older than PostgreSQL 14');
    const migrations = readMigrations();
    await migrate(client, migrations, log);
    return migrations.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

function openPrisma(url: string, log: Log) {
  const pool = new pg.Pool({ connectionString: url, ...POOL_LIMITS });
  // Idle connections die with the server; the next query opens another.
  pool.on('error', (error) => log.warn({ error: error.message }, 'an idle database connection was lost'));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return { prisma, closePool: () => pool.end() };
}
