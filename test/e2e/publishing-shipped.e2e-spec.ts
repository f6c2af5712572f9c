import type { AuthoredCatalog, AuthoredChange } from '@plimsoll/catalog';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../apps/api/src/database/database.types.js';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import { openShippedDraft } from '../../apps/api/src/drafts/shipped-draft.js';
import { loadCatalog } from '../../apps/api/src/releases/catalog-loader.js';
import { ReleaseStore } from '../../apps/api/src/releases/release.store.js';
import { ReleaseMemory } from '../../apps/api/src/releases/releases.types.js';
import { boatCatalog, BOATS } from '../support/boat-catalog.js';
import { change, fixtureCatalog } from '../support/fixture-catalog.js';
import { keepingLog, silentLog } from '../support/silent-log.js';
import { approvedDraft, crew, openDesk, step, type DraftDesk } from './draft-desk.js';

type Json = Readonly<Record<string, unknown>>;

let desk: DraftDesk;
let database: Database;
let store: ReleaseStore;
beforeAll(async () => {
  desk = await openDesk();
  database = await openDatabase({ databaseUrl: desk.databaseUrl, dataDirectory: '' }, silentLog);
  store = new ReleaseStore(database.prisma);
});
afterAll(async () => {
  await database.close();
  await desk.stop();
});

const category = (id: string) => change('category', id, { id, name: { en: id, ja: '艤装' }, order: 7 });

/** The catalog as a newer version of the product ships it. */
function shipped(...releases: readonly (readonly AuthoredChange[])[]): AuthoredCatalog {
  const first = boatCatalog();
  const changes = [first.releases[0]?.changes ?? [], ...releases];
  return { ...fixtureCatalog(BOATS, changes), texts: first.texts };
}

function ketchWith(number: number): AuthoredChange {
  const [release] = boatCatalog().releases;
  const fact = release?.changes.find(({ key }) => key === 'ketch-max-crew');
  const value = { ...(fact?.content?.['value'] as Json), number };
  return change('fact', 'ketch-max-crew', { ...fact?.content, value } as AuthoredChange['content']);
}

const drafts = async () =>
  ((await desk.editor.ask(`/v1/drafts?catalog=${BOATS}&author=plimsoll`)).body['items'] ?? []) as readonly Json[];

it('publishes what is shipped while no editor has published', async () => {
  const authored = shipped([category('rig')]);
  expect(await loadCatalog(store, authored, silentLog)).toBe(2);
  expect(await store.firstFromDraft(BOATS)).toBeUndefined();
});

it('opens a draft, once, of shipped releases that do not follow on what editors published', async () => {
  await expect
    .poll(async () => (await desk.reader.ask(`/v1/catalogs/${BOATS}/releases/2`)).status, { timeout: 60_000 })
    .toBe(200);
  const published = await step(desk.publisher, await approvedDraft(desk, 9), 'publish');
  expect(published.body).toMatchObject({ sequence: 3 });
  expect(await store.firstFromDraft(BOATS)).toBe(3);

  const authored = shipped([category('rig')], [ketchWith(12), category('keel')], [category('mast')]);
  const common = await loadCatalog(store, authored, silentLog);
  expect(common).toBe(2);
  const setAside = { authored, fingerprint: 'a'.repeat(64), common };
  const log = keepingLog();
  const memory = desk.app.get(ReleaseMemory);
  const ground = { prisma: database.prisma, memory, log, now: new Date() };
  await Promise.all([openShippedDraft(ground, setAside), openShippedDraft(ground, setAside)]);

  const [draft, ...others] = await drafts();
  expect(others).toEqual([]);
  expect(draft).toMatchObject({
    author: 'plimsoll',
    base: { sequence: 3 },
    because: {
      kind: 'shipped-catalog',
      common: 2,
      releases: [{ sequence: 3 }, { sequence: 4 }],
      conflicts: [{ id: 'ketch-max-crew', member: 'value', theirs: { number: 9 }, ours: { number: 12 } }],
    },
  });
  const { body } = await desk.editor.ask(`/v1/drafts/${String(draft?.['id'])}/items`);
  expect((body['items'] as readonly Json[]).map(({ id, change: how }) => [id, how])).toEqual([
    ['keel', 'added'],
    ['mast', 'added'],
  ]);
  const events = await desk.sql<{ data: Json }>(`SELECT data FROM events WHERE type = 'catalog.shipped-set-aside'`);
  expect(events).toMatchObject([{ data: { draft: draft?.['id'] } }]);
  expect(await store.isFolderLoaded('a'.repeat(64))).toBe(true);
});

it('lets an editor take it on, and others approve it', async () => {
  const [draft] = await drafts();
  const id = String(draft?.['id']);
  const { etag } = await desk.editor.ask(`/v1/drafts/${id}`);
  const patched = await desk.editor.ask(`/v1/drafts/${id}/items/fact/ketch-max-crew`, {
    method: 'PATCH',
    body: crew(12),
    ifMatch: etag,
  });
  const held = { id, etag: patched.etag, body: patched.body };
  const approved = await step(desk.publisher, await step(desk.editor, held, 'submit'), 'approve');
  expect((await step(desk.publisher, approved, 'publish')).body).toMatchObject({ sequence: 4 });
});

it('opens no draft where the newest release says all of it', async () => {
  const before = (await drafts()).length;
  const authored = shipped([category('rig')], [ketchWith(12), category('keel')], [category('mast')]);
  const memory = desk.app.get(ReleaseMemory);
  const ground = { prisma: database.prisma, memory, log: silentLog, now: new Date() };
  await openShippedDraft(ground, { authored, fingerprint: 'b'.repeat(64), common: 2 });
  expect(await drafts()).toHaveLength(before);
  expect(await store.isFolderLoaded('b'.repeat(64))).toBe(true);
});

it('still refuses a folder that says something else of what it had shipped', async () => {
  const authored = shipped([category('other')], [category('keel')]);
  await expect(loadCatalog(store, authored, silentLog)).rejects.toThrow(/release 2 of boats/);
});
