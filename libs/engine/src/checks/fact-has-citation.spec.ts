import { expect, it } from 'vitest';
import { draftWith, itemOf } from './draft.spec-fixture.js';
import { factHasCitation } from './fact-has-citation.js';

it('lets a draft pass in which each fact cites', () => {
  expect(factHasCitation.run(draftWith())).toEqual([]);
});

it.each([
  ['an empty list', (fact: object) => Object.assign(fact, { citations: [] }), '/citations'],
  ['no list', (fact: object) => Reflect.deleteProperty(fact, 'citations'), '/citations'],
  [
    'a blank quote',
    (fact: { citations: { quote: string }[] }) => Object.assign(fact.citations[0] ?? {}, { quote: ' ' }),
    '/citations/0/quote',
  ],
])('reports a fact with %s', (_, change, pointer) => {
  const draft = draftWith((content) => change(itemOf(content.facts, 'pier-ferries')));
  expect(factHasCitation.run(draft).map((problem) => [problem.item.id, problem.pointer])).toEqual([
    ['pier-ferries', pointer],
  ]);
});
