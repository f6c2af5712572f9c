import { describe, expect, it } from 'vitest';
import {
  cluster,
  clusterExpressions,
  group,
  idRef,
  peering,
  planOf,
  pool,
  refs,
  subnet,
  vnet,
} from './plans.spec-fixture.js';
import type { Module, Written } from './plans.spec-fixture.js';
import { readTerraformPlan } from './read-terraform-plan.js';
import { expectPointers, one, type Json } from './reading.spec-fixture.js';

const nodes = subnet('nodes', '10.1.0.0/24', 'basin');
const basin = vnet('basin', '10.1.0.0/16');
const simple: Module = { resources: [cluster(idRef('azurerm_subnet.nodes')), group, basin, nodes] };

describe('a plan in a single file', () => {
  const plan = planOf({
    resources: [
      cluster(idRef('azurerm_subnet.nodes')),
      pool('work', idRef('azurerm_subnet.spare')),
      group,
      basin,
      vnet('sea', '10.9.0.0/16'),
      vnet('other', '10.1.0.0/16'),
      nodes,
      subnet('spare', '10.1.1.0/24', 'basin', {
        delegation: [
          { name: 'd', service_delegation: [{ name: 'Microsoft.ServiceNetworking/trafficControllers', actions: [] }] },
        ],
        service_endpoints: ['Microsoft.Storage'],
      }),
      subnet('far', '10.9.1.0/24', 'sea'),
      subnet('stranger', '10.1.0.0/24', 'other'),
      peering('out', 'basin', 'sea'),
      peering('back', 'sea', 'basin'),
    ],
  });
  const read = one(plan);

  it('gives the cluster, its pools, its networks and their peers, and nothing of what is not attached', () => {
    expect(read.design).toMatchObject({
      cluster: {
        name: 'quay',
        region: 'westeurope',
        resourceGroup: 'harbour',
        kubernetesVersion: '1.33',
        tier: 'Standard',
        virtualNodes: false,
      },
      network: {
        plugin: 'azure',
        pluginMode: 'overlay',
        dataPlane: 'azure',
        podCidrs: ['10.244.0.0/16'],
        serviceCidrs: ['10.0.0.0/16'],
        dnsServiceIp: '10.0.0.10',
        vnetOrigin: 'customer-managed',
        outboundType: 'loadBalancer',
        loadBalancerSku: 'standard',
        loadBalancerProfile: null,
        natGatewayProfile: null,
        ownRoutes: null,
        ownServiceEndpoints: null,
        manualRoutesAccepted: null,
      },
      vnets: [
        {
          id: 'azurerm_virtual_network.basin',
          name: 'vnet-basin',
          region: 'westeurope',
          resourceGroup: 'harbour',
          addressSpace: ['10.1.0.0/16'],
          peerings: [
            {
              name: 'out',
              remoteVnetId: 'azurerm_virtual_network.sea',
              remoteRegion: 'westeurope',
              remoteAddressSpace: ['10.9.0.0/16'],
            },
          ],
        },
        {
          id: 'azurerm_virtual_network.sea',
          name: 'vnet-sea',
          region: 'westeurope',
          resourceGroup: 'harbour',
          addressSpace: ['10.9.0.0/16'],
          peerings: [
            {
              name: 'back',
              remoteVnetId: 'azurerm_virtual_network.basin',
              remoteRegion: 'westeurope',
              remoteAddressSpace: ['10.1.0.0/16'],
            },
          ],
        },
      ],
      subnets: [
        {
          id: 'azurerm_subnet.nodes',
          name: 'nodes',
          vnetId: 'azurerm_virtual_network.basin',
          prefixes: ['10.1.0.0/24'],
          delegations: [],
          serviceEndpoints: null,
          routeTableId: null,
          natGatewayId: null,
        },
        {
          id: 'azurerm_subnet.spare',
          name: 'spare',
          vnetId: 'azurerm_virtual_network.basin',
          prefixes: ['10.1.1.0/24'],
          delegations: ['Microsoft.ServiceNetworking/trafficControllers'],
          serviceEndpoints: ['Microsoft.Storage'],
          routeTableId: null,
          natGatewayId: null,
        },
      ],
      agentPools: [
        {
          name: 'system',
          mode: 'System',
          type: 'VirtualMachineScaleSets',
          osType: 'Linux',
          vmSize: 'Standard_D4s_v5',
          count: 3,
          autoscaling: false,
          minCount: null,
          maxCount: null,
          maxSurge: '10%',
          subnetId: 'azurerm_subnet.nodes',
          podSubnetId: null,
        },
        {
          name: 'work',
          mode: 'User',
          type: 'VirtualMachineScaleSets',
          osType: 'Linux',
          vmSize: 'Standard_D4s_v5',
          count: 1,
          autoscaling: true,
          minCount: 1,
          maxCount: 10,
          maxPods: 110,
          subnetId: 'azurerm_subnet.spare',
          podSubnetId: null,
        },
      ],
      ingresses: null,
      applicationGatewayForContainers: null,
    });
    expect(read).toMatchObject({ format: 'terraform-plan', unmapped: [] });
  });

  it('keeps for each value the pointer to the planned value, or to the expression of what has none yet', () => {
    expectPointers(plan, read);
    const root = '/planned_values/root_module/resources';
    expect(read.pointers).toMatchObject({
      '/network/plugin': `${root}/0/values/network_profile/0/network_plugin`,
      '/network/podCidrs/0': `${root}/0/values/network_profile/0/pod_cidr`,
      '/agentPools/0/maxSurge': `${root}/0/values/default_node_pool/0/upgrade_settings/0/max_surge`,
      '/agentPools/1/maxPods': `${root}/1/values/max_pods`,
      '/agentPools/1/count': `${root}/1/values/min_count`,
      '/agentPools/1/subnetId': '/configuration/root_module/resources/1/expressions/vnet_subnet_id',
      '/vnets/0/addressSpace/0': `${root}/3/values/address_space/0`,
      '/subnets/1/prefixes/0': `${root}/7/values/address_prefixes/0`,
      '/subnets/1/delegations/0': `${root}/7/values/delegation/0/service_delegation/0/name`,
    });
  });

  it('leaves to Azure what was not written, and says so of what was written and is known only after apply', () => {
    expect(read.design.agentPools?.[0]).not.toHaveProperty('maxPods');
    expect(read.unresolved).toBeUndefined();
    const later = cluster(idRef('azurerm_subnet.nodes'));
    const [pools] = [clusterExpressions(idRef('azurerm_subnet.nodes'))['default_node_pool']] as [Json[]];
    const expressions = {
      ...later.expressions,
      default_node_pool: [{ ...pools[0], max_pods: refs(['terraform_data.x.output', 'terraform_data.x']) }],
    };
    const data: Written = { type: 'terraform_data', name: 'x', instances: [[undefined, {}]] };
    const got = one(planOf({ resources: [{ ...later, expressions }, group, basin, nodes, data] }));
    expect(got.unresolved).toEqual(['/agentPools/0/maxPods']);
    expect(got.unmapped).toEqual(['/configuration/root_module/resources/0/expressions/default_node_pool/0/max_pods']);
    expect(got.design.agentPools?.[0]).not.toHaveProperty('maxPods');
  });

  it('does not depend on the order of resources', () => {
    const turned = one(planOf({ resources: [...(simple.resources ?? [])].reverse() }));
    expect(turned.design).toEqual(one(planOf(simple)).design);
  });

  it('is never changed', () => {
    const text = JSON.stringify(plan);
    readTerraformPlan(plan);
    expect(JSON.stringify(plan)).toBe(text);
  });
});
