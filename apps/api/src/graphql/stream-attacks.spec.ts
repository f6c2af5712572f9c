import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { startFixtureApp, type FixtureApp } from './fixture-app.spec-fixture.js';
import { ReleaseFeed } from './release-feed.js';

const PLACES = 12;

let door: FixtureApp;
beforeAll(async () => {
  door = await startFixtureApp({ PLIMSOLL_OPEN_STREAMS: String(PLACES) });
});
afterAll(() => door.app.close());
beforeEach(() => {
  door.memory.bug = undefined;
});

const QUERY = 'subscription { releasePublished(catalog: "boats") { sequence } }';
const followers = (app: NestFastifyApplication = door.app) => app.get(ReleaseFeed).count;

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A WebSocket of the protocol, as raw as it goes: what is sent is what the test says. */
class Caller {
  readonly socket: WebSocket;
  readonly heard: Message[] = [];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;

  constructor(url: string, protocol = 'graphql-transport-ws') {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol);
    this.socket.on('message', (text: Buffer) => this.heard.push(JSON.parse(String(text)) as Message));
    this.socket.on('error', () => undefined);
    this.closed = new Promise((resolve) =>
      this.socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
    );
  }

  async open(): Promise<this> {
    await new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('unexpected-response', (_request, response) =>
        reject(new Error(`answered ${response.statusCode}`)),
      );
    });
    return this;
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  async greet(): Promise<this> {
    await this.open();
    this.send({ type: 'connection_init' });
    await this.next('connection_ack');
    return this;
  }

  subscribe(id: string, query = QUERY, more: object = {}): void {
    this.send({ type: 'subscribe', id, payload: { query, ...more } });
  }

  next(type: string, id?: string): Promise<Message> {
    return vi.waitUntil(() => this.heard.find((one) => one.type === type && (id === undefined || one.id === id)), {
      timeout: 20_000,
    });
  }

  async leave(): Promise<void> {
    this.socket.terminate();
    await this.closed;
  }
}

const call = () => new Caller(door.url);
const gone = () => vi.waitUntil(() => followers() === 0, { timeout: 20_000 });

describe('a WebSocket', () => {
  it('that subscribes before it has greeted is closed', async () => {
    const caller = await call().open();
    caller.subscribe('1');
    expect((await caller.closed).code).toBe(4401);
  });

  it('that greets over and over is closed', async () => {
    const caller = await call().greet();
    for (let at = 0; at < 100; at += 1) caller.send({ type: 'connection_init', payload: { token: 'x'.repeat(1000) } });
    expect((await caller.closed).code).toBe(4429);
  });

  it('that sends a frame larger than any question is closed', async () => {
    const caller = await call().greet();
    caller.send({ type: 'ping', payload: { text: 'x'.repeat(70_000) } });
    expect((await caller.closed).code).toBe(1009);
  });

  it.each([
    ['no JSON', '{'],
    ['no message', '7'],
    ['a message of no type', '{"id":"1"}'],
    ['a message of another type', '{"type":"steal"}'],
    ['a subscription without a document', '{"type":"subscribe","id":"1","payload":{}}'],
    ['a subscription without an id', `{"type":"subscribe","payload":{"query":"${'a'}"}}`],
    ['what a caller never sends', '{"type":"next","id":"1","payload":{"data":{}}}'],
  ])('that sends %s is closed, and not told why in our words', async (_about, text) => {
    const caller = await call().greet();
    caller.send(text);
    const { code, reason } = await caller.closed;
    expect([4400, 4500]).toContain(code);
    expect(reason).not.toMatch(/at |\.js|Error:/);
  });

  it('of another protocol is closed', async () => {
    const caller = new Caller(door.url, 'graphql-ws');
    caller.socket.once('open', () => caller.send({ type: 'connection_init' }));
    expect([1006, 4406]).toContain((await caller.closed).code);
    expect(caller.heard).toEqual([]);
  });

  it('that uses an id twice is closed', async () => {
    const caller = await call().greet();
    caller.subscribe('1');
    await vi.waitUntil(() => followers() === 1);
    caller.subscribe('1');
    expect((await caller.closed).code).toBe(4409);
    await gone();
  });

  it('takes twenty subscriptions and refuses the next one', async () => {
    const caller = await call().greet();
    for (let at = 0; at < 21; at += 1) caller.subscribe(String(at));
    expect(await caller.next('error', '20')).toMatchObject({
      payload: [{ extensions: { code: 'too-many-streams', requestId: expect.stringMatching(/./) } }],
    });
    expect(followers()).toBe(20);
    caller.send({ type: 'complete', id: '0' });
    await vi.waitUntil(() => followers() === 19);
    await caller.leave();
    await gone();
  });

  it('that only sends what is refused is closed', async () => {
    const caller = await call().greet();
    for (let at = 0; at < 20; at += 1) caller.subscribe(String(at), '{ catalogs { catalog } }');
    expect((await caller.closed).code).toBe(4429);
  });

  it('that leaves takes everything with it, however often', async () => {
    for (let round = 0; round < 30; round += 1) {
      const caller = await call().greet();
      caller.subscribe('1');
      await vi.waitUntil(() => followers() === 1);
      await caller.leave();
      await gone();
    }
  });

  it('is told what is wrong with its document, by the codes of HTTP and under a request id', async () => {
    const wrong: readonly (readonly [query: string, code: string])[] = [
      ['{ catalogs { catalog } }', 'BAD_REQUEST'],
      ['subscription { secret }', 'GRAPHQL_VALIDATION_FAILED'],
      ['subscription {', 'GRAPHQL_PARSE_FAILED'],
      [`subscription { ${'releasePublished { label } '.repeat(200)} }`, 'GRAPHQL_PARSE_FAILED'],
      ['subscription { releasePublished { facts(first: 100000) { nodes { id } } } }', 'GRAPHQL_TOO_COSTLY'],
      ['subscription { a: releasePublished { label } b: releasePublished { label } }', 'GRAPHQL_VALIDATION_FAILED'],
    ];
    const caller = await call().greet();
    for (const [at, [query, code]] of wrong.entries()) {
      caller.subscribe(String(at), query);
      expect(await caller.next('error', String(at))).toMatchObject({
        payload: [{ extensions: { code, status: 400, errors: [], requestId: expect.stringMatching(/./) } }],
      });
    }
    await caller.leave();
  });

  it('is told that a catalog is not there, and that a variable is wrong', async () => {
    const caller = await call().greet();
    caller.subscribe('1', 'subscription { releasePublished(catalog: "trains") { label } }');
    const { payload } = await caller.next('next', '1');
    expect(payload).toMatchObject({ errors: [{ extensions: { code: 'catalog-not-found', status: 404 } }] });
    caller.subscribe('2', 'subscription($catalog: String) { releasePublished(catalog: $catalog) { label } }', {
      variables: { catalog: [1] },
    });
    expect(await caller.next('error', '2')).toMatchObject({
      payload: [{ extensions: { code: 'invalid-request', errors: [{ pointer: '/catalog' }] } }],
    });
    await caller.leave();
  });

  it('is told nothing of a bug but its request id', async () => {
    door.memory.bug = new Error('SELECT secret FROM /var/lib/plimsoll');
    const caller = await call().greet();
    caller.subscribe('1');
    const { payload } = await caller.next('next', '1');
    expect(payload).toMatchObject({ errors: [{ extensions: { code: 'internal-error' } }] });
    expect(JSON.stringify(payload)).not.toMatch(/SELECT|var.lib/);
    expect(door.logged.some((line) => line.includes('SELECT secret'))).toBe(true);
    await caller.leave();
  });

  it('at another address is none', async () => {
    const socket = new WebSocket(`${door.url.replace('http', 'ws')}/graphql/stream`, 'graphql-transport-ws');
    const status = await new Promise((resolve) => {
      socket.on('error', () => undefined);
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    });
    expect(status).toBe(404);
  });
});

describe('places for streams', () => {
  const openEvents = (signal: AbortSignal, query = QUERY) =>
    fetch(`${door.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
      signal,
    });

  it('are shared by WebSockets and server-sent events; who finds none is told to come again', async () => {
    const aborting = new AbortController();
    const callers = await Promise.all(Array.from({ length: PLACES - 1 }, () => call().greet()));
    expect((await openEvents(aborting.signal)).status).toBe(200);
    await expect(call().open()).rejects.toThrow('answered 503');
    const refused = await openEvents(aborting.signal);
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([503, 'too-many-streams']);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await door.ask('{ __typename }')).status).toBe(200);
    aborting.abort();
    await Promise.all(callers.map((caller) => caller.leave()));
    const again = await vi.waitUntil(
      () =>
        call()
          .open()
          .catch(() => undefined),
      { timeout: 20_000, interval: 50 },
    );
    await again.leave();
    await gone();
  });

  it('are given back by what is refused', async () => {
    const aborting = new AbortController();
    for (let at = 0; at < 3 * PLACES; at += 1) {
      const response = await openEvents(aborting.signal, '{ catalogs { catalog } }');
      const { errors } = (await response.json()) as { errors: { extensions: Record<string, unknown> }[] };
      expect([response.status, errors[0]?.extensions['code']]).toEqual([400, 'BAD_REQUEST']);
      expect(errors[0]?.extensions['requestId']).toBe(response.headers.get('x-request-id'));
    }
  });

  it('are for those who take events', async () => {
    const response = await fetch(`${door.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: QUERY }),
    });
    expect(response.status).toBe(406);
  });

  it('takes the events among other media types', async () => {
    const aborting = new AbortController();
    const response = await fetch(`${door.url}/graphql/stream?query=${encodeURIComponent(QUERY)}`, {
      headers: { accept: 'text/event-stream, */*;q=0.1' },
      signal: aborting.signal,
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    aborting.abort();
    await gone();
  });
});

describe('a service that ends', () => {
  it('says farewell, and does not wait for those who do not answer', async () => {
    const ending = await startFixtureApp();
    const polite = await new Caller(ending.url).greet();
    const silent = await new Caller(ending.url).greet();
    silent.socket.pause();
    const aborting = new AbortController();
    const events = await fetch(`${ending.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: QUERY }),
      signal: aborting.signal,
    });
    await ending.app.close();
    expect((await polite.closed).code).toBe(1001);
    expect(await events.text()).not.toContain('error');
    silent.socket.terminate();
    expect(followers(ending.app)).toBe(0);
  });
});
