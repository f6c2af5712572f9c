import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_TOKEN } from '../../apps/api/src/access/access.module.js';
import { createApp } from '../../apps/api/src/app.factory.js';
import { readConfig } from '../../apps/api/src/config/config.js';
import { RouteTable } from '../../apps/api/src/problems/route-table.js';
import { loadBoats } from '../crash/boat-harbour.js';
import { BOATS } from '../support/boat-catalog.js';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import { hire, Writer } from '../support/writer.js';
import { roleRoutes } from './role-routes.js';

let clone: ClonedDatabase;
let app: Awaited<ReturnType<typeof createApp>>;
let url: string;
let admin: Writer;
let editor: Writer;
let other: Writer;
let reader: Writer;

beforeAll(async () => {
  clone = await cloneDatabase('migrated');
  await loadBoats(clone.url);
  const environment = { LOG_LEVEL: 'silent', PLIMSOLL_REQUEST_TIMEOUT_MS: '1000', PLIMSOLL_FAILED_TOKEN_LIMIT: '0' };
  app = await createApp(readConfig({ DATABASE_URL: clone.url, ...environment }));
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
  const token = app.get<string>(FIRST_TOKEN);
  admin = new Writer(() => url, token);
  editor = await hire(() => url, token, 'editor', 'editor');
  other = await hire(() => url, token, 'other', 'editor');
  reader = await hire(() => url, token, 'reader', 'reader');
});
afterAll(async () => {
  await app.close();
  await clone.drop();
});

const draftBody = { catalog: BOATS, title: 'of the tests' };
const idOf = (body: Readonly<Record<string, unknown>>) => String(body['id']);
const webhookBody = { url: 'https://harbour.example/hook', types: ['release.published'] };

describe('API1, objects of others', () => {
  it('an answer that is kept under a key is given to nobody but whoever sent it', async () => {
    const key = 'a-key-that-two-have-thought-of';
    const first = await editor.ask('/v1/drafts', { body: draftBody, key });
    const second = await other.ask('/v1/drafts', { body: draftBody, key });
    expect([first.status, second.status, second.isReplayed]).toEqual([201, 201, false]);
    expect(idOf(second.body)).not.toBe(idOf(first.body));
    const secret = await admin.ask('/v1/webhooks', { body: webhookBody, key });
    expect([secret.status, typeof secret.body['secret']]).toEqual([201, 'string']);
    for (const somebody of [editor, reader])
      expect((await somebody.ask('/v1/webhooks', { body: webhookBody, key })).status).toBe(403);
  });

  it('a draft is read by no verb for whoever may not read drafts, also once somebody has asked it', async () => {
    const { body } = await editor.ask('/v1/drafts', { body: draftBody });
    const [id, digest] = [idOf(body), String(body['digest'])];
    const question = (release: string) => `/v1/compare?catalog=${BOATS}&category=hull&release=${release}`;
    expect((await editor.ask(question(`draft:${id}`))).status).toBe(200);
    const refs = [`draft:${id}`, `draft:${id}:${digest.slice(0, 48)}`];
    for (const ref of refs) {
      expect([ref, (await reader.ask(question(ref))).body['code']]).toEqual([ref, 'not-allowed']);
      const open = await fetch(`${url}${question(ref)}`);
      expect([ref, open.status]).toEqual([ref, 401]);
      await open.text();
    }
  });

  it('a message of one webhook is not had through another, and a token is neither listed nor taken by who has not the role', async () => {
    const [one, two] = [
      await admin.ask('/v1/webhooks', { body: webhookBody }),
      await admin.ask('/v1/webhooks', { body: webhookBody }),
    ];
    const test = await admin.ask(`/v1/webhooks/${idOf(one.body)}/test`, {});
    const across = await admin.ask(`/v1/webhooks/${idOf(two.body)}/deliveries/${idOf(test.body)}/redeliver`, {});
    expect([across.status, across.body['code']]).toEqual([404, 'delivery-not-found']);
    const id = /^plm_(.{12})_/.exec(other.token)?.[1] ?? '';
    for (const somebody of [editor, reader, other]) {
      expect((await somebody.ask(`/v1/tokens/${id}`, { method: 'DELETE' })).status).toBe(403);
      expect((await somebody.ask('/v1/tokens')).status).toBe(403);
      for (const path of ['', `/${idOf(one.body)}`, `/${idOf(one.body)}/deliveries`])
        expect((await somebody.ask(`/v1/webhooks${path}`)).status).toBe(403);
    }
    expect((await other.ask('/v1/caller')).status).toBe(200);
  });
});

/** What is said on a connection until it is closed. */
const onSocket = async (...said: readonly string[]): Promise<string> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  for (const each of said) socket.write(each);
  return text(socket);
};

describe('API4, resources', () => {
  const head = (rest: string) =>
    `POST /v1/drafts HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${editor.token}\r\n${rest}`;

  it.each([
    ['a body that does not come', 'content-type: application/json\r\ncontent-length: 100\r\n\r\n{"title":'],
    ['chunks that do not end', 'content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n'],
    ['headers that do not end', 'x-slow: 1\r\n'],
  ])('are not held by %s', async (_what, rest) => {
    expect(await onSocket(head(rest))).toMatch(/^HTTP\/1\.1 408 /);
  });

  it.each([
    ['two lengths', 'content-length: 2\r\ncontent-length: 20\r\n\r\n{}'],
    ['a length and chunks', 'content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a length that is none', 'content-length: -1\r\n\r\n'],
    ['a line that is folded', 'x-a: 1\r\n\tb\r\nno-colon\r\n\r\n'],
  ])('are not shared by a request of %s, which two servers would read as two', async (_what, rest) => {
    const answer = await onSocket(head(`connection: close\r\ncontent-type: application/json\r\n${rest}`));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('are not spent on a page of any size, by any operation', async () => {
    const paged = roleRoutes.filter(({ parameters }) => parameters.some(({ name }) => name === 'pageSize'));
    expect(paged.length).toBeGreaterThan(2);
    for (const { path } of paged)
      for (const size of ['0', '-1', '1000000', '1e3', '9'.repeat(30)]) {
        const answer = await admin.ask(`${path.replace('{id}', 'AAAAAAAAAAAA')}?pageSize=${size}`);
        expect([path, size, answer.status]).toEqual([path, size, 400]);
      }
  });

  it('are not spent on lists without an end', async () => {
    const many = <T>(item: T) => Array.from({ length: 5000 }, () => item);
    const revisions = many({ source: 'log', text: 'x' });
    expect((await editor.ask('/v1/sources/revisions', { body: { catalog: BOATS, revisions } })).status).toBe(400);
    expect(
      (await admin.ask('/v1/webhooks', { body: { ...webhookBody, types: many('release.published') } })).status,
    ).toBe(400);
  });
});

describe('API5, functions of others', () => {
  it('are not reached by another method, name or header of an address', async () => {
    const headers = { authorization: `Bearer ${reader.token}` };
    const asked = [
      ['/v1/tokens', { 'x-http-method-override': 'POST' }],
      ['/v1//tokens', {}],
      ['/V1/TOKENS', {}],
      ['/v1/tokens/', {}],
      ['/v1/./tokens', {}],
      ['/v1/catalogs/../tokens', {}],
      ['/v1/%74okens', {}],
      ['/v1/catalogs', { 'x-original-url': '/v1/tokens', 'x-rewrite-url': '/v1/tokens' }],
    ] as const;
    for (const [path, more] of asked) {
      const answer = await fetch(`${url}${path}`, { headers: { ...headers, ...more } });
      const body = await answer.text();
      expect([path, body.includes('createdBy')]).toEqual([path, false]);
    }
    const method = await fetch(`${url}/v1/tokens?_method=POST`, { headers });
    expect(method.status).toBe(403);
  });
});

describe('API7, addresses that the service is told to call', () => {
  const inside = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://①②⑦.0.0.1/',
    'http://169.254.169.254/metadata/instance',
    'http://168.63.129.16/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://100.64.0.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::a00:1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://localhost:5432/',
    'http://user:secret@harbour.example/',
    'file:///etc/passwd',
    'gopher://harbour.example/',
  ];

  it.each(inside)('%s is taken neither for a new webhook nor for one that is there', async (address) => {
    const made = await admin.ask('/v1/webhooks', { body: { ...webhookBody, url: address } });
    expect([made.status, made.body['code']]).toEqual([422, 'url-refused']);
    const { body } = await admin.ask('/v1/webhooks', { body: webhookBody });
    const changed = await admin.ask(`/v1/webhooks/${idOf(body)}`, { method: 'PATCH', body: { url: address } });
    expect([changed.status, changed.body['code']]).toEqual([422, 'url-refused']);
    expect((await admin.ask(`/v1/webhooks/${idOf(body)}`)).body['url']).toBe(webhookBody.url);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x'])(
    '%s is no address of a source that somebody may follow',
    async (address) => {
      const title = { en: 'Chart', ja: '海図' };
      const source = { catalog: BOATS, id: 'chart', title, url: address, language: 'en', licence: 'CC-BY-4.0' };
      const answer = await editor.ask('/v1/sources', { body: source });
      expect([answer.status, (answer.body['errors'] as readonly { pointer: string }[])[0]?.pointer]).toEqual([
        400,
        '/url',
      ]);
      const opened = await editor.ask('/v1/drafts', { body: draftBody });
      const patched = await editor.ask(`/v1/drafts/${idOf(opened.body)}/items/source/log`, {
        method: 'PATCH',
        body: { url: address },
        ifMatch: opened.etag,
      });
      expect(patched.body['problems']).toEqual([expect.objectContaining({ pointer: expect.stringMatching(/url$/) })]);
    },
  );
});

describe('API9, what there is', () => {
  interface Described {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }

  /** Pages and doors that openapi.json does not describe: itself, its pages, and GraphQL, which describes itself. */
  const others = /^\^\/(openapi\\\.json|docs|graphql)/;
  const plain = ({ source }: RegExp) => source.replaceAll('\\/', '/');

  it('is described, every route of the router', () => {
    const { paths } = JSON.parse(
      readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8'),
    ) as Described;
    const described = new RouteTable();
    for (const [path, item] of Object.entries(paths))
      described.add(
        Object.keys(item).map((method) => method.toUpperCase()),
        path.replaceAll(/\{(\w+)\}/g, ':$1'),
      );
    const known = new Set(
      described.routes.flatMap(({ methods, pattern }) => methods.map((each) => `${each} ${plain(pattern)}`)),
    );
    const routed = app
      .get(RouteTable)
      .routes.flatMap(({ methods, pattern }) => methods.map((method) => [method, plain(pattern)] as const));
    const hidden = routed.filter(
      ([method, source]) => method !== 'HEAD' && !known.has(`${method} ${source}`) && !others.test(source),
    );
    expect(hidden).toEqual([]);
    expect(routed.length).toBeGreaterThan(known.size);
  });

  it('tells nobody of another version, of debugging or of the machine', async () => {
    for (const path of [
      '/v0/tokens',
      '/v2/tokens',
      '/debug',
      '/admin',
      '/.env',
      '/.git/config',
      '/actuator',
      '/server-status',
      '/package.json',
    ]) {
      const open = await fetch(`${url}${path}`);
      expect([path, open.status]).toEqual([path, 404]);
      await open.text();
    }
  });
});
