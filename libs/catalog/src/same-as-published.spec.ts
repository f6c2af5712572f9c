import { expect, it } from 'vitest';
import { sameAsPublished } from './same-as-published.js';

const expression = { text: 'a', treeVersion: 1, tree: { k: 'root' }, reads: ['/a'], facts: [], cost: 1 };

it('ignores what an expression was compiled to, and the order of members', () => {
  const published = { id: 'x', cases: [{ assert: expression, facts: ['f'] }] };
  const authored = {
    cases: [{ facts: ['f'], assert: { ...expression, tree: { k: 'other' }, cost: 9, reads: [] } }],
    id: 'x',
  };
  expect(sameAsPublished(authored, published)).toBe(true);
});

it.each([
  ['another text of an expression', { a: { ...expression, text: 'b' } }, { a: expression }],
  ['another value', { a: 1 }, { a: 2 }],
  ['another order in a list', { a: [1, 2] }, { a: [2, 1] }],
  ['facts beside an expression', { a: expression, facts: ['f'] }, { a: expression, facts: [] }],
  ['a tree that is no part of an expression', { text: 'a', tree: 1 }, { text: 'a', tree: 2 }],
  ['an item that is gone', null, { a: 1 }],
])('sees %s', (_, authored, published) => {
  expect(sameAsPublished(authored, published)).toBe(false);
});

it('takes two removals for the same', () => {
  expect(sameAsPublished(null, null)).toBe(true);
});
