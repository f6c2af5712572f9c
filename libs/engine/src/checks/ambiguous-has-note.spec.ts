import { expect, it } from 'vitest';
import { ambiguousHasNote } from './ambiguous-has-note.js';
import { draftWith, itemOf } from './draft.spec-fixture.js';

it('lets a stated fact pass without a note, and an ambiguous one with it', () => {
  const draft = draftWith((content) =>
    Object.assign(itemOf(content.facts, 'pier-ferries'), {
      certainty: 'ambiguous',
      note: { en: 'Read so.', ja: 'こう読む。' },
    }),
  );
  expect(ambiguousHasNote.run(draft)).toEqual([]);
});

it.each(['ambiguous', 'inferred'] as const)('reports a fact that is %s and has no note', (certainty) => {
  const draft = draftWith((content) => Object.assign(itemOf(content.facts, 'pier-ferries'), { certainty }));
  expect(ambiguousHasNote.run(draft).map(({ item, pointer }) => [item.id, pointer])).toEqual([
    ['pier-ferries', '/certainty'],
  ]);
});
