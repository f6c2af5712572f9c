import { describe, expect, it } from 'vitest';
import { ruleContext, judgeContext } from './context.js';
import { compileExpression, evaluate } from './evaluate.js';
import {
  capability,
  content,
  expression,
  fact,
  judgeText,
  maximum,
  problemsOf,
  release,
  TODAY,
  type FactInput,
} from './release.spec-fixture.js';

const facts: readonly FactInput[] = [
  fact('kubenet-nodes', 'kubenet/max-nodes', maximum(400)),
  fact('kubenet-windows', 'kubenet/windows', capability('unsupported')),
  fact('overlay-windows', 'overlay/windows', capability('supported')),
  fact('flat-windows', 'flat/windows', capability('conditional'), { certainty: 'ambiguous' }),
  fact('gateway-windows', 'gateway/windows', capability('not-applicable')),
  fact('overlay-nodes', 'overlay/max-nodes', { ...maximum(0), number: undefined, symbol: 'api-server-max' }),
  fact('gateway-version', 'gateway/min-version', {
    ...maximum(0),
    op: 'at-least-version',
    number: undefined,
    version: '1.7.9',
  }),
  fact('flat-nodes-old', 'flat/max-nodes', maximum(100)),
  fact('flat-nodes-new', 'flat/max-nodes', maximum(200), { certainty: 'inferred' }),
  fact('kubenet-reach', 'kubenet/reach', capability('conditional', 'pod-initiated', 'manual-routes')),
  fact('flat-reach', 'flat/reach', capability('supported')),
  fact('overlay-reach', 'overlay/reach', capability('supported', 'both-directions')),
  fact('gateway-apis', 'gateway/apis', { type: 'attribute', values: ['gateway-api'] }),
  fact('gateway-hosting', 'gateway/hosting', { type: 'attribute', values: ['outside'] }),
  fact('gateway-kubenet', 'gateway/windows', capability('unsupported'), { with: ['kubenet'] }),
  fact('gateway-kubenet-nodes', 'gateway/max-nodes', maximum(5), { with: ['kubenet'] }),
  fact('flat-beyond', 'flat/windows', {
    ...capability('conditional'),
    beyond: { number: 250, unit: 'nodes', scope: 'cluster' },
  }),
  fact('kubenet-retired', 'kubenet/life', {
    type: 'lifecycle',
    status: 'retired',
    scope: 'product',
    from: '2028-03-31',
  }),
  fact('kubenet-default', 'kubenet/life', { type: 'lifecycle', status: 'default', scope: 'portal' }),
  fact('gateway-overlay-one', 'gateway/reach', capability('supported'), { with: ['overlay', 'flat'] }),
  fact('gateway-overlay-two', 'gateway/reach', capability('supported'), { with: ['overlay', 'kubenet'] }),
  fact('gateway-flat-two', 'gateway/reach', capability('unsupported'), { with: ['flat', 'kubenet'] }),
  fact('gateway-use-when', 'gateway/apis', {
    type: 'guidance',
    signal: 'ingress-api',
    direction: 'favours',
    need: 'required',
    strength: 'strong',
  }),
  fact('flat-advice', 'flat/apis', {
    type: 'guidance',
    signal: 'ingress-api',
    direction: 'disfavours',
    need: 'required',
    strength: 'strong',
  }),
  fact('kubenet-dated', 'kubenet/advised-nodes', maximum(300, 'recommended'), { effectiveFrom: '2027-01-01' }),
];
const ask = (text: string) => judgeText(text, { facts });

describe('functions on facts', () => {
  it.each([
    ["supports('kubenet', 'windows')", false, ['kubenet-windows']],
    ["supports('overlay', 'windows')", true, ['overlay-windows']],
    ["supports('flat', 'windows')", true, ['flat-beyond', 'flat-windows']],
    ["supports('gateway', 'windows')", 'unknown', ['gateway-windows']],
    ["supports('gateway', 'reach')", 'unknown', []],
    ["supports('kubenet', 'reach', 'pod-initiated')", true, ['kubenet-reach']],
    ["supports('kubenet', 'reach', 'peer-initiated')", false, ['kubenet-reach']],
    ["supports('kubenet', 'reach', 'manual-routes')", true, ['kubenet-reach']],
    ["supports('overlay', 'reach', 'peer-initiated')", true, ['overlay-reach']],
    ["supports('overlay', 'reach', 'manual-routes')", 'unknown', ['overlay-reach']],
    ["supports('flat', 'reach', 'peer-initiated')", true, ['flat-reach']],
    ["supportsWith('gateway', 'windows', 'kubenet')", false, ['gateway-kubenet']],
    ["supportsWith('gateway', 'windows', 'flat')", 'unknown', []],
    ["supportsWith('gateway', 'reach', 'overlay')", true, ['gateway-overlay-one', 'gateway-overlay-two']],
    ["supportsWith('gateway', 'reach', 'flat')", 'unknown', ['gateway-flat-two', 'gateway-overlay-one']],
    ["attribute('gateway', 'apis', 'gateway-api')", true, ['gateway-apis']],
    ["attribute('gateway', 'apis', 'ingress-api')", true, ['gateway-use-when']],
    ["attribute('flat', 'apis', 'ingress-api')", 'unknown', ['flat-advice']],
    ["attribute('gateway', 'hosting', 'in-cluster')", false, ['gateway-hosting']],
    ["attribute('flat', 'hosting', 'in-cluster')", 'unknown', []],
    ["limit('kubenet', 'max-nodes') > 1", true, ['kubenet-nodes']],
    ["limit('overlay', 'max-nodes') > 1", 'unknown', ['overlay-nodes']],
    ["limit('kubenet', 'advised-nodes') > 1", 'unknown', []],
    ["limitWith('gateway', 'max-nodes', 'kubenet') > 1", true, ['gateway-kubenet-nodes']],
    ["limit('gateway', 'min-version') < semver('1.10.0')", true, ['gateway-version']],
    ["limit('gateway', 'min-version') > semver('1.7.10')", false, ['gateway-version']],
    ["beyond('flat', 'windows') > 1.0", true, ['flat-beyond']],
    ["beyond('kubenet', 'windows') == 0.0", true, []],
    ["lifecycle('kubenet', 'default', 'portal')", true, ['kubenet-default']],
    ["lifecycle('kubenet', 'retired', 'product')", 'unknown', []],
    ["lifecycle('flat', 'default', 'portal')", 'unknown', []],
  ] as const)('%s is %s and has read %j', (text, value, read) => {
    expect(ask(text)).toMatchObject({ value, facts: read });
  });

  it('says which pair is missing', () => {
    expect(ask("supports('gateway', 'reach') && limit('overlay', 'max-nodes') > 0").missing).toEqual([
      'gateway/reach',
      'overlay/max-nodes',
    ]);
  });

  it('takes a fact from the day it holds', () => {
    const compiled = compileExpression(
      expression(
        "lifecycle('kubenet', 'retired', 'product') && limit('kubenet', 'advised-nodes') > 1",
        ruleContext(content(facts), 'cluster'),
      ),
      [],
    );
    const on = (asOf: string) => evaluate(compiled, { release: release(facts), asOf, variables: {} }).value;
    expect([on('2026-12-31'), on('2028-03-30'), on('2028-03-31')]).toEqual(['unknown', 'unknown', true]);
  });

  it('reports the conditional statements that made it true, and none when it is not true', () => {
    expect(ask("supports('kubenet', 'reach', 'pod-initiated')").conditions.map(({ id }) => id)).toEqual([
      'kubenet-reach',
    ]);
    expect(ask("supports('kubenet', 'reach', 'peer-initiated')").conditions).toEqual([]);
    expect(ask("!supports('kubenet', 'reach')").conditions).toEqual([]);
  });

  it('carries the certainty of the fact in use and whether another contradicts it', () => {
    expect(ask("supports('kubenet', 'windows')")).toMatchObject({ certainty: 'stated', disputed: false });
    expect(ask("limit('flat', 'max-nodes') > 1")).toMatchObject({
      certainty: 'stated',
      disputed: true,
      facts: ['flat-nodes-new', 'flat-nodes-old'],
    });
    const [unsure] = [fact('unsure', 'kubenet/max-nodes', maximum(1), { certainty: 'ambiguous' })];
    expect(judgeText("limit('kubenet', 'max-nodes') > 0", { facts: [unsure] }).certainty).toBe('ambiguous');
  });

  it('asks a judge about the candidate, and about what was asked', () => {
    const judge = compileExpression(
      expression(
        "supports(option, 'windows') && value <= limit(option, 'max-nodes')",
        judgeContext(content(facts), 'number'),
      ),
    );
    const on = (option: string, value: number) =>
      evaluate(judge, { release: release(facts), asOf: TODAY, variables: { option, value } }).value;
    expect([on('kubenet', 1), on('flat', 100), on('flat', 201), on('overlay', 1)]).toEqual([
      false,
      true,
      false,
      'unknown',
    ]);
    expect(
      evaluate(judge, { release: release(facts), asOf: TODAY, variables: { option: 'galley', value: 1 } }),
    ).toMatchObject({ value: 'error', error: 'unknown-option' });
  });
});

describe('what the same question asks of another requirement', () => {
  const catalog = {
    ...content(),
    requirements: [
      { id: 'nodes', type: 'number' as const },
      { id: 'windows', type: 'yes' as const },
      { id: 'through', type: 'date' as const },
    ],
  };
  const judge = (text: string, asked?: ReadonlyMap<string, boolean | number | string>) =>
    evaluate(compileExpression(expression(text, judgeContext(catalog, 'number'))), {
      release: release(),
      asOf: TODAY,
      variables: { option: 'kubenet', value: 100 },
      ...(asked ? { asked } : {}),
    });

  it('is its value, of its type', () => {
    const asked = new Map<string, boolean | number | string>([
      ['nodes', 3],
      ['windows', true],
      ['through', '2028-01-01'],
    ]);
    expect(judge("asked('nodes') * value == value + value + value", asked).value).toBe(true);
    expect(judge("asked('windows') && asked('through') > '2027-12-31'", asked).value).toBe(true);
  });

  it('is unknown where it is not asked, and leaves decided what is decided without it', () => {
    expect(judge("asked('nodes') > value", new Map())).toMatchObject({ value: 'unknown', missing: ['asked(nodes)'] });
    expect(judge("asked('nodes') > value")).toMatchObject({ value: 'unknown', missing: ['asked(nodes)'] });
    expect(judge("asked('windows') || value > 0").value).toBe(true);
    expect(judge("asked('windows') && value < 0").value).toBe(false);
  });

  it.each([
    ['in the judge of a requirement alone', "asked('nodes') > 1", ruleContext(catalog, 'cluster'), /judge/],
    [
      'of a requirement that is in the release',
      "asked('node') > 1",
      judgeContext(catalog, 'yes'),
      /no requirement node/,
    ],
    ['of a literal', 'asked(option) > 1', judgeContext(catalog, 'yes'), /literal/],
    ['of one requirement', "asked('nodes', 'windows')", judgeContext(catalog, 'yes'), /takes a requirement/],
    ['by its type', "asked('nodes')", judgeContext(catalog, 'yes'), /int, not bool/],
  ])('can be asked %s', (_, text, context, message) => {
    expect(problemsOf(text, context).join()).toMatch(message);
  });
});

describe('the stated end of an option', () => {
  const retired = (from: string, scope = 'all') => ({ type: 'lifecycle', status: 'retired', scope, from }) as const;
  const ends: readonly FactInput[] = [
    fact('kubenet-ends', 'kubenet/life', retired('2028-03-31')),
    fact('kubenet-windows-ends', 'kubenet/life', retired('2027-06-30', 'windows')),
    fact('overlay-with-gateway-ends', 'overlay/life', retired('2027-01-01'), { with: ['gateway'] }),
    fact('overlay-on-windows-ends', 'overlay/life', retired('2027-02-01'), { scope: { os: 'windows' } }),
    fact('overlay-was-over', 'overlay/life', { ...retired('2020-01-01'), to: '2021-01-01' }),
    fact('flat-ga', 'flat/life', { type: 'lifecycle', status: 'ga', scope: 'all', from: '2020-01-01' }),
    fact('gateway-announced', 'gateway/life', retired('2027-01-01')),
    fact('gateway-moved-on', 'gateway/life', retired('2029-01-01'), {
      relations: [{ type: 'supersedes', fact: 'gateway-announced' }],
    }),
  ];
  const survives = (option: string, value: string) =>
    evaluate(compileExpression(expression('!endsBy(option, value)', judgeContext(content(ends), 'date'))), {
      release: release(ends),
      asOf: TODAY,
      variables: { option, value },
    });
  const conditions = (option: string, value: string) => survives(option, value).conditions.map(({ id }) => id);

  it('is a yes from its first day on, and is named', () => {
    expect(survives('kubenet', '2028-03-30')).toMatchObject({
      value: true,
      facts: ['kubenet-ends', 'kubenet-windows-ends'],
    });
    expect(survives('kubenet', '2028-03-31')).toMatchObject({ value: false, facts: ['kubenet-ends'], conditions: [] });
    expect(survives('kubenet', '2099-01-01').value).toBe(false);
  });

  it('is a no, never unknown, where none is stated', () => {
    expect(survives('flat', '2099-01-01')).toMatchObject({ value: true, facts: [], conditions: [], missing: [] });
  });

  it('leaves a condition where only a part ends by then', () => {
    expect(conditions('kubenet', '2027-06-29')).toEqual([]);
    expect(conditions('kubenet', '2027-06-30')).toEqual(['kubenet-windows-ends']);
    expect(conditions('overlay', '2027-12-31')).toEqual(['overlay-with-gateway-ends', 'overlay-on-windows-ends']);
    expect(conditions('kubenet', '2028-03-31')).toEqual([]);
  });

  it('hears neither an end that is over nor one that a newer statement has taken back', () => {
    expect(survives('overlay', '2026-12-31')).toMatchObject({ value: true, facts: [] });
    expect(survives('gateway', '2028-12-31').value).toBe(true);
    expect(survives('gateway', '2029-01-01')).toMatchObject({ value: false, facts: ['gateway-moved-on'] });
  });

  it('is unknown for a day that is not told and an error for what is no day', () => {
    const unsaid = { ...content(ends), requirements: [{ id: 'through', type: 'date' as const }] };
    const judge = expression("endsBy(option, asked('through'))", judgeContext(unsaid, 'yes'));
    const on = (asked: ReadonlyMap<string, string>) =>
      evaluate(compileExpression(judge), {
        release: release(ends),
        asOf: TODAY,
        variables: { option: 'flat', value: true },
        asked,
      });
    expect(on(new Map())).toMatchObject({ value: 'unknown', missing: ['asked(through)'] });
    expect(on(new Map([['through', '2027-02-29']]))).toMatchObject({ value: 'error', error: 'malformed-day' });
    expect(survives('galley', '2027-01-01')).toMatchObject({ value: 'error', error: 'unknown-option' });
  });

  it.each([
    ['endsBy(option)', /option and a day/],
    ['endsBy(option, value, value)', /option and a day/],
    ['endsBy(option, 1)', /a day is due/],
    ["endsBy('galley', value)", /no option galley/],
  ])('is not asked as %s', (text, message) => {
    expect(problemsOf(text, judgeContext(content(ends), 'date')).join()).toMatch(message);
  });

  it('lists the cells it can read', () => {
    expect(expression('endsBy(option, value)', judgeContext(content(ends), 'date')).facts).toEqual([
      'flat/life',
      'gateway/life',
      'kubenet/life',
      'overlay/life',
    ]);
  });
});

describe('the option a design uses', () => {
  const isChosen = (network: object) => judgeText("chosen('network-plugin') == 'overlay'", { design: { network } });
  it('is the one whose matches holds while no other could', () => {
    expect(isChosen({ plugin: 'azure', pluginMode: 'overlay' }).value).toBe(true);
    expect(isChosen({ plugin: 'azure', pluginMode: null }).value).toBe(false);
    expect(isChosen({ plugin: 'kubenet' }).value).toBe(false);
  });

  it('is unknown where it cannot be told, with what would tell it', () => {
    expect(isChosen({ plugin: 'azure' })).toMatchObject({ value: 'unknown', missing: ['/network/pluginMode'] });
    expect(isChosen({}).missing).toEqual(['/network/plugin', '/network/pluginMode']);
  });

  it('answers the facts by what is chosen', () => {
    const design = { network: { plugin: 'kubenet' } } as const;
    expect(judgeText("supports(chosen('network-plugin'), 'windows')", { design, facts })).toMatchObject({
      value: false,
      facts: ['kubenet-windows'],
    });
    expect(judgeText("supportsWith('gateway', 'windows', chosen('network-plugin'))", { design, facts }).value).toBe(
      false,
    );
  });

  it('names every fact pair and path that it can read', () => {
    const compiled = expression(
      "supports(chosen('network-plugin'), 'windows') && agentPools.all(p, p.count > 0)",
      ruleContext(content(facts), 'cluster'),
    );
    expect(compiled.facts).toEqual(['flat/windows', 'kubenet/windows', 'overlay/windows']);
    expect(compiled.reads).toEqual(['/agentPools', '/agentPools/*/count', '/network/plugin', '/network/pluginMode']);
  });
});
