import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { GraphqlWriter } from '../support/graphql-writer.js';
import { startReceiver, type Receiver } from '../support/webhook-receiver.js';
import { openDesk, type DraftDesk } from './draft-desk.js';

// From a document that changed to a release and back, by GraphQL alone.

const CATALOG = 'aks-networking';
const OVERLAY = 'overlay-max-nodes-5000';
const DAY = '2026-11-22';
const TEXT =
  'first four and last\npod CIDR must not overlap the cluster subnet or connected networks\n/24 per node, fixed\n1,500 nodes; 250 pods per node (110 advised on Windows)\nno Availability Sets; no DCsv2\n';

interface Held {
  readonly id: string;
  readonly etag: string;
}

let desk: DraftDesk;
let receiver: Receiver;
let editor: GraphqlWriter;
let publisher: GraphqlWriter;
let admin: GraphqlWriter;
let anybody: GraphqlWriter;
let held: Held;

beforeAll(async () => {
  desk = await openDesk({ PLIMSOLL_WEBHOOK_ALLOW_PRIVATE: 'true' });
  receiver = await startReceiver();
  const as = (token: string) => new GraphqlWriter(() => desk.url, token);
  [editor, publisher, admin, anybody] = [as(desk.editor.token), as(desk.publisher.token), as(desk.admin.token), as('')];
});
afterAll(async () => {
  await receiver.close();
  await desk.stop();
});

const cellOf = async (caller: GraphqlWriter, release: string): Promise<unknown> => {
  const question = { options: ['azure-cni-overlay'], dimensions: ['max-nodes'], asOf: DAY, release };
  const { rows } = await caller.read<{ readonly rows: readonly { readonly cells: readonly object[] }[] }>(
    'compare',
    { question },
    '... on CompareAnswer { rows { cells { limit { number } } } }',
  );
  return rows[0]?.cells[0];
};

const draftOf = (payload: Readonly<Record<string, unknown>>): Held => payload['draft'] as Held;

describe('a document that changed, by GraphQL alone', () => {
  it('is told to a webhook that an administrator makes, whose secret is shown once', async () => {
    const input = { url: receiver.url, types: ['release.published', 'release.rolled-back'] };
    const made = await admin.write(
      'createWebhook',
      { input, idempotencyKey: 'hook' },
      'isReplayed webhook { id state secret }',
    );
    expect(made).toMatchObject({
      isReplayed: false,
      webhook: { state: 'active', secret: expect.stringMatching(/^whsec_/) as string },
    });
    const again = await admin.write(
      'createWebhook',
      { input, idempotencyKey: 'hook' },
      'isReplayed webhook { id secret }',
    );
    expect(again).toEqual({ isReplayed: true, webhook: { id: (made['webhook'] as Held).id, secret: null } });
    expect(await admin.read('webhooks', {}, 'id state')).toHaveLength(1);
  });

  it('is fed by an editor, who is told what became of each fact', async () => {
    const { taken, status } = await editor.write(
      'addSourceRevision',
      { id: 'aks-cni-overlay', input: { text: TEXT } },
      'status taken { revisions { source isNew } drift { drift outcome draft base changed gone alarms } }',
    );
    expect(status).toBe(201);
    expect(taken).toMatchObject({
      revisions: [{ source: 'aks-cni-overlay', isNew: true }],
      drift: { outcome: 'drifted', base: 3, changed: 4, gone: 0, alarms: [] },
    });
    const { drift, draft } = (taken as { readonly drift: { readonly drift: string; readonly draft: string } }).drift;
    const found = await editor.read(
      'drift',
      { id: drift },
      'draft found { facts { fact status proposals citations { before { quote } now { quote } passages { next } } } }',
    );
    expect(found).toMatchObject({ draft });
    const { facts } = found['found'] as { readonly facts: readonly object[] };
    expect(facts).toContainEqual(
      expect.objectContaining({
        fact: OVERLAY,
        status: 'changed',
        proposals: expect.arrayContaining([expect.objectContaining({ from: 5000, to: 1500 })]) as unknown,
      }),
    );
    const drifts = await editor.read(
      'drifts',
      { catalog: CATALOG, first: 1 },
      'nodes { drift } pageInfo { endCursor }',
    );
    expect(drifts).toEqual({ nodes: [{ drift }], pageInfo: { endCursor: drift } });
    const revisions = await editor.read<readonly object[]>('sourceRevisions', { id: 'aks-cni-overlay' }, 'isReleased');
    expect(revisions.at(-1)).toEqual({ isReleased: false });
    held = await editor.read('draft', { id: draft }, 'id etag');
  });

  it('is no news a second time', async () => {
    const args = { id: 'aks-cni-overlay', input: { text: TEXT } };
    expect(
      await editor.write('addSourceRevision', args, 'status taken { revisions { isNew } drift { drift } }'),
    ).toEqual({ status: 200, taken: { revisions: [{ isNew: false }], drift: null } });
  });

  it('has opened a draft, in which the editor accepts what is proposed', async () => {
    const { because, ...draft } = await editor.read(
      'draft',
      { id: held.id },
      'state version because problems { check }',
    );
    expect(draft).toEqual({ state: 'draft', version: 1, problems: [] });
    expect(because).toMatchObject({ type: 'drift' });
    const input = {
      effectiveFrom: '2026-11-01',
      text: {
        en: 'Azure CNI Overlay scales to 1,500 nodes per cluster.',
        ja: 'Azure CNI オーバーレイは、クラスターあたり 1,500 ノードまでスケーリングできます。',
      },
    };
    const accept = { id: held.id, fact: OVERLAY, input, ifMatch: held.etag };
    const tried = await editor.write('acceptProposal', { ...accept, dryRun: true }, 'isDryRun etag draft { version }');
    expect(tried).toEqual({ isDryRun: true, etag: `${held.id}-2`, draft: { version: 2 } });
    expect(await editor.read('draft', { id: held.id }, 'version')).toEqual({ version: 1 });
    const payload = await editor.write(
      'acceptProposal',
      accept,
      'isDryRun etag draft { id etag version problems { check blocks } }',
    );
    held = draftOf(payload);
    expect(payload).toMatchObject({ isDryRun: false, etag: held.etag });
    expect(held).toMatchObject({ version: 2, problems: [{ check: 'rule-examples-hold', blocks: false }] });
  });

  it('is answered for from the draft, to whoever may read drafts and to nobody else', async () => {
    expect(await cellOf(editor, `draft:${held.id}`)).toEqual({ limit: { number: 1500 } });
    expect(await cellOf(anybody, 'current')).toEqual({ limit: { number: 5000 } });
    const items = await editor.read('draftItems', { id: held.id, kind: 'fact', changed: true }, 'id change');
    expect(items).toContainEqual({ id: expect.stringMatching(`^${OVERLAY}-`) as string, change: 'added' });
    const diff = await editor.read('draftDiff', { id: held.id }, 'changes { id kind grade }');
    expect(diff).toMatchObject({
      changes: expect.arrayContaining([expect.objectContaining({ kind: 'fact' })]) as unknown,
    });
  });

  it('is edited as it was read, and not otherwise', async () => {
    const notes = { en: 'The overlay holds fewer nodes.', ja: 'オーバーレイのノード数が減りました。' };
    const args = { id: held.id, input: { notes } };
    const payload = await editor.write('tellDraft', { ...args, ifMatch: held.etag }, 'draft { id etag notes { en } }');
    const { problem } = await editor.tryWrite('tellDraft', { ...args, ifMatch: held.etag }, 'etag');
    expect(problem).toMatchObject({ code: 'stale', status: 412 });
    held = draftOf(payload);
    expect(held).toMatchObject({ notes: { en: notes.en } });
  });

  it('is handed in, and cannot be approved by whoever wrote it', async () => {
    held = draftOf(await editor.write('submitDraft', { id: held.id, ifMatch: held.etag }, 'draft { id etag state }'));
    expect(held).toMatchObject({ state: 'in-review' });
    const own = await editor.tryWrite('approveDraft', { id: held.id, ifMatch: held.etag }, 'etag');
    expect(own.problem).toMatchObject({ code: 'not-allowed', status: 403 });
  });

  it('is approved by another, who reads which answers it changes', async () => {
    const impact = await publisher.read(
      'draftImpact',
      { id: held.id, asOf: DAY },
      'kind answers { questions { question changed } }',
    );
    expect(impact).toMatchObject({
      kind: 'plimsoll-impact/1',
      answers: {
        questions: expect.arrayContaining([
          expect.objectContaining({ question: 'overlay-of-three-thousand-nodes', changed: true }),
        ]) as unknown,
      },
    });
    const args = { id: held.id, input: { comment: 'Read.' }, ifMatch: held.etag };
    held = draftOf(
      await publisher.write('approveDraft', args, 'draft { id etag state approvals { comment isInForce } }'),
    );
    expect(held).toMatchObject({ state: 'approved', approvals: [{ comment: 'Read.', isInForce: true }] });
  });

  it('is scheduled, and the schedule is taken off', async () => {
    const at = '2999-01-01T00:00:00Z';
    const set = { id: held.id, input: { at }, ifMatch: held.etag };
    held = draftOf(await publisher.write('scheduleDraft', set, 'draft { id etag publishAt }'));
    expect(held).toMatchObject({ publishAt: '2999-01-01T00:00:00.000Z' });
    const off = { id: held.id, ifMatch: held.etag };
    held = draftOf(await publisher.write('unscheduleDraft', off, 'draft { id etag publishAt }'));
    expect(held).toMatchObject({ publishAt: null });
  });

  it('is published once, however often the same key comes', async () => {
    const args = { id: held.id, ifMatch: held.etag, idempotencyKey: 'publish' };
    const selection = 'isReplayed status etag release { sequence digest fact(id: "overlay-max-nodes-5000") { id } }';
    const tried = await publisher.write(
      'publishDraft',
      { ...args, idempotencyKey: undefined, dryRun: true },
      'isDryRun release { sequence }',
    );
    expect(tried).toEqual({ isDryRun: true, release: { sequence: 4 } });
    const first = await publisher.write('publishDraft', args, selection);
    expect(first).toMatchObject({ isReplayed: false, status: 201, release: { sequence: 4, fact: { id: OVERLAY } } });
    expect(first['etag']).toBe((first['release'] as { readonly digest: string }).digest);
    expect(await publisher.write('publishDraft', args, selection)).toEqual({ ...first, isReplayed: true });
    expect(await cellOf(anybody, 'current')).toEqual({ limit: { number: 1500 } });
    expect(await cellOf(anybody, '3')).toEqual({ limit: { number: 5000 } });
    const head = await anybody.read('releaseAudit', { release: '4' }, 'release { sequence } head { sequence hash }');
    expect(head).toMatchObject({ release: { sequence: 4 }, head: { hash: expect.any(String) as string } });
  });

  it('is taken back by moving the pointer, with a reason', async () => {
    const args = { catalog: CATALOG, input: { to: 'previous', reason: 'The page was wrong.' } };
    expect(await publisher.write('rollBackCatalog', args, 'status release { sequence }')).toEqual({
      status: 200,
      release: { sequence: 3 },
    });
    expect(await cellOf(anybody, 'current')).toEqual({ limit: { number: 5000 } });
  });

  it('has been told to the webhook, which is then changed, tried, given another secret and deleted', async () => {
    await eventually(() => receiver.heard.length >= 2);
    const [hook] = await admin.read<readonly Held[]>('webhooks', {}, 'id');
    const id = String(hook?.id);
    const listed = await admin.read<{ readonly nodes: readonly Held[] }>(
      'webhookDeliveries',
      { id, first: 1 },
      'nodes { id type } pageInfo { hasNextPage endCursor }',
    );
    expect(listed).toMatchObject({ nodes: [{ type: 'release.rolled-back' }], pageInfo: { hasNextPage: true } });
    const next = await admin.read(
      'webhookDeliveries',
      { id, first: 1, after: listed.nodes[0]?.id },
      'nodes { type } pageInfo { hasPreviousPage hasNextPage }',
    );
    expect(next).toMatchObject({
      nodes: [{ type: 'release.published' }],
      pageInfo: { hasPreviousPage: true, hasNextPage: false },
    });
    const delivery = String(listed.nodes[0]?.id);
    expect(await admin.write('redeliverWebhook', { id, delivery }, 'status delivery { id }')).toEqual({
      status: 202,
      delivery: { id: delivery },
    });
    expect(await admin.write('testWebhook', { id }, 'delivery { type event }')).toEqual({
      delivery: { type: 'webhook.tested', event: null },
    });
    const changed = await admin.write('updateWebhook', { id, input: { state: 'paused' } }, 'webhook { state }');
    expect(changed).toEqual({ webhook: { state: 'paused' } });
    const rotated = await admin.write('rotateWebhookSecret', { id }, 'webhook { secret previousSecretUntil }');
    expect(rotated).toMatchObject({ webhook: { secret: expect.stringMatching(/^whsec_/) as string } });
    expect(await admin.write('deleteWebhook', { id }, 'webhook { state }')).toEqual({ webhook: { state: 'deleted' } });
    expect(await admin.read('webhooks', {}, 'id')).toEqual([]);
    expect(await admin.read('webhook', { id }, 'state')).toEqual({ state: 'deleted' });
  });

  it('leaves everybody with tokens that are made and taken back', async () => {
    const input = { name: 'nightly', roles: ['editor'] };
    const { token } = await admin.write('createToken', { input }, 'token { id token roles }');
    const made = token as { readonly id: string; readonly token: string };
    const nightly = new GraphqlWriter(() => desk.url, made.token);
    expect(await nightly.read('caller', {}, 'name roles kind')).toEqual({
      name: 'nightly',
      roles: ['editor'],
      kind: 'token',
    });
    await admin.write('revokeToken', { id: made.id }, 'token { revokedAt }');
    expect((await nightly.ask('{ caller { name } }')).status).toBe(401);
    const told = await admin.read<readonly { readonly id: string }[]>('tokens', {}, 'id name revokedAt');
    expect(told.find(({ id }) => id === made.id)).toMatchObject({ revokedAt: expect.any(String) as string });
    expect(await anybody.read('caller', {}, 'kind roles')).toEqual({ kind: 'anonymous', roles: [] });
  });

  it('is all in the audit, page by page, and the head of it is for everybody', async () => {
    const types: string[] = [];
    let after: string | null = null;
    do {
      const page: Readonly<Record<string, unknown>> = await publisher.read(
        'audit',
        { first: 5, after, target: `draft:${held.id}` },
        'nodes { type actor } pageInfo { hasNextPage endCursor }',
      );
      types.push(...(page['nodes'] as readonly { readonly type: string }[]).map(({ type }) => type));
      const { hasNextPage, endCursor } = page['pageInfo'] as {
        readonly hasNextPage: boolean;
        readonly endCursor: string;
      };
      after = hasNextPage ? endCursor : null;
    } while (after !== null);
    expect(types).toEqual([
      'draft.opened',
      'draft.edited',
      'draft.told',
      'draft.submitted',
      'draft.approved',
      'draft.scheduled',
      'draft.unscheduled',
      'draft.published',
    ]);
    const head = await anybody.read<{ readonly sequence: number }>('auditHead', {}, 'sequence hash');
    expect(head.sequence).toBeGreaterThan(types.length);
  });
});

describe('several writes in one document', () => {
  it('are done in order, and one that fails takes nothing of the others back', async () => {
    const { data, errors } = await editor.ask(
      `mutation {
        first: createDraft(input: { title: "First", catalog: "boats" }) { draft { title } }
        second: createDraft(input: { title: "Second", catalog: "canoes" }) { draft { title } }
        third: createDraft(input: { title: "Third", catalog: "boats" }) { draft { title } }
      }`,
    );
    expect(data).toEqual({ first: { draft: { title: 'First' } }, second: null, third: { draft: { title: 'Third' } } });
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['second'], 'catalog-not-found'],
    ]);
    const drafts = await editor.read<{ readonly nodes: readonly { readonly title: string }[] }>(
      'drafts',
      { catalog: 'boats' },
      'nodes { title etag id }',
    );
    expect(drafts.nodes.map(({ title }) => title)).toEqual(['First', 'Third']);
  });
});
