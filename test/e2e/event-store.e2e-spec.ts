import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Database } from '../../apps/api/src/database/database.types.js';
import { migrate } from '../../apps/api/src/database/migrate.js';
import { readMigrations } from '../../apps/api/src/database/migrations.js';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import { loadCatalog } from '../../apps/api/src/releases/catalog-loader.js';
import { ReleaseStore } from '../../apps/api/src/releases/release.store.js';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import { category, fixtureCatalog } from '../support/fixture-catalog.js';
import { silentLog } from '../support/silent-log.js';
import { runSql, withClient, withDatabase } from '../support/sql.js';

interface EventRow {
  readonly sequence: string;
  readonly type: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

const eventsOf = (url: string, catalog: string) =>
  runSql<EventRow & pg.QueryResultRow>(
    url,
    'SELECT sequence, type, at, data FROM events WHERE catalog = $1 ORDER BY sequence',
    [catalog],
  );
const append = `SELECT plimsoll_append_event('test.happened', 'fixture', now(), jsonb_build_object('by', $1::text)) AS sequence`;

let clone: ClonedDatabase;
let database: Database;
let store: ReleaseStore;

beforeAll(async () => {
  clone = await cloneDatabase('migrated');
  database = await openDatabase({ databaseUrl: clone.url, dataDirectory: '' }, silentLog);
  store = new ReleaseStore(database.prisma);
  await loadCatalog(store, fixtureCatalog('fixture', [[category('plugin')], [category('policy')]]), silentLog);
});

afterAll(async () => {
  await database.close();
  await clone.drop();
});

const newest = async () => Number((await runSql(clone.url, 'SELECT max(sequence) AS n FROM events'))[0]?.['n']);

describe('what is published', () => {
  it('is told by an event in the same transaction, and what is rolled back is not', async () => {
    const authored = fixtureCatalog('told', [[category('plugin')], [category('policy')]]);
    await loadCatalog(store, authored, silentLog);
    const move = (sequence: number, reason: string) => () => ({ catalog: 'told', sequence, movedBy: 'tests', reason });
    await store.movePointer('told', move(1, 'it was wrong'));
    await store.movePointer('told', move(1, 'still wrong'));
    await expect(
      store.movePointer('told', () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await runSql(
      clone.url,
      `BEGIN; INSERT INTO pointer_moves (catalog, position, sequence, moved_by, reason) VALUES ('told', 4, 2, 'tests', 'undone'); ROLLBACK`,
    );
    await store.movePointer('told', move(2, 'mended'));
    const [first, second] = authored.releases.map(({ header: { sequence, label } }) => ({
      sequence,
      label,
      digest: authored.digestAt(sequence),
    }));
    expect((await eventsOf(clone.url, 'told')).map(({ type, data }) => [type, data])).toEqual([
      ['release.published', first],
      ['release.published', second],
      ['release.made-current', { ...second, reason: 'shipped catalog' }],
      ['release.rolled-back', { ...first, reason: 'it was wrong' }],
      ['release.made-current', { ...first, reason: 'still wrong' }],
      ['release.made-current', { ...second, reason: 'mended' }],
    ]);
  });

  it('bears the time that the release and the move bear', async () => {
    const told = await eventsOf(clone.url, 'fixture');
    const moved = await runSql(clone.url, `SELECT moved_at FROM pointer_moves WHERE catalog = 'fixture'`);
    expect(told.map(({ at }) => at.toISOString())).toEqual([
      '2026-11-01T00:00:00.000Z',
      '2026-11-02T00:00:00.000Z',
      new Date(moved[0]?.['moved_at'] as Date).toISOString(),
    ]);
  });

  it('is told also where session_replication_role would switch triggers off', async () => {
    const before = await newest();
    await runSql(
      clone.url,
      `SET session_replication_role = replica;
       INSERT INTO pointer_moves (catalog, position, sequence, moved_by, reason) VALUES ('fixture', 2, 1, 'tests', 'quietly')`,
    );
    expect(await newest()).toBe(before + 1);
  });
});

describe('a row that is inserted by hand', () => {
  const insert = (sequence: number, type = 'test.happened', data = '{}') =>
    runSql(clone.url, `INSERT INTO events VALUES ($1, gen_random_uuid(), $2, 'fixture', now(), $3)`, [
      sequence,
      type,
      data,
    ]);

  it('is refused with any sequence but the next', async () => {
    const next = (await newest()) + 1;
    for (const wrong of [next - 1, next + 1, next + 1000, 0, -1])
      await expect(insert(wrong)).rejects.toThrow(`event ${wrong} refused: the next sequence is ${next}`);
    await expect(
      runSql(
        clone.url,
        `SET session_replication_role = replica;
         INSERT INTO events VALUES (${next + 1}, gen_random_uuid(), 'test.happened', 'fixture', now(), '{}')`,
      ),
    ).rejects.toThrow('refused: the next sequence is');
    expect(await newest()).toBe(next - 1);
  });

  it.each([
    ['a type without a dot', 'happened', '{}', 'events_type_check'],
    ['a type in capitals', 'Test.Happened', '{}', 'events_type_check'],
    ['a type that ends in a dot', 'test.', '{}', 'events_type_check'],
    ['a list for its data', 'test.happened', '[]', 'events_data_check'],
  ])('is refused with %s', async (_what, type, data, check) => {
    await expect(insert((await newest()) + 1, type, data)).rejects.toThrow(check);
  });
});

describe('many writers at once', () => {
  it('leave no gap, some of them rolled back, and a reader by cursor misses none and sees none twice', async () => {
    const begin = await newest();
    let isWriting = true;
    let committed = 0;
    const writer = (name: number) =>
      withClient(clone.url, async (client) => {
        for (let round = 0; round < 25; round += 1) {
          await client.query('BEGIN');
          for (let each = 0; each <= round % 3; each += 1) await client.query(append, [`${name}/${round}/${each}`]);
          if ((name + round) % 4 === 0) await client.query('SELECT pg_sleep(0.002)');
          const isKept = (name * 7 + round) % 3 !== 0;
          await client.query(isKept ? 'COMMIT' : 'ROLLBACK');
          if (isKept) committed += 1 + (round % 3);
        }
      });
    const reader = withClient(clone.url, async (client) => {
      const seen: number[] = [];
      for (let isLast = false; !isLast;) {
        isLast = !isWriting;
        const { rows } = await client.query<{ sequence: string }>(
          'SELECT sequence FROM events WHERE sequence > $1 ORDER BY sequence',
          [seen.at(-1) ?? begin],
        );
        seen.push(...rows.map(({ sequence }) => Number(sequence)));
      }
      return seen;
    });
    await Promise.all(Array.from({ length: 8 }, (_, name) => writer(name)));
    isWriting = false;
    const seen = await reader;
    expect(committed).toBeGreaterThan(200);
    // A reader that had gone past a sequence before its row was to be seen would lack it here.
    expect(seen).toEqual(Array.from({ length: committed }, (_, index) => begin + 1 + index));
  });

  it('wait for one that has appended and not ended', async () => {
    const begin = await newest();
    await withClient(clone.url, async (client) => {
      await client.query('BEGIN');
      await client.query(append, ['slow']);
      const quick = runSql(clone.url, append, ['quick']);
      await delay(100);
      expect(await newest()).toBe(begin);
      await client.query('COMMIT');
      expect((await quick)[0]?.['sequence']).toBe(String(begin + 2));
    });
  });

  it('of which one looks at an older state is refused and not let in twice', async () => {
    const begin = await newest();
    await withClient(clone.url, async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await client.query('SELECT count(*) FROM events');
      await runSql(clone.url, append, ['between']);
      await expect(client.query(append, ['old'])).rejects.toThrow(/duplicate key|serialize/);
      await client.query('ROLLBACK');
    });
    expect(await newest()).toBe(begin + 1);
  });
});

describe('a database that was used before there were events', () => {
  const migrations = readMigrations();
  const isEvents = ({ name }: { readonly name: string }) => name.endsWith('_events');

  async function usedDatabase(sql: string): Promise<string> {
    const name = `plimsoll_test_${randomUUID().replaceAll('-', '')}`;
    const server = inject('testServer').url;
    await runSql(server, `CREATE DATABASE ${name}`);
    onTestFinished(async () => void (await runSql(server, `DROP DATABASE ${name} WITH (FORCE)`)));
    const url = withDatabase(server, name);
    await withClient(url, (client) => migrate(client, migrations.slice(0, migrations.findIndex(isEvents)), silentLog));
    await runSql(url, sql);
    await withClient(url, (client) => migrate(client, migrations, silentLog));
    return url;
  }

  const release = (catalog: string, sequence: number, day: string) =>
    `INSERT INTO releases (catalog, sequence, label, digest, schema_version, published_at, published_by, notes)
     VALUES ('${catalog}', ${sequence}, 'r${sequence}', '${String(sequence).repeat(64)}', '1.0.0', '${day}T00:00:00Z', 'tests', '{}');`;
  const move = (catalog: string, position: number, to: number, day: string) =>
    `INSERT INTO pointer_moves (catalog, position, sequence, moved_at, moved_by, reason)
     VALUES ('${catalog}', ${position}, ${to}, '${day}T12:00:00Z', 'tests', 'move ${position}');`;
  const catalogs = `INSERT INTO catalogs (id, name) VALUES ('a', '{}'), ('b', '{}');`;
  const told = async (url: string) =>
    (await runSql(url, 'SELECT sequence::int, type, catalog, data, at FROM events ORDER BY sequence')).map((row) => [
      row['sequence'],
      `${String(row['catalog'])} ${String(row['type'])} ${String((row['data'] as { sequence: number }).sequence)}`,
    ]);

  it('tells what was published then, by time over all catalogs, and goes on from there', async () => {
    const url = await usedDatabase(
      [
        catalogs,
        release('a', 1, '2026-01-01'),
        release('a', 2, '2026-03-01'),
        release('b', 1, '2026-02-01'),
        move('a', 1, 1, '2026-01-01'),
        move('b', 1, 1, '2026-02-01'),
        move('a', 2, 2, '2026-03-01'),
        move('a', 3, 1, '2026-04-01'),
      ].join('\n'),
    );
    const before = [
      [1, 'a release.published 1'],
      [2, 'a release.made-current 1'],
      [3, 'b release.published 1'],
      [4, 'b release.made-current 1'],
      [5, 'a release.published 2'],
      [6, 'a release.made-current 2'],
      [7, 'a release.rolled-back 1'],
    ];
    expect(await told(url)).toEqual(before);
    await runSql(url, move('a', 4, 2, '2026-05-01'));
    expect(await told(url)).toEqual([...before, [8, 'a release.made-current 2']]);
    const [rolledBack] = await runSql(url, 'SELECT at, data FROM events WHERE sequence = 7');
    expect(rolledBack).toEqual({
      at: new Date('2026-04-01T12:00:00Z'),
      data: { sequence: 1, label: 'r1', digest: '1'.repeat(64), reason: 'move 3' },
    });
  });

  it('tells a release before its successor and before what moved to it, whatever dates they bear', async () => {
    const url = await usedDatabase(
      [
        catalogs,
        release('a', 1, '2026-09-01'),
        release('a', 2, '2026-08-01'),
        release('a', 3, '2027-01-01'),
        move('a', 1, 3, '2026-08-15'),
        move('a', 2, 1, '2026-08-10'),
      ].join('\n'),
    );
    expect((await told(url)).map(([, what]) => what)).toEqual([
      'a release.published 1',
      'a release.published 2',
      'a release.published 3',
      'a release.made-current 3',
      'a release.rolled-back 1',
    ]);
  });

  it('with nothing in it has no events', async () => {
    expect(await told(await usedDatabase('SELECT 1'))).toEqual([]);
  });
});
