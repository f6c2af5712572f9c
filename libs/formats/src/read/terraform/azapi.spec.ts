import { describe, expect, it } from 'vitest';
import {
  cluster,
  constant,
  group,
  groupId,
  idRef,
  planOf,
  refs,
  subnet,
  vnet,
  vnetId,
  type Written,
} from './plans.spec-fixture.js';
import { readTerraformPlan } from './read-terraform-plan.js';
import { expectPointers, one, problemOf, type Json } from './reading.spec-fixture.js';

const properties = (subnetId: Json): Json => ({
  kubernetesVersion: '1.33',
  dnsPrefix: 'quay',
  networkProfile: {
    networkPlugin: 'azure',
    networkPluginMode: 'overlay',
    networkDataplane: 'cilium',
    networkPolicy: 'cilium',
    podCidr: '10.244.0.0/16',
    serviceCidr: '10.0.0.0/16',
    dnsServiceIP: '10.0.0.10',
    outboundType: 'loadBalancer',
  },
  agentPoolProfiles: [
    { name: 'system', mode: 'System', osType: 'Linux', count: 3, maxPods: 250, vmSize: 'Standard_D4s_v5', ...subnetId },
  ],
});

const azapi = (
  type: string,
  name: string,
  values: Json,
  written: { expressions?: Json; unknown?: Json } = {},
): Written => ({
  type: 'azapi_resource',
  name,
  expressions: written.expressions ?? {},
  instances: [
    [
      undefined,
      {
        type,
        name,
        ignore_missing_property: true,
        response_export_values: null,
        schema_validation_enabled: true,
        ...values,
      },
      { id: true, output: true, ...written.unknown },
    ],
  ],
});

const CLUSTER = 'Microsoft.ContainerService/managedClusters@2025-05-01';
const body = (subnetId: Json = {}): Json => ({
  sku: { name: 'Base', tier: 'Standard' },
  properties: properties(subnetId),
});
const poolUnknown: Json = { body: { properties: { agentPoolProfiles: [{ vnetSubnetID: true }] } }, parent_id: true };
const basin = vnet('basin', '10.1.0.0/16');
const nodes = subnet('nodes', '10.1.0.0/24', 'basin');

describe('a cluster that azapi makes', () => {
  it('is read from its body, and its subnet followed to what the body refers to', () => {
    const made = azapi(
      CLUSTER,
      'quay',
      { location: 'westeurope', body: body() },
      {
        expressions: {
          body: refs(
            ['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes'],
            ['azurerm_user_assigned_identity.aks.id', 'azurerm_user_assigned_identity.aks'],
          ),
          parent_id: idRef('azurerm_resource_group.harbour'),
        },
        unknown: poolUnknown,
      },
    );
    const identity: Written = {
      type: 'azurerm_user_assigned_identity',
      name: 'aks',
      instances: [[undefined, { name: 'aks' }]],
    };
    const document = planOf({ resources: [made, group, basin, nodes, identity] });
    const read = one(document);
    expectPointers(document, read);
    expect(read.design).toMatchObject({
      cluster: {
        name: 'quay',
        region: 'westeurope',
        resourceGroup: 'harbour',
        kubernetesVersion: '1.33',
        tier: 'Standard',
      },
      network: {
        plugin: 'azure',
        pluginMode: 'overlay',
        dataPlane: 'cilium',
        policy: 'cilium',
        podCidrs: ['10.244.0.0/16'],
        vnetOrigin: 'customer-managed',
      },
      agentPools: [{ name: 'system', maxPods: 250, subnetId: 'azurerm_subnet.nodes', podSubnetId: null }],
      vnets: [{ id: 'azurerm_virtual_network.basin' }],
      subnets: [{ id: 'azurerm_subnet.nodes', prefixes: ['10.1.0.0/24'] }],
    });
    expect(read.pointers).toMatchObject({
      '/network/plugin': '/planned_values/root_module/resources/0/values/body/properties/networkProfile/networkPlugin',
      '/agentPools/0/subnetId': '/configuration/root_module/resources/0/expressions/body',
      '/cluster/name': '/planned_values/root_module/resources/0/values/name',
    });
  });

  it('has no subnet told where its body may refer to two of them', () => {
    const made = azapi(
      CLUSTER,
      'quay',
      { body: body() },
      {
        expressions: {
          body: refs(
            ['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes'],
            ['azurerm_subnet.spare.id', 'azurerm_subnet.spare'],
          ),
        },
        unknown: poolUnknown,
      },
    );
    const read = one(planOf({ resources: [made, group, basin, nodes, subnet('spare', '10.1.1.0/24', 'basin')] }));
    expect(read.design.agentPools?.[0]).not.toHaveProperty('subnetId');
    expect(read.unresolved).toContain('/agentPools/0/subnetId');
  });

  it('may give its body as a text, all of which stands at the text', () => {
    const subnetId = `${vnetId('old')}/subnets/nodes`;
    const made = azapi(CLUSTER, 'quay', {
      parent_id: groupId('port'),
      body: JSON.stringify(body({ vnetSubnetID: subnetId })),
    });
    const document = planOf({ resources: [made] });
    const read = one(document);
    expectPointers(document, read);
    expect(read.design).toMatchObject({
      cluster: { resourceGroup: 'port', tier: 'Standard' },
      agentPools: [{ name: 'system', subnetId }],
      subnets: [{ id: subnetId, name: 'nodes' }],
    });
    expect(read.pointers['/network/plugin']).toBe('/planned_values/root_module/resources/0/values/body');
  });

  it('is told to be there and no more where its whole body is known only after apply', () => {
    const made = azapi(
      CLUSTER,
      'quay',
      {},
      { expressions: { body: refs(['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes']) }, unknown: { body: true } },
    );
    const read = one(planOf({ resources: [made, group, basin, nodes] }));
    expect(read.design.cluster).toMatchObject({ name: 'quay' });
    expect(read.design.network ?? {}).not.toHaveProperty('plugin');
    expect(read.design).not.toHaveProperty('agentPools');
    expect(read.unmapped).toContain('/configuration/root_module/resources/0/expressions/body');
  });

  it('takes its pools, networks, subnets and peerings from azapi too', () => {
    const network = 'azapi_resource.net';
    const document = planOf({
      resources: [
        azapi(
          CLUSTER,
          'quay',
          { body: body() },
          { expressions: { body: idRef('azapi_resource.nodes') }, unknown: poolUnknown },
        ),
        azapi(
          'Microsoft.ContainerService/managedClusters/agentPools@2025-05-01',
          'work',
          { body: { properties: { count: 2, mode: 'User', osType: 'Linux' } } },
          {
            expressions: { parent_id: idRef('azapi_resource.quay'), body: idRef('azapi_resource.nodes') },
            unknown: { parent_id: true, body: { properties: { vnetSubnetID: true } } },
          },
        ),
        azapi('Microsoft.Network/virtualNetworks@2024-05-01', 'net', {
          location: 'westeurope',
          body: {
            properties: {
              addressSpace: { addressPrefixes: ['10.1.0.0/16'] },
              subnets: [{ name: 'inside', properties: { addressPrefix: '10.1.9.0/24' } }],
            },
          },
        }),
        azapi(
          'Microsoft.Network/virtualNetworks/subnets@2024-05-01',
          'nodes',
          { body: { properties: { addressPrefixes: ['10.1.0.0/24'], routeTable: {} } } },
          {
            expressions: { parent_id: idRef(network), body: idRef('azurerm_route_table.rt') },
            unknown: { parent_id: true, body: { properties: { routeTable: { id: true } } } },
          },
        ),
        azapi(
          'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2024-05-01',
          'out',
          { body: { properties: { remoteVirtualNetwork: {} } } },
          {
            expressions: { parent_id: idRef(network), body: idRef('azurerm_virtual_network.basin') },
            unknown: { parent_id: true, body: { properties: { remoteVirtualNetwork: { id: true } } } },
          },
        ),
        { type: 'azurerm_route_table', name: 'rt', instances: [[undefined, { name: 'rt' }]] },
        group,
        basin,
      ],
    });
    const read = one(document);
    expectPointers(document, read);
    expect(read.design.agentPools?.map(({ name, subnetId }) => [name, subnetId])).toEqual([
      ['work', 'azapi_resource.nodes'],
      ['system', 'azapi_resource.nodes'],
    ]);
    expect(read.design.subnets).toEqual([
      {
        id: `${network}/subnets/inside`,
        name: 'inside',
        vnetId: network,
        prefixes: ['10.1.9.0/24'],
        delegations: [],
        routeTableId: null,
        natGatewayId: null,
      },
      {
        id: 'azapi_resource.nodes',
        name: 'nodes',
        vnetId: network,
        prefixes: ['10.1.0.0/24'],
        routeTableId: 'azurerm_route_table.rt',
        delegations: [],
        natGatewayId: null,
      },
    ]);
    expect(read.design.vnets?.[0]).toMatchObject({
      id: network,
      name: 'net',
      addressSpace: ['10.1.0.0/16'],
      peerings: [{ name: 'out', remoteVnetId: 'azurerm_virtual_network.basin', remoteAddressSpace: ['10.1.0.0/16'] }],
    });
  });

  it('reads one body the same for each of several clusters', () => {
    const twin = (name: string): Written => ({ ...cluster(idRef('azapi_resource.nodes'), { name }), name });
    const parts = [
      azapi(
        'Microsoft.Network/virtualNetworks/subnets@2024-05-01',
        'nodes',
        { parent_id: vnetId('net'), body: { properties: { addressPrefix: '10.1.0.0/24', routeTable: {} } } },
        {
          expressions: { body: idRef('azurerm_route_table.rt') },
          unknown: { body: { properties: { routeTable: { id: true } } } },
        },
      ),
      { type: 'azurerm_route_table', name: 'rt', instances: [[undefined, { name: 'rt' }]] },
    ] as const;
    const alone = one(planOf({ resources: [twin('a'), ...parts] }));
    expect(alone.design.subnets?.[0]).toMatchObject({
      id: 'azapi_resource.nodes',
      routeTableId: 'azurerm_route_table.rt',
    });
    const beside = problemless([twin('a'), twin('b'), ...parts]);
    expect(beside).toEqual([alone.design.subnets, alone.design.subnets]);
  });

  it('is refused where its body is no JSON or deeper than any resource', () => {
    const wrong = azapi(CLUSTER, 'quay', { body: '{"properties":' });
    expect(problemOf(planOf({ resources: [wrong] }))).toMatchObject({
      code: 'malformed-document',
      errors: [{ pointer: '/planned_values/root_module/resources/0/values/body', code: 'invalid-value' }],
    });
    let deep: unknown = 1;
    for (let level = 0; level < 20_000; level += 1) deep = { properties: deep };
    expect(problemOf(planOf({ resources: [azapi(CLUSTER, 'quay', { body: deep })] })).errors[0]?.code).toBe('too-deep');
  });

  it('is not an update of a cluster that something else makes: that is told as not understood', () => {
    const update: Written = {
      ...azapi(CLUSTER, 'patch', { body: { properties: { networkProfile: { podCidr: '10.9.0.0/16' } } } }),
      type: 'azapi_update_resource',
    };
    const read = one(planOf({ resources: [cluster(constant(null)), update] }));
    expect(read.design.network?.podCidrs).toEqual(['10.244.0.0/16']);
    expect(read.unmapped).toContain('/planned_values/root_module/resources/1/values');
  });
});

describe('an update of a cluster that something else makes', () => {
  const ranges = { networkProfile: { podCidr: '10.9.0.0/16', networkDataplane: 'cilium' } };
  const update = (body: unknown, more: { expressions?: Json; unknown?: Json } = {}): Written => ({
    ...azapi(CLUSTER, 'patch', { body }, more),
    type: 'azapi_update_resource',
  });
  const ofQuay = {
    expressions: { resource_id: idRef('azurerm_kubernetes_cluster.quay') },
    unknown: { resource_id: true },
  };

  it.each([
    ['an object', { properties: ranges }, '/body/properties/networkProfile/podCidr'],
    ['a text', JSON.stringify({ properties: ranges }), '/body'],
  ])('goes before what the cluster itself says: %s', (_, body, pointer) => {
    const document = planOf({ resources: [cluster(constant(null)), update(body, ofQuay)] });
    const read = one(document);
    expect(read.design.network).toMatchObject({ podCidrs: ['10.9.0.0/16'], dataPlane: 'cilium', plugin: 'azure' });
    expect(read.pointers['/network/podCidrs/0']).toBe(`/planned_values/root_module/resources/1/values${pointer}`);
    expect(read.unmapped).toEqual([]);
    expectPointers(document, read);
  });

  it('leaves open what it changes where the plan does not tell which cluster it is of', () => {
    const unsure = {
      expressions: { resource_id: refs(['module.gone.id', 'module.gone']) },
      unknown: { resource_id: true },
    };
    const read = one(planOf({ resources: [cluster(constant(null)), update({ properties: ranges }, unsure)] }));
    expect(read.design.network).not.toHaveProperty('podCidrs');
    expect(read.unresolved).toContain('/network/podCidrs');
    expect(read.unmapped).toContain('/planned_values/root_module/resources/1/values');
  });

  it('is told as not understood where it changes a list of pools', () => {
    const body = { properties: { agentPoolProfiles: [{ name: 'deck', count: 5 }] } };
    const read = one(planOf({ resources: [cluster(constant(null)), update(body, ofQuay)] }));
    expect(read.unmapped).toEqual(['/planned_values/root_module/resources/1/values/body/properties/agentPoolProfiles']);
  });
});

describe('Application Gateway for Containers', () => {
  const gateway: Written = {
    type: 'azurerm_application_load_balancer',
    name: 'agc',
    instances: [[undefined, { name: 'agc', location: 'northeurope' }, { id: true }]],
  };
  const doors = subnet('doors', '10.1.2.0/24', 'basin');
  const join: Written = {
    type: 'azurerm_application_load_balancer_subnet_association',
    name: 'doors',
    expressions: {
      application_load_balancer_id: idRef('azurerm_application_load_balancer.agc'),
      subnet_id: idRef('azurerm_subnet.doors'),
    },
    instances: [[undefined, { name: 'doors' }, { subnet_id: true, application_load_balancer_id: true }]],
  };
  const read = (...more: readonly Written[]) =>
    one(planOf({ resources: [cluster(idRef('azurerm_subnet.nodes')), group, basin, nodes, doors, ...more] }));

  it('is read by its association with a subnet', () => {
    expect(read(gateway, join).design.applicationGatewayForContainers).toEqual({
      subnetId: 'azurerm_subnet.doors',
      region: 'northeurope',
      vnetId: 'azurerm_virtual_network.basin',
      subnetPrefixLength: 24,
    });
  });

  it('is read from azapi', () => {
    const made = azapi(
      'Microsoft.ServiceNetworking/trafficControllers/associations@2025-01-01',
      'doors',
      { location: 'westeurope', body: { properties: { associationType: 'subnets', subnet: {} } } },
      {
        expressions: { body: idRef('azurerm_subnet.doors') },
        unknown: { body: { properties: { subnet: { id: true } } } },
      },
    );
    expect(read(made).design.applicationGatewayForContainers).toMatchObject({
      subnetId: 'azurerm_subnet.doors',
      region: 'westeurope',
      subnetPrefixLength: 24,
    });
  });

  it('is not told where there are two associations, or none', () => {
    for (const found of [read(gateway), read(gateway, join, { ...join, name: 'second' })]) {
      expect(found.design).not.toHaveProperty('applicationGatewayForContainers');
      expect(found.unresolved).toContain('/applicationGatewayForContainers');
    }
  });
});

function problemless(resources: readonly Written[]): unknown[] {
  return readTerraformPlan(planOf({ resources })).map(({ design }) => design.subnets);
}
