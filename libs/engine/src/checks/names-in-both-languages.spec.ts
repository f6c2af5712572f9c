import { expect, it } from 'vitest';
import { draftWith, itemOf, type DraftContent } from './draft.spec-fixture.js';
import { namesInBothLanguages } from './names-in-both-languages.js';

const run = (change: (draft: DraftContent) => unknown) =>
  namesInBothLanguages.run(draftWith((draft) => void change(draft)));

it('lets a draft pass whose texts are in their languages', () => {
  expect(namesInBothLanguages.run(draftWith())).toEqual([]);
});

it.each(['Application Gateway for Containers', 'mTLS', 'X-Forwarded-For', 'IPv4', '/24'])(
  'takes the proper name %s for a name in both languages',
  (name) => {
    expect(run((draft) => (itemOf(draft.options, 'pier').name = { en: name, ja: name }))).toEqual([]);
  },
);

it('takes a proper name that only the English text writes small', () => {
  expect(run((draft) => (itemOf(draft.dimensions, 'ferries').name = { en: 'calico', ja: 'Calico' }))).toEqual([]);
});

it('takes the id of an option or a word for its name, but not that of a dimension', () => {
  expect(run((draft) => (itemOf(draft.options, 'pier').name = { en: 'pier', ja: 'pier' }))).toEqual([]);
  const word = (draft: DraftContent) => itemOf(itemOf(draft.vocabularies, 'flag').words, 'blue');
  expect(run((draft) => (word(draft).name = { en: 'blue', ja: 'blue' }))).toEqual([]);
  expect(run((draft) => (itemOf(draft.dimensions, 'ferries').name = { en: 'ferries', ja: 'ferries' }))).toHaveLength(1);
});

it.each<[string, (draft: DraftContent) => unknown]>([
  ['/name', (draft) => (itemOf(draft.options, 'pier').name = { en: 'Stone pier', ja: 'Stone pier' })],
  ['/name', (draft) => (itemOf(draft.options, 'pier').name = { en: 'Pier', ja: 'Jetty' })],
  ['/name', (draft) => (itemOf(draft.options, 'pier').name = { en: '桟橋', ja: '桟橋' })],
  ['/name', (draft) => (itemOf(draft.options, 'pier').name = { en: 'Pier', ja: ' ' })],
  ['/name', (draft) => Reflect.deleteProperty(itemOf(draft.options, 'pier').name, 'en')],
  ['/note', (draft) => (itemOf(draft.options, 'pier').note = { en: 'Azure CNI', ja: 'Azure CNI' })],
])('reports %s in the wrong language, case %#', (pointer, change) => {
  expect(run(change).map((problem) => [problem.item.id, problem.pointer])).toEqual([['pier', pointer]]);
});

it('finds texts deep inside an item', () => {
  const problems = run((draft) => {
    const fact = itemOf(draft.facts, 'pier-ferries');
    fact.relations = [{ type: 'refines', fact: 'pier-max-ships', note: { en: 'Why.', ja: 'Why.' } }];
  });
  expect(problems.map(({ pointer }) => pointer)).toEqual(['/relations/0/note']);
});
