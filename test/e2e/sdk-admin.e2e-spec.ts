import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createAdminClient, type AdminOperations } from '@plimsoll/sdk/admin';
import { HeldDraft, StaleDraftError } from '@plimsoll/sdk/drafts';
import { createClient, type Call, type Told } from '@plimsoll/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOATS } from '../support/boat-catalog.js';
import { eventually } from '../support/eventually.js';
import { losesTheAnswer, passes, resets, startProxy, type Fault, type Proxy } from '../support/proxy.js';
import { startReceiver, verifyMessage, type Receiver } from '../support/webhook-receiver.js';
import type { Writer } from '../support/writer.js';
import { crew, openDesk, type DraftDesk } from './draft-desk.js';

type Json = Readonly<Record<string, unknown>>;

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

const LOG = 'log';
const NEW_CREW = '# Crew\n\nA dinghy carries 2 people.\nA ketch carries 9 people.\n';
const KETCH = { kind: 'fact', key: 'ketch-max-crew' };
const sloop = {
  category: 'hull',
  name: { en: 'Sloop', ja: 'スループ' },
  order: 3,
  role: 'choice',
};

/** The operations as the service describes them: method and path by their ids. */
const described = (() => {
  const file = fileURLToPath(new URL('../../apps/api/openapi.json', import.meta.url));
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, Record<string, Json>> };
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { operationId }]) => [
        String(operationId),
        { method: method.toUpperCase(), pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) },
      ]),
    ),
  );
})();

const called = new Set<string>();
let desk: DraftDesk;
let receiver: Receiver;
let proxy: Proxy;
beforeAll(async () => {
  desk = await openDesk({ PLIMSOLL_WEBHOOK_ALLOW_PRIVATE: 'true' });
  receiver = await startReceiver();
  proxy = await startProxy();
  proxy.pointTo(Number(new URL(desk.url).port));
});
afterAll(async () => {
  await proxy.close();
  await receiver.close();
  await desk.stop();
});

const plainClient = ({ token }: Writer, baseUrl = desk.url) => createAdminClient({ baseUrl, token, retries: 9 });

/**
 * Calls an operation, and asks the same over plain HTTP: a read gives the same answer, and a write, under its key, what it came to then. Only a secret is not
 * told twice.
 */
async function checked<Name extends keyof AdminOperations, Answer>(
  who: Writer,
  name: Name,
  call: (operation: AdminOperations[Name]) => Call<Answer>,
): Promise<Told<Answer>> {
  const sent: Sent[] = [];
  const recording: typeof fetch = (url, init = {}) => {
    sent.push({ url: url instanceof Request ? url.url : url.toString(), init });
    return fetch(url, init);
  };
  const told = await call(
    createAdminClient({ baseUrl: desk.url, token: who.token, fetch: recording })[name],
  ).withResponse();
  called.add(name);
  const [{ url, init } = { url: '', init: {} }] = sent;
  const { method, pattern } = described.get(name) ?? { method: 'no such operation', pattern: /^$/ };
  expect([init.method, new URL(url).pathname]).toEqual([method, expect.stringMatching(pattern)]);
  const { signal: _ended, ...again } = init;
  const plain = await fetch(url, again);
  const isJson = /json/.test(plain.headers.get('content-type') ?? '');
  const answer: unknown = isJson ? await plain.json() : await plain.text();
  expect([plain.status, answer]).toEqual([told.status, hushed(told.data)]);
  if (method !== 'GET') expect(plain.headers.get('idempotency-replayed')).toBe('true');
  expect(plain.headers.get('etag') ?? undefined).toBe(told.etag);
  return told;
}

function hushed(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  const secrets = ['token', 'secret'].filter((name) => typeof (answer as Json)[name] === 'string');
  return { ...answer, ...Object.fromEntries(secrets.map((name) => [name, null])) };
}

const ifMatch = ({ etag }: Told<unknown>) => ({ headers: { 'if-match': String(etag) } });
const count = async (table: string) =>
  Number((await desk.sql<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

describe('the whole way of an editor, by the client for editors', () => {
  let drafted = '';
  let webhook = '';

  it('begins with who asks, and with tokens that are shown once', async () => {
    expect((await checked(desk.editor, 'getCaller', (ask) => ask())).data.roles).toEqual(['editor']);
    const made = await checked(desk.admin, 'createToken', (ask) => ask({ name: 'mate', roles: ['editor'] }));
    expect(made.data.token).toMatch(/^\S{40,}$/);
    await checked(desk.admin, 'listTokens', (ask) => ask());
    const mate = createAdminClient({ baseUrl: desk.url, token: made.data.token ?? '' });
    expect((await mate.getCaller()).name).toBe('mate');
    await checked(desk.admin, 'revokeToken', (ask) => ask({ id: made.data.id }));
    await expect(mate.getCaller()).rejects.toMatchObject({ status: 401 });
  });

  it('has a webhook told of releases', async () => {
    const wanted = { url: receiver.url, types: ['release.published'], catalog: BOATS };
    const made = await checked(desk.admin, 'createWebhook', (ask) => ask(wanted));
    webhook = made.data.id;
    await checked(desk.admin, 'listWebhooks', (ask) => ask());
    await checked(desk.admin, 'getWebhook', (ask) => ask({ id: webhook }));
    await checked(desk.admin, 'updateWebhook', (ask) => ask({ id: webhook }, { state: 'paused' }));
    await checked(desk.admin, 'updateWebhook', (ask) => ask({ id: webhook }, { state: 'active' }));
    const { data } = await checked(desk.admin, 'testWebhook', (ask) => ask({ id: webhook }));
    await eventually(() => receiver.heard.some(({ id }) => id === data.id));
    expect(() => verifyMessage(receiver.heard[0] as never, made.data.secret ?? '')).not.toThrow();
    const rotated = await checked(desk.admin, 'rotateWebhookSecret', (ask) =>
      ask({ id: webhook }, { overlapHours: 1 }),
    );
    expect(rotated.data.secret).not.toBe(made.data.secret);
    await eventually(
      async () =>
        (await plainClient(desk.admin).listWebhookDeliveries({ id: webhook, state: 'delivered' })).items.length > 0,
    );
    await checked(desk.admin, 'listWebhookDeliveries', (ask) => ask({ id: webhook }));
    await checked(desk.admin, 'redeliverWebhook', (ask) => ask({ id: webhook, delivery: data.id }));
    await eventually(() => receiver.heard.filter(({ id }) => id === data.id).length > 1);
  });

  it('hands in texts of sources, which open a draft where they say something else', async () => {
    const source = {
      catalog: BOATS,
      id: 'almanac',
      title: { en: 'Almanac', ja: '暦' },
      url: 'https://example.com/almanac',
      licence: 'CC-BY-4.0',
      language: 'en',
    };
    await checked(desk.editor, 'registerSource', (ask) => ask(source));
    await checked(desk.editor, 'listKnownSources', (ask) => ask({ catalog: BOATS }));
    const known = await checked(desk.editor, 'getKnownSource', (ask) => ask({ id: 'almanac', catalog: BOATS }));
    const corrected = await checked(desk.editor, 'correctSource', (ask) =>
      ask({ id: 'almanac' }, { catalog: BOATS, licence: 'MIT' }, ifMatch(known)),
    );
    expect(corrected.data.source.licence).toBe('MIT');
    const first = { catalog: BOATS, text: 'High water at noon.' };
    const quiet = await checked(desk.editor, 'addSourceRevision', (ask) => ask({ id: 'almanac' }, first));
    expect(quiet.data.drift).toMatchObject({ outcome: 'quiet', draft: null });
    const revision = quiet.data.revisions[0]?.revision ?? '';
    const text = await checked(desk.editor, 'getSourceRevisionText', (ask) =>
      ask({ id: 'almanac', revision, catalog: BOATS }),
    );
    expect(text.data).toBe(first.text);
    const revisions = [
      { source: LOG, text: NEW_CREW },
      { source: 'almanac', text: 'High water at one.' },
    ];
    const taken = await checked(desk.editor, 'addSourceRevisions', (ask) => ask({ catalog: BOATS, revisions }));
    drafted = taken.data.drift?.draft ?? '';
    expect(taken.data.drift).toMatchObject({ outcome: 'drifted', changed: 1 });
    await checked(desk.editor, 'listSourceRevisions', (ask) => ask({ id: LOG, catalog: BOATS }));
    await checked(desk.editor, 'listDrifts', (ask) => ask({ catalog: BOATS }));
    const drift = await checked(desk.editor, 'getDrift', (ask) => ask({ id: taken.data.drift?.drift ?? '' }));
    expect(drift.data.found.facts.map(({ fact, status }) => [fact, status])).toContainEqual([
      'ketch-max-crew',
      'changed',
    ]);
  });

  it('corrects the draft, each time as it was read', async () => {
    const who = desk.editor;
    const id = drafted;
    await checked(who, 'listDrafts', (ask) => ask({ catalog: BOATS }));
    const read = await checked(who, 'getDraft', (ask) => ask({ id }));
    expect(read.data).toMatchObject({ state: 'draft', because: { type: 'drift' } });
    const accepted = await checked(who, 'acceptProposal', (ask) =>
      ask({ id, fact: KETCH.key }, { effectiveFrom: '2026-11-01' }, ifMatch(read)),
    );
    expect(accepted.data.version).toBe(read.data.version + 1);
    const patched = await checked(who, 'patchDraftItem', (ask) =>
      ask({ id, kind: 'option', key: 'sloop' }, sloop, ifMatch(accepted)),
    );
    const items = await checked(who, 'listDraftItems', (ask) => ask({ id, changed: true }));
    expect(items.data.items.map(({ id: key }) => key)).toContain('sloop');
    await checked(who, 'getDraftItem', (ask) => ask({ id, kind: 'option', key: 'sloop' }));
    const removed = await checked(who, 'removeDraftItem', (ask) =>
      ask({ id, kind: 'option', key: 'sloop' }, ifMatch(patched)),
    );
    const edits = [{ kind: 'option', id: 'dinghy', patch: { order: 4 } }];
    const edited = await checked(who, 'editDraft', (ask) => ask({ id }, { edits }, ifMatch(removed)));
    const told = await checked(who, 'tellDraft', (ask) => ask({ id }, { title: 'Nine in a ketch' }, ifMatch(edited)));
    expect(told.data.title).toBe('Nine in a ketch');
    const examples = await checked(who, 'listBrokenExamples', (ask) => ask({ id }));
    expect(examples.data.items).toEqual([]);
    const refreshed = await checked(who, 'refreshExamples', (ask) => ask({ id }, {}, ifMatch(told)));
    expect(refreshed.data.digest).toBe(told.data.digest);
    const diff = await checked(who, 'diffDraft', (ask) => ask({ id }));
    expect(diff.data.changes.map((change) => change.id)).toContain('dinghy');
    const submitted = await checked(who, 'submitDraft', (ask) => ask({ id }, ifMatch(refreshed)));
    expect(submitted.data.state).toBe('in-review');
  });

  it('has another read the impact, approve exactly that, and publish it', async () => {
    const who = desk.publisher;
    const id = drafted;
    const impact = await checked(who, 'getDraftImpact', (ask) => ask({ id, asOf: '2026-11-22' }));
    expect(impact.data.cells).toHaveLength(1);
    const read = await plainClient(who).getDraft({ id }).withResponse();
    const own = plainClient(desk.editor).approveDraft({ id }, {}, ifMatch(read));
    await expect(own).rejects.toMatchObject({ status: 403, code: 'not-allowed' });
    const approved = await checked(who, 'approveDraft', (ask) =>
      ask({ id }, { comment: 'So it says.' }, ifMatch(read)),
    );
    const at = '2030-01-01T00:00:00Z';
    const scheduled = await checked(who, 'scheduleDraft', (ask) => ask({ id }, { at }, ifMatch(approved)));
    const off = await checked(who, 'unscheduleDraft', (ask) => ask({ id }, ifMatch(scheduled)));
    expect(off.data.publishAt).toBeNull();
    const published = await checked(who, 'publishDraft', (ask) => ask({ id }, ifMatch(off)));
    expect(published.data).toMatchObject({ catalog: BOATS, sequence: 2 });
    await eventually(() => receiver.heard.some(({ body }) => body.includes('release.published')));
    const { rows } = await createClient({ baseUrl: desk.url, token: who.token }).compare({
      catalog: BOATS,
      options: ['ketch'],
      asOf: '2026-11-22',
    });
    expect(rows[0]?.cells[0]).toMatchObject({ limit: { number: 9 } });
  });

  it('tells of it in the audit, the feed and the calendar, and can take the pointer back', async () => {
    const head = await checked(desk.reader, 'getReleaseAudit', (ask) => ask({ catalog: BOATS, ref: '2' }));
    expect(head.data.head).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const feed = await checked(desk.reader, 'getReleaseFeed', (ask) => ask({ catalog: BOATS }));
    expect(feed.data).toContain('<feed');
    const calendar = await checked(desk.reader, 'getRetirementCalendar', (ask) => ask({ catalog: BOATS }));
    expect(calendar.data).toContain('BEGIN:VCALENDAR');
    const back = { to: '1', reason: 'The log was misread.' };
    const rolled = await checked(desk.publisher, 'rollBackCatalog', (ask) => ask({ catalog: BOATS }, back));
    expect(rolled.data.sequence).toBe(1);
    await checked(desk.publisher, 'rollBackCatalog', (ask) =>
      ask({ catalog: BOATS }, { to: '2', reason: 'It was not.' }),
    );
    await checked(desk.reader, 'getAuditHead', (ask) => ask());
    await checked(desk.publisher, 'listAudit', (ask) => ask({ type: 'draft.*', pageSize: 2 }));
    const types: string[] = [];
    for await (const { type } of plainClient(desk.publisher).listAudit({ target: `draft:${drafted}`, pageSize: 2 }))
      types.push(type);
    expect(types).toEqual(
      expect.arrayContaining(['draft.opened', 'draft.edited', 'draft.approved', 'draft.published']),
    );
  });

  it('brings a draft onto what came first, value by value, and ends others for good', async () => {
    const who = desk.editor;
    const first = await checked(who, 'createDraft', (ask) => ask({ catalog: BOATS, title: 'Ten' }));
    const second = new HeldDraft(
      plainClient(who),
      (await plainClient(who).createDraft({ catalog: BOATS, title: 'Six' })).id,
    );
    await second.read();
    await second.patch({ kind: 'option', key: 'dinghy' }, { order: 6 });
    const ten = new HeldDraft(plainClient(desk.colleague), first.data.id, first.etag);
    await ten.patch({ kind: 'option', key: 'dinghy' }, { order: 10 });
    await ten.submit();
    const publishing = new HeldDraft(plainClient(desk.publisher), ten.id, ten.etag);
    await publishing.approve();
    await publishing.publish();
    const { data } = await checked(who, 'previewRebase', (ask) => ask({ id: second.id }));
    expect(data.conflicts).toMatchObject([{ kind: 'option', id: 'dinghy', member: 'order', theirs: 10, ours: 6 }]);
    await expect(second.rebase()).rejects.toMatchObject({
      code: 'rebase-conflicts',
      errors: [{ pointer: '/option/dinghy/order' }],
    });
    const at = { headers: { 'if-match': String(second.etag) } };
    const resolutions = [{ kind: 'option', id: 'dinghy', take: 'ours' }] as const;
    const rebased = await checked(who, 'rebaseDraft', (ask) =>
      ask({ id: second.id }, { resolutions: [...resolutions] }, at),
    );
    expect(rebased.data.base.sequence).toBe(3);
    await checked(who, 'withdrawDraft', (ask) => ask({ id: second.id }, {}, ifMatch(rebased)));
    const third = await plainClient(who).createDraft({ catalog: BOATS, title: 'Rejected' }).withResponse();
    const dinghy = new HeldDraft(plainClient(who), third.data.id, third.etag);
    await dinghy.patch({ kind: 'option', key: 'dinghy' }, { order: 7 });
    await dinghy.submit();
    const inReview = await plainClient(desk.publisher).getDraft({ id: dinghy.id }).withResponse();
    const rejected = await checked(desk.publisher, 'rejectDraft', (ask) =>
      ask({ id: dinghy.id }, { reason: 'No.' }, ifMatch(inReview)),
    );
    expect(rejected.data.state).toBe('rejected');
  });

  it('opens the draft of a drift that opened none by itself', async () => {
    const gone = { catalog: BOATS, text: '# Nothing\n' };
    const taken = await plainClient(desk.editor).addSourceRevision({ id: LOG }, gone);
    expect(taken.drift).toMatchObject({ outcome: 'alarm', draft: null });
    const opened = await checked(desk.editor, 'draftDrift', (ask) => ask({ id: taken.drift?.drift ?? '' }));
    expect(opened.data.state).toBe('draft');
  });

  it('ends with the webhook', async () => {
    const deleted = await checked(desk.admin, 'deleteWebhook', (ask) => ask({ id: webhook }));
    expect(deleted.data.state).toBe('deleted');
  });

  it('has called every operation there is', () => {
    const all = Object.keys(createAdminClient({ baseUrl: desk.url }));
    expect(all.filter((name) => !called.has(name))).toEqual([]);
  });
});

/** Has the next connections break, and ends those that are kept open. */
function storm(...faults: readonly Fault[]): void {
  proxy.cut();
  proxy.behave(...faults, passes);
  proxy.pointTo(Number(new URL(desk.url).port));
}

describe('over a connection that breaks', () => {
  it.each([
    ['its answer is lost', [losesTheAnswer]],
    ['it is reset, and then its answer is lost twice', [resets, losesTheAnswer, losesTheAnswer]],
  ])('a write is done once where %s', async (_, faults) => {
    const before = [await count('drafts'), await count('audit_events')];
    storm(...faults);
    const told = await plainClient(desk.editor, proxy.url)
      .createDraft({ catalog: BOATS, title: 'Storm' })
      .withResponse();
    expect(told.tries).toBeGreaterThan(faults.length);
    expect([await count('drafts'), await count('audit_events')]).toEqual(before.map((n) => n + 1));
    expect(told.headers.get('idempotency-replayed')).toBe('true');
  });

  it('a draft that is held goes its whole way, every step of it once', async () => {
    const releases = await count('releases');
    const editing = plainClient(desk.editor, proxy.url);
    storm(losesTheAnswer);
    const opened = await editing.createDraft({ catalog: BOATS, title: 'Through the storm' }).withResponse();
    const draft = new HeldDraft(editing, opened.data.id, opened.etag);
    storm(losesTheAnswer);
    await draft.patch(KETCH, crew(21) as never);
    storm(losesTheAnswer);
    await draft.submit();
    const reviewed = new HeldDraft(plainClient(desk.publisher, proxy.url), draft.id, draft.etag);
    storm(losesTheAnswer);
    await reviewed.approve();
    storm(losesTheAnswer);
    const { sequence } = await reviewed.publish();
    expect(await count('releases')).toBe(releases + 1);
    const deeds = await desk.sql<{ type: string }>(
      `SELECT type FROM audit_events WHERE target IN ('draft:${draft.id}', 'release:${BOATS}/${sequence}') ORDER BY sequence`,
    );
    expect(deeds.map(({ type }) => type)).toEqual([
      'draft.opened',
      'draft.edited',
      'draft.submitted',
      'draft.approved',
      'draft.published',
      'release.published',
    ]);
  });
});

describe('a draft that two hold', () => {
  it('is changed by the first, and the second is told so', async () => {
    const opened = await plainClient(desk.editor).createDraft({ catalog: BOATS, title: 'Two' }).withResponse();
    const mine = new HeldDraft(plainClient(desk.editor), opened.data.id, opened.etag);
    const yours = new HeldDraft(plainClient(desk.colleague), opened.data.id, opened.etag);
    await mine.tell({ title: 'Mine' });
    const error: unknown = await yours.tell({ title: 'Yours' }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StaleDraftError);
    expect((await yours.read()).title).toBe('Mine');
    expect((await yours.tell({ title: 'Ours' }, { dryRun: true })).title).toBe('Ours');
    expect((await mine.read()).title).toBe('Mine');
    await yours.tell({ title: 'Ours' });
    expect((await mine.read()).title).toBe('Ours');
  });

  it('tells what is wrong with it by pointers', async () => {
    const opened = await plainClient(desk.editor).createDraft({ catalog: BOATS, title: 'Wrong' }).withResponse();
    const draft = new HeldDraft(plainClient(desk.editor), opened.data.id, opened.etag);
    const { problems = [] } = await draft.patch(KETCH, { option: 'galleon' });
    expect(problems).toContainEqual(expect.objectContaining({ blocks: true, item: { kind: 'fact', id: KETCH.key } }));
    await expect(draft.submit()).rejects.toMatchObject({ code: 'draft-has-problems' });
    await draft.item(KETCH.kind, KETCH.key);
    expect((await draft.items({ changed: true })).items).toHaveLength(1);
    await draft.remove(KETCH.kind, KETCH.key);
    expect((await draft.diff()).changes).toMatchObject([{ grade: 'removed', id: KETCH.key }]);
  });
});
