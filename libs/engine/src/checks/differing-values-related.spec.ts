import { expect, it } from 'vitest';
import { differingValuesRelated } from './differing-values-related.js';
import { addFact, draftWith, itemOf, type DraftContent, type DraftFact } from './draft.spec-fixture.js';

const withSecond = (
  like: string,
  changes: Partial<DraftFact>,
  also: (draft: DraftContent) => unknown = () => undefined,
) =>
  draftWith((draft) => {
    addFact(draft, like, { id: 'second', ...changes });
    also(draft);
  });

const no = { type: 'capability', support: 'unsupported' } as const;
const more = {
  type: 'limit',
  op: 'max',
  number: 500,
  unit: 'ships',
  scope: 'pier',
  kind: 'hard',
  adjustable: false,
} as const;

it.each<[string, string, Partial<DraftFact>]>([
  ['say the same', 'pier-ferries', {}],
  ['are related', 'pier-ferries', { value: no, relations: [{ type: 'conflicts-with', fact: 'pier-ferries' }] }],
  ['hold in different scopes', 'pier-ferries', { value: no, scope: { tide: 'low' } }],
  ['hold in different combinations', 'pier-ferries', { value: no, with: ['buoy'] }],
  ['are of different options', 'pier-ferries', { value: no, option: 'buoy' }],
  ['are not both a position', 'pier-ferries', { value: { type: 'capability', support: 'unknown' } }],
])('lets two facts pass that %s', (_, like, changes) => {
  expect(differingValuesRelated.run(withSecond(like, changes))).toEqual([]);
});

it('lets facts pass that never hold on one day, and a fact that a third has superseded', () => {
  const before = withSecond('pier-max-ships', { value: more, effectiveTo: '2026-01-01' }, (draft) =>
    Object.assign(itemOf(draft.facts, 'pier-max-ships'), { effectiveFrom: '2026-01-01' }),
  );
  const superseded = withSecond('pier-max-ships', { value: more }, (draft) =>
    addFact(draft, 'pier-max-ships', { id: 'third', relations: [{ type: 'supersedes', fact: 'second' }] }),
  );
  expect(differingValuesRelated.run(before)).toEqual([]);
  expect(differingValuesRelated.run(superseded)).toEqual([]);
});

it.each<[string, string, Partial<DraftFact>]>([
  ['support', 'pier-ferries', { value: no }],
  ['limit', 'pier-max-ships', { value: more }],
  ['support through an option that both are about', 'pier-ferries', { value: no, option: 'buoy', alsoOf: ['pier'] }],
])('reports two facts of one cell with a different %s and no relation, once', (_, like, changes) => {
  const problems = differingValuesRelated.run(withSecond(like, changes));
  expect(problems.map(({ item, pointer }) => [item.id, pointer])).toEqual([[like, '/relations']]);
  expect(problems[0]?.message).toContain('second');
});
