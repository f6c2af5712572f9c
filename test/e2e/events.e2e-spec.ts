import { setTimeout as delay } from 'node:timers/promises';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import { startEmbeddedPostgres } from '../../apps/api/src/database/embedded-postgres.js';
import { loadCatalog } from '../../apps/api/src/releases/catalog-loader.js';
import { ReleaseStore } from '../../apps/api/src/releases/release.store.js';
import { cloneDatabase } from '../support/clone-database.js';
import { temporaryDirectory } from '../support/data-directory.js';
import { openStream, readBody, type Asked, type FeedEvent, type OpenStream } from '../support/event-reader.js';
import { eventually } from '../support/eventually.js';
import { category, fixtureCatalog } from '../support/fixture-catalog.js';
import { startProxy } from '../support/proxy.js';
import { silentLog } from '../support/silent-log.js';
import { runSql } from '../support/sql.js';
import { runApp, runReplica, type RunningApp } from './running-app.js';

interface Page {
  readonly items: readonly FeedEvent[];
  readonly cursor: number;
  readonly hasMore: boolean;
}

const CATALOG = 'aks-networking';
const append = (databaseUrl: string, count: number, catalog = CATALOG, type = 'release.tested') =>
  runSql(
    databaseUrl,
    `SELECT plimsoll_append_event($2, $3, now(), jsonb_build_object('n', n)) FROM generate_series(1, $1::int) n`,
    [count, type, catalog],
  );
const newest = async (databaseUrl: string) =>
  Number((await runSql(databaseUrl, 'SELECT max(sequence) AS newest FROM events'))[0]?.['newest']);
const idsOf = async (databaseUrl: string, after = 0) =>
  (await runSql(databaseUrl, 'SELECT id FROM events WHERE sequence > $1 ORDER BY sequence', [after])).map((row) =>
    String(row['id']),
  );
const movePointer = (databaseUrl: string, sequence: number, catalog = CATALOG) =>
  runSql(
    databaseUrl,
    `INSERT INTO pointer_moves (catalog, position, sequence, moved_by, reason)
     SELECT catalog, max(position) + 1, $1, 'tests', 'a test' FROM pointer_moves WHERE catalog = $2 GROUP BY catalog`,
    [sequence, catalog],
  );

/** The same numbers each time, so that a failure can be looked at again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

async function open(url: string, asked?: Asked): Promise<OpenStream> {
  const stream = await openStream(url, asked);
  onTestFinished(() => stream.kill());
  return stream;
}

/** The next message that holds an event. */
async function nextEvent({ messages }: OpenStream): Promise<FeedEvent> {
  for (;;) {
    const { value, done } = await messages.next();
    if (done === true) throw new Error('the stream has ended');
    if (value.data !== undefined) return JSON.parse(value.data) as FeedEvent;
  }
}

describe('the feed', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await runApp({ PLIMSOLL_STREAM_HEARTBEAT_MS: '100' });
  });
  afterAll(() => app.stop());

  const list = async (query = '') => (await request(app.url).get(`/v1/events?${query}`)).body as Page;

  it('tells what was published before it was asked, from the first event on', async () => {
    const { items, cursor, hasMore } = await list('pageSize=1000');
    const { body } = await request(app.url).get(`/v1/catalogs/${CATALOG}/releases`);
    const published = items.filter(({ type }) => type === 'release.published');
    expect(published.map(({ catalog, data }) => [catalog, data])).toEqual(
      (body as { items: { sequence: number; label: string; digest: string }[] }).items.map(
        ({ sequence, label, digest }) => [CATALOG, { sequence, label, digest }],
      ),
    );
    expect(items.map(({ sequence }) => sequence)).toEqual(items.map((_, index) => index + 1));
    expect([cursor, hasMore]).toEqual([items.length, false]);
    expect(items.at(-1)).toMatchObject({ type: 'release.made-current', data: { reason: 'shipped catalog' } });
  });

  it('gives a cursor also where nothing is new, and with it what comes then', async () => {
    const { items, cursor } = await list('after=newest');
    expect(items).toEqual([]);
    expect(await list(`after=${cursor}`)).toEqual({ items: [], cursor, hasMore: false });
    await append(app.databaseUrl, 3);
    const page = await list(`after=${cursor}`);
    expect([page.items.map(({ data }) => data), page.cursor]).toEqual([[{ n: 1 }, { n: 2 }, { n: 3 }], cursor + 3]);
  });

  it('moves the cursor past what a filter hides', async () => {
    const { cursor } = await list('after=newest');
    await append(app.databaseUrl, 5);
    await movePointer(app.databaseUrl, 2);
    await append(app.databaseUrl, 5);
    await movePointer(app.databaseUrl, 3);
    await append(app.databaseUrl, 5);
    const asked = `catalog=${CATALOG}&type=release.rolled-back,release.made-current`;
    const first = await list(`after=${cursor}&pageSize=1&${asked}`);
    expect([first.items.map(({ type }) => type), first.hasMore]).toEqual([['release.rolled-back'], true]);
    const second = await list(`after=${first.cursor}&pageSize=1&${asked}`);
    expect([second.items.map(({ type }) => type), second.hasMore]).toEqual([['release.made-current'], false]);
    expect(second.cursor).toBe(cursor + 17);
  });

  it('is kept by no cache, and says so also to whoever holds the page', async () => {
    const { headers } = await request(app.url).get('/v1/events?after=newest');
    expect(headers['cache-control']).toBe('no-store');
    const again = await request(app.url).get('/v1/events?after=newest').set('if-none-match', String(headers['etag']));
    expect([again.status, again.headers['cache-control']]).toEqual([304, 'no-store']);
  });

  it.each([
    ['beyond the newest', '/v1/events?after=999999', 'invalid-cursor', '/after'],
    ['that is no number', '/v1/events?after=x', 'invalid-request', '/after'],
    ['that is negative', '/v1/events?after=-1', 'invalid-request', '/after'],
    ['beyond the newest', '/v1/events/stream?after=999999', 'invalid-cursor', '/after'],
    ['that is no number', '/v1/events/stream?after=1.5', 'invalid-request', '/after'],
  ])('refuses a cursor %s: %s', async (_what, path, code, pointer) => {
    const { status, body } = await request(app.url).get(path);
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, code, pointer]);
  });

  it.each(['x', '-1', '1e3', '999999', '0x1', ' '])('refuses the Last-Event-ID %j', async (id) => {
    const asked = request(app.url).get('/v1/events/stream?after=0').set('last-event-id', id);
    // What is nothing but white space is no header.
    if (id.trim() === '') return expect((await open(`${app.url}/v1/events/stream`)).response.statusCode).toBe(200);
    const { status, body } = await asked;
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'invalid-cursor', '/Last-Event-ID']);
  });

  it.each(['/v1/events', '/v1/events/stream'])('refuses a catalog and a type that are not there (%s)', async (path) => {
    const catalog = await request(app.url).get(`${path}?catalog=nothing`);
    expect([catalog.status, catalog.body.code, catalog.body.errors[0].pointer]).toEqual([
      404,
      'catalog-not-found',
      '/catalog',
    ]);
    const type = await request(app.url).get(`${path}?type=release.published,release.publishd`);
    expect([type.status, type.body.errors[0].pointer]).toEqual([400, '/type/1']);
  });

  it('over GraphQL has the same events and cursors', async () => {
    const query = `query($after: String) { events(after: $after, first: 4, types: ["release.published", "release.rolled-back"]) {
      edges { cursor node { sequence } } nodes { id sequence type catalog at data } cursor pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    const rest = await list('pageSize=4&type=release.published,release.rolled-back');
    const { body } = await request(app.url).post('/graphql').send({ query });
    expect(body.errors).toBeUndefined();
    const { edges, nodes, cursor, pageInfo } = body.data.events;
    expect(nodes).toEqual(rest.items);
    expect(edges).toEqual(rest.items.map(({ sequence }) => ({ cursor: String(sequence), node: { sequence } })));
    expect([cursor, pageInfo]).toEqual([
      String(rest.cursor),
      { hasNextPage: rest.hasMore, hasPreviousPage: false, startCursor: '1', endCursor: edges.at(-1).cursor },
    ]);
    const next = await request(app.url)
      .post('/graphql')
      .send({ query, variables: { after: 'newest' } });
    expect(next.body.data.events).toMatchObject({
      nodes: [],
      cursor: String((await list('after=newest')).cursor),
      pageInfo: { hasNextPage: false, hasPreviousPage: true, endCursor: null },
    });
    const wrong = await request(app.url)
      .post('/graphql')
      .send({ query, variables: { after: '999999' } });
    expect(wrong.body.errors[0].extensions).toMatchObject({ code: 'invalid-cursor', errors: [{ pointer: '/after' }] });
    for (const args of [
      'first: 0',
      'first: 1001',
      'after: "x"',
      'types: ["x"]',
      'catalog: "nothing"',
      'catalog: "X"',
    ]) {
      const refused = await request(app.url)
        .post('/graphql')
        .send({ query: `{ events(${args}) { nodes { id } } }` });
      expect([args, refused.body.errors[0].extensions.errors[0].pointer]).toEqual([
        args,
        expect.stringContaining(`/${args.split(':')[0]}`),
      ]);
    }
  });

  describe('as a stream', () => {
    const STREAM = '/v1/events/stream';

    it('tells what comes from now on, in the form that browsers read', async () => {
      const stream = await open(`${app.url}${STREAM}`);
      expect(stream.response.headers).toMatchObject({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      });
      const begin = await newest(app.databaseUrl);
      const first = await stream.messages.next();
      expect(first.value).toEqual({ retry: '3000', id: String(begin), isComment: false });
      await append(app.databaseUrl, 1);
      const { items } = await list(`after=${begin}`);
      for await (const message of stream.messages) {
        if (message.data === undefined) continue;
        const { id, event, data } = message;
        expect([id, event, JSON.parse(String(data))]).toEqual([String(begin + 1), 'release.tested', items[0]]);
        break;
      }
    });

    it('beats while nothing happens, and moves the place of a reader past what a filter hides', async () => {
      const stream = await open(`${app.url}${STREAM}?type=release.published`);
      await append(app.databaseUrl, 2);
      const end = await newest(app.databaseUrl);
      let beats = 0;
      for await (const { id, isComment, data } of stream.messages) {
        expect(data).toBeUndefined();
        if (isComment && id === String(end)) beats += 1;
        if (beats === 2) break;
      }
    });

    it('begins where Last-Event-ID says, which goes before the address', async () => {
      const stream = await open(`${app.url}${STREAM}?after=0`, { headers: { 'last-event-id': '4' } });
      expect((await nextEvent(stream)).sequence).toBe(5);
      expect((await nextEvent(await open(`${app.url}${STREAM}?after=2`))).sequence).toBe(3);
    });

    it('tells nothing of other catalogs and types than were asked for', async () => {
      const stream = await open(`${app.url}${STREAM}?catalog=${CATALOG}&type=release.made-current`);
      await stream.messages.next();
      await movePointer(app.databaseUrl, 1);
      await append(app.databaseUrl, 150);
      await movePointer(app.databaseUrl, 3);
      expect(await nextEvent(stream)).toMatchObject({ type: 'release.made-current', data: { sequence: 3 } });
    });

    it('takes no place any more when its reader has gone', async () => {
      const count = async () =>
        /^plimsoll_open_streams (\d+)$/m.exec((await request(app.url).get('/metrics')).text)?.[1];
      await eventually(async () => (await count()) === '0');
      const streams = await Promise.all([1, 2, 3].map(() => open(`${app.url}${STREAM}`)));
      expect(await count()).toBe('3');
      for (const stream of streams) stream.kill();
      await eventually(async () => (await count()) === '0');
    });
  });
});

describe('a client that is killed at random places and resumes', () => {
  const EVENTS = 10_000;
  let app: RunningApp;
  let begin: number;
  beforeAll(async () => {
    app = await runApp();
    begin = await newest(app.databaseUrl);
  });
  afterAll(() => app.stop());

  /** More is written while it is read. */
  async function write(): Promise<void> {
    for (let written = 0; written < EVENTS; written += 500) await append(app.databaseUrl, 500);
  }

  it('over pages misses none of 10,000 events and sees none twice', async () => {
    const from = await newest(app.databaseUrl);
    const roll = dice(1);
    const seen: string[] = [];
    let cursor = from;
    let kills = 0;
    const written = write();
    while (cursor < from + EVENTS) {
      const killAfter = roll(3) === 0 ? roll(20_000) : undefined;
      const asked = `${app.url}/v1/events?after=${cursor}&pageSize=${1 + roll(300)}`;
      const text = await readBody(asked, killAfter === undefined ? {} : { killAfter });
      if (text === undefined) {
        kills += 1;
        continue;
      }
      const page = JSON.parse(text) as Page;
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    }
    await written;
    expect(kills).toBeGreaterThan(5);
    expect(seen).toEqual(await idsOf(app.databaseUrl, from));
    expect(new Set(seen).size).toBe(EVENTS);
  });

  it('over streams misses none of 10,000 events and sees none twice', async () => {
    const from = await newest(app.databaseUrl);
    const roll = dice(2);
    const seen: string[] = [];
    let last = String(from);
    let connections = 0;
    const written = write();
    while (Number(last) < from + EVENTS) {
      connections += 1;
      const killAfter = 1 + roll(connections % 2 === 0 ? 300_000 : 3_000);
      const stream = await openStream(`${app.url}/v1/events/stream?after=${begin}`, {
        headers: { 'last-event-id': last },
        killAfter,
      });
      for await (const { id, data } of stream.messages) {
        if (data !== undefined) seen.push((JSON.parse(data) as FeedEvent).id);
        last = id ?? last;
        if (Number(last) >= from + EVENTS) stream.kill();
      }
    }
    await written;
    expect(connections).toBeGreaterThan(10);
    expect(seen).toEqual(await idsOf(app.databaseUrl, from));
    expect(new Set(seen).size).toBe(EVENTS);
  });

  it('is waited for when it does not read, and misses nothing then', async () => {
    const stream = await open(`${app.url}/v1/events/stream?after=0`);
    const count = await newest(app.databaseUrl);
    stream.response.pause();
    await delay(300);
    const seen: string[] = [];
    for await (const { data } of stream.messages) {
      if (data !== undefined) seen.push((JSON.parse(data) as FeedEvent).id);
      if (seen.length === count) break;
    }
    expect(seen).toEqual(await idsOf(app.databaseUrl));
  });
});

describe('two replicas on one database', () => {
  it('tell what was published on the other one, and serve it by then', async () => {
    const clone = await cloneDatabase('loaded');
    // A look at the database is an hour away: what comes, came by notification.
    const replicas = await Promise.all(
      [1, 2].map(() => runReplica(clone.url, { PLIMSOLL_POLL_INTERVAL_MS: '3600000' })),
    );
    const database = await openDatabase({ databaseUrl: clone.url, dataDirectory: '' }, silentLog);
    onTestFinished(async () => {
      for (const replica of replicas) await replica.stop();
      await database.close();
      await clone.drop();
    });
    const streams = await Promise.all(
      replicas.map(({ url }) => open(`${url}/v1/events/stream?type=release.published,release.made-current`)),
    );
    for (const stream of streams) await stream.messages.next();
    const changes = Array.from({ length: 8 }, (_, index) => [category(`category-${index}`)]);
    const served: number[] = [];
    const readers = replicas.map(async ({ url }, index) => {
      const stream = streams[index];
      if (!stream) throw new Error('each replica has a stream');
      for (let heard = 0; heard < changes.length * 2; heard += 1) {
        const { type, catalog, data } = await nextEvent(stream);
        const answer = await fetch(`${url}/v1/catalogs/${catalog}/releases/${String(data['digest'])}`);
        expect([type, answer.status]).toEqual([type, 200]);
        served.push(Number(((await answer.json()) as { sequence: number }).sequence));
      }
    });
    const store = new ReleaseStore(database.prisma);
    for (let count = 1; count <= changes.length; count += 1)
      await loadCatalog(store, fixtureCatalog('published', changes.slice(0, count)), silentLog);
    await Promise.all(readers);
    expect(new Set(served)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
  });
});

describe('streams', () => {
  it('are only so many at once', async () => {
    const app = await runApp({ PLIMSOLL_OPEN_STREAMS: '2' });
    onTestFinished(() => app.stop());
    const url = `${app.url}/v1/events/stream`;
    const [first] = [await open(url), await open(url)];
    const refused = await request(app.url).get('/v1/events/stream');
    expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([503, 'too-many-streams', '1']);
    first.kill();
    await eventually(async () => {
      const again = await open(url);
      return again.response.statusCode === 200;
    });
  });

  it('do not wait for ever for a reader that takes nothing', async () => {
    const app = await runApp({ PLIMSOLL_STREAM_HEARTBEAT_MS: '100' });
    onTestFinished(() => app.stop());
    // More than the buffers of a connection hold.
    await runSql(
      app.databaseUrl,
      `SELECT plimsoll_append_event('release.tested', $1, now(), jsonb_build_object('text', repeat('x', 10000)))
       FROM generate_series(1, 3000)`,
      [CATALOG],
    );
    const stream = await open(`${app.url}/v1/events/stream?after=0`);
    stream.response.pause();
    await eventually(async () => (await request(app.url).get('/metrics')).text.includes('plimsoll_open_streams 0\n'));
    let last = 0;
    for await (const { id } of stream.messages) last = Number(id ?? last);
    expect(last).toBeLessThan(3000);
    const resumed = await open(`${app.url}/v1/events/stream`, { headers: { 'last-event-id': String(last) } });
    expect((await nextEvent(resumed)).sequence).toBe(last + 1);
  });

  it('end when the service does, whole', async () => {
    const app = await runApp({ PLIMSOLL_DRAIN_TIMEOUT_MS: '600000' });
    const stream = await open(`${app.url}/v1/events/stream`);
    await stream.messages.next();
    const read = (async () => {
      for await (const message of stream.messages) expect(message.data).toBeUndefined();
    })();
    await app.stop();
    await read;
    expect(stream.response.complete).toBe(true);
  });
});

describe('with PostgreSQL away', () => {
  it('pages are refused until it is back; streams stay open and go on without a gap', async () => {
    const directory = temporaryDirectory();
    const proxy = await startProxy();
    let server = await startEmbeddedPostgres(directory, silentLog);
    proxy.pointTo(server.port);
    const databaseUrl = Object.assign(new URL(server.url), { port: String(proxy.port) }).href;
    const app = await runReplica(databaseUrl, {
      PLIMSOLL_POLL_INTERVAL_MS: '100',
      PLIMSOLL_STREAM_HEARTBEAT_MS: '100',
    });
    const stream = await open(`${app.url}/v1/events/stream`);
    const { value: first } = await stream.messages.next();
    const begin = Number(first?.id);
    await append(server.url, 1);
    expect((await nextEvent(stream)).sequence).toBe(begin + 1);

    await server.stop();
    proxy.cut();
    await eventually(async () => (await request(app.url).get('/v1/events')).status === 503);
    const { status, body, headers } = await request(app.url).get('/v1/events');
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'events-away', '1']);
    const query = '{ events { nodes { id } } }';
    const graphql = await request(app.url).post('/graphql').send({ query });
    expect(graphql.body.errors[0].extensions.code).toBe('events-away');
    for (let beats = 0; beats < 3;) beats += Number((await stream.messages.next()).value?.isComment === true);

    server = await startEmbeddedPostgres(directory, silentLog);
    await append(server.url, 150);
    proxy.pointTo(server.port);
    for (let sequence = begin + 2; sequence <= begin + 151; sequence += 1)
      expect((await nextEvent(stream)).sequence).toBe(sequence);
    expect((await request(app.url).get(`/v1/events?after=${begin + 150}`)).body.items).toHaveLength(1);

    await app.stop();
    await proxy.close();
    await server.stop();
  });
});
