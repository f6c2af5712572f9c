import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_TOKEN } from '../../apps/api/src/access/access.module.js';
import { createApp } from '../../apps/api/src/app.factory.js';
import { readConfig } from '../../apps/api/src/config/config.js';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import { hire, Writer } from '../support/writer.js';

/** One service that logs all it can, into memory. */
let clone: ClonedDatabase;
let url: string;
let stop: () => Promise<void>;
let admin: Writer;
let editor: Writer;
let other: Writer;
const logged: string[] = [];

beforeAll(async () => {
  clone = await cloneDatabase('loaded');
  const sink = new Writable({
    write: (line: Buffer, _encoding, done) => {
      logged.push(String(line));
      done();
    },
  });
  const config = readConfig({ DATABASE_URL: clone.url, LOG_LEVEL: 'trace', PLIMSOLL_FAILED_TOKEN_LIMIT: '0' });
  const app = await createApp(config, pino({ level: 'trace' }, sink));
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
  stop = () => app.close();
  const adminToken = String(app.get<string | undefined>(FIRST_TOKEN));
  admin = new Writer(() => url, adminToken);
  editor = await hire(() => url, adminToken, 'editor', 'editor');
  other = await hire(() => url, adminToken, 'other editor', 'editor');
});
afterAll(async () => {
  await stop();
  await clone.drop();
});

const openDraft = async (author: Writer) => {
  const { body, etag } = await author.ask('/v1/drafts', { body: { title: 'of the tests' } });
  return { path: `/v1/drafts/${String(body['id'])}`, body, etag };
};

describe('API1, objects of others', () => {
  it('are not handed in or withdrawn by another editor, and stay as they were', async () => {
    const { path, etag } = await openDraft(editor);
    for (const step of ['submit', 'withdraw']) {
      const refused = await other.ask(`${path}/${step}`, { body: {}, ifMatch: etag });
      expect([step, refused.status, refused.body['code']]).toEqual([step, 403, 'not-yours']);
    }
    expect((await editor.ask(path)).body['state']).toBe('draft');
  });

  it('are told to nobody without a role, whether they are there or not', async () => {
    const { path } = await openDraft(editor);
    const nobody = new Writer(() => url, '');
    const ask = async (place: string) => {
      const answer = await fetch(`${url}${place}`);
      const { detail, code } = (await answer.json()) as { readonly detail: string; readonly code: string };
      return [answer.status, code, detail];
    };
    expect(nobody.token).toBe('');
    expect(await ask(path)).toEqual(await ask('/v1/drafts/000000000000'));
  });
});

describe('API3, properties that are not the caller’s', () => {
  const own = [
    ['state', 'published'],
    ['author', 'somebody'],
    ['id', '000000000000'],
    ['digest', '0'.repeat(64)],
    ['createdBy', 'service'],
    ['createdAt', '2020-01-01T00:00:00Z'],
    ['roles', ['admin']],
    ['version', 99],
    ['approvals', []],
    ['publishedSequence', 1],
  ] as const;

  it.each(own)('%s is refused in a new draft and in one that is there', async (name, value) => {
    const made = await editor.ask('/v1/drafts', { body: { title: 'x', [name]: value } });
    expect([made.status, made.body['code']]).toEqual([400, 'invalid-request']);
    const { path, etag, body } = await openDraft(editor);
    const told = await editor.ask(path, { method: 'PATCH', body: { title: 'y', [name]: value }, ifMatch: etag });
    expect([told.status, told.body['code']]).toEqual([400, 'invalid-request']);
    expect((await editor.ask(path)).body).toMatchObject({ state: body['state'], author: body['author'] });
  });

  it.each(own)('%s is refused with each step of a review', async (name, value) => {
    const { path, etag } = await openDraft(editor);
    for (const step of ['approve', 'reject', 'withdraw']) {
      const body = { ...(step === 'reject' ? { reason: 'x' } : {}), [name]: value };
      const answer = await admin.ask(`${path}/${step}`, { body, ifMatch: etag });
      expect([step, answer.status]).toEqual([step, 400]);
    }
  });

  it('of prototypes are refused wherever they stand', async () => {
    for (const text of [
      '{"title":"x","__proto__":{"roles":["admin"]}}',
      '{"title":"x","constructor":{"prototype":{}}}',
    ]) {
      const answer = await fetch(`${url}/v1/drafts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${editor.token}`, 'content-type': 'application/json' },
        body: text,
      });
      expect(answer.status).toBe(400);
      await answer.text();
    }
  });

  it('in a query that no write takes is refused', async () => {
    const answer = await editor.ask('/v1/drafts?state=published', { body: { title: 'x' } });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-request']);
    expect((await editor.ask('/v1/drafts?dryRun=perhaps', { body: { title: 'x' } })).status).toBe(400);
  });
});

describe('API4, resources', () => {
  const post = (path: string, body: string) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${editor.token}`, 'content-type': 'application/json' },
      body,
    }).then(async (answer) => [answer.status, ((await answer.json()) as { readonly code: string }).code]);

  it('are not spent on bodies that are too large, too deep or too many', async () => {
    expect(await post('/v1/drafts', `{"title":"${'x'.repeat(6_000_000)}"}`)).toEqual([413, 'body-too-large']);
    expect(await post('/v1/drafts', `${'['.repeat(5000)}${']'.repeat(5000)}`)).toEqual([400, 'too-deep']);
  });

  it('are not spent on pages and lists without an end', async () => {
    for (const query of ['/v1/drafts?pageSize=100000', '/v1/audit?pageSize=100000', '/v1/drafts?pageSize=-1'])
      expect([query, (await admin.ask(query)).status]).toEqual([query, 400]);
    const { path, etag } = await openDraft(editor);
    const edits = Array.from({ length: 1001 }, () => ({ kind: 'fact', id: 'x', patch: null }));
    expect((await editor.ask(`${path}/edits`, { body: { edits }, ifMatch: etag })).status).toBe(400);
    const roles = Array.from({ length: 1000 }, () => 'reader');
    expect((await admin.ask('/v1/tokens', { body: { name: 'x', roles } })).status).toBe(400);
    expect((await admin.ask('/v1/tokens', { body: { name: 'x'.repeat(101), roles: ['reader'] } })).status).toBe(400);
  });

  it('are not spent on keys of any length', async () => {
    const key = 'k'.repeat(256);
    const answer = await editor.ask('/v1/drafts', { body: { title: 'x' }, key });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-idempotency-key']);
  });
});

/** As fetch will not send it. */
const raw = (method: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Promise<{ readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly text: string }>(
    (resolve, reject) => {
      const sent = httpRequest(`${url}${path}`, { method, headers }, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += String(chunk)));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      });
      sent.on('error', reject);
      sent.end();
    },
  );

describe('API8, configuration', () => {
  const answers = [
    ['GET', '/v1/catalogs', {}],
    ['GET', '/v1/nothing', {}],
    ['GET', '/v1/drafts', {}],
    ['GET', '/v1/catalogs', { authorization: 'Bearer nonsense' }],
    ['GET', '/graphql', { authorization: 'Bearer nonsense' }],
    ['TRACE', '/v1/drafts', {}],
    ['OPTIONS', '/v1/drafts', { origin: 'https://evil.test', 'access-control-request-method': 'POST' }],
    ['POST', '/v1/compare', { 'content-type': 'application/json' }],
  ] as const;

  it.each(answers)(
    '%s %s with %j is answered with the headers of security and nothing of the inside',
    async (...asked) => {
      const { headers, text } = await raw(...asked);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(Object.keys(headers).filter((name) => /^access-control-|^server$|^x-powered-by$/.test(name))).toEqual([]);
      expect(text).not.toMatch(/node_modules|\bat \S+ \(|\.ts:\d|\.js:\d|prisma|stack/i);
    },
  );

  it('takes no method that is not routed, and tells nothing back', async () => {
    const secret = 'told-back-by-trace';
    for (const method of ['TRACE', 'PUT', 'DELETE']) {
      const { status, text, headers } = await raw(method, '/v1/drafts', { 'x-told': secret });
      expect([method, [404, 405].includes(status)]).toEqual([method, true]);
      expect(`${text}${JSON.stringify(headers)}`).not.toContain(secret);
    }
  });

  it('says how to come in, and never why a token does not do', async () => {
    const missing = await raw('GET', '/v1/drafts');
    expect([missing.status, missing.headers['www-authenticate']]).toEqual([401, 'Bearer realm="plimsoll"']);
    const shown = [
      'Bearer nonsense',
      'Basic YTpi',
      `Bearer ${editor.token}x`,
      `Bearer ${'x'.repeat(9000)}`,
      'Bearer ..',
    ];
    const refused = await Promise.all(shown.map((authorization) => raw('GET', '/v1/drafts', { authorization })));
    const documents = refused.map(({ text }) => ({ ...JSON.parse(text), requestId: '' }));
    expect(new Set(documents.map((document) => JSON.stringify(document))).size).toBe(1);
    for (const { status, headers } of refused)
      expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer realm="plimsoll", error="invalid_token"']);
  });

  it('ends a request whose token has a hundred kilobytes before it is read', async () => {
    const answer = await raw('GET', '/v1/drafts', { authorization: `Bearer ${'x'.repeat(100_000)}` });
    expect(answer.status).toBe(431);
  });

  it('keeps every answer to a caller out of caches', async () => {
    for (const path of ['/v1/caller', '/v1/tokens', '/v1/drafts', '/v1/audit'])
      expect([
        path,
        (await raw('GET', path, { authorization: `Bearer ${admin.token}` })).headers['cache-control'],
      ]).toEqual([path, 'no-store']);
  });
});

describe('API9, what there is', () => {
  it('is what openapi.json of the running service says, and that is the one that is committed', async () => {
    const told: unknown = await (await fetch(`${url}/openapi.json`)).json();
    const committed: unknown = JSON.parse(
      readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8'),
    );
    expect(told).toEqual(committed);
  });
});

describe('the log', () => {
  it('holds no secret, whatever was asked and however it failed', async () => {
    const { body } = await admin.ask('/v1/tokens', { body: { name: 'logged', roles: ['editor'] } });
    const made = String(body['token']);
    const forged = `${made.slice(0, -1)}${made.endsWith('0') ? '1' : '0'}`;
    for (const token of [made, forged, 'a.b.c', admin.token]) {
      await raw('GET', `/v1/caller?token=${token}`, { authorization: `Bearer ${token}` });
      await raw('GET', `/${token}`, { authorization: `Bearer ${token}`, cookie: `session=${token}` });
      await raw('POST', '/v1/tokens', { authorization: `Bearer ${token}`, 'content-type': 'application/json' });
    }
    const text = logged.join('\n');
    expect(text.length).toBeGreaterThan(1000);
    for (const secret of [made, forged, admin.token, editor.token, 'a.b.c', new URL(clone.url).password])
      if (secret !== '') expect(text).not.toContain(secret);
    expect(text).not.toMatch(/plm_|authorization|bearer/i);
  });
});
