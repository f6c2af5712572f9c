import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../apps/api/src/database/database.types.js';
import { startEmbeddedPostgres } from '../../apps/api/src/database/embedded-postgres.js';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import { loadCatalog } from '../../apps/api/src/releases/catalog-loader.js';
import { openReleases } from '../../apps/api/src/releases/open-releases.js';
import { ReleaseStore } from '../../apps/api/src/releases/release.store.js';
import type { ReleaseMemory } from '../../apps/api/src/releases/releases.types.js';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import { temporaryDirectory } from '../support/data-directory.js';
import { eventually } from '../support/eventually.js';
import { category, fixtureCatalog } from '../support/fixture-catalog.js';
import { startProxy } from '../support/proxy.js';
import { keepingLog, silentLog } from '../support/silent-log.js';
import { runSql } from '../support/sql.js';

const authored = fixtureCatalog('fixture', [[category('plugin')], [category('policy')]]);
const third = fixtureCatalog('fixture', [[category('plugin')], [category('policy')], [category('ingress')]]);
const move = (sequence: number) => () => ({ catalog: 'fixture', sequence, movedBy: 'tests', reason: 'a test' });
const current = (memory: ReleaseMemory) => memory.find('fixture', 'current').ref.sequence;

const HOUR_MS = 3_600_000;
const SOON_MS = 100;

describe('the watch', () => {
  let clone: ClonedDatabase;
  let database: Database;
  let store: ReleaseStore;

  beforeAll(async () => {
    clone = await cloneDatabase('migrated');
    database = await openDatabase({ databaseUrl: clone.url, dataDirectory: '' }, silentLog);
    store = new ReleaseStore(database.prisma);
    await loadCatalog(store, authored, silentLog);
  });

  afterAll(async () => {
    await database.close();
    await clone.drop();
  });

  async function follow(pollIntervalMs: number, prisma = database.prisma) {
    const running = await openReleases(
      { prisma, url: clone.url },
      { pollIntervalMs, compiledReleases: 2 },
      silentLog,
      [],
    );
    onTestFinished(() => running.stop());
    return running.memory;
  }

  // The poll is an hour away, so what comes, came by notification.
  it('moves current in every replica when one moves the pointer', async () => {
    const replicas = [await follow(HOUR_MS), await follow(HOUR_MS)];
    await eventually(async () => (await listeners()) >= replicas.length);
    await store.movePointer('fixture', move(1));
    await eventually(() => replicas.every((memory) => current(memory) === 1));
    expect(replicas.map((memory) => memory.find('fixture', 'previous').ref.sequence)).toEqual([2, 2]);
    await store.movePointer('fixture', move(2));
    await eventually(() => replicas.every((memory) => current(memory) === 2));
  });

  it('brings a new release into memory', async () => {
    const memory = await follow(HOUR_MS);
    await eventually(async () => (await listeners()) >= 1);
    await loadCatalog(store, third, silentLog);
    await eventually(() => current(memory) === 3);
    expect(memory.headers('fixture').map(({ digest }) => digest)).toEqual(
      [1, 2, 3].map((each) => third.digestAt(each)),
    );
  });

  it('polls, in case a notification was lost', async () => {
    const heard = ['pointer_moves', 'events'];
    for (const table of heard) await runSql(clone.url, `ALTER TABLE ${table} DISABLE TRIGGER heard`);
    const memory = await follow(SOON_MS);
    await store.movePointer('fixture', move(2));
    await eventually(() => current(memory) === 2);
    for (const table of heard) await runSql(clone.url, `ALTER TABLE ${table} ENABLE TRIGGER heard`);
  });

  const listeners = async () => {
    const rows = await runSql(
      clone.url,
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    return rows.length;
  };
});

describe('with PostgreSQL away', () => {
  it('answers go on from memory, and the watch comes back with what it missed', async () => {
    const directory = temporaryDirectory();
    const proxy = await startProxy();
    let server = await startEmbeddedPostgres(directory, silentLog);
    proxy.pointTo(server.port);
    const url = Object.assign(new URL(server.url), { port: String(proxy.port) }).href;
    const database = await openDatabase({ databaseUrl: url, dataDirectory: '' }, silentLog);
    await loadCatalog(new ReleaseStore(database.prisma), authored, silentLog);
    const log = keepingLog();
    const running = await openReleases(
      { prisma: database.prisma, url },
      { pollIntervalMs: SOON_MS, compiledReleases: 2 },
      log,
      [],
    );
    const { memory } = running;
    const before = memory.status();
    expect(before).toMatchObject({ isLoaded: true, database: 'up' });

    await server.stop();
    proxy.cut();
    await eventually(() => memory.status().database === 'down');
    expect(current(memory)).toBe(2);
    expect(memory.find('fixture', '1').ref.sequence).toBe(1);
    expect(memory.status()).toMatchObject({ isLoaded: true, database: 'down' });

    server = await startEmbeddedPostgres(directory, silentLog);
    await runSql(
      server.url,
      `INSERT INTO pointer_moves (catalog, position, sequence, moved_by, reason) VALUES ('fixture', 2, 1, 'tests', 'while away')`,
    );
    proxy.pointTo(server.port);
    await eventually(() => memory.status().database === 'up' && current(memory) === 1);
    expect(Date.parse(memory.status().lastSync ?? '')).toBeGreaterThan(Date.parse(before.lastSync ?? ''));
    expect(log.lines).toEqual(['the releases are not followed; answers come from memory']);

    await running.stop();
    await database.close();
    await proxy.close();
    await server.stop();
  });
});
