import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { BatchError, createBatchClient, type BatchAnswer, type BatchLine, type BatchOptions } from '../batch.js';
import { AbortedError, CallError, ProblemError, ResponseError } from './errors.js';

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A caller that goes away is no fault of the server. */
const behaviour =
  (work: (request: IncomingMessage, response: ServerResponse) => Promise<void>): Behaviour =>
  (request, response) =>
    void work(request, response).catch(() => undefined);

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serve(behaviour: Behaviour): Promise<{ readonly url: string; readonly requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    behaviour(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const NDJSON = { 'content-type': 'application/x-ndjson; charset=utf-8' };

const answered = (index: number, line: string) => {
  const { id } = JSON.parse(line) as BatchLine;
  return `${JSON.stringify({ index, id, report: { kind: 'report' } })}\n`;
};

/** Answers each line while more are sent, and no faster than is read. */
const echoes = behaviour(async (request, response) => {
  response.writeHead(200, NDJSON);
  let index = 0;
  for await (const line of createInterface({ input: request })) {
    if (!response.write(answered(index, line))) await once(response, 'drain');
    index += 1;
  }
  response.end();
});

/** Answers so many lines of each request and does then something else. */
const answersThen = (count: number, then: (response: ServerResponse) => void) =>
  behaviour(async (request, response) => {
    response.writeHead(200, NDJSON);
    let index = 0;
    for await (const line of createInterface({ input: request })) {
      if (index < count) response.write(answered(index, line));
      index += 1;
      if (index === count) then(response);
    }
  });

const line = (at: number): BatchLine => ({ id: `line ${at}`, document: { at } });

async function* lines(count: number, onTaken: (at: number) => void = () => undefined): AsyncGenerator<BatchLine> {
  for (let at = 0; at < count; at += 1) {
    onTaken(at);
    yield line(at);
  }
}

async function readAll(answers: AsyncIterable<BatchAnswer>): Promise<BatchAnswer[]> {
  const all: BatchAnswer[] = [];
  for await (const answer of answers) all.push(answer);
  return all;
}

const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('the batch did not fail');
};

const ways: Readonly<Record<string, BatchOptions>> = {
  'sent while it is answered': {},
  'sent in parts': { linesPerRequest: 4 },
};

describe.each(Object.entries(ways))('a batch %s', (_name, way) => {
  it('has each line answered in its turn, numbered through', async () => {
    const { url } = await serve(echoes);
    const all = await readAll(createBatchClient({ baseUrl: url }).validateBatch(lines(10), way));
    expect(all.map(({ index, id }) => [index, id])).toEqual(Array.from({ length: 10 }, (_, at) => [at, `line ${at}`]));
  });

  it('takes lines that are there already, and none', async () => {
    const { url, requests } = await serve(echoes);
    const client = createBatchClient({ baseUrl: url });
    expect(await readAll(client.validateBatch([line(0), line(1)], way))).toHaveLength(2);
    expect(await readAll(client.validateBatch([], { ...way, query: { release: '2', locale: 'ja' } }))).toEqual([]);
    expect(requests[0]).toBe('POST /v1/validate/batch');
    if (way.linesPerRequest === undefined) expect(requests[1]).toBe('POST /v1/validate/batch?release=2&locale=ja');
  });

  it('that is cut says how many lines were answered, and is not sent again', async () => {
    const { url, requests } = await serve(answersThen(3, (response) => setImmediate(() => response.destroy())));
    const all: BatchAnswer[] = [];
    const read = async () => {
      for await (const answer of createBatchClient({ baseUrl: url }).validateBatch(lines(50), way)) all.push(answer);
    };
    const error = await failureOf(read());
    expect(error).toBeInstanceOf(BatchError);
    expect(error).toMatchObject({ code: 'batch-cut', answered: 3, cause: { code: 'connection-failed' } });
    expect(all).toHaveLength(3);
    expect(requests).toHaveLength(1);
  });

  it('whose answer ends too early, in good order, is cut', async () => {
    const { url } = await serve(answersThen(2, (response) => response.end()));
    const error = await failureOf(readAll(createBatchClient({ baseUrl: url }).validateBatch(lines(50), way)));
    expect(error).toMatchObject({ code: 'batch-cut', answered: 2 });
  });

  it('that stands still ends by its timeout, and one that takes too long by its deadline', async () => {
    const { url } = await serve(answersThen(1, () => undefined));
    const client = createBatchClient({ baseUrl: url });
    expect(await failureOf(readAll(client.validateBatch(lines(3), { ...way, timeoutMs: 100 })))).toMatchObject({
      answered: 1,
      cause: { code: 'timeout' },
    });
    expect(await failureOf(readAll(client.validateBatch(lines(3), { ...way, deadlineMs: 100 })))).toMatchObject({
      answered: 1,
      cause: { code: 'deadline' },
    });
  });

  it('is no fault of the service while its lines take their time', async () => {
    const { url } = await serve(echoes);
    async function* slow() {
      for (let at = 0; at < 3; at += 1) {
        await new Promise((resolve) => setTimeout(resolve, 150));
        yield line(at);
      }
    }
    const client = createBatchClient({ baseUrl: url, timeoutMs: 60 });
    expect(await readAll(client.validateBatch(slow(), way))).toHaveLength(3);
  });

  it('ends with its caller, by the signal or by leaving the loop, and lets go of its lines', async () => {
    const { url } = await serve(echoes);
    const client = createBatchClient({ baseUrl: url });
    const control = new AbortController();
    let isReturned = false;
    async function* endless() {
      try {
        for (let at = 0; ; at += 1) yield line(at);
      } finally {
        isReturned = true;
      }
    }
    const read = async () => {
      for await (const { index } of client.validateBatch(endless(), { ...way, signal: control.signal }))
        if (index === 5) control.abort();
    };
    expect(await failureOf(read())).toBeInstanceOf(AbortedError);
    await expect.poll(() => isReturned).toBe(true);
    isReturned = false;
    for await (const { index } of client.validateBatch(endless(), way)) if (index === 5) break;
    await expect.poll(() => isReturned).toBe(true);
  });

  it('gives what taking a line throws as it is, and refuses a line that is no JSON', async () => {
    const { url } = await serve(echoes);
    const client = createBatchClient({ baseUrl: url });
    const own = new Error('no more files');
    async function* failing() {
      yield line(0);
      throw own;
    }
    expect(await failureOf(readAll(client.validateBatch(failing(), way)))).toBe(own);
    const wrong = [line(0), { document: 1n }] as unknown as BatchLine[];
    expect(await failureOf(readAll(client.validateBatch(wrong, way)))).toBeInstanceOf(CallError);
  });

  it('that is refused as a whole is a problem', async () => {
    const { url } = await serve((request, response) => {
      request.resume();
      response.writeHead(404, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ code: 'release-not-found', detail: 'There is none.', errors: [] }));
    });
    const error = await failureOf(readAll(createBatchClient({ baseUrl: url }).validateBatch(lines(3), way)));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: 'release-not-found', status: 404 });
  });

  it('takes a page of a proxy, and an answer out of its turn, for none', async () => {
    const page = await serve((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>');
    });
    const paged = createBatchClient({ baseUrl: page.url }).validateBatch(lines(3), way);
    expect(await failureOf(readAll(paged))).toBeInstanceOf(ResponseError);
    const shuffled = await serve((request, response) => {
      request.resume();
      response.writeHead(200, NDJSON).end('{"index":0,"report":{}}\n{"index":2,"report":{}}\n');
    });
    const wrong = createBatchClient({ baseUrl: shuffled.url }).validateBatch(lines(3), way);
    expect(await failureOf(readAll(wrong))).toMatchObject({ answered: 1, cause: { code: 'unreadable-response' } });
  });
});

describe('of a long batch', () => {
  const COUNT = 100_000;
  const wide = (at: number): BatchLine => ({ id: `line ${at}`, document: { at, filling: 'x'.repeat(1000) } });

  it.each([
    ['100,000 lines sent while they are answered', {}, COUNT, 20_000],
    ['20,000 lines sent in parts', { linesPerRequest: 500 }, 20_000, 500],
  ])('%s are never held but for a few', async (_name, way, count, most) => {
    const { url } = await serve(echoes);
    let taken = 0;
    let held = 0;
    let read = 0;
    function* many() {
      for (; taken < count; taken += 1) yield wide(taken);
    }
    for await (const _answer of createBatchClient({ baseUrl: url }).validateBatch(many(), way)) {
      read += 1;
      held = Math.max(held, taken - read);
    }
    expect(read).toBe(count);
    expect(held).toBeLessThanOrEqual(most);
  });

  it('no more are taken than a service takes that does not read', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, NDJSON).flushHeaders();
    });
    let taken = 0;
    function* many() {
      for (; taken < COUNT; taken += 1) yield wide(taken);
    }
    const error = await failureOf(
      readAll(createBatchClient({ baseUrl: url }).validateBatch(many(), { timeoutMs: 500 })),
    );
    expect(error).toMatchObject({ answered: 0, cause: { code: 'timeout' } });
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(COUNT / 10);
  });
});
