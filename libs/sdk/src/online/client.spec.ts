import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from './operation.js';
import { createClient } from './client.js';
import { AbortedError, CallError, ConnectionError, ProblemError, ResponseError, TimeoutError } from './errors.js';
import { perform } from './call.js';
import { AnswerMemory } from './answer-memory.js';
import { answer, cutsAfter, drips, FaultyServer, resets, saysNothing, sends } from './faulty-server.spec-fixture.js';

let server: FaultyServer;
beforeAll(async () => {
  server = await FaultyServer.start();
});
afterAll(() => server.stop());

const OK = JSON.stringify({ items: [{ catalog: 'c' }] });
const problem = (code: string) =>
  JSON.stringify({
    type: `/problems/${code}`,
    title: 'T',
    status: 422,
    detail: 'D',
    code,
    errors: [{ pointer: '/a', code, detail: 'D' }],
    requestId: 'r',
  });

const client = (more: object = {}) =>
  createClient({ baseUrl: server.url, timeoutMs: 500, deadlineMs: 5000, random: () => 0, ...more });

const failureOf = async (call: PromiseLike<unknown>): Promise<unknown> => {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call did not fail');
};

describe('a call', () => {
  it('gives the answer, and what came with it', async () => {
    server.behave(sends(answer(200, OK, { 'x-request-id': 'r-1' })));
    const told = await client().listCatalogs().withResponse();
    expect(told).toMatchObject({ data: { items: [{ catalog: 'c' }] }, status: 200, requestId: 'r-1', tries: 1 });
    server.behave(sends(answer(200, OK)));
    expect(await client().listCatalogs()).toEqual({ items: [{ catalog: 'c' }] });
  });

  it('encodes ids whole and refuses what leads elsewhere', async () => {
    server.behave(sends(answer(200, '{}')));
    await client().getFact({ catalog: 'a/b', ref: '1', id: 'x?y#z%' });
    expect(server.heads[0]).toMatch(/^GET \/v1\/catalogs\/a%2Fb\/releases\/1\/facts\/x%3Fy%23z%25 /);
    for (const id of ['..', '.', ''])
      expect(await failureOf(client().getFact({ catalog: 'c', ref: '1', id }))).toBeInstanceOf(CallError);
    expect(server.heads).toHaveLength(1);
  });

  it('writes lists with commas and leaves out what is not told', async () => {
    server.behave(sends(answer(200, '{}')));
    await client().compareByQuery({ options: ['a', 'b,c'], dimensions: undefined } as never);
    expect(server.heads[0]).toMatch(/^GET \/v1\/compare\?options=a,b%2Cc /);
  });

  it('refuses a parameter that the operation does not have', async () => {
    const wrong = { catalog: 'c', nothing: 1 } as never;
    expect(await failureOf(client().getCatalog(wrong))).toMatchObject({
      code: 'invalid-call',
      message: expect.stringContaining('nothing'),
    });
  });

  it('tells a problem by its code', async () => {
    server.behave(sends(answer(422, problem('unknown-option'), { 'content-type': 'application/problem+json' })));
    const error = await failureOf(client().compare({ options: ['x'] }));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: 'unknown-option', status: 422, errors: [{ pointer: '/a' }] });
    expect(server.heads).toHaveLength(1);
  });

  it('sends the token and headers it was given', async () => {
    server.behave(sends(answer(200, OK)));
    await client({ token: 't0', headers: { 'X-Team': 'net' } }).listCatalogs();
    expect(server.heads[0]).toMatch(/authorization: Bearer t0/i);
    expect(server.heads[0]).toMatch(/x-team: net/i);
  });

  it('asks whether what it holds still stands', async () => {
    const one = client();
    server.behave(
      sends(answer(200, OK, { etag: '"1"' })),
      sends('HTTP/1.1 304 Not Modified\r\nconnection: close\r\n\r\n'),
    );
    await one.listCatalogs();
    const told = await one.listCatalogs().withResponse();
    expect(server.heads[1]).toMatch(/if-none-match: "1"/i);
    expect(told).toMatchObject({ data: { items: [{ catalog: 'c' }] }, isFromMemory: true });
  });

  it('goes through every page', async () => {
    const page = (ids: string[], nextPageToken?: string) =>
      sends(answer(200, JSON.stringify({ items: ids.map((id) => ({ id })), nextPageToken })));
    server.behave(page(['a', 'b'], 't1'), page(['c'], 't2'), page(['d']));
    const ids: string[] = [];
    for await (const { id } of client().listFacts({ catalog: 'c', ref: '1' })) ids.push(id);
    expect(ids).toEqual(['a', 'b', 'c', 'd']);
    expect(server.heads[2]).toContain('pageToken=t2');
  });
});

describe('what nothing can be sent with', () => {
  it.each([
    ['no address', { baseUrl: 'plimsoll.example.com' }],
    ['another protocol', { baseUrl: 'ftp://plimsoll.example.com' }],
    ['a query behind the address', { baseUrl: 'https://plimsoll.example.com/?a=1' }],
    ['credentials in the address', { baseUrl: 'https://me:secret@plimsoll.example.com' }],
  ])('%s is refused at once', (_name, options) => {
    expect(() => createClient(options)).toThrow(CallError);
  });

  it.each([
    ['a header of two lines', { headers: { 'x-team': 'a\r\nb' } }, { catalog: 'c' }],
    ['a timeout that is no number', { timeoutMs: Number.NaN }, { catalog: 'c' }],
    ['retries without end', { retries: Number.NaN }, { catalog: 'c' }],
    ['half of a character in an id', {}, { catalog: '\ud800' }],
  ])('%s is refused before anything is sent', async (_name, options, params) => {
    server.behave(sends(answer(200, OK)));
    expect(await failureOf(client().getCatalog(params, options))).toBeInstanceOf(CallError);
    expect(server.heads).toHaveLength(0);
  });

  it('a patience longer than a timer takes is no haste', async () => {
    server.behave(sends(answer(200, OK)));
    const patient = { timeoutMs: 2 ** 40, deadlineMs: Number.POSITIVE_INFINITY };
    expect(await client(patient).listCatalogs()).toEqual({ items: [{ catalog: 'c' }] });
  });
});

describe('an answer', () => {
  it('may begin with a byte order mark', async () => {
    server.behave(sends(answer(200, `\uFEFF${OK}`)));
    expect(await client().listCatalogs()).toEqual({ items: [{ catalog: 'c' }] });
  });

  it.each([
    ['a page', '<html>Log in</html>', 'text/html'],
    ['a word', 'OK', 'text/plain'],
    ['a word as JSON', '"OK"', 'application/json'],
    ['nothing', 'null', 'application/json'],
  ])('is not %s with status 200', async (_name, body, type) => {
    server.behave(sends(answer(200, body, { 'content-type': type })));
    expect(await failureOf(client({ retries: 0 }).listCatalogs())).toMatchObject({
      code: 'unreadable-response',
      status: 200,
    });
  });

  it('as a text is of the type that was asked for', async () => {
    server.behave(sends(answer(200, '# T', { 'content-type': 'text/markdown; charset=utf-8' })));
    expect(await client().compare({ options: ['a'] }, { accept: 'text/markdown, text/csv;q=0.5' })).toBe('# T');
    expect(server.heads[0]).toMatch(/accept: text\/markdown, text\/csv;q=0.5/i);
    server.behave(sends(answer(200, '<html>Log in</html>', { 'content-type': 'text/html' })));
    const error = await failureOf(client({ retries: 0 }).compare({ options: ['a'] }, { accept: 'text/markdown' }));
    expect(error).toBeInstanceOf(ResponseError);
  });

  it('without an end is read no further than an answer may come to', async () => {
    let pulled = 0;
    const piece = new Uint8Array(10_000_000).fill(32);
    const body = () =>
      new ReadableStream({
        pull: (control) => {
          pulled += 1;
          control.enqueue(piece);
        },
      });
    const endless = async () => new Response(body(), { headers: { 'content-type': 'application/json' } });
    const patient = { fetch: endless, retries: 0, timeoutMs: 100_000, deadlineMs: 100_000 };
    expect(await failureOf(client(patient).listCatalogs())).toMatchObject({ message: 'the answer has no end' });
    expect(pulled).toBeLessThan(30);
  });

  it('of several bytes a character is read whole, however it is cut', async () => {
    const text = JSON.stringify({ items: [{ catalog: 'クラスター' }] });
    const dripping = async () =>
      new Response(
        new ReadableStream({
          start: (control) => {
            for (const byte of new TextEncoder().encode(text)) control.enqueue(Uint8Array.of(byte));
            control.close();
          },
        }),
        { headers: { 'content-type': 'application/json' } },
      );
    expect(await client({ fetch: dripping }).listCatalogs()).toEqual({ items: [{ catalog: 'クラスター' }] });
  });

  it("is read once, by a fetch of one's own whose answers cannot be cloned", async () => {
    const own = async () =>
      Object.assign(new Response(OK, { headers: { 'content-type': 'application/json' } }), {
        clone: () => {
          throw new TypeError('cannot be cloned');
        },
      });
    expect(await client({ fetch: own }).listCatalogs()).toEqual({ items: [{ catalog: 'c' }] });
  });
});

describe('a redirect', () => {
  const redirect = (status: number, location: string) =>
    sends(`HTTP/1.1 ${status} X\r\nlocation: ${location}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);

  it('of what is read is followed, and the token goes to no other origin', async () => {
    const other = await FaultyServer.start();
    try {
      other.behave(sends(answer(200, OK)));
      server.behave(redirect(301, `${other.url}/moved`), redirect(301, '/here'), sends(answer(200, OK)));
      await client({ token: 't0' }).listCatalogs();
      expect(server.heads[0]).toMatch(/authorization: Bearer t0/i);
      expect(other.heads[0]).toMatch(/^GET \/moved /);
      expect(other.heads[0]).not.toMatch(/authorization/i);
      await client({ token: 't0' }).listCatalogs();
      expect(server.heads[2]).toMatch(/^GET \/here [^]*authorization: Bearer t0/i);
    } finally {
      await other.stop();
    }
  });

  it('of a question is told and not followed: it would become another one', async () => {
    server.behave(redirect(301, '/elsewhere'));
    const error = await failureOf(client().compare({ options: ['a'] }));
    expect(error).toMatchObject({
      code: 'unreadable-response',
      status: 301,
      message: expect.stringContaining('/elsewhere'),
    });
    expect(server.heads).toHaveLength(1);
  });
});

describe('what is held', () => {
  const tagged = (etag: string, text = OK) => sends(answer(200, text, { etag }));

  it('stays below its bound, whatever is read', async () => {
    const memory = new AnswerMemory(1000);
    for (let at = 0; at < 100; at += 1) memory.set(`key ${at}`, { etag: '"1"', text: 'x'.repeat(90) });
    const held = Array.from({ length: 100 }, (_, at) => memory.get(`key ${at}`)).filter(Boolean);
    expect(held.length).toBe(10);
    memory.set('too much', { etag: '"1"', text: 'x'.repeat(2000) });
    expect(memory.get('too much')).toBeUndefined();
    expect(memory.get('key 99')).toBeDefined();
  });

  it('is told apart by who asks', async () => {
    const one = client();
    server.behave(tagged('"1"'));
    await one.listCatalogs();
    await one.listCatalogs({ headers: { authorization: 'Bearer other' } });
    expect(server.heads[1]).not.toMatch(/if-none-match/i);
  });
});

describe('a list', () => {
  it('whose page leads to itself ends', async () => {
    server.behave(sends(answer(200, JSON.stringify({ items: [{ id: 'a' }], nextPageToken: 't' }))));
    const read = async () => {
      for await (const _item of client().listFacts({ catalog: 'c', ref: '1' }));
    };
    expect(await failureOf(read())).toBeInstanceOf(ResponseError);
    expect(server.heads).toHaveLength(2);
  });

  it('that is a feed goes on behind its cursor while there is more', async () => {
    const page = (ids: string[], cursor: number, hasMore: boolean) =>
      sends(answer(200, JSON.stringify({ items: ids.map((id) => ({ id })), cursor, hasMore })));
    server.behave(page(['a', 'b'], 2, true), page([], 7, true), page(['c'], 8, false));
    const ids: string[] = [];
    for await (const { id } of client().listEvents()) ids.push(id);
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(server.heads.map((head) => /after=\d+/.exec(head)?.[0])).toEqual([undefined, 'after=2', 'after=7']);
  });

  it('ends with the signal of its caller, between two pages too', async () => {
    const control = new AbortController();
    server.behave(sends(answer(200, JSON.stringify({ items: [{ id: 'a' }], nextPageToken: 't' }))));
    const read = async () => {
      for await (const _item of client().listFacts({ catalog: 'c', ref: '1' }, { signal: control.signal }))
        control.abort(new Error('seen enough'));
    };
    expect(await failureOf(read())).toMatchObject({ code: 'aborted', cause: { message: 'seen enough' } });
    expect(server.heads).toHaveLength(1);
  });
});

describe('a safe call', () => {
  const faults = {
    'a reset': resets,
    'a cut body': cutsAfter(5, OK),
    'a busy service': sends(answer(503, problem('busy'), { 'retry-after': '0' })),
    'a page of a proxy': sends(answer(502, '<html>Bad Gateway</html>', { 'content-type': 'text/html' })),
    'too many calls': sends(answer(429, problem('too-many'), { 'retry-after': '0' })),
    'half an answer': sends(answer(200, OK.slice(0, 8))),
    'a black hole': saysNothing,
  };
  it.each(Object.entries(faults))('is sent again after %s', async (_name, fault) => {
    server.behave(fault, sends(answer(200, OK)));
    const told = await client().listCatalogs().withResponse();
    expect(told).toMatchObject({ tries: 2, data: { items: [{ catalog: 'c' }] } });
  });

  it('is sent no more often than it may be, and tells what was wrong', async () => {
    server.behave(resets);
    expect(await failureOf(client({ retries: 2 }).listCatalogs())).toBeInstanceOf(ConnectionError);
    expect(server.heads).toHaveLength(3);
  });

  it('is not sent again when the service says no, or asks for too much patience', async () => {
    server.behave(sends(answer(404, problem('release-not-found'))));
    await failureOf(client().listCatalogs());
    expect(server.heads).toHaveLength(1);
    server.behave(sends(answer(503, problem('down'), { 'retry-after': '3600' })));
    expect(await failureOf(client().listCatalogs())).toMatchObject({ code: 'down', retryAfterMs: 3_600_000 });
    expect(server.heads).toHaveLength(1);
  });

  it('waits as long as it is asked to, told in seconds or by a date of the service', async () => {
    const waits: number[] = [];
    const hooks = { onRetry: ({ waitMs }: { waitMs: number }) => waits.push(waitMs) };
    const date = 'Sun, 22 Nov 2026 09:00:00 GMT';
    const busy = (told: object) => sends(answer(429, problem('too-many'), { ...told }));
    server.behave(
      busy({ 'retry-after': '1' }),
      busy({ 'retry-after': 'Sun, 22 Nov 2026 09:00:01 GMT', date }),
      busy({ 'retry-after': 'soon' }),
      sends(answer(200, OK)),
    );
    await client({ hooks }).listCatalogs();
    expect(waits).toEqual([1000, 1000, 400]);
  });

  it('ends at once with the problem where it is asked to wait beyond its cap or its deadline', async () => {
    const far = { 'retry-after': 'Sun, 22 Nov 2026 10:00:00 GMT', date: 'Sun, 22 Nov 2026 09:00:00 GMT' };
    server.behave(sends(answer(503, problem('down'), far)));
    expect(await failureOf(client().listCatalogs())).toMatchObject({ code: 'down', retryAfterMs: 3_600_000 });
    server.behave(sends(answer(503, problem('down'), { 'retry-after': '99999999999999' })));
    expect(await failureOf(client().listCatalogs())).toMatchObject({ code: 'down' });
    server.behave(sends(answer(503, problem('down'), { 'retry-after': '20' })));
    expect(await failureOf(client({ deadlineMs: 19_000 }).listCatalogs())).toMatchObject({ code: 'down' });
    expect(server.heads).toHaveLength(1);
  });

  it('ends a try whose body drips in', async () => {
    server.behave(drips(OK));
    expect(await failureOf(client({ retries: 0, timeoutMs: 200 }).listCatalogs())).toMatchObject({ code: 'timeout' });
  });

  it('ends at the deadline, whatever the tries are at', async () => {
    server.behave(saysNothing);
    const error = await failureOf(client({ timeoutMs: 60_000, deadlineMs: 150 }).listCatalogs());
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ code: 'deadline' });
  });

  it('ends when its caller ends it, during a try and during a wait', async () => {
    const during = new AbortController();
    server.behave(saysNothing);
    const call = client({ timeoutMs: 60_000 }).listCatalogs({ signal: during.signal });
    setTimeout(() => during.abort(), 50);
    expect(await failureOf(call)).toBeInstanceOf(AbortedError);
    const between = new AbortController();
    server.behave(sends(answer(503, problem('busy'), { 'retry-after': '4' })));
    const waiting = client({ hooks: { onRetry: () => between.abort() } }).listCatalogs({ signal: between.signal });
    expect(await failureOf(waiting)).toBeInstanceOf(AbortedError);
    expect(server.heads).toHaveLength(1);
  });

  it('ends although its fetch takes no notice of the signal', async () => {
    const deaf = (() => new Promise(() => undefined)) as unknown as typeof fetch;
    const none = { fetch: deaf, retries: 0 };
    expect(await failureOf(client({ ...none, timeoutMs: 50 }).listCatalogs())).toMatchObject({ code: 'timeout' });
    expect(await failureOf(client({ ...none, deadlineMs: 50 }).listCatalogs())).toMatchObject({ code: 'deadline' });
    const control = new AbortController();
    const call = client(none).listCatalogs({ signal: control.signal });
    control.abort();
    expect(await failureOf(call)).toBeInstanceOf(AbortedError);
  });

  it('is not disturbed by hooks that fail', async () => {
    const thrown = () => {
      throw new Error('a hook');
    };
    const hooks = { onRequest: thrown, onRetry: thrown, onResponse: () => Promise.reject(new Error('a hook')) };
    server.behave(resets, sends(answer(200, OK)));
    expect((await client({ hooks }).listCatalogs().withResponse()).tries).toBe(2);
  });

  it('tells its hooks of a response that refuses', async () => {
    const statuses: number[] = [];
    const hooks = { onResponse: ({ status }: { status: number }) => statuses.push(status) };
    server.behave(sends(answer(503, problem('busy'))), sends(answer(404, problem('gone'))));
    await failureOf(client({ hooks }).listCatalogs());
    expect(statuses).toEqual([503, 404]);
  });

  it('tells its hooks of each try', async () => {
    const told: string[] = [];
    const hooks = {
      onRequest: ({ tries }: { tries: number }) => told.push(`request ${tries}`),
      onRetry: ({ error }: { error: { code: string } }) => told.push(`retry ${error.code}`),
      onResponse: ({ status }: { status: number }) => told.push(`response ${status}`),
    };
    server.behave(resets, sends(answer(200, OK)));
    await client({ hooks }).listCatalogs();
    expect(told).toEqual(['request 1', 'retry connection-failed', 'request 2', 'response 200']);
  });
});

describe('a write', () => {
  const write: Operation = {
    method: 'POST',
    path: '/v1/things',
    query: [],
    isSafe: false,
    hasBody: true,
    isText: false,
  };
  const send = (mayRepeat: boolean) =>
    perform(
      { method: write.method, url: `${server.url}${write.path}`, headers: {}, body: '{}', asText: false },
      { fetch, memory: new AnswerMemory(0) },
      { timeoutMs: 500, deadlineMs: 5000, retries: 3, signal: undefined, mayRepeat, hooks: {}, random: () => 0 },
    );

  it('without a key reaches the service at most once, whatever happens', async () => {
    for (const fault of [
      resets,
      cutsAfter(1, OK),
      saysNothing,
      sends(answer(503, problem('busy'), { 'retry-after': '0' })),
    ]) {
      server.behave(fault, sends(answer(200, OK)));
      await failureOf(send(false));
      expect(server.heads).toHaveLength(1);
    }
  });

  it('with a key is sent again', async () => {
    server.behave(resets, sends(answer(200, OK)));
    expect((await send(true)).tries).toBe(2);
  });
});
