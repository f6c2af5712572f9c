import { expect, it } from 'vitest';
import { textCompiler } from './compile-texts.js';
import { draftWith, ruleNamed, type DraftContent } from './draft.spec-fixture.js';
import { ruleExamplesHold } from './rule-examples-hold.js';

type Rule = DraftContent['rules'][number];
const pool = (count: number | undefined) => ({
  agentPools: [{ name: 'a', ...(count === undefined ? {} : { count }) }],
});

function draftExpecting(examples: Rule['examples']) {
  return draftWith((draft) => {
    const rule = ruleNamed('no-more-ships');
    Object.assign(rule.cases[0] ?? {}, {
      seen: [{ name: 'limit', value: "limit('pier', 'max-ships')" }],
      assert: 'agentPools.map(p, p.count).sum() <= limit',
    });
    draft.rules.push(textCompiler(draft).compile('rule', { ...rule, examples }).item as Rule);
  });
}

it('lets a rule pass whose examples come out as they say', () => {
  const draft = draftExpecting([
    { name: 'full', design: pool(400), expect: 'pass' },
    { name: 'over', design: pool(401), expect: 'fail', severity: 'error' },
    { name: 'not told', design: pool(undefined), expect: 'unknown' },
  ]);
  expect(ruleExamplesHold.run(draft)).toEqual([]);
});

it.each<[string, Rule['examples'][number]]>([
  ['another result', { name: 'over', design: pool(401), expect: 'pass' }],
  ['another severity', { name: 'over', design: pool(401), expect: 'fail', severity: 'note' }],
  ['a design that is none', { name: 'over', design: { ships: 3 }, expect: 'fail' }],
])('reports an example with %s', (_, example) => {
  const problems = ruleExamplesHold.run(
    draftExpecting([
      { name: 'full', design: pool(400), expect: 'pass' },
      { name: 'not told', design: pool(undefined), expect: 'unknown' },
      example,
    ]),
  );
  expect(problems.map(({ item, pointer }) => [item.id, pointer])).toEqual([['no-more-ships', '/examples/2']]);
});

it('reports a rule whose examples all expect the same', () => {
  const problems = ruleExamplesHold.run(
    draftExpecting([
      { name: 'full', design: pool(400), expect: 'pass' },
      { name: 'empty', design: pool(0), expect: 'pass' },
    ]),
  );
  expect(problems.map(({ pointer }) => pointer)).toEqual(['/examples']);
});

it('does not run a rule whose tree is not what its text gives', () => {
  const draft = draftExpecting([
    { name: 'full', design: pool(400), expect: 'fail' },
    { name: 'over', design: pool(401), expect: 'pass' },
  ]);
  expect(ruleExamplesHold.run(draft)).toHaveLength(2);
  Object.assign(draft.content.rules[0]?.cases[0]?.assert ?? {}, { tree: { k: 'call', fn: 'launch', args: [] } });
  expect(ruleExamplesHold.run({ ...draft })).toEqual([]);
});
