import { Problem, type ReadDocument } from '@plimsoll/engine';
import { describe, expect, it, vi } from 'vitest';
import { readArm } from './arm/read-arm.js';
import { readCapz } from './capz/read-capz.js';
import { readAks } from './read-aks.js';
import { readDesign } from './read-design.js';
import { readTerraformPlan } from './terraform/read-terraform-plan.js';

// What counts is that each of these ends, not when.
vi.setConfig({ testTimeout: 0 });

type Json = Readonly<Record<string, unknown>>;

/** A document of one format, as small as it can be, with a hostile part in the place of its network, among its cluster's members, or as its pools. */
interface Format {
  readonly name: string;
  readonly read: (document: unknown) => readonly ReadDocument[];
  readonly cluster: (members: Json) => unknown;
  readonly network: (members: unknown) => unknown;
  readonly pools: (count: number) => unknown;
}

const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));

const CLUSTER = 'Microsoft.ContainerService/managedClusters';
const managedCluster = (properties: Json, more: Json = {}) => ({ type: CLUSTER, name: 'c', ...more, properties });
const template = (...resources: readonly Json[]) => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  resources: resources.map((resource) => ({ apiVersion: '2025-01-01', ...resource })),
});
const planned = (...resources: readonly Json[]) => ({
  format_version: '1.2',
  terraform_version: '1.9.0',
  planned_values: { root_module: { resources } },
  resource_changes: [],
  configuration: { root_module: { resources: [] } },
});
const terraformCluster = (values: Json) => ({
  address: 'azurerm_kubernetes_cluster.c',
  mode: 'managed',
  type: 'azurerm_kubernetes_cluster',
  name: 'c',
  values: { name: 'c', ...values },
});
const controlPlane = (spec: Json) => ({
  apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
  kind: 'AzureManagedControlPlane',
  metadata: { name: 'c' },
  spec,
});

const formats: readonly Format[] = [
  {
    name: 'aks',
    read: (document) => [readAks(document)],
    cluster: (members) => managedCluster(members, members),
    network: (networkProfile) => managedCluster({ networkProfile }),
    pools: (count) => managedCluster({ agentPoolProfiles: many(count, (i) => ({ name: `p${i}`, count: 1 })) }),
  },
  {
    name: 'design',
    read: (document) => [readDesign(document)],
    cluster: (cluster) => ({ ...cluster, cluster }),
    network: (network) => ({ network }),
    pools: (count) => ({ agentPools: many(count, (i) => ({ name: `p${i}`, count: 1 })) }),
  },
  {
    name: 'arm',
    read: (document) => readArm(document),
    cluster: (members) => ({ ...template(managedCluster(members, members)), ...members }),
    network: (networkProfile) => template(managedCluster({ networkProfile })),
    pools: (count) =>
      template(
        managedCluster({}),
        ...many(count, (i) => ({ type: `${CLUSTER}/agentPools`, name: `c/p${i}`, properties: { count: 1 } })),
      ),
  },
  {
    name: 'terraform-plan',
    read: readTerraformPlan,
    cluster: (members) => ({ ...planned(terraformCluster(members)), ...members }),
    network: (profile) => planned(terraformCluster({ network_profile: [profile] })),
    pools: (count) =>
      planned(
        terraformCluster({}),
        ...many(count, (i) => ({
          address: `azurerm_kubernetes_cluster_node_pool.p[${i}]`,
          mode: 'managed',
          type: 'azurerm_kubernetes_cluster_node_pool',
          name: 'p',
          index: i,
          values: { name: `p${i}`, node_count: 1 },
        })),
      ),
  },
  {
    name: 'capz',
    read: readCapz,
    cluster: (members) => [{ ...controlPlane(members), ...members }],
    network: (virtualNetwork) => [controlPlane({ virtualNetwork, networkPlugin: virtualNetwork })],
    pools: (count) => [
      controlPlane({}),
      ...many(count, (i) => ({ ...controlPlane({ name: `p${i}` }), kind: 'AzureManagedMachinePool' })),
    ],
  },
  {
    name: 'capz as a text',
    read: (document) => readCapz(JSON.stringify(document)),
    cluster: (members) => ({ ...controlPlane(members), ...members }),
    network: (virtualNetwork) => controlPlane({ virtualNetwork, networkPlugin: virtualNetwork }),
    pools: (count) => ({
      kind: 'List',
      items: [
        controlPlane({}),
        ...many(count, (i) => ({ ...controlPlane({ name: `p${i}` }), kind: 'AzureManagedMachinePool' })),
      ],
    }),
  },
];

/** What a reader makes of a document: designs or a problem. Whatever else it throws is a bug. */
function outcome(read: () => readonly ReadDocument[]): readonly ReadDocument[] | Problem {
  try {
    return read();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** A document that counts how often it is looked into. */
function counted(document: unknown): { readonly document: unknown; readonly looks: () => number } {
  let looks = 0;
  const wrapped = new WeakMap<object, object>();
  const wrap = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    let proxy = wrapped.get(value);
    if (!proxy) {
      proxy = new Proxy(value, {
        get: (target, key) => (looks++, wrap(Reflect.get(target, key))),
        ownKeys: (target) => ((looks += 1), Reflect.ownKeys(target)),
        has: (target, key) => (looks++, Reflect.has(target, key)),
      });
      wrapped.set(value, proxy);
    }
    return proxy;
  };
  return { document: wrap(document), looks: () => looks };
}

const deep = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

const prototypes = () =>
  JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":2,"valueOf":null,"name":{"__proto__":{"polluted":1}}}',
  ) as Json;

describe.each(formats)('a hostile $name document', ({ name, read, cluster, network, pools }) => {
  it('of 100,000 pools is read or refused', () => {
    const got = outcome(() => read(pools(100_000)));
    if (got instanceof Problem) expect(got.status).toBe(422);
    else expect([0, 100_000]).toContain((got[0]?.design.agentPools ?? []).length);
  });

  it.runIf(name !== 'capz as a text')('takes looks in proportion to its pools', () => {
    const looksAt = (count: number) => {
      const { document, looks } = counted(pools(count));
      outcome(() => read(document));
      return looks();
    };
    const [few, more] = [looksAt(200), looksAt(2000)];
    expect(few).toBeGreaterThan(0);
    expect(more).toBeLessThan(few * 12);
  });

  it('that is nested 2,000 deep, wherever it is, is read or refused', () => {
    for (const document of [network(deep(2000)), cluster({ x: deep(2000), name: deep(2000), sku: deep(2000) })])
      expect(outcome(() => read(document))).toBeDefined();
  });

  it('that names what objects inherit reaches no prototype', () => {
    for (const document of [network(prototypes()), cluster(prototypes()), network({ networkPlugin: prototypes() })]) {
      const got = outcome(() => read(document));
      expect(({} as Json)['polluted']).toBe(undefined);
      if (got instanceof Problem) continue;
      for (const { design, pointers } of got) {
        expect(JSON.stringify(design)).not.toContain('polluted');
        expect(Object.getPrototypeOf(pointers)).toBe(Object.prototype);
      }
    }
  });

  it('of 5 MB in one text, in one name or in many names is read or refused', () => {
    const text = 'x'.repeat(5_000_000);
    const names = Object.fromEntries(many(100_000, (index) => [`${'k'.repeat(40)}${index}`, index]));
    for (const members of [{ name: text }, { [text]: 1 }, names]) {
      for (const document of [cluster(members), network(members)]) {
        const got = outcome(() => read(document));
        if (got instanceof Problem) expect(JSON.stringify([got.message, got.errors]).length).toBeLessThan(12_000_000);
        else expect(got.flatMap(({ unmapped }) => unmapped).length).toBeLessThanOrEqual(1001);
      }
    }
  });
});

describe('a hostile YAML text', () => {
  const lines = (count: number, make: (index: number) => string) => many(count, make).join('\n');
  const codeOf = (text: string) => {
    const got = outcome(() => readCapz(text));
    return got instanceof Problem ? (got.errors[0]?.code ?? got.code) : 'read';
  };
  const nineTimes = (level: number) => many(9, () => `*a${level}`).join(', ');
  const bomb = (levels: number) =>
    `a0: &a0 [x, x]\n${lines(levels, (level) => `a${level + 1}: &a${level + 1} [${nineTimes(level)}]`)}`;
  const plane = 'kind: AzureManagedControlPlane\nmetadata: { name: c }\nspec: { networkPlugin: azure }\n';

  it.each([
    ['aliases of aliases', bomb(30), 'too-many-values'],
    ['aliases of aliases in many documents', lines(1000, () => `---\n${bomb(4)}`), 'too-many-values'],
    ['an alias bomb in a place that is read', `${plane}x: &x [1]\n${bomb(30)}`, 'too-many-values'],
    ['merge keys of merge keys', `a: &a { b: 1 }\n${lines(50, () => 'c: { <<: [*a, *a, *a] }')}`, 'merge-key'],
    ['lists in lists', '['.repeat(5_000_000), 'too-deep'],
    ['maps in maps', '{a: '.repeat(1_000_000), 'too-deep'],
    ['blocks in blocks', lines(2000, (index) => `${' '.repeat(index)}a:`), 'too-deep'],
    ['dashes', '- '.repeat(2_000_000), 'too-deep'],
    ['questions', '? '.repeat(2_000_000), 'too-deep'],
    ['more than a text may be long', 'x'.repeat(5_300_000), 'too-large'],
    ['brackets', `a: [${'1,'.repeat(2_000_000)}1]`, 'too-large'],
    ['one key half a million times', lines(500_000, () => 'a: 1'), 'too-large'],
    ['different keys', lines(500_000, (index) => `k${index}: 1`), 'too-large'],
    ['a million documents', '---\n'.repeat(1_000_000), 'too-large'],
    ['a million directives', '%A\n'.repeat(1_000_000), 'too-large'],
    ['a million quotes', '"'.repeat(1_000_000), 'too-large'],
    ['a million closing brackets', ']'.repeat(1_000_000), 'too-large'],
    ['a million anchors', '&a '.repeat(1_000_000), 'too-large'],
    ['spaces inside quotes', `a: "${' '.repeat(5_000_000)}x`, 'invalid-yaml'],
    ['defaults in defaults', `${plane}x: ${'${A:='.repeat(100_000)}`, 'read'],
    ['a long line', `${plane}x: ${'x '.repeat(2_000_000)}`, 'read'],
  ])('of %s is refused, or read where it does no harm', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('of alias bombs that are small when written out is read as it is', () => {
    const [got] = readCapz(`${plane}x: &x [1, 2]\ny: [*x, *x]\n`);
    expect(got?.design.network?.plugin).toBe('azure');
    expect(got?.unmapped).toEqual([]);
  });
});
