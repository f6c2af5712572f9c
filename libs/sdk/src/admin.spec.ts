import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAdminClient } from './admin.js';
import { answer, FaultyServer, resets, sends } from './online/faulty-server.spec-fixture.js';

let server: FaultyServer;
beforeAll(async () => {
  server = await FaultyServer.start();
});
afterAll(() => server.stop());

const client = () => createAdminClient({ baseUrl: server.url, timeoutMs: 500, deadlineMs: 5000, random: () => 0 });
const keys = () => server.heads.map((head) => /^idempotency-key: (.*)$/im.exec(head)?.[1]);
const OK = answer(201, '{"id":"t"}', { etag: 'W/"t-1"' });

describe('a write of the client for editors', () => {
  it('has a key of its own, and is sent again under the same one', async () => {
    server.behave(resets, sends(answer(503, '{}')), sends(OK));
    const { tries } = await client().createDraft({ title: 'Tides' }).withResponse();
    expect([tries, server.heads.length, new Set(keys()).size]).toEqual([3, 3, 1]);
    expect(keys()[0]).toMatch(/^\d+(-\d+){3}$/);
  });

  it('has another key than the write before', async () => {
    server.behave(sends(OK));
    await client().createDraft({ title: 'Tides' });
    await client().createDraft({ title: 'Tides' });
    expect(new Set(keys()).size).toBe(2);
  });

  it('keeps the key that its caller gives', async () => {
    server.behave(sends(OK));
    await client().createDraft({ title: 'Tides' }, { idempotencyKey: 'mine' });
    expect(keys()).toEqual(['mine']);
  });

  it('is sent once where no more is wanted', async () => {
    server.behave(resets);
    await expect(client().createDraft({ title: 'Tides' }, { retries: 0 })).rejects.toMatchObject({
      code: 'connection-failed',
    });
    expect(server.heads).toHaveLength(1);
  });

  it('can be tried out, with a body and without one', async () => {
    server.behave(sends(OK));
    await client().createDraft({ title: 'Tides' }, { query: { dryRun: true } });
    await client().submitDraft({ id: 'a', dryRun: true });
    expect(server.heads.map((head) => head.split(' HTTP')[0])).toEqual([
      'POST /v1/drafts?dryRun=true',
      'POST /v1/drafts/a/submit?dryRun=true',
    ]);
  });
});

describe('an answer', () => {
  it('carries its ETag as If-Match takes it, also where it was packed on its way', async () => {
    server.behave(sends(OK), sends(answer(200, '{}')));
    expect((await client().createDraft({ title: 'Tides' }).withResponse()).etag).toBe('"t-1"');
    expect((await client().getCaller().withResponse()).etag).toBe(undefined);
  });

  it('of what is only read has no key', async () => {
    server.behave(sends(answer(200, '{}')));
    await client().getDraft({ id: 'a' });
    expect(keys()).toEqual([undefined]);
  });

  it('of the audit is read to its last page', async () => {
    const page = (sequence: number, more: object) =>
      sends(answer(200, JSON.stringify({ items: [{ sequence }], ...more })));
    server.behave(page(1, { nextAfter: '1' }), page(2, {}));
    const sequences: number[] = [];
    for await (const event of client().listAudit({ type: 'draft.*' })) sequences.push(event.sequence);
    expect(sequences).toEqual([1, 2]);
    expect(server.heads[1]).toMatch(
      /^GET \/v1\/audit\?type=draft.\*&after=1 |^GET \/v1\/audit\?type=draft\.%2A&after=1 /,
    );
  });
});
