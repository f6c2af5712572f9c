import { expect, it } from 'vitest';
import { draftWith, expressionOf, itemOf } from './draft.spec-fixture.js';
import { idsUnique } from './ids-unique.js';

it('lets a draft pass in which each id stands once', () => {
  expect(idsUnique.run(draftWith())).toEqual([]);
});

it('reports an id that two items of a kind have, and lets two kinds share one', () => {
  const problems = idsUnique.run(
    draftWith((draft) => {
      draft.facts.push(structuredClone(itemOf(draft.facts, 'pier-ferries')));
      itemOf(draft.categories, 'berth').id = 'pier';
    }),
  );
  expect(problems).toEqual([
    { check: 'ids-unique', item: { kind: 'fact', id: 'pier-ferries' }, pointer: '/id', message: expect.any(String) },
  ]);
});

it('reports doubles inside an item where they stand', () => {
  const problems = idsUnique.run(
    draftWith((draft) => {
      const fact = itemOf(draft.facts, 'pier-ferries');
      fact.alsoOf = ['buoy', 'pier'];
      fact.with = ['buoy', 'buoy'];
      fact.relations = [
        { type: 'refines', fact: 'pier-max-ships' },
        { type: 'refines', fact: 'pier-max-ships' },
      ];
      const dimension = itemOf(draft.dimensions, 'use-when');
      dimension.values?.push({ id: 'deep-water', name: { en: 'Deep', ja: '深い' } });
      itemOf(draft.dimensions, 'ferries').qualifiers?.push({ id: 'by-day', name: { en: 'Day', ja: '昼' } });
      itemOf(draft.vocabularies, 'flag').words.push({ id: 'blue', name: { en: 'Navy', ja: '紺' } });
    }),
  );
  expect(problems.map(({ item, pointer }) => `${item.id} ${pointer}`)).toEqual([
    'pier-ferries /alsoOf/1',
    'pier-ferries /with/1',
    'pier-ferries /relations/1',
    'ferries /qualifiers/2/id',
    'use-when /values/2/id',
    'flag /words/1/id',
  ]);
});

it('reports a line of a formula that has the name of an earlier one', () => {
  const line = { name: 'ships', text: { en: 'Ships', ja: '船' }, value: expressionOf('1') };
  const problems = idsUnique.run(
    draftWith((draft) => {
      const [need, have] = [expressionOf('0'), expressionOf('1')];
      const title = { en: 'Tonnage', ja: 'トン数' };
      const formula = { id: 'tonnage', order: 1, version: 1, title, for: 'cluster', unit: 'tons', need, have } as const;
      draft.formulas = [{ ...formula, lines: [line, { ...line, name: 'crews' }, line] }];
    }),
  );
  expect(problems.map(({ item, pointer }) => `${item.id} ${pointer}`)).toEqual(['tonnage /lines/2/name']);
});
