import { describe, expect, it } from 'vitest';
import {
  cluster,
  clusterExpressions,
  clusterValues,
  constant,
  group,
  groupId,
  idRef,
  planOf,
  pool,
  poolValues,
  refs,
  subnet,
  subnetValues,
  vnet,
  vnetId,
  type Module,
  type Written,
} from './plans.spec-fixture.js';
import { readTerraformPlan } from './read-terraform-plan.js';
import { expectPointers, one, type Json } from './reading.spec-fixture.js';

const basin = vnet('basin', '10.1.0.0/16');
const nodes = subnet('nodes', '10.1.0.0/24', 'basin');
const spare = subnet('spare', '10.1.1.0/24', 'basin');
const clusterId = (name: string) =>
  `${groupId('harbour')}/providers/Microsoft.ContainerService/managedClusters/${name}`;

/** The subnet of the default pool of a cluster whose plan holds two subnets, and the reference that is under test. */
const subnetOf = (reference: Json, more: readonly Written[] = []) =>
  one(planOf({ resources: [cluster(reference), group, basin, nodes, spare, ...more] })).design.agentPools?.[0]
    ?.subnetId;

/** A network module: its subnets are made with `for_each`. */
const network = (outputs: Readonly<Record<string, Json>>): Module => ({
  resources: [
    vnet('basin', '10.1.0.0/16'),
    {
      type: 'azurerm_subnet',
      name: 'this',
      forEach: refs(['var.subnets']),
      expressions: {
        virtual_network_name: refs(['azurerm_virtual_network.basin.name', 'azurerm_virtual_network.basin']),
      },
      instances: [
        ['nodes', subnetValues('snet-nodes', '10.1.0.0/24', 'vnet-basin')],
        ['pods', subnetValues('snet-pods', '10.1.4.0/22', 'vnet-basin')],
      ],
    },
  ],
  outputs,
});

describe('the subnet of a pool that is known only after apply', () => {
  it('is the one thing that the argument refers to', () => {
    expect(subnetOf(idRef('azurerm_subnet.spare'))).toBe('azurerm_subnet.spare');
    expect(subnetOf(refs(['azurerm_subnet.spare']))).toBe('azurerm_subnet.spare');
  });

  it.each([
    [
      'one of two subnets',
      refs(['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes'], ['azurerm_subnet.spare.id', 'azurerm_subnet.spare']),
    ],
    ['a local value', refs(['local.subnet_id'])],
    ['a subnet or a local value', refs(['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes'], ['local.subnet_id'])],
    ['a text built on the network', idRef('azurerm_virtual_network.basin')],
    [
      'a subnet or something else',
      refs(
        ['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes'],
        ['azurerm_virtual_network.basin.id', 'azurerm_virtual_network.basin'],
      ),
    ],
    ['a resource that the plan does not hold', idRef('azurerm_subnet.gone')],
    ['the name of a subnet alone', refs(['azurerm_subnet.nodes.name', 'azurerm_subnet.nodes'], ['local.prefix'])],
    ['a module that there is not', refs(['module.net.subnet_id', 'module.net'])],
  ])('is not told where it is %s', (_, reference) => {
    const read = one(planOf({ resources: [cluster(reference), group, basin, nodes, spare] }));
    expect(read.design.agentPools?.[0]).not.toHaveProperty('subnetId');
    expect(read.design.network).not.toHaveProperty('vnetOrigin');
    expect(read.design).not.toHaveProperty('subnets');
    expect(read.unresolved).toContain('/agentPools/0/subnetId');
    expect(read.unmapped).toEqual([
      '/configuration/root_module/resources/0/expressions/default_node_pool/0/vnet_subnet_id',
    ]);
  });

  it('is not the subnet that has its name and range and is not attached', () => {
    const read = one(planOf({ resources: [cluster(refs(['local.nodes'])), group, basin, nodes, spare] }));
    expect(read.design).not.toHaveProperty('vnets');
  });

  it('is the only subnet that a local value can be', () => {
    const read = one(planOf({ resources: [cluster(refs(['local.nodes'])), group, basin, nodes] }));
    expect(read.design.agentPools?.[0]?.subnetId).toBe('azurerm_subnet.nodes');
    expect(read.design.subnets?.map(({ prefixes }) => prefixes)).toEqual([['10.1.0.0/24']]);
  });

  it('is what a local value of the module can be that the value comes from, and not what another module makes', () => {
    const net: Module = { resources: [vnet('sea', '10.9.0.0/16'), subnet('other', '10.9.0.0/24', 'sea')] };
    const aks: Module = { resources: [cluster(refs(['var.subnet_id']))] };
    const call = { expressions: { subnet_id: refs(['local.subnet_id']) }, module: aks };
    const inRoot = one(planOf({ resources: [group, basin, nodes], calls: { aks: call } }));
    expect(inRoot.design.agentPools?.[0]?.subnetId).toBe('azurerm_subnet.nodes');
    const inBoth = one(planOf({ resources: [group, basin, nodes], calls: { aks: call, net: { module: net } } }));
    expect(inBoth.design.agentPools?.[0]).not.toHaveProperty('subnetId');
  });

  it('is not a subnet whose condition is off: a resource without instances gives nothing', () => {
    const off: Written = { ...spare, name: 'off', count: refs(['var.make']), instances: [] };
    const either = refs(
      ['azurerm_subnet.off[0].id', 'azurerm_subnet.off[0]', 'azurerm_subnet.off'],
      ['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes'],
    );
    expect(subnetOf(either, [off])).toBe('azurerm_subnet.nodes');
  });

  it('is found behind the resource that joins it to a route table', () => {
    const table: Written = { type: 'azurerm_route_table', name: 'rt', instances: [[undefined, { name: 'rt' }]] };
    const join: Written = {
      type: 'azurerm_subnet_route_table_association',
      name: 'nodes',
      expressions: { subnet_id: idRef('azurerm_subnet.nodes'), route_table_id: idRef('azurerm_route_table.rt') },
      instances: [[undefined, {}, { id: true, subnet_id: true, route_table_id: true }]],
    };
    const reference = refs([
      'azurerm_subnet_route_table_association.nodes.subnet_id',
      'azurerm_subnet_route_table_association.nodes',
    ]);
    const read = one(planOf({ resources: [cluster(reference), group, basin, nodes, spare, table, join] }));
    expect(read.design.agentPools?.[0]?.subnetId).toBe('azurerm_subnet.nodes');
    expect(read.design.subnets?.map(({ id, routeTableId }) => [id, routeTableId])).toEqual([
      ['azurerm_subnet.nodes', 'azurerm_route_table.rt'],
      ['azurerm_subnet.spare', null],
    ]);
  });

  it.each([
    [
      'a single block',
      [{ name: 'nodes', address_prefixes: ['10.1.0.0/24'] }],
      'azurerm_virtual_network.basin/subnets/nodes',
    ],
    [
      'one of two blocks',
      [
        { name: 'nodes', address_prefixes: ['10.1.0.0/24'] },
        { name: 'b', address_prefixes: ['10.1.1.0/24'] },
      ],
      undefined,
    ],
  ])('may be a block of its network: %s', (_, blocks, expected) => {
    const [instance] = basin.instances;
    const inline: Written = { ...basin, instances: [[undefined, { ...instance?.[1], subnet: blocks }]] };
    const reference = refs(['azurerm_virtual_network.basin.subnet', 'azurerm_virtual_network.basin']);
    const read = one(planOf({ resources: [cluster(reference), group, inline] }));
    expect(read.design.agentPools?.[0]?.subnetId).toBe(expected);
    if (expected !== undefined)
      expect(read.design.subnets?.[0]).toMatchObject({ id: expected, name: 'nodes', prefixes: ['10.1.0.0/24'] });
  });

  it('is the one that was looked up', () => {
    const id = `${vnetId('old')}/subnets/nodes`;
    const data: Written = {
      type: 'azurerm_subnet',
      mode: 'data',
      name: 'old',
      instances: [
        [
          undefined,
          {
            id,
            name: 'nodes',
            address_prefixes: ['10.5.0.0/24'],
            route_table_id: '',
            service_endpoints: [],
            virtual_network_name: 'old',
            resource_group_name: 'harbour',
          },
        ],
      ],
    };
    const [head] = cluster(constant(null)).instances;
    const known: Written = {
      ...cluster(idRef('data.azurerm_subnet.old')),
      instances: [[undefined, { ...clusterValues({}, {}, { vnet_subnet_id: id }) }, head?.[2] ?? {}]],
    };
    const looked = planOf({ resources: [data] });
    const plan = {
      ...planOf({ resources: [known, group] }),
      prior_state: { format_version: '1.0', values: looked['planned_values'] },
    };
    const read = one(plan);
    expectPointers(plan, read);
    expect(read.design.subnets).toEqual([
      { id, name: 'nodes', vnetId: vnetId('old'), prefixes: ['10.5.0.0/24'], routeTableId: null, serviceEndpoints: [] },
    ]);
    expect(read.design.vnets).toEqual([{ id: vnetId('old'), name: 'old', resourceGroup: 'harbour' }]);
    expect(read.pointers['/subnets/0/prefixes/0']).toBe(
      '/prior_state/values/root_module/resources/0/values/address_prefixes/0',
    );
  });

  it('is told by an id that the plan does not show otherwise, with the names in it', () => {
    const id = `${vnetId('else', 'far')}/subnets/nodes`;
    const known: Written = {
      ...cluster(refs(['var.subnet_id'])),
      instances: [[undefined, clusterValues({}, {}, { vnet_subnet_id: id })]],
    };
    expect(one(planOf({ resources: [known] })).design).toMatchObject({
      vnets: [{ id: vnetId('else', 'far'), name: 'else', resourceGroup: 'far' }],
      subnets: [{ id, name: 'nodes', vnetId: vnetId('else', 'far') }],
      network: { vnetOrigin: 'customer-managed' },
    });
  });

  it('is told to be none where the argument is null: Azure makes the network', () => {
    const none: Written = {
      ...cluster(constant(null)),
      instances: [[undefined, clusterValues({}, {}, { vnet_subnet_id: null })]],
    };
    expect(one(planOf({ resources: [none] })).design).toMatchObject({
      vnets: null,
      subnets: null,
      network: { vnetOrigin: 'azure-managed' },
    });
  });
});

describe('references through modules', () => {
  const aks = (reference: Json): Module => ({
    resources: [cluster(refs(['var.subnet_id'])), pool('work', refs(['var.subnet_id']))],
    calls: { idle: { module: {} } },
    outputs: { id: idRef('azurerm_kubernetes_cluster.quay') },
    ...(reference ? {} : {}),
  });
  const plan = (subnetId: Json, outputs: Readonly<Record<string, Json>>) =>
    planOf({
      calls: {
        net: { expressions: { subnets: constant({}) }, module: network(outputs) },
        platform: {
          expressions: { subnet: subnetId },
          module: { calls: { aks: { expressions: { subnet_id: refs(['var.subnet']) }, module: aks(subnetId) } } },
        },
      },
    });

  it('are followed two modules down and up again by an output', () => {
    const document = plan(refs(['module.net.nodes_id', 'module.net']), {
      nodes_id: refs(['azurerm_subnet.this["nodes"].id', 'azurerm_subnet.this["nodes"]', 'azurerm_subnet.this']),
    });
    const read = one(document);
    expectPointers(document, read);
    expect(read.design.agentPools?.map(({ subnetId }) => subnetId)).toEqual([
      'module.net.azurerm_subnet.this["nodes"]',
      'module.net.azurerm_subnet.this["nodes"]',
    ]);
    expect(read.design.subnets?.map(({ id }) => id)).toEqual([
      'module.net.azurerm_subnet.this["nodes"]',
      'module.net.azurerm_subnet.this["pods"]',
    ]);
    expect(read.design.vnets?.[0]).toMatchObject({
      id: 'module.net.azurerm_virtual_network.basin',
      addressSpace: ['10.1.0.0/16'],
    });
  });

  it('pick the instance by the key that the output is asked for', () => {
    const outputs = { subnet_ids: refs(['azurerm_subnet.this']) };
    const read = one(plan(refs(['module.net.subnet_ids["pods"]', 'module.net.subnet_ids', 'module.net']), outputs));
    expect(read.design.agentPools?.[0]?.subnetId).toBe('module.net.azurerm_subnet.this["pods"]');
  });

  it.each([
    ['no key among several instances', refs(['module.net.subnet_ids', 'module.net'])],
    ['a key that no instance has', refs(['module.net.subnet_ids["other"]', 'module.net.subnet_ids', 'module.net'])],
    ['a module as a whole', refs(['module.net'])],
    ['an output that there is not', refs(['module.net.nothing', 'module.net'])],
  ])('are not guessed at: %s', (_, reference) => {
    const read = one(plan(reference, { subnet_ids: refs(['azurerm_subnet.this']), vnet_name: refs(['local.name']) }));
    expect(read.design.agentPools?.[0]).not.toHaveProperty('subnetId');
    expect(read.unresolved).toContain('/agentPools/0/subnetId');
  });

  it('keep the instances of a module apart', () => {
    const part = (index: string): Module => ({
      resources: [vnet('basin', `10.${index}.0.0/16`), subnet('nodes', `10.${index}.0.0/24`, 'basin')],
      outputs: { id: idRef('azurerm_subnet.nodes') },
    });
    const document = planOf({
      resources: [cluster(refs(['module.net["b"].id', 'module.net["b"]', 'module.net'])), group],
      calls: { net: { forEach: refs(['var.regions']), keys: ['a', 'b'], module: part('7') } },
    });
    const read = one(document);
    expect(read.design.agentPools?.[0]?.subnetId).toBe('module.net["b"].azurerm_subnet.nodes');
    expect(read.design.vnets?.map(({ id }) => id)).toEqual(['module.net["b"].azurerm_virtual_network.basin']);
  });
});

describe('pools made with for_each', () => {
  const keyed = (reference: Json, forEach: Json): Written => ({
    type: 'azurerm_kubernetes_cluster_node_pool',
    name: 'work',
    forEach,
    expressions: { kubernetes_cluster_id: idRef('azurerm_kubernetes_cluster.quay'), vnet_subnet_id: reference },
    instances: ['nodes', 'pods'].map(
      (key) => [key, poolValues({ name: key }), { kubernetes_cluster_id: true, vnet_subnet_id: true }] as const,
    ),
  });
  const subnetsOf = (reference: Json, forEach: Json = refs(['var.pools'])) =>
    one(
      planOf({
        resources: [
          cluster(idRef('azurerm_subnet.this["nodes"]')),
          keyed(reference, forEach),
          group,
          ...(network({}).resources ?? []),
        ],
      }),
    )
      .design.agentPools?.slice(1)
      .map(({ subnetId }) => subnetId);

  it('take the subnet of their own key', () => {
    const own = ['azurerm_subnet.this["nodes"]', 'azurerm_subnet.this["pods"]'];
    expect(subnetsOf(refs(['azurerm_subnet.this'], ['each.key']))).toEqual(own);
    expect(subnetsOf(refs(['each.value.id', 'each.value']), refs(['azurerm_subnet.this']))).toEqual(own);
  });

  it('do not take the subnet of their own key where they pick by something else', () => {
    expect(subnetsOf(refs(['azurerm_subnet.this'], ['each.value.subnet', 'each.value']))).toEqual([
      undefined,
      undefined,
    ]);
    expect(subnetsOf(refs(['azurerm_subnet.this'], ['each.key'], ['each.value.subnet', 'each.value']))).toEqual([
      undefined,
      undefined,
    ]);
    expect(subnetsOf(refs(['azurerm_subnet.this'], ['var.which']))).toEqual([undefined, undefined]);
  });

  it('take the one subnet that all of them name', () => {
    const reference = refs(['each.value.subnet_id', 'each.value']);
    expect(
      subnetsOf(
        reference,
        refs(['azurerm_subnet.this["pods"].id', 'azurerm_subnet.this["pods"]', 'azurerm_subnet.this']),
      ),
    ).toEqual(['azurerm_subnet.this["pods"]', 'azurerm_subnet.this["pods"]']);
  });

  it('are not told where what they range over is a local value', () => {
    expect(subnetsOf(refs(['each.value.subnet_id', 'each.value']), refs(['local.pools']))).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('several clusters', () => {
  const named = (name: string, reference: Json): Written => ({ ...cluster(reference, { name }), name });
  const poolOf = (name: string, of: string): Written => ({
    ...pool(name, idRef('azurerm_subnet.spare')),
    expressions: {
      kubernetes_cluster_id: idRef(`azurerm_kubernetes_cluster.${of}`),
      vnet_subnet_id: idRef('azurerm_subnet.spare'),
    },
  });

  it('are read one by one, each with its own pools and networks', () => {
    const read = readTerraformPlan(
      planOf({
        resources: [
          named('one', idRef('azurerm_subnet.nodes')),
          named('two', idRef('azurerm_subnet.far')),
          poolOf('a', 'one'),
          {
            ...poolOf('b', 'two'),
            expressions: {
              kubernetes_cluster_id: idRef('azurerm_kubernetes_cluster.two'),
              vnet_subnet_id: idRef('azurerm_subnet.far'),
            },
          },
          group,
          basin,
          vnet('sea', '10.9.0.0/16'),
          nodes,
          spare,
          subnet('far', '10.9.0.0/24', 'sea'),
        ],
      }),
    );
    expect(
      read.map(({ design }) => [
        design.cluster?.name,
        design.agentPools?.map(({ name }) => name),
        design.vnets?.map(({ name }) => name),
      ]),
    ).toEqual([
      ['one', ['system', 'a'], ['vnet-basin']],
      ['two', ['system', 'b'], ['vnet-sea']],
    ]);
  });

  it('leave out what the plan destroys, and keep what it replaces', () => {
    const plan = planOf({
      resources: [
        named('one', idRef('azurerm_subnet.nodes')),
        named('two', idRef('azurerm_subnet.nodes')),
        group,
        basin,
        nodes,
      ],
    });
    const actions = (address: string, ...all: string[]) =>
      (plan['resource_changes'] as Json[]).map((change) =>
        change['address'] === address ? { ...change, change: { ...(change['change'] as Json), actions: all } } : change,
      );
    const names = (document: Json) => readTerraformPlan(document).map(({ design }) => design.cluster?.name);
    expect(names({ ...plan, resource_changes: actions('azurerm_kubernetes_cluster.two', 'delete') })).toEqual(['one']);
    expect(names({ ...plan, resource_changes: actions('azurerm_kubernetes_cluster.two', 'delete', 'create') })).toEqual(
      ['one', 'two'],
    );
    const deposed = [
      ...(plan['resource_changes'] as Json[]),
      { address: 'azurerm_kubernetes_cluster.two', deposed: 'ab12', change: { actions: ['delete'] } },
    ];
    expect(names({ ...plan, resource_changes: deposed })).toEqual(['one', 'two']);
  });

  it('do not share a pool of which the plan does not tell the cluster', () => {
    const stray: Written = {
      ...pool('lost', idRef('azurerm_subnet.nodes')),
      expressions: { kubernetes_cluster_id: refs(['local.cluster_id']) },
    };
    const read = readTerraformPlan(
      planOf({
        resources: [
          named('one', idRef('azurerm_subnet.nodes')),
          named('two', idRef('azurerm_subnet.nodes')),
          stray,
          group,
          basin,
          nodes,
        ],
      }),
    );
    for (const { design, unmapped } of read) {
      expect(design.agentPools?.map(({ name }) => name)).toEqual(['system']);
      expect(unmapped).toEqual(['/planned_values/root_module/resources/2/values']);
    }
  });

  it('find the pools of a cluster that is there already by its id', () => {
    const existing: Written = {
      ...named('one', constant(null)),
      instances: [[undefined, clusterValues({ id: clusterId('one'), name: 'one' }, {}, { vnet_subnet_id: null })]],
    };
    const added: Written = {
      ...poolOf('a', 'one'),
      instances: [
        [undefined, poolValues({ name: 'a', kubernetes_cluster_id: clusterId('ONE'), vnet_subnet_id: null })],
      ],
    };
    const other: Written = {
      ...poolOf('b', 'one'),
      instances: [
        [undefined, poolValues({ name: 'b', kubernetes_cluster_id: clusterId('else'), vnet_subnet_id: null })],
      ],
    };
    expect(one(planOf({ resources: [existing, added, other] })).design.agentPools?.map(({ name }) => name)).toEqual([
      'system',
      'a',
    ]);
  });
});

describe('dynamic blocks', () => {
  const hidden = (more: readonly Written[], module: Partial<Module> = {}): Json => {
    const dynamic: Written = { ...cluster(idRef('azurerm_subnet.x')), expressions: { name: constant('quay') } };
    return planOf({
      resources: [group, basin, nodes, ...more],
      calls: {
        aks: {
          expressions: { network: idRef('azurerm_subnet.nodes'), tags: constant({}) },
          module: { resources: [dynamic], ...module },
        },
      },
    });
  };
  const subnetsOf = (document: Json) => one(document).design.agentPools?.map(({ subnetId }) => subnetId);

  it('take the only subnet that the module they stand in is handed or makes', () => {
    expect(subnetsOf(hidden([spare]))).toEqual(['azurerm_subnet.nodes']);
  });

  it.each([
    [
      'makes another',
      { resources: [{ ...cluster(constant(null)), expressions: {} }, vnet('basin', '10.1.0.0/16'), spare] },
    ],
    ['holds a module that makes another', { calls: { net: { module: network({}) } } }],
    [
      'holds something that may make another',
      {
        resources: [
          { ...cluster(constant(null)), expressions: {} },
          { type: 'azurerm_resource_group_template_deployment', name: 'x', instances: [[undefined, {}]] },
        ],
      },
    ],
  ] satisfies [string, Partial<Module>][])('take none where that module %s', (_, module) => {
    expect(subnetsOf(hidden([], module))).toEqual([undefined]);
  });

  it('take none where the module is handed a local value', () => {
    const plan = hidden([]);
    const text = JSON.stringify(plan).replace('"tags":{"constant_value":{}}', '"tags":{"references":["local.tags"]}');
    expect(subnetsOf(JSON.parse(text) as Json)).toEqual([undefined]);
  });

  it('are not in the configuration, so that a subnet named in one is not told', () => {
    const dynamic: Written = {
      ...cluster(idRef('azurerm_subnet.nodes')),
      expressions: { ...clusterExpressions(idRef('azurerm_subnet.nodes')), default_node_pool: undefined },
    };
    const document = JSON.parse(JSON.stringify(planOf({ resources: [dynamic, group, basin, nodes, spare] }))) as Json;
    const read = one(document);
    expect(read.design.agentPools?.[0]).not.toHaveProperty('subnetId');
    expect(read.unresolved?.filter((path) => path.startsWith('/agentPools'))).toEqual([
      '/agentPools/0/osSku',
      '/agentPools/0/maxPods',
      '/agentPools/0/subnetId',
    ]);
    expect(read.unmapped).toEqual(['/planned_values/root_module/resources/0/values/default_node_pool/0']);
    expectPointers(document, read);
  });
});
