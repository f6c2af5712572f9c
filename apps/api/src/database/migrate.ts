import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { BootError, type Log } from './database.types.js';
import type { Migration } from './migrations.js';

/** The lock that `prisma migrate` takes too, so that the two never run at once. */
const MIGRATION_LOCK = 72707369;

const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly is_finished: boolean;
}

/**
 * Brings a database to the given migrations and writes the rows that `prisma migrate deploy` would have written, since Prisma's
 * own engine comes from a host that is not always in reach. Each migration and its row are one transaction.
 * Throws BootError when the database holds an unknown, edited or unfinished migration, or when one fails.
 */
export async function migrate(client: Client, migrations: readonly Migration[], log: Log): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    await client.query(MIGRATIONS_TABLE);
    const applied = await readApplied(client);
    checkHistory(applied, migrations);
    const names = new Set(applied.map((row) => row.migration_name));
    for (const migration of migrations.filter(({ name }) => !names.has(name))) {
      await apply(client, migration);
      log.info({ migration: migration.name }, `migration ${migration.name} applied`);
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}

async function readApplied(client: Client): Promise<readonly AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS is_finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return rows;
}

function checkHistory(applied: readonly AppliedMigration[], migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, is_finished: isFinished } of applied) {
    const migration = known.get(name);
    if (!migration)
      throw new BootError(
        `the database has migration ${name}, which this version does not know: start a newer version`,
      );
    if (!isFinished)
      throw new BootError(`migration ${name} was begun and never finished: resolve it with prisma migrate resolve`);
    if (migration.checksum !== checksum)
      throw new BootError(`migration ${name} was edited after it was applied: restore the file, add a new migration`);
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new BootError(
      `migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
