import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadBoats } from '../crash/boat-harbour.js';
import { BOATS } from '../support/boat-catalog.js';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import type { FeedEvent } from '../support/event-reader.js';
import { eventually } from '../support/eventually.js';
import { runSql } from '../support/sql.js';
import { startReceiver, verifyMessage, type Receiver } from '../support/webhook-receiver.js';
import { hire, Writer } from '../support/writer.js';
import { runReplica, type RunningApp } from './running-app.js';

interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly state: string;
  readonly secret: string | null;
  readonly failingSince: string | null;
}

interface Delivery {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly event: number | null;
  readonly lastStatus: number | null;
  readonly lastFailure: string | null;
  readonly nextAt: string | null;
}

const RELEASES = ['release.published', 'release.made-current', 'release.rolled-back'];
const environment = { PLIMSOLL_WEBHOOK_ALLOW_PRIVATE: 'true', PLIMSOLL_JOB_INTERVAL_MS: '100' };

let clone: ClonedDatabase;
let app: RunningApp;
let admin: Writer;
let receiver: Receiver;
const made: string[] = [];

beforeAll(async () => {
  clone = await cloneDatabase('migrated');
  await loadBoats(clone.url);
  app = await runReplica(clone.url, environment);
  admin = new Writer(() => app.url, app.adminToken);
  receiver = await startReceiver();
});
afterEach(async () => {
  receiver.answer = () => 204;
  for (const id of made.splice(0)) await admin.ask(`/v1/webhooks/${id}`, { method: 'DELETE' });
});
afterAll(async () => {
  await app.stop();
  await receiver.close();
  await clone.drop();
});

/** A webhook of this test; it is deleted after it. */
async function create(asked: object = {}): Promise<Webhook & { readonly secret: string }> {
  const { status, body } = await admin.ask<Webhook>('/v1/webhooks', {
    body: { url: receiver.url, types: RELEASES, ...asked },
  });
  if (status !== 201) throw new Error(`no webhook: ${JSON.stringify(body)}`);
  made.push(body.id);
  return { ...body, secret: body.secret ?? '' };
}

/** Tells an event as publishing does; gives its sequence. */
async function tell(type = 'release.made-current', count = 1): Promise<readonly number[]> {
  const rows = await runSql(
    clone.url,
    `SELECT plimsoll_append_event($1, $2, now(), jsonb_build_object('n', n)) AS sequence FROM generate_series(1, $3::int) n`,
    [type, BOATS, count],
  );
  return rows.map((row) => Number(row['sequence']));
}

const read = async (id: string) => (await admin.ask<Webhook>(`/v1/webhooks/${id}`)).body;
const deliveries = async (id: string) =>
  (await admin.ask<{ items: readonly Delivery[] }>(`/v1/webhooks/${id}/deliveries?pageSize=200`)).body.items;
const heardBy = (id: string) => receiver.heard.filter((message) => message.id.startsWith(id));
const hurry = () => runSql(clone.url, `UPDATE webhook_deliveries SET next_at = now() WHERE state = 'waiting'`);
const settled = (id: string, state: string) =>
  eventually(async () => {
    const all = await deliveries(id);
    return all.length > 0 && all.every((delivery) => delivery.state === state);
  });

describe('a webhook', () => {
  it('is told of an event as the feed tells it, signed, under an id that holds that of the event', async () => {
    const { id, secret } = await create();
    expect(secret).toMatch(/^whsec_/);
    const [sequence] = await tell();
    await settled(id, 'delivered');
    const [message, ...more] = heardBy(id);
    expect(more).toEqual([]);
    const feed = await fetch(`${app.url}/v1/events?after=${Number(sequence) - 1}`);
    const [event] = ((await feed.json()) as { items: FeedEvent[] }).items;
    expect(message && verifyMessage(message, secret)).toEqual({ type: event?.type, timestamp: event?.at, data: event });
    expect(message?.id).toBe(`${id}_${event?.id}`);
    expect(() => message && verifyMessage({ ...message, body: `${message.body} ` }, secret)).toThrow(
      'no signature fits',
    );
    expect(await deliveries(id)).toMatchObject([
      { event: sequence, attempts: 1, lastStatus: 204, lastFailure: null, nextAt: null },
    ]);
  });

  it('is told only of its types and its catalog', async () => {
    const { id } = await create({ types: ['release.rolled-back'], catalog: BOATS });
    await tell('release.made-current');
    const [sequence] = await tell('release.rolled-back');
    await settled(id, 'delivered');
    expect((await deliveries(id)).map(({ event }) => event)).toEqual([sequence]);
  });

  it('is tried again under the same id until it accepts, and says so in between', async () => {
    const { id, secret } = await create();
    receiver.answer = () => 500;
    await tell();
    await eventually(async () => (await deliveries(id))[0]?.lastStatus === 500);
    const [waiting] = await deliveries(id);
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, lastFailure: 'not-accepted' });
    expect((await read(id)).failingSince).not.toBeNull();
    receiver.answer = () => 200;
    await hurry();
    await settled(id, 'delivered');
    const [first, second] = heardBy(id);
    expect(second?.id).toBe(first?.id);
    expect(second?.body).toBe(first?.body);
    expect(second && verifyMessage(second, secret)).toBeDefined();
    expect((await read(id)).failingSince).toBeNull();
  });

  it('waits as long as the receiver asks', async () => {
    const { id } = await create();
    receiver.answer = () => ({ status: 429, headers: { 'retry-after': '7200' } });
    await tell();
    await eventually(async () => (await deliveries(id))[0]?.lastStatus === 429);
    const [{ nextAt } = { nextAt: null }] = await deliveries(id);
    const waitMs = Date.parse(String(nextAt)) - Date.now();
    expect(waitMs).toBeGreaterThan(7_000_000);
    expect(waitMs).toBeLessThanOrEqual(7_200_000);
  });

  it('gets what was given up again when it is asked for, and is not sent what waits once it is deleted', async () => {
    const { id } = await create();
    receiver.answer = () => 500;
    await runSql(clone.url, 'SELECT 1');
    await tell();
    await eventually(async () => (await deliveries(id))[0]?.lastStatus === 500);
    await runSql(clone.url, `UPDATE webhook_deliveries SET attempts = 9, next_at = now() WHERE webhook = $1`, [id]);
    await settled(id, 'dead');
    const [dead] = await deliveries(id);
    expect(dead).toMatchObject({ attempts: 10, nextAt: null });
    await hurry();
    receiver.answer = () => 204;
    const again = await admin.ask<Delivery>(`/v1/webhooks/${id}/deliveries/${dead?.id}/redeliver`, {});
    expect([again.status, again.body.state]).toEqual([202, 'waiting']);
    await settled(id, 'delivered');
    expect(new Set(heardBy(id).map((message) => message.id))).toEqual(new Set([dead?.id]));

    await admin.ask(`/v1/webhooks/${id}`, { method: 'PATCH', body: { state: 'paused' } });
    await tell();
    const { body } = await admin.ask<Webhook>(`/v1/webhooks/${id}`, { method: 'DELETE' });
    expect(body.state).toBe('deleted');
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(['waiting', 'delivered']);
    const [row] = await runSql(clone.url, 'SELECT secret, previous_secret FROM webhooks WHERE id = $1', [id]);
    expect(row).toEqual({ secret: null, previous_secret: null });
    for (const path of ['', '/rotate', '/test', `/deliveries/${dead?.id}/redeliver`]) {
      const write = path === '' ? ({ method: 'PATCH', body: {} } as const) : { body: {} };
      const refused = await admin.ask(`/v1/webhooks/${id}${path}`, write);
      expect([path, refused.status, refused.body['code']]).toEqual([path, 404, 'webhook-not-found']);
    }
    const list = await admin.ask<{ items: readonly Webhook[] }>('/v1/webhooks');
    expect(list.body.items.map((webhook) => webhook.id)).not.toContain(id);
    await expect(runSql(clone.url, 'DELETE FROM webhooks')).rejects.toThrow();
  });

  it('is sent what happened while it was paused, once it is resumed', async () => {
    const { id } = await create();
    await admin.ask(`/v1/webhooks/${id}`, { method: 'PATCH', body: { state: 'paused' } });
    await tell('release.made-current', 3);
    const other = await create();
    await tell();
    await settled(other.id, 'delivered');
    expect(heardBy(id)).toEqual([]);
    await admin.ask(`/v1/webhooks/${id}`, { method: 'PATCH', body: { state: 'active' } });
    await settled(id, 'delivered');
    expect(heardBy(id)).toHaveLength(4);
  });

  it('signs with both secrets for a while after a rotation, and with one alone where none is asked for', async () => {
    const { id, secret } = await create();
    const { body } = await admin.ask<Webhook>(`/v1/webhooks/${id}/rotate`, { body: {} });
    await admin.ask(`/v1/webhooks/${id}/test`, {});
    await settled(id, 'delivered');
    const [both] = heardBy(id);
    expect(both && verifyMessage(both, secret)).toMatchObject({ type: 'webhook.tested', data: { webhook: id } });
    expect(both && verifyMessage(both, String(body.secret))).toMatchObject({ type: 'webhook.tested' });
    const next = await admin.ask<Webhook>(`/v1/webhooks/${id}/rotate`, { body: { overlapHours: 0 } });
    await admin.ask(`/v1/webhooks/${id}/test`, {});
    await eventually(() => heardBy(id).length === 2);
    const [, one] = heardBy(id);
    expect(one && verifyMessage(one, String(next.body.secret))).toBeDefined();
    for (const old of [secret, String(body.secret)])
      expect(() => one && verifyMessage(one, old)).toThrow('no signature fits');
  });

  it('is sent nothing with a secret that was put in the place of its own', async () => {
    const [mine, other] = [await create({ types: ['release.rolled-back'] }), await create()];
    const put = 'UPDATE webhooks SET secret = (SELECT secret FROM webhooks WHERE id = $2) WHERE id = $1';
    await runSql(clone.url, put, [mine.id, other.id]);
    await tell('release.rolled-back');
    await eventually(async () => (await deliveries(mine.id))[0]?.lastFailure === 'secret-unreadable');
    expect(heardBy(mine.id)).toEqual([]);
    await admin.ask(`/v1/webhooks/${mine.id}/rotate`, { body: { overlapHours: 0 } });
    await hurry();
    await settled(mine.id, 'delivered');
  });

  it.each([
    ['whose receiver says that it is gone', 410, '0 hours', 'gone'],
    ['whose receiver failed for days', 500, '121 hours', 'failing'],
  ])('%s is disabled, and editors are told', async (_what, status, failing, reason) => {
    const { id } = await create();
    const watcher = await create({ types: ['webhook.disabled'] });
    receiver.answer = (message) => (message.id.startsWith(id) ? status : 204);
    await runSql(clone.url, `UPDATE webhooks SET failing_since = now() - $2::interval WHERE id = $1`, [id, failing]);
    const [sequence] = await tell();
    await eventually(async () => (await read(id)).state === 'disabled');
    await settled(watcher.id, 'delivered');
    const [told] = heardBy(watcher.id);
    expect(told && JSON.parse(told.body)).toMatchObject({
      type: 'webhook.disabled',
      data: { data: { webhook: id, reason } },
    });
    const open = await fetch(`${app.url}/v1/events?after=${sequence}`);
    expect(((await open.json()) as { items: unknown[] }).items).toEqual([]);
    const audit = await admin.ask<{ items: readonly object[] }>(`/v1/audit?target=webhook:${id}&type=webhook.disabled`);
    expect(audit.body.items).toMatchObject([{ actor: 'service', reason, requestId: null }]);
    await tell();
    expect(await deliveries(id)).toHaveLength(1);
    receiver.answer = () => 204;
    await admin.ask(`/v1/webhooks/${id}`, { method: 'PATCH', body: { state: 'active' } });
    expect(await read(id)).toMatchObject({ state: 'active', failingSince: null });
    await tell();
    await eventually(async () => (await deliveries(id)).some((delivery) => delivery.state === 'delivered'));
  });
});

describe('the routes of webhooks', () => {
  it('are for administrators', async () => {
    const { id } = await create();
    const others = [await hire(() => app.url, app.adminToken, 'editor', 'editor', 'publisher', 'reader')];
    for (const other of others) {
      const asked = [
        await other.ask('/v1/webhooks'),
        await other.ask(`/v1/webhooks/${id}`),
        await other.ask(`/v1/webhooks/${id}/deliveries`),
        await other.ask('/v1/webhooks', { body: { url: receiver.url, types: RELEASES } }),
        await other.ask(`/v1/webhooks/${id}/rotate`, { body: {} }),
        await other.ask(`/v1/webhooks/${id}`, { method: 'DELETE' }),
      ];
      expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 403));
    }
    expect((await fetch(`${app.url}/v1/webhooks`)).status).toBe(401);
  });

  it('tell a secret once, also to a write that is repeated, and keep none in plain words', async () => {
    const key = 'the-same-key';
    const body = { url: receiver.url, types: RELEASES };
    const first = await admin.ask<Webhook>('/v1/webhooks', { body, key });
    const again = await admin.ask<Webhook>('/v1/webhooks', { body, key });
    made.push(first.body.id);
    expect([again.isReplayed, again.body.id, again.body.secret]).toEqual([true, first.body.id, null]);
    expect(await read(first.body.id)).not.toHaveProperty('secret');
    const secret = String(first.body.secret);
    for (const table of ['webhooks', 'audit_events', 'idempotency_keys', 'webhook_deliveries', 'events']) {
      const [row] = await runSql(
        clone.url,
        `SELECT count(*)::int AS n FROM ${table} t WHERE position($1 IN t::text) > 0`,
        [secret.slice(6)],
      );
      expect([table, row?.['n']]).toEqual([table, 0]);
    }
  });

  it('make nothing in a dry run', async () => {
    const before = (await admin.ask<{ items: unknown[] }>('/v1/webhooks')).body.items.length;
    const { status, body } = await admin.ask<Webhook>('/v1/webhooks?dryRun=true', {
      body: { url: receiver.url, types: RELEASES },
    });
    expect([status, body.secret]).toEqual([201, null]);
    expect((await admin.ask<{ items: unknown[] }>('/v1/webhooks')).body.items).toHaveLength(before);
  });

  it('refuse what cannot be', async () => {
    const ask = async (body: object) => {
      const answer = await admin.ask('/v1/webhooks', { body });
      return [answer.status, answer.body['code']];
    };
    expect(await ask({ url: receiver.url, types: [] })).toEqual([400, 'invalid-request']);
    expect(await ask({ url: receiver.url, types: ['release.unheard-of'] })).toEqual([400, 'invalid-request']);
    expect(await ask({ url: receiver.url, types: RELEASES, catalog: 'none-such' })).toEqual([404, 'catalog-not-found']);
    expect(await ask({ url: 'https://a:b@harbour.example/', types: RELEASES })).toEqual([422, 'url-refused']);
    expect(await ask({ url: receiver.url, types: RELEASES, secret: 'whsec_mine', state: 'active' })).toEqual([
      400,
      'invalid-request',
    ]);
  });
});

describe('a service that calls no private address', () => {
  it('refuses to make such a webhook, and to send to one that is there', async () => {
    const guarded = await cloneDatabase('migrated');
    await loadBoats(guarded.url);
    const open = await runReplica(guarded.url, environment);
    const opener = new Writer(() => open.url, open.adminToken);
    const asked = { url: receiver.url, types: RELEASES };
    const { body } = await opener.ask<Webhook>('/v1/webhooks', {
      body: { ...asked, url: receiver.url.replace('127.0.0.1', 'localhost') },
    });
    await open.stop();
    const closed = await runReplica(guarded.url, { PLIMSOLL_JOB_INTERVAL_MS: '100' });
    const closer = new Writer(() => closed.url, open.adminToken);
    const before = receiver.heard.length;
    const refused = await closer.ask('/v1/webhooks', { body: asked });
    expect([refused.status, refused.body['code']]).toEqual([422, 'url-refused']);
    await closer.ask(`/v1/webhooks/${body.id}/test`, {});
    await eventually(async () => {
      const { body: page } = await closer.ask<{ items: readonly Delivery[] }>(`/v1/webhooks/${body.id}/deliveries`);
      return page.items[0]?.lastFailure === 'address-refused';
    });
    expect(receiver.heard).toHaveLength(before);
    await closed.stop();
    await guarded.drop();
  });
});
