import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { countingRelease, flatSubnet } from './formulas.spec-fixture.js';
import { budgetEntrySchema } from './model/ip-budget.js';
import type { Design } from './model/design.js';
import { reportSchema, type ReadDocument } from './model/report.js';
import { readDesign, TODAY } from './rules/release.spec-fixture.js';
import { validate } from './validate.js';

const counting = countingRelease();
const question = { asOf: TODAY, locale: 'en', horizon: 365 } as const;
const report = (design: Design, more: Partial<ReadDocument> = {}, on = counting) =>
  validate(on, { ...readDesign(design), ...more }, question);
const budget = (...asked: Parameters<typeof report>) => report(...asked).ipBudget ?? [];

const pool = (more: NonNullable<Design['agentPools']>[number] = {}) => ({
  name: 'a',
  count: 3,
  maxPods: 2,
  maxSurge: '1',
  autoscaling: false,
  subnetId: 'one',
  ...more,
});
const flat = (...agentPools: ReturnType<typeof pool>[]): Design => ({
  network: { plugin: 'azure', pluginMode: null },
  subnets: [{ id: 'one', name: 'one', prefixes: ['10.0.0.0/28'] }],
  agentPools,
});
const counts = (design: Design) => budget(design)[0]?.moments.map(({ at, need, have, fits }) => [at, need, have, fits]);

describe('the budget of a subnet', () => {
  it('is counted now, at an upgrade, at the largest size and at both', () => {
    expect(counts(flat(pool({ autoscaling: true, maxCount: 4 })))).toEqual([
      ['now', 9, 14, true],
      ['upgrade', 10, 14, true],
      ['maximum', 12, 14, true],
      ['peak', 13, 14, true],
    ]);
  });

  it('sums the pools on the subnet and leaves others out', () => {
    expect(counts(flat(pool(), pool({ name: 'b', count: 1 }), pool({ name: 'c', subnetId: 'other' })))?.[0]).toEqual([
      'now',
      12,
      14,
      true,
    ]);
  });

  it('shows every line with its expression, its numbers and its facts', () => {
    const [entry] = budget(flat(pool()));
    expect(entry).toMatchObject({
      formula: 'flat-subnet',
      version: 3,
      unit: 'addresses',
      name: 'one',
      path: '/subnets/0',
    });
    expect(entry?.facts).toEqual(['kept']);
    expect(entry?.citations.map(({ quote }) => quote)).toEqual(['quote of kept']);
    expect(entry?.moments[1]?.lines).toMatchObject([
      { name: 'nodes', value: 3, numbers: {}, facts: [] },
      { name: 'surge', value: 1 },
      { name: 'pods', value: 6, text: 'Pods' },
      { name: 'kept', value: 2, facts: ['kept'] },
      { name: 'need', expression: flatSubnet.need, numbers: { nodes: 3, surge: 1, pods: 6 }, value: 10 },
      { name: 'have', expression: flatSubnet.have, numbers: { kept: 2 }, value: 14 },
    ]);
  });

  it('adds the ranges of a subnet and leaves those of IPv6 out', () => {
    const design = flat(pool());
    const prefixes = ['10.0.0.0/28', '10.0.0.16/28', 'fd00::/64'];
    expect(counts({ ...design, subnets: [{ id: 'one', prefixes }] })?.[0]).toEqual(['now', 9, 28, true]);
  });

  it('says what is lacking where it does not fit', () => {
    expect(budget(flat(pool({ count: 6 })))[0]?.moments[0]).toMatchObject({ need: 18, fits: false, left: -4 });
  });

  it('states the need of a subnet that is only named, where the pool names it', () => {
    const { subnets: _, ...design } = flat(pool());
    const [entry] = budget(design);
    expect(entry).toMatchObject({ path: '/agentPools/0/subnetId', name: 'one' });
    expect(entry?.moments[0]).toMatchObject({ need: 9, have: null, fits: null, missing: ['/subnets/0/prefixes'] });
  });

  it('does not know what is not told, and knows the rest', () => {
    const { maxSurge: _, ...still } = pool();
    const moments = budget(flat(still as ReturnType<typeof pool>))[0]?.moments;
    expect(moments?.map(({ need }) => need)).toEqual([9, null, 9, null]);
    expect(moments?.[1]?.missing).toEqual(['/agentPools/0/maxSurge']);
  });

  it('is told without a calculation where it cannot be told whether it applies', () => {
    const design = flat(pool());
    expect(budget({ ...design, network: { plugin: 'azure' } })).toMatchObject([
      { formula: 'flat-subnet', moments: [], missing: ['/network/pluginMode'] },
      { formula: 'pod-range', moments: [], missing: ['/network/pluginMode'] },
    ]);
  });

  it('is absent for a release that holds no formula', () => {
    const none = countingRelease({ formulas: [], defaults: [] });
    expect(report(flat(pool()), {}, none)).not.toHaveProperty('ipBudget');
  });

  const manyPools = Array.from({ length: 1200 }, (_, index) => pool({ name: `p${index}`, subnetId: `s${index}` }));

  it('ends at a bounded number of calculations', () => {
    const perPool = {
      ...flatSubnet,
      for: 'agent-pools',
      appliesWhen: 'true',
      lines: [],
      need: 'pool.count',
      have: '1',
    };
    const entries = budget(flat(...manyPools), {}, countingRelease({ formulas: [perPool] }));
    expect(entries).toHaveLength(1000);
  });

  it('ends at a bounded number of steps, and tells nothing that it did not work out', () => {
    const pairs = {
      ...flatSubnet,
      for: 'agent-pools',
      appliesWhen: 'true',
      lines: [],
      need: 'agentPools.map(p, p.count + pool.count).sum()',
      have: '1',
    };
    const entries = budget(flat(...manyPools), {}, countingRelease({ formulas: [pairs] }));
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.length).toBeLessThan(1000);
    for (const { moments } of entries) expect(moments.map(({ need }) => need)).toEqual([2 * 3 * 1200]);
  });

  const pools = fc.array(
    fc.record({
      count: fc.nat(50),
      maxPods: fc.nat(250),
      maxSurge: fc.constantFrom('0', '1', '33%'),
      name: fc.string(),
    }),
    { maxLength: 5 },
  );
  test.prop([pools, fc.integer({ min: 20, max: 30 })])(
    'has the shape that it promises, and does not depend on the order of pools',
    (some, length) => {
      const design = (list: typeof some): Design => ({
        ...flat(...list.map((one) => pool(one))),
        subnets: [{ id: 'one', prefixes: [`10.0.0.0/${length}`] }],
      });
      const entries = budget(design(some));
      expect(entries.map((entry) => budgetEntrySchema.parse(entry))).toEqual(entries);
      const numbers = (list: typeof some) => counts(design(list));
      expect(numbers([...some].reverse())).toEqual(numbers(some));
    },
  );

  it('is part of a report', () => {
    const whole = report(flat(pool()));
    expect(reportSchema.parse(whole)).toEqual(whole);
  });
});
