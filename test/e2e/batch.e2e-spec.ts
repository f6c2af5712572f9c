import { once } from 'node:events';
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventually } from '../support/eventually.js';
import { describedBody, describedProblem, describedRoutes } from './described-routes.js';
import { runApp, type RunningApp } from './running-app.js';

// What counts is that it ends, not when: a busy machine takes long for 10,000 documents.
vi.setConfig({ testTimeout: 0 });

const PATH = '/v1/validate/batch';
const head = { asOf: '2026-11-22', release: '2' } as const;
const query = new URLSearchParams(head).toString();
const question = {
  format: 'design',
  document: { network: { plugin: 'kubenet' }, agentPools: [{ name: 'a', count: 7 }] },
};

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.stop());

interface Answer {
  readonly index: number;
  readonly id?: string;
  readonly report?: { readonly outcome: string; readonly findings: readonly unknown[] };
  readonly problem?: {
    readonly status: number;
    readonly code: string;
    readonly errors: readonly { pointer: string }[];
  };
}

const send = (body: string, address = `${PATH}?${query}`, type = 'application/x-ndjson') =>
  request(app.url).post(address).set('content-type', type).buffer(true).parse(textParser).send(body);

function textParser(response: request.Response, done: (error: Error | null, text: string) => void): void {
  // Supertest hands its parsers the message as it came, whatever its types say.
  const message = response as unknown as IncomingMessage;
  let text = '';
  message.setEncoding('utf8');
  message.on('data', (chunk: string) => (text += chunk));
  message.on('end', () => done(null, text));
}

const linesOf = (text: string) => text.trimEnd().split('\n');
const answersOf = (text: string) => linesOf(text).map((line) => JSON.parse(line) as Answer);

const documents = async () => {
  const { text } = await request(app.url).get('/metrics');
  return Number(/^plimsoll_batch_documents_total (\d+)$/m.exec(text)?.[1]);
};

/** The number of documents that were judged, when it has come to stand. */
async function standing(): Promise<number> {
  let judged = await documents();
  await eventually(async () => {
    const now = await documents();
    const stands = now === judged;
    judged = now;
    return stands;
  });
  return judged;
}

function open(address = `${PATH}?${query}`): {
  readonly client: ClientRequest;
  readonly response: Promise<IncomingMessage>;
} {
  const client = httpRequest(`${app.url}${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
  });
  const response = once(client, 'response').then(([answer]) => answer as IncomingMessage);
  return { client, response };
}

describe('a batch', () => {
  it('answers each line by what validate answers, in order and with its id', async () => {
    const kubenet = { ...question, id: 'first' };
    const overlay = {
      format: 'design',
      document: { network: { plugin: 'azure', pluginMode: 'overlay' } },
      locale: 'ja',
    };
    const response = await send(`${JSON.stringify(kubenet)}\n\n \r\n${JSON.stringify(overlay)}`);
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
    });
    const alone = await Promise.all(
      [question, overlay].map(
        async (each) =>
          (
            await request(app.url)
              .post('/v1/validate')
              .send({ ...head, ...each })
          ).text,
      ),
    );
    expect(linesOf(String(response.body))).toEqual([
      `{"index":0,"id":"first","report":${alone[0]}}`,
      `{"index":1,"report":${alone[1]}}`,
    ]);
  });

  it('has lines as they are described', async () => {
    const route = describedRoutes.find(({ path }) => path === PATH);
    if (!route) throw new Error('the route is not described');
    expect(route.mediaType).toBe('application/x-ndjson');
    const check = describedBody(route, 200, route.mediaType);
    const { body } = await send(`${JSON.stringify(route.example)}\nnonsense\n`);
    const answers = answersOf(String(body));
    expect(answers.map((answer) => [check?.(answer), Object.keys(answer)])).toEqual([
      [true, ['index', 'id', 'report']],
      [true, ['index', 'problem']],
    ]);
  });

  it('gives a problem for a line that cannot be answered, and goes on', async () => {
    const lines = [
      'nonsense',
      '[]',
      JSON.stringify({ id: 'shape', format: 'design' }),
      JSON.stringify({ id: 'cluster', format: 'aks', document: {} }),
      JSON.stringify({ ...question, release: '99' }),
      JSON.stringify({ ...question, id: 7 }),
      `{"document":${'['.repeat(200)}${']'.repeat(200)}}`,
      '{"__proto__":{"id":"x"}}',
      '"\u0000"',
      JSON.stringify(question),
    ];
    const { body } = await send(lines.join('\n'));
    const answers = answersOf(String(body));
    expect(answers.map(({ index, id, problem }) => [index, id, problem?.status, problem?.code])).toEqual([
      [0, undefined, 400, 'invalid-json'],
      [1, undefined, 400, 'invalid-request'],
      [2, 'shape', 400, 'invalid-request'],
      [3, 'cluster', 422, 'no-cluster'],
      [4, undefined, 404, 'release-not-found'],
      [5, undefined, 400, 'invalid-request'],
      [6, undefined, 400, 'too-deep'],
      [7, undefined, 400, 'forbidden-key'],
      [8, undefined, 400, 'invalid-json'],
      [9, undefined, undefined, undefined],
    ]);
    expect(answers[2]?.problem?.errors[0]?.pointer).toBe('/document');
    for (const { problem } of answers.slice(0, -1))
      expect([describedProblem(problem), problem]).toEqual([true, problem]);
    expect(answers.at(-1)?.report?.findings.length).toBeGreaterThan(0);
  });

  it('gives a problem for a line longer than a body may be, without holding it, and goes on', async () => {
    const small = await runApp({ PLIMSOLL_BODY_LIMIT_BYTES: '1024' });
    try {
      const response = await request(small.url)
        .post(`${PATH}?${query}`)
        .set('content-type', 'application/ndjson')
        .buffer(true)
        .parse(textParser)
        .send(`${'x'.repeat(5000)}\n${JSON.stringify(question)}`);
      const [long, fine] = answersOf(String(response.body));
      expect([long?.problem?.status, long?.problem?.code]).toEqual([413, 'line-too-long']);
      expect(fine?.report).toBeDefined();
    } finally {
      await small.stop();
    }
  });

  it('takes what its lines leave out from its query, and lets a line say otherwise', async () => {
    const bare = JSON.stringify({ document: question.document });
    const other = JSON.stringify({ ...question, asOf: '2024-01-01', locale: 'en' });
    const { body } = await send(`${bare}\n${other}`, `${PATH}?${query}&locale=ja&format=design&horizon=30`);
    const reports = answersOf(String(body)).map(({ report }) => report as unknown as Record<string, unknown>);
    expect(reports).toMatchObject([
      { asOf: '2026-11-22', locale: 'ja', format: 'design', horizon: 30, release: { sequence: 2 } },
      { asOf: '2024-01-01', locale: 'en', format: 'design', horizon: 30, release: { sequence: 2 } },
    ]);
  });

  it('is empty where it has no lines', async () => {
    for (const body of ['', '\n\n']) {
      const response = await send(body || ' ');
      expect([response.status, response.body]).toEqual([200, '']);
    }
  });

  it('is refused as a whole where its query, its media type or its Accept is wrong', async () => {
    const line = JSON.stringify(question);
    const refusals = [
      await send(line, `${PATH}?release=99`),
      await send(line, `${PATH}?catalog=no-such`),
      await send(line, `${PATH}?locale=xx`),
      await send(line, `${PATH}?nonsense=1`),
      await send(line, PATH, 'application/json'),
      await send(line, PATH, 'text/plain'),
      await send(line).set('accept', 'application/json'),
      await send(line).set('content-encoding', 'gzip'),
      await request(app.url).post('/v1/validate').set('content-type', 'application/x-ndjson').send(line),
    ];
    const told = refusals.map(({ status, body, headers }) => [
      status,
      (typeof body === 'string' ? (JSON.parse(body) as { code: string }) : (body as { code: string })).code,
      headers['content-type'],
    ]);
    const problem = 'application/problem+json; charset=utf-8';
    expect(told).toEqual(
      [
        [404, 'release-not-found'],
        [404, 'catalog-not-found'],
        [400, 'invalid-request'],
        [400, 'invalid-request'],
        [415, 'unsupported-media-type'],
        [415, 'unsupported-media-type'],
        [406, 'not-acceptable'],
        [415, 'unsupported-media-type'],
        [415, 'unsupported-media-type'],
      ].map((each) => [...each, problem]),
    );
  });

  it('says what it takes where the media type is wrong', async () => {
    const { headers } = await send('{}', PATH, 'application/json');
    expect(headers['accept']).toBe('application/x-ndjson, application/ndjson');
    expect((await send('{}', '/v1/validate')).headers['accept']).toBe('application/json');
  });

  it('answers a line before the next one is sent', async () => {
    const { client, response } = open();
    client.write(`${JSON.stringify(question)}\n`);
    const answers = createInterface({ input: await response })[Symbol.asyncIterator]();
    const first = await answers.next();
    expect((JSON.parse(String(first.value)) as Answer).index).toBe(0);
    client.end(JSON.stringify(question));
    expect((JSON.parse(String((await answers.next()).value)) as Answer).index).toBe(1);
    expect((await answers.next()).done).toBe(true);
  });
});

describe('a long batch', () => {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const heapUsed = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const line = `${JSON.stringify({ ...question, document: { ...question.document, cluster: { name: 'n'.repeat(900) } } })}\n`;

  it('takes 10,000 documents in the memory that 1,000 take', async () => {
    const { client, response } = open();
    const sending = (async () => {
      for (let sent = 0; sent < 10_000; sent += 1) if (!client.write(line)) await once(client, 'drain');
      client.end();
    })();
    let read = 0;
    let bytes = 0;
    let early = 0;
    let most = 0;
    for await (const answer of createInterface({ input: await response })) {
      read += 1;
      bytes += answer.length;
      if (read === 1000) early = heapUsed();
      else if (read > 1000 && read % 1000 === 0) most = Math.max(most, heapUsed());
    }
    await sending;
    expect(read).toBe(10_000);
    // What went through is many times what was held.
    expect(bytes).toBeGreaterThan(100_000_000);
    expect(most - early).toBeLessThan(bytes / 10);
    expect(most - early).toBeLessThan(20_000_000);
  });

  it('judges no more than is taken', async () => {
    const before = await documents();
    const { client, response } = open();
    client.on('error', () => undefined);
    const answer = await Promise.race([response, fill(client, 10_000)]);
    const stalled = answer ?? (await response);
    const judged = await standing();
    expect(judged - before).toBeLessThan(5000);
    expect(judged - before).toBeGreaterThan(0);
    stalled.destroy();
    client.destroy();
  });

  /** Sends until nothing more is taken; the response is not read. */
  async function fill(client: ClientRequest, most: number): Promise<undefined> {
    for (let sent = 0; sent < most; sent += 1) if (!client.write(line)) await once(client, 'drain');
    return undefined;
  }

  it('ends at once when the caller goes away', async () => {
    const before = await documents();
    const { client, response } = open();
    client.on('error', () => undefined);
    void fill(client, 10_000).catch(() => undefined);
    const answer = await response;
    answer.on('error', () => undefined);
    answer.resume();
    await eventually(async () => (await documents()) > before + 100);
    client.destroy();
    const atEnd = await documents();
    const judged = await standing();
    // What was on its way when the caller went may still be judged, and no more than that.
    expect(judged - atEnd).toBeLessThan(50);
    expect(judged - before).toBeLessThan(9000);
  });
});

describe('the time in which a request must have arrived', () => {
  it('ends a body that does not come and a batch that stands still, and not a batch that takes longer', async () => {
    const hasty = await runApp({ PLIMSOLL_REQUEST_TIMEOUT_MS: '1000' });
    try {
      const slow = httpRequest(`${hasty.url}/v1/validate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': 100 },
      });
      slow.write('{');
      const [refusal] = (await once(slow, 'response')) as [IncomingMessage];
      expect(refusal.statusCode).toBe(408);
      const batch = httpRequest(`${hasty.url}${PATH}?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
      });
      const response = once(batch, 'response') as Promise<[IncomingMessage]>;
      const started = Date.now();
      let count = 0;
      while (Date.now() - started < 2500) {
        batch.write(`${JSON.stringify(question)}\n`);
        count += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      batch.end();
      let read = 0;
      for await (const answer of createInterface({ input: (await response)[0] })) read += answer === '' ? 0 : 1;
      expect(read).toBe(count);
      const idle = httpRequest(`${hasty.url}${PATH}?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
      });
      const cut = once(idle, 'close');
      idle
        .on('error', () => undefined)
        .on('response', (answer: IncomingMessage) => answer.on('error', () => undefined).resume());
      idle.write(`${JSON.stringify(question)}\n`);
      await cut;
      expect(idle.writableEnded).toBe(false);
    } finally {
      await hasty.stop();
    }
  });
});
