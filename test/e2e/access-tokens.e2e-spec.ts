import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase } from '../support/clone-database.js';
import { runSql, withClient } from '../support/sql.js';
import { hire, Writer } from '../support/writer.js';
import { runApp, runReplica, type RunningApp } from './running-app.js';

interface TokenShown {
  readonly id: string;
  readonly name: string;
  readonly token?: string | null;
  readonly revokedAt: string | null;
}

let app: RunningApp;
let replica: RunningApp;
let admin: Writer;

beforeAll(async () => {
  app = await runApp();
  replica = await runReplica(app.databaseUrl);
  admin = new Writer(() => app.url, app.adminToken);
});
afterAll(async () => {
  await replica.stop();
  await app.stop();
});

const make = (body: object, key?: string) =>
  admin.ask<TokenShown>('/v1/tokens', { body, ...(key === undefined ? {} : { key }) });
const callerWith = (token: string, at = app) => new Writer(() => at.url, token).ask('/v1/caller');
const wholeDatabase = async () => {
  const tables = await runSql<{ readonly name: string }>(
    app.databaseUrl,
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  return withClient(app.databaseUrl, async (client) => {
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ readonly text: string }>(`SELECT t::text AS text FROM ${name} t`);
      texts.push(...rows.map(({ text }) => text));
    }
    return { tables: tables.length, text: texts.join('\n') };
  });
};

describe('a token', () => {
  it('is shown once: neither the list nor the same request sent again shows it', async () => {
    const body = { name: 'shown once', roles: ['reader'] };
    const first = await make(body, 'shown-once');
    const again = await make(body, 'shown-once');
    expect([first.status, again.status, again.isReplayed]).toEqual([201, 201, true]);
    expect(first.body.token).toMatch(/^plm_/);
    expect(again.body).toEqual({ ...first.body, token: null });
    const list = await admin.ask('/v1/tokens');
    expect(JSON.stringify(list.body)).toContain(first.body.id);
    expect(JSON.stringify(list.body)).not.toContain(first.body.token);
    expect(Object.keys((list.body['items'] as object[])[0] ?? {})).not.toContain('token');
  });

  it('is nowhere in the database: not in a table, and not in what answers are kept in', async () => {
    const { body } = await make({ name: 'hidden', roles: ['editor'] }, 'hidden-key');
    const token = String(body.token);
    const { tables, text } = await wholeDatabase();
    expect(tables).toBeGreaterThan(10);
    expect(text).toContain(body.id);
    expect(text).toContain('hidden-key');
    const secret = token.slice(`plm_${body.id}_`.length, -6);
    for (const hidden of [token, secret, app.adminToken]) {
      expect(text).not.toContain(hidden);
      expect(text).not.toContain(Buffer.from(hidden).toString('hex'));
      expect(text).not.toContain(Buffer.from(hidden).toString('base64'));
    }
  });

  it('says who its caller is, on every replica', async () => {
    const { body } = await make({ name: 'everywhere', roles: ['publisher', 'publisher'] });
    for (const at of [app, replica])
      expect((await callerWith(String(body.token), at)).body).toEqual({
        id: `token:${body.id}`,
        kind: 'token',
        name: 'everywhere',
        roles: ['publisher'],
      });
  });

  it('is refused at once everywhere when it was taken back, and stays so', async () => {
    const { body } = await make({ name: 'lost', roles: ['editor'] });
    const token = String(body.token);
    expect((await callerWith(token, replica)).status).toBe(200);
    const revoked = await admin.ask<TokenShown>(`/v1/tokens/${body.id}`, { method: 'DELETE' });
    expect([revoked.status, typeof revoked.body.revokedAt]).toEqual([200, 'string']);
    for (const at of [replica, app]) {
      const refused = await callerWith(token, at);
      expect([refused.status, refused.body['code']]).toEqual([401, 'invalid-token']);
    }
    const again = await admin.ask<TokenShown>(`/v1/tokens/${body.id}`, { method: 'DELETE' });
    expect(again.body.revokedAt).toBe(revoked.body.revokedAt);
  });

  it('ends on its day', async () => {
    const { body } = await make({ name: 'brief', roles: ['reader'], expiresInDays: 1 });
    expect((await callerWith(String(body.token))).status).toBe(200);
    await runSql(app.databaseUrl, `UPDATE api_tokens SET expires_at = now() WHERE id = $1`, [body.id]);
    expect((await callerWith(String(body.token))).body['code']).toBe('invalid-token');
  });

  it('of a dry run is not made and not shown', async () => {
    const before = (await admin.ask('/v1/tokens')).body['items'] as object[];
    const dry = await admin.ask<TokenShown>('/v1/tokens?dryRun=true', { body: { name: 'dry', roles: ['reader'] } });
    expect([dry.status, dry.body.token]).toEqual([201, null]);
    expect((await admin.ask('/v1/tokens')).body['items']).toEqual(before);
  });

  it.each([
    ['without a role', { name: 'x', roles: [] }],
    ['with a role that there is not', { name: 'x', roles: ['root'] }],
    ['without a name', { name: ' ', roles: ['reader'] }],
    ['with an id of its own', { name: 'x', roles: ['reader'], id: 'mine' }],
    ['with a hash of its own', { name: 'x', roles: ['reader'], hash: '00' }],
    ['made by somebody else', { name: 'x', roles: ['reader'], createdBy: 'service' }],
    ['that ended before', { name: 'x', roles: ['reader'], expiresInDays: 0 }],
  ])('%s is not made', async (_what, body) => {
    expect((await make(body)).status).toBe(400);
  });

  it('is told in the audit, made and taken back, without its text', async () => {
    const { body } = await make({ name: 'audited', roles: ['editor'] });
    await admin.ask(`/v1/tokens/${body.id}`, { method: 'DELETE' });
    const rows = await runSql<{ readonly type: string; readonly actor: string; readonly text: string }>(
      app.databaseUrl,
      `SELECT type, actor, e::text AS text FROM audit_events e WHERE target = $1 ORDER BY sequence`,
      [`token:${body.id}`],
    );
    expect(rows.map(({ type }) => type)).toEqual(['token.created', 'token.revoked']);
    expect(new Set(rows.map(({ actor }) => actor)).size).toBe(1);
    for (const { text } of rows) expect(text).not.toContain(String(body.token));
  });
});

describe('the last token of an administrator', () => {
  it('is not taken back, by whomever; with another one it is', async () => {
    const clone = await cloneDatabase('loaded');
    const own = await runReplica(clone.url);
    const first = new Writer(() => own.url, own.adminToken);
    const id = /^plm_(.{12})_/.exec(own.adminToken)?.[1] ?? '';
    const second = await hire(() => own.url, own.adminToken, 'second', 'admin');
    const ended = await hire(() => own.url, own.adminToken, 'ended', 'admin');
    const endedId = /^plm_(.{12})_/.exec(ended.token)?.[1] ?? '';
    await runSql(clone.url, `UPDATE api_tokens SET expires_at = now() WHERE id = $1`, [endedId]);
    expect((await second.ask(`/v1/tokens/${id}`, { method: 'DELETE' })).status).toBe(200);
    expect((await first.ask('/v1/caller')).status).toBe(401);
    const secondId = /^plm_(.{12})_/.exec(second.token)?.[1] ?? '';
    const refused = await second.ask(`/v1/tokens/${secondId}`, { method: 'DELETE' });
    expect([refused.status, refused.body['code']]).toEqual([409, 'last-admin-token']);
    expect((await second.ask('/v1/caller')).status).toBe(200);
    await own.stop();
    await clone.drop();
  });

  it('is kept when two take back each other at once', async () => {
    const clone = await cloneDatabase('loaded');
    const own = await runReplica(clone.url);
    const first = new Writer(() => own.url, own.adminToken);
    const second = await hire(() => own.url, own.adminToken, 'second', 'admin');
    const idOf = ({ token }: Writer) => /^plm_(.{12})_/.exec(token)?.[1] ?? '';
    await Promise.all([
      first.ask(`/v1/tokens/${idOf(second)}`, { method: 'DELETE' }),
      second.ask(`/v1/tokens/${idOf(first)}`, { method: 'DELETE' }),
    ]);
    const callers = await Promise.all([first, second].map((each) => each.ask('/v1/caller')));
    expect(callers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 401]);
    await own.stop();
    await clone.drop();
  });
});

describe('the first start', () => {
  it('makes one admin token, also where two replicas start at once, and no later start does', async () => {
    const clone = await cloneDatabase('loaded');
    const both = await Promise.all([runReplica(clone.url), runReplica(clone.url)]);
    const given = both.map(({ adminToken }) => adminToken).filter((token) => token !== '');
    expect(given).toHaveLength(1);
    const asked = await Promise.all(both.map(({ url }) => new Writer(() => url, String(given[0])).ask('/v1/caller')));
    expect(asked.map(({ body }) => body['roles'])).toEqual([['admin'], ['admin']]);
    await Promise.all(both.map((each) => each.stop()));
    const later = await runReplica(clone.url);
    expect(later.adminToken).toBe('');
    await later.stop();
    await clone.drop();
  });

  it('tells the audit of it', async () => {
    const rows = await runSql<{ readonly actor: string }>(
      app.databaseUrl,
      `SELECT actor FROM audit_events WHERE type = 'token.created' AND actor = 'service'`,
    );
    expect(rows).toHaveLength(1);
  });

  it('takes the pepper of the configuration where there is one: tokens made with another are not known', async () => {
    const peppered = await runReplica(app.databaseUrl, { PLIMSOLL_TOKEN_PEPPER: 'another pepper of these tests' });
    expect((await callerWith(app.adminToken, peppered)).status).toBe(401);
    await peppered.stop();
  });
});
