import { expect, it } from 'vitest';
import { addFact, draftWith, itemOf, type DraftFact } from './draft.spec-fixture.js';
import { supersedesOneCell } from './supersedes-one-cell.js';

const draftSuperseding = (older: Partial<DraftFact>, newer: Partial<DraftFact> = {}) =>
  draftWith((content) => {
    Object.assign(itemOf(content.facts, 'pier-max-ships'), older);
    const relations = [{ type: 'supersedes' as const, fact: 'pier-max-ships' }];
    addFact(content, 'pier-max-ships', { id: 'pier-ships-now', relations, ...newer });
  });

it('lets a fact supersede another of the same cell, or of one of its own options', () => {
  expect(supersedesOneCell.run(draftSuperseding({}, {}))).toEqual([]);
  expect(supersedesOneCell.run(draftSuperseding({ option: 'buoy' }, { option: 'pier', alsoOf: ['buoy'] }))).toEqual([]);
});

it.each<[string, Partial<DraftFact>, Partial<DraftFact>]>([
  ['is about ferries', { dimension: 'ferries' }, { dimension: 'max-ships' }],
  ['is also about buoy', { alsoOf: ['buoy'] }, { alsoOf: [] }],
  ['holds in another scope', {}, { scope: { tide: 'low' } }],
  ['holds in another combination', { with: ['buoy'] }, { with: [] }],
])('reports a fact that supersedes one which %s', (complaint, older, newer) => {
  expect(supersedesOneCell.run(draftSuperseding(older, newer))).toEqual([
    {
      check: 'supersedes-one-cell',
      item: { kind: 'fact', id: 'pier-ships-now' },
      pointer: '/relations/0',
      message: `supersedes pier-max-ships, which ${complaint}`,
    },
  ]);
});
