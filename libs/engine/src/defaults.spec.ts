import { describe, expect, it } from 'vitest';
import { both, countingRelease, podsDefault } from './formulas.spec-fixture.js';
import type { Design } from './model/design.js';
import type { ReadDocument, Report } from './model/report.js';
import { readDesign, TODAY } from './rules/release.spec-fixture.js';
import { validate } from './validate.js';

const fewPods = {
  id: 'few-pods',
  title: both('Few pods'),
  for: 'agent-pools',
  cases: [
    {
      seen: [{ name: 'pods', value: 'pool.maxPods' }],
      assert: 'pods <= 1',
      at: 'maxPods',
      severity: 'error',
      message: both('{pods} pods'),
    },
  ],
  examples: [
    { name: 'one', design: { agentPools: [{ maxPods: 1 }] }, expect: 'pass' },
    { name: 'two', design: { agentPools: [{ maxPods: 2 }] }, expect: 'fail' },
  ],
};

const judge = (
  design: Design,
  read: Partial<ReadDocument> = {},
  items: Parameters<typeof countingRelease>[0] = {},
): Report =>
  validate(
    countingRelease({ rules: [fewPods], ...items }),
    { ...readDesign(design), format: 'aks', pointers: { '/agentPools/0': '/pools/0' }, ...read },
    { asOf: TODAY, locale: 'en', horizon: 365 },
  );
const only = (...asked: Parameters<typeof judge>) => judge(...asked).findings[0];

const flat: Design = { network: { plugin: 'azure', pluginMode: null }, agentPools: [{ name: 'a' }] };

describe('a value that the document leaves to the platform', () => {
  it('takes the documented default, and the finding says so', () => {
    expect(only(flat)).toMatchObject({
      result: 'fail',
      seen: { pods: 2 },
      defaults: [{ path: '/agentPools/0/maxPods', value: 2, default: 'pods' }],
      path: '/pools/0',
    });
  });

  it('rests on the facts of the default: what is inferred is no error', () => {
    expect(only(flat)).toMatchObject({ severity: 'warning', facts: ['flat-pods'] });
    expect(only({ ...flat, agentPools: [{ maxPods: 2 }] })).toMatchObject({ severity: 'error', facts: [] });
  });

  it.each<[string, Design, Partial<ReadDocument>]>([
    ['is told', { ...flat, agentPools: [{ maxPods: 1 }] }, {}],
    ['is told to be absent', { ...flat, agentPools: [{ maxPods: null }] }, {}],
    ['is set to what cannot be read', flat, { unresolved: ['/agentPools/0/maxPods'] }],
    ['is part of what cannot be read', flat, { unresolved: ['/agentPools'] }],
    ['is of a format that says everything', flat, { format: 'design' }],
    ['has a default only on a condition that is not known', { ...flat, network: { plugin: 'azure' } }, {}],
    ['has a default only on a condition that is not so', { ...flat, network: { plugin: 'kubenet' } }, {}],
  ])('stays as it is where it %s', (_, design, read) => {
    const finding = only(design, read);
    expect(finding).not.toHaveProperty('defaults');
    expect(finding?.seen).not.toEqual({ pods: 2 });
  });

  it('takes no default of which a fact is not in force', () => {
    expect(only(flat, {}, { defaults: [{ ...podsDefault, facts: ['past'] }] })?.result).toBe('unknown');
  });

  it('is filled in by order: a later default sees the earlier ones', () => {
    const mode = {
      id: 'plugin',
      order: 1,
      title: both('Plugin'),
      for: 'cluster',
      path: 'network/plugin',
      value: "'azure'",
      formats: ['aks'],
    };
    const design: Design = { network: { pluginMode: null }, agentPools: [{ name: 'a' }, { name: 'b', maxPods: 1 }] };
    const findings = (order: number) => judge(design, {}, { defaults: [podsDefault, { ...mode, order }] }).findings;
    expect(
      findings(1)
        .map(({ result }) => result)
        .sort(),
    ).toEqual(['fail', 'pass']);
    expect(
      findings(3)
        .map(({ result }) => result)
        .sort(),
    ).toEqual(['pass', 'unknown']);
    expect(judge({}, {}, { defaults: [mode] }).options).toEqual({});
    expect(judge({ network: { pluginMode: null } }, {}, { defaults: [mode] }).options).toEqual({
      'network-plugin': 'flat',
    });
  });

  it('fills in what holds it as well, unless that is told to be absent', () => {
    const ports = {
      id: 'ports',
      order: 1,
      title: both('Ports'),
      for: 'cluster',
      path: 'network/loadBalancerProfile/allocatedOutboundPorts',
      value: '0',
      formats: ['aks'],
    };
    const manyPorts = {
      ...fewPods,
      id: 'ports-told',
      for: 'cluster',
      cases: [
        {
          assert: 'network.loadBalancerProfile.allocatedOutboundPorts > 0',
          at: '',
          severity: 'note',
          message: both('none'),
        },
      ],
    };
    const result = (design: Design) => judge(design, {}, { defaults: [ports], rules: [manyPorts] }).findings[0]?.result;
    expect(result({})).toBe('fail');
    expect(result({ network: { loadBalancerProfile: null } })).toBe('error');
    expect(result({ network: { loadBalancerProfile: { allocatedOutboundPorts: 8 } } })).toBe('pass');
  });

  it('leaves the document that was given as it was', () => {
    const design = structuredClone(flat);
    judge(design);
    expect(design).toEqual(flat);
  });

  it('shows a finding those of its own place, and at most twenty', () => {
    const many: Design = { ...flat, agentPools: Array.from({ length: 30 }, (_, index) => ({ name: `p${index}` })) };
    expect(judge(many).findings.map(({ defaults }) => defaults?.length)).toEqual(Array(30).fill(1));
    const all = {
      ...fewPods,
      for: 'cluster',
      cases: [{ ...fewPods.cases[0], seen: [{ name: 'pods', value: 'agentPools.map(p, p.maxPods).sum()' }] }],
    };
    expect(only(many, {}, { rules: [all] })?.defaults).toHaveLength(20);
  });
});
