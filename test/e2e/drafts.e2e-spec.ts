import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOATS } from '../support/boat-catalog.js';
import type { Writer, Written } from '../support/writer.js';
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
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

const KETCH = 'fact/ketch-max-crew';
const edited = async (number = 9) => patchItem(desk.editor, await openDraft(desk.editor), KETCH, crew(number));
const submitted = async () => step(desk.editor, await edited(), 'submit');
const closedBy: Readonly<Record<string, () => Promise<Held>>> = {
  rejected: async () => step(desk.publisher, await submitted(), 'reject', { reason: 'no' }),
  withdrawn: async () => step(desk.editor, await edited(), 'withdraw'),
};
/** The state that a step led to, or the code of what refused it. */
const outcomeOf = ({ status, body }: Written) => (status === 201 ? 'published' : (body['state'] ?? body['code']));
const inState: Readonly<Record<string, () => Promise<Held>>> = {
  draft: () => edited(),
  'in-review': () => submitted(),
  approved: () => approvedDraft(desk, 9),
  ...closedBy,
};

describe('the states of a draft', () => {
  const steps: Readonly<Record<string, (held: Held, query: string) => Promise<Written>>> = {
    submit: ({ id, etag }, query) => desk.editor.ask(`/v1/drafts/${id}/submit${query}`, { ifMatch: etag }),
    approve: ({ id, etag }, query) => desk.second.ask(`/v1/drafts/${id}/approve${query}`, { body: {}, ifMatch: etag }),
    reject: ({ id, etag }, query) =>
      desk.second.ask(`/v1/drafts/${id}/reject${query}`, { body: { reason: 'no' }, ifMatch: etag }),
    withdraw: ({ id, etag }, query) =>
      desk.editor.ask(`/v1/drafts/${id}/withdraw${query}`, { body: {}, ifMatch: etag }),
    edit: ({ id, etag }, query) =>
      desk.editor.ask(`/v1/drafts/${id}/items/${KETCH}${query}`, { method: 'PATCH', body: crew(77), ifMatch: etag }),
    publish: ({ id, etag }, query) => desk.publisher.ask(`/v1/drafts/${id}/publish${query}`, { ifMatch: etag }),
  };
  const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    draft: {
      submit: 'in-review',
      approve: 'wrong-state',
      reject: 'wrong-state',
      withdraw: 'withdrawn',
      edit: 'draft',
      publish: 'wrong-state',
    },
    'in-review': {
      submit: 'wrong-state',
      approve: 'approved',
      reject: 'rejected',
      withdraw: 'withdrawn',
      edit: 'draft',
      publish: 'wrong-state',
    },
    approved: {
      submit: 'wrong-state',
      approve: 'approved',
      reject: 'rejected',
      withdraw: 'withdrawn',
      edit: 'draft',
      publish: 'published',
    },
    rejected: Object.fromEntries(Object.keys(steps).map((name) => [name, 'draft-closed'])),
    withdrawn: Object.fromEntries(Object.keys(steps).map((name) => [name, 'draft-closed'])),
  };

  it.each(Object.keys(table))('lead on from %s as they should, and a dry run changes none', async (state) => {
    const held = await inState[state]?.();
    if (!held) throw new Error(`no draft ${state}`);
    for (const [name, outcome] of Object.entries(table[state] ?? {})) {
      const answer = await steps[name]?.(held, '?dryRun=true');
      expect([state, name, answer && outcomeOf(answer)]).toEqual([state, name, outcome]);
    }
    expect(await readDraft(desk.editor, held.id)).toMatchObject({ etag: held.etag, body: { state } });
  });

  it.each(Object.keys(closedBy))('end with %s: the database itself refuses a change then', async (state) => {
    const held = await closedBy[state]?.();
    const update = `UPDATE drafts SET state = 'draft', version = version + 1 WHERE id = '${held?.id}'`;
    await expect(desk.sql(update)).rejects.toThrow(`it is ${state}`);
    await expect(desk.sql(`SET session_replication_role = replica; ${update}`)).rejects.toThrow(`it is ${state}`);
    await expect(desk.sql('DELETE FROM draft_approvals')).rejects.toThrow('refused');
    await expect(desk.sql(`DELETE FROM drafts WHERE id = '${held?.id}'`)).rejects.toThrow('refused');
    await expect(desk.sql('UPDATE draft_impacts SET report = report')).rejects.toThrow('refused');
    await expect(desk.sql('DELETE FROM release_audit')).rejects.toThrow('refused');
  });
});

describe('who may', () => {
  it('edit: every editor; submit: whoever wrote or edited it; withdraw: its author; approve: none of them', async () => {
    const opened = await openDraft(desk.editor);
    const path = `/v1/drafts/${opened.id}`;
    const notYet = await desk.colleague.ask(`${path}/submit`, { ifMatch: opened.etag });
    expect(problemOf(notYet)).toMatchObject({ status: 403, code: 'not-yours' });
    const by = await patchItem(desk.colleague, opened, KETCH, crew(9));
    const away = await desk.colleague.ask(`${path}/withdraw`, { body: {}, ifMatch: by.etag });
    expect(problemOf(away)).toMatchObject({ status: 403, code: 'not-yours' });
    const also = await patchItem(desk.publisher, by, KETCH, crew(10));
    expect(also.body['editors']).toHaveLength(2);
    const inReview = await step(desk.colleague, also, 'submit');
    const own = await desk.publisher.ask(`${path}/approve`, { body: {}, ifMatch: inReview.etag });
    expect(problemOf(own)).toMatchObject({ status: 403, code: 'your-own' });
    expect((await desk.colleague.ask(`${path}/approve`, { body: {}, ifMatch: inReview.etag })).status).toBe(403);
    expect((await step(desk.second, inReview, 'approve')).body).toMatchObject({ state: 'approved' });
  });

  it('read: nobody without a role for it', async () => {
    const { id } = await edited();
    for (const path of ['', '/items', '/diff', '/impact', '/rebase', `/items/${KETCH}`]) {
      expect((await desk.reader.ask(`/v1/drafts/${id}${path}`)).status).toBe(403);
      expect((await fetch(`${desk.url}/v1/drafts/${id}${path}`)).status).toBe(401);
    }
  });

  it('approve: as many as the configuration says, each once', async () => {
    const strict = await openDesk({ PLIMSOLL_APPROVALS: '2' });
    try {
      const first = await patchItem(strict.editor, await openDraft(strict.editor), KETCH, crew(9));
      const once = await step(strict.publisher, await step(strict.editor, first, 'submit'), 'approve');
      expect(once.body).toMatchObject({ state: 'in-review' });
      const again = await step(strict.publisher, once, 'approve');
      expect(again.body).toMatchObject({ state: 'in-review', approvals: [{}] });
      expect((await step(strict.second, again, 'approve')).body).toMatchObject({ state: 'approved' });
    } finally {
      await strict.stop();
    }
  });
});

describe('an approval', () => {
  it('is void after an edit, also where a later edit takes that back', async () => {
    const approved = await approvedDraft(desk, 9);
    const other = await patchItem(desk.editor, approved, KETCH, crew(10));
    expect(other.body).toMatchObject({ state: 'draft', approvals: [{ isInForce: false }] });
    const refused = await desk.publisher.ask(`/v1/drafts/${other.id}/publish`, { ifMatch: other.etag });
    expect(problemOf(refused)).toMatchObject({ status: 409, code: 'wrong-state' });
    const back = await patchItem(desk.editor, other, KETCH, crew(9));
    expect(back.body).toMatchObject({
      state: 'draft',
      digest: approved.body['digest'],
      approvals: [{ isInForce: false }],
    });
  });

  it('is not lost by an edit that changes nothing, or by another title', async () => {
    const approved = await approvedDraft(desk, 9);
    const same = await patchItem(desk.editor, approved, KETCH, crew(9));
    expect(same).toMatchObject({ etag: approved.etag, body: { state: 'approved' } });
    const { body } = await desk.editor.ask(`/v1/drafts/${same.id}`, {
      method: 'PATCH',
      body: { title: 'Other' },
      ifMatch: same.etag,
    });
    expect(body).toMatchObject({ title: 'Other', state: 'approved', approvals: [{ isInForce: true }] });
  });
});

describe('the version that a caller means', () => {
  it.each([
    ['none', '', 428, 'if-match-required'],
    ['a weak one', 'W/"x-1"', 400, 'invalid-if-match'],
    ['any', '*', 400, 'invalid-if-match'],
    ['two', '"a-1", "b-2"', 400, 'invalid-if-match'],
    ['an old one', '"x-0"', 412, 'stale'],
  ])('refuses %s', async (_, ifMatch, status, code) => {
    const { id } = await openDraft(desk.editor);
    const write = { method: 'PATCH' as const, body: crew(9), ...(ifMatch === '' ? {} : { ifMatch }) };
    expect(problemOf(await desk.editor.ask(`/v1/drafts/${id}/items/${KETCH}`, write))).toMatchObject({ status, code });
  });

  it('loses no edit of many clients at once: each is done on what the one before left, or refused', async () => {
    const { id } = await openDraft(desk.editor);
    const writers = [desk.editor, desk.colleague, desk.publisher, desk.second, desk.admin];
    const add = async (writer: Writer, name: string) => {
      for (;;) {
        const held = await readDraft(writer, id);
        const body = { name: { en: name, ja: name }, order: 5 };
        const answer = await writer.ask(`/v1/drafts/${id}/items/category/${name}`, {
          method: 'PATCH',
          body,
          ifMatch: held.etag,
        });
        if (answer.status === 200) return;
        expect(answer.status).toBe(412);
      }
    };
    const names = Array.from({ length: 15 }, (_, at) => `many-${String.fromCharCode(97 + at)}`);
    await Promise.all(names.map((name, at) => add(writers[at % writers.length] ?? desk.editor, name)));
    const { body } = await desk.editor.ask(`/v1/drafts/${id}/items?changed=true`);
    expect((body['items'] as readonly Json[]).map((item) => item['id'])).toEqual(names);
    expect((await readDraft(desk.editor, id)).body).toMatchObject({ version: 16 });
  });
});

describe('a key', () => {
  it('does a write once, however often and however much at once it is asked, and refuses another question', async () => {
    const draft = await openDraft(desk.editor);
    const write = { method: 'PATCH' as const, body: crew(9), ifMatch: draft.etag, key: 'edit-once' };
    const path = `/v1/drafts/${draft.id}/items/${KETCH}`;
    const answers = await Promise.all(Array.from({ length: 6 }, () => desk.editor.ask(path, write)));
    expect(new Set(answers.map(({ status, etag, body }) => JSON.stringify([status, etag, body]))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, body: { version: 2 } });
    expect(problemOf(await desk.editor.ask(path, { ...write, body: crew(8) }))).toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect((await desk.colleague.ask(path, write)).status).toBe(412);
  });

  it('stays free where the write was refused', async () => {
    const draft = await openDraft(desk.editor);
    const path = `/v1/drafts/${draft.id}/submit`;
    const empty = await desk.editor.ask(path, { ifMatch: draft.etag, key: 'submit-later' });
    expect(problemOf(empty)).toMatchObject({ status: 422, code: 'draft-changes-nothing' });
    const filled = await patchItem(desk.editor, draft, KETCH, crew(9));
    expect((await desk.editor.ask(path, { ifMatch: filled.etag, key: 'submit-later' })).status).toBe(200);
  });
});

describe('a patch of an item', () => {
  const itemOf = async ({ id }: Held, item = KETCH) => (await desk.editor.ask(`/v1/drafts/${id}/items/${item}`)).body;

  it('takes a member out by null, merges objects and replaces lists', async () => {
    const draft = await openDraft(desk.editor);
    const before = await itemOf(draft);
    const quote = { revision: 'log-1', heading: 'Crew', quote: 'A ketch carries 8 people.' };
    const noted = await patchItem(desk.editor, draft, KETCH, { note: { en: 'a', ja: 'b' }, citations: [quote, quote] });
    const after = await patchItem(desk.editor, noted, KETCH, { note: null, citations: [quote], value: { number: 9 } });
    expect(await itemOf(after)).toEqual({
      ...before,
      value: { ...(before['value'] as Json), number: 9 },
      citations: [quote],
    });
  });

  it.each([
    ['another id', KETCH, { id: 'other' }, { status: 422, code: 'id-changed' }],
    ['an unknown kind', 'opinion/x', {}, { status: 400, code: 'invalid-request' }],
    ['a list', KETCH, [1], { status: 400, code: 'invalid-request' }],
    ['null as the body', KETCH, null, { status: 400, code: 'invalid-request' }],
  ])('refuses %s', async (_, item, body, refusal) => {
    const { id, etag } = await openDraft(desk.editor);
    const answer = await desk.editor.ask(`/v1/drafts/${id}/items/${item}`, { method: 'PATCH', body, ifMatch: etag });
    expect(problemOf(answer)).toMatchObject(refusal);
  });

  it('refuses a key that names an object prototype', async () => {
    const { id, etag } = await openDraft(desk.editor);
    const answer = await fetch(`${desk.url}/v1/drafts/${id}/items/${KETCH}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${desk.editor.token}`, 'content-type': 'application/json', 'if-match': etag },
      body: '{"__proto__":{"polluted":true}}',
    });
    expect([answer.status, ((await answer.json()) as Json)['code']]).toEqual([400, 'forbidden-key']);
  });

  it('of a wrong shape is kept and listed as a problem, and nothing is handed in with it', async () => {
    const broken = await patchItem(desk.editor, await openDraft(desk.editor), KETCH, { value: { number: 'nine' } });
    expect(await itemOf(broken)).toMatchObject({ value: { number: 'nine' } });
    const problems = broken.body['problems'] as readonly Json[];
    expect(problems).toContainEqual(
      expect.objectContaining({ item: { kind: 'fact', id: 'ketch-max-crew' }, pointer: '/value/number', blocks: true }),
    );
    const refused = await desk.editor.ask(`/v1/drafts/${broken.id}/submit`, { ifMatch: broken.etag });
    expect(problemOf(refused)).toMatchObject({ status: 422, code: 'draft-has-problems' });
    expect(problemOf(refused).places.join()).toContain('/fact/ketch-max-crew/value/number');
  });

  it('done with others is done whole or not at all', async () => {
    const draft = await openDraft(desk.editor);
    const edits = [
      { kind: 'fact', id: 'ketch-max-crew', patch: crew(9) },
      { kind: 'fact', id: 'nobody', patch: null },
    ];
    const refused = await desk.editor.ask(`/v1/drafts/${draft.id}/edits`, { body: { edits }, ifMatch: draft.etag });
    expect(problemOf(refused)).toMatchObject({ status: 404, code: 'item-not-found' });
    expect((await readDraft(desk.editor, draft.id)).etag).toBe(draft.etag);
  });

  it('writes a rule by the text of its expressions, and names the place of what cannot be compiled', async () => {
    const example = (name: string, expect: string, version: string) => ({
      name,
      expect,
      design: { kubernetesVersion: version },
    });
    const rule = {
      title: { en: 'Rule', ja: 'Rule' },
      for: 'cluster',
      cases: [{ assert: `limit('ketch', 'no-such') > 0`, at: '/', severity: 'error', message: { en: 'm', ja: 'm' } }],
      examples: [example('one', 'pass', '1.30'), example('two', 'fail', '1.20')],
    };
    const draft = await openDraft(desk.editor);
    const broken = await patchItem(desk.editor, draft, 'rule/crew-fits', rule);
    const at = (broken.body['problems'] as readonly Json[]).filter(({ pointer }) => pointer === '/cases/0/assert');
    expect(at).toMatchObject([
      { check: 'expressions-compile', message: expect.stringContaining('no-such'), blocks: true },
    ]);
    const assert = `limit('ketch', 'max-crew') > 0`;
    const mended = await patchItem(desk.editor, broken, 'rule/crew-fits', { cases: [{ ...rule.cases[0], assert }] });
    const written = await itemOf(mended, 'rule/crew-fits');
    expect(written).toMatchObject({ cases: [{ assert: { text: assert, facts: ['ketch/max-crew'], treeVersion: 1 } }] });
    expect((mended.body['problems'] as readonly Json[]).filter(({ check }) => check === 'expressions-compile')).toEqual(
      [],
    );
  });
});

describe('the items of a draft', () => {
  it('tell what it changed, against its base', async () => {
    const draft = await openDraft(desk.editor);
    const edits = [
      { kind: 'fact', id: 'ketch-max-crew', patch: crew(9) },
      { kind: 'category', id: 'rig', patch: { name: { en: 'Rig', ja: 'Rig' }, order: 2 } },
      { kind: 'fact', id: 'dinghy-max-crew', patch: null },
    ];
    const { status } = await desk.editor.ask(`/v1/drafts/${draft.id}/edits`, { body: { edits }, ifMatch: draft.etag });
    expect(status).toBe(200);
    const listed = async (query: string) =>
      ((await desk.editor.ask(`/v1/drafts/${draft.id}/items${query}`)).body['items'] as readonly Json[]).map(
        ({ kind, id, change }) => `${String(kind)}/${String(id)} ${String(change)}`,
      );
    const facts = ['fact/dinghy-max-crew removed', 'fact/ketch-max-crew modified'];
    expect(await listed('')).toEqual(['category/rig added', ...facts]);
    expect(await listed('?kind=fact')).toEqual(facts);
    expect(await listed('?kind=category')).toEqual(['category/hull none', 'category/rig added']);
    expect(await listed('?kind=category&changed=true')).toEqual(['category/rig added']);
  });
});

describe('a draft answers every verb', () => {
  const get = (writer: Writer | undefined, path: string) =>
    fetch(`${desk.url}${path}`, { headers: writer ? { authorization: `Bearer ${writer.token}` } : {} });
  const query = (ref: string) => `catalog=${BOATS}&release=${ref}`;

  it('by every route that reads a release, for its caller alone, and is never cached', async () => {
    const draft = await edited(99);
    const ref = `draft:${draft.id}`;
    const release = `/v1/catalogs/${BOATS}/releases/${ref}`;
    const paths = [
      `/v1/compare?${query(ref)}&options=ketch&dimensions=max-crew`,
      `/v1/catalogs/${BOATS}/explain?release=${ref}&option=ketch&dimension=max-crew`,
      `/v1/catalogs/${BOATS}/diff?from=1&to=${ref}`,
      `/v1/catalogs/${BOATS}/answers/diff?from=1&to=${ref}`,
      `${release}/snapshot`,
      `${release}/facts/ketch-max-crew`,
      `${release}/facts`,
      release,
    ];
    for (const path of paths) {
      const answer = await get(desk.editor, path);
      const text = await answer.text();
      expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
      expect(`${path} ${text}`).toMatch(/"number":99|"digest"/);
      for (const who of [desk.reader, undefined]) {
        const refused = await get(who, path);
        expect([path, refused.status]).toEqual([path, who ? 403 : 401]);
        expect(await refused.text()).not.toMatch(/"number":99|"digest"/);
      }
    }
  });

  it('over GraphQL too, with all that a release leads to', async () => {
    const draft = await edited(98);
    const value = 'value { ... on FactValueLimit { number } }';
    const asked = `query($release: String!) {
      release(catalog: "${BOATS}", release: $release) {
        digest
        fact(id: "ketch-max-crew") { ${value} cited { quote } related { relation } }
        option(id: "ketch") { facts { nodes { id ${value} } } }
        facts { nodes { id ${value} } }
      }
    }`;
    const send = async (writer: Writer | undefined, release: string) => {
      const headers = {
        'content-type': 'application/json',
        ...(writer ? { authorization: `Bearer ${writer.token}` } : {}),
      };
      const body = JSON.stringify({ query: asked, variables: { release } });
      return (await (await fetch(`${desk.url}/graphql`, { method: 'POST', headers, body })).json()) as {
        readonly data?: Json | null;
        readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
      };
    };
    const { data, errors } = await send(desk.editor, `draft:${draft.id}`);
    expect(errors).toBeUndefined();
    expect(data?.['release']).toMatchObject({
      digest: draft.body['digest'],
      fact: { value: { number: 98 }, cited: [{ quote: 'A ketch carries 8 people.' }] },
      option: { facts: { nodes: [{ value: { number: 98 } }] } },
    });
    expect(JSON.stringify(data?.['release'])).not.toContain('"number":8}');
    expect((await send(desk.reader, `draft:${draft.id}`)).errors?.[0]?.extensions.code).toBe('not-allowed');
    expect((await send(undefined, `draft:${draft.id}`)).errors?.[0]?.extensions.code).toBe('token-required');
  });

  it('but not by the lines of a batch, which bear nobody’s name', async () => {
    const draft = await edited(97);
    await get(desk.editor, `/v1/compare?${query(`draft:${draft.id}`)}&options=ketch&dimensions=max-crew`);
    const line = JSON.stringify({ catalog: BOATS, release: `draft:${draft.id}`, format: 'design', document: {} });
    const answer = await fetch(`${desk.url}/v1/validate/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: `${line}\n`,
    });
    expect(await answer.text()).toContain('"release-not-found"');
  });

  it('and tells what it holds now, after each edit', async () => {
    const draft = await edited(95);
    const ask = async () =>
      JSON.stringify(
        await (
          await get(desk.editor, `/v1/compare?${query(`draft:${draft.id}`)}&options=ketch&dimensions=max-crew`)
        ).json(),
      );
    expect(await ask()).toContain('"number":95');
    await patchItem(desk.colleague, draft, KETCH, crew(96));
    expect(await ask()).toContain('"number":96');
  });
});
