import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import {
  createGraphqlClient,
  GraphqlError,
  releaseListDocument,
  type ReleaseListQuery,
  type ReleaseListQueryVariables,
  type TypedDocument,
} from '../graphql.js';
import { ProblemError, ResponseError, TimeoutError } from './errors.js';
import { answer, FaultyServer, resets, saysNothing, sends } from './faulty-server.spec-fixture.js';

let server: FaultyServer;
beforeAll(async () => {
  server = await FaultyServer.start();
});
afterAll(() => server.stop());

const client = (more: object = {}) =>
  createGraphqlClient({ baseUrl: server.url, timeoutMs: 500, deadlineMs: 5000, random: () => 0, ...more });

const OK = JSON.stringify({ data: { catalogs: [] } });

const REFUSED = {
  message: 'There is no such release.',
  path: ['release'],
  extensions: {
    type: '/problems/release-not-found',
    title: 'T',
    status: 404,
    code: 'release-not-found',
    errors: [],
    requestId: 'r',
  },
};

const failureOf = async (call: PromiseLike<unknown>): Promise<unknown> => {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call did not fail');
};

describe('asking a document', () => {
  it('sends it with its variables and gives its data', async () => {
    server.behave(
      sends(
        answer(200, OK, { 'content-type': 'application/graphql-response+json; charset=utf-8', 'x-request-id': 'r-1' }),
      ),
    );
    const one = client({ token: 't0', headers: { 'x-team': 'net' } });
    const told = await one.ask('query($a: Int) { catalogs { catalog } }', { a: 1 }).withResponse();
    expect(told).toMatchObject({ data: { catalogs: [] }, status: 200, requestId: 'r-1', tries: 1 });
    expect(server.heads[0]).toMatch(/^POST \/graphql /);
    expect(server.heads[0]).toMatch(/authorization: Bearer t0/i);
    expect(server.heads[0]).toMatch(/x-team: net/i);
    expect(await one.ask('{ catalogs { catalog } }')).toEqual({ catalogs: [] });
  });

  it('knows the types of its own documents, and takes those that generators write', () => {
    const one = client();
    const ask = (variables: ReleaseListQueryVariables) => one.ask(releaseListDocument, variables);
    expectTypeOf(ask).returns.resolves.toEqualTypeOf<ReleaseListQuery>();
    const foreign = Object.assign('{ catalogs { catalog } }', {}) as unknown as TypedDocument<
      { a: number },
      { b: string }
    >;
    const foreignAsk = () => one.ask(foreign, { b: 'x' });
    expectTypeOf(foreignAsk).returns.resolves.toEqualTypeOf<{ a: number }>();
    // @ts-expect-error a variable that has to be told is not left out
    const without = () => one.ask(foreign);
    // @ts-expect-error a variable of another type is refused
    const wrong = () => one.ask(releaseListDocument, { first: 'ten' });
    expect([without, wrong]).toHaveLength(2);
  });

  it.each([
    ['with status 200', 200, { data: null, errors: [REFUSED] }],
    ['with data next to it', 200, { data: { release: null }, errors: [REFUSED] }],
    ['with a status of its own', 404, { errors: [REFUSED] }],
  ])('a refusal %s is a problem by its code', async (_name, status, body) => {
    server.behave(sends(answer(status, JSON.stringify(body))));
    const error = await failureOf(client().ask('{ release { label } }'));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toBeInstanceOf(GraphqlError);
    expect(error).toMatchObject({
      code: 'release-not-found',
      status: 404,
      message: 'There is no such release.',
      failures: [{ path: ['release'] }],
      problem: { title: 'T', requestId: 'r' },
    });
    expect(server.heads).toHaveLength(1);
  });

  it('what GraphQL itself refuses is told by its code', async () => {
    const errors = [{ message: 'Cannot query field "x".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }];
    server.behave(sends(answer(400, JSON.stringify({ errors }))));
    expect(await failureOf(client().ask('{ x }'))).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', status: 400 });
  });

  it.each([
    ['a page of a proxy', answer(200, '<html>Log in</html>', { 'content-type': 'text/html' })],
    ['JSON of something else', answer(200, '{"status":"ok"}')],
    ['nothing', answer(200, '{"data":null}')],
  ])('%s is no answer', async (_name, text) => {
    server.behave(sends(text));
    expect(await failureOf(client({ retries: 0 }).ask('{ catalogs { catalog } }'))).toBeInstanceOf(ResponseError);
  });

  it('a query is sent again, and ends in time', async () => {
    server.behave(resets, sends(answer(503, '{}', { 'retry-after': '0' })), sends(answer(200, OK)));
    expect(await client().ask('{ catalogs { catalog } }').withResponse()).toMatchObject({ tries: 3 });
    server.behave(saysNothing);
    const error = await failureOf(client({ deadlineMs: 100 }).ask('{ catalogs { catalog } }'));
    expect(error).toBeInstanceOf(TimeoutError);
  });

  it('a query that is refused for now is sent again after the wait that is asked for', async () => {
    const errors = [{ message: 'Soon.', extensions: { code: 'not-ready', status: 503 } }];
    const waits: number[] = [];
    const hooks = { onRetry: ({ waitMs }: { waitMs: number }) => waits.push(waitMs) };
    server.behave(sends(answer(503, JSON.stringify({ errors }), { 'retry-after': '1' })), sends(answer(200, OK)));
    expect(await client({ hooks }).ask('{ catalogs { catalog } }')).toEqual({ catalogs: [] });
    expect(waits).toEqual([1000]);
  });

  it('a mutation is sent once, unless it has a key', async () => {
    server.behave(resets, sends(answer(200, OK)));
    await failureOf(client().ask('mutation { publish { label } }'));
    expect(server.heads).toHaveLength(1);
    server.behave(resets, sends(answer(200, OK)));
    const keyed = client().ask('mutation { publish { label } }', {}, { idempotencyKey: 'k' });
    expect(await keyed.withResponse()).toMatchObject({ tries: 2 });
    expect(server.heads[1]).toMatch(/idempotency-key: k/i);
  });
});
