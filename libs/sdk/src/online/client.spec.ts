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

  it('takes a page of a proxy with status 200 for no answer', async () => {
    server.behave(sends(answer(200, '<html>Log in</html>', { 'content-type': 'text/html' })));
    expect(await failureOf(client({ retries: 0 }).listCatalogs())).toBeInstanceOf(ResponseError);
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
  const write: Operation = { method: 'POST', path: '/v1/things', query: [], isSafe: false, hasBody: true };
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
