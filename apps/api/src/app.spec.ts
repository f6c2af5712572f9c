import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { releaseDigest } from '@plimsoll/engine';
import { pino } from 'pino';
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildApp } from './app.factory.js';
import { Clock } from './config/clock.js';
import { readConfig } from './config/config.js';
import { FixtureMemory, LOG_TEXT } from './releases/fixture-memory.spec-fixture.js';

class SetClock extends Clock {
  day = '2026-07-01';
  override now(): Date {
    return new Date(`${this.day}T12:00:00Z`);
  }
  override today(): string {
    return this.day;
  }
}

const clock = new SetClock();
const memory = new FixtureMemory();
let app: NestFastifyApplication;
let url: string;

beforeAll(async () => {
  app = await buildApp({
    config: readConfig({ PLIMSOLL_BODY_LIMIT_BYTES: '20000' }),
    log: pino({ level: 'silent' }),
    memory,
    migrations: ['0001_first'],
    clock,
  });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(() => app.close());
beforeEach(() => {
  Object.assign(memory, { currentSequence: 2, database: 'up', isLoaded: true });
  clock.day = '2026-07-01';
});

const RELEASE = '/v1/catalogs/boats/releases/2';
const get = (path: string) => request(url).get(path).redirects(0);
const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

describe('browsing', () => {
  it('lists catalogs, releases and what a release holds', async () => {
    expect((await get('/v1/catalogs')).body.items[0].catalog).toBe('boats');
    expect((await get('/v1/catalogs/boats/releases')).body.items.map((r: { sequence: number }) => r.sequence)).toEqual([
      1, 2,
    ]);
    expect((await get('/v1/catalogs/boats/releases/current')).body.label).toBe('2026.2.0');
    expect(ids((await get(`${RELEASE}/facts`)).body)).toEqual([
      'dinghy-max-crew',
      'ketch-max-crew',
      'ketch-max-crew-doubted',
    ]);
    for (const plural of ['categories', 'dimensions', 'options', 'requirements', 'rules', 'sources', 'vocabularies'])
      expect((await get(`${RELEASE}/${plural}`)).status).toBe(200);
  });

  it.each([
    ['option=dinghy', ['dinghy-max-crew']],
    ['certainty=ambiguous', ['ketch-max-crew-doubted']],
    ['disputed=true', ['ketch-max-crew', 'ketch-max-crew-doubted']],
    ['disputed=false', ['dinghy-max-crew']],
    ['stale=90', ['dinghy-max-crew', 'ketch-max-crew']],
    ['kind=capability', []],
    ['category=hull&source=log&dimension=max-crew&option=ketch&certainty=stated', ['ketch-max-crew']],
  ])('filters facts by %s', async (query, expected) => {
    expect(ids((await get(`${RELEASE}/facts?${query}`)).body)).toEqual(expected);
  });

  it('shows a fact with the facts it is in conflict with, whichever says so', async () => {
    const { body } = await get(`${RELEASE}/facts/ketch-max-crew`);
    expect(body.conflictsWith).toEqual(['ketch-max-crew-doubted']);
  });

  it('shows a source with its revisions, and the text of one', async () => {
    expect(ids({ items: (await get(`${RELEASE}/sources/log`)).body.revisions })).toEqual(['log-1']);
    const response = await get(`${RELEASE}/sources/log/revisions/log-1/text`);
    expect([response.text, response.headers['content-type']]).toEqual([LOG_TEXT, 'text/plain; charset=utf-8']);
  });

  it('redirects an option that has moved and refuses one that was split', async () => {
    const moved = await get(`${RELEASE}/options/yawl`);
    expect([moved.status, moved.headers['location']]).toEqual([301, `${RELEASE}/options/ketch`]);
    const split = await get(`${RELEASE}/options/barge`);
    expect([split.status, split.body.code]).toEqual([410, 'split']);
    expect(split.body.errors.map((e: { detail: string }) => e.detail)).toEqual(['dinghy', 'ketch']);
  });

  it('gives a snapshot from which the digest can be computed again', async () => {
    const { body } = await get('/v1/catalogs/boats/releases/1/snapshot');
    expect(releaseDigest('boats', body.content)).toBe(body.release.digest);
  });
});

describe('paging', () => {
  const page = (query: string, ref = '2') => get(`/v1/catalogs/boats/releases/${ref}/facts?pageSize=2${query}`);

  it('reaches every item once and ends without a token', async () => {
    const first = await page('');
    const second = await page(`&pageToken=${first.body.nextPageToken}`);
    expect([...ids(first.body), ...ids(second.body)]).toEqual([
      'dinghy-max-crew',
      'ketch-max-crew',
      'ketch-max-crew-doubted',
    ]);
    expect([first.body.totalSize, second.body.nextPageToken]).toEqual([3, undefined]);
  });

  it('goes on in the release it began with when another one becomes current', async () => {
    const first = await page('', 'current');
    memory.currentSequence = 1;
    const second = await page(`&pageToken=${first.body.nextPageToken}`, 'current');
    expect([second.body.release.sequence, ids(second.body)]).toEqual([2, ['ketch-max-crew-doubted']]);
  });

  it('refuses a token that was changed, or that belongs to another release, list or filter', async () => {
    const token = String((await page('')).body.nextPageToken);
    const forged = Buffer.from(Buffer.from(token, 'base64url').toString().replace('ketch', 'dinghy')).toString(
      'base64url',
    );
    const refused = [
      await page(`&pageToken=${forged}`),
      await page('&pageToken=nonsense'),
      await page(`&pageToken=${token}`, '1'),
      await page(`&pageToken=${token}&certainty=stated`),
      await get(`${RELEASE}/options?pageToken=${token}`),
    ];
    for (const response of refused) {
      expect(response.body).toMatchObject({
        status: 400,
        code: 'invalid-page-token',
        errors: [{ pointer: '/pageToken' }],
      });
    }
  });

  it.each(['0', '1001', 'many', '1.5', ''])('refuses %j as the size of a page', async (size) => {
    const { body } = await get(`${RELEASE}/facts?pageSize=${size}`);
    expect(body).toMatchObject({ status: 400, code: 'invalid-request', errors: [{ pointer: '/pageSize' }] });
  });
});

describe('compare', () => {
  const ASKED = '/v1/compare?catalog=boats&category=hull';

  it('answers the same bytes by address and by body', async () => {
    const byQuery = await get(`${ASKED}&options=dinghy,ketch&asOf=2026-07-01`);
    const question = { catalog: 'boats', category: 'hull', options: ['dinghy', 'ketch'], asOf: '2026-07-01' };
    const byBody = await request(url).post('/v1/compare').send(question);
    expect([byQuery.status, byBody.status]).toEqual([200, 200]);
    expect(byBody.text).toBe(byQuery.text);
    expect(byBody.headers['etag']).toBe(byQuery.headers['etag']);
  });

  it('answers a repeated question with the same bytes and headers as the first time', async () => {
    const path = `${ASKED}&asOf=2026-07-02`;
    const [first, second] = [await get(path), await get(path)];
    const lasting = ({ headers }: request.Response) => {
      const { date: _date, 'x-request-id': _id, ...others } = headers as Record<string, string>;
      return others;
    };
    expect(second.text).toBe(first.text);
    expect(lasting(second)).toEqual(lasting(first));
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
  });

  it('follows the current release, the day and the language, also when the question is hot', async () => {
    const seen = [await get(ASKED), await get(ASKED)];
    memory.currentSequence = 1;
    seen.push(await get(ASKED));
    clock.day = '2026-07-03';
    seen.push(await get(ASKED), await get(ASKED).set('accept-language', 'ja-JP,ja;q=0.9,en;q=0.5'));
    expect(seen.map(({ body }) => [body.release.sequence, body.asOf, body.locale])).toEqual([
      [2, '2026-07-01', 'en'],
      [2, '2026-07-01', 'en'],
      [1, '2026-07-01', 'en'],
      [1, '2026-07-03', 'en'],
      [1, '2026-07-03', 'ja'],
    ]);
    expect(new Set(seen.map(({ headers }) => headers['etag'])).size).toBe(4);
  });

  it('answers 304 to the ETag it gave, cold and hot', async () => {
    const path = `${ASKED}&only=differences`;
    const { headers } = await get(path);
    for (const held of [headers['etag'], `W/${headers['etag']}`, `"x", ${headers['etag']}`, '*']) {
      const response = await get(path).set('if-none-match', String(held));
      expect([response.status, response.text, response.headers['etag']]).toEqual([304, '', headers['etag']]);
    }
    expect((await get(path).set('if-none-match', '"other"')).status).toBe(200);
  });

  it.each([
    ['release=1&asOf=2026-01-01', 'public, max-age=31536000, immutable'],
    ['release=1', 'public, max-age=30, stale-while-revalidate=300'],
    ['asOf=2026-01-01', 'public, max-age=30, stale-while-revalidate=300'],
    ['release=previous&asOf=2026-01-01', 'public, max-age=30, stale-while-revalidate=300'],
  ])('lets caches keep %s as long as it can hold', async (query, expected) => {
    const { headers } = await get(`${ASKED}&${query}`);
    expect([headers['cache-control'], headers['vary']]).toEqual([expected, 'accept, accept-language']);
  });

  it('keeps an answer to POST out of caches', async () => {
    const { headers } = await request(url).post('/v1/compare').send({ catalog: 'boats', category: 'hull' });
    expect(headers['cache-control']).toBe('no-store');
  });

  it('names the unknown option with the place and the nearest known one', async () => {
    const { body } = await get('/v1/compare?catalog=boats&options=dinghi,ketch');
    expect(body).toMatchObject({ status: 422, code: 'unknown-option', errors: [{ pointer: '/options/0' }] });
    expect(body.errors[0].detail).toContain('dinghy');
  });
});

describe('problems', () => {
  it('answers in problem+json with the request id the caller sent', async () => {
    const { body, headers } = await get('/v1/nothing?secret=1').set('x-request-id', 'caller-0001');
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(headers['x-request-id']).toBe('caller-0001');
    expect(body).toEqual({
      type: '/problems/not-found',
      title: 'Nothing is here',
      status: 404,
      detail: 'There is nothing at this address.',
      instance: '/v1/nothing',
      code: 'not-found',
      errors: [],
      requestId: 'caller-0001',
    });
  });

  it('replaces a request id that cannot stand in a log', async () => {
    const { headers } = await get('/livez').set('x-request-id', 'a b\tc{}');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names the methods an address takes', async () => {
    const response = await request(url).delete('/v1/compare');
    expect([response.status, response.body.code]).toEqual([405, 'method-not-allowed']);
    expect(response.headers['allow']).toBe('GET, HEAD, OPTIONS, POST');
    const options = await request(url).options('/v1/recommend');
    expect([options.status, options.headers['allow'], options.text]).toEqual([204, 'OPTIONS, POST', '']);
    expect((await request(url).options('/v1/nothing')).status).toBe(404);
  });

  it('answers HEAD like GET without the body', async () => {
    const [head, full] = [await request(url).head(`${RELEASE}/facts`), await get(`${RELEASE}/facts`)];
    expect([head.status, head.text ?? '']).toEqual([200, '']);
    expect([head.headers['etag'], head.headers['content-length']]).toEqual([
      full.headers['etag'],
      full.headers['content-length'],
    ]);
  });

  it.each([
    ['/v1/compare/?catalog=boats', 422],
    [`${RELEASE}/facts/`, 200],
    [`${RELEASE}/options/%64inghy`, 200],
    [`${RELEASE}/options/din%2Fghy`, 404],
    [`${RELEASE}/options/%00`, 400],
    [`${RELEASE}/options/${'a'.repeat(300)}`, 414],
    ['/v1/catalogs/%E0%A4%A', 400],
    ['/docs/nothing-here', 404],
    ['/problems/__proto__', 404],
    ['/v1/catalogs/constructor', 404],
    [`/v1/catalogs/boats/releases/2/options?__proto__=1`, 400],
    [`/v1/catalogs/boats/releases/2/options?role=choice&role=mode`, 400],
  ])('answers %s with %i', async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    if (status >= 400) expect(response.body).toMatchObject({ status, code: expect.any(String) });
  });

  it.each([
    ['{', 400, 'invalid-json'],
    ['', 400, 'invalid-json'],
    ['[1]', 400, 'invalid-request'],
    ['{"category":7}', 400, 'invalid-request'],
    ['{"category":"hull","colour":1}', 400, 'invalid-request'],
    ['{"__proto__":{"polluted":1}}', 400, 'forbidden-key'],
    ['{"a":{"constructor":{"prototype":{}}}}', 400, 'forbidden-key'],
    ['{"category":"h\\u0000"}', 400, 'forbidden-character'],
    ['{"category":"\\ud800"}', 400, 'forbidden-character'],
    ['['.repeat(10_000), 400, 'too-deep'],
    [`{"category":"${'a'.repeat(30_000)}"}`, 413, 'body-too-large'],
  ])('refuses the body %.30s', async (body, status, code) => {
    const response = await request(url).post('/v1/compare').set('content-type', 'application/json').send(body);
    expect([response.status, response.body.code]).toEqual([status, code]);
  });

  it('points into the body, with a code for each place', async () => {
    const { body } = await request(url)
      .post('/v1/compare')
      .send({ options: ['dinghy', 7], only: 'some', 'a/b~': 1 });
    const places = body.errors.map((e: { pointer: string; code: string }) => [e.pointer, e.code]);
    expect(places).toEqual([
      ['/options/1', 'wrong-type'],
      ['/only', 'not-allowed'],
      ['/a~1b~0', 'unknown-field'],
    ]);
  });

  it('says what is missing', async () => {
    const { body } = await request(url)
      .post('/v1/recommend')
      .send({ stack: true, requirements: [{}] });
    expect(body.errors).toEqual([
      { pointer: '/requirements/0/id', code: 'missing', detail: 'This field is required.' },
    ]);
  });

  it('takes JSON and nothing else', async () => {
    const response = await request(url).post('/v1/compare').set('content-type', 'text/xml').send('<a/>');
    expect([response.status, response.body.code, response.headers['accept']]).toEqual([
      415,
      'unsupported-media-type',
      'application/json',
    ]);
  });

  it('answers 406 to a caller that takes none of its forms', async () => {
    const response = await get('/v1/compare?catalog=boats&category=hull').set('accept', 'image/png');
    expect([response.status, response.body.code]).toEqual([406, 'not-acceptable']);
  });

  it('masks a bug and keeps its request id', async () => {
    vi.spyOn(memory, 'catalogs').mockImplementationOnce(() => {
      throw new Error('password=hunter2');
    });
    const response = await get('/v1/catalogs');
    expect(response.body).toMatchObject({
      status: 500,
      code: 'internal-error',
      requestId: response.headers['x-request-id'],
    });
    expect(response.text).not.toContain('hunter2');
  });

  it('has a page for the type of each problem', async () => {
    const { body } = await get('/problems/not-found');
    expect(body).toMatchObject({ code: 'not-found', type: '/problems/not-found', status: 404 });
    expect((await get('/problems')).body.items.length).toBeGreaterThan(20);
  });
});

describe('health', () => {
  it.each([
    [{}, 200, 'ready'],
    [{ database: 'down' }, 200, 'degraded'],
    [{ isLoaded: false }, 503, 'loading'],
  ])('tells %j as %i %s', async (condition, status, word) => {
    Object.assign(memory, condition);
    const response = await get('/readyz');
    expect([response.status, response.body.status, response.headers['cache-control']]).toEqual([
      status,
      word,
      'no-store',
    ]);
    expect(response.body.checks.migrations).toEqual({ applied: 1, newest: '0001_first' });
  });

  it('counts requests by route pattern and never by value', async () => {
    await get(`${RELEASE}/options/dinghy`);
    const { text } = await get('/metrics');
    expect(text).toMatch(
      /duration_seconds_count\{method="GET",route="\/v1\/catalogs\/:catalog\/releases\/:ref\/options\/:id",status="200"\}/,
    );
    expect(text).not.toContain('dinghy');
    expect(text).toContain('plimsoll_database_up 1');
  });
});

describe('documentation', () => {
  it('shows its pages from its own files, under a policy that lets nothing else in', async () => {
    const page = await get('/docs');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    const scripts = [...page.text.matchAll(/src="([^"]+)"/g)].map(
      ([, source]) => new URL(String(source), `${url}/docs`).pathname,
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect((await get(script)).status).toBe(200);
    expect(page.text).not.toMatch(/<script(?![^>]*src=)[^>]*>\s*[^<\s]/);
  });

  it('describes itself in OpenAPI 3.1', async () => {
    expect((await get('/openapi.json')).body.openapi).toBe('3.1.0');
  });
});
