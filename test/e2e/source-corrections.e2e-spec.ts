import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, problemOf, type DraftDesk } from './draft-desk.js';

type Json = Readonly<Record<string, unknown>>;

const BOTH = { en: 'Notes on pools', ja: 'プールのメモ' };
const source = (id: string) => ({
  id,
  title: BOTH,
  url: 'https://example.com/pols',
  licence: 'CC-BY-4.0',
  language: 'en',
  note: { en: 'a note', ja: 'メモ' },
});

let desk: DraftDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

/** Registers a source; gives what is read of it. */
async function registered(id: string) {
  expect((await desk.editor.ask('/v1/sources', { body: source(id) })).status).toBe(201);
  return desk.editor.ask(`/v1/sources/${id}`);
}

const patch = (id: string, ifMatch: string, body: object, query = '') =>
  desk.editor.ask(`/v1/sources/${id}${query}`, { method: 'PATCH', body, ifMatch });

describe('a registered source', () => {
  it('is corrected by whoever has read it, and the audit keeps what it said', async () => {
    const { etag } = await registered('pool-notes');
    const correction = { url: 'https://example.com/pools', licence: 'MIT', note: null };
    const dry = await patch('pool-notes', etag, correction, '?dryRun=true');
    expect(dry).toMatchObject({ status: 200, body: { source: { url: correction.url } } });
    expect((await desk.editor.ask('/v1/sources/pool-notes')).etag).toBe(etag);
    const done = await patch('pool-notes', etag, correction);
    const { note: _, ...rest } = source('pool-notes');
    const corrected = { ...rest, url: correction.url, licence: 'MIT' };
    expect([done.status, done.body['source']]).toEqual([200, corrected]);
    const read = await desk.editor.ask('/v1/sources/pool-notes');
    expect([read.etag, read.body]).toEqual([done.etag, done.body]);
    const [deed] = await desk.sql<{ before: Json; after: Json }>(
      `SELECT before, after FROM audit_events WHERE type = 'source.corrected'`,
    );
    expect([deed?.before, deed?.after]).toEqual([source('pool-notes'), corrected]);
  });

  it('stays as it is where somebody else was quicker, or where nothing would change', async () => {
    const { etag } = await registered('quick-notes');
    const first = await patch('quick-notes', etag, { language: 'ja' });
    const second = await patch('quick-notes', etag, { language: 'de' });
    expect([first.status, problemOf(second)]).toMatchObject([200, { status: 412, code: 'stale' }]);
    const same = await patch('quick-notes', first.etag, { language: 'ja' });
    expect([same.status, same.etag]).toEqual([200, first.etag]);
    const deeds = await desk.sql(
      `SELECT 1 FROM audit_events WHERE type = 'source.corrected' AND target LIKE '%quick-notes'`,
    );
    expect(deeds).toHaveLength(1);
  });

  it.each([
    ['another id', { id: 'other-notes' }],
    ['no address', { url: null }],
    ['a word for an address', { url: 'here' }],
  ])('takes no %s', async (name, body) => {
    const { etag } = await registered(`refused-${name.replaceAll(' ', '-')}`);
    const answer = await patch(`refused-${name.replaceAll(' ', '-')}`, etag, body);
    expect(problemOf(answer)).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  it('is edited in a draft once a release holds it', async () => {
    const id = 'aks-node-pools';
    const { etag } = await desk.editor.ask(`/v1/sources/${id}`);
    expect(problemOf(await patch(id, etag, { language: 'ja' }))).toMatchObject({
      status: 409,
      code: 'source-released',
    });
  });

  it('needs the version that was read, and an editor', async () => {
    await registered('guarded-notes');
    const bare = await desk.editor.ask('/v1/sources/guarded-notes', { method: 'PATCH', body: { language: 'ja' } });
    const reader = await desk.reader.ask('/v1/sources/guarded-notes', { method: 'PATCH', body: {}, ifMatch: '"x"' });
    expect([bare.status, reader.status]).toEqual([428, 403]);
  });

  it('is corrected in the database in what it says alone', async () => {
    await registered('kept-notes');
    await expect(desk.sql(`UPDATE registered_sources SET registered_by = 'me'`)).rejects.toThrow('refused');
    await expect(
      desk.sql(`UPDATE registered_sources SET content = jsonb_set(content, '{id}', '"x"') WHERE id = 'kept-notes'`),
    ).rejects.toThrow('refused');
    await expect(desk.sql(`DELETE FROM registered_sources`)).rejects.toThrow();
  });
});

describe('the text of a revision', () => {
  const textOf = (path: string, token: string) =>
    fetch(`${desk.url}${path}`, { headers: { authorization: `Bearer ${token}` } });

  it('can be read before a release holds it, by editors, beside the one that was released', async () => {
    await registered('read-notes');
    const text = 'Pools have names.\r\n\u{1F6A2} и ещё\n';
    const taken = await desk.editor.ask('/v1/sources/read-notes/revisions', { body: { text } });
    const [{ revision } = { revision: '' }] = taken.body['revisions'] as readonly { revision: string }[];
    const path = `/v1/sources/read-notes/revisions/${revision}/text`;
    const answer = await textOf(path, desk.colleague.token);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'no-store',
    ]);
    expect(await answer.text()).toBe(text);
    expect((await textOf(path, desk.reader.token)).status).toBe(403);
    const released = '/v1/sources/aks-node-pools/revisions/aks-node-pools-0402a914/text';
    const open =
      '/v1/catalogs/aks-networking/releases/current/sources/aks-node-pools/revisions/aks-node-pools-0402a914/text';
    const [ours, theirs] = [await textOf(released, desk.editor.token), await textOf(open, desk.reader.token)];
    expect(await ours.text()).toBe(await theirs.text());
  });

  it('is not found where there is none, or where it is of another source', async () => {
    const asked = async (path: string) => problemOf(await desk.editor.ask(`/v1/sources/${path}/text`));
    expect(await asked('no-such/revisions/a')).toMatchObject({ status: 404, code: 'source-not-found' });
    const other = 'aks-node-pools/revisions/aks-networking-concepts-000';
    expect(await asked(other)).toMatchObject({ status: 404, code: 'item-not-found' });
  });
});
