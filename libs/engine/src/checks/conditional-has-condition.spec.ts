import { expect, it } from 'vitest';
import { conditionalHasCondition } from './conditional-has-condition.js';
import { draftWith, itemOf } from './draft.spec-fixture.js';

const conditional = { type: 'capability', support: 'conditional' } as const;

it('lets a conditional statement pass that says its condition', () => {
  const draft = draftWith((content) => {
    itemOf(content.facts, 'pier-ferries').value = { ...conditional, condition: { en: 'By day.', ja: '昼間のみ。' } };
  });
  expect(conditionalHasCondition.run(draft)).toEqual([]);
});

it('reports a conditional statement without a condition', () => {
  const draft = draftWith((content) => {
    itemOf(content.facts, 'pier-ferries').value = { ...conditional, qualifiers: ['by-day'] };
  });
  expect(conditionalHasCondition.run(draft).map(({ item, pointer }) => [item.id, pointer])).toEqual([
    ['pier-ferries', '/value'],
  ]);
});
