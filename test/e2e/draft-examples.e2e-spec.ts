import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, openDraft, patchItem, problemOf, readDraft, step, type DraftDesk, type Held } from './draft-desk.js';

const CATALOG = 'aks-networking';
const LIMIT = 'overlay-max-nodes-5000';
const RULE = 'overlay-node-limit';

interface Example {
  readonly name: string;
  readonly expect: string;
  readonly severity?: string;
  readonly design: unknown;
}

interface Broken {
  readonly rule: string;
  readonly at: number;
  readonly example: Example;
  readonly expected: string;
  readonly gives: readonly { readonly result: string; readonly severity: string }[];
  readonly facts: readonly string[];
  readonly proposals: readonly { readonly take: string; readonly example: Example }[];
}

type Problems = readonly { readonly check: string; readonly blocks: boolean; readonly item: { readonly id: string } }[];

let desk: DraftDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

/** A draft of the shipped catalog in which the limit is another number. */
async function limitedTo(number: number): Promise<Held> {
  const opened = await openDraft(desk.editor, `a limit of ${number}`, CATALOG);
  return patchItem(desk.editor, opened, `fact/${LIMIT}`, { value: { number } });
}

const broken = async ({ id }: Held) =>
  (await desk.editor.ask<{ items: readonly Broken[] }>(`/v1/drafts/${id}/examples`)).body.items;
const examplesIn = async ({ id }: Held) =>
  (await desk.editor.ask<{ examples: readonly Example[] }>(`/v1/drafts/${id}/items/rule/${RULE}`)).body.examples;
const refresh = (held: Held, body: object = {}, query = '') =>
  desk.editor.ask(`/v1/drafts/${held.id}/examples/refresh${query}`, { body, ifMatch: held.etag });
const problemsOf = (body: Readonly<Record<string, unknown>>) => body['problems'] as Problems;

describe('examples that a changed fact contradicts', () => {
  it('are told with the fact, the verdict they have now, and what they could be', async () => {
    const draft = await limitedTo(1500);
    const found = await broken(draft);
    const [own, ...more] = found.filter(({ rule }) => rule === RULE);
    expect(more).toEqual([]);
    expect(own).toMatchObject({ expected: 'pass', facts: [LIMIT], gives: [{ result: 'fail', severity: 'warning' }] });
    expect(own?.proposals.map(({ take, example }) => [take, example.name, example.expect])).toEqual([
      ['design', '1500 nodes', 'pass'],
      ['verdict', '5000 nodes', 'fail'],
    ]);
    const told = problemsOf((await readDraft(desk.editor, draft.id)).body).filter(
      ({ check }) => check === 'rule-examples-hold',
    );
    expect(found.map(({ rule }) => rule).sort()).toEqual(told.map(({ item }) => item.id).sort());
  });

  it('are none where nothing changed', async () => {
    expect(await broken(await openDraft(desk.editor, 'as it was', CATALOG))).toEqual([]);
  });

  it('are brought up to date in one write: a dry run proposes it, and nothing is there to mend after it', async () => {
    const draft = await limitedTo(8000);
    const before = await examplesIn(draft);
    const dry = await refresh(draft, {}, '?dryRun=true');
    expect([dry.status, problemsOf(dry.body)]).toEqual([200, []]);
    expect(await examplesIn(draft)).toEqual(before);
    const done = await refresh(draft);
    expect([done.status, problemsOf(done.body)]).toEqual([200, []]);
    const after = await examplesIn(draft);
    expect(after.map(({ name, expect: verdict }) => [name, verdict])).toEqual(
      before.map(({ name, expect: verdict }) => [name.replace('5001', '8001'), verdict]),
    );
    expect(JSON.stringify(after)).toContain('"count":8001');
    expect(await broken(draft)).toEqual([]);
    const edits = await desk.sql<{ before: object; after: object }>(
      `SELECT before, after FROM audit_events WHERE target = 'draft:${draft.id}' AND type = 'draft.edited' AND after ->> 'id' = '${RULE}'`,
    );
    expect(edits).toHaveLength(1);
    expect(JSON.stringify(edits[0]?.before)).toContain('5001');
    expect(JSON.stringify(edits[0]?.after)).toContain('8001');
  });

  it('can take the verdict that they have now, one by one', async () => {
    const draft = await limitedTo(8000);
    const [one] = (await broken(draft)).filter(({ rule }) => rule === RULE);
    const examples = [{ rule: RULE, example: one?.example.name, take: 'verdict' }];
    const done = await refresh(draft, { examples });
    expect(done.status).toBe(200);
    const changed = (await examplesIn(draft)).find(({ name }) => name === one?.example.name);
    expect(changed).toEqual({ name: one?.example.name, design: one?.example.design, expect: 'pass' });
  });

  it('are named by who asks for them, or refused', async () => {
    const draft = await limitedTo(8000);
    const example = 'no such example';
    expect(problemOf(await refresh(draft, { examples: [{ rule: RULE, example }] }))).toEqual({
      status: 422,
      code: 'example-not-broken',
      places: ['/examples/0 example-not-broken'],
    });
    const { status } = await desk.reader.ask(`/v1/drafts/${draft.id}/examples`);
    expect(status).toBe(403);
  });

  it('can be published as they are by people who know it: the audit tells what each of them knew', async () => {
    const draft = await limitedTo(1500);
    const submitted = await step(desk.editor, draft, 'submit');
    await step(desk.publisher, await step(desk.publisher, submitted, 'approve'), 'publish');
    const deeds = await desk.sql<{ type: string; acknowledged: Problems }>(
      `SELECT type, after -> 'acknowledged' AS acknowledged FROM audit_events
       WHERE after ? 'acknowledged' ORDER BY sequence`,
    );
    expect(deeds.map(({ type }) => type)).toEqual(['draft.submitted', 'draft.approved', 'release.published']);
    for (const { acknowledged } of deeds) expect(acknowledged.map(({ item }) => item.id)).toContain(RULE);
  });

  it('are in the impact report also when they were brought up to date', async () => {
    const draft = await limitedTo(900);
    await refresh(draft);
    const { body } = await desk.editor.ask<{ examples: readonly { rule: string; example: string }[] }>(
      `/v1/drafts/${draft.id}/impact`,
    );
    expect(body.examples.filter(({ rule }) => rule === RULE).length).toBeGreaterThan(0);
  });
});
