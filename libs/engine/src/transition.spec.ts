import { describe, expect, it } from 'vitest';
import type { Design } from './model/design.js';
import type { ReadDocument } from './model/report.js';
import { transitionAnswerSchema } from './model/transition.js';
import { capability, fact, readDesign, release, rule, TODAY } from './rules/release.spec-fixture.js';
import { transition } from './transition.js';
import { runExamples } from './validate-examples.js';
import { validate } from './validate.js';

const facts = [
  fact('kubenet-windows', 'kubenet/windows', capability('unsupported')),
  fact('overlay-windows', 'overlay/windows', capability('supported'), { effectiveFrom: '2026-01-01' }),
];

const both = (text: string) => ({ en: text, ja: `${text} (ja)` });

const step = (phase: 'before' | 'change' | 'after', order: number, text: string, when?: 'passes' | 'fails') => ({
  phase,
  order,
  text: both(text),
  ...(when ? { when } : {}),
});

const toOverlay = 'from.network.plugin == "kubenet" && to.network.plugin == "azure"'.replaceAll('"', "'");
const rules = [
  rule(
    'upgrade',
    'transition',
    [
      {
        appliesWhen: toOverlay,
        assert: "supports('overlay', 'windows')",
        at: '/to/network/plugin',
        message: '{item} cannot be upgraded',
        transition: {
          judges: ['/network/plugin', '/network/pluginMode'],
          steps: [step('change', 10, 'Upgrade.', 'passes'), step('after', 5, 'Look at it.')],
        },
      },
      {
        appliesWhen: toOverlay,
        seen: { policy: 'from.network.policy' },
        assert: '!has(from.network.policy)',
        at: '/from/network/policy',
        message: '{policy} is still on',
        transition: {
          effect: 'off-first',
          concerns: ['/network/plugin'],
          steps: [step('before', 20, 'Take the policy engine off.', 'fails')],
        },
      },
    ],
    { facts },
  ),
  rule(
    'frozen',
    'transition',
    [
      {
        appliesWhen: 'has(from.network.serviceCidrs)',
        assert: 'from.network.serviceCidrs == to.network.serviceCidrs',
        at: '/to/network/serviceCidrs',
        message: 'the service range is frozen',
        transition: {
          effect: 'frozen',
          judges: ['/network/serviceCidrs'],
          steps: [step('before', 1, 'Say good-bye.', 'fails')],
        },
      },
    ],
    { facts },
  ),
  rule(
    'pools',
    'transition',
    [{ assert: 'has(to.agentPools)', at: '/to/agentPools', transition: { judges: ['/agentPools/*/count'] } }],
    { facts },
  ),
];
const one = release(facts, rules);

const kubenet: Design = {
  cluster: { name: 'ship' },
  network: { plugin: 'kubenet', policy: null, serviceCidrs: ['10.0.0.0/16'] },
  agentPools: [
    { name: 'a', count: 3, osType: 'Linux' },
    { name: 'b', count: 5 },
  ],
};
const overlay: Design = { network: { plugin: 'azure', pluginMode: 'overlay' } };
const ask = (from: Design | ReadDocument, to: Design | ReadDocument, locale: 'en' | 'ja' = 'en', asOf = TODAY) => {
  const read = (side: Design | ReadDocument) => ('pointers' in side ? side : readDesign(side));
  const answer = transition(one, read(from), read(to), { asOf, locale, horizon: 365 });
  expect(transitionAnswerSchema.parse(answer)).toEqual(answer);
  return answer;
};

describe('transition', () => {
  it('is allowed where every rule that applies says so, and gives the steps in order', () => {
    const answer = ask(kubenet, overlay);
    expect(answer.verdict).toBe('allowed');
    expect(answer.unjudged).toEqual([]);
    expect(answer.changes.map(({ path, change, rules: by }) => [path, change, by])).toEqual([
      ['/network/plugin', 'changed', ['upgrade']],
      ['/network/pluginMode', 'cannot-tell', ['upgrade']],
    ]);
    expect(answer.steps.map(({ phase, text }) => [phase, text])).toEqual([
      ['change', 'Upgrade.'],
      ['after', 'Look at it.'],
    ]);
    expect(answer.steps[0]).toMatchObject({ rule: 'upgrade', facts: ['overlay-windows'] });
    expect(answer.steps[0]?.citations).toMatchObject([{ quote: 'quote of overlay-windows' }]);
  });

  it('is refused where a frozen value changes, and points into the document that asks for it', () => {
    const answer = ask(kubenet, { network: { serviceCidrs: ['10.1.0.0/16'] } });
    expect(answer.verdict).toBe('refused');
    expect(answer.frozen).toMatchObject([
      {
        rule: 'frozen',
        result: 'fail',
        path: '/to/document/network/serviceCidrs',
        message: 'the service range is frozen',
      },
    ]);
    expect(answer.steps.map(({ text }) => text)).toEqual(['Say good-bye.']);
    expect(answer.severities.error).toBe(1);
  });

  it('tells what is frozen also where nothing changes it', () => {
    const answer = ask(kubenet, {});
    const path = '/from/document/network/serviceCidrs';
    expect(answer).toMatchObject({
      verdict: 'allowed',
      changes: [],
      frozen: [{ rule: 'frozen', result: 'pass', path }],
    });
  });

  it('is refused where something has to be off first and is on, and says so before the change', () => {
    const answer = ask({ ...kubenet, network: { ...kubenet.network, policy: 'calico' } }, overlay);
    expect(answer.verdict).toBe('refused');
    expect(answer.offFirst).toMatchObject([
      { result: 'fail', path: '/from/document/network/policy', message: 'calico is still on' },
    ]);
    expect(answer.steps.map(({ text }) => text)).toEqual(['Take the policy engine off.', 'Upgrade.', 'Look at it.']);
  });

  it('is unknown where a rule that could refuse it could not be judged', () => {
    const answer = ask({ network: { plugin: 'kubenet' } }, { network: { plugin: 'azure' }, agentPools: [] });
    expect(answer.verdict).toBe('unknown');
    expect(answer.offFirst).toMatchObject([{ result: 'unknown' }]);
    expect(answer.findings.find(({ path }) => path.startsWith('/from'))?.missing).toEqual(['/from/network/policy']);
  });

  it('is unknown on a day for which the facts say nothing', () => {
    const answer = ask(kubenet, overlay, 'en', '2025-12-31');
    expect([answer.verdict, answer.asOf]).toEqual(['unknown', '2025-12-31']);
    expect(answer.steps).toEqual([]);
  });

  it('never allows a change that no rule speaks of', () => {
    const answer = ask(kubenet, { cluster: { region: 'westeurope' } });
    expect(answer).toMatchObject({ verdict: 'unknown', unjudged: ['/cluster/region'] });
  });

  it('answers in Japanese', () => {
    const answer = ask(kubenet, overlay, 'ja');
    expect(answer.steps[0]?.text).toBe('Upgrade. (ja)');
    expect(answer.findings[0]?.title).toBe('Rule frozen (ja)');
  });

  it('gives byte-equal answers to the same question', () => {
    expect(JSON.stringify(ask(kubenet, overlay))).toBe(JSON.stringify(ask(kubenet, overlay)));
  });
});

describe('the design after a transition', () => {
  const counts = (to: Design['agentPools']) =>
    ask(kubenet, { agentPools: to }).changes.map(({ path, change, from, to: now }) => [path, change, from, now]);

  it('keeps what is not told, and finds node pools again by name in any order', () => {
    expect(
      counts([
        { name: 'b', count: 6 },
        { name: 'a', count: 3 },
      ]),
    ).toEqual([['/agentPools/name=b/count', 'changed', 5, 6]]);
  });

  it('takes a list that is told as complete', () => {
    expect(counts([{ name: 'a' }, { name: 'c', count: 1 }])).toEqual([
      ['/agentPools/name=b', 'removed', { name: 'b', count: 5 }, undefined],
      ['/agentPools/name=c', 'added', undefined, { name: 'c', count: 1 }],
    ]);
  });

  it('tells being absent from not being told', () => {
    const policy = (from: Design['network'], to: Design['network']) =>
      ask({ network: from, agentPools: [] }, { network: to }).changes.map(({ change }) => change);
    expect(policy({ policy: 'calico' }, { policy: null })).toEqual(['removed']);
    expect(policy({ policy: null }, { policy: 'calico' })).toEqual(['added']);
    expect(policy({}, { policy: 'calico' })).toEqual(['cannot-tell']);
    expect(policy({ policy: 'calico' }, {})).toEqual([]);
  });

  it('does not fill in what the new document sets to something it cannot tell', () => {
    const to: ReadDocument = { ...readDesign({ network: { plugin: 'azure' } }), unresolved: ['/network/serviceCidrs'] };
    const answer = ask(kubenet, to);
    expect(answer.frozen).toMatchObject([{ rule: 'frozen', result: 'unknown' }]);
    expect(answer.changes.at(-1)).toEqual({ path: '/network/serviceCidrs', change: 'cannot-tell', rules: ['frozen'] });
    expect(answer.verdict).toBe('unknown');
  });

  it('leaves aside what could not be judged of values that do not change', () => {
    const { serviceCidrs: _, ...network } = kubenet.network ?? {};
    const answer = ask({ ...kubenet, network }, overlay);
    expect(answer).toMatchObject({ verdict: 'allowed', frozen: [] });
    expect(ask({ ...kubenet, network }, { network: { serviceCidrs: ['10.0.0.0/16'] } })).toMatchObject({
      verdict: 'unknown',
      frozen: [{ rule: 'frozen', result: 'unknown' }],
    });
  });

  it('leaves aside what could not be judged of a rule that is about nothing that changes', () => {
    const about = rule('about', 'transition', [
      {
        appliesWhen: "from.cluster.region == 'west'",
        assert: 'false',
        transition: { concerns: ['/network/pluginMode'] },
      },
    ]);
    const two = release(facts, [...rules, about]);
    const verdictOf = (to: Design) =>
      transition(two, readDesign({ agentPools: [] }), readDesign(to), { asOf: TODAY, locale: 'en', horizon: 365 });
    expect(verdictOf({ agentPools: [] })).toMatchObject({ verdict: 'allowed', unjudged: [] });
    expect(verdictOf({ network: { pluginMode: 'overlay' } })).toMatchObject({
      verdict: 'unknown',
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'about', result: 'unknown' })]),
    });
  });

  it('takes ids of resources as the same in any case', () => {
    const pool = (subnetId: string) => [{ name: 'a', subnetId }];
    const changes = (to: string) =>
      ask({ agentPools: pool('/subscriptions/S/subnets/one') }, { agentPools: pool(to) }).changes;
    expect(changes('/Subscriptions/s/subnets/ONE')).toEqual([]);
    expect(changes('/subscriptions/S/subnets/two')).toHaveLength(1);
  });
});

describe('pointers of a transition', () => {
  it('are those of both documents, with the lines of a text', () => {
    const from: ReadDocument = {
      ...readDesign(kubenet),
      format: 'aks',
      pointers: {
        '': '',
        '/network': '/properties/networkProfile',
        '/network/policy': '/properties/networkProfile/np',
      },
      lines: { '/properties/networkProfile/np': 12 },
    };
    const answer = ask(
      { ...from, design: { ...from.design, network: { ...from.design.network, policy: 'calico' } } },
      overlay,
    );
    expect(answer.offFirst[0]?.path).toBe('/from/document/properties/networkProfile/np');
    expect(answer.formats).toEqual({ from: 'aks', to: 'design' });
  });
});

describe('rules on a transition', () => {
  it('have no place in a report on one design', () => {
    const report = validate(one, readDesign(kubenet), { asOf: TODAY, locale: 'en', horizon: 365 });
    expect(report.findings).toEqual([]);
  });

  it('are tried on examples with both designs, on the day the example names', () => {
    const examples = [
      { name: 'today', design: { from: kubenet, to: overlay }, expect: 'pass' as const },
      { name: 'before', design: { from: kubenet, to: overlay }, expect: 'unknown' as const, asOf: '2025-12-31' },
      { name: 'no upgrade', design: { from: kubenet, to: {} }, expect: 'not-applicable' as const },
      { name: 'wrong', design: { from: kubenet, to: overlay }, expect: 'not-applicable' as const },
      { name: 'no pair', design: kubenet, expect: 'pass' as const },
    ];
    const [upgrade] = release(facts, [{ ...rules[0], examples } as (typeof rules)[number]]).content.rules;
    const mismatches = upgrade ? runExamples(one, upgrade, TODAY) : [];
    expect(mismatches.map(({ example }) => example)).toEqual(['wrong', 'no pair']);
    expect(mismatches[1]?.problem).toBeDefined();
  });
});
