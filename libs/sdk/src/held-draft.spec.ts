import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAdminClient } from './admin.js';
import { HeldDraft, StaleDraftError } from './drafts.js';
import { AbortedError, CallError, ProblemError } from './online/errors.js';
import { answer, FaultyServer, saysNothing, sends } from './online/faulty-server.spec-fixture.js';

let server: FaultyServer;
beforeAll(async () => {
  server = await FaultyServer.start();
});
afterAll(() => server.stop());

const held = (etag?: string) =>
  new HeldDraft(createAdminClient({ baseUrl: server.url, timeoutMs: 500, random: () => 0 }), 'a', etag);
const draftAt = (version: number, more: Readonly<Record<string, string>> = {}) =>
  sends(answer(200, JSON.stringify({ id: 'a', version }), { etag: `"a-${version}"`, ...more }));
const problem = (status: number, code: string) =>
  sends(
    answer(status, JSON.stringify({ code, detail: 'No.', title: 'No', errors: [] }), {
      'content-type': 'application/problem+json',
    }),
  );
const asked = () => server.heads.map((head) => [head.split(' HTTP')[0], /^if-match: (.*)$/im.exec(head)?.[1]] as const);

describe('a draft that is held', () => {
  it('is written to as it was last read or written', async () => {
    server.behave(draftAt(1), draftAt(2), draftAt(3));
    const draft = held();
    await draft.read();
    expect(draft.draft?.version).toBe(1);
    await draft.edit([{ kind: 'fact', id: 'f', patch: { a: 1 } }]);
    await draft.submit();
    expect(asked()).toEqual([
      ['GET /v1/drafts/a', undefined],
      ['POST /v1/drafts/a/edits', '"a-1"'],
      ['POST /v1/drafts/a/submit', '"a-2"'],
    ]);
    expect([draft.etag, draft.draft?.version]).toEqual(['"a-3"', 3]);
  });

  it('is written to as it was read elsewhere, where its ETag is given', async () => {
    server.behave(draftAt(8));
    await held('"a-7"').approve('Fine.');
    expect(asked()).toEqual([['POST /v1/drafts/a/approve', '"a-7"']]);
  });

  it('is not written to before it was read', async () => {
    server.behave(draftAt(1));
    await expect(held().submit()).rejects.toThrow(CallError);
    expect(server.heads).toEqual([]);
  });

  it('tells that somebody else came first, and keeps what it holds until it is read again', async () => {
    server.behave(problem(412, 'stale'), problem(412, 'stale'), draftAt(5), draftAt(6));
    const draft = held('"a-1"');
    const error: unknown = await draft.submit().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StaleDraftError);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ name: 'StaleDraftError', code: 'stale', status: 412 });
    await expect(draft.submit()).rejects.toThrow(StaleDraftError);
    await draft.read();
    await draft.submit();
    expect(asked().map(([, etag]) => etag)).toEqual(['"a-1"', '"a-1"', undefined, '"a-5"']);
  });

  it('leaves every other refusal as it is', async () => {
    server.behave(problem(409, 'rebase-conflicts'));
    const error: unknown = await held('"a-1"')
      .rebase()
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'ProblemError', code: 'rebase-conflicts' });
  });

  it('is done one thing at a time, each to what the one before came to', async () => {
    server.behave(draftAt(2), draftAt(3), draftAt(4));
    const draft = held('"a-1"');
    await Promise.all([draft.tell({ title: 'Tides' }), draft.remove('fact', 'f'), draft.withdraw()]);
    expect(asked()).toEqual([
      ['PATCH /v1/drafts/a', '"a-1"'],
      ['DELETE /v1/drafts/a/items/fact/f', '"a-2"'],
      ['POST /v1/drafts/a/withdraw', '"a-3"'],
    ]);
  });

  it('goes on after a failure with what it held', async () => {
    server.behave(problem(422, 'draft-has-problems'), draftAt(2));
    const draft = held('"a-1"');
    const [first, second] = await Promise.allSettled([draft.submit(), draft.unschedule()]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
    expect(asked().map(([, etag]) => etag)).toEqual(['"a-1"', '"a-1"']);
  });

  it('stays as it was after a dry run', async () => {
    server.behave(draftAt(2, { 'dry-run': 'true' }));
    const draft = held('"a-1"');
    await draft.patch({ kind: 'fact', key: 'f' }, { a: 1 }, { dryRun: true });
    expect(asked()[0]?.[0]).toBe('PATCH /v1/drafts/a/items/fact/f?dryRun=true');
    expect([draft.etag, draft.draft]).toEqual(['"a-1"', undefined]);
  });

  it('gives the release that it became, and then takes no more writes', async () => {
    server.behave(sends(answer(201, '{"catalog":"boats","sequence":2}', { etag: '"digest"' })));
    const draft = held('"a-1"');
    expect(await draft.publish()).toEqual({ catalog: 'boats', sequence: 2 });
    await expect(draft.tell({ title: 'Late' })).rejects.toThrow(CallError);
  });

  it('ends what its caller ends', async () => {
    server.behave(saysNothing);
    const control = new AbortController();
    const call = held('"a-1"').schedule('2026-12-01T00:00:00Z', { signal: control.signal });
    control.abort();
    await expect(call).rejects.toThrow(AbortedError);
  });
});
