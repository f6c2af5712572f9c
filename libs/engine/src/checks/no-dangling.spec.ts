import { expect, it } from 'vitest';
import { draftWith, expressionOf, itemOf, type DraftContent } from './draft.spec-fixture.js';
import { noDangling } from './no-dangling.js';

it('lets a draft pass in which every id names an item', () => {
  expect(noDangling.run(draftWith())).toEqual([]);
});

const breaks: [string, (draft: DraftContent) => unknown][] = [
  ['option pier /category', (draft) => (itemOf(draft.options, 'pier').category = 'gone')],
  ['option pier /modeOf', (draft) => (itemOf(draft.options, 'pier').modeOf = 'gone')],
  [
    'option pier /moved/to/1',
    (draft) => (itemOf(draft.options, 'pier').moved = { to: ['buoy', 'gone'], note: { en: 'Moved.', ja: '移動。' } }),
  ],
  ['dimension ferries /categories/0', (draft) => (itemOf(draft.dimensions, 'ferries').categories = ['gone'])],
  ['fact pier-ferries /option', (draft) => (itemOf(draft.facts, 'pier-ferries').option = 'gone')],
  ['fact pier-ferries /alsoOf/0', (draft) => (itemOf(draft.facts, 'pier-ferries').alsoOf = ['gone'])],
  ['fact pier-ferries /with/0', (draft) => (itemOf(draft.facts, 'pier-ferries').with = ['gone'])],
  ['fact pier-ferries /mentions/0', (draft) => (itemOf(draft.facts, 'pier-ferries').mentions = ['gone'])],
  ['fact pier-ferries /dimension', (draft) => (itemOf(draft.facts, 'pier-ferries').dimension = 'gone')],
  [
    'fact pier-ferries /value/target',
    (draft) =>
      (itemOf(draft.facts, 'pier-ferries').value = { type: 'lifecycle', status: 'ga', scope: 'pier', target: 'gone' }),
  ],
  [
    'fact pier-ferries /citations/0/revision',
    (draft) => (itemOf(draft.facts, 'pier-ferries').citations = [{ revision: 'gone', heading: null, quote: 'x' }]),
  ],
  [
    'fact pier-ferries /relations/0/fact',
    (draft) => (itemOf(draft.facts, 'pier-ferries').relations = [{ type: 'refines', fact: 'gone' }]),
  ],
  ['formula tonnage /facts/0', (draft) => (draft.formulas = [formulaCiting('gone')])],
  ['default depth /facts/0', (draft) => (draft.defaults = [defaultCiting('gone')])],
  ['requirement stay-short /categories/0', (draft) => (itemOf(draft.requirements, 'stay-short').categories = ['gone'])],
  [
    'requirement stay-short /scale/0/dimension',
    (draft) => (itemOf(draft.requirements, 'stay-short').scale = [{ by: 'attribute', dimension: 'gone', points: {} }]),
  ],
  ['source-revision harbour-1 /source', (draft) => (itemOf(draft.sourceRevisions, 'harbour-1').source = 'gone')],
];

it.each(breaks)('reports %s when it names nothing', (place, change) => {
  const problems = noDangling.run(draftWith((draft) => void change(draft)));
  expect(problems.map(({ item, pointer }) => `${item.kind} ${item.id} ${pointer}`)).toEqual([place]);
  expect(problems[0]?.message).toMatch(/^there is no .+ gone$/);
});

it('does not call an item missing that is there but malformed', () => {
  const draft = draftWith((content) => Object.assign(itemOf(content.dimensions, 'ferries'), { order: 'first' }));
  expect(noDangling.run(draft)).toEqual([]);
});

function formulaCiting(fact: string): NonNullable<DraftContent['formulas']>[number] {
  const [need, have] = [expressionOf('0'), expressionOf('1')];
  const title = { en: 'Tonnage', ja: 'トン数' };
  return { id: 'tonnage', order: 1, version: 1, title, for: 'cluster', unit: 'tons', need, have, facts: [fact] };
}

function defaultCiting(fact: string): NonNullable<DraftContent['defaults']>[number] {
  const title = { en: 'Depth', ja: '深さ' };
  const value = expressionOf('1');
  return { id: 'depth', order: 1, title, for: 'agent-pools', path: 'count', value, formats: ['arm'], facts: [fact] };
}
