import { parse, specifiedRules, validate } from 'graphql';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtureApp, type FixtureApp, type GraphqlAnswer } from './fixture-app.spec-fixture.js';
import { limitRules, parseLimits } from './limits.js';

let door: FixtureApp;
beforeAll(async () => {
  door = await startFixtureApp();
});
afterAll(() => door.app.close());

const times = (count: number, each: (at: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, at) => each(at)).join(between);

/** Fragments, each of which spreads the next one so many times. */
const spreading = (count: number, width: number) =>
  `{ ...F0 } ${times(count, (at) => `fragment F${at} on Query { ${times(width, () => `...F${at + 1}`)} }`)} fragment F${count} on Query { __typename }`;

const boats = (selection: string) => `{ release(catalog: "boats") { ${selection} } }`;
const nested = (depth: number) =>
  `facts { nodes { id ${'related { fact { '.repeat(depth)} id ${'} } '.repeat(depth)} } }`;

const attacks: Readonly<Record<string, string>> = {
  'fragments in a circle': '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  'a fragment that spreads itself': '{ ...A } fragment A on Query { __typename ...A }',
  'fragments that double forty times': spreading(40, 2),
  'fragments that grow eightfold': spreading(25, 8),
  'a circle below a field': boats('...R').concat(
    ' fragment R on Release { facts { nodes { ...G } } } fragment G on Fact { related { fact { ...G } } }',
  ),
  '600 tokens': `{ ${'__typename '.repeat(600)} }`,
  '10,000 aliases': `{ ${times(10_000, (at) => `a${at}: __typename`)} }`,
  'a hundred aliases': `{ ${times(100, (at) => `a${at}: catalogs { catalog }`)} }`,
  'aliases in a fragment': `{ ${times(20, () => '...A')} } fragment A on Query { ${times(40, (at) => `a${at}: catalogs { catalog }`)} }`,
  'a verb asked thirteen times': `{ ${times(13, (at) => `a${at}: compare(question: { catalog: "boats", category: "hull" }) { __typename }`)} }`,
  'a deep walk': boats(nested(6)),
  'a deep walk through fragments': `${boats('...D0')} fragment D0 on Release { facts { nodes { ...D1 } } } ${times(6, (at) => `fragment D${at + 1} on Fact { related { fact { ...D${at + 2} } } }`)} fragment D7 on Fact { id }`,
  'a deep walk through inline fragments': boats(
    `facts { nodes { ${'... on Fact { related { fact { '.repeat(6)} id ${'} } } '.repeat(6)} } }`,
  ),
  'a hundred thousand items': boats('facts(first: 100000) { nodes { id } }'),
  'pages in pages': boats('options(first: 1000) { nodes { facts(first: 1000) { nodes { id } } } }'),
  'pages of pages that nobody gave a size': boats('options { nodes { facts { nodes { related { fact { id } } } } } }'),
  'every release opened': '{ catalogs { published(first: 1000) { nodes { facts(first: 1) { totalCount } } } } }',
  'directives without end': `{ __typename ${times(100, () => '@skip(if: false)')} }`,
  'directives on many fields': `{ ${'catalogs @skip(if: false) { __typename } '.repeat(30)} }`,
  'unknown directives': '{ __typename @nonsense @nonsense }',
  'introspection in circles': `{ __schema { types { fields { type { fields { type { fields { type { fields { type { fields { name } } } } } } } } } } } }`,
  'an object that is nested beyond sense': `{ validate(question: { document: ${'['.repeat(280)}1${']'.repeat(280)}, documents: 1 }) { __typename } }`,
  'a field that is not there': '{ secrets }',
  'an argument that is not there': '{ catalogs(secret: 1) { catalog } }',
  'two operations and no name': 'query A { __typename } query B { __typename }',
  'more writes than ten': `mutation { ${'abcdefghijk'.replaceAll(/./g, (name) => `${name}: createDraft(input: { title: "x" }) { etag } `)} }`,
  'a subscription over HTTP': 'subscription { releasePublished { label } }',
  'half a document': '{ release {',
  'a text without an end': '{ release(release: "',
  'an empty document': ' ',
  'a comment alone': '# nothing',
  'a schema in place of a question': 'type Query { secret: String }',
};

/** A refusal that the caller can act on: told by a code, under a request id, and with nothing of our insides. */
function expectRefusal({ status, errors, data, text }: GraphqlAnswer, about: string): void {
  expect([about, status]).toEqual([about, 400]);
  expect(data ?? null).toBeNull();
  expect(errors?.length).toBeGreaterThan(0);
  for (const { extensions } of errors ?? []) {
    expect(extensions['code']).toMatch(/^[A-Za-z_-]+$/);
    expect(extensions['code']).not.toBe('internal-error');
    expect(extensions['status']).toBe(400);
    expect(extensions['requestId']).toMatch(/^[\w.:-]{8,}$/);
  }
  expect(text).not.toMatch(/node_modules|at .*\.[jt]s:\d|SELECT |stacktrace/);
}

describe('a document that asks too much, or nothing that can be asked', () => {
  it.each(Object.entries(attacks))('%s is refused with 400, and nothing is looked up', async (name, query) => {
    door.memory.lookups = 0;
    expectRefusal(await door.ask(query), name);
    expect(door.memory.lookups).toBe(0);
  });

  it('is refused again when it comes again, and another one in between is answered', async () => {
    for (const query of Object.values(attacks)) {
      expectRefusal(await door.ask(query), query.slice(0, 60));
      expect((await door.ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
    }
  });

  /** The least processor time, in microseconds, that asking took. */
  async function cost(query: string): Promise<number> {
    let least = Infinity;
    for (let round = 0; round < 5; round += 1) {
      const before = process.cpuUsage();
      await door.ask(query);
      const { user, system } = process.cpuUsage(before);
      least = Math.min(least, user + system);
    }
    return least;
  }

  it('costs no more than a page of answers, however it is made', async () => {
    const plain = await cost(boats('facts { nodes { id text { en } cited { quote } } }'));
    for (const [name, query] of Object.entries(attacks)) {
      const times = (await cost(query)) / plain;
      expect([name, times < 50 ? 'little' : `${times.toFixed(0)} times as much`]).toEqual([name, 'little']);
    }
  });
});

describe('fields that have to be held against each other', () => {
  // What one pair costs is the validator's; how many pairs there are is what a document can blow up.
  it.each([
    ['one field over and over', `{ ${'catalogs { catalog } '.repeat(145)} }`],
    [
      'one field in many fragments',
      `{ ${times(28, (at) => `...F${at}`)} } ${times(28, (at) => `fragment F${at} on Query { catalogs { catalog releases } }`)}`,
    ],
    ['nested lists of the same', boats('facts { nodes { id } } '.repeat(70))],
  ])('%s: no more than the tokens of one document can be', async (_name, query) => {
    const { schema } = door.app.get(GraphQLSchemaHost);
    const document = parse(query, parseLimits);
    const begin = process.cpuUsage();
    validate(schema, document, [...specifiedRules, ...limitRules]);
    const { user } = process.cpuUsage(begin);
    const plainBegin = process.cpuUsage();
    for (let round = 0; round < 1000; round += 1)
      validate(schema, parse('{ catalogs { catalog } }'), [...specifiedRules]);
    expect(user).toBeLessThan(process.cpuUsage(plainBegin).user);
    expect((await door.ask(query)).status).toBeLessThan(500);
  });
});

describe('a document that is kept', () => {
  it('is weighed again with each set of variables', async () => {
    const query =
      'query($first: Int) { release(catalog: "boats") { facts(first: $first) { nodes { id text { en ja } related { fact { id } } } } } }';
    expect((await door.ask(query, { first: 10 })).errors).toBeUndefined();
    const { status, errors } = await door.ask(query, { first: 100_000 });
    expect([status, errors?.[0]?.extensions['code']]).toEqual([400, 'GRAPHQL_TOO_COSTLY']);
    expect((await door.ask(query, { first: 10 })).errors).toBeUndefined();
  });

  it('answers each of its operations by its name', async () => {
    const query = 'query A { __typename } query B { catalogs { catalog } }';
    expect((await door.ask(query, {}, { operationName: 'A' })).data).toEqual({ __typename: 'Query' });
    expect((await door.ask(query, {}, { operationName: 'B' })).data).toEqual({ catalogs: [{ catalog: 'boats' }] });
    for (const operationName of ['C', '', '__proto__', 'constructor', 'a'.repeat(10_000)])
      expectRefusal(await door.ask(query, {}, { operationName }), operationName.slice(0, 20));
  });

  it('pays for the operation that is run, however harmless another one is', async () => {
    const query = `query A { __typename } query B ${attacks['pages in pages']}`;
    expect((await door.ask(query, {}, { operationName: 'A' })).status).toBe(200);
    expectRefusal(await door.ask(query, {}, { operationName: 'B' }), 'the costly one');
  });
});

describe('a body', () => {
  const post = (body: string, type = 'application/json') =>
    request(door.url).post('/graphql').set('content-type', type).serialize(String).send(body);

  it.each([
    ['a batch', '[{"query":"{ __typename }"},{"query":"{ __typename }"}]'],
    ['a batch of one', '[{"query":"{ __typename }"}]'],
    ['an empty batch', '[]'],
    ['nothing', '{}'],
    ['a query that is a number', '{"query":7}'],
    ['a query that is a tree', '{"query":{"kind":"Document"}}'],
    ['a query that is null', '{"query":null}'],
    ['variables in a text', '{"query":"{ __typename }","variables":"{}"}'],
    ['variables in a list', '{"query":"{ __typename }","variables":[]}'],
    ['extensions in a text', '{"query":"{ __typename }","extensions":"x"}'],
    ['a name that is a number', '{"query":"{ __typename }","operationName":7}'],
    ['a null byte in the document', JSON.stringify({ query: '{ catalogs \u0000 { catalog } }' })],
    ['a prototype', '{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}'],
    ['half of it', '{"query":'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['white space', ' '],
  ])('that is %s is refused under a request id', async (about, body) => {
    const response = await post(body);
    const told = response.body as { requestId?: string; errors: { extensions?: { requestId?: string } }[] };
    expect([about, response.status]).toEqual([
      about,
      expect.toSatisfy((status: number) => status >= 400 && status < 500),
    ]);
    expect(told.requestId ?? told.errors[0]?.extensions?.requestId).toBe(response.headers['x-request-id']);
    expect(response.text).not.toMatch(/node_modules|stack/);
  });

  it('keeps nothing of persisted queries', async () => {
    const query = '{ __typename }';
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'e'.repeat(64) } };
    for (let at = 0; at < 50; at += 1) {
      const { errors } = await door.ask(`${query} #${at}`, {}, { extensions });
      expect(errors?.[0]?.extensions['code']).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
    }
    const { errors, data } = await door.ask('', {}, { extensions });
    expect([errors?.[0]?.extensions['code'], data]).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED', undefined]);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'nonsense',
  ])('of %s, as a form of a browser or an upload sends it, is refused', async (type) =>
    expect((await post('{"query":"{ __typename }"}', type)).status).toBe(415),
  );

  it('of 5 MB of variables is refused or answered, and never fails', async () => {
    const query = 'query($question: ValidateQuestionInput!) { validate(question: $question) { __typename } }';
    const fits = await post(
      JSON.stringify({ query, variables: { question: { catalog: 'boats', document: 'a'.repeat(5_000_000) } } }),
    );
    expect(fits.status).toBeLessThan(500);
    const wide = { query, variables: Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`v${at}`, at])) };
    const answer = await post(JSON.stringify(wide));
    expect([answer.status, answer.text.length < 20_000]).toEqual([400, true]);
    const large = await post(JSON.stringify({ query, variables: { question: { document: 'a'.repeat(5_400_000) } } }));
    expect([large.status, (large.body as { code: string }).code]).toEqual([413, 'body-too-large']);
  });

  it('is not taken from an address that a page can make a browser open', async () => {
    for (const query of ['{ __typename }', 'mutation { __typename }']) {
      const response = await request(door.url).get('/graphql').query({ query });
      expect(response.status).toBe(400);
      expect(
        (response.body as { errors: { extensions: { requestId: string } }[] }).errors[0]?.extensions.requestId,
      ).toBe(response.headers['x-request-id']);
    }
    const asked = await request(door.url)
      .get('/graphql')
      .query({ query: '{ __typename }' })
      .set('apollo-require-preflight', '1');
    expect(asked.body).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('a service that hides its schema', () => {
  it('neither tells it nor guesses what was meant', async () => {
    const closed = await startFixtureApp({ PLIMSOLL_GRAPHQL_INTROSPECTION: 'false' });
    try {
      for (const query of [
        '{ __schema { queryType { name } } }',
        '{ __type(name: "Fact") { name } }',
        '{ catalog { __typename ...on Catalog { __type(name: "Fact") { name } } } }',
      ])
        expectRefusal(await closed.ask(query), query);
      const { errors } = await closed.ask('{ catalogz { catalog } }');
      expect(errors?.[0]?.message).not.toMatch(/catalogs/);
      expect((await closed.ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
    } finally {
      await closed.app.close();
    }
  });
});
