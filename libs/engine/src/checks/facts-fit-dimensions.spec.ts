import { expect, it } from 'vitest';
import { draftWith, itemOf, type DraftContent, type DraftFact } from './draft.spec-fixture.js';
import { factsFitDimensions } from './facts-fit-dimensions.js';

const limit = { type: 'limit', op: 'max', unit: 'ships', scope: 'pier', kind: 'hard', adjustable: false } as const;
const guidance = { type: 'guidance', direction: 'favours', need: 'preferred', strength: 'weak' } as const;

const draftSaying = (
  id: string,
  value: DraftFact['value'],
  change: (draft: DraftContent) => unknown = () => undefined,
) =>
  draftWith((draft) => {
    itemOf(draft.facts, id).value = value;
    change(draft);
  });

it.each<[string, DraftFact['value']]>([
  ['pier-ferries', { type: 'capability', support: 'supported', qualifiers: ['by-day'] }],
  ['pier-max-ships', { ...limit, symbol: 'as-many-as-fit' }],
  ['pier-use-when-short-stay', { type: 'attribute', values: ['deep-water'] }],
  ['pier-use-when-short-stay', { ...guidance, signal: 'deep-water' }],
])('lets %s pass with a value that fits', (id, value) => {
  expect(factsFitDimensions.run(draftSaying(id, value))).toEqual([]);
});

it.each<[string, DraftFact['value'], string]>([
  ['pier-ferries', { ...limit, number: 1 }, '/value/type'],
  [
    'pier-ferries',
    { type: 'capability', support: 'supported', qualifiers: ['by-day', 'at-night'] },
    '/value/qualifiers/1',
  ],
  ['pier-ferries', { type: 'capability', support: 'supported', values: ['small'] }, '/value/values/0'],
  ['pier-max-ships', { ...limit, number: 1, symbol: 'many' }, '/value'],
  ['pier-max-ships', { ...limit, number: 1.5 }, '/value'],
  ['pier-max-ships', { ...limit, number: 1, op: 'at-least-version' }, '/value/op'],
  ['pier-max-ships', { ...limit, number: 1, unit: 'boats' }, '/value/unit'],
  ['pier-use-when-short-stay', { type: 'attribute', values: ['shade'] }, '/value/values/0'],
  ['pier-use-when-short-stay', { type: 'lifecycle', status: 'ga', scope: 'pier' }, '/value/status'],
  ['pier-use-when-short-stay', { ...guidance, signal: 'shade' }, '/value/signal'],
])('reports %s with the value %j', (id, value, pointer) => {
  expect(factsFitDimensions.run(draftSaying(id, value)).map((problem) => [problem.item.id, problem.pointer])).toEqual([
    [id, pointer],
  ]);
});

it('takes a version only where the dimension holds versions', () => {
  const version = { ...limit, op: 'at-least-version', version: '1.2' } as const;
  const asVersion = (draft: DraftContent) => (itemOf(draft.dimensions, 'max-ships').valueType = 'version');
  expect(factsFitDimensions.run(draftSaying('pier-max-ships', version, asVersion))).toEqual([]);
  expect(factsFitDimensions.run(draftSaying('pier-max-ships', version))).toHaveLength(1);
});

it('reports a qualifier that implies one the dimension does not have', () => {
  const draft = draftWith((content) => {
    const always = itemOf(itemOf(content.dimensions, 'ferries').qualifiers ?? [], 'always');
    always.implies = ['by-day', 'at-night'];
  });
  expect(factsFitDimensions.run(draft).map(({ item, pointer }) => [item.id, pointer])).toEqual([
    ['ferries', '/qualifiers/1/implies/1'],
  ]);
});
