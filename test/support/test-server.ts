import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../apps/api/src/database/embedded-postgres.js';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import { openReleases } from '../../apps/api/src/releases/open-releases.js';
import { runSql, withDatabase } from './sql.js';
import { silentLog } from './silent-log.js';

/** One PostgreSQL for all test files. `catalogFailure` says why the shipped catalog could not be loaded, if so. */
export interface TestServer {
  readonly url: string;
  readonly catalogFailure: string | undefined;
  stop(): Promise<void>;
}

/** Migrated and empty; with the shipped catalog loaded. Each test file gets a clone of one of them. */
export const TEMPLATES = { migrated: 'plimsoll_test_migrated', loaded: 'plimsoll_test_loaded' } as const;

/** Starts the embedded server, or takes the one that DATABASE_URL names, and prepares the templates. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['DATABASE_URL'];
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startOwnServer();
  try {
    const catalogFailure = await prepareTemplates(server.url);
    return { url: server.url, catalogFailure, stop: () => stop(server) };
  } catch (error) {
    await stop(server);
    throw error;
  }
}

async function startOwnServer() {
  const directory = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  // Root lends PostgreSQL another account, which has to come in.
  chmodSync(directory, 0o711);
  const server = await startEmbeddedPostgres(directory, silentLog);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function stop(server: { readonly url: string; stop(): Promise<void> }): Promise<void> {
  await dropTemplates(server.url).catch(() => undefined);
  await server.stop();
}

async function dropTemplates(url: string): Promise<void> {
  for (const name of Object.values(TEMPLATES)) await runSql(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function prepareTemplates(url: string): Promise<string | undefined> {
  await dropTemplates(url);
  await runSql(url, `CREATE DATABASE ${TEMPLATES.migrated}`);
  await (
    await openDatabase({ databaseUrl: withDatabase(url, TEMPLATES.migrated), dataDirectory: '' }, silentLog)
  ).close();
  await runSql(url, `CREATE DATABASE ${TEMPLATES.loaded} TEMPLATE ${TEMPLATES.migrated}`);
  return loadCatalog(withDatabase(url, TEMPLATES.loaded));
}

// Tests of the store need no shipped catalog, so a fault in it fails only the files that ask for it.
async function loadCatalog(url: string): Promise<string | undefined> {
  const database = await openDatabase({ databaseUrl: url, dataDirectory: '' }, silentLog);
  try {
    const releases = await openReleases(database, { pollIntervalMs: 60_000, compiledReleases: 2 }, silentLog);
    await releases.stop();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await database.close();
  }
}
