import type { Design } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { designs, managedDesign, rareDesign } from './designs.spec-fixture.js';
import { writeConfiguration } from './write-configuration.js';

type Json = Record<string, unknown>;

const designOf = (name: string): Design => designs.find(([each]) => each === name)?.[1] ?? {};
const resourcesOf = (arm: Json, type: string) => (arm['resources'] as Json[]).filter((each) => each['type'] === type);
const blocksOf = (json: Json, type: string) => (json['resource'] as Record<string, Record<string, Json>>)[type] ?? {};

describe('what creates a design', () => {
  it('asks for what the design leaves open and a tool has to know', () => {
    const { arm, terraformJson, azureCli, bicep } = writeConfiguration({
      network: { outboundType: 'userDefinedRouting' },
      vnets: [{ id: 'v' }],
      subnets: [{ id: 's', vnetId: 'v' }],
      agentPools: [{ osType: 'Windows', subnetId: 's' }],
    });
    const names = [
      'location',
      'firewallPrivateIp',
      'addressSpaceOfVnetV',
      'prefixOfSubnet1',
      'windowsAdminPassword',
      'nodeVmSize',
    ];
    expect(Object.keys(arm['parameters'] as Json)).toEqual(expect.arrayContaining(names));
    expect((arm['parameters'] as Json)['windowsAdminPassword']).toMatchObject({ type: 'securestring' });
    for (const name of names) expect(bicep).toContain(`param ${name} `);
    expect(terraformJson['variable']).toMatchObject({
      location: {},
      firewall_private_ip: {},
      address_space_of_v: {},
      prefix_of_subnet_1: {},
      node_vm_size: {},
      windows_admin_password: { sensitive: true },
    });
    for (const name of ['LOCATION', 'FIREWALL_PRIVATE_IP', 'ADDRESS_SPACE_1', 'SUBNET_PREFIX_1', 'NODE_VM_SIZE'])
      expect(azureCli).toContain(`: "\${${name}:?`);
  });

  it('asks for nothing where the design tells all', () => {
    const { arm, terraformJson, azureCli } = writeConfiguration(designOf('overlay-cilium, loadBalancer, nginx'));
    expect(arm['parameters']).toEqual({});
    expect(terraformJson).not.toHaveProperty('variable');
    expect(azureCli).not.toContain(':?');
  });

  it('takes names that are given instead of those of the design', () => {
    const names = { cluster: 'ship', resourceGroup: 'dock', region: 'northeurope' };
    const { arm, terraformJson, azureCli } = writeConfiguration(managedDesign, names);
    expect(resourcesOf(arm, 'Microsoft.ContainerService/managedClusters')[0]).toMatchObject({
      name: 'ship',
      location: 'northeurope',
    });
    expect(blocksOf(terraformJson, 'azurerm_resource_group')).toEqual({
      main: { name: 'dock', location: 'northeurope' },
    });
    expect(azureCli).toContain('az group create \\\n  --name dock \\\n  --location northeurope\n');
  });

  it('makes a route to a firewall where the user routes, and an empty route table for kubenet', () => {
    const routed = writeConfiguration(designOf('overlay, userDefinedRouting, no-ingress'));
    const routes = [
      { properties: { addressPrefix: '0.0.0.0/0', nextHopIpAddress: "[parameters('firewallPrivateIp')]" } },
    ];
    expect(resourcesOf(routed.arm, 'Microsoft.Network/routeTables')).toMatchObject([
      { name: 'rt-quay', properties: { routes } },
    ]);
    const design = designOf('kubenet, loadBalancer, no-ingress');
    const [nodes] = design.subnets ?? [];
    const kubenet = writeConfiguration({ ...design, subnets: [{ ...nodes, routeTableId: 'rt-pods' }] });
    expect(resourcesOf(kubenet.arm, 'Microsoft.Network/routeTables')).toMatchObject([
      { name: 'rt-pods', properties: { routes: [] } },
    ]);
  });

  it('makes what an outbound type needs where the design does not say it', () => {
    const design = (outboundType: string): Design => ({
      network: { outboundType },
      vnets: [{ id: 'v' }],
      subnets: [{ id: 's', vnetId: 'v', prefixes: ['10.0.0.0/24'] }],
      agentPools: [{ subnetId: 's' }],
    });
    const made = (outbound: string) =>
      (writeConfiguration(design(outbound)).arm['resources'] as Json[]).map(({ name }) => name);
    expect(made('userDefinedRouting')).toContain('rt-egress');
    expect(made('userAssignedNATGateway')).toEqual(expect.arrayContaining(['ng-egress', 'pip-ng-egress']));
    expect(made('loadBalancer')).not.toContain('rt-egress');
  });

  it('gives an identity its role before the cluster is made on networks of its own, and none where AKS makes the network', () => {
    const { arm, terraformJson } = writeConfiguration(designOf('pod-subnet, userDefinedRouting, no-ingress'));
    expect(resourcesOf(arm, 'Microsoft.Authorization/roleAssignments')).toHaveLength(2);
    const [cluster] = resourcesOf(arm, 'Microsoft.ContainerService/managedClusters');
    expect(cluster?.['identity']).toMatchObject({ type: 'UserAssigned' });
    const needed = JSON.stringify(cluster?.['dependsOn']);
    expect(needed.match(/extensionResourceId/g)).toHaveLength(2);
    expect(Object.keys(blocksOf(terraformJson, 'azurerm_role_assignment'))).toHaveLength(2);
    const managed = writeConfiguration(managedDesign);
    expect(resourcesOf(managed.arm, 'Microsoft.Authorization/roleAssignments')).toEqual([]);
    expect(resourcesOf(managed.arm, 'Microsoft.ContainerService/managedClusters')[0]).toMatchObject({
      identity: { type: 'SystemAssigned' },
    });
  });

  it('makes the cluster with its system pool, wherever it stands in the design', () => {
    const { arm, terraformJson } = writeConfiguration(designOf('overlay, loadBalancer, no-ingress'));
    expect(resourcesOf(arm, 'Microsoft.ContainerService/managedClusters')).toMatchObject([
      { properties: { agentPoolProfiles: [{ name: 'system' }] } },
    ]);
    expect(blocksOf(terraformJson, 'azurerm_kubernetes_cluster')).toMatchObject({
      main: { default_node_pool: [{ name: 'system' }] },
    });
  });

  it('refers to networks of another group and does not make them', () => {
    const { arm, terraformJson } = writeConfiguration(rareDesign);
    expect(resourcesOf(arm, 'Microsoft.Network/virtualNetworks').map(({ name }) => name)).toEqual([
      'vnet-quay',
      'vnet-side',
    ]);
    expect(JSON.stringify(arm)).toContain("[resourceId('hubs', 'Microsoft.Network/virtualNetworks', 'vnet-hub')]");
    expect(terraformJson['data']).toEqual({
      azurerm_virtual_network: { vnet_hub: { name: 'vnet-hub', resource_group_name: 'hubs' } },
    });
  });

  it('puts application routing by the Gateway API beside what azurerm knows, and keeps azurerm from taking it away', () => {
    const { terraformJson } = writeConfiguration(designOf('overlay, loadBalancer, gateway-api'));
    expect(blocksOf(terraformJson, 'azurerm_kubernetes_cluster')).toMatchObject({
      main: { lifecycle: [{ ignore_changes: ['web_app_routing'] }] },
    });
    expect(blocksOf(terraformJson, 'azapi_update_resource')).toMatchObject({
      cluster: { resource_id: '${azurerm_kubernetes_cluster.main.id}' },
    });
  });

  it('takes nothing for an expression that is none', () => {
    const { arm } = writeConfiguration({ cluster: { name: '[resourceGroup().id]' } });
    expect(resourcesOf(arm, 'Microsoft.ContainerService/managedClusters')[0]?.['name']).toBe('[[resourceGroup().id]');
  });
});

describe('what is left out', () => {
  it('is named with the reason', () => {
    expect(writeConfiguration(rareDesign).leftOut).toEqual([
      '/network/ownRoutes: is what the caller knows of the surroundings and no setting',
      '/vnets/0/peerings/0/remoteRegion: is of the other network, which is not made here',
      '/vnets/0/peerings/0/remoteAddressSpace: is of the other network, which is not made here',
      '/vnets/1: stands outside the group harbour, and is referred to, not made',
      '/subnets/0/usedAddresses: is what is in use, and no setting',
      '/intent: is what is asked of the network and no setting of it',
    ]);
  });

  it.each<readonly [string, Design, string]>([
    ['an ingress of somebody else', { ingresses: [{ controller: 'other' }] }, '/ingresses/0'],
    ['virtual nodes without a subnet', { cluster: { virtualNodes: true } }, '/cluster/virtualNodes'],
    ['a subnet without a network', { subnets: [{ id: 's', vnetId: 'v' }] }, '/subnets/0'],
    ['a pool on a subnet that nobody knows', { agentPools: [{ subnetId: 's' }] }, '/agentPools/0/subnetId'],
    ['a peering with nobody', { vnets: [{ id: 'v', peerings: [{ remoteVnetId: 'w' }] }] }, '/vnets/0/peerings/0'],
    [
      'more addresses than are written out',
      { network: { loadBalancerProfile: { outboundIpCount: 1_000_000_000 } } },
      '/network/loadBalancerProfile/outboundIpCount',
    ],
    [
      'a gateway without a subnet',
      { applicationGatewayForContainers: { subnetId: 's' } },
      '/applicationGatewayForContainers',
    ],
    ['what is set in the cluster', { ingresses: [{ controller: 'agc', mtls: ['backend'] }] }, '/ingresses/0/mtls'],
  ])('holds %s', (_, design, pointer) => {
    expect(writeConfiguration(design).leftOut.map((line) => line.slice(0, line.indexOf(':')))).toContain(pointer);
  });

  it('is nothing of a design that can be written whole', () => {
    expect(writeConfiguration(managedDesign).leftOut).toEqual([]);
  });
});
