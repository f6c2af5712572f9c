import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { runSql } from '../support/sql.js';
import { runApp, type RunningApp } from './running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.stop());

interface Told {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

async function ask(query: string, variables: object = {}, url = app.url): Promise<Told & { readonly status: number }> {
  const response = await request(url).post('/graphql').send({ query, variables });
  return { status: response.status, ...(response.body as Told) };
}

describe('reading the catalog', () => {
  it('walks from a release to its options, facts, citations and relations', async () => {
    const { status, data, errors } = await ask(`{
      release(release: "3") {
        option(id: "kubenet") {
          facts(dimension: "max-nodes") { nodes { id cited { quote } related { relation fact { id } } } }
        }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    const { release } = data as { release: { option: { facts: { nodes: readonly Record<string, unknown>[] } } } };
    const restated = release.option.facts.nodes.find(({ id }) => id === 'kubenet-400-node-limit-restated');
    expect(restated).toMatchObject({
      cited: [{ quote: expect.stringContaining('400') }],
      related: [{ relation: 'corroborates', fact: { id: 'kubenet-max-nodes' } }],
    });
  });

  it('tells where a split option went', async () => {
    const { data } = await ask(`{ release(release: "3") { option(id: "azure-cni-cilium") { movedTo { id } } } }`);
    expect(data).toEqual({
      release: { option: { movedTo: [{ id: 'azure-cni-overlay' }, { id: 'data-plane-cilium' }] } },
    });
  });

  it('pages through a connection without a gap', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(
        `query($after: String) { release(release: "2") { facts(first: 70, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      const { facts } = (data as { release: { facts: FactPage } }).release;
      ids.push(...facts.nodes.map(({ id }) => id));
      expect(ids.length).toBeLessThanOrEqual(facts.totalCount);
      after = facts.pageInfo.hasNextPage ? facts.pageInfo.endCursor : null;
    } while (after !== null);
    const listed = await request(app.url).get('/v1/catalogs/aks-networking/releases/2/facts?pageSize=1000');
    expect(ids).toEqual((listed.body as { items: { id: string }[] }).items.map(({ id }) => id));
  });

  interface FactPage {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
});

describe('what goes wrong', () => {
  it('is the problem that REST tells', async () => {
    const { errors } = await ask(`{ compare(question: { options: ["kubenett"] }) { __typename } }`);
    const rest = await request(app.url)
      .post('/v1/compare')
      .send({ options: ['kubenett'] });
    const { detail, requestId: _id, instance: _path, ...problem } = rest.body as Record<string, unknown>;
    expect(errors?.[0]).toMatchObject({ message: detail, path: ['compare'], extensions: problem });
    expect(errors?.[0]?.extensions['requestId']).toMatch(/./);
  });

  it('names the place in the question', async () => {
    const { errors } = await ask(`{ compare(question: { options: ["kubenet"], dimensions: [""] }) { __typename } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/dimensions/0' }] });
  });

  it('tells an unknown release, catalog, item and cursor', async () => {
    const codes = [];
    for (const query of [
      `{ release(release: "99") { label } }`,
      `{ release(catalog: "nothing") { label } }`,
      `{ release { fact(id: "kubenet-max-node") { id } } }`,
      `{ release { facts(after: "x") { totalCount } } }`,
      `{ release { facts(first: 0) { totalCount } } }`,
    ]) {
      const { errors } = await ask(query);
      codes.push(errors?.[0]?.extensions['code']);
    }
    expect(codes).toEqual([
      'release-not-found',
      'catalog-not-found',
      'item-not-found',
      'invalid-page-token',
      'invalid-request',
    ]);
  });
});

describe('attacks', () => {
  const spread = (count: number) =>
    Array.from({ length: count }, (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`).join(' ');
  const attacks: Readonly<Record<string, string>> = {
    'fragments in a circle': `{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }`,
    'fragments that explode': `{ ...F0 } ${spread(40)} fragment F40 on Query { __typename }`,
    '600 tokens': `{ ${'__typename '.repeat(600)} }`,
    'a hundred aliases': `{ ${Array.from({ length: 100 }, (_, at) => `a${at}: catalogs { name { en } }`).join(' ')} }`,
    'a deep walk': `{ release { option(id: "kubenet") ${'{ facts { nodes { related { fact '.repeat(6)} { id } ${'} } } }'.repeat(6)} } }`,
    'a hundred thousand items': `{ release { facts(first: 100000) { nodes { id } } } }`,
    'pages in pages': `{ release { facts(first: 1000) { nodes { cited { quote } related { fact { cited { quote } related { fact { id text { en } } } } } } } options(first: 1000) { nodes { facts(first: 1000) { nodes { id } } } } } }`,
    'directives without end': `{ ${'catalogs @skip(if: false) { __typename } '.repeat(30)} }`,
    'a field that is not there': `{ secrets }`,
    'half a document': `{ release {`,
    'an empty document': ` `,
  };
  it.each(Object.entries(attacks))('%s is refused with 400', async (_name, query) => {
    const { status, errors, data } = await ask(query);
    expect(errors?.length).toBeGreaterThan(0);
    expect(status).toBe(400);
    expect(data ?? null).toBeNull();
  });

  it('a batch is refused', async () => {
    const response = await request(app.url)
      .post('/graphql')
      .send([{ query: '{ catalogs { catalog } }' }, { query: '{ __typename }' }]);
    expect(response.status).toBe(400);
  });

  it('a form that a browser sends without asking is refused', async () => {
    const byGet = await request(app.url).get('/graphql').query({ query: '{ catalogs { catalog } }' });
    expect(byGet.status).toBe(400);
    const asText = await request(app.url).post('/graphql').type('text/plain').send('{"query":"{ __typename }"}');
    expect(asText.status).toBe(415);
  });

  it('a body that is no GraphQL request is refused', async () => {
    for (const body of ['{}', '{"query":7}', '{"query":"{ __typename }","variables":"x"}', '[]', '"x"', '{']) {
      const response = await request(app.url).post('/graphql').type('json').send(body);
      expect(response.status, body).toBe(400);
    }
  });
});

describe('configuration', () => {
  it('hides the schema where introspection is off', async () => {
    const open = await ask('{ __schema { queryType { name } } }');
    expect(open.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    const closed = await runApp({ PLIMSOLL_GRAPHQL_INTROSPECTION: 'false' });
    try {
      const { status, errors } = await ask('{ __schema { queryType { name } } }', {}, closed.url);
      expect([status, errors?.length]).toEqual([400, 1]);
    } finally {
      await closed.stop();
    }
  });

  it('runs only trusted documents where it was given some', async () => {
    const document = '{ catalogs { catalog } }';
    const file = join(mkdtempSync(join(tmpdir(), 'plimsoll-trusted-')), 'trusted.json');
    writeFileSync(file, JSON.stringify({ [createHash('sha256').update(document).digest('hex')]: document }));
    const strict = await runApp({ PLIMSOLL_GRAPHQL_TRUSTED_DOCUMENTS: file });
    try {
      expect((await ask(document, {}, strict.url)).data).toEqual({ catalogs: [{ catalog: 'aks-networking' }] });
      const other = await ask('{ catalogs { releases } }', {}, strict.url);
      expect([other.status, other.errors?.[0]?.extensions['code']]).toEqual([400, 'GRAPHQL_NOT_TRUSTED']);
    } finally {
      await strict.stop();
    }
  });
});

describe('subscriptions', () => {
  const QUERY = 'subscription { releasePublished { sequence label } }';
  const moveTo = (sequence: number) =>
    runSql(
      app.databaseUrl,
      `INSERT INTO pointer_moves (catalog, position, sequence, moved_by, reason)
       SELECT catalog, max(position) + 1, ${sequence}, 'test', 'a test' FROM pointer_moves GROUP BY catalog`,
    );

  it('tell over a WebSocket which release has become current', async () => {
    const client = createClient({
      url: `${app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
    });
    const told = client.iterate<{ releasePublished: { sequence: number } }>({ query: QUERY });
    const first = told.next();
    await settled();
    await moveTo(2);
    expect((await first).value).toMatchObject({ data: { releasePublished: { sequence: 2, label: '2026.11.1' } } });
    await moveTo(3);
    expect((await told.next()).value).toMatchObject({ data: { releasePublished: { sequence: 3 } } });
    await client.dispose();
  });

  it('tell it as server-sent events', async () => {
    const aborting = new AbortController();
    const response = await fetch(`${app.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: QUERY }),
      signal: aborting.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    await moveTo(1);
    const text = await readUntil(response, 'releasePublished');
    expect(text).toContain('"sequence":1');
    aborting.abort();
    await moveTo(3);
  });

  it('are held to the same limits, and run no query', async () => {
    const stream = async (query: string) => {
      const response = await fetch(`${app.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query }),
      });
      return response.text();
    };
    expect(await stream('{ catalogs { catalog } }')).toContain('Only subscriptions');
    expect(await stream(`subscription { ${'releasePublished { label } '.repeat(200)} }`)).toContain('token');
    expect(await stream('subscription { releasePublished { facts(first: 100000) { nodes { id } } } }')).toContain(
      'costs',
    );
  });
});

const settled = () => new Promise((done) => setTimeout(done, 300));

async function readUntil(response: Response, wanted: string): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes(wanted)) return text;
  }
  return text;
}
