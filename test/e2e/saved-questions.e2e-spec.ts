import type { SavedQuestion } from '@plimsoll/engine';
import request from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runApp, type RunningApp } from './running-app.js';

const CATALOG = '/v1/catalogs/aks-networking';
const asOf = '2026-11-22';

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.stop());

const get = (path: string, query: object = {}) => request(app.url).get(path).query(query);
const savedQuestions = async () => (await get(`${CATALOG}/releases/3/questions`)).body.items as SavedQuestion[];

it('keeps every kind of question that a newcomer may begin with', async () => {
  const ids = (await savedQuestions()).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['small-dev-cluster', 'windows-estate', 'migration-from-kubenet']));
  const designs = await get(`${CATALOG}/releases/3/questions`, { verb: 'validate' });
  for (const { ask } of designs.body.items as SavedQuestion[]) expect(ask.verb).toBe('validate');
  expect((await get(`${CATALOG}/releases/2/questions`)).body.items).toEqual([]);
});

it('answers each saved question with what its verb answers', async () => {
  const questions = await savedQuestions();
  expect(questions.length).toBeGreaterThan(0);
  for (const { id, ask } of questions) {
    const saved = await get(`${CATALOG}/questions/${id}/answer`, { release: '3', asOf });
    const asked = await request(app.url)
      .post(`/v1/${ask.verb}`)
      .send({ ...ask.question, release: '3', asOf });
    expect([saved.status, saved.text], id).toEqual([200, asked.text]);
    expect(saved.headers['cache-control']).toContain('immutable');
  }
});

it('tells by address which saved answers changed, and may then be kept for good', async () => {
  const query = {
    from: '3',
    to: '3',
    fromAsOf: '2028-03-30',
    toAsOf: '2028-03-31',
    questions: 'kubenet-cluster-in-use',
  };
  const answer = await get(`${CATALOG}/answers/diff`, query);
  expect(answer.body.counts).toEqual({ changed: 1, unchanged: 0 });
  expect(answer.headers['cache-control']).toContain('immutable');
});

it('explains a cell by address as by body', async () => {
  const question = { option: 'kubenet', dimension: 'max-nodes', asOf, release: '3' };
  const byQuery = await get(`${CATALOG}/explain`, question);
  const byBody = await request(app.url).post('/v1/explain').send(question);
  expect([byQuery.status, byQuery.text]).toEqual([200, byBody.text]);
});
