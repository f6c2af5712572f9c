import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allTables } from '../support/all-tables.js';
import { BOATS } from '../support/boat-catalog.js';
import { eventually } from '../support/eventually.js';
import type { Writer } from '../support/writer.js';
import { approvedDraft, crew, openDesk, openDraft, patchItem, problemOf, step, type DraftDesk } from './draft-desk.js';
import { runReplica, type RunningApp } from './running-app.js';

type Json = Readonly<Record<string, unknown>>;

/** A write that is ready to be asked. */
interface Prepared {
  readonly who: Writer;
  readonly path: string;
  readonly method?: 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly ifMatch?: string;
}

const KETCH = 'fact/ketch-max-crew';
const SOURCE = {
  catalog: BOATS,
  title: { en: 'Notes', ja: 'メモ' },
  url: 'https://example.com/notes',
  licence: 'MIT',
  language: 'en',
};
/** Nobody listens there. */
const HOOK = { url: 'http://127.0.0.1:9/hook', types: ['release.published'] };
const logOf = (crewOfKetch: number) => `# Crew\n\nA dinghy carries 2 people.\nA ketch carries ${crewOfKetch} people.\n`;

let desk: DraftDesk;
let replica: RunningApp;
let count = 0;
const fresh = (name: string) => `${name}-${(count += 1)}`;

beforeAll(async () => {
  desk = await openDesk({ PLIMSOLL_WEBHOOK_ALLOW_PRIVATE: 'true' });
  replica = await runReplica(desk.databaseUrl);
});
afterAll(async () => {
  await replica.stop();
  await desk.stop();
});

/** A draft that the editor has changed, with its version. */
const edited = async () => patchItem(desk.editor, await openDraft(desk.editor), KETCH, crew((count += 1) + 10));
const submitted = async () => step(desk.editor, await edited(), 'submit');
const approved = () => approvedDraft(desk, (count += 1) + 100);
const of = (who: Writer, held: { id: string; etag: string }, way: string, body?: unknown): Prepared => ({
  who,
  path: `/v1/drafts/${held.id}${way}`,
  ...(body === undefined ? {} : { body }),
  ifMatch: held.etag,
});
const feed = async (text: string) => {
  const body = { catalog: BOATS, text };
  return (await desk.colleague.ask<{ drift: Json }>('/v1/sources/log/revisions', { body })).body.drift;
};
/** Paused, so that nothing is sent while somebody looks at the tables. */
const webhook = async () => {
  const { body } = await desk.admin.ask('/v1/webhooks', { body: HOOK });
  await desk.admin.ask(`/v1/webhooks/${String(body['id'])}`, { method: 'PATCH', body: { state: 'paused' } });
  return String(body['id']);
};
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** Every write there is, by its operation id: what leads to it, and what is asked then. */
const writes: Readonly<Record<string, () => Promise<Prepared>>> = {
  // The first: what is proposed is read where the fact says what its quote says.
  acceptProposal: async () => {
    const drift = await feed(logOf((count += 1) + 500));
    const id = String(drift['draft']);
    const { etag } = await desk.editor.ask(`/v1/drafts/${id}`);
    return of(desk.editor, { id, etag }, '/proposals/ketch-max-crew/accept', {});
  },
  createToken: async () => ({ who: desk.admin, path: '/v1/tokens', body: { name: fresh('token'), roles: ['reader'] } }),
  revokeToken: async () => {
    const { body } = await desk.admin.ask('/v1/tokens', { body: { name: fresh('token'), roles: ['reader'] } });
    return { who: desk.admin, path: `/v1/tokens/${String(body['id'])}`, method: 'DELETE' };
  },
  createDraft: async () => ({ who: desk.editor, path: '/v1/drafts', body: { catalog: BOATS, title: fresh('draft') } }),
  patchDraftItem: async () => ({
    ...of(desk.editor, await openDraft(desk.editor), `/items/${KETCH}`, crew(33)),
    method: 'PATCH',
  }),
  removeDraftItem: async () => ({
    ...of(desk.editor, await openDraft(desk.editor), `/items/${KETCH}`),
    method: 'DELETE',
  }),
  editDraft: async () =>
    of(desk.editor, await openDraft(desk.editor), '/edits', {
      edits: [{ kind: 'fact', id: 'ketch-max-crew', patch: crew(34) }],
    }),
  tellDraft: async () => ({ ...of(desk.editor, await edited(), '', { title: fresh('title') }), method: 'PATCH' }),
  submitDraft: async () => of(desk.editor, await edited(), '/submit'),
  approveDraft: async () => of(desk.publisher, await submitted(), '/approve', { comment: 'so it is' }),
  rejectDraft: async () => of(desk.publisher, await submitted(), '/reject', { reason: 'not so' }),
  withdrawDraft: async () => of(desk.editor, await edited(), '/withdraw', {}),
  rebaseDraft: async () => {
    const held = await edited();
    await step(desk.publisher, await approvedDraft(desk, (count += 1), 'fact/dinghy-max-crew'), 'publish');
    return of(desk.editor, held, '/rebase', {});
  },
  refreshExamples: async () => {
    const opened = await openDraft(desk.editor, 'a limit', 'aks-networking');
    const held = await patchItem(desk.editor, opened, 'fact/overlay-max-nodes-5000', { value: { number: 8000 } });
    return of(desk.editor, held, '/examples/refresh', {});
  },
  publishDraft: async () => of(desk.publisher, await approved(), '/publish'),
  scheduleDraft: async () => of(desk.publisher, await approved(), '/schedule', { at: inAnHour() }),
  unscheduleDraft: async () => {
    const held = await step(desk.publisher, await approved(), 'schedule', { at: inAnHour() });
    return { ...of(desk.publisher, held, '/schedule'), method: 'DELETE' };
  },
  rollBackCatalog: async () => ({
    who: desk.publisher,
    path: `/v1/catalogs/${BOATS}/rollback`,
    body: { to: 'previous', reason: fresh('reason') },
  }),
  registerSource: async () => ({ who: desk.editor, path: '/v1/sources', body: { ...SOURCE, id: fresh('notes') } }),
  correctSource: async () => {
    const id = fresh('notes');
    await desk.editor.ask('/v1/sources', { body: { ...SOURCE, id } });
    const { etag } = await desk.editor.ask(`/v1/sources/${id}?catalog=${BOATS}`);
    const body = { catalog: BOATS, language: 'ja' };
    return { who: desk.editor, path: `/v1/sources/${id}`, method: 'PATCH', ifMatch: etag, body };
  },
  addSourceRevision: async () => ({
    who: desk.editor,
    path: '/v1/sources/log/revisions',
    body: { catalog: BOATS, text: logOf((count += 1)) },
  }),
  addSourceRevisions: async () => ({
    who: desk.editor,
    path: '/v1/sources/revisions',
    body: { catalog: BOATS, revisions: [{ source: 'log', text: logOf((count += 1)) }] },
  }),
  draftDrift: async () => {
    const drift = await feed(`${logOf(8)}\n${fresh('A new line')}.\n`);
    return { who: desk.editor, path: `/v1/drifts/${String(drift['drift'])}/draft` };
  },
  createWebhook: async () => ({ who: desk.admin, path: '/v1/webhooks', body: HOOK }),
  updateWebhook: async () => ({
    who: desk.admin,
    path: `/v1/webhooks/${await webhook()}`,
    method: 'PATCH',
    body: { state: 'active' },
  }),
  deleteWebhook: async () => ({ who: desk.admin, path: `/v1/webhooks/${await webhook()}`, method: 'DELETE' }),
  rotateWebhookSecret: async () => ({ who: desk.admin, path: `/v1/webhooks/${await webhook()}/rotate`, body: {} }),
  testWebhook: async () => ({ who: desk.admin, path: `/v1/webhooks/${await webhook()}/test` }),
  redeliverWebhook: async () => {
    const id = await webhook();
    const { body } = await desk.admin.ask(`/v1/webhooks/${id}/test`, { method: 'POST' });
    return { who: desk.admin, path: `/v1/webhooks/${id}/deliveries/${String(body['id'])}/redeliver` };
  },
};

const ask = ({ who, path, ...write }: Prepared, { query = '', key = fresh('key') } = {}) =>
  who.ask(`${path}${query}`, { ...write, key });

/** What of an answer does not depend on the moment: ids and times that were made for it are left out, and what is told once. */
const MADE = ['id', 'ref', 'drift', 'draft', 'at', 'createdAt', 'updatedAt', 'publishedAt', 'approvedAt', 'nextAt'];
const ONCE = ['token', 'secret', 'revokedAt', 'previousSecretUntil', 'lastAt'];
const settled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => ![...MADE, ...ONCE].includes(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, settled(inner)]));
};

it('these are all writes that the service has', () => {
  const text = readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8');
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Operation>> };
  interface Operation {
    readonly operationId: string;
    readonly parameters?: readonly { readonly name?: string }[];
  }
  const described = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .filter(({ parameters = [] }) => parameters.some(({ name }) => name === 'dryRun'));
  expect(Object.keys(writes).sort()).toEqual(described.map(({ operationId }) => operationId).sort());
});

describe.each(Object.keys(writes))('%s', (operation) => {
  it('leaves no trace in any table when it is tried, tells what would be, and is then done once under its key', async () => {
    const prepared = await writes[operation]?.();
    if (!prepared) throw new Error('nothing is prepared');
    const before = await allTables(desk.databaseUrl);
    const dry = await ask(prepared, { query: '?dryRun=true' });
    expect([dry.status, await allTables(desk.databaseUrl)]).toEqual([dry.status, before]);
    const key = fresh('key');
    const done = await ask(prepared, { key });
    expect([done.status, settled(done.body)], JSON.stringify(done.body)).toEqual([dry.status, settled(dry.body)]);
    expect([done.status < 300, done.isReplayed]).toEqual([true, false]);
    const after = await allTables(desk.databaseUrl);
    expect(after['audit_events']).not.toBe(before['audit_events']);
    const again = await ask(prepared, { key });
    expect([again.status, again.isReplayed, settled(again.body)]).toEqual([done.status, true, settled(done.body)]);
    expect(await allTables(desk.databaseUrl)).toEqual(after);
  });
});

describe('an Idempotency-Key', () => {
  const titled = (title: string): Prepared => ({
    who: desk.editor,
    path: '/v1/drafts',
    body: { catalog: BOATS, title },
  });

  it('is answered the same by a service that was started since', async () => {
    const key = fresh('key');
    const body = { catalog: BOATS, title: 'asked of two' };
    const done = await desk.editor.ask('/v1/drafts', { body, key });
    const elsewhere = await fetch(`${replica.url}/v1/drafts`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${desk.editor.token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    expect([elsewhere.status, elsewhere.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(await elsewhere.json()).toEqual(done.body);
  });

  it('is a caller’s own: another one with the same key asks something else', async () => {
    const key = fresh('key');
    const [one, two] = [
      await ask(titled('mine'), { key }),
      await ask({ ...titled('mine'), who: desk.colleague }, { key }),
    ];
    expect([one.isReplayed, two.isReplayed, one.body['id'] === two.body['id']]).toEqual([false, false, false]);
  });

  it('is done once of two that come at once, and refuses another body', async () => {
    const key = fresh('key');
    const both = await Promise.all([ask(titled('at once'), { key }), ask(titled('at once'), { key })]);
    expect(new Set(both.map(({ body }) => body['id'])).size).toBe(1);
    expect(both.filter(({ isReplayed }) => isReplayed)).toHaveLength(1);
    expect(problemOf(await ask(titled('another'), { key }))).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
  });

  it('stays free where the write was refused or only tried', async () => {
    const key = fresh('key');
    const refused = await ask({ ...titled('no such'), body: { catalog: 'no-such', title: 'x' } }, { key });
    const tried = await ask(titled('tried'), { key, query: '?dryRun=true' });
    const done = await ask(titled('done'), { key });
    expect([refused.status, tried.status, done.status, done.isReplayed]).toEqual([404, 201, 201, false]);
  });

  it('is forgotten after a week, and not before', async () => {
    const [old, young] = [fresh('key'), fresh('key')];
    for (const key of [old, young]) await ask(titled('kept'), { key });
    await desk.sql(`UPDATE idempotency_keys SET created_at = now() - interval '8 days' WHERE key = '${old}'`);
    await desk.sql(`UPDATE idempotency_keys SET created_at = now() - interval '6 days' WHERE key = '${young}'`);
    const third = await runReplica(desk.databaseUrl, { PLIMSOLL_JOB_INTERVAL_MS: '100' });
    const left = () =>
      desk.sql<{ key: string }>(`SELECT key FROM idempotency_keys WHERE key IN ('${old}', '${young}')`);
    await eventually(async () => (await left()).length < 2);
    expect(await left()).toEqual([{ key: young }]);
    await third.stop();
  });
});
