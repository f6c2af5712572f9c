import { readFileSync } from 'node:fs';
import { createClient, PlimsollError, type ClientOptions } from '@plimsoll/sdk';
import { createAdminClient } from '@plimsoll/sdk/admin';
import { createBatchClient, type BatchAnswer, type BatchLine } from '@plimsoll/sdk/batch';
import { createGraphqlClient, releaseListDocument } from '@plimsoll/sdk/graphql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  answers,
  cutsAfter,
  drips,
  losesTheAnswer,
  passes,
  resets,
  startProxy,
  swallows,
  swallowsTheAnswer,
  type Fault,
  type Proxy,
} from '../support/proxy.js';
import { runApp, type RunningApp } from './running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.stop());

// Each test has a proxy of its own, and with it connections of its own.
let proxy: Proxy;
beforeEach(async () => {
  proxy = await startProxy();
  proxy.pointTo(Number(new URL(app.url).port));
});
afterEach(() => proxy.close());

/** A try is given up soon, but not before a busy machine has answered it; what bounds a call is told by the code with which it ends. */
const quick = { timeoutMs: 1500, deadlineMs: 60_000, random: () => 0 } as const;
const options = (more: Partial<ClientOptions> = {}): ClientOptions => ({ baseUrl: proxy.url, ...quick, ...more });

const pinned = { release: '2', asOf: '2026-11-22' } as const;
const document = { network: { plugin: 'kubenet' }, agentPools: [{ name: 'a', count: 401 }] };

async function idsOf(items: AsyncIterable<{ readonly id: string }>): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of items) ids.push(id);
  return ids;
}

/** A call of each kind: a read, a question, an answer as a text, every page of a list, a document of GraphQL. */
const calls: Readonly<Record<string, (options: ClientOptions) => Promise<unknown>>> = {
  'a read': (to) => createClient(to).getRelease({ catalog: 'aks-networking', ref: '2' }),
  'a question': (to) => createClient(to).validate({ ...pinned, format: 'design', document }),
  'a text': (to) => createClient(to).compare({ ...pinned, options: ['kubenet'] }, { accept: 'text/markdown' }),
  'a list': (to) => idsOf(createClient(to).listFacts({ catalog: 'aks-networking', ref: '2', pageSize: 100 })),
  'a document': (to) => createGraphqlClient(to).ask(releaseListDocument),
};

const html = { 'content-type': 'text/html; charset=utf-8' };
const PAGE = '<!doctype html><title>Bad Gateway</title>';

const faults: Readonly<Record<string, { readonly fault: Fault; readonly codes: readonly string[] }>> = {
  'a reset after accept': { fault: resets, codes: ['connection-failed'] },
  'a black hole': { fault: swallows, codes: ['timeout'] },
  'an answer that is lost': { fault: losesTheAnswer, codes: ['connection-failed'] },
  'an answer that never comes': { fault: swallowsTheAnswer, codes: ['timeout'] },
  'a body cut before its first byte': { fault: cutsAfter(0), codes: ['connection-failed'] },
  'a body cut after 40 bytes': { fault: cutsAfter(40), codes: ['connection-failed'] },
  'a body of one byte every 20 ms': { fault: drips, codes: ['timeout'] },
  '429 with Retry-After': { fault: answers(429, { 'retry-after': '0' }, ''), codes: ['unreadable-response'] },
  '503 with Retry-After': { fault: answers(503, { 'retry-after': '0' }, ''), codes: ['unreadable-response'] },
  '503 with Retry-After, as a problem': {
    fault: answers(
      503,
      { 'retry-after': '0', 'content-type': 'application/problem+json' },
      '{"code":"not-ready","detail":"D"}',
    ),
    codes: ['not-ready'],
  },
  'HTML with 502': { fault: answers(502, html, PAGE), codes: ['unreadable-response'] },
  'HTML with 200': { fault: answers(200, html, PAGE), codes: ['unreadable-response'] },
};

const failureOf = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call did not fail');
};

describe.each(Object.entries(calls))('%s', (_name, call) => {
  it.each(Object.entries(faults))('is answered rightly after %s', async (_fault, { fault }) => {
    proxy.behave(fault, passes);
    expect(await call(options())).toEqual(await call(options({ baseUrl: app.url })));
  });

  it.each(Object.entries(faults))(
    'ends with a typed error where it meets nothing but %s',
    async (_fault, { fault, codes }) => {
      proxy.behave(fault);
      const error = await failureOf(call(options({ retries: 1, timeoutMs: 300 })));
      expect(error).toBeInstanceOf(PlimsollError);
      expect(codes).toContain((error as PlimsollError).code);
    },
  );

  it('ends by its deadline where nothing comes and it may be sent again and again', async () => {
    proxy.behave(swallows);
    const patient = options({ retries: 1_000_000, timeoutMs: 50, deadlineMs: 600 });
    // Where no wait has room before the deadline, the last try's own failure is told.
    expect(['deadline', 'timeout']).toContain(((await failureOf(call(patient))) as PlimsollError).code);
  });
});

describe('a body that drips', () => {
  it('is the right answer where there is time for it', async () => {
    proxy.behave(drips);
    expect(await createClient(options({ timeoutMs: 20_000 })).getLiveness()).toEqual(
      await createClient({ baseUrl: app.url }).getLiveness(),
    );
  });
});

describe('Retry-After', () => {
  const busy = (after: string) => answers(503, { 'retry-after': after }, '');

  it('is waited for as it asks', async () => {
    const waits: number[] = [];
    proxy.behave(busy('1'), passes);
    await createClient(options({ hooks: { onRetry: ({ waitMs }) => waits.push(waitMs) } })).listCatalogs();
    expect(waits).toEqual([1000]);
  });

  it('beyond the cap ends the call at once, and says until when', async () => {
    proxy.behave(busy('3600'), passes);
    expect(await failureOf(createClient(options()).listCatalogs())).toMatchObject({
      status: 503,
      retryAfterMs: 3_600_000,
    });
    expect(proxy.passed).toEqual([]);
  });
});

describe('a write', () => {
  interface Described {
    readonly operationId: string;
    readonly 'x-safe'?: boolean;
  }
  const { paths } = JSON.parse(readFileSync('apps/api/openapi.json', 'utf8')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  };
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
  );
  const writes = operations.filter(({ method, 'x-safe': isSafe }) => method !== 'get' && isSafe !== true);

  type Method = (...args: readonly unknown[]) => Promise<unknown>;
  const write = (to: ClientOptions, path: string, operation: string): Promise<unknown> => {
    const method = (createAdminClient(to) as unknown as Record<string, Method | undefined>)[operation];
    if (!method) throw new Error(`the client has no ${operation}`);
    const values = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 'x']));
    return Object.keys(values).length > 0 ? method(values, {}) : method({});
  };

  /** Refused for want of a token, where it arrives. */
  const MUTATION = 'mutation { createDraft(input: { title: "x" }) { etag } }';

  /** Every operation that may change something, and a mutation: whatever its document says, it is sent as one. */
  const asked: Readonly<Record<string, (options: ClientOptions) => Promise<unknown>>> = {
    'a mutation': (to) => createGraphqlClient(to).ask(MUTATION),
    ...Object.fromEntries(
      writes.map(({ path, operationId }) => [operationId, (to: ClientOptions) => write(to, path, operationId)]),
    ),
  };
  /** All faults for two of them; for the others, which are sent by the same code, those that ask for another try most. */
  const thorough = ['a mutation', 'createDraft'];
  const tempting = Object.keys(faults).filter((name) => /^(a reset|503 with Retry-After$)/.test(name));
  const tried = Object.keys(asked).flatMap((name) =>
    (thorough.includes(name) ? Object.keys(faults) : tempting).map((fault) => [name, fault] as const),
  );

  it('tries every write there is', () => {
    expect(Object.keys(asked).length).toBeGreaterThan(20);
    expect(tempting).toHaveLength(2);
  });

  // The client for editors gives every write a key, and then no retry is what sends it once.
  it.each(tried)('%s without a key or without retries reaches the service at most once: %s', async (name, fault) => {
    proxy.behave(faults[fault]?.fault ?? passes, passes);
    const once = name === 'a mutation' ? options() : options({ retries: 0 });
    expect(await failureOf(asked[name]?.(once) ?? Promise.resolve())).toBeInstanceOf(PlimsollError);
    expect(proxy.passed.length).toBeLessThanOrEqual(1);
  });

  it.each(writes.map(({ operationId }) => operationId))('%s is sent again under the same key', async (name) => {
    proxy.behave(resets, passes);
    const keys: (string | null)[] = [];
    const recording: typeof fetch = (url, init) => {
      keys.push(new Headers(init?.headers).get('idempotency-key'));
      return fetch(url, init);
    };
    // Refused for want of a token, where it arrives.
    expect(await failureOf(asked[name]?.(options({ fetch: recording })) ?? Promise.resolve())).toMatchObject({
      status: 401,
    });
    expect([keys.length > 1, new Set(keys).size, keys[0]]).toEqual([true, 1, expect.stringMatching(/^\S{10,}$/)]);
  });

  it('is counted where it passes', async () => {
    proxy.behave(passes);
    await failureOf(createGraphqlClient(options()).ask(MUTATION));
    expect(proxy.passed).toEqual(['POST /graphql HTTP/1.1']);
  });
});

describe('a batch', () => {
  const lines = (count: number): BatchLine[] =>
    Array.from({ length: count }, (_, at) => ({ id: `line ${at}`, format: 'design', document }));

  async function readAll(
    baseUrl: string,
    more: object = {},
  ): Promise<{ readonly all: BatchAnswer[]; readonly error: unknown }> {
    const all: BatchAnswer[] = [];
    try {
      const client = createBatchClient({ baseUrl, timeoutMs: 1500 });
      for await (const answer of client.validateBatch(lines(40), { query: pinned, ...more })) all.push(answer);
    } catch (error) {
      return { all, error };
    }
    return { all, error: undefined };
  }

  it.each([
    ['while it is sent', {}],
    ['in parts', { linesPerRequest: 15 }],
  ])('is answered as validate answers each line, %s', async (_name, more) => {
    const { all, error } = await readAll(proxy.url, more);
    expect(error).toBeUndefined();
    const report = await createClient({ baseUrl: app.url }).validate({ ...pinned, format: 'design', document });
    expect(all).toEqual(lines(40).map(({ id }, index) => ({ index, id, report })));
  });

  it('that is refused as a whole is the problem that it is', async () => {
    expect(await readAll(proxy.url, { query: { release: '99' } })).toMatchObject({
      all: [],
      error: { code: 'release-not-found', status: 404 },
    });
  });

  it.each(Object.entries(faults))('is sent once, and says how far it came: %s', async (_name, { fault, codes }) => {
    proxy.behave(fault, passes);
    const { all, error } = await readAll(proxy.url);
    expect(error).toBeInstanceOf(PlimsollError);
    const { code, cause } = error as PlimsollError;
    expect(codes).toContain(code === 'batch-cut' ? (cause as PlimsollError).code : code);
    if (code === 'batch-cut') expect(error).toMatchObject({ answered: all.length });
    expect(proxy.passed.length).toBeLessThanOrEqual(1);
  });

  it('cut in the middle has answered what came whole', async () => {
    const { all: whole } = await readAll(app.url);
    // Each answer is a line, and a line is a chunk with its length before it; somewhere in the third one.
    const bytes = Math.round(JSON.stringify(whole[0]).length * 2.5);
    proxy.behave(cutsAfter(bytes));
    const { all, error } = await readAll(proxy.url);
    expect(all).toEqual(whole.slice(0, 2));
    expect(error).toMatchObject({ code: 'batch-cut', answered: 2, cause: { code: 'connection-failed' } });
  });
});
