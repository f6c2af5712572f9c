import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { loadBoats } from '../crash/boat-harbour.js';
import { BOATS } from '../support/boat-catalog.js';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import type { FeedEvent } from '../support/event-reader.js';
import { eventually } from '../support/eventually.js';
import { startService, type ServiceProcess } from '../support/service-process.js';
import { runSql } from '../support/sql.js';
import { startReceiver, verifyMessage, type Receiver } from '../support/webhook-receiver.js';
import { Writer } from '../support/writer.js';

// A short time to answer makes a short lease: what a killed process had taken is free again soon.
const environment = {
  PLIMSOLL_WEBHOOK_ALLOW_PRIVATE: 'true',
  PLIMSOLL_WEBHOOK_TIMEOUT_MS: '1000',
  PLIMSOLL_JOB_INTERVAL_MS: '100',
};
const TYPES = ['release.made-current'];

let clone: ClonedDatabase;
let receiver: Receiver;
let adminToken = '';

beforeAll(async () => {
  build();
  clone = await cloneDatabase('migrated');
  await loadBoats(clone.url);
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await clone.drop();
});

async function start(): Promise<ServiceProcess> {
  const service = await startService(clone.url, environment);
  adminToken ||= service.firstToken ?? '';
  return service;
}

async function createWebhook(service: ServiceProcess) {
  const body = { url: receiver.url, types: TYPES };
  const made = await new Writer(() => service.url, adminToken).insist<{ id: string; secret: string }>('/v1/webhooks', {
    body,
  });
  return made.body;
}

const tell = (count: number) =>
  runSql(
    clone.url,
    `SELECT plimsoll_append_event('release.made-current', $1, now(), jsonb_build_object('n', n)) FROM generate_series(1, $2::int) n`,
    [BOATS, count],
  );
const countWaiting = async () =>
  Number((await runSql(clone.url, `SELECT count(*) AS n FROM webhook_deliveries WHERE state = 'waiting'`))[0]?.['n']);

/** Reads the feed behind a cursor as far as it goes; nothing while the service is away. */
async function readFeed(service: ServiceProcess, after: number) {
  const answer = await fetch(`${service.url}/v1/events?after=${after}&type=${TYPES.join()}`).catch(() => undefined);
  return answer?.ok === true ? ((await answer.json()) as { items: FeedEvent[]; cursor: number }) : undefined;
}

describe('a webhook and the feed', () => {
  it('come to the same events over kills of the service in the middle', async () => {
    let service = await start();
    const { id, secret } = await createWebhook(service);
    const fromFeed: string[] = [];
    let cursor = (await readFeed(service, 0))?.cursor ?? 0;
    const follow = async () => {
      const page = await readFeed(service, cursor);
      fromFeed.push(...(page?.items ?? []).map((event) => event.id));
      cursor = page?.cursor ?? cursor;
    };
    const killedAt: number[] = [];
    for (let round = 0; round < 2; round += 1) {
      const before = receiver.heard.length;
      await tell(60);
      await follow();
      // Some have arrived, some are on their way, most are not begun.
      await eventually(() => receiver.heard.length > before);
      await service.kill();
      killedAt.push(await countWaiting());
      await tell(10);
      service = await start();
    }
    await eventually(async () => (await countWaiting()) === 0);
    await eventually(async () => {
      const known = fromFeed.length;
      await follow();
      return fromFeed.length === known;
    });
    await service.stop();

    expect(killedAt.some((waiting) => waiting > 0)).toBe(true);
    expect(fromFeed).toHaveLength(140);
    expect(new Set(fromFeed).size).toBe(140);
    const fromWebhook = receiver.heard.map(
      (message) => (verifyMessage(message, secret) as { data: FeedEvent }).data.id,
    );
    expect(new Set(fromWebhook)).toEqual(new Set(fromFeed));
    for (const message of receiver.heard)
      expect(message.id.slice(id.length + 1)).toBe((JSON.parse(message.body) as { data: FeedEvent }).data.id);
  });

  it('has each attempt made by one of several replicas, and one that was killed is taken over', async () => {
    const [first, second] = [await start(), await start()];
    const { id } = await createWebhook(first);
    const mine = () => receiver.heard.filter((message) => message.id.startsWith(id));
    await tell(100);
    await eventually(async () => (await countWaiting()) === 0);
    const ids = mine().map((message) => message.id);
    expect([ids.length, new Set(ids).size]).toEqual([100, 100]);

    // The attempt hangs at the receiver; whichever process holds it is killed with all the others.
    receiver.answer = () => 'nothing';
    await tell(1);
    await eventually(() => mine().length === 101);
    await first.kill();
    await second.kill();
    receiver.answer = () => 204;
    const third = await start();
    await eventually(async () => (await countWaiting()) === 0);
    const [killed, again] = mine().slice(100);
    expect(again?.id).toBe(killed?.id);
    await third.stop();
  });
});
