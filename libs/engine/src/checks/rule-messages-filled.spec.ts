import { expect, it } from 'vitest';
import { draftWith, expressionOf, ruleNamed, type DraftContent } from './draft.spec-fixture.js';
import { ruleMessagesFilled } from './rule-messages-filled.js';

type Case = DraftContent['rules'][number]['cases'][number];
const run = (changes: Partial<Case>) =>
  ruleMessagesFilled.run(
    draftWith((draft) => {
      const rule = ruleNamed('no-more-ships');
      Object.assign(rule.cases[0] ?? {}, { seen: [{ name: 'ships', value: expressionOf('true') }] }, changes);
      draft.rules.push(rule);
    }),
  );

it('lets texts pass that tell what is seen, and the item', () => {
  const message = { en: '{item} holds {ships} of {ships}.', ja: '{ships} 隻、{item}。' };
  expect(run({ message, remediation: { en: 'Fewer.', ja: '減らす。' } })).toEqual([]);
});

it('reports a placeholder that nothing is seen under', () => {
  const problems = run({ remediation: { en: 'At most {limit}.', ja: '最大 {limit}。' } });
  expect(problems.map(({ pointer }) => pointer)).toEqual(['/cases/0/remediation/en', '/cases/0/remediation/ja']);
});

it('reports a message that tells a value in one language only', () => {
  const problems = run({ message: { en: '{item} holds {ships}.', ja: '{item} です。' } });
  expect(problems.map(({ pointer }) => pointer)).toEqual(['/cases/0/message']);
});
