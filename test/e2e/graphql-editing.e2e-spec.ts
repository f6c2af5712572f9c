import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSchema } from '../../apps/api/src/graphql/schema-text.js';
import { readFields } from '../../apps/api/src/graphql/read-fields.js';
import { hasInput, payloads, writeFields, type WriteName } from '../../apps/api/src/graphql/write-fields.js';
import { eventually } from '../support/eventually.js';
import { FullSelection } from '../support/full-selection.js';
import { documentOf, GraphqlWriter } from '../support/graphql-writer.js';
import type { Written, Writer } from '../support/writer.js';
import { approvedDraft, crew, openDesk, openDraft, patchItem, step, type DraftDesk, type Held } from './draft-desk.js';

// GraphQL is another door to what REST does: the same things, under the same keys, refused for the same reasons.

type Json = Readonly<Record<string, unknown>>;

const described = JSON.parse(readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
};
const routes = new Map(
  Object.entries(described.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId }]) => [operationId, { path, method }] as const),
  ),
);

/** A write, for whichever door. */
interface AskedWrite {
  readonly path?: Readonly<Record<string, string>>;
  readonly input?: unknown;
  /** Bare, as GraphQL tells it. */
  readonly etag?: string;
  readonly key?: string;
}

let desk: DraftDesk;
let doors: ReadonlyMap<Writer, GraphqlWriter>;
beforeAll(async () => {
  desk = await openDesk();
  const { editor, colleague, publisher, second, admin, reader } = desk;
  const all = [editor, colleague, publisher, second, admin, reader];
  doors = new Map(all.map((writer) => [writer, new GraphqlWriter(() => desk.url, writer.token)]));
});
afterAll(() => desk.stop());

const graphqlOf = (writer: Writer): GraphqlWriter => {
  const door = doors.get(writer);
  if (!door) throw new Error('nobody of the desk');
  return door;
};

function restWrite(name: WriteName, as: Writer, { path = {}, input, etag, key }: AskedWrite): Promise<Written> {
  const route = routes.get(name);
  if (!route) throw new Error(`no route of ${name}`);
  const address = route.path.replaceAll(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(path[part] ?? ''));
  return as.ask(address, {
    method: route.method.toUpperCase() as 'POST',
    ...(hasInput(writeFields[name]) ? { body: input ?? {} } : {}),
    ...(etag === undefined ? {} : { ifMatch: `"${etag}"` }),
    ...(key === undefined ? {} : { key }),
  });
}

const argsOf = ({ path = {}, input, etag, key }: AskedWrite): Json => ({
  ...path,
  ...(input === undefined ? {} : { input }),
  ...(etag === undefined ? {} : { ifMatch: etag }),
  ...(key === undefined ? {} : { idempotencyKey: key }),
});

/** What both doors say of a refusal. */
const refusalOf = ({ type, title, status, detail, code, errors }: Json) => ({
  type,
  title,
  status,
  detail,
  code,
  errors,
});

const { sdl, leftOut } = writeSchema();
const full = new FullSelection(sdl, leftOut);

/** What a payload holds, as REST would tell it. */
function shownAs(type: string, value: unknown): unknown {
  return full.restoreAs(type, value);
}

const bare = (etag: string) => etag.replaceAll('"', '');

/** Does a write by GraphQL and then, by the same key, over REST, which answers with the same and does nothing. */
async function throughBoth(name: WriteName, as: Writer, asked: AskedWrite): Promise<Json> {
  const keyed = { key: randomUUID(), ...asked };
  const { gives } = writeFields[name];
  const { field } = payloads[gives];
  const { selection, fragments } = full.selectionOfType(gives);
  const args = argsOf(keyed);
  const document = documentOf('mutation', name, { args, selection: `${field} ${selection} etag status isReplayed` });
  const { data, errors } = await graphqlOf(as).ask(`${document} ${fragments}`, args);
  expect([name, errors]).toEqual([name, undefined]);
  const payload = data?.[name] as Json;
  const rest = await restWrite(name, as, keyed);
  const secrets = ['token', 'secret'].filter((secret) => gives !== 'Token' && secret in (payload[field] as Json));
  const again = {
    ...(shownAs(gives, payload[field]) as Json),
    ...Object.fromEntries(secrets.map((one) => [one, null])),
  };
  expect([name, rest.isReplayed, rest.status, rest.body]).toEqual([name, true, payload['status'], again]);
  expect(bare(rest.etag)).toBe(payload['etag'] ?? '');
  expect(payload['isReplayed']).toBe(false);
  return { ...payload, value: payload[field] };
}

const heldBy = (payload: Json): Held => {
  const { id } = payload['value'] as { readonly id: string };
  return { id, etag: String(payload['etag']), body: payload['value'] as Json };
};

const LOG = '# Crew\n\nA dinghy carries 3 people.\nA ketch carries 8 people.\n';

describe('a write by GraphQL, sent again over REST with its key', () => {
  const tried = new Set<string>();
  const both = async (name: WriteName, as: Writer, asked: AskedWrite) => {
    tried.add(name);
    return throughBoth(name, as, asked);
  };
  const toDraft = async (name: WriteName, as: Writer, { id, etag }: Held, input?: unknown) =>
    heldBy(await both(name, as, { path: { id }, etag, input }));

  it('answers the same of drafts, from the first edit to the end', async () => {
    const { editor, publisher } = desk;
    const item = { kind: 'fact', key: 'ketch-max-crew' };
    let draft = heldBy(await both('createDraft', editor, { input: { catalog: 'boats', title: '  Both doors ' } }));
    expect(draft.body).toMatchObject({ title: 'Both doors', state: 'draft' });
    const patch = { path: { id: draft.id, ...item }, etag: draft.etag, input: crew(7) };
    draft = heldBy(await both('patchDraftItem', editor, patch));
    draft = await toDraft('editDraft', editor, draft, {
      edits: [{ kind: 'fact', id: 'dinghy-max-crew', patch: { note: { en: 'Kept.', ja: '維持。' } } }],
    });
    draft = await toDraft('tellDraft', editor, draft, { title: 'Told' });
    draft = await toDraft('submitDraft', editor, draft);
    draft = await toDraft('approveDraft', publisher, draft, { comment: 'Fine.' });
    draft = await toDraft('scheduleDraft', publisher, draft, { at: '2999-01-01T00:00:00+09:00' });
    draft = await toDraft('unscheduleDraft', publisher, draft);
    await both('publishDraft', publisher, { path: { id: draft.id }, etag: draft.etag });
    await both('rollBackCatalog', publisher, {
      path: { catalog: 'boats' },
      input: { to: '1', reason: 'Both doors lead back.' },
    });
  });

  it('answers the same of drafts that come to nothing, and of one that others overtook', async () => {
    const { editor, publisher, colleague } = desk;
    const first = await patchItem(editor, await openDraft(editor), 'fact/ketch-max-crew', crew(5));
    const bareOf = (held: Held): Held => ({ ...held, etag: bare(held.etag) });
    await toDraft('rejectDraft', publisher, bareOf(await step(editor, first, 'submit')), { reason: 'No.' });
    await toDraft('withdrawDraft', editor, bareOf(await openDraft(editor)));
    const late = await patchItem(colleague, await openDraft(colleague), 'fact/dinghy-max-crew', crew(4));
    await step(publisher, await approvedDraft(desk, 6), 'publish');
    const rebased = await toDraft('rebaseDraft', colleague, bareOf(late));
    expect(rebased.body).toMatchObject({ base: { sequence: 3 } });
    const source = { path: { id: rebased.id, kind: 'fact', key: 'dinghy-max-crew' }, etag: rebased.etag };
    const removed = heldBy(await both('removeDraftItem', colleague, source));
    expect(removed.body).toMatchObject({ problems: expect.any(Array) as unknown });
    await toDraft('refreshExamples', colleague, removed);
  });

  it('answers the same of sources and of what their texts do', async () => {
    const { editor } = desk;
    const input = {
      catalog: 'boats',
      id: 'almanac',
      title: { en: 'Almanac', ja: '年鑑' },
      url: 'https://boats.example/almanac',
      licence: 'CC-BY-4.0',
      language: 'en',
    };
    const registered = await both('registerSource', editor, { input });
    const { etag } = (await graphqlOf(editor).read('knownSource', { id: 'almanac', catalog: 'boats' }, 'etag')) as {
      readonly etag: string;
    };
    expect(registered['value']).toMatchObject({ isReleased: false });
    const path = { id: 'almanac' };
    const corrected = { catalog: 'boats', licence: 'CC0-1.0', note: null };
    await both('correctSource', editor, { path, input: corrected, etag });
    const text = 'The almanac says nothing of crews.\n';
    await both('addSourceRevisions', editor, { input: { catalog: 'boats', revisions: [{ source: 'almanac', text }] } });
    const feed = async (text: string) => {
      const asked = { path: { id: 'log' }, input: { catalog: 'boats', text } };
      const { value } = await both('addSourceRevision', editor, asked);
      return (value as { readonly drift: { readonly drift: string; readonly draft: string | null } }).drift;
    };
    const quiet = await feed('# Crew\n\n- A dinghy carries 2 people.\n- A ketch carries 8 people.\n');
    expect(quiet.draft).toBeNull();
    await both('draftDrift', editor, { path: { id: quiet.drift } });
    const { draft } = await feed(LOG);
    const proposed = { id: String(draft), fact: 'dinghy-max-crew' };
    await both('acceptProposal', editor, { path: proposed, input: {}, etag: `${draft}-1` });
  });

  it('answers the same of webhooks and tokens, and tells no secret again', async () => {
    const { admin } = desk;
    const input = { url: 'https://boats.example/hook', types: ['release.published'], catalog: 'boats' };
    const made = await both('createWebhook', admin, { input });
    const { id } = made['value'] as { readonly id: string };
    await both('rotateWebhookSecret', admin, { path: { id }, input: { overlapHours: 1 } });
    await both('updateWebhook', admin, { path: { id }, input: { catalog: null, state: 'paused' } });
    const tested = await both('testWebhook', admin, { path: { id } });
    const delivery = (tested['value'] as { readonly id: string }).id;
    await both('redeliverWebhook', admin, { path: { id, delivery } });
    await both('deleteWebhook', admin, { path: { id } });
    const token = await both('createToken', admin, { input: { name: 'both', roles: ['reader'], expiresInDays: 1 } });
    await both('revokeToken', admin, { path: { id: (token['value'] as { readonly id: string }).id } });
  });

  it('is every write that there is', () => expect([...tried].sort()).toEqual(Object.keys(writeFields).sort()));
});

describe('a refusal', () => {
  let mine: Held;
  let handedIn: Held;
  let ofPublisher: Held;
  beforeAll(async () => {
    mine = await openDraft(desk.editor, 'Mine');
    handedIn = await step(
      desk.editor,
      await patchItem(desk.editor, await openDraft(desk.editor), 'fact/ketch-max-crew', crew(3)),
      'submit',
    );
    const written = await openDraft(desk.publisher, 'Of the publisher');
    ofPublisher = await step(
      desk.publisher,
      await patchItem(desk.publisher, written, 'fact/ketch-max-crew', crew(4)),
      'submit',
    );
    await desk.editor.ask('/v1/drafts', { key: 'used', body: { catalog: 'boats', title: 'Used' } });
  });

  type Case = readonly [about: string, code: string, name: WriteName, as: () => Writer, asked: () => AskedWrite];
  const at =
    (held: () => Held, input?: unknown): (() => AskedWrite) =>
    () => ({
      path: { id: held().id },
      etag: bare(held().etag),
      ...(input === undefined ? {} : { input }),
    });
  const nowhere = { id: '000000000000' };
  const rows: readonly Case[] = [
    [
      'a version that is not the newest',
      'stale',
      'tellDraft',
      () => desk.editor,
      () => ({ path: { id: mine.id }, etag: `${mine.id}-9`, input: { title: 'x' } }),
    ],
    ['a role that is missing', 'not-allowed', 'createDraft', () => desk.reader, () => ({ input: { title: 'x' } })],
    ['a role that is another', 'not-allowed', 'publishDraft', () => desk.editor, at(() => handedIn)],
    ['a draft of somebody else', 'not-yours', 'submitDraft', () => desk.colleague, at(() => mine)],
    ['a draft of their own', 'your-own', 'approveDraft', () => desk.publisher, at(() => ofPublisher, {})],
    [
      'a draft that is not there',
      'draft-not-found',
      'submitDraft',
      () => desk.editor,
      () => ({ path: nowhere, etag: 'x' }),
    ],
    [
      'an id that is none',
      'invalid-request',
      'submitDraft',
      () => desk.editor,
      () => ({ path: { id: 'A' }, etag: 'x' }),
    ],
    [
      'a tag that is none',
      'invalid-if-match',
      'submitDraft',
      () => desk.editor,
      () => ({ path: { id: mine.id }, etag: 'a b' }),
    ],
    ['a state in which it is not done', 'wrong-state', 'approveDraft', () => desk.publisher, at(() => mine, {})],
    ['a draft that is not approved', 'wrong-state', 'publishDraft', () => desk.publisher, at(() => handedIn)],
    ['a draft that changes nothing', 'draft-changes-nothing', 'submitDraft', () => desk.editor, at(() => mine)],
    [
      'an input that is wrong in several places',
      'invalid-request',
      'createDraft',
      () => desk.editor,
      () => ({ input: { title: '', notes: { en: 'x' }, state: 'approved' } }),
    ],
    [
      'an author in the input',
      'invalid-request',
      'createDraft',
      () => desk.editor,
      () => ({ input: { title: 'x', author: 'token:somebody' } }),
    ],
    [
      'a text that is too long',
      'invalid-request',
      'rejectDraft',
      () => desk.publisher,
      at(() => handedIn, { reason: 'x'.repeat(2001) }),
    ],
    [
      'a patch that is no object',
      'invalid-request',
      'patchDraftItem',
      () => desk.editor,
      () => ({ path: { id: mine.id, kind: 'fact', key: 'ketch-max-crew' }, etag: bare(mine.etag), input: 7 }),
    ],
    [
      'a kind that is none',
      'invalid-request',
      'removeDraftItem',
      () => desk.editor,
      () => ({ path: { id: mine.id, kind: 'wish', key: 'x' }, etag: bare(mine.etag) }),
    ],
    [
      'an item that is not there',
      'item-not-found',
      'removeDraftItem',
      () => desk.editor,
      () => ({ path: { id: mine.id, kind: 'fact', key: 'no-fact' }, etag: bare(mine.etag) }),
    ],
    [
      'a key that was used',
      'idempotency-key-reused',
      'createDraft',
      () => desk.editor,
      () => ({ key: 'used', input: { catalog: 'boats', title: 'Another' } }),
    ],
    [
      'a key that is none',
      'invalid-idempotency-key',
      'createDraft',
      () => desk.editor,
      () => ({ key: 'x'.repeat(256), input: { catalog: 'boats', title: 'Another' } }),
    ],
    [
      'a catalog that is not there',
      'catalog-not-found',
      'createDraft',
      () => desk.editor,
      () => ({ input: { catalog: 'canoes', title: 'x' } }),
    ],
    [
      'a draft that is not approved, at a time',
      'wrong-state',
      'scheduleDraft',
      () => desk.publisher,
      () => ({ path: { id: handedIn.id }, etag: bare(handedIn.etag), input: { at: '2000-01-01T00:00:00Z' } }),
    ],
    [
      'the release that is current',
      'already-current',
      'rollBackCatalog',
      () => desk.publisher,
      () => ({ path: { catalog: 'aks-networking' }, input: { to: '3', reason: 'x' } }),
    ],
    [
      'a source that is not there',
      'source-not-found',
      'addSourceRevision',
      () => desk.editor,
      () => ({ path: { id: 'no-source' }, input: { catalog: 'boats', text: 'x' } }),
    ],
    [
      'a source that is there already',
      'source-exists',
      'registerSource',
      () => desk.editor,
      () => ({
        input: {
          catalog: 'boats',
          id: 'log',
          title: { en: 'x', ja: 'x' },
          url: 'https://a.example',
          licence: 'x',
          language: 'en',
        },
      }),
    ],
    [
      'a proposal that is none',
      'proposal-not-found',
      'acceptProposal',
      () => desk.editor,
      () => ({ path: { id: mine.id, fact: 'ketch-max-crew' }, etag: bare(mine.etag), input: {} }),
    ],
    [
      'an address that leads inside',
      'url-refused',
      'createWebhook',
      () => desk.admin,
      () => ({ input: { url: 'http://127.0.0.1/', types: ['release.published'] } }),
    ],
    [
      'a webhook that is not there',
      'webhook-not-found',
      'deleteWebhook',
      () => desk.admin,
      () => ({ path: { id: 'AAAAAAAAAAAA' } }),
    ],
    [
      'a token that is not there',
      'token-not-found',
      'revokeToken',
      () => desk.admin,
      () => ({ path: { id: 'nothing' } }),
    ],
    [
      'a role that is none',
      'invalid-request',
      'createToken',
      () => desk.admin,
      () => ({ input: { name: 'x', roles: ['king'] } }),
    ],
  ];

  const cases = rows.map(([about, code, name, as, asked]) => ({ about, code, name, as, asked }));

  it.each(cases)('of $about is $code through both doors, with the same words', async ({ code, name, as, asked }) => {
    const rest = await restWrite(name, as(), asked());
    const { problem } = await graphqlOf(as()).tryWrite(name, argsOf(asked()), '__typename');
    expect(rest.body['code']).toBe(code);
    expect(refusalOf(problem ?? {})).toEqual(refusalOf(rest.body));
  });

  it.each(cases.filter(({ code }) => code === 'invalid-request'))(
    'of $about is the same where the document itself holds what is wrong',
    async ({ name, as, asked }) => {
      const rest = await restWrite(name, as(), asked());
      const { query, isSaid } = literally(name, argsOf(asked()));
      const { errors } = await graphqlOf(as()).ask(query);
      const told = errors?.[0];
      // What is no field of a type at all is no valid document.
      if (!isSaid) return expect(told?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(refusalOf({ ...told?.extensions, detail: told?.message })).toEqual(refusalOf(rest.body));
    },
  );

  it('is told to whoever shows no token', async () => {
    const nobody = new GraphqlWriter(() => desk.url, '');
    const { problem } = await nobody.tryWrite('createDraft', { input: { title: 'x' } }, '__typename');
    expect(problem).toMatchObject({ code: 'token-required', status: 401 });
    expect((await nobody.tryRead('drafts', {}, 'nodes { id }')).problem).toMatchObject({ code: 'token-required' });
  });
});

/** The same arguments, written into the document; `isSaid` where all of them can be. */
function literally(name: WriteName, args: Json): { readonly query: string; readonly isSaid: boolean } {
  const literal = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    return `{ ${Object.entries(value)
      .map(([key, member]) => `${key}: ${literal(member)}`)
      .join(', ')} }`;
  };
  const told = Object.entries(args).map(([key, value]) => `${key}: ${literal(value)}`);
  const input = (args['input'] ?? {}) as object;
  const { input: schema } = writeFields[name];
  const isSaid =
    !hasInput(writeFields[name]) || !('shape' in schema) || Object.keys(input).every((key) => key in schema.shape);
  return { query: `mutation { ${name}(${told.join(', ')}) { __typename } }`, isSaid };
}

describe('what is read', () => {
  let draft: Held;
  let drift: string;
  let hook: string;
  beforeAll(async () => {
    const { editor, admin } = desk;
    draft = await patchItem(editor, await openDraft(editor, 'Read'), 'fact/ketch-max-crew', crew(11));
    const input = { catalog: 'boats', text: '# Crew\n\nA dinghy carries 4 people.\nA ketch carries 9 people.\n' };
    const fed = await editor.ask<{ readonly drift: { readonly drift: string } }>('/v1/sources/log/revisions', {
      body: input,
    });
    drift = fed.body.drift.drift;
    const body = { url: 'https://boats.example/hook', types: ['release.published'] };
    hook = String((await admin.ask('/v1/webhooks', { body })).body['id']);
    await admin.ask(`/v1/webhooks/${hook}/test`, { method: 'POST' });
    // Until it was tried: afterwards nothing of it changes for a while.
    await eventually(async () => {
      const deliveries = await admin.ask<{ readonly items: readonly { readonly lastAt: string | null }[] }>(
        `/v1/webhooks/${hook}/deliveries`,
      );
      return deliveries.body.items[0]?.lastAt !== null;
    });
  });

  type Row = readonly [field: string, path: () => string, args: () => Json];
  const rows: readonly Row[] = [
    ['caller', () => '/v1/caller', () => ({})],
    ['draft', () => `/v1/drafts/${draft.id}`, () => ({ id: draft.id })],
    ['draftDiff', () => `/v1/drafts/${draft.id}/diff`, () => ({ id: draft.id })],
    [
      'draftItem',
      () => `/v1/drafts/${draft.id}/items/fact/ketch-max-crew`,
      () => ({ id: draft.id, kind: 'fact', key: 'ketch-max-crew' }),
    ],
    ['draftItems', () => `/v1/drafts/${draft.id}/items?kind=fact`, () => ({ id: draft.id, kind: 'fact' })],
    [
      'draftImpact',
      () => `/v1/drafts/${draft.id}/impact?asOf=2026-11-22`,
      () => ({ id: draft.id, asOf: '2026-11-22' }),
    ],
    ['brokenExamples', () => `/v1/drafts/${draft.id}/examples`, () => ({ id: draft.id })],
    ['rebasePreview', () => `/v1/drafts/${draft.id}/rebase`, () => ({ id: draft.id })],
    ['drafts', () => '/v1/drafts?catalog=boats&state=draft', () => ({ catalog: 'boats', state: 'draft' })],
    ['knownSources', () => '/v1/sources?catalog=boats', () => ({ catalog: 'boats' })],
    ['knownSource', () => '/v1/sources/log?catalog=boats', () => ({ id: 'log', catalog: 'boats' })],
    ['sourceRevisions', () => '/v1/sources/log/revisions?catalog=boats', () => ({ id: 'log', catalog: 'boats' })],
    ['drifts', () => '/v1/drifts?catalog=boats', () => ({ catalog: 'boats' })],
    ['drift', () => `/v1/drifts/${drift}`, () => ({ id: drift })],
    ['audit', () => '/v1/audit?type=draft.*', () => ({ type: 'draft.*' })],
    ['auditHead', () => '/v1/audit/head', () => ({})],
    ['webhooks', () => '/v1/webhooks', () => ({})],
    ['webhook', () => `/v1/webhooks/${hook}`, () => ({ id: hook })],
    ['webhookDeliveries', () => `/v1/webhooks/${hook}/deliveries`, () => ({ id: hook })],
    ['tokens', () => '/v1/tokens', () => ({})],
    ['releaseAudit', () => '/v1/catalogs/boats/releases/1/audit', () => ({ catalog: 'boats', release: '1' })],
  ];

  it.each(rows)('%s is what REST tells, to the last field', async (field, path, args) => {
    const rest = await desk.admin.ask(path());
    expect(rest.status).toBe(200);
    const { data, errors } = await graphqlOf(desk.admin).ask(full.documentFor(field), args());
    expect(errors).toBeUndefined();
    const told = full.restore(field, data?.[field]) as Json;
    const items = rest.body['items'];
    expect('nodes' in told ? told['nodes'] : told).toEqual(items ?? rest.body);
  });

  it('is every root field of editing', async () => {
    const told = rows.map(([field]) => field).filter((field) => field !== 'releaseAudit');
    expect([...told, 'sourceRevisionText'].sort()).toEqual(Object.keys(readFields).sort());
    const args = { id: 'log', revision: 'log-1', catalog: 'boats' };
    const text = await fetch(`${desk.url}/v1/sources/log/revisions/log-1/text?catalog=boats`, {
      headers: { authorization: `Bearer ${desk.editor.token}` },
    }).then((response) => response.text());
    expect(await graphqlOf(desk.editor).read('sourceRevisionText', args, '')).toBe(text);
  });

  it('is refused for the same reason as over REST, with the names that arguments have here', async () => {
    const { editor } = desk;
    const pages = await graphqlOf(editor).tryRead('drafts', { first: 201 }, 'nodes { id }');
    const rest = await editor.ask('/v1/drafts?pageSize=201');
    expect(pages.problem).toMatchObject({ code: rest.body['code'], status: 400, errors: [{ pointer: '/first' }] });
    const after = await graphqlOf(editor).tryRead('drifts', { after: 'no id' }, 'nodes { drift }');
    expect(after.problem).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/after' }] });
    const unknown = await graphqlOf(editor).tryRead('drift', { id: '000000000000' }, 'drift');
    expect(refusalOf(unknown.problem ?? {})).toEqual(refusalOf((await editor.ask('/v1/drifts/000000000000')).body));
  });

  it('goes from page to page behind cursors, none left out and none twice', async () => {
    const reader = graphqlOf(desk.admin);
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page: {
        readonly nodes: readonly { readonly id: string }[];
        readonly pageInfo: {
          readonly hasNextPage: boolean;
          readonly hasPreviousPage: boolean;
          readonly endCursor: string;
        };
      } = await reader.read(
        'drafts',
        { catalog: 'boats', first: 3, after },
        'nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor }',
      );
      expect(page.pageInfo.hasPreviousPage).toBe(after !== undefined);
      seen.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    const { body } = await desk.admin.ask<{ readonly items: readonly { readonly id: string }[] }>(
      '/v1/drafts?catalog=boats&pageSize=200',
    );
    expect(seen).toEqual(body.items.map(({ id }) => id));
    expect(seen.length).toBeGreaterThan(3);
  });
});

describe('a merge patch', () => {
  const selection = 'draft { id etag }';
  const note = { en: 'For a while.', ja: '当面。' };

  it('takes out what is null, said as a variable and in the document', async () => {
    const editor = graphqlOf(desk.editor);
    const opened = await openDraft(desk.editor, 'Patched');
    const { id } = opened;
    const path = { id, kind: 'fact', key: 'ketch-max-crew' };
    const noteOf = async () => {
      const item = (await editor.read('draftItem', path, '')) as { readonly note?: unknown };
      return item.note;
    };
    let held = (
      await editor.write('patchDraftItem', { ...path, input: { note }, ifMatch: bare(opened.etag) }, selection)
    )['draft'] as Held;
    expect(await noteOf()).toEqual(note);
    held = (await editor.write('patchDraftItem', { ...path, input: { note: null }, ifMatch: held.etag }, selection))[
      'draft'
    ] as Held;
    expect(await noteOf()).toBeUndefined();
    held = (await editor.write('patchDraftItem', { ...path, input: { note }, ifMatch: held.etag }, selection))[
      'draft'
    ] as Held;
    const { data, errors } = await editor.ask(
      `mutation($etag: String!) { editDraft(id: "${id}", ifMatch: $etag, input: { edits: [
        { kind: "fact", id: "ketch-max-crew", patch: { note: null } }, { kind: "fact", id: "dinghy-max-crew", patch: null } ] }) { ${selection} } }`,
      { etag: held.etag },
    );
    expect(errors).toBeUndefined();
    expect(data?.['editDraft']).toMatchObject({ draft: { id } });
    expect(await noteOf()).toBeUndefined();
    const items = await editor.read('draftItems', { id, kind: 'fact', changed: true }, 'id change');
    expect(items).toEqual([{ id: 'dinghy-max-crew', change: 'removed' }]);
  });

  it('is not taken for null where it is left out', async () => {
    const held = await openDraft(desk.editor, 'Left out');
    const edits = [{ kind: 'fact', id: 'dinghy-max-crew' }];
    const args = { id: held.id, ifMatch: bare(held.etag), input: { edits } };
    const { problem } = await graphqlOf(desk.editor).tryWrite('editDraft', args, '__typename');
    expect(problem).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/edits/0/patch' }] });
  });
});

describe('a tag', () => {
  it.each([
    ['as `etag` tells it', (etag: string) => etag, 'answered'],
    ['in quotes, as the header of REST has it', (etag: string) => `"${etag}"`, 'answered'],
    ['that is weak', (etag: string) => `W/"${etag}"`, 'invalid-if-match'],
    ['that is empty', () => '', 'invalid-if-match'],
    ['that stands for all', () => '*', 'stale'],
  ])('%s', async (_about, said, wanted) => {
    const held = await openDraft(desk.editor, 'Tagged');
    const args = { id: held.id, ifMatch: said(bare(held.etag)), input: { title: 'x' } };
    const { problem } = await graphqlOf(desk.editor).tryWrite('tellDraft', args, 'etag');
    expect(problem?.['code'] ?? 'answered').toBe(wanted);
  });
});

describe('a draft as a release', () => {
  let held: Held;
  beforeAll(async () => {
    held = await patchItem(desk.editor, await openDraft(desk.editor, 'Asked'), 'fact/ketch-max-crew', crew(12));
  });

  const question = (more: Json = {}) => ({ catalog: 'boats', asOf: '2026-11-22', ...more });
  type Asking = readonly [field: string, args: (ref: string) => Json, selection: string];
  const askings: readonly Asking[] = [
    [
      'release',
      (release) => ({ catalog: 'boats', release }),
      'digest facts { nodes { id value { ... on FactValueLimit { number } } } }',
    ],
    [
      'compare',
      (release) => ({ question: question({ release, category: 'hull' }) }),
      '... on CompareAnswer { rows { cells { limit { number } } } }',
    ],
    [
      'compare',
      (release) => ({ question: question({ releases: ['1', release], options: ['ketch'] }) }),
      '... on CompareReleasesAnswer { rows { cells { limit { number } } } }',
    ],
    ['diff', (to) => ({ catalog: 'boats', from: '1', to }), 'changes { id grade }'],
    ['explain', (release) => ({ question: question({ release, option: 'ketch', dimension: 'max-crew' }) }), 'kind'],
    [
      'answersDiff',
      (release) => ({
        question: { catalog: 'boats', from: { release: '1', asOf: '2026-11-22' }, to: { release, asOf: '2026-11-22' } },
      }),
      'counts { changed }',
    ],
  ];

  it.each(askings)('is answered for by %s %s', async (field, args, selection) => {
    const told = await graphqlOf(desk.editor).read(field, args(`draft:${held.id}`), selection);
    if (selection.includes('number')) expect(JSON.stringify(told)).toContain('"number":12');
    expect(told).toBeTruthy();
  });

  it.each(askings)('is told by %s %s to nobody who may not read drafts', async (field, args, selection) => {
    const ref = `draft:${held.id}`;
    const anybody = new GraphqlWriter(() => desk.url, '');
    expect((await anybody.tryRead(field, args(ref), selection)).problem).toMatchObject({ code: 'token-required' });
    const reader = await graphqlOf(desk.reader).tryRead(field, args(ref), selection);
    expect(reader.problem).toMatchObject({ code: 'not-allowed', status: 403 });
    expect(reader.value).toBeNull();
    const nothing = await graphqlOf(desk.editor).tryRead(field, args('draft:000000000000'), selection);
    expect(nothing.problem).toMatchObject({ code: 'draft-not-found', status: 404 });
  });
});
