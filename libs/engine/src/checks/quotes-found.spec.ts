import { expect, it } from 'vitest';
import { draftWith, itemOf, type DraftFact } from './draft.spec-fixture.js';
import { quotesFound } from './quotes-found.js';

const citing = (citation: Partial<DraftFact['citations'][number]>) =>
  draftWith((content) => Object.assign(itemOf(content.facts, 'pier-ferries').citations[0] ?? {}, citation));

it('finds quotes over line ends and runs of white space, with and without a line and a heading', () => {
  expect(quotesFound.run(draftWith())).toEqual([]);
  expect(quotesFound.run(citing({ quote: '400 ships,\n  and　ferries', line: 3 }))).toEqual([]);
  expect(quotesFound.run(citing({ quote: 'Tankers', line: undefined as never, heading: null }))).toEqual([]);
});

it.each([
  ['a quote that is not in the text', { quote: 'and tankers call at it.' }, '/citations/0/quote'],
  ['a quote that begins on another line', { quote: 'Tankers do not.', line: 4 }, '/citations/0/line'],
  ['a line that the text does not have', { line: 400 }, '/citations/0/line'],
  ['a heading that is not in the text', { heading: 'Lighthouse' }, '/citations/0/heading'],
])('reports %s', (_, citation, pointer) => {
  expect(quotesFound.run(citing(citation)).map((problem) => [problem.item.id, problem.pointer])).toEqual([
    ['pier-ferries', pointer],
  ]);
});

it('reports a revision whose text is missing, or is another than its hash names', () => {
  const draft = draftWith();
  const [sha256 = ''] = [...draft.texts.keys()];
  for (const texts of [new Map<string, string>(), new Map([[sha256, 'another text']])])
    expect(quotesFound.run({ ...draft, texts })).toContainEqual(
      expect.objectContaining({ item: { kind: 'source-revision', id: 'harbour-1' }, pointer: '/textSha256' }),
    );
});
