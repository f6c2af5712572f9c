import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { countingRelease } from './formulas.spec-fixture.js';
import { ipPlan } from './ip-plan.js';
import { ipPlanAnswerSchema, ipPlanQuestionSchema, type IpPlanQuestion } from './model/ip-plan.js';
import { Problem } from './model/problem.js';
import { release, TODAY } from './rules/release.spec-fixture.js';

const counting = countingRelease();
const plan = (question: Partial<IpPlanQuestion>, on = counting) =>
  ipPlan(on, {
    ...ipPlanQuestionSchema.parse({ pools: [{ nodes: 3, surge: '1' }], ...question }),
    asOf: TODAY,
    locale: 'en',
  });
const rangeOf = (question: Partial<IpPlanQuestion>) => plan(question).ranges[0];

describe('the smallest size', () => {
  it('is the longest prefix that holds what is needed at the hardest moment', () => {
    // Three nodes of two pods, and one node of surge: 10 addresses, and two are kept.
    expect(rangeOf({ option: 'flat' })).toMatchObject({ for: 'subnets', name: 'nodes', smallest: 28 });
    expect(rangeOf({ option: 'flat', pools: [{ nodes: 5, surge: '0' }] })?.smallest).toBe(27);
  });

  it('counts growth as if it were there', () => {
    const range = rangeOf({ option: 'flat', pools: [{ nodes: 3, growth: 2, surge: '0' }] });
    expect(range?.smallest).toBe(27);
    expect(range?.formulas[0]?.moments.map(({ at, need }) => [at, need])).toEqual([
      ['now', 9],
      ['upgrade', 9],
      ['maximum', 15],
      ['peak', 15],
    ]);
  });

  it('is of the pod CIDR too', () => {
    expect(rangeOf({ option: 'overlay' })).toMatchObject({ for: 'pod-cidrs', smallest: 27 });
  });

  it('is sized for each subnet by the pools on it', () => {
    const pools = [
      { nodes: 3, surge: '1' },
      { nodes: 1, surge: '0', subnet: 'other' },
    ];
    expect(plan({ option: 'flat', pools }).ranges.map(({ name, smallest }) => [name, smallest])).toEqual([
      ['nodes', 28],
      ['other', 29],
    ]);
  });

  it('is null where the need is not known, and the plan says why', () => {
    const range = plan({ option: 'flat', pools: [{ nodes: 3, surge: '1' }] }, countingRelease({ defaults: [] }))
      .ranges[0];
    expect(range).toMatchObject({
      smallest: null,
      choices: [],
      missing: expect.arrayContaining(['/agentPools/0/maxPods']),
    });
  });
});

describe('how far a size can grow', () => {
  it('is told for the smallest, the next two and the one that is asked about', () => {
    const range = rangeOf({ option: 'flat', subnets: [{ name: 'nodes', prefixLength: 29 }] });
    expect(
      range?.choices.map(({ prefixLength, fits, isAsked, grows }) => [prefixLength, fits, isAsked, grows[0]]),
    ).toEqual([
      [29, false, true, { pool: 'pool1', nodes: 1, more: -2, pods: 2 }],
      [28, true, false, { pool: 'pool1', nodes: 4, more: 1, pods: 8 }],
      [27, true, false, { pool: 'pool1', nodes: 9, more: 6, pods: 18 }],
      [26, true, false, { pool: 'pool1', nodes: 20, more: 17, pods: 40 }],
    ]);
  });

  const size = fc.record({
    nodes: fc.integer({ min: 1, max: 200 }),
    maxPods: fc.integer({ min: 0, max: 60 }),
    surge: fc.constantFrom('0', '2', '10%', '50%'),
  });
  test.prop([size], { numRuns: 40 })(
    'is exact: so many nodes fit, and one more does not',
    ({ nodes, maxPods, surge }) => {
      const range = rangeOf({ option: 'flat', pools: [{ nodes, maxPods, surge }] });
      const [choice] = range?.choices ?? [];
      const most = choice?.grows[0]?.nodes ?? 0;
      const smallestFor = (count: number) =>
        rangeOf({ option: 'flat', pools: [{ nodes: count, maxPods, surge }] })?.smallest;
      expect(smallestFor(most)).toBe(range?.smallest);
      expect(smallestFor(most + 1)).toBeLessThan(range?.smallest ?? 0);
    },
  );
});

describe('what is asked', () => {
  it('names an option, or its words', () => {
    const byOption = plan({ option: 'overlay' });
    expect(byOption.options).toEqual({ 'network-plugin': 'overlay' });
    expect(plan({ network: { plugin: 'azure', pluginMode: 'overlay' } })).toEqual(byOption);
  });

  it('has the shape that it promises', () => {
    for (const option of ['flat', 'overlay']) {
      const answer = plan({ option, pools: [{ nodes: 3 }, { nodes: 1, surge: '10%', growth: 4 }] });
      expect(ipPlanAnswerSchema.parse(answer)).toEqual(answer);
    }
  });

  it.each<[Partial<IpPlanQuestion>, string, string]>([
    [{ option: 'overlai' }, 'unknown-option', '/option'],
    [{ option: 'gateway' }, 'option-without-words', '/option'],
    [{ option: 'kubenet', network: { plugin: 'azure' } }, 'option-without-words', '/option'],
    [
      {
        pools: [
          { nodes: 1, name: 'a' },
          { nodes: 1, name: 'a' },
        ],
      },
      'duplicate-pool',
      '/pools/1/name',
    ],
    [
      {
        subnets: [
          { name: 's', prefixLength: 24 },
          { name: 's', prefixLength: 25 },
        ],
      },
      'duplicate-subnet',
      '/subnets/1/name',
    ],
  ])('is refused in %j', (question, code, pointer) => {
    expect(() => plan(question)).toThrow(
      expect.objectContaining({ status: 422, code, errors: [expect.objectContaining({ pointer })] }),
    );
  });

  it('needs a release that counts', () => {
    expect(() => plan({}, release())).toThrow(Problem);
    expect(() => plan({}, release())).toThrow(expect.objectContaining({ code: 'release-without-formulas' }));
  });
});
