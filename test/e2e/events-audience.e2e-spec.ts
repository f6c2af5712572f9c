import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadBoats } from '../crash/boat-harbour.js';
import { BOATS, TOLD } from '../support/boat-catalog.js';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import { publishReady, readyDraft } from '../support/draft-flow.js';
import { openStream, type FeedEvent } from '../support/event-reader.js';
import { hire, type Writer } from '../support/writer.js';
import { runReplica, type RunningApp } from './running-app.js';

interface Page {
  readonly items: readonly FeedEvent[];
  readonly cursor: number;
}

let clone: ClonedDatabase;
let app: RunningApp;
let editor: Writer;
let publisher: Writer;
let reader: Writer;
let begin: number;
let draft: string;

beforeAll(async () => {
  clone = await cloneDatabase('migrated');
  await loadBoats(clone.url);
  app = await runReplica(clone.url, { PLIMSOLL_STREAM_HEARTBEAT_MS: '100' });
  const url = () => app.url;
  editor = await hire(url, app.adminToken, 'editor', 'editor');
  publisher = await hire(url, app.adminToken, 'publisher', 'publisher');
  reader = await hire(url, app.adminToken, 'reader', 'reader');
  begin = (await editor.ask<Page>('/v1/events?after=newest')).body.cursor;
  const edits = [{ kind: 'fact', id: TOLD.fact, patch: { value: { number: 9 } } }];
  const ready = await readyDraft(editor, publisher, { catalog: BOATS, title: 'a title that nobody else reads', edits });
  draft = ready.id;
  await publishReady(publisher, ready);
});
afterAll(async () => {
  await app.stop();
  await clone.drop();
});

const whole = [
  'draft.opened',
  'draft.submitted',
  'draft.approved',
  'release.published',
  'release.made-current',
  'draft.published',
];
const open = ['release.published', 'release.made-current'];
const typesOf = ({ items }: Page) => items.map(({ type }) => type);
const list = async (query = '') => (await (await fetch(`${app.url}/v1/events?after=${begin}${query}`)).json()) as Page;

async function viaGraphql(token?: string) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: `{ events(after: "${begin}") { cursor nodes { type } } }` }),
  });
  const { data } = (await response.json()) as { data: { events: { cursor: string; nodes: { type: string }[] } } };
  return { cursor: Number(data.events.cursor), types: data.events.nodes.map(({ type }) => type) };
}

describe('what becomes of a draft', () => {
  it('is told in the feed to those who work on drafts, in the order of the commits, without words of people', async () => {
    for (const insider of [editor, publisher]) {
      const { body } = await insider.ask<Page>(`/v1/events?after=${begin}`);
      expect(typesOf(body)).toEqual(whole);
    }
    const { body } = await editor.ask<Page>(`/v1/events?after=${begin}&type=draft.opened,draft.published`);
    expect(body.items.map(({ catalog, data }) => [catalog, data])).toEqual([
      [BOATS, { draft, state: 'draft', digest: expect.any(String), baseSequence: 1 }],
      [BOATS, { draft, state: 'published', digest: expect.any(String), baseSequence: 1, publishedSequence: 2 }],
    ]);
    expect(await viaGraphql(editor.token)).toMatchObject({ types: whole });
  });

  it('is told to nobody else, and the cursor goes past it', async () => {
    const { body: all } = await editor.ask<Page>(`/v1/events?after=${begin}`);
    const anonymous = await list();
    expect([typesOf(anonymous), anonymous.cursor]).toEqual([open, all.cursor]);
    expect(typesOf((await reader.ask<Page>(`/v1/events?after=${begin}`)).body)).toEqual(open);
    expect(typesOf(await list('&type=draft.opened,draft.published'))).toEqual([]);
    expect(await viaGraphql()).toEqual({ cursor: all.cursor, types: open });
  });

  it('is told by the stream to those who may be told', async () => {
    const streamed = async (count: number, token?: string) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const stream = await openStream(`${app.url}/v1/events/stream?after=${begin}`, { headers });
      onTestFinished(() => stream.kill());
      const types: string[] = [];
      while (types.length < count) {
        const { value, done } = await stream.messages.next();
        if (done === true) throw new Error('the stream has ended');
        if (value.data !== undefined) types.push((JSON.parse(value.data) as FeedEvent).type);
      }
      return types;
    };
    expect(await streamed(whole.length, editor.token)).toEqual(whole);
    expect(await streamed(open.length)).toEqual(open);
  });
});
