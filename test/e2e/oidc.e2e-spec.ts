import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  forge as forgeBy,
  forgeries,
  nowSeconds,
  type Forgery,
} from '../../apps/api/src/access/forged-tokens.spec-fixture.js';
import {
  AUDIENCE,
  makeKey,
  startProvider,
  type TestProvider,
} from '../../apps/api/src/access/test-provider.spec-fixture.js';
import { openStream } from '../support/event-reader.js';
import { runSql, withClient } from '../support/sql.js';
import { Writer } from '../support/writer.js';
import { crew, openDesk, openDraft, patchItem, step, type DraftDesk } from './draft-desk.js';

// People of a real provider, through the whole service.

const ROLES = { ada: ['catalog-editors'], grace: ['catalog-publishers'], margaret: ['catalog-publishers'], nobody: [] };

let provider: TestProvider;
let key: Awaited<ReturnType<typeof makeKey>>;
let desk: DraftDesk;
beforeAll(async () => {
  provider = await startProvider(ROLES);
  key = await makeKey('key-1');
  provider.use(key);
  desk = await openDesk({
    PLIMSOLL_OIDC_ISSUER: provider.issuer,
    PLIMSOLL_OIDC_AUDIENCE: AUDIENCE,
    PLIMSOLL_OIDC_ROLES: 'catalog-editors=editor,catalog-publishers=publisher,platform=admin',
    PLIMSOLL_OIDC_KEYS_COOLDOWN_MS: '100',
    PLIMSOLL_FAILED_TOKEN_LIMIT: '0',
    PLIMSOLL_STREAM_TOKEN_CHECK_MS: '100',
  });
});
afterAll(async () => {
  await desk.stop();
  await provider.stop().catch(() => undefined);
});

const idOf = (name: string) => `user:${provider.issuer}#${name}`;
const log = new Map<string, Writer>();

/** Somebody with an access token of the provider; one token each, so that it can be looked for. */
async function person(name: keyof typeof ROLES): Promise<Writer> {
  const known = log.get(name);
  if (known) return known;
  const writer = new Writer(() => desk.url, await provider.token(name));
  log.set(name, writer);
  return writer;
}

const forge = (forgery?: Forgery) => forgeBy({ issuer: provider.issuer, key }, forgery);
const callerOf = (token: string) => new Writer(() => desk.url, token).ask('/v1/caller');

/** All rows of all tables, as text. */
async function wholeDatabase(): Promise<string> {
  const tables = await runSql<{ readonly name: string }>(
    desk.databaseUrl,
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  return withClient(desk.databaseUrl, async (client) => {
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ readonly text: string }>(`SELECT t::text AS text FROM ${name} t`);
      texts.push(...rows.map(({ text }) => text));
    }
    return texts.join('\n');
  });
}

describe('people of a provider', () => {
  it.each([
    ['ada', ['editor']],
    ['grace', ['publisher']],
    ['nobody', []],
  ] as const)('%s has the roles that the claim maps to: %j', async (name, roles) => {
    const { body } = await (await person(name)).ask('/v1/caller');
    expect(body).toEqual({ id: idOf(name), kind: 'user', name, roles });
  });

  it('may do what their roles may, and no more', async () => {
    const [ada, nobody] = [await person('ada'), await person('nobody')];
    expect((await ada.ask('/v1/drafts')).status).toBe(200);
    expect((await ada.ask('/v1/tokens')).body['code']).toBe('not-allowed');
    expect((await nobody.ask('/v1/drafts')).body['code']).toBe('not-allowed');
    expect((await nobody.ask('/v1/catalogs')).status).toBe(200);
  });

  it('edit, approve and publish, each in their own name; whoever edited does not approve', async () => {
    const [ada, grace, margaret] = [await person('ada'), await person('grace'), await person('margaret')];
    const opened = await openDraft(grace);
    const edited = await patchItem(ada, opened, 'fact/ketch-max-crew', crew(77));
    const handedIn = await step(grace, edited, 'submit');
    const approval = (by: Writer) => by.ask(`/v1/drafts/${handedIn.id}/approve`, { body: {}, ifMatch: handedIn.etag });
    const [own, low] = [await approval(grace), await approval(ada)];
    expect([own.status, own.body['code'], low.status, low.body['code']]).toEqual([403, 'your-own', 403, 'not-allowed']);
    const published = await step(margaret, await step(margaret, handedIn, 'approve'), 'publish');
    expect(published.body).toMatchObject({ publishedBy: idOf('margaret') });
    const deeds = await desk.sql<{ readonly type: string; readonly actor: string }>(
      `SELECT type, actor FROM audit_events WHERE target = 'draft:${opened.id}' ORDER BY sequence`,
    );
    const of = (type: string) => deeds.filter((deed) => deed.type === type).map(({ actor }) => actor);
    expect([of('draft.approved'), of('draft.published')]).toEqual([[idOf('margaret')], [idOf('margaret')]]);
    expect(new Set(deeds.map(({ actor }) => actor))).toEqual(new Set([idOf('grace'), idOf('ada'), idOf('margaret')]));
  });

  it('are known to the audit by their subject; their tokens are nowhere', async () => {
    const text = await wholeDatabase();
    expect(text).toContain(idOf('margaret'));
    for (const name of ['ada', 'grace', 'margaret'] as const)
      for (const part of (await person(name)).token.split('.')) expect(text).not.toContain(part);
  });

  it('have a schedule kept in their name: a provider that is trusted still speaks for them', async () => {
    const [ada, grace, margaret] = [await person('ada'), await person('grace'), await person('margaret')];
    const edited = await patchItem(ada, await openDraft(ada), 'fact/ketch-max-crew', crew(78));
    const approved = await step(grace, await step(ada, edited, 'submit'), 'approve');
    await step(margaret, approved, 'schedule', { at: new Date(Date.now() + 3_600_000).toISOString() });
    await runSql(desk.databaseUrl, `UPDATE drafts SET publish_at = now(), version = version + 1 WHERE id = $1`, [
      approved.id,
    ]);
    await expect
      .poll(async () => (await ada.ask(`/v1/drafts/${approved.id}`)).body['state'], { timeout: 60_000 })
      .toBe('published');
    const [deed] = await desk.sql<{ readonly actor: string }>(
      `SELECT actor FROM audit_events WHERE type = 'draft.published' AND target = 'draft:${approved.id}'`,
    );
    expect(deed?.actor).toBe(idOf('margaret'));
  });
});

describe('a forged token', () => {
  const shown = (token: string, path: string) =>
    fetch(`${desk.url}${path}`, { headers: { authorization: `Bearer ${token}` } }).then(async (answer) => {
      const { code, detail } = (await answer.json()) as { readonly code: string; readonly detail: string };
      return [answer.status, code, detail, answer.headers.get('www-authenticate')];
    });
  const refused = [
    401,
    'invalid-token',
    'The token is not valid, or not any more.',
    'Bearer realm="plimsoll", error="invalid_token"',
  ];

  it('is told from a good one: what is forged below is taken where nothing is changed', async () => {
    expect((await callerOf(await forge())).body).toMatchObject({ id: idOf('mallory'), roles: ['admin'] });
  });

  it.each(Object.keys(forgeries))('%s comes in nowhere', async (name) => {
    const token = (await forgeries[name]?.({ issuer: provider.issuer, key })) ?? '';
    for (const path of ['/v1/drafts', '/v1/catalogs', '/v1/audit', '/graphql', '/livez'])
      expect([name, path, ...(await shown(token, path))]).toEqual([name, path, ...refused]);
  });

  it('of two signatures, or encrypted, comes in nowhere', async () => {
    const [header = '', payload = '', signature = ''] = (await forge()).split('.');
    const one = { protected: header, signature };
    const tokens = [
      JSON.stringify({ payload, signatures: [one, one] }),
      JSON.stringify({ payload, ...one }),
      [header, payload, signature, payload, signature].join('.'),
      [header, payload, signature, signature].join('.'),
    ];
    for (const token of tokens) expect(await shown(token, '/v1/drafts')).toEqual(refused);
  });

  it('and a good one, are not looked for in an address, a body or a cookie', async () => {
    const token = await forge();
    for (const name of ['access_token', 'token', 'authorization']) {
      const answer = await fetch(`${desk.url}/v1/drafts?${name}=${token}`);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, 'token-required']);
    }
    const cookie = await fetch(`${desk.url}/v1/drafts`, { headers: { cookie: `access_token=${token}` } });
    expect(cookie.status).toBe(401);
    await cookie.text();
    const body = await fetch(`${desk.url}/v1/drafts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'x', access_token: token }),
    });
    expect(body.status).toBe(401);
    await body.text();
  });
});

describe('a stream that was opened with an access token', () => {
  it('ends with it', async () => {
    // It has ended, but for the half minute in which clocks may differ, of which a moment is left.
    const token = await forge({ claims: { exp: nowSeconds() - 26 } });
    const { messages } = await openStream(`${desk.url}/v1/events/stream`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const heard: unknown[] = [];
    for await (const { event, data } of messages) if (event !== undefined) heard.push([event, JSON.parse(data ?? '')]);
    expect(heard).toEqual([['stream.ended', expect.objectContaining({ code: 'invalid-token' })]]);
  });
});

describe('the keys of a provider', () => {
  it('are changed while the service runs, and a retired one does no more', async () => {
    const old = await forge();
    const next = await makeKey('key-2');
    provider.use(next, key);
    await expect.poll(async () => (await callerOf(await provider.token('ada'))).status, { timeout: 60_000 }).toBe(200);
    expect((await callerOf(old)).status).toBe(200);
    provider.use(await makeKey('key-3'));
    await expect.poll(async () => (await callerOf(await provider.token('ada'))).status, { timeout: 60_000 }).toBe(200);
    expect((await callerOf(old)).status).toBe(401);
  });

  it('go on while it is away, and whoever shows one that is not known is refused a role, and may read', async () => {
    const known = await provider.token('ada');
    expect((await callerOf(known)).status).toBe(200);
    await provider.stop();
    expect((await callerOf(known)).body).toMatchObject({ id: idOf('ada'), roles: ['editor'] });
    const stranger = new Writer(() => desk.url, await forge({ kid: 'never-heard-of' }));
    // Within the cooldown it is not looked for, and not known; after it nobody can tell.
    const { status, body } = await stranger.ask('/v1/drafts');
    expect([
      [401, 'invalid-token'],
      [503, 'caller-unknown'],
    ]).toContainEqual([status, body['code']]);
    await expect
      .poll(async () => (await stranger.ask('/v1/drafts')).body['code'], { timeout: 60_000 })
      .toBe('caller-unknown');
    expect((await stranger.ask('/v1/catalogs')).status).toBe(200);
    expect((await desk.admin.ask('/v1/drafts')).status).toBe(200);
  });
});
