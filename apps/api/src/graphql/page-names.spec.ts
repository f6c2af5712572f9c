import { Problem } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { readArguments } from './asked-read.js';
import { listed } from './listed.js';
import { inPageNames } from './page-names.js';

describe('a problem of a page', () => {
  it('names the arguments as they are called here, in its places and in its words', () => {
    const place = { pointer: '/pageSize', code: 'too-large', detail: 'too large' };
    const run = () =>
      inPageNames(() => {
        throw new Problem(400, 'invalid-request', '/pageSize: too large', [place]);
      });
    expect(run).toThrow(
      expect.objectContaining({ message: '/first: too large', errors: [{ ...place, pointer: '/first' }] }) as Error,
    );
  });

  it('leaves every other place and every other error alone', () => {
    const bug = new Error('/pageSize');
    expect(() =>
      inPageNames(() => {
        throw bug;
      }),
    ).toThrow(bug);
    expect(() => readArguments('drafts', { state: 'wishful' })).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/state' })] }) as Error,
    );
  });
});

describe('the arguments of a root field', () => {
  it('are what REST is asked with, without what is null', () => {
    const { query } = readArguments('drafts', { first: 2, after: '0mwrw5cpplkc', state: null, catalog: 'boats' });
    expect(query).toEqual({ pageSize: 2, pageToken: '0mwrw5cpplkc', catalog: 'boats' });
    expect(readArguments('audit', { first: 2, after: '7' }).query).toEqual({ pageSize: 2, after: '7' });
  });
});

describe('a list that grows', () => {
  const idOf = ({ id }: { readonly id: string }) => id;

  it('is a page with a cursor behind each item', () => {
    const page = listed({ items: [{ id: 'a' }, { id: 'b' }], nextPageToken: 'b' }, idOf, {});
    expect(page).toEqual({
      edges: [
        { cursor: 'a', node: { id: 'a' } },
        { cursor: 'b', node: { id: 'b' } },
      ],
      nodes: [{ id: 'a' }, { id: 'b' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'a', endCursor: 'b' },
    });
  });

  it('says of its end what stands before it', () => {
    expect(listed({ items: [] }, idOf, { pageToken: 'b' }).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: null,
      endCursor: null,
    });
  });
});
