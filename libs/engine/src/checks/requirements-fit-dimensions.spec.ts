import { expect, it } from 'vitest';
import { draftWith, itemOf, type DraftContent } from './draft.spec-fixture.js';
import { requirementsFitDimensions } from './requirements-fit-dimensions.js';

type Requirement = DraftContent['requirements'][number];
const asking = (changes: Partial<Requirement>) =>
  draftWith((draft) => void Object.assign(itemOf(draft.requirements, 'stay-short'), changes));

it('lets a requirement pass whose scale and signals exist', () => {
  const points = { strong: 1000, normal: 700, weak: 400 };
  expect(requirementsFitDimensions.run(draftWith())).toEqual([]);
  const draft = asking({ scale: [{ by: 'guidance', signals: ['deep-water'], points }] });
  expect(requirementsFitDimensions.run(draft)).toEqual([]);
});

it('leaves a dimension that does not exist to the check of dangling ids', () => {
  expect(
    requirementsFitDimensions.run(asking({ scale: [{ by: 'attribute', dimension: 'gone', points: {} }] })),
  ).toEqual([]);
});

it.each<[string, Partial<Requirement>]>([
  ['/signals/0', { signals: ['shade'] }],
  ['/scale/0', { scale: [{ by: 'judge', yes: 1000, conditional: 500, no: 0 }] }],
  ['/scale/0/dimension', { scale: [{ by: 'attribute', dimension: 'max-ships', points: {} }] }],
  ['/scale/0/points/shade', { scale: [{ by: 'attribute', dimension: 'use-when', points: { shade: 1 } }] }],
  [
    '/scale/0/signals/0',
    { scale: [{ by: 'guidance', signals: ['shade'], points: { strong: 3, normal: 2, weak: 1 } }] },
  ],
])('reports %s where it rests on nothing', (pointer, changes) => {
  expect(requirementsFitDimensions.run(asking(changes)).map((problem) => problem.pointer)).toEqual([pointer]);
});

it('lets one requirement of a category be the horizon, and only one that takes a day', () => {
  const through = (id: string): Requirement => ({
    id,
    order: 90,
    type: 'date',
    role: 'horizon',
    categories: itemOf(draftWith().content.requirements, 'stay-short').categories,
    question: { en: 'Through which day?', ja: 'いつまでですか。' },
  });
  const withHorizons = (...requirements: readonly Requirement[]) =>
    requirementsFitDimensions
      .run(draftWith((draft) => void draft.requirements.push(...requirements)))
      .map(({ item, pointer }) => [item.id, pointer]);
  expect(withHorizons(through('kept-through'))).toEqual([]);
  expect(withHorizons({ ...through('kept-through'), type: 'yes' })).toEqual([['kept-through', '/role']]);
  expect(withHorizons(through('kept-through'), through('moored-through'))).toEqual([['moored-through', '/role']]);
});
