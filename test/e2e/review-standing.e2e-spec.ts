import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOATS } from '../support/boat-catalog.js';
import { eventually } from '../support/eventually.js';
import { hire, type Writer } from '../support/writer.js';
import {
  approvedDraft,
  crew,
  openDesk,
  openDraft,
  patchItem,
  problemOf,
  readDraft,
  step,
  type DraftDesk,
  type Held,
} from './draft-desk.js';

type Json = Readonly<Record<string, unknown>>;

let desk: DraftDesk;
let leavers = 0;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

/** A publisher whose token can be taken back. */
async function leaving(): Promise<{ readonly who: Writer; readonly leave: () => Promise<void> }> {
  leavers += 1;
  const name = `leaving-${leavers}`;
  const who = await hire(() => desk.url, desk.admin.token, name, 'publisher');
  const [kept] = await desk.sql<{ id: string }>(`SELECT id FROM api_tokens WHERE name = '${name}'`);
  return {
    who,
    leave: async () => {
      expect((await desk.admin.ask(`/v1/tokens/${String(kept?.id)}`, { method: 'DELETE' })).status).toBe(200);
    },
  };
}

const submitted = async (number: number) =>
  step(
    desk.editor,
    await patchItem(desk.editor, await openDraft(desk.editor), 'fact/ketch-max-crew', crew(number)),
    'submit',
  );
const approvalsOf = ({ body }: Held) =>
  (body['approvals'] as readonly Json[]).map(({ isInForce, isRevoked }) => ({ isInForce, isRevoked }));

describe('an approval by a token that was taken back', () => {
  it('counts no more, and another one does', async () => {
    const { who, leave } = await leaving();
    const approved = await step(who, await submitted(61), 'approve');
    expect([approved.body['state'], approvalsOf(approved)]).toEqual([
      'approved',
      [{ isInForce: true, isRevoked: false }],
    ]);
    await leave();
    const read = await readDraft(desk.editor, approved.id);
    expect([read.etag, approvalsOf(read)]).toEqual([approved.etag, [{ isInForce: false, isRevoked: true }]]);
    const publish = (held: Held) => desk.publisher.ask(`/v1/drafts/${held.id}/publish`, { ifMatch: held.etag });
    expect(problemOf(await publish(read))).toMatchObject({ status: 409, code: 'not-approved' });
    const again = await step(desk.second, read, 'approve');
    expect(approvalsOf(again)).toEqual([
      { isInForce: false, isRevoked: true },
      { isInForce: true, isRevoked: false },
    ]);
    expect((await publish(again)).status).toBe(201);
  });

  it('takes the schedule off when its time comes', async () => {
    const { who, leave } = await leaving();
    const approved = await step(who, await submitted(62), 'approve');
    const at = new Date(Date.now() + 600).toISOString();
    await leave();
    // It was set while the approval stood.
    await desk.sql(
      `UPDATE drafts SET publish_at = '${at}', publish_by = (SELECT 'token:' || id FROM api_tokens WHERE name = 'publisher'), version = version + 1 WHERE id = '${approved.id}'`,
    );
    await eventually(async () => (await readDraft(desk.editor, approved.id)).body['publishAt'] === null);
    const [event] = await desk.sql<{ reason: string }>(
      `SELECT data ->> 'reason' AS reason FROM events WHERE type = 'draft.schedule-failed' AND data ->> 'draft' = '${approved.id}'`,
    );
    expect(event?.reason).toContain('not-approved');
    expect((await readDraft(desk.editor, approved.id)).body['state']).toBe('approved');
  });
});

describe('whoever comes second', () => {
  it('is told what the release before changed, also what the draft leaves alone', async () => {
    const mine = await approvedDraft(desk, 71);
    await step(desk.second, await approvedDraft(desk, 4, 'fact/dinghy-max-crew'), 'publish');
    const lost = await desk.publisher.ask(`/v1/drafts/${mine.id}/publish`, { ifMatch: mine.etag });
    const { body } = await desk.reader.ask(`/v1/catalogs/${BOATS}/releases/current`);
    expect(problemOf(lost)).toEqual({
      status: 409,
      code: 'base-moved',
      places: [`/releases/${String(body['sequence'])} came-first`, '/fact/dinghy-max-crew changed-since'],
    });
    expect(lost.body['detail']).toContain('it changed 1 item, 0 of them changed by the draft too');
  });

  it('is told that the draft is over, whatever version they had read', async () => {
    const draft = await submitted(81);
    const rejected = await step(desk.publisher, draft, 'reject', { reason: 'not so' });
    const late = await desk.second.ask(`/v1/drafts/${draft.id}/approve`, { body: {}, ifMatch: draft.etag });
    expect(problemOf(late)).toMatchObject({ status: 409, code: 'draft-closed' });
    expect(rejected.body['state']).toBe('rejected');
  });
});
