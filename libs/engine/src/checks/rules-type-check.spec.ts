import { expect, it } from 'vitest';
import { textCompiler } from './compile-texts.js';
import { draftWith, itemOf, ruleNamed, type DraftContent } from './draft.spec-fixture.js';
import { rulesTypeCheck } from './rules-type-check.js';

type Rule = DraftContent['rules'][number];

/** A draft whose rule, option and requirement hold expressions compiled from these texts. */
function draftSaying(texts: { seen?: string; assert?: string; matches?: string; judge?: string }) {
  return draftWith((draft) => {
    const rule = ruleNamed('no-more-ships');
    Object.assign(rule.cases[0] ?? {}, {
      seen: [{ name: 'limit', value: texts.seen ?? "limit('pier', 'max-ships')" }],
      assert: texts.assert ?? 'agentPools.map(p, p.count).sum() <= limit',
    });
    draft.rules.push(rule);
    Object.assign(itemOf(draft.options, 'pier'), { matches: texts.matches ?? "cluster.name == 'pier'" });
    Object.assign(itemOf(draft.requirements, 'stay-short'), { judge: texts.judge ?? "supports(option, 'ferries')" });
    const compiler = textCompiler(draft);
    draft.rules = [compiler.compile('rule', rule).item as Rule];
    draft.options = draft.options.map((one) => compiler.compile('option', one).item as typeof one);
    draft.requirements = draft.requirements.map((one) => compiler.compile('requirement', one).item as typeof one);
  });
}

it('lets expressions pass that type-check, and knows the types of what was seen before', () => {
  expect(rulesTypeCheck.run(draftSaying({}))).toEqual([]);
});

it.each<[string, Parameters<typeof draftSaying>[0]]>([
  ['rule no-more-ships /cases/0/assert', { assert: 'agentPools.size() <= berths' }],
  ['rule no-more-ships /cases/0/assert', { assert: 'limit' }],
  ['rule no-more-ships /cases/0/assert', { assert: 'limit <= 400' }],
  ['rule no-more-ships /cases/0/seen/0/value', { seen: "limit('pier', 'max-planes')" }],
  ['option pier /matches', { matches: 'cluster.colour == true' }],
  ['requirement stay-short /judge', { judge: "supports(option, 'planes')" }],
])('reports %s where it does not type-check', (place, texts) => {
  const problems = rulesTypeCheck.run(draftSaying(texts));
  expect(problems.map(({ item, pointer }) => `${item.kind} ${item.id} ${pointer}`)).toEqual([place]);
});

it('reports an expression whose tree is not what its text gives', () => {
  const draft = draftSaying({});
  const [rule] = draft.content.rules as [Rule];
  const other = draftSaying({ assert: 'limit <= 1' }).content.rules[0]?.cases[0]?.assert;
  Object.assign(rule.cases[0]?.assert ?? {}, { tree: other?.tree });
  expect(rulesTypeCheck.run(draft).map(({ item, pointer }) => `${item.id} ${pointer}`)).toEqual(['no-more-ships ']);
});

it('follows the release: an expression no longer passes when what it names is gone', () => {
  const draft = draftSaying({});
  const dimensions = draft.content.dimensions.filter(({ id }) => id !== 'ferries');
  expect(
    rulesTypeCheck.run({ ...draft, content: { ...draft.content, dimensions } }).map(({ item }) => item.id),
  ).toEqual(['stay-short']);
});

it('lets a rule stand as it is when there is one option more to choose from', () => {
  const draft = draftSaying({ assert: "supports(chosen('berth'), 'ferries')" });
  const [buoy, ...others] = draft.content.options;
  const matches = draftSaying({ matches: "cluster.region == 'open sea'" }).content.options.find(
    ({ id }) => id === 'pier',
  );
  const options = [{ ...buoy, matches: matches?.matches }, ...others] as typeof draft.content.options;
  expect(rulesTypeCheck.run({ ...draft, content: { ...draft.content, options } })).toEqual([]);
});
