import type { ConfiguredAnswer } from '@plimsoll/engine';
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
  options: {
    'network-plugin': 'azure-cni-overlay',
    'data-plane': 'data-plane-cilium',
    'network-policy': 'network-policy-cilium',
    'virtual-network': 'vnet-customer-managed',
  },
  requirements: [{ id: 'node-count', value: 20 }],
  network: { addressSpace: ['10.1.0.0/24'] },
  names: { cluster: 'harbour', region: 'westeurope' },
};

const configure = (query: Record<string, string> = {}, more: object = {}) =>
  wholeText(request(app.url).post('/v1/configure').query(query)).send({ ...question, ...more });

const answered = async () => JSON.parse(String((await configure()).body)) as ConfiguredAnswer;

describe('POST /v1/configure', () => {
  it.each([
    ['main.tf', 'text/x-hcl'],
    ['main.bicep', 'text/x-bicep'],
    ['create.sh', 'text/x-shellscript'],
  ] as const)('answers with %s by parameter and by Accept', async (file, mediaType) => {
    const { files } = await answered();
    for (const answer of [await configure({ file }), await configure().set('accept', mediaType)]) {
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe(`${mediaType}; charset=utf-8`);
      expect(answer.headers['content-disposition']).toBe(`attachment; filename="${file}"`);
      expect(answer.body).toBe(files[file]);
    }
  });

  it.each(['main.tf.json', 'azuredeploy.json'] as const)(
    'answers with %s, which validate judges clean',
    async (file) => {
      const { headers, body } = await configure({ file });
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      const { body: report } = await request(app.url)
        .post('/v1/validate')
        .send({ asOf: question.asOf, document: JSON.parse(String(body)) as object });
      expect(report).toMatchObject({ severities: { error: 0, warning: 0 } });
    },
  );

  it('tells its forms apart by their tags', async () => {
    const tags = [await configure(), await configure({ file: 'main.tf' }), await configure({ file: 'create.sh' })];
    expect(new Set(tags.map(({ headers }) => String(headers['etag']))).size).toBe(3);
  });

  it('refuses a file that it does not write, and a form that is none of its own', async () => {
    expect((await configure({ file: 'main.pdf' })).status).toBe(400);
    expect((await configure().set('accept', 'text/csv')).status).toBe(406);
  });

  it('answers a question that cannot be configured with the place and what it needs', async () => {
    const { status, body } = await configure({}, { network: { addressSpace: ['10.1.0.0/28'] } });
    expect([status, JSON.parse(String(body))]).toMatchObject([
      422,
      { code: 'address-space-too-small', errors: [{ pointer: '/network/addressSpace' }] },
    ]);
  });
});
