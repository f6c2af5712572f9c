import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../apps/api/src/database/migrate.js';
import { readMigrations, type Migration } from '../../apps/api/src/database/migrations.js';
import { deployWithPrisma, diagnoseWithPrisma, sqlFromMigrationsToSchema } from '../../scripts/schema-engine.mjs';
import { temporaryDirectory } from '../support/data-directory.js';
import { keepingLog, silentLog } from '../support/silent-log.js';
import { runSql, withClient, withDatabase } from '../support/sql.js';

const server = inject('testServer').url;
const migrations = readMigrations();
const later: Migration = { name: '29990101000000_later', sql: 'CREATE TABLE later (id int)', checksum: 'f'.repeat(64) };

/** A database with nothing in it. */
async function emptyDatabase(): Promise<string> {
  const name = `plimsoll_test_${randomUUID().replaceAll('-', '')}`;
  await runSql(server, `CREATE DATABASE ${name}`);
  onTestFinished(async () => void (await runSql(server, `DROP DATABASE ${name} WITH (FORCE)`)));
  return withDatabase(server, name);
}

const run = (url: string, list: readonly Migration[] = migrations, log = silentLog) =>
  withClient(url, (client) => migrate(client, list, log));

const tables = async (url: string) =>
  (
    await runSql<{ name: string }>(
      url,
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    )
  ).map(({ name }) => name);

describe('the migrations', () => {
  it('lead to the schema', async () => {
    expect(await sqlFromMigrationsToSchema(server)).toBe('');
  });

  it.each([
    ['a column', 'reason   String', 'reason   String\n  planted  String?', 'ADD COLUMN     "planted" TEXT'],
    ['a key', '@@unique([catalog, label])', '', 'DROP INDEX "releases_catalog_label_key"'],
    ['a type', 'label         String', 'label         Int', '"label" INTEGER NOT NULL'],
    ['a table', 'model SourceText', 'model Planted {\n  id Int @id\n}\n\nmodel SourceText', 'CREATE TABLE "Planted"'],
  ])('are found to miss %s that was planted in the schema', async (_what, old, planted, sql) => {
    const text = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
    const schema = join(temporaryDirectory(), 'schema.prisma');
    writeFileSync(schema, text.replace(old, planted));
    expect(readFileSync(schema, 'utf8')).not.toBe(text);
    expect(await sqlFromMigrationsToSchema(server, { schema })).toContain(sql);
  });

  it('leave no database of the check behind', async () => {
    await sqlFromMigrationsToSchema(server);
    expect(await runSql(server, `SELECT datname FROM pg_database WHERE datname LIKE 'plimsoll_shadow%'`)).toEqual([]);
  });
});

describe('migrate', () => {
  it('writes the rows that prisma migrate deploy expects', async () => {
    const url = await emptyDatabase();
    await run(url);
    expect(await diagnoseWithPrisma(url)).toEqual({ edited: [], failed: [], history: null });
    expect(await deployWithPrisma(url)).toEqual([]);
  });

  it('has nothing to do after prisma migrate deploy', async () => {
    const url = await emptyDatabase();
    expect(await deployWithPrisma(url)).toEqual(migrations.map(({ name }) => name));
    const log = keepingLog();
    await run(url, migrations, log);
    expect(log.lines).toEqual([]);
  });

  it('applies what is new, once', async () => {
    const url = await emptyDatabase();
    const log = keepingLog();
    await run(url, migrations, log);
    await run(url, [...migrations, later], log);
    await run(url, [...migrations, later], log);
    expect(log.lines).toEqual([...migrations, later].map(({ name }) => `migration ${name} applied`));
    expect(await tables(url)).toContain('later');
  });

  it('by several replicas at once applies each migration once', async () => {
    const url = await emptyDatabase();
    const log = keepingLog();
    await Promise.all([run(url, migrations, log), run(url, migrations, log), run(url, migrations, log)]);
    expect(log.lines).toHaveLength(migrations.length);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    const url = await emptyDatabase();
    await run(url, [...migrations, later]);
    const edited = { ...later, sql: 'CREATE TABLE other (id int)', checksum: 'e'.repeat(64) };
    await expect(run(url, [...migrations, edited])).rejects.toMatchObject({
      name: 'BootError',
      message: expect.stringContaining(`${later.name} was edited after it was applied`),
    });
    expect(await tables(url)).not.toContain('other');
  });

  it('refuses a database that a newer version has migrated', async () => {
    const url = await emptyDatabase();
    await run(url, [...migrations, later]);
    await expect(run(url)).rejects.toThrow(`migration ${later.name}, which this version does not know`);
  });

  it('refuses a database with a migration that was never finished', async () => {
    const url = await emptyDatabase();
    await run(url, [...migrations, later]);
    await runSql(url, 'UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', [later.name]);
    await expect(run(url, [...migrations, later])).rejects.toThrow(
      `migration ${later.name} was begun and never finished`,
    );
  });

  it('leaves nothing of a migration that fails, and names it', async () => {
    const url = await emptyDatabase();
    const broken = { ...later, sql: 'CREATE TABLE half (id int); SELECT 1 / 0' };
    await expect(run(url, [...migrations, broken])).rejects.toThrow(`migration ${later.name} failed: division by zero`);
    expect(await tables(url)).not.toContain('half');
    await run(url, [...migrations, later]);
    expect(await tables(url)).toContain('later');
  });
});
