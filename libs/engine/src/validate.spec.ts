import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from './canonical.js';
import { designSchema, type Design } from './model/design.js';
import type { ReadDocument } from './model/report.js';
import { reportSchema } from './model/report.js';
import { compileRules } from './rules/compiled-rules.js';
import { capability, fact, maximum, readDesign, release, rule, TODAY } from './rules/release.spec-fixture.js';
import { runExamples } from './validate-examples.js';
import { validate } from './validate.js';

const question = { asOf: TODAY, locale: 'en', horizon: 365 } as const;

const facts = [
  fact('kubenet-nodes', 'kubenet/max-nodes', maximum(400)),
  fact('kubenet-nodes-again', 'kubenet/max-nodes', maximum(400), {
    certainty: 'ambiguous',
    relations: [{ type: 'corroborates', fact: 'kubenet-nodes' }],
  }),
  fact('flat-nodes', 'flat/max-nodes', maximum(100), { certainty: 'ambiguous' }),
  fact('overlay-nodes', 'overlay/max-nodes', maximum(10)),
  fact('overlay-nodes-too', 'overlay/max-nodes', maximum(20)),
  fact('kubenet-advised', 'kubenet/advised-nodes', maximum(5, 'recommended')),
  fact('kubenet-windows', 'kubenet/windows', capability('unsupported')),
];

const nodeLimit = (plugin: string, dimension = 'max-nodes') => ({
  appliesWhen: `chosen('network-plugin') == '${plugin}'`,
  seen: { nodes: 'agentPools.map(p, p.count).sum()', limit: `limit('${plugin}', '${dimension}')` },
  assert: 'nodes <= limit',
  at: '/agentPools',
  message: '{item}: {nodes} of {limit}; {other}',
});

const nodeRule = rule('node-limit', 'cluster', [nodeLimit('kubenet')], { facts });
const noWindows = rule(
  'no-windows',
  'agent-pools',
  [
    {
      appliesWhen: "pool.osType == 'Windows'",
      seen: { os: 'pool.osType' },
      assert: "supports(chosen('network-plugin'), 'windows')",
      at: 'osType',
      message: '{item} is {os}',
    },
  ],
  { facts },
);
const one = release(facts, [nodeRule, noWindows]);

const pools = (...counts: (number | undefined)[]): Design['agentPools'] =>
  counts.map((count, index) => ({ name: `pool${index}`, osType: 'Linux', ...(count === undefined ? {} : { count }) }));
const kubenet = (agentPools: Design['agentPools']): Design => ({
  cluster: { name: 'ship' },
  network: { plugin: 'kubenet' },
  agentPools,
});
const judge = (design: Design, rules = one) => validate(rules, readDesign(design), question);
const only = (design: Design, ...rules: Parameters<typeof release>[1] & object) => {
  const [finding, ...more] = judge(design, release(facts, rules)).findings;
  expect(more).toEqual([]);
  return finding;
};

describe('a word that is not told', () => {
  const policy = rule('no-policy', 'cluster', [
    {
      appliesWhen: "has(intent.environment) && intent.environment == 'production'",
      assert: 'false',
      severity: 'warning',
    },
    { assert: 'false', severity: 'note' },
  ]);

  it('never makes a finding more severe than it may be', () => {
    const severityOf = (intent: Design['intent']) =>
      judge({ intent }, release([], [policy])).findings.map(({ result, severity }) => [result, severity]);
    expect(severityOf({ environment: 'production' })).toEqual([['fail', 'warning']]);
    expect(severityOf({ environment: null })).toEqual([['fail', 'note']]);
    expect(severityOf({})).toEqual([['fail', 'note']]);
  });
});

describe('validate', () => {
  it('reports each rule on each place, with what it saw, what it rests on, and why', () => {
    const report = judge(kubenet([...(pools(399, 1) ?? []), { name: 'win', osType: 'Windows', count: 1 }]));
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({
      outcome: 'fail',
      counts: { pass: 0, fail: 2, unknown: 0, 'not-applicable': 2, suppressed: 0, error: 0 },
      severities: { error: 2, warning: 0, note: 0 },
      options: { 'network-plugin': 'kubenet' },
    });
    expect(report.findings.map(({ rule: id, path, result }) => [id, path, result])).toEqual([
      ['no-windows', '/agentPools/0', 'not-applicable'],
      ['no-windows', '/agentPools/1', 'not-applicable'],
      ['no-windows', '/agentPools/2/osType', 'fail'],
      ['node-limit', '/agentPools', 'fail'],
    ]);
    expect(report.findings[3]).toMatchObject({
      message: 'ship: 401 of 400; {other}',
      seen: { nodes: 401, limit: 400 },
      because: [{ expression: 'nodes <= limit', left: 401, right: 400 }],
      facts: ['kubenet-nodes', 'kubenet-nodes-again'],
      citations: [{ fact: 'kubenet-nodes', quote: 'quote of kubenet-nodes' }, { fact: 'kubenet-nodes-again' }],
    });
    expect(report.findings[2]).toMatchObject({ message: 'win is Windows', facts: ['kubenet-windows'] });
  });

  it('passes at the bound', () => {
    const report = judge(kubenet(pools(400)));
    expect(report.outcome).toBe('pass');
    expect(report.findings.map(({ result }) => result)).toEqual(['not-applicable', 'pass']);
  });

  it('is unknown, as a note, where something is not told, and names it', () => {
    const report = judge(kubenet(pools(1, undefined)));
    expect(report.outcome).toBe('unknown');
    expect(report.findings.find(({ rule: id }) => id === 'node-limit')).toMatchObject({
      result: 'unknown',
      severity: 'note',
      missing: ['/agentPools/1/count'],
      seen: { nodes: { unknown: ['/agentPools/1/count'] }, limit: 400 },
      message: 'Rule node-limit: Cannot be judged: /agentPools/1/count is not known.',
    });
  });

  it('is an error of its own where something told cannot be computed with', () => {
    const bad = rule('range', 'cluster', [
      { seen: { range: 'network.podCidrs[0]' }, assert: 'range.prefixLength() > 0', at: '/network/podCidrs' },
    ]);
    const design = { network: { podCidrs: ['10.0.0.1/16'] } };
    expect(only(design, bad)).toMatchObject({
      result: 'error',
      severity: 'warning',
      path: '/network/podCidrs',
      seen: { range: { error: 'host-bits', detail: '10.0.0.1/16', corrected: '10.0.0.0/16' } },
      message: 'Rule range: Cannot be judged: host-bits 10.0.0.1/16 → 10.0.0.0/16.',
    });
    expect(judge(design, release(facts, [bad])).outcome).toBe('unknown');
  });

  it('gives a list that is not told one unknown place, and one that is empty nothing to judge', () => {
    expect(only({}, noWindows)).toMatchObject({ result: 'unknown', path: '', missing: ['/agentPools'] });
    expect(only({ agentPools: [] }, noWindows)).toMatchObject({ result: 'not-applicable', path: '/agentPools' });
    expect(only({ agentPools: null }, noWindows)).toMatchObject({ result: 'not-applicable' });
  });

  it('lets the first case judge whose condition is not false', () => {
    const cases = [
      { ...nodeLimit('flat'), message: 'flat' },
      { ...nodeLimit('kubenet'), message: 'kubenet' },
    ];
    const both = rule('both', 'cluster', cases, { facts });
    expect(only(kubenet(pools(401)), both)).toMatchObject({ result: 'fail', message: 'kubenet' });
    expect(only({ network: { plugin: 'azure' } }, both)).toMatchObject({
      result: 'unknown',
      missing: ['/network/pluginMode'],
    });
    expect(only({ network: { plugin: 'azure', pluginMode: 'overlay' }, agentPools: pools(1) }, both)).toMatchObject({
      result: 'not-applicable',
      severity: 'note',
    });
  });

  it.each([
    ['kubenet', 'stated', 'error', undefined],
    ['flat', 'ambiguous', 'warning', null],
    ['overlay', 'disputed', 'warning', 'overlay'],
  ] as const)('judges %s, whose limit is %s, with the severity %s', (plugin, _, severity, pluginMode) => {
    const network = plugin === 'kubenet' ? { plugin } : { plugin: 'azure', pluginMode: pluginMode ?? null };
    const finding = only(
      { network, agentPools: pools(1000) },
      rule('limit', 'cluster', [nodeLimit(plugin)], { facts }),
    );
    expect(finding).toMatchObject({ result: 'fail', severity });
  });

  it('warns where only a recommendation is exceeded', () => {
    const advised = rule('advised', 'cluster', [nodeLimit('kubenet', 'advised-nodes')], { facts });
    expect(only(kubenet(pools(6)), advised)).toMatchObject({ result: 'fail', severity: 'warning' });
  });

  it('weighs the facts a case cites as it does those it reads', () => {
    const cite = (id: string) => rule('cites', 'cluster', [{ assert: 'false', facts: [id] }]);
    expect(only({}, cite('flat-nodes'))).toMatchObject({
      result: 'fail',
      severity: 'warning',
      facts: ['flat-nodes'],
      because: [],
    });
    expect(only({}, cite('kubenet-nodes-again'))).toMatchObject({
      severity: 'error',
      facts: ['kubenet-nodes', 'kubenet-nodes-again'],
    });
  });

  it('answers in Japanese', () => {
    const report = validate(one, readDesign(kubenet(pools(401, undefined))), { ...question, locale: 'ja' });
    expect(report.findings.at(-1)).toMatchObject({
      title: 'Rule node-limit (ja)',
      message: 'Rule node-limit (ja): 判定できません: /agentPools/1/count が不明です。',
    });
    const failed = validate(one, readDesign(kubenet(pools(401))), { ...question, locale: 'ja' });
    expect(failed.findings.at(-1)?.message).toBe('ship: 401 of 400; {other} (ja)');
  });

  it('points into the document that the design was read from, at the nearest thing told', () => {
    const read: ReadDocument = {
      format: 'aks',
      design: kubenet(pools(401)),
      pointers: {
        '': '',
        '/agentPools': '/cluster/agentPoolProfiles',
        '/agentPools/0': '/cluster/agentPoolProfiles/7',
      },
      unmapped: ['/x'],
    };
    const windows = { ...read, design: kubenet([{ osType: 'Windows' }]) };
    expect(validate(one, read, question).findings.at(-1)?.path).toBe('/cluster/agentPoolProfiles');
    expect(validate(one, windows, question).findings[0]?.path).toBe('/cluster/agentPoolProfiles/7');
    expect(validate(one, { ...windows, pointers: {} }, question).findings[0]?.path).toBe('');
    expect(validate(one, read, question).unmapped).toEqual(['/x']);
  });

  it('prints the place of what decided', () => {
    const counted = rule('counted', 'cluster', [
      { assert: "agentPools.all(p, p.osType != 'Windows' || p.count <= 1)" },
    ]);
    const design = {
      agentPools: [...(pools(5) ?? []), { osType: 'Windows', count: 3 }, { osType: 'Windows', count: 1 }],
    };
    expect(only(design, counted)?.because).toEqual([
      { expression: "agentPools[1].osType != 'Windows'", left: 'Windows', right: 'Windows' },
      { expression: 'agentPools[1].count <= 1', left: 3, right: 1 },
    ]);
  });

  it('compiles the rules of a release once', () => {
    expect(compileRules(one)).toBe(compileRules(one));
  });

  it('gives byte-equal answers to the same question', () => {
    const design = kubenet(pools(1, undefined, 500));
    expect(JSON.stringify(judge(design))).toBe(JSON.stringify(judge(design, release(facts, [nodeRule, noWindows]))));
  });
});

describe('unknown inputs that do not matter', () => {
  const known = rule('known', 'cluster', [
    { assert: "network.plugin == 'kubenet' ? network.ownRoutes : (network.ownRoutes || !network.ownRoutes)" },
  ]);
  it('are tried out: where all they could be agree, that is the verdict', () => {
    const design = { network: { plugin: 'azure' } } as const;
    expect(only(design, known)).toMatchObject({ result: 'pass', missing: [] });
    expect(only({ network: { plugin: 'kubenet' } }, known)).toMatchObject({
      result: 'unknown',
      missing: ['/network/ownRoutes'],
    });
  });

  it('are two at most, and words or booleans', () => {
    const taut = (...fields: string[]) =>
      rule('taut', 'cluster', [{ assert: fields.map((field) => `(${field} || !${field})`).join(' && ') }]);
    expect(only({}, taut('network.ownRoutes', 'network.ownServiceEndpoints'))?.result).toBe('pass');
    expect(
      only({}, taut('network.ownRoutes', 'network.ownServiceEndpoints', 'network.manualRoutesAccepted'))?.result,
    ).toBe('unknown');
    expect(only({ agentPools: [{}] }, rule('count', 'cluster', [{ assert: 'agentPools[0].count >= 0' }]))?.result).toBe(
      'unknown',
    );
  });

  it('count being told absent as one of the things they could be', () => {
    expect(only({}, rule('told', 'cluster', [{ assert: 'has(network.plugin)' }]))?.result).toBe('unknown');
  });

  it('are told in seen as unknown all the same', () => {
    const seeing = rule('seeing', 'cluster', [{ seen: { own: 'network.ownRoutes' }, assert: 'own || !own' }]);
    expect(only({}, seeing)).toMatchObject({ result: 'pass', seen: { own: { unknown: ['/network/ownRoutes'] } } });
  });

  it('may be a word that is not known, and the option that is used', () => {
    const notOverlay = rule('plugin', 'cluster', [
      { assert: "network.plugin == 'kubenet' || network.plugin == 'azure'" },
    ]);
    expect(only({ network: { plugin: 'kubernet' } }, notOverlay)?.result).toBe('pass');
    const chosen = rule('chosen', 'cluster', [
      { assert: "chosen('network-plugin') in ['kubenet', 'flat', 'overlay']" },
    ]);
    expect(only({ network: { plugin: 'azure' } }, chosen)?.result).toBe('pass');
  });
});

describe('telling more', () => {
  const rules = release(facts, [
    nodeRule,
    noWindows,
    rule('plugin-known', 'cluster', [
      { assert: "network.plugin == 'kubenet' ? network.ownRoutes : (network.ownRoutes || !network.ownRoutes)" },
    ]),
    rule('mode', 'cluster', [
      { appliesWhen: 'has(network.pluginMode)', assert: "chosen('network-plugin') == 'overlay' || network.ownRoutes" },
    ]),
    rule('pool-shape', 'agent-pools', [
      { appliesWhen: "pool.mode == 'System'", assert: "pool.osType == 'Linux' || (has(pool.count) && pool.count > 0)" },
    ]),
  ]);
  const design = fc.record({
    network: fc.record({
      plugin: fc.constantFrom('kubenet', 'azure'),
      pluginMode: fc.constantFrom('overlay', null),
      ownRoutes: fc.boolean(),
    }),
    agentPools: fc.tuple(
      fc.record({
        name: fc.constant('a'),
        mode: fc.constantFrom('System', 'User'),
        osType: fc.constantFrom('Linux', 'Windows', null),
        count: fc.integer({ min: 0, max: 500 }),
      }),
    ),
  });
  const kept = fc.record({
    network: fc.subarray(['plugin', 'pluginMode', 'ownRoutes']),
    pool: fc.subarray(['mode', 'osType', 'count']),
  });

  test.prop([design, kept], { numRuns: 300 })(
    'never turns a pass into a fail, nor a fail into a pass, nor makes a rule apply or not apply',
    (full, keep) => {
      const pick = (from: object, names: readonly string[]) =>
        Object.fromEntries(Object.entries(from).filter(([name]) => name === 'name' || names.includes(name)));
      const partial = {
        network: pick(full.network, keep.network),
        agentPools: full.agentPools.map((one) => pick(one, keep.pool)),
      };
      const [before, after] = [partial as Design, full].map((one) => judge(one, rules).findings);
      const results = new Map(after?.map((finding) => [finding.rule, finding.result]));
      for (const { rule: id, result } of before ?? [])
        if (['pass', 'fail', 'not-applicable'].includes(result)) expect([result, 'error']).toContain(results.get(id));
    },
  );
});

describe('fingerprints', () => {
  const windows = (...names: string[]) => kubenet(names.map((name) => ({ name, osType: 'Windows', count: 1 })));
  const prints = (design: Design) => judge(design).findings.map(({ fingerprint }) => fingerprint);

  it('are of the rule, the place by its name, and the facts', () => {
    const [first] = prints(windows('b', 'a'));
    expect(first).toBe(sha256Hex('["no-windows","/agentPools/name=b/osType",["kubenet-windows"]]'));
  });

  it('tell places of one name apart', () => {
    expect(new Set(prints(windows('a', 'a', 'b'))).size).toBe(4);
  });

  const pool = fc.record({
    osType: fc.constantFrom('Linux', 'Windows', undefined, 'Solaris'),
    count: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
  });
  const named = fc
    .array(pool, { maxLength: 6 })
    .map((list) => list.map((one, index) => ({ name: `p${index}`, ...definedOnly(one) })));
  const shuffled = named.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );

  test.prop([shuffled])(
    'do not depend on the order of node pools, nor does anything else that a finding says of them',
    ([list, other]) => {
      const told = (agentPools: Design['agentPools']) => {
        const { findings, ...rest } = judge(kubenet(agentPools));
        const essence = findings.map(({ rule: id, result, severity, fingerprint, facts: read }) =>
          [fingerprint, id, result, severity, read.join()].join(' '),
        );
        return { outcome: rest.outcome, counts: rest.counts, findings: essence.sort() };
      };
      expect(told(other)).toEqual(told(list));
    },
  );
});

function definedOnly<T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return JSON.parse(JSON.stringify(value)) as { [K in keyof T]?: NonNullable<T[K]> };
}

describe('examples of a rule', () => {
  const example = (
    name: string,
    design: object,
    expect: 'pass' | 'fail' | 'unknown',
    severity?: 'error' | 'warning',
  ) => ({
    name,
    design: design as never,
    expect,
    ...(severity ? { severity } : {}),
  });
  const withExamples = (...examples: ReturnType<typeof example>[]) => {
    const compiled = release(facts, [rule('node-limit', 'cluster', [nodeLimit('kubenet')], { examples, facts })]);
    return runExamples(compiled, compiled.content.rules[0] as never, TODAY);
  };

  it('hold when the rule says so on some place', () => {
    expect(
      withExamples(example('400', kubenet(pools(400)), 'pass'), example('401', kubenet(pools(401)), 'fail', 'error')),
    ).toEqual([]);
  });

  it('are mismatches when it does not, with what came out', () => {
    expect(
      withExamples(example('400', kubenet(pools(400)), 'fail'), example('401', kubenet(pools(401)), 'fail', 'warning')),
    ).toEqual([
      {
        rule: 'node-limit',
        example: '400',
        expected: 'fail',
        got: ['pass (error)'],
        results: [{ result: 'pass', severity: 'error' }],
      },
      {
        rule: 'node-limit',
        example: '401',
        expected: 'fail (warning)',
        got: ['fail (error)'],
        results: [{ result: 'fail', severity: 'error' }],
      },
    ]);
  });

  it('are mismatches when the design is none', () => {
    const [first] = withExamples(
      example('typo', { agentPoolz: [] }, 'pass'),
      example('400', kubenet(pools(400)), 'pass'),
    );
    expect(first).toMatchObject({ example: 'typo', got: [] });
    expect(first?.problem).toContain('agentPoolz');
    expect(designSchema.safeParse({ agentPoolz: [] }).success).toBe(false);
  });
});

describe('many places', () => {
  it('stop at the budget of steps with an error, not with a guess', () => {
    const pairs = rule('pairs', 'cluster', [
      { assert: 'agentPools.all(p, agentPools.all(q, p.count >= 0 && q.count >= 0))' },
    ]);
    const finding = only({ agentPools: pools(...Array(1500).keys()) }, pairs);
    expect(finding).toMatchObject({ result: 'error', message: 'Rule pairs: Cannot be judged: step-budget.' });
  });
});
