import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policy, policyRows, type Allowed, type Whose } from '../../apps/api/src/access/policy.js';
import { documentOf, GraphqlWriter, rootField } from '../support/graphql-writer.js';
import { sampleOf, type SampledSchema } from '../support/sample-of.js';
import { hire, Writer } from '../support/writer.js';
import { runApp, type RunningApp } from './running-app.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: SampledSchema;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: SampledSchema }>> };
  readonly security: readonly object[];
  readonly 'x-roles': Allowed;
  readonly 'x-stream'?: boolean;
}

interface Route {
  readonly operation: Operation;
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
}

const document = JSON.parse(readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, SampledSchema>> };
};

const routes: readonly Route[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    operation,
    id: operation.operationId,
    method: method.toUpperCase() as Route['method'],
    path,
  })),
);

const who = ['anonymous', 'reader', 'editor', 'publisher', 'admin'] as const;
type Who = (typeof who)[number];

const allowedOf = (id: string): Allowed => policyRows[id]?.allowed ?? {};
const isForRoles = (id: string) => typeof allowedOf(id) === 'object';
const whoseOf = (id: string, role: Who): Whose | undefined => {
  const allowed = allowedOf(id);
  return typeof allowed === 'object' && role !== 'anonymous' ? allowed[role] : undefined;
};
const asksWhose = (id: string) => who.some((role) => ['own', 'others'].includes(whoseOf(id, role) ?? ''));

let app: RunningApp;
let callers: Readonly<Record<Who, Writer>>;
let colleague: Writer;

beforeAll(async () => {
  app = await runApp({ PLIMSOLL_FAILED_TOKEN_LIMIT: '0' });
  const url = () => app.url;
  const as = (role: Exclude<Who, 'anonymous'>) => hire(url, app.adminToken, role, role);
  callers = {
    anonymous: new Writer(url, ''),
    reader: await as('reader'),
    editor: await as('editor'),
    publisher: await as('publisher'),
    admin: await as('admin'),
  };
  colleague = await hire(url, app.adminToken, 'colleague', 'admin');
});
afterAll(() => app.stop());

interface Told {
  readonly status: number;
  readonly code: string | undefined;
  readonly challenge: string | null;
}

/** What a request is asked with besides what its schema wants. */
interface Meant {
  readonly id?: string;
  readonly etag?: string;
}

const sample = (schema: SampledSchema | undefined) => sampleOf(schema ?? {}, document.components.schemas);

/** The address as its schema wants it, with ids that nothing has, but for the one that is told. */
function addressOf({ operation: { parameters = [] }, path }: Route, { id }: Meant): string {
  const valueOf = ({ name, schema }: Parameter) =>
    encodeURIComponent(name === 'id' && id ? id : String(sample(schema)));
  const of = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const query = of('query').filter(({ required }) => required === true);
  const filled = of('path').reduce((text, parameter) => text.replace(`{${parameter.name}}`, valueOf(parameter)), path);
  return `${filled}?${query.map((parameter) => `${parameter.name}=${valueOf(parameter)}`).join('&')}`;
}

function bodyOf({ operation: { requestBody } }: Route): { readonly mediaType?: string; readonly body?: string } {
  const [first] = Object.entries(requestBody?.content ?? {});
  return first ? { mediaType: first[0], body: JSON.stringify(sample(first[1].schema)) } : {};
}

async function ask(route: Route, as: Who, meant: Meant = {}): Promise<Told> {
  const { mediaType, body } = bodyOf(route);
  const stop = new AbortController();
  const answer = await fetch(`${app.url}${addressOf(route, meant)}`, {
    method: route.method,
    signal: stop.signal,
    headers: {
      ...(as === 'anonymous' ? {} : { authorization: `Bearer ${callers[as].token}` }),
      ...(mediaType === undefined ? {} : { 'content-type': mediaType }),
      'if-match': meant.etag ?? '"nothing-has-this"',
    },
    ...(body === undefined ? {} : { body }),
  });
  const told = await toldBy(answer);
  stop.abort();
  return told;
}

async function toldBy(answer: Response): Promise<Told> {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const code = isProblem ? ((await answer.json()) as { readonly code: string }).code : undefined;
  return { status: answer.status, code, challenge: answer.headers.get('www-authenticate') };
}

/** The root fields that an operation is, but for subscriptions, which are told by streams. */
const rootFieldsOf = ({ id }: Route) =>
  (policyRows[id]?.graphql ?? []).flatMap((field) => {
    const [type, name = ''] = field.split('.');
    return type === 'Subscription'
      ? []
      : [{ field, name, operation: type === 'Query' ? 'query' : 'mutation' } as const];
  });

type RootField = ReturnType<typeof rootFieldsOf>[number];

/** What an operation is asked with by GraphQL: what stands in the path, in the body and in If-Match are arguments there. */
function givenTo(route: Route, { id, etag = 'nothing-has-this' }: Meant): Readonly<Record<string, unknown>> {
  const { parameters = [] } = route.operation;
  const sampled = Object.fromEntries(parameters.map((one) => [one.name, String(sample(one.schema))]));
  const body = JSON.parse(bodyOf(route).body ?? 'null') as unknown;
  return { ...sampled, ...(id === undefined ? {} : { id }), input: body, question: body, ifMatch: etag };
}

const scalars = ['JSON!', 'String!'];

async function askField(route: Route, { name, operation }: RootField, as: Who, meant: Meant = {}): Promise<Told> {
  const { args: known, type } = rootField(operation, name);
  const given = givenTo(route, meant);
  const wanted = known.filter((arg) => String(arg.type).endsWith('!'));
  const args = Object.fromEntries(wanted.map((arg) => [arg.name, given[arg.name]]));
  const selection = scalars.includes(String(type)) ? '' : '__typename';
  const caller = new GraphqlWriter(() => app.url, callers[as].token);
  const { errors } = await caller.ask(documentOf(operation, name, { args, selection }), args);
  const { code, status = 200 } = errors?.[0]?.extensions ?? {};
  return { status: Number(status), code: code as string | undefined, challenge: null };
}

const refusals = ['token-required', 'not-allowed', 'not-yours', 'your-own', 'invalid-token', 'caller-unknown'];

/** What the table says of a caller, before it is known whose the thing is. */
function expected(id: string, as: Who): string {
  if (!isForRoles(id) || whoseOf(id, as) !== undefined) return 'goes on';
  return as === 'anonymous' ? 'token-required' : 'not-allowed';
}

const told = ({ code }: Told) => (code !== undefined && refusals.includes(code) ? code : 'goes on');

const expectTold = (answer: Told, wanted: string) => {
  expect([told(answer), answer.status]).toEqual([wanted, statusOf(wanted, answer.status)]);
  expect(answer.challenge).toBe(wanted === 'token-required' ? 'Bearer realm="plimsoll"' : null);
};

const expectFieldTold = (answer: Told, wanted: string) =>
  expect([told(answer), answer.status]).toEqual([wanted, statusOf(wanted, answer.status)]);

const statusOf = (wanted: string, status: number) => {
  if (wanted === 'token-required') return 401;
  return wanted === 'goes on' ? status : 403;
};

describe('the table', () => {
  it('has a row for every operation of openapi.json, and no other', () => {
    expect(routes.map(({ id }) => id).sort()).toEqual(Object.keys(policy).sort());
  });

  it.each(routes)('$id is described as it is', ({ id, operation }) => {
    expect(operation['x-roles']).toEqual(allowedOf(id));
    const bearer = { bearer: [] };
    const wanted = { anyone: [], reading: [{}, bearer] };
    const allowed = allowedOf(id);
    expect(operation.security).toEqual(typeof allowed === 'string' ? wanted[allowed] : [bearer]);
  });
});

describe.each(who)('%s', (as) => {
  it.each(routes)('$id: goes on or is refused as the table says', async (route) => {
    // Whoever may not because of whose it is, is asked for below, with a thing of somebody.
    expectTold(await ask(route, as), expected(route.id, as));
  });

  it.each(routes.flatMap((route) => rootFieldsOf(route).map((field) => ({ route, ...field }))))(
    '$field: goes on or is refused as the table says',
    async ({ route, ...field }) => {
      const answer = await askField(route, field, as);
      expectFieldTold(answer, expected(route.id, as));
      // Whoever goes on was understood: what is refused for its shape alone would show nothing.
      if (told(answer) === 'goes on') expect(answer.code).not.toBe('GRAPHQL_VALIDATION_FAILED');
    },
  );
});

const ownerships = routes
  .filter(({ id }) => asksWhose(id))
  .flatMap((route) =>
    (['editor', 'publisher', 'admin'] as const).flatMap((as) =>
      (['own', 'others'] as const).map((owner) => ({ ...route, as, owner })),
    ),
  );

/** A draft of somebody, in the state that the operation begins with. */
async function draftOf(author: Writer, isHandedIn: boolean): Promise<{ readonly id: string; readonly etag: string }> {
  const opened = await author.ask('/v1/drafts', { body: { title: 'of somebody' } });
  const id = String(opened.body['id']);
  if (!isHandedIn) return { id, etag: opened.etag };
  const notes = { en: 'Other notes.', ja: '別の注記。' };
  const facts = await author.ask<{ readonly items: readonly { readonly id: string }[] }>(
    '/v1/catalogs/aks-networking/releases/current/facts?pageSize=1',
  );
  const fact = facts.body.items[0]?.id;
  const body = { edits: [{ kind: 'fact', id: fact, patch: { note: notes } }] };
  const edited = await author.ask(`/v1/drafts/${id}/edits`, { body, ifMatch: opened.etag });
  const handedIn = await author.ask(`/v1/drafts/${id}/submit`, { ifMatch: edited.etag });
  if (handedIn.status !== 200) throw new Error(`not handed in: ${JSON.stringify(handedIn.body)}`);
  return { id, etag: handedIn.etag };
}

const inReview = ['approveDraft', 'rejectDraft'];

describe('the table of GraphQL', () => {
  it('names a root field for every write that needs a role, and for every reading that does', () => {
    const rows = routes.filter(({ id }) => isForRoles(id));
    expect(rows.filter((route) => rootFieldsOf(route).length !== 1).map(({ id }) => id)).toEqual([]);
    expect(rows.length).toBeGreaterThan(40);
  });
});

describe('whose it is', () => {
  it('is asked of drafts alone', () => {
    expect(new Set(ownerships.map(({ path }) => path.split('/{id}')[0]))).toEqual(new Set(['/v1/drafts']));
  });

  it.each(ownerships)('$id by $as, $owner: goes on or is refused as the table says', async (row) => {
    const draft = await draftOf(row.owner === 'own' ? callers[row.as] : colleague, inReview.includes(row.id));
    const whose = whoseOf(row.id, row.as);
    const refusal = row.owner === 'own' ? 'your-own' : 'not-yours';
    const wanted = whose === 'any' || whose === row.owner ? 'goes on' : refusal;
    const answer = await ask(row, row.as, draft);
    expectTold(answer, whose === undefined ? 'not-allowed' : wanted);
    // What was asked is what is looked at only where nothing else stands before it.
    expect([400, 404, 412, 428]).not.toContain(answer.status);
  });

  it.each(ownerships.flatMap((row) => rootFieldsOf(row).map((root) => ({ ...row, root, field: root.field }))))(
    '$field by $as, $owner: goes on or is refused as the table says',
    async (row) => {
      const draft = await draftOf(row.owner === 'own' ? callers[row.as] : colleague, inReview.includes(row.id));
      const whose = whoseOf(row.id, row.as);
      const refusal = row.owner === 'own' ? 'your-own' : 'not-yours';
      const wanted = whose === 'any' || whose === row.owner ? 'goes on' : refusal;
      const answer = await askField(row, row.root, row.as, draft);
      expectFieldTold(answer, whose === undefined ? 'not-allowed' : wanted);
      expect([400, 404, 412, 428]).not.toContain(answer.status);
    },
  );
});
