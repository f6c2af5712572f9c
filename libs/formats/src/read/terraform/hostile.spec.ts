import { describe, expect, it } from 'vitest';
import {
  cluster,
  constant,
  group,
  idRef,
  planOf,
  poolValues,
  refs,
  stateOf,
  subnet,
  vnet,
  type Module,
  type Written,
} from './plans.spec-fixture.js';
import { isTerraformPlan, readTerraformPlan } from './read-terraform-plan.js';
import { one, problemOf, type Json } from './reading.spec-fixture.js';

const basin = vnet('basin', '10.1.0.0/16');
const nodes = subnet('nodes', '10.1.0.0/24', 'basin');
const spare = subnet('spare', '10.1.1.0/24', 'basin');
const many = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

describe('what is taken for a plan', () => {
  const plan = planOf({ resources: [cluster(idRef('azurerm_subnet.nodes'))] });

  it.each([
    ['a plan', plan, true],
    ['a state', stateOf({}), true],
    ['changes alone', { resource_changes: [] }, true],
    ['an empty object', {}, false],
    ['a list', [plan], false],
    ['nothing', null, false],
    ['a text', 'planned_values', false],
    ['a Helm values file', { values: { root_module: {} } }, false],
    ['what planned_values inherits', Object.create(plan), false],
    ['planned values that are a text', { planned_values: 'x' }, false],
  ])('is told by its own members: %s', (_, document, expected) => expect(isTerraformPlan(document)).toBe(expected));
});

describe('a plan without a cluster', () => {
  it.each([
    ['nothing', {}],
    ['null', null],
    ['a list', []],
    ['networks alone', planOf({ resources: [group, basin, nodes] })],
    ['a cluster that was looked up', planOf({ resources: [{ ...cluster(constant(null)), mode: 'data' }] })],
    ['modules that are a text', { planned_values: { root_module: { child_modules: 'x', resources: { a: 1 } } } }],
    [
      'resources that are no resources',
      { planned_values: { root_module: { resources: [null, 1, [], { type: 1, name: 'a' }] } } },
    ],
  ])('is a problem: %s', (_, document) =>
    expect(problemOf(document)).toMatchObject({ status: 422, code: 'no-cluster' }),
  );
});

describe('values of the wrong type', () => {
  it('are told with their pointers into the plan', () => {
    const wrong = cluster(idRef('azurerm_subnet.nodes'), {}, { network_plugin: 7, pod_cidr: { a: 1 } });
    const problem = problemOf(planOf({ resources: [wrong, group, basin, nodes] }));
    const network = '/planned_values/root_module/resources/0/values/network_profile/0';
    expect(problem.code).toBe('malformed-document');
    expect(problem.errors.map(({ pointer }) => pointer).sort()).toEqual([
      `${network}/network_plugin`,
      `${network}/pod_cidr`,
    ]);
  });

  it('are told where a block is no block', () => {
    const problem = problemOf(planOf({ resources: [cluster(constant(null), { kubernetes_version: [] })] }));
    expect(problem.errors).toMatchObject([
      { pointer: '/planned_values/root_module/resources/0/values/kubernetes_version', code: 'wrong-type' },
    ]);
  });
});

describe('references that lead nowhere', () => {
  const within = (expressions: Json, module: Module): Json =>
    planOf({ resources: [cluster(refs(['module.a.id', 'module.a'])), group], calls: { a: { expressions, module } } });

  it('are a problem where a variable comes back to itself through an output', () => {
    const problem = problemOf(within({ x: refs(['module.a.id', 'module.a']) }, { outputs: { id: refs(['var.x']) } }));
    expect(problem).toMatchObject({ code: 'malformed-document', errors: [{ code: 'cyclic' }] });
    expect(problem.errors[0]?.pointer).toMatch(/^\/configuration\/root_module\//);
  });

  it('are a problem where two modules hand each other what they get', () => {
    const hand = (other: string) => ({
      expressions: { x: refs([`module.${other}.id`, `module.${other}`]) },
      module: { outputs: { id: refs(['var.x']) } },
    });
    expect(
      problemOf(
        planOf({ resources: [cluster(refs(['module.a.id', 'module.a']))], calls: { a: hand('b'), b: hand('a') } }),
      ).errors[0]?.code,
    ).toBe('cyclic');
  });

  it('are a problem where the chain of modules is longer than any configuration', () => {
    const calls = Object.fromEntries(
      many(2000).map((index) => [
        `m${index}`,
        {
          expressions: { x: refs([`module.m${index + 1}.id`, `module.m${index + 1}`]) },
          module: { outputs: { id: refs(['var.x']) } },
        },
      ]),
    );
    expect(
      problemOf(planOf({ resources: [cluster(refs(['module.m0.id', 'module.m0']))], calls })).errors[0]?.code,
    ).toBe('too-deep');
  });

  it('are followed once each where every module refers to the next twice', () => {
    const calls = Object.fromEntries(
      many(100).map((index) => {
        const next = refs(
          [`module.m${index + 1}.id`, `module.m${index + 1}`],
          [`module.m${index + 1}.other`, `module.m${index + 1}`],
        );
        return [
          `m${index}`,
          { expressions: { x: next }, module: { outputs: { id: refs(['var.x']), other: refs(['var.x']) } } },
        ];
      }),
    );
    const read = one(planOf({ resources: [cluster(refs(['module.m0.id', 'module.m0']))], calls }));
    expect(read.design.agentPools?.[0]).not.toHaveProperty('subnetId');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'do not reach what every object has: %s',
    (name) => {
      for (const head of [
        `module.${name}.${name}`,
        `var.${name}`,
        `${name}.${name}.id`,
        `data.${name}.${name}`,
        `local.${name}`,
        `each.value.${name}`,
      ]) {
        const read = one(planOf({ resources: [cluster(refs([head])), group, basin, nodes, spare] }));
        expect(read.design.agentPools?.[0]?.subnetId ?? undefined).toBeUndefined();
      }
    },
  );

  it('do not change what every object has', () => {
    const document = JSON.parse(
      JSON.stringify(planOf({ resources: [cluster(idRef('azurerm_subnet.nodes')), group, basin, nodes] }))
        .replaceAll('"harbour"', '"__proto__"')
        .replaceAll('"dns_prefix"', '"__proto__"'),
    ) as Json;
    expect(one(document).design.cluster?.resourceGroup).toBe('__proto__');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    [['']],
    [['..']],
    [['a[']],
    [['x'.repeat(100_000)]],
    [[7, null, {}]],
    [['module']],
    [['var']],
    [['data']],
    [['data.a']],
  ])('are not guessed at where they are no addresses: %#', (references) => {
    const read = one(planOf({ resources: [cluster({ references }), group, basin, nodes] }));
    expect(read.design.agentPools?.[0]?.subnetId ?? undefined).toBeUndefined();
  });
});

/** Against a hang, far from what any of these takes. */
const bound = { timeout: 300_000 };

describe('a large plan', bound, () => {
  const pools: Written = {
    type: 'azurerm_kubernetes_cluster_node_pool',
    name: 'work',
    forEach: refs(['var.pools']),
    expressions: {
      kubernetes_cluster_id: idRef('azurerm_kubernetes_cluster.quay'),
      vnet_subnet_id: refs(['azurerm_subnet.this'], ['each.key']),
    },
    instances: many(20_000).map(
      (index) =>
        [
          `k${index}`,
          poolValues({ name: `k${index}` }),
          { kubernetes_cluster_id: true, vnet_subnet_id: true },
        ] as const,
    ),
  };

  it('gives each of 20,000 pools its own of 2,000 subnets, or none', () => {
    const subnets: Written = {
      ...nodes,
      name: 'this',
      forEach: refs(['var.pools']),
      instances: many(2000).map((index) => [`k${index}`, { ...nodes.instances[0]?.[1], name: `s${index}` }] as const),
    };
    const read = one(
      planOf({ resources: [cluster(idRef('azurerm_subnet.this["k0"]')), pools, subnets, basin, group] }),
    );
    expect(read.design.agentPools).toHaveLength(20_001);
    expect(read.design.agentPools?.[2000]?.subnetId).toBe('azurerm_subnet.this["k1999"]');
    expect(read.design.agentPools?.[6000]).not.toHaveProperty('subnetId');
    expect(read.design.subnets).toHaveLength(2000);
  });

  it('passes over 100,000 resources that have nothing to do with a cluster', () => {
    const others: Written = {
      type: 'random_string',
      name: 'x',
      instances: many(100_000).map((index) => [index, { length: 8 }] as const),
    };
    expect(
      one(planOf({ resources: [others, cluster(idRef('azurerm_subnet.nodes')), group, basin, nodes] })).design
        .agentPools?.[0]?.subnetId,
    ).toBe('azurerm_subnet.nodes');
  });

  it('is a problem where it holds more pools than a design can', () => {
    const instances = many(100_001).map((index) => [index, poolValues({ vnet_subnet_id: null }), {}] as const);
    const problem = problemOf(planOf({ resources: [cluster(constant(null)), { ...pools, instances }] }));
    expect(problem.errors.map(({ code }) => code)).toContain('too-large');
  });

  it('is a problem where many clusters share a large network', () => {
    const subnets: Written = {
      ...nodes,
      name: 'this',
      instances: many(2000).map((index) => [index, { ...nodes.instances[0]?.[1], name: `s${index}` }] as const),
    };
    const [instance] = cluster(idRef('azurerm_subnet.this[0]')).instances;
    const clusters: Written = {
      ...cluster(refs(['azurerm_subnet.this[0].id', 'azurerm_subnet.this[0]', 'azurerm_subnet.this'])),
      instances: many(100).map((index) => [index, instance?.[1] ?? {}, instance?.[2] ?? {}] as const),
    };
    expect(problemOf(planOf({ resources: [clusters, subnets, basin, group] })).errors[0]?.code).toBe('too-large');
  });

  it('is a problem where its instances make millions of references to be followed', () => {
    const long = refs(many(3000).map((index) => `local.x${index}`));
    const document = planOf({
      resources: [cluster(constant(null)), { ...pools, expressions: { kubernetes_cluster_id: long } }],
    });
    expect(problemOf(document).errors[0]?.code).toBe('too-large');
  });

  it('is a problem where its modules go deeper than any configuration', () => {
    let module: Json = { resources: [] };
    for (let depth = 0; depth < 20_000; depth += 1) module = { child_modules: [module] };
    expect(problemOf({ planned_values: { root_module: module } }).errors[0]?.code).toBe('too-deep');
  });

  it('is read the same twice', () => {
    const plan = planOf({ resources: [cluster(idRef('azurerm_subnet.nodes')), group, basin, nodes] });
    expect(readTerraformPlan(plan)).toEqual(readTerraformPlan(plan));
  });
});
