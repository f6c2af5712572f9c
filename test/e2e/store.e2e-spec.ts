import { digestOf } from '@plimsoll/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../apps/api/src/database/database.types.js';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import {
  loadCatalog,
  loadCatalogDirectory,
  shippedCatalogDirectories,
} from '../../apps/api/src/releases/catalog-loader.js';
import { openReleases } from '../../apps/api/src/releases/open-releases.js';
import { ReleaseStore } from '../../apps/api/src/releases/release.store.js';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import { category, change, fixtureCatalog, revision, sourceText } from '../support/fixture-catalog.js';
import { keepingLog, silentLog } from '../support/silent-log.js';
import { runSql, withClient } from '../support/sql.js';

const TABLES = [
  'catalogs',
  'releases',
  'release_changes',
  'source_texts',
  'pointer_moves',
  'shipped_folders',
  'events',
];
/** Insert-only too; their own tests fill them. */
const KEPT = ['audit_events', 'draft_approvals', 'draft_impacts', 'received_revisions', 'release_audit'];
/** What is in them changes, and never goes. */
const MOVING = ['drafts', 'drifts', 'registered_sources', 'webhook_deliveries', 'webhooks'];
const FORGETTING = ['api_tokens', 'idempotency_keys', 'settings'];
const config = { pollIntervalMs: 60_000, compiledReleases: 2 };

const first = [category('plugin'), category('ingress'), revision('paper-1')];
const second = [category('plugin', 'Plugin'), change('category', 'ingress', null), category('policy')];
const authored = fixtureCatalog('fixture', [first, second]);

let clone: ClonedDatabase;
let database: Database;
let store: ReleaseStore;

beforeAll(async () => {
  clone = await cloneDatabase('migrated');
  database = await openDatabase({ databaseUrl: clone.url, dataDirectory: '' }, silentLog);
  store = new ReleaseStore(database.prisma);
  await loadCatalog(store, authored, silentLog);
  await store.rememberFolder('0'.repeat(64), 'fixture');
});

afterAll(async () => {
  await database.close();
  await clone.drop();
});

const rowsOf = (table: string) => runSql(clone.url, `SELECT * FROM ${table} ORDER BY 1, 2`);

describe('published tables', () => {
  const firstColumn = { catalogs: 'id', source_texts: 'text', shipped_folders: 'catalog' } as const;

  for (const table of TABLES) {
    const column = firstColumn[table as keyof typeof firstColumn] ?? 'catalog';
    it.each([
      ['UPDATE', `UPDATE ${table} SET ${column} = ${column}`],
      ['UPDATE', `UPDATE ${table} SET ${column} = ${column} WHERE false`],
      ['DELETE', `DELETE FROM ${table}`],
      ['TRUNCATE', `TRUNCATE ${table} CASCADE`],
    ])(`${table} refuses %s: %s`, async (verb, sql) => {
      const before = await rowsOf(table);
      expect(before).not.toHaveLength(0);
      const refused = new RegExp(`^${verb} on \\w+ refused: published data never changes$`);
      await expect(runSql(clone.url, sql)).rejects.toThrow(refused);
      await expect(runSql(clone.url, `SET session_replication_role = replica; ${sql}`)).rejects.toThrow(refused);
      expect(await rowsOf(table)).toEqual(before);
    });

    it(`${table} is named in the refusal`, async () => {
      await expect(runSql(clone.url, `DELETE FROM ${table}`)).rejects.toThrow(`DELETE on ${table} refused`);
    });
  }

  it('are all the tables there are, but those in which editors work', async () => {
    const found = await runSql<{ name: string }>(
      clone.url,
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    expect(found.map(({ name }) => name).sort()).toEqual([...TABLES, ...KEPT, ...MOVING, ...FORGETTING].sort());
  });

  it.each(['DELETE', 'TRUNCATE', 'UPDATE'] as const)(
    '%s is refused by a trigger that nothing switches off',
    async (verb) => {
      const bit = { DELETE: 8, UPDATE: 16, TRUNCATE: 32 }[verb];
      const guarded = await runSql<{ name: string }>(
        clone.url,
        `SELECT relname AS name FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
       WHERE tgfoid = 'plimsoll_refuse_change'::regproc AND tgenabled = 'A' AND tgtype::int & ${bit} > 0`,
      );
      const expected = [...TABLES, ...KEPT, ...(verb === 'UPDATE' ? [] : MOVING)];
      expect(guarded.map(({ name }) => name).sort()).toEqual(expected.sort());
    },
  );
});

describe('a release in the database', () => {
  const insertChange = (sequence: number, key: string) =>
    `INSERT INTO release_changes (catalog, kind, key, sequence, content) VALUES ('fixture', 'category', '${key}', ${sequence}, '{}')`;
  const insertHeader = (sequence: number, label: string) =>
    `INSERT INTO releases (catalog, sequence, label, digest, schema_version, published_at, published_by, notes)
     VALUES ('fixture', ${sequence}, '${label}', '${label.padStart(64, '0')}', '1.0.0', now(), 'tests', '{}')`;

  it('is closed when its header is there', async () => {
    await expect(runSql(clone.url, insertChange(2, 'late'))).rejects.toThrow('release 2 of fixture is closed');
  });

  it('has no changes without a header', async () => {
    await expect(runSql(clone.url, insertChange(3, 'lonely'))).rejects.toThrow(/foreign key/);
  });

  it('has no gap before it', async () => {
    await expect(runSql(clone.url, insertHeader(4, 'gap'))).rejects.toThrow(
      'release 4 of fixture refused: the next sequence is 3',
    );
  });

  it.each(['READ COMMITTED', 'REPEATABLE READ'])(
    'takes no change from a transaction that began before it was closed (%s)',
    async (level) => {
      const label = `race-${level}`;
      const late = withClient(clone.url, async (client) => {
        await client.query(`BEGIN ISOLATION LEVEL ${level}`);
        const { rows } = await client.query<{ next: number }>(
          `SELECT max(sequence) + 1 AS next FROM releases WHERE catalog = 'fixture'`,
        );
        const next = rows[0]?.next ?? 0;
        await client.query(insertChange(next, 'from-the-late-one'));
        await runSql(
          clone.url,
          `BEGIN; ${insertChange(next, 'from-the-quick-one')}; ${insertHeader(next, label)}; COMMIT`,
        );
        await client.query('COMMIT');
      });
      await expect(late).rejects.toThrow(/foreign key|serialize/);
      const found = await runSql(
        clone.url,
        `SELECT key FROM release_changes JOIN releases USING (catalog, sequence) WHERE label = $1`,
        [label],
      );
      expect(found).toEqual([{ key: 'from-the-quick-one' }]);
    },
  );

  it('may not claim to be written by another transaction', async () => {
    const closed = `INSERT INTO release_changes (catalog, kind, key, sequence, content, written_in)
      SELECT catalog, 'category', 'forged', sequence, '{}', written_in FROM releases WHERE catalog = 'fixture' AND sequence = 1`;
    await expect(runSql(clone.url, closed)).rejects.toThrow('release 1 of fixture is closed');
  });

  it('stores a text under its own hash only', async () => {
    const forged = `INSERT INTO source_texts VALUES ('${'a'.repeat(64)}', 'another text')`;
    await expect(runSql(clone.url, forged)).rejects.toThrow('source_texts_hash_check');
  });

  it('has its pointer moves counted without a gap', async () => {
    const jump = `INSERT INTO pointer_moves (catalog, position, sequence, moved_by, reason) VALUES ('fixture', 9, 1, 'tests', 'jump')`;
    await expect(runSql(clone.url, jump)).rejects.toThrow('the next position is 2');
  });
});

describe('loading a catalog', () => {
  let own: ClonedDatabase;
  let ownDatabase: Database;
  let ownStore: ReleaseStore;

  beforeAll(async () => {
    own = await cloneDatabase('migrated');
    ownDatabase = await openDatabase({ databaseUrl: own.url, dataDirectory: '' }, silentLog);
    ownStore = new ReleaseStore(ownDatabase.prisma);
  });

  afterAll(async () => {
    await ownDatabase.close();
    await own.drop();
  });

  const load = (catalog: ReturnType<typeof fixtureCatalog>, log = silentLog) => loadCatalog(ownStore, catalog, log);
  const pointer = async (catalog: string) =>
    runSql(own.url, 'SELECT position, sequence, reason FROM pointer_moves WHERE catalog = $1 ORDER BY position', [
      catalog,
    ]);

  it('twice changes nothing', async () => {
    await load(fixtureCatalog('twice', [first, second]));
    const before = await runSql(
      own.url,
      `SELECT *, xmin FROM release_changes WHERE catalog = 'twice' ORDER BY 1, 2, 3, 4`,
    );
    const log = keepingLog();
    await load(fixtureCatalog('twice', [first, second]), log);
    expect(log.lines).toEqual([]);
    expect(
      await runSql(own.url, `SELECT *, xmin FROM release_changes WHERE catalog = 'twice' ORDER BY 1, 2, 3, 4`),
    ).toEqual(before);
    expect(await pointer('twice')).toEqual([{ position: 1, sequence: 2, reason: 'shipped catalog' }]);
  });

  it('by two replicas at once publishes each release once', async () => {
    const catalog = fixtureCatalog('replicas', [first, second]);
    await Promise.all([load(catalog), load(catalog), load(catalog)]);
    const found = await runSql(own.url, `SELECT sequence FROM releases WHERE catalog = 'replicas' ORDER BY 1`);
    expect(found).toEqual([{ sequence: 1 }, { sequence: 2 }]);
    expect(await pointer('replicas')).toHaveLength(1);
  });

  it('stores only what each release changes', async () => {
    const third = [category('policy', 'Policy')];
    await load(fixtureCatalog('growth', [first, second, third]));
    const found = await runSql(
      own.url,
      `SELECT sequence, count(*)::int AS rows FROM release_changes WHERE catalog = 'growth' GROUP BY 1 ORDER BY 1`,
    );
    expect(found).toEqual([
      { sequence: 1, rows: 3 },
      { sequence: 2, rows: 3 },
      { sequence: 3, rows: 1 },
    ]);
  });

  it('moves the pointer with a newer shipped release', async () => {
    await load(fixtureCatalog('follow', [first]));
    await load(fixtureCatalog('follow', [first, second]));
    expect((await pointer('follow')).map((move) => move['sequence'])).toEqual([1, 2]);
  });

  it('leaves a pointer that was moved elsewhere', async () => {
    await load(fixtureCatalog('rolled-back', [first, second]));
    const back = { catalog: 'rolled-back', sequence: 1, movedBy: 'tests', reason: 'rollback' };
    await ownStore.movePointer('rolled-back', () => back);
    await load(fixtureCatalog('rolled-back', [first, second, [category('policy', 'Policy')]]));
    expect((await pointer('rolled-back')).map((move) => move['sequence'])).toEqual([2, 1]);
  });

  it.each([
    ['differs', [category('plugin', 'tampered'), ...first.slice(1)], 'category plugin differs'],
    ['is gone', first.slice(1), 'category plugin was published and is not shipped any more'],
    ['was added', [...first, category('extra')], 'category extra is shipped, but was not published'],
  ])('stops when a shipped item %s, naming catalog, release, kind and id', async (how, tampered, words) => {
    const name = `tampered-${how.replaceAll(' ', '-')}`;
    await load(fixtureCatalog(name, [first, second]));
    const again = load(fixtureCatalog(name, [tampered, second]));
    await expect(again).rejects.toThrow(`release 1 of ${name}: ${words}`);
  });

  it('stops when a header differs', async () => {
    const catalog = fixtureCatalog('header', [first]);
    await load(catalog);
    const relabelled = catalog.releases.map((release) => ({
      ...release,
      header: { ...release.header, label: '2026.1.0' },
    }));
    await expect(load({ ...catalog, releases: relabelled })).rejects.toThrow(
      'release 1 of header: the shipped label differs',
    );
  });

  it('keeps what an expression was compiled to when it was published', async () => {
    const expression = (cost: number) => ({ text: 'true', treeVersion: 1, tree: true, reads: [], facts: [], cost });
    const option = (cost: number) =>
      change('option', 'kube', {
        id: 'kube',
        category: 'plugin',
        name: { en: 'k', ja: 'k' },
        order: 0,
        role: 'choice',
        matches: expression(cost),
      });
    await load(fixtureCatalog('expressions', [[...first, option(1)]]));
    await load(fixtureCatalog('expressions', [[...first, option(2)], second]));
    const rows = await ownStore.readBehind({ catalog: 'expressions', sequence: 0, position: 0 });
    expect(rows.changes.find(({ key }) => key === 'kube')?.content).toEqual(option(1).content);
    const releases = await openReleases({ prisma: ownDatabase.prisma, url: own.url }, config, silentLog, []);
    expect(releases.memory.find('expressions', 'current').ref.sequence).toBe(2);
    await releases.stop();
  });
});

describe('releases read back', () => {
  it('have the digest that their header says, recomputed from the rows', async () => {
    const releases = await openReleases({ prisma: database.prisma, url: clone.url }, config, silentLog, []);
    for (const sequence of ['1', '2']) {
      const { release, content } = releases.memory.snapshot('fixture', sequence);
      expect(digestOf({ catalog: 'fixture', schemaVersion: '1.0.0', content })).toBe(release.digest);
      expect(release.digest).toBe(authored.digestAt(release.sequence));
    }
    await releases.stop();
  });

  it('hold, for each item, the newest version at or before their sequence', async () => {
    const releases = await openReleases({ prisma: database.prisma, url: clone.url }, config, silentLog, []);
    const names = (ref: string) =>
      releases.memory.find('fixture', ref).content.categories.map(({ id, name }) => [id, name.en]);
    expect(names('1')).toEqual([
      ['ingress', 'ingress'],
      ['plugin', 'plugin'],
    ]);
    expect(names('2')).toEqual([
      ['plugin', 'Plugin'],
      ['policy', 'policy'],
    ]);
    expect(releases.memory.find('fixture', '2').revisions.has('paper-1')).toBe(true);
    const { textSha256 = '' } = releases.memory.find('fixture', '2').revisions.get('paper-1') ?? {};
    expect(releases.memory.sourceText(textSha256)).toBe(sourceText);
    await releases.stop();
  });

  it('are refused when the rows do not give the digest', async () => {
    const forged = await cloneDatabase('migrated');
    const forgedDatabase = await openDatabase({ databaseUrl: forged.url, dataDirectory: '' }, silentLog);
    await loadCatalog(new ReleaseStore(forgedDatabase.prisma), authored, silentLog);
    await runSql(
      forged.url,
      `ALTER TABLE release_changes DISABLE TRIGGER ALL;
       UPDATE release_changes SET content = jsonb_set(content, '{order}', '7') WHERE key = 'policy'`,
    );
    const opened = openReleases({ prisma: forgedDatabase.prisma, url: forged.url }, config, silentLog, []);
    await expect(opened).rejects.toThrow(/release 2 of fixture has digest \w{64}, but was published with/);
    await forgedDatabase.close();
    await forged.drop();
  });
});

describe('the shipped catalogs', () => {
  let shipped: ClonedDatabase;
  let shippedDatabase: Database;

  beforeAll(async () => {
    shipped = await cloneDatabase('loaded');
    shippedDatabase = await openDatabase({ databaseUrl: shipped.url, dataDirectory: '' }, silentLog);
  });

  afterAll(async () => {
    await shippedDatabase?.close();
    await shipped?.drop();
  });

  it('are there, each with a digest that its rows give', async () => {
    const releases = await openReleases(shippedDatabase, config, silentLog);
    expect(releases.memory.catalogs().length).toBeGreaterThan(0);
    for (const { catalog } of releases.memory.catalogs())
      for (const header of releases.memory.headers(catalog)) {
        const { content } = releases.memory.snapshot(catalog, header.digest);
        expect(digestOf({ catalog, schemaVersion: header.schemaVersion, content })).toBe(header.digest);
      }
    await releases.stop();
  });

  it('change nothing when they are loaded again, read or not', async () => {
    const count = () =>
      runSql(
        shipped.url,
        'SELECT (SELECT count(*) FROM release_changes) AS changes, (SELECT count(*) FROM pointer_moves) AS moves',
      );
    const before = await count();
    const remembering = new ReleaseStore(shippedDatabase.prisma);
    const forgetful = Object.assign(new ReleaseStore(shippedDatabase.prisma), {
      isFolderLoaded: () => Promise.resolve(false),
    });
    for (const directory of shippedCatalogDirectories())
      for (const each of [remembering, forgetful]) await loadCatalogDirectory(each, directory, silentLog);
    expect(await count()).toEqual(before);
  });

  it('are not read again when their folder is as it was', async () => {
    const log = keepingLog();
    const counting = Object.assign(new ReleaseStore(shippedDatabase.prisma), {
      readHeads: () => Promise.reject(new Error('the folder was read')),
    });
    for (const directory of shippedCatalogDirectories()) await loadCatalogDirectory(counting, directory, log);
    expect(log.lines).toEqual([]);
  });
});
