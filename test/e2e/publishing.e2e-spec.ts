import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOATS } from '../support/boat-catalog.js';
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
} from './draft-desk.js';
import { runReplica } from './running-app.js';

type Json = Readonly<Record<string, unknown>>;

let desk: DraftDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

const newest = async () =>
  (
    await desk.sql<{ sequence: number }>(
      `SELECT max(sequence)::int AS sequence FROM releases WHERE catalog = '${BOATS}'`,
    )
  )[0]?.sequence ?? 0;
const current = async () => (await desk.reader.ask(`/v1/catalogs/${BOATS}/releases/current`)).body;
const crewOf = async (release: string) => {
  const { body } = await desk.publisher.ask(
    `/v1/compare?catalog=${BOATS}&release=${release}&options=ketch&dimensions=max-crew`,
  );
  const [row] = body['rows'] as readonly {
    readonly cells: readonly { readonly limit: { readonly number: number } }[];
  }[];
  return row?.cells[0]?.limit.number;
};

describe('publishing a draft', () => {
  it('makes it the next release and the current one, and leaves the ones before as they were', async () => {
    const before = await newest();
    const draft = await approvedDraft(desk, 9);
    const published = await desk.publisher.ask(`/v1/drafts/${draft.id}/publish`, { ifMatch: draft.etag });
    expect(published).toMatchObject({ status: 201, body: { sequence: before + 1, digest: draft.body['digest'] } });
    expect(await current()).toMatchObject({ sequence: before + 1 });
    expect(await crewOf('current')).toBe(9);
    expect(await crewOf(String(before))).toBe(8);
    const after = await readDraft(desk.editor, draft.id);
    expect(after.body).toMatchObject({ state: 'published', publishedSequence: before + 1 });
    const refused = await desk.editor.ask(`/v1/drafts/${draft.id}`, {
      method: 'PATCH',
      body: { title: 'x' },
      ifMatch: after.etag,
    });
    expect(problemOf(refused)).toMatchObject({ status: 409, code: 'draft-closed' });
  });

  it('keeps the impact report, and tells the audit and the feed, in the order in which it was done', async () => {
    const draft = await approvedDraft(desk, 10);
    const report = await desk.editor.ask(`/v1/drafts/${draft.id}/impact`);
    const published = await desk.publisher.ask(`/v1/drafts/${draft.id}/publish`, { ifMatch: draft.etag });
    const sequence = Number(published.body['sequence']);
    const [kept] = await desk.sql<{ report: string; sha: string }>(
      `SELECT report, encode(sha256(convert_to(report, 'UTF8')), 'hex') AS sha FROM draft_impacts WHERE digest = '${String(draft.body['digest'])}'`,
    );
    expect(JSON.parse(kept?.report ?? '')).toEqual(report.body);
    const deeds = await desk.sql<{ sequence: string; type: string; before: Json; after: Json; hash: string }>(
      `SELECT sequence, type, before, after, hash FROM audit_events WHERE target IN ('draft:${draft.id}', 'release:${BOATS}/${sequence}') ORDER BY sequence`,
    );
    expect(deeds.map(({ type }) => type)).toEqual([
      'draft.opened',
      'draft.edited',
      'draft.submitted',
      'draft.approved',
      'draft.published',
      'release.published',
    ]);
    for (const deed of [deeds[2], deeds[3], deeds[5]])
      expect(deed?.after['impact']).toMatchObject({ sha256: kept?.sha });
    expect(deeds[5]).toMatchObject({ before: { sequence: sequence - 1 }, after: { sequence, draft: draft.id } });
    const head = await desk.reader.ask(`/v1/catalogs/${BOATS}/releases/${sequence}/audit`);
    expect(head.body['head']).toEqual({ sequence: Number(deeds[5]?.sequence), hash: deeds[5]?.hash });
    expect((await desk.reader.ask(`/v1/catalogs/${BOATS}/releases/1/audit`)).body['head']).toBeNull();
    const feed = await desk.reader.ask(`/v1/events?catalog=${BOATS}&type=release.published`);
    expect((feed.body['items'] as readonly Json[]).at(-1)).toMatchObject({ data: { sequence } });
    expect(await desk.sql('SELECT * FROM plimsoll_audit_faults()')).toEqual([]);
  });

  it('answers the same to the same key, and publishes once', async () => {
    const draft = await approvedDraft(desk, 11);
    const write = { ifMatch: draft.etag, key: 'publish-once' };
    const asks = Array.from({ length: 5 }, () => desk.publisher.ask(`/v1/drafts/${draft.id}/publish`, write));
    const answers = await Promise.all(asks);
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(answers.filter(({ isReplayed }) => isReplayed)).toHaveLength(4);
    const other = await desk.publisher.ask(`/v1/drafts/${draft.id}/withdraw`, { ...write, body: {} });
    expect(problemOf(other)).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it('takes all of a dry run back', async () => {
    const draft = await approvedDraft(desk, 12);
    const before = await newest();
    const [heads] = await desk.sql(
      `SELECT (SELECT max(sequence) FROM audit_events) AS audit, (SELECT max(sequence) FROM events) AS events`,
    );
    const dry = await desk.publisher.ask(`/v1/drafts/${draft.id}/publish?dryRun=true`, { ifMatch: draft.etag });
    expect(dry).toMatchObject({ status: 201, body: { sequence: before + 1 } });
    expect(await newest()).toBe(before);
    expect(
      await desk.sql(
        `SELECT (SELECT max(sequence) FROM audit_events) AS audit, (SELECT max(sequence) FROM events) AS events`,
      ),
    ).toEqual([heads]);
    expect((await readDraft(desk.editor, draft.id)).body).toMatchObject({ state: 'approved' });
  });

  it('lets exactly one of two drafts win, and tells the other what came first and what it touches', async () => {
    const drafts = [await approvedDraft(desk, 20), await approvedDraft(desk, 21)];
    const before = await newest();
    const answers = await Promise.all(
      drafts.map((draft, at) =>
        [desk.publisher, desk.second][at]?.ask(`/v1/drafts/${draft.id}/publish`, { ifMatch: draft.etag }),
      ),
    );
    expect(answers.map((answer) => answer?.status ?? 0).sort((a, b) => a - b)).toEqual([201, 409]);
    expect(await newest()).toBe(before + 1);
    const lost = answers.find((answer) => answer?.status === 409);
    expect(lost && problemOf(lost)).toEqual({
      status: 409,
      code: 'base-moved',
      places: [`/releases/${before + 1} came-first`, '/fact/ketch-max-crew changed-by-both'],
    });
  });

  it('lets exactly one of two publishers of the same draft win', async () => {
    const draft = await approvedDraft(desk, 22);
    const before = await newest();
    const answers = await Promise.all(
      [desk.publisher, desk.second].map((who) => who.ask(`/v1/drafts/${draft.id}/publish`, { ifMatch: draft.etag })),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body['code']).toBe('draft-closed');
    expect(lost?.body['detail']).toContain(`published as release ${before + 1}, `);
    expect(await newest()).toBe(before + 1);
  });
});

describe('rebasing', () => {
  it('merges what does not touch the same members, voids approvals, and can be published then', async () => {
    const draft = await approvedDraft(desk, 30);
    const other = await approvedDraft(desk, 3, 'fact/dinghy-max-crew');
    await step(desk.publisher, other, 'publish');
    const onto = await newest();
    const path = `/v1/drafts/${draft.id}/rebase`;
    expect((await desk.editor.ask(path)).body).toMatchObject({ onto: { sequence: onto }, conflicts: [] });
    const dry = await desk.editor.ask(`${path}?dryRun=true`, { body: {}, ifMatch: draft.etag });
    expect(dry.body).toMatchObject({ base: { sequence: onto }, state: 'draft' });
    expect((await readDraft(desk.editor, draft.id)).body).toMatchObject({ state: 'approved' });
    const rebased = await step(desk.editor, draft, 'rebase');
    expect(rebased.body).toMatchObject({ base: { sequence: onto }, state: 'draft', problems: [] });
    expect((rebased.body['approvals'] as readonly Json[]).map(({ isInForce }) => isInForce)).toEqual([false]);
    const again = await step(desk.publisher, await step(desk.editor, rebased, 'submit'), 'approve');
    await step(desk.publisher, again, 'publish');
    expect(await crewOf('current')).toBe(30);
    const { body } = await desk.reader.ask(`/v1/catalogs/${BOATS}/releases/current/facts/dinghy-max-crew`);
    expect(body).toMatchObject({ value: { number: 3 } });
  });

  it('names conflicts value by value, changes nothing until each is resolved, and counts whoever resolves as an editor', async () => {
    const draft = await approvedDraft(desk, 40);
    await step(desk.publisher, await approvedDraft(desk, 41), 'publish');
    const path = `/v1/drafts/${draft.id}/rebase`;
    const preview = await desk.editor.ask(path);
    expect(preview.body['conflicts']).toMatchObject([
      { kind: 'fact', id: 'ketch-max-crew', member: 'value', theirs: { number: 41 }, ours: { number: 40 } },
    ]);
    const refused = await desk.editor.ask(path, { body: {}, ifMatch: draft.etag });
    expect(problemOf(refused)).toEqual({
      status: 409,
      code: 'rebase-conflicts',
      places: ['/fact/ketch-max-crew/value rebase-conflict'],
    });
    expect((await readDraft(desk.editor, draft.id)).etag).toBe(draft.etag);
    const resolutions = [{ kind: 'fact', id: 'ketch-max-crew', take: 'ours' }];
    const rebased = await step(desk.publisher, draft, 'rebase', { resolutions });
    expect(rebased.body['editors']).toHaveLength(2);
    const submitted = await step(desk.editor, rebased, 'submit');
    const own = await desk.publisher.ask(`/v1/drafts/${draft.id}/approve`, { body: {}, ifMatch: submitted.etag });
    expect(problemOf(own)).toMatchObject({ status: 403, code: 'your-own' });
    await step(desk.second, await step(desk.second, submitted, 'approve'), 'publish');
    expect(await crewOf('current')).toBe(40);
  });

  it('changes nothing where nothing came first', async () => {
    const draft = await approvedDraft(desk, 42);
    expect(await step(desk.editor, draft, 'rebase')).toMatchObject({ etag: draft.etag, body: { state: 'approved' } });
  });
});

describe('the impact report', () => {
  it('names the cell that would be told otherwise, and is the same bytes for the same content and day', async () => {
    const draft = await patchItem(desk.editor, await openDraft(desk.editor), 'fact/ketch-max-crew', crew(50));
    const ask = () =>
      fetch(`${desk.url}/v1/drafts/${draft.id}/impact?asOf=2026-06-01`, {
        headers: { authorization: `Bearer ${desk.editor.token}` },
      });
    const [one, two] = [await (await ask()).text(), await (await ask()).text()];
    expect(one).toBe(two);
    expect(JSON.parse(one)).toMatchObject({
      kind: 'plimsoll-impact/1',
      asOf: '2026-06-01',
      counts: { loosened: 1 },
      changes: [{ kind: 'fact', id: 'ketch-max-crew', grade: 'loosened' }],
      cells: [{ option: 'ketch', dimension: 'max-crew', to: { limit: { number: 50 } } }],
    });
    expect((await ask()).headers.get('cache-control')).toBe('no-store');
  });

  it('of the shipped catalog names rules that read a changed fact and the saved questions that it would answer otherwise', async () => {
    const { body } = await desk.reader.ask(
      '/v1/catalogs/aks-networking/releases/current/facts?option=kubenet&dimension=max-nodes',
    );
    const facts = body['items'] as readonly { readonly id: string; readonly value: Json }[];
    const fact = facts.find(({ value }) => value['number'] !== undefined);
    const opened = await openDraft(desk.editor, 'fewer nodes', 'aks-networking');
    const edited = await patchItem(desk.editor, opened, `fact/${fact?.id}`, { value: { number: 1 } });
    const problems = edited.body['problems'] as readonly { readonly check: string; readonly blocks: boolean }[];
    expect(problems.every(({ check, blocks }) => blocks === (check !== 'rule-examples-hold'))).toBe(true);
    const impact = (await desk.editor.ask(`/v1/drafts/${opened.id}/impact`)).body;
    const rules = impact['rules'] as readonly { readonly rule: string; readonly facts: readonly string[] }[];
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.every((one) => one.facts.includes(fact?.id ?? ''))).toBe(true);
    expect((impact['examples'] as readonly Json[]).length).toBeGreaterThan(0);
    const { questions } = impact['answers'] as { readonly questions: readonly { readonly because: readonly Json[] }[] };
    for (const question of questions) expect(JSON.stringify(question.because)).toContain(fact?.id);
  });

  it('is what compare and the saved questions answer before and after, and nothing else', async () => {
    const opened = await openDraft(desk.editor, 'a lower limit', 'aks-networking');
    const limit = 'overlay-max-nodes-5000';
    const edited = await patchItem(desk.editor, opened, `fact/${limit}`, { value: { number: 1500 } });
    const asOf = '2026-11-22';
    const { body: impact } = await desk.editor.ask(`/v1/drafts/${opened.id}/impact?asOf=${asOf}`);
    const { base } = edited.body as { readonly base: { readonly sequence: number } };
    const cellOf = async (release: string) => {
      const asked = `options=azure-cni-overlay&dimensions=max-nodes&asOf=${asOf}&release=${release}`;
      const { body } = await desk.editor.ask(`/v1/compare?${asked}`);
      const [row] = body['rows'] as readonly { readonly cells: readonly Json[] }[];
      return row?.cells[0]?.['limit'];
    };
    const [cell, ...more] = impact['cells'] as readonly { readonly from: Json; readonly to: Json }[];
    expect(more).toEqual([]);
    expect(cell?.from['limit']).toEqual(await cellOf(String(base.sequence)));
    expect(cell?.to['limit']).toEqual(await cellOf(`draft:${opened.id}`));
    const answers = impact['answers'] as { readonly asked: number; readonly questions: readonly Json[] };
    const sides = `from=${base.sequence}&to=draft:${opened.id}&fromAsOf=${asOf}&toAsOf=${asOf}`;
    const { body: diff } = await desk.editor.ask(`/v1/catalogs/aks-networking/answers/diff?${sides}`);
    const all = diff['questions'] as readonly Json[];
    expect(answers.asked).toBe(all.length);
    const byId = (a: Json, b: Json) => String(a['question']).localeCompare(String(b['question']));
    expect([...answers.questions].sort(byId)).toEqual(all.filter(({ changed }) => changed === true).sort(byId));
    expect(answers.questions.length).toBeGreaterThan(0);
    expect(impact['rules']).toEqual([{ rule: 'overlay-node-limit', facts: [limit] }]);
    const { body: graded } = await desk.editor.ask(`/v1/drafts/${opened.id}/diff`);
    expect([impact['counts'], impact['changes']]).toEqual([graded['counts'], graded['changes']]);
  });

  it('keeps nobody else waiting while it is made', async () => {
    const opened = await openDraft(desk.editor, 'another limit', 'aks-networking');
    await patchItem(desk.editor, opened, 'fact/overlay-max-nodes-5000', { value: { number: 1700 } });
    let isDone = false;
    const made = desk.editor.ask(`/v1/drafts/${opened.id}/impact?asOf=2026-11-22`).finally(() => {
      isDone = true;
    });
    let asked = 0;
    while (!isDone) {
      expect((await fetch(`${desk.url}/livez`)).status).toBe(200);
      asked += 1;
    }
    expect((await made).status).toBe(200);
    expect(asked).toBeGreaterThan(10);
  });
});

describe('a schedule', () => {
  const soon = (ms: number) => ({ at: new Date(Date.now() + ms).toISOString() });
  const scheduled = async (number: number) =>
    step(desk.publisher, await approvedDraft(desk, number), 'schedule', soon(3_600_000));
  /** Brings the hour forward: a machine that is busy takes its time. */
  const fallDue = (id: string) =>
    desk.sql(`UPDATE drafts SET publish_at = now(), version = version + 1 WHERE id = '${id}' RETURNING 1`);
  const stateOf = async (id: string) => (await readDraft(desk.editor, id)).body;

  it('publishes at its time, once of two replicas, in the name of who set it', async () => {
    const replica = await runReplica(desk.databaseUrl, { PLIMSOLL_JOB_INTERVAL_MS: '100' });
    const before = await newest();
    const draft = await scheduled(60);
    expect(draft.body).toMatchObject({ state: 'approved', publishBy: expect.stringMatching(/^token:/) });
    await fallDue(draft.id);
    await expect
      .poll(() => stateOf(draft.id), { timeout: 60_000 })
      .toMatchObject({ state: 'published', publishAt: null });
    await delay(300);
    await replica.stop();
    expect(await newest()).toBe(before + 1);
    const failed = await desk.sql(
      `SELECT 1 FROM audit_events WHERE type = 'draft.schedule-failed' AND target = 'draft:${draft.id}'`,
    );
    expect(failed).toEqual([]);
    const [deed] = await desk.sql<{ actor: string; reason: string }>(
      `SELECT actor, reason FROM audit_events WHERE type = 'release.published' AND target = 'release:${BOATS}/${before + 1}'`,
    );
    expect(deed).toEqual({
      actor: draft.body['publishBy'],
      reason: expect.stringMatching(/^scheduled for \d{4}-/),
    });
  });

  it('can be taken off', async () => {
    const draft = await scheduled(61);
    const path = `/v1/drafts/${draft.id}/schedule`;
    const off = await desk.second.ask(path, { method: 'DELETE', ifMatch: draft.etag });
    expect(off.body).toMatchObject({ state: 'approved', publishAt: null, publishBy: null });
  });

  it('is refused for what is not approved, and for a time that is over', async () => {
    const draft = await approvedDraft(desk, 62);
    const late = await desk.publisher.ask(`/v1/drafts/${draft.id}/schedule`, {
      body: soon(-1000),
      ifMatch: draft.etag,
    });
    expect(problemOf(late)).toMatchObject({ status: 422, code: 'schedule-in-the-past' });
    const open = await openDraft(desk.editor);
    const early = await desk.publisher.ask(`/v1/drafts/${open.id}/schedule`, { body: soon(1000), ifMatch: open.etag });
    expect(problemOf(early)).toMatchObject({ status: 409, code: 'wrong-state' });
    const not = await desk.editor.ask(`/v1/drafts/${draft.id}/schedule`, { body: soon(1000), ifMatch: draft.etag });
    expect(not.status).toBe(403);
  });

  const failures = (id: string) =>
    desk.sql<{ reason: string; told: string }>(
      `SELECT a.reason, e.data->>'reason' AS told FROM audit_events a JOIN events e ON e.type = a.type AND e.data->>'draft' = '${id}'
       WHERE a.type = 'draft.schedule-failed' AND a.target = 'draft:${id}'`,
    );

  it('does not publish a draft that was edited, and says so', async () => {
    const draft = await scheduled(63);
    const edited = await patchItem(desk.colleague, draft, 'fact/ketch-max-crew', crew(64));
    expect(edited.body).toMatchObject({ state: 'draft', publishAt: null });
    expect(await failures(draft.id)).toEqual([{ reason: 'the draft was edited', told: 'the draft was edited' }]);
  });

  it('does not publish over a release that came first, and says so', async () => {
    const draft = await scheduled(65);
    await step(desk.publisher, await approvedDraft(desk, 66), 'publish');
    await fallDue(draft.id);
    await expect.poll(() => stateOf(draft.id), { timeout: 60_000 }).toMatchObject({ publishAt: null });
    expect(await stateOf(draft.id)).toMatchObject({ state: 'approved' });
    const [failure] = await failures(draft.id);
    expect(failure?.reason).toMatch(/^base-moved: /);
    expect(await crewOf('current')).toBe(66);
  });
});

describe('rollback', () => {
  const roll = (body: unknown, query = '') => desk.publisher.ask(`/v1/catalogs/${BOATS}/rollback${query}`, { body });

  it('moves the pointer back and forward again, with a reason, and keeps every release', async () => {
    const last = await newest();
    const back = await roll({ to: String(last - 1), reason: 'a wrong number' });
    expect(back).toMatchObject({ status: 200, body: { sequence: last - 1 } });
    expect(await current()).toMatchObject({ sequence: last - 1 });
    const forward = await roll({ to: 'previous', reason: 'it was right' });
    expect(forward.body).toMatchObject({ sequence: last });
    expect(await newest()).toBe(last);
    const deeds = await desk.sql<{ type: string; reason: string; before: Json; after: Json }>(
      `SELECT type, reason, before, after FROM audit_events WHERE target = 'catalog:${BOATS}' ORDER BY sequence`,
    );
    expect(deeds).toMatchObject([
      {
        type: 'release.rolled-back',
        reason: 'a wrong number',
        before: { sequence: last },
        after: { sequence: last - 1 },
      },
      {
        type: 'release.made-current',
        reason: 'it was right',
        before: { sequence: last - 1 },
        after: { sequence: last },
      },
    ]);
  });

  it('refuses what is not there, what is current, a draft, and whoever may not', async () => {
    const last = await newest();
    expect(problemOf(await roll({ to: '9999', reason: 'x' }))).toMatchObject({
      status: 404,
      code: 'release-not-found',
    });
    expect(problemOf(await roll({ to: String(last), reason: 'x' }))).toMatchObject({
      status: 409,
      code: 'already-current',
    });
    const draft = await openDraft(desk.editor);
    expect((await roll({ to: `draft:${draft.id}`, reason: 'x' })).status).toBe(400);
    expect((await roll({ to: String(last - 1) })).status).toBe(400);
    const not = await desk.editor.ask(`/v1/catalogs/${BOATS}/rollback`, { body: { to: '1', reason: 'x' } });
    expect(not.status).toBe(403);
    expect(await current()).toMatchObject({ sequence: last });
  });

  it('takes a dry run back', async () => {
    const last = await newest();
    expect(await roll({ to: '1', reason: 'try' }, '?dryRun=true')).toMatchObject({
      status: 200,
      body: { sequence: 1 },
    });
    expect(await current()).toMatchObject({ sequence: last });
  });

  it('is followed by a publish that goes on from the newest release', async () => {
    const last = await newest();
    await roll({ to: '1', reason: 'for a while' });
    await step(desk.publisher, await approvedDraft(desk, 70), 'publish');
    expect(await current()).toMatchObject({ sequence: last + 1 });
  });
});
