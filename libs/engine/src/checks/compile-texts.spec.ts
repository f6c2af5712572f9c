import { expect, it } from 'vitest';
import { textCompiler } from './compile-texts.js';
import { draftWith, expressionOf, itemOf, ruleNamed } from './draft.spec-fixture.js';

const content = draftWith((draft) => {
  Object.assign(itemOf(draft.options, 'pier'), { matches: "cluster.name == 'pier'" });
}).content;
const compiler = textCompiler({ ...content });

const ruleSaying = (changes: object) => {
  const rule = ruleNamed('ships');
  return { ...rule, cases: [{ ...rule.cases[0], ...changes }] };
};

it('compiles a text, and an expression anew from its text', () => {
  const stale = { ...expressionOf('true'), tree: { k: 'old' } };
  const compiled = [ruleSaying({ assert: 'true' }), ruleSaying({ assert: stale })].map((rule) =>
    compiler.compile('rule', rule),
  );
  for (const { item, problems } of compiled) {
    expect(problems).toEqual([]);
    expect(item).toMatchObject({ cases: [{ assert: expressionOf('true') }] });
  }
});

it('leaves the item it was given as it was', () => {
  const rule = ruleSaying({ assert: 'true' });
  compiler.compile('rule', rule);
  expect(rule.cases[0]?.assert).toBe('true');
});

it('tells what a rule reads through the options that it may choose from', () => {
  const { item } = compiler.compile('rule', ruleSaying({ assert: "supports(chosen('berth'), 'ferries')" }));
  expect(item).toMatchObject({ cases: [{ assert: { reads: ['/cluster/name'], facts: ['pier/ferries'] } }] });
});

it('types each entry of seen for the ones after it', () => {
  const seen = [
    { name: 'ships', value: 'agentPools.map(p, p.count).sum()' },
    { name: 'isFull', value: "ships >= limit('pier', 'max-ships')" },
  ];
  expect(compiler.compile('rule', ruleSaying({ seen, assert: '!isFull' })).problems).toEqual([]);
  expect(compiler.compile('rule', ruleSaying({ seen, assert: '!ships' })).problems).toHaveLength(1);
});

it('reports each text that cannot be compiled, and nothing that only follows from it', () => {
  const seen = [{ name: 'ships', value: 'planes' }];
  const { problems, item } = compiler.compile('rule', ruleSaying({ appliesWhen: '1 +', seen, assert: 'ships > 0' }));
  expect(problems.map(({ steps }) => steps.join('/'))).toEqual(['cases/0/appliesWhen', 'cases/0/seen/0/value']);
  expect(item).toMatchObject({ cases: [{ appliesWhen: '1 +' }] });
});

it('leaves alone what holds no expression', () => {
  const fact = { id: 'a', matches: 'true' };
  expect(compiler.compile('fact', fact)).toEqual({ item: fact, problems: [] });
  expect(compiler.compile('rule', 7)).toEqual({ item: 7, problems: [] });
});
