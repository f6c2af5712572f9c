import type { Report } from '@plimsoll/engine';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeText } from '../support/whole-text.js';
import { runApp, type RunningApp } from './running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.stop());

const question = {
  asOf: '2026-11-22',
  format: 'design',
  document: { network: { plugin: 'kubenet' }, agentPools: [{ name: 'deck', count: 401 }] },
};
const validate = (query: Record<string, string> = {}, more: object = {}) =>
  wholeText(request(app.url).post('/v1/validate').query(query)).send({ ...question, ...more });
const reportOf = async (more: object = {}) => JSON.parse(String((await validate({}, more)).body)) as Report;

describe('POST /v1/validate', () => {
  it.each([
    ['json', 'application/json', '{'],
    ['sarif', 'application/sarif+json', '{"$schema":"https://docs.oasis-open.org/sarif/'],
    ['junit', 'application/xml', '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="plimsoll"'],
    ['markdown', 'text/markdown', '## Plimsoll: failed'],
  ])('answers as %s by parameter and by Accept', async (output, mediaType, beginning) => {
    const byParameter = await validate({ output });
    const byAccept = await validate().set('accept', mediaType);
    expect(byParameter.status).toBe(200);
    expect(byParameter.headers['content-type']).toBe(`${mediaType}; charset=utf-8`);
    expect(String(byParameter.body).startsWith(beginning)).toBe(true);
    expect([byAccept.body, byAccept.headers['content-type']]).toEqual([
      byParameter.body,
      byParameter.headers['content-type'],
    ]);
  });

  it('names the file in SARIF that it is told of', async () => {
    const { body } = await validate({ output: 'sarif', artifactUri: 'infra/main.json' });
    expect(JSON.parse(String(body))).toMatchObject({
      runs: [{ artifacts: [{ location: { uri: 'infra/main.json' } }] }],
    });
  });

  it.each([
    [{ output: 'pdf' }, 400],
    [{ output: 'sarif', artifactUri: '' }, 400],
  ])('refuses %o', async (query, status) => {
    expect((await validate(query)).status).toBe(status);
  });

  it('takes no other media type', async () => {
    const refused = await validate().set('accept', 'image/png');
    expect([refused.status, refused.headers['content-type']]).toEqual([406, expect.stringContaining('problem+json')]);
  });

  it('knows a finding again by a former report, and leaves alone one that somebody answers for', async () => {
    const before = await reportOf();
    expect(before.outcome).toBe('fail');
    const again = await reportOf({ baseline: before, failOnNewOnly: true });
    const limit = again.findings.find(({ rule }) => rule === 'kubenet-node-limit');
    expect([limit?.baselineState, again.absent]).toEqual(['unchanged', []]);
    const suppressions = before.findings
      .filter(({ result }) => result === 'fail')
      .map(({ fingerprint, factsHash }) => ({
        fingerprint,
        facts: factsHash,
        reason: 'moves soon',
        owner: 'port',
        expiresOn: '2026-12-31',
      }));
    const suppressed = await reportOf({ suppressions });
    expect(suppressed.counts.fail).toBe(0);
    expect(suppressed.counts.suppressed).toBe(suppressions.length);
    expect(suppressed.unusedSuppressions).toEqual([]);
  });

  it('says where a suppression is wrong', async () => {
    const wrong = await validate({}, { suppressions: [{ fingerprint: 'x', reason: '', owner: 'port' }] });
    const { errors } = JSON.parse(String(wrong.body)) as { errors: { pointer: string }[] };
    expect(wrong.status).toBe(400);
    expect(errors.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/suppressions/0/fingerprint', '/suppressions/0/reason']),
    );
  });
});

describe('POST /v1/transition', () => {
  const ask = (body: object) => request(app.url).post('/v1/transition').send(body);

  it('tells which document could not be read', async () => {
    const sides = { from: { document: {} }, to: { format: 'design', document: { network: { plugin: 7 } } } };
    const from = await ask(sides);
    expect([from.status, from.body.errors[0].pointer]).toEqual([422, '/from/document']);
    const to = await ask({ ...sides, from: { format: 'design', document: {} } });
    expect([to.status, to.body.errors[0].pointer]).toEqual([422, '/to/document/network/plugin']);
  });

  it('answers in the language that is asked for', async () => {
    const side = { format: 'design', document: { network: { plugin: 'kubenet' } } };
    const answer = await ask({ from: side, to: side }).set('accept-language', 'ja');
    expect([answer.status, answer.body.verdict, answer.body.locale]).toEqual([200, 'allowed', 'ja']);
  });
});
