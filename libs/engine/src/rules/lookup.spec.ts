import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { CompiledRelease } from '../compile.js';
import type { Design } from '../model/design.js';
import type { Finding } from '../model/report.js';
import { validate } from '../validate.js';
import { fact, maximum, readDesign, release, rule, TODAY } from './release.spec-fixture.js';

const facts = [fact('kubenet-nodes', 'kubenet/max-nodes', maximum(2))];
const limit = "limit('kubenet', 'max-nodes')";

/** Questions on a subnet. `key(...)` and `always` stand for what can be written in two ways that mean the same. */
const questions = [
  'agentPools.exists(p, has(p.subnetId) && p.subnetId == key(subnet.id))',
  'agentPools.exists(p, p.subnetId == key(subnet.id) && has(p.subnetId))',
  'agentPools.exists(p, has(p.podSubnetId) && key(subnet.id) == p.subnetId && has(p.subnetId))',
  'agentPools.exists_one(p, p.subnetId == key(subnet.id))',
  'agentPools.all(p, !has(p.subnetId) || p.subnetId != key(subnet.id) || p.count > 1)',
  'agentPools.all(p, p.subnetId != key(subnet.id) || has(subnet.vnetId))',
  'agentPools.filter(p, has(p.subnetId) && p.subnetId == key(subnet.id) && !has(p.podSubnetId)).map(p, p.count).sum() > 1',
  'agentPools.filter(p, p.subnetId == key(subnet.id)).size() > 1',
  'agentPools.map(p, p.subnetId == key(subnet.id), p.count).sum() > 1',
  "agentPools.exists(p, p.osType == 'Linux' && p.subnetId == key(subnet.id))",
  'agentPools.exists(p, has(p.osType) && p.subnetId == key(subnet.id) && network.ownRoutes)',
  `agentPools.exists(p, p.subnetId == key(subnet.id) && p.count <= ${limit})`,
  `agentPools.exists(p, p.count <= ${limit} && p.subnetId == key(subnet.id))`,
  `agentPools.all(p, p.subnetId == key(subnet.id) || p.count <= ${limit})`,
  'subnets.exists(s, has(s.vnetId) && s.vnetId == key(subnet.vnetId) && agentPools.exists(p, p.subnetId == key(s.id)))',
  'subnets.all(s, s.vnetId != key(subnet.vnetId) || agentPools.exists(p, has(p.subnetId) && p.subnetId == key(s.id)))',
  'agentPools.all(p, subnets.exists(s, s.id == key(p.subnetId) && s.vnetId == key(subnet.vnetId)))',
  'always && agentPools.exists(p, always && has(p.podSubnetId))',
  "always && agentPools.all(p, always && p.osType == 'Linux')",
  'always && agentPools.filter(p, always && p.count > 1).map(p, always, p.subnetId) == [key(subnet.id)]',
] as const;

const released = (text: string): CompiledRelease =>
  release(facts, [rule('asked', 'subnets', [{ seen: { holds: text }, assert: 'holds' }], { facts })]);

/** A key in a list is looked up by no index, and nothing that asks for the horizon is remembered. */
const pairs = questions.map((text) => ({
  quick: released(
    text
      .replace(/key\(([a-zA-Z.]+)\)/g, '$1')
      .replaceAll('always && ', '')
      .replaceAll('always, ', ''),
  ),
  plain: released(
    text
      .replace(/key\(([a-zA-Z.]+)\)/g, '[$1][0]')
      .replaceAll('always', 'horizon >= 0')
      .replace(/^horizon >= 0 && /, ''),
  ),
}));

/** What is told of a subnet, without the expressions as they are written. */
const tell = (compiled: CompiledRelease, design: Design): unknown =>
  validate(compiled, readDesign(design), { asOf: TODAY, locale: 'en', horizon: 365 }).findings.map(
    ({ because, ...finding }: Finding) => ({ ...finding, reasons: because.length }),
  );

const id = fc.constantFrom('a', 'b', 'c', 'd', null, undefined);
const told = <T>(of: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: of }, { weight: 1, arbitrary: fc.constant(null) });
const pool = fc.record(
  { subnetId: id, podSubnetId: id, count: told(fc.nat(3)), osType: fc.constantFrom('Linux', 'Windows', 'Linuks') },
  { requiredKeys: [] },
);
/** Mostly what is told in full, so that answers other than unknown come up. */
const plainPool = fc.record({
  subnetId: fc.constantFrom('a', 'b', 'c'),
  count: fc.nat(3),
  osType: fc.constant('Linux'),
});
const subnet = fc.record({ id, vnetId: id }, { requiredKeys: [] });
const bare = <T extends object>(item: T): T =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as T;
const listOf = <T extends object>(...items: readonly fc.Arbitrary<T>[]) =>
  fc.oneof(...items.map((item) => fc.array(item.map(bare), { maxLength: 40, size: 'max' })));
const design = fc.record(
  {
    network: fc.record({ ownRoutes: told(fc.boolean()) }, { requiredKeys: [] }),
    agentPools: fc.oneof({ weight: 9, arbitrary: listOf<object>(pool, plainPool) }, fc.constant(null)),
    subnets: listOf<object>(
      subnet,
      fc.record({ id: fc.constantFrom('a', 'b', 'd'), vnetId: fc.constantFrom('v', 'w') }),
    ),
  },
  { requiredKeys: ['subnets'] },
) as fc.Arbitrary<Design>;

describe('a question that an index answers', () => {
  test.prop([fc.constantFrom(...pairs), design], { numRuns: 600 })(
    'comes to what looking at every item comes to, with the same facts and the same unknowns',
    (pair, asked) => {
      expect(tell(pair.quick, asked)).toEqual(tell(pair.plain, asked));
    },
  );

  it('is asked of thousands of subnets and pools without looking at each pair', () => {
    const many = 5000;
    const asked: Design = {
      subnets: Array.from({ length: many }, (_, index) => ({ id: `s${index}` })),
      agentPools: Array.from({ length: many }, (_, index) => ({
        subnetId: `s${index + 1}`,
        podSubnetId: null,
        count: 2,
      })),
    };
    const filtered = pairs[6]?.quick ?? release();
    const results = (tell(filtered, asked) as Finding[]).map(({ result }) => result);
    // Pair by pair these are more steps than a document may take, and the last results would be errors.
    expect(results).toEqual(['fail', ...Array<string>(many - 1).fill('pass')]);
  });
});
