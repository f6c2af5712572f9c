import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app.factory.js';
import { readConfig } from '../config/config.js';
import { FixtureMemory } from '../releases/fixture-memory.spec-fixture.js';

let app: NestFastifyApplication;
let url: string;
beforeAll(async () => {
  const ground = {
    config: readConfig({}),
    log: pino({ level: 'silent' }),
    memory: new FixtureMemory(),
    migrations: [],
  };
  app = await buildApp(ground);
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(() => app.close());

const EXPLAIN = '/v1/catalogs/boats/explain';
const DIFF = '/v1/catalogs/boats/answers/diff';
const get = (path: string, query: object) => request(url).get(path).query(query);
const post = (path: string, body: object) =>
  request(url)
    .post(path)
    .send({ catalog: 'boats', ...body });

describe('explain', () => {
  const cell = { option: 'ketch', dimension: 'max-crew', asOf: '2026-07-01' };

  it('tells the history of a cell, the same bytes by address and by body', async () => {
    const byQuery = await get(EXPLAIN, { ...cell, release: '2' });
    const byBody = await post('/v1/explain', { ...cell, release: '2' });
    expect([byQuery.status, byBody.status]).toEqual([200, 200]);
    expect(byQuery.text).toBe(byBody.text);
    expect(byQuery.body).toMatchObject({
      kind: 'plimsoll-explain/1',
      cell: { disputed: true, limit: { number: 8 } },
      disputes: [{ used: 'ketch-max-crew', against: ['ketch-max-crew-doubted'], because: 'stated-over-ambiguous' }],
      releases: [{ release: { sequence: 1 } }, { release: { sequence: 2 } }],
    });
    expect(byBody.headers['cache-control']).toBe('no-store');
  });

  it('may be kept for good once release and day are named, and is not sent twice', async () => {
    const pinned = await get(EXPLAIN, { ...cell, release: '1' });
    expect(pinned.headers['cache-control']).toContain('immutable');
    const again = await get(EXPLAIN, { ...cell, release: '1' }).set('if-none-match', String(pinned.headers['etag']));
    expect(again.status).toBe(304);
    for (const moving of [
      cell,
      { ...cell, release: 'current' },
      { option: 'ketch', dimension: 'max-crew', release: '1' },
    ])
      expect((await get(EXPLAIN, moving)).headers['cache-control']).toContain('max-age=30');
  });

  it('speaks the language of the caller', async () => {
    const answer = await get(EXPLAIN, cell).set('accept-language', 'ja');
    expect(answer.body).toMatchObject({ locale: 'ja', dimension: { name: 'Crew (ja)' } });
    expect(answer.headers['vary']).toBe('accept, accept-language');
  });

  it('answers for an option that was split', async () => {
    const { body } = await get(EXPLAIN, { ...cell, option: 'barge' });
    expect(body.option).toMatchObject({ movedTo: ['dinghy', 'ketch'], movedNote: 'Split.' });
  });

  it.each([
    [{ ...cell, option: 'ketchh' }, 422, 'unknown-option', '/option'],
    [{ ...cell, dimension: 'max-crewe' }, 422, 'unknown-dimension', '/dimension'],
    [{ ...cell, release: '9' }, 404, 'release-not-found', '/release'],
    [{ option: 'ketch' }, 400, 'invalid-request', '/dimension'],
  ])('refuses %o', async (question, status, code, pointer) => {
    for (const answer of [await get(EXPLAIN, question), await post('/v1/explain', question)]) {
      expect(answer.status).toBe(status);
      expect(answer.body.code).toBe(code);
      expect(answer.body.errors[0].pointer).toBe(pointer);
    }
  });

  it('refuses a catalog that is not there', async () => {
    expect((await get('/v1/catalogs/planes/explain', cell)).status).toBe(404);
    expect((await post('/v1/explain', { ...cell, catalog: 'planes' })).body.errors[0].pointer).toBe('/catalog');
  });
});

describe('the answer to a saved question', () => {
  it('is refused where the release keeps no such question', async () => {
    const { status, body } = await get('/v1/catalogs/boats/questions/sinking/answer', {});
    expect([status, body.code]).toEqual([404, 'item-not-found']);
  });
});

describe('answers diff', () => {
  it('compares the two sides, the same bytes by address and by body', async () => {
    const byQuery = await get(DIFF, { from: '1', to: '2', fromAsOf: '2026-01-01', toAsOf: '2026-07-01' });
    const from = { release: '1', asOf: '2026-01-01' };
    const byBody = await post('/v1/answers/diff', { from, to: { release: '2', asOf: '2026-07-01' } });
    expect([byQuery.status, byQuery.text]).toEqual([200, byBody.text]);
    expect(byQuery.body).toMatchObject({
      kind: 'plimsoll-answers-diff/1',
      from: { release: { sequence: 1 }, asOf: '2026-01-01' },
      to: { release: { sequence: 2 }, asOf: '2026-07-01' },
      questions: [],
    });
    expect(byQuery.headers['cache-control']).toContain('immutable');
    expect((await get(DIFF, { from: '1', to: '2' })).headers['cache-control']).toContain('max-age=30');
  });

  it('refuses a release and a question that are not there, each at its place', async () => {
    const noRelease = await post('/v1/answers/diff', { from: {}, to: { release: '9' } });
    expect([noRelease.status, noRelease.body.errors[0].pointer]).toEqual([404, '/to/release']);
    const noQuestion = await get(DIFF, { questions: 'sinking' });
    expect([noQuestion.status, noQuestion.body.code]).toEqual([422, 'unknown-question']);
  });
});
