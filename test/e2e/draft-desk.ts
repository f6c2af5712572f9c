import { FIRST_TOKEN } from '../../apps/api/src/access/access.module.js';
import { createApp } from '../../apps/api/src/app.factory.js';
import { readConfig } from '../../apps/api/src/config/config.js';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import { loadCatalog } from '../../apps/api/src/releases/catalog-loader.js';
import { ReleaseStore } from '../../apps/api/src/releases/release.store.js';
import { boatCatalog, BOATS } from '../support/boat-catalog.js';
import { cloneDatabase } from '../support/clone-database.js';
import { silentLog } from '../support/silent-log.js';
import { runSql } from '../support/sql.js';
import { hire, type Written, type Writer } from '../support/writer.js';

type Json = Readonly<Record<string, unknown>>;

/** A service with the shipped catalogs and a small one, and people who work on drafts of it. */
export interface DraftDesk {
  readonly app: Awaited<ReturnType<typeof createApp>>;
  readonly url: string;
  readonly databaseUrl: string;
  readonly editor: Writer;
  readonly colleague: Writer;
  readonly publisher: Writer;
  readonly second: Writer;
  readonly admin: Writer;
  readonly reader: Writer;
  sql<Row extends object>(text: string): Promise<readonly Row[]>;
  stop(): Promise<void>;
}

export async function openDesk(environment: Readonly<Record<string, string>> = {}): Promise<DraftDesk> {
  const clone = await cloneDatabase('loaded');
  const database = await openDatabase({ databaseUrl: clone.url, dataDirectory: '' }, silentLog);
  await loadCatalog(new ReleaseStore(database.prisma), boatCatalog(), silentLog);
  await database.close();
  const app = await createApp(
    readConfig({ DATABASE_URL: clone.url, LOG_LEVEL: 'silent', PLIMSOLL_JOB_INTERVAL_MS: '100', ...environment }),
  );
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const token = app.get<string>(FIRST_TOKEN);
  const of = (name: string, ...roles: Parameters<typeof hire>[3][]) => hire(() => url, token, name, ...roles);
  return {
    app,
    url,
    databaseUrl: clone.url,
    editor: await of('editor', 'editor'),
    colleague: await of('colleague', 'editor'),
    publisher: await of('publisher', 'publisher'),
    second: await of('second', 'publisher'),
    admin: await of('admin', 'admin'),
    reader: await of('reader', 'reader'),
    sql: (text) => runSql(clone.url, text),
    stop: async () => {
      await app.close();
      await clone.drop();
    },
  };
}

/** A draft as the tests hold it: the last that was read of it. */
export interface Held {
  readonly id: string;
  readonly etag: string;
  readonly body: Json;
}

const heldOf = ({ body, etag, status }: Written): Held => {
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return { id: String(body['id']), etag, body };
};

export const openDraft = async (writer: Writer, title = 'A draft', catalog: string = BOATS): Promise<Held> =>
  heldOf(await writer.ask('/v1/drafts', { body: { catalog, title } }));

export const readDraft = async (writer: Writer, id: string): Promise<Held> =>
  heldOf(await writer.ask(`/v1/drafts/${id}`));

/** Edits one item, as the draft was last read. */
export const patchItem = async (writer: Writer, held: Held, item: string, patch: unknown): Promise<Held> =>
  heldOf(await writer.ask(`/v1/drafts/${held.id}/items/${item}`, { method: 'PATCH', body: patch, ifMatch: held.etag }));

/** Does a step that takes no more than a version. */
export const step = async (writer: Writer, held: Held, name: string, body: unknown = {}): Promise<Held> =>
  heldOf(await writer.ask(`/v1/drafts/${held.id}/${name}`, { body, ifMatch: held.etag }));

const crewOf = (number: number) => ({
  value: { type: 'limit', op: 'max', number, unit: 'people', scope: 'boat', kind: 'hard', adjustable: false },
});

/** A patch of the crew that a boat carries. Its quote says otherwise: what is checked is that it is there, and not what it says. */
export const crew = crewOf;

/** A draft that changes the crew of a boat, approved. */
export async function approvedDraft(desk: DraftDesk, number: number, item = 'fact/ketch-max-crew'): Promise<Held> {
  const edited = await patchItem(desk.editor, await openDraft(desk.editor), item, crewOf(number));
  return step(desk.publisher, await step(desk.editor, edited, 'submit'), 'approve');
}

/** The codes of a problem, and its places. */
export const problemOf = ({ status, body }: Written) => ({
  status,
  code: body['code'],
  places: ((body['errors'] ?? []) as readonly Json[]).map(({ pointer, code }) => `${String(pointer)} ${String(code)}`),
});
