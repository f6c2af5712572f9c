import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { GraphqlWriter } from '../support/graphql-writer.js';
import { hire } from '../support/writer.js';
import { runApp, type RunningApp } from './running-app.js';

// What a document that writes may hold, which ways it may come, and how often.

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.stop();
  app = undefined;
});

async function start(environment: Readonly<Record<string, string>> = {}) {
  const running = await runApp(environment);
  app = running;
  const editor = await hire(() => running.url, running.adminToken, 'editor', 'editor');
  const as = (token: string) => new GraphqlWriter(() => running.url, token);
  return {
    url: running.url,
    token: editor.token,
    editor: as(editor.token),
    admin: as(running.adminToken),
    nobody: as(''),
  };
}

const WRITE = 'createDraft(input: { title: "One of many" }) { draft { id } }';
const writes = (count: number) => Array.from({ length: count }, (_, index) => `w${index}: ${WRITE}`).join(' ');
const countOf = async (editor: GraphqlWriter): Promise<number> => {
  const { nodes } = await editor.read<{ readonly nodes: readonly object[] }>('drafts', { first: 200 }, 'nodes { id }');
  return nodes.length;
};
const codeOf = ({ errors }: Awaited<ReturnType<GraphqlWriter['ask']>>) => errors?.[0]?.extensions['code'];

describe('a document that writes', () => {
  it('holds ten writes and no more, wherever it holds them, and does none of more', async () => {
    const { editor } = await start();
    const more = await editor.ask(`mutation { ${writes(11)} }`);
    expect([more.status, codeOf(more)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(more.errors?.[0]?.message).toMatch(/11 writes, more than 10/);
    const spread = await editor.ask(
      `mutation { ...All ... on Mutation { ${WRITE} } } fragment All on Mutation { ${writes(10)} }`,
    );
    expect([spread.status, codeOf(spread)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const two = await editor.ask(`mutation A { ${writes(6)} } mutation B { ${writes(6)} }`);
    expect([two.status, codeOf(two)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(await countOf(editor)).toBe(0);
    const ten = await editor.ask(`mutation { ${writes(10)} }`);
    expect([ten.status, ten.errors]).toEqual([200, undefined]);
    expect(await countOf(editor)).toBe(10);
  });

  it('costs what it has told besides, and is refused as a whole', async () => {
    const { editor } = await start();
    const facts = 'facts(first: 1000) { nodes { id option dimension text { en ja } } }';
    const costly = await editor.ask(
      `mutation { rollBackCatalog(catalog: "aks-networking", input: { to: "2", reason: "x" }) { release { ${facts} a: ${facts} b: ${facts} c: ${facts} d: ${facts} } } }`,
    );
    expect([costly.status, codeOf(costly)]).toEqual([400, 'GRAPHQL_TOO_COSTLY']);
  });

  it('is not cached, and neither is what is read with a token', async () => {
    const { editor, url, token } = await start();
    for (const query of [`mutation { ${WRITE} }`, '{ drafts { nodes { title } } }', '{ drafts { nonsense } }', '{']) {
      const { headers } = await editor.ask(query);
      expect([query, headers.get('cache-control')]).toEqual([query, 'no-store']);
    }
    const address = `${url}/graphql?query=${encodeURIComponent('{ drafts { nodes { title } } }')}`;
    const read = await fetch(address, {
      headers: { authorization: `Bearer ${token}`, 'apollo-require-preflight': 'yes' },
    });
    expect([read.status, read.headers.get('cache-control')]).toEqual([200, 'no-store']);
    await read.text();
  });

  it('does not come by GET, nor over a stream of subscriptions', async () => {
    const { editor, url, token } = await start();
    const query = `mutation { ${WRITE} }`;
    const bearer = { authorization: `Bearer ${token}` };
    const got = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { ...bearer, 'apollo-require-preflight': 'yes' },
    });
    expect(got.status).toBe(405);
    expect(await got.text()).not.toContain('"draft"');
    const streamed = await fetch(`${url}/graphql/stream`, {
      method: 'POST',
      headers: { ...bearer, accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(streamed.status).toBe(400);
    expect(await streamed.text()).toContain('Only subscriptions are streamed');
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: bearer,
      retryAttempts: 0,
    });
    const refusal = await new Promise((resolve) => {
      client.subscribe({ query }, { next: resolve, error: resolve, complete: () => resolve(undefined) });
    });
    await client.dispose();
    expect(JSON.stringify(refusal)).toContain('Only subscriptions are streamed');
    expect(await countOf(editor)).toBe(0);
  });

  it('comes as JSON alone: a form of another page does nothing', async () => {
    const { editor, url, token } = await start();
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
      body: JSON.stringify({ query: `mutation { ${WRITE} }` }),
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    await answer.text();
    expect(await countOf(editor)).toBe(0);
  });
});

describe('writes a minute', () => {
  it('are counted one by one, also those of one document, and together with those over REST', async () => {
    const { editor, url, token } = await start({ PLIMSOLL_WRITE_LIMIT: '3' });
    const rest = await fetch(`${url}/v1/drafts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Over REST' }),
    });
    expect(rest.status).toBe(201);
    await rest.text();
    const answer = await editor.ask(`mutation { ${writes(4)} }`);
    expect(Object.values(answer.data ?? {}).map((payload) => payload === null)).toEqual([false, false, true, true]);
    expect(answer.errors?.map(({ path, extensions }) => [path, extensions['code'], extensions['status']])).toEqual([
      [['w2'], 'rate-limited', 429],
      [['w3'], 'rate-limited', 429],
    ]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await countOf(editor)).toBe(3);
  });
});

describe('while reading is closed', () => {
  it('whoever may not read writes nothing, and is told nothing of who asks', async () => {
    const { editor, nobody } = await start({ PLIMSOLL_OPEN_READING: 'false' });
    for (const query of [`mutation { ${WRITE} }`, '{ caller { kind } }', '{ auditHead { sequence } }']) {
      const answer = await nobody.ask(query);
      expect([query, answer.status]).toEqual([query, 401]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(await countOf(editor)).toBe(0);
    const own = await editor.ask('{ caller { kind roles } auditHead { sequence } }');
    expect(own.data).toMatchObject({ caller: { kind: 'token', roles: ['editor'] } });
  });
});

describe('a key', () => {
  it('is of its caller alone, and is free again where the write was refused or a dry run', async () => {
    const { editor, admin } = await start();
    const args = { input: { title: 'Keyed' }, idempotencyKey: 'one' };
    const wrong = { input: { title: 'Keyed', catalog: 'canoes' }, idempotencyKey: 'one' };
    expect((await editor.tryWrite('createDraft', wrong, 'isReplayed')).problem).toMatchObject({ status: 404 });
    const tried = await editor.write('createDraft', { ...args, dryRun: true }, 'isDryRun isReplayed draft { id }');
    expect(tried).toMatchObject({ isDryRun: true, isReplayed: false });
    expect(await countOf(editor)).toBe(0);
    const first = await editor.write('createDraft', args, 'isReplayed draft { id etag }');
    expect(await editor.write('createDraft', args, 'isReplayed draft { id etag }')).toEqual({
      ...first,
      isReplayed: true,
    });
    expect(await admin.write('createDraft', args, 'isReplayed')).toEqual({ isReplayed: false });
    expect(await countOf(editor)).toBe(2);
  });
});
