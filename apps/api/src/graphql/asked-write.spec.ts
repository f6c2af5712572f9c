import { Problem } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../access/caller.js';
import { etagMeant, payloadOf, readDraftWrite, readWrite } from './asked-write.js';

const caller: Caller = { id: 'token:one', kind: 'token', name: 'one', roles: ['editor'] };
const context = { requestId: 'request-1', caller };
const ID = '0mwrw5cpplkc';

/** As GraphQL makes it of a document: without a prototype. */
const bare = (members: object): object => Object.assign(Object.create(null) as object, members);

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the arguments of a write', () => {
  it('become what the same write over REST is asked with', () => {
    const args = { input: bare({ title: ' A draft ' }), idempotencyKey: 'one', dryRun: true };
    const { asked, input } = readWrite('createDraft', args, context);
    expect(asked(input)).toEqual({
      operation: 'createDraft',
      caller,
      requestId: 'request-1',
      question: { title: 'A draft' },
      idempotencyKey: 'one',
      isDryRun: true,
    });
  });

  it.each([{}, { idempotencyKey: null, dryRun: null }])(
    'are no key and no dry run where nothing is told: %j',
    (more) => {
      const { asked } = readWrite('createDraft', { input: { title: 'x' }, ...more }, context);
      expect(asked(null)).toMatchObject({ idempotencyKey: undefined, isDryRun: false });
    },
  );

  it('name a draft and the version of it that was read', () => {
    const args = { id: ID, kind: 'fact', key: 'x', input: bare({ note: null }), ifMatch: `${ID}-1` };
    const { asked, meant, path, input } = readDraftWrite('patchDraftItem', args, context);
    expect(meant).toEqual({ id: ID, etag: `${ID}-1` });
    expect(path).toEqual({ id: ID, kind: 'fact', key: 'x' });
    expect(input).toEqual({ note: null });
    expect(asked({ patch: input }).question).toEqual({ ...meant, question: { patch: { note: null } } });
  });

  it.each([
    ['a path', { id: 'Of another shape', ifMatch: 'x' }, 'invalid-request', ['/id']],
    ['a key', { id: ID, ifMatch: 'x', idempotencyKey: 'ü' }, 'invalid-idempotency-key', []],
    ['a tag', { id: ID, ifMatch: 'W/"x"' }, 'invalid-if-match', []],
  ])('are refused for %s', (_about, args, code, places) => {
    const problem = problemOf(() => readDraftWrite('submitDraft', args, context).asked({}));
    expect([problem.status, problem.code]).toEqual([400, code]);
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual(places);
  });

  it('are refused for an input, with places in it', () => {
    const problem = problemOf(() => readWrite('createToken', { input: { name: 'x', roles: ['king'] } }, context));
    expect(problem).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/roles/0' }] });
  });
});

describe('a tag', () => {
  it.each(['abc-1', '"abc-1"', ' "abc-1" '])('is meant by %j', (ifMatch) =>
    expect(etagMeant({ ifMatch })).toBe('abc-1'),
  );
});

describe('a payload', () => {
  it('tells what was answered, with its tag, and how it came about', () => {
    const headers = { etag: '"abc-1"', 'dry-run': 'true' };
    expect(payloadOf('submitDraft', { status: 200, headers, body: '{"id":"abc"}' })).toEqual({
      draft: { id: 'abc' },
      etag: 'abc-1',
      status: 200,
      isDryRun: true,
      isReplayed: false,
    });
  });

  it('has no tag where there is none, and says so of what was done before', () => {
    const headers = { 'idempotency-replayed': 'true' };
    expect(payloadOf('createToken', { status: 201, headers, body: '{"token":null}' })).toEqual({
      token: { token: null },
      etag: null,
      status: 201,
      isDryRun: false,
      isReplayed: true,
    });
  });
});
