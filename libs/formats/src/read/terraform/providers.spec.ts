import { describe, expect, it } from 'vitest';
import {
  cluster,
  clusterValues,
  constant,
  group,
  groupId,
  idRef,
  peering,
  planOf,
  pool,
  refs,
  stateOf,
  subnet,
  subnetValues,
  vnet,
  vnetId,
  type Written,
} from './plans.spec-fixture.js';
import { expectPointers, one, type Json } from './reading.spec-fixture.js';

const known = (more: Json = {}, network: Json = {}, first: Json = { vnet_subnet_id: null }): Written => ({
  ...cluster(constant(null)),
  instances: [[undefined, clusterValues(more, network, first)]],
});
const designOf = (...resources: readonly Written[]) => one(planOf({ resources })).design;
const basin = vnet('basin', '10.1.0.0/16');

describe('version 3 of azurerm', () => {
  it('has other names for some arguments', () => {
    const [first] = clusterValues()['default_node_pool'] as [Json];
    const { auto_scaling_enabled: _, ...older } = first;
    const written = known({
      default_node_pool: [{ ...older, enable_auto_scaling: true, min_count: 2, max_count: 5 }],
      network_profile: [
        {
          network_plugin: 'azure',
          network_policy: 'cilium',
          ebpf_data_plane: 'cilium',
          docker_bridge_cidr: null,
          network_plugin_mode: null,
        },
      ],
      public_network_access_enabled: true,
    });
    const read = one(planOf({ resources: [written] }));
    expect(read.design.agentPools?.[0]).toMatchObject({ autoscaling: true, minCount: 2, maxCount: 5 });
    expect(read.design.network).toMatchObject({ dataPlane: 'cilium', policy: 'cilium', pluginMode: null });
    expect(read.unmapped).toEqual([]);
  });

  it('leaves the data plane to Azure where neither of its names is set', () => {
    const { network } = designOf(known({}, { network_data_plane: null, ebpf_data_plane: null }));
    expect(network?.dataPlane ?? null).toBeNull();
  });

  it('gives a subnet block a single prefix', () => {
    const inline: Written = {
      ...basin,
      instances: [
        [
          undefined,
          {
            address_space: ['10.1.0.0/16'],
            name: 'v',
            resource_group_name: 'harbour',
            subnet: [{ address_prefix: '10.1.0.0/24', name: 'a', security_group: '' }],
          },
        ],
      ],
    };
    const reference = refs(['azurerm_virtual_network.basin.subnet', 'azurerm_virtual_network.basin']);
    expect(designOf(cluster(reference), inline).subnets).toEqual([
      {
        id: 'azurerm_virtual_network.basin/subnets/a',
        name: 'a',
        vnetId: 'azurerm_virtual_network.basin',
        prefixes: ['10.1.0.0/24'],
      },
    ]);
  });
});

describe('arguments that are not set', () => {
  it('are told to be absent where Azure puts nothing in their place, and left to Azure elsewhere', () => {
    const { network, agentPools } = designOf(
      known(
        {},
        {
          network_plugin_mode: null,
          pod_cidr: null,
          network_policy: '',
          load_balancer_profile: [],
          dns_service_ip: null,
        },
      ),
    );
    expect(network).toMatchObject({
      pluginMode: null,
      policy: null,
      podCidrs: null,
      loadBalancerProfile: null,
      vnetOrigin: 'azure-managed',
    });
    expect(network).not.toHaveProperty('dnsServiceIp');
    expect(agentPools?.[0]).toMatchObject({ subnetId: null, podSubnetId: null, autoscaling: false });
  });

  it('are what the provider writes into a state as an empty text or zero', () => {
    const balancer = {
      effective_outbound_ips: [`${groupId('n')}/ip`],
      idle_timeout_in_minutes: 30,
      managed_outbound_ip_count: 1,
      managed_outbound_ipv6_count: 0,
      outbound_ip_address_ids: [],
      outbound_ip_prefix_ids: [],
      outbound_ports_allocated: 0,
      backend_pool_type: 'NodeIPConfiguration',
    };
    const gateway = { idle_timeout_in_minutes: 4, managed_outbound_ip_count: 0, effective_outbound_ips: [] };
    const state = stateOf({
      resources: [
        known(
          { id: 'x' },
          { load_balancer_profile: [balancer], nat_gateway_profile: [gateway], network_plugin_mode: '', pod_cidr: '' },
          { max_count: 0, min_count: 0, max_pods: 30, vnet_subnet_id: '', pod_subnet_id: '' },
        ),
      ],
    });
    const read = one(state);
    expectPointers(state, read);
    expect(read.design.network).toMatchObject({
      pluginMode: null,
      podCidrs: null,
      loadBalancerProfile: {
        allocatedOutboundPorts: 0,
        idleTimeoutMinutes: 30,
        managedOutboundIpCount: 1,
        managedOutboundIpv6Count: null,
        outboundIpCount: null,
        outboundIpPrefixCount: null,
        effectiveOutboundIpCount: 1,
      },
      natGatewayProfile: { managedOutboundIpCount: null, idleTimeoutMinutes: 4 },
    });
    expect(read.design.agentPools?.[0]).toMatchObject({ maxCount: null, maxPods: 30, subnetId: null });
    expect(read.unmapped).toEqual([]);
    expect(read.pointers['/network/plugin']).toBe(
      '/values/root_module/resources/0/values/network_profile/0/network_plugin',
    );
  });

  it('leave a network that is not written to Azure', () => {
    const { network_profile: _, ...values } = clusterValues({}, {}, { vnet_subnet_id: null });
    const read = one(planOf({ resources: [{ ...known(), expressions: {}, instances: [[undefined, values]] }] }));
    expect(read.design.network).not.toHaveProperty('plugin');
    expect(read.unresolved).toBeUndefined();
  });
});

describe('ingresses and virtual nodes', () => {
  it('are told by the blocks that switch them on', () => {
    const read = one(
      planOf({
        resources: [
          known({
            aci_connector_linux: [{ connector_identity: [], subnet_name: 'virtual' }],
            http_application_routing_enabled: true,
            ingress_application_gateway: [{ gateway_id: null, subnet_cidr: '10.2.0.0/24' }],
            service_mesh_profile: [
              {
                mode: 'Istio',
                internal_ingress_gateway_enabled: true,
                external_ingress_gateway_enabled: false,
                revisions: ['asm-1-26'],
                certificate_authority: [],
              },
            ],
            web_app_routing: [
              {
                default_nginx_controller: 'Internal',
                dns_zone_ids: [`${groupId('dns')}/providers/Microsoft.Network/privateDnsZones/a.b`],
                web_app_routing_identity: [],
              },
            ],
          }),
        ],
      }),
    );
    expect(read.design.cluster?.virtualNodes).toBe(true);
    expect(read.design.ingresses).toEqual([
      { controller: 'app-routing-nginx', dnsZones: ['private'], loadBalancing: ['internal'] },
      { controller: 'istio-ingress', loadBalancing: ['internal'] },
      { controller: 'application-gateway' },
      { controller: 'http-app-routing' },
    ]);
    expect(read.pointers['/ingresses/0/loadBalancing']).toBe(
      '/planned_values/root_module/resources/0/values/web_app_routing/0/default_nginx_controller',
    );
  });

  it('take the single zone of version 3', () => {
    expect(
      designOf(
        known({ web_app_routing: [{ dns_zone_id: `${groupId('dns')}/providers/Microsoft.Network/dnsZones/a.b` }] }),
      ).ingresses,
    ).toEqual([{ controller: 'app-routing-nginx', dnsZones: ['public'] }]);
  });

  it('do not say that there is no Application Gateway for Containers where the plan makes one', () => {
    const gateway: Written = {
      type: 'azurerm_application_load_balancer',
      name: 'agc',
      instances: [[undefined, { name: 'agc' }]],
    };
    const read = one(planOf({ resources: [known(), gateway] }));
    expect(read.design).not.toHaveProperty('applicationGatewayForContainers');
    expect(read.unmapped).toEqual(['/planned_values/root_module/resources/1/values']);
    expect(designOf(known()).applicationGatewayForContainers).toBeNull();
  });
});

describe('the ranges that may reach the API server', () => {
  const ranges = ['198.51.100.0/24'];

  it.each([
    [
      'in its block',
      { api_server_access_profile: [{ authorized_ip_ranges: ranges, subnet_id: 'x' }] },
      'api_server_access_profile/0/authorized_ip_ranges/0',
    ],
    [
      'on the cluster, as version 3 has it',
      { api_server_authorized_ip_ranges: ranges },
      'api_server_authorized_ip_ranges/0',
    ],
  ])('are read %s', (_, more, pointer) => {
    const read = one(planOf({ resources: [known(more)] }));
    expect(read.design.cluster?.authorizedIpRanges).toEqual(ranges);
    expect(read.pointers['/cluster/authorizedIpRanges/0']).toBe(
      `/planned_values/root_module/resources/0/values/${pointer}`,
    );
    expect(read.unmapped.map((each) => each.split('/').at(-1))).toEqual(
      'api_server_access_profile' in more ? ['subnet_id'] : [],
    );
  });

  it('are not told where the plan does not', () =>
    expect(designOf(known()).cluster?.authorizedIpRanges ?? undefined).toBeUndefined());
});

describe('a profile of outbound addresses', () => {
  const own = clusterValues({}, {}, { vnet_subnet_id: null });
  const written = (expressions: Json): Written => ({
    ...known(),
    expressions,
    instances: [[undefined, own, { network_profile: [{ load_balancer_profile: true }] }]],
  });

  it('is told to be absent where nobody wrote it, and not told where it is known only after apply', () => {
    expect(designOf(written({ network_profile: [{ network_plugin: constant('azure') }] })).network).toMatchObject({
      loadBalancerProfile: null,
    });
    const block = [{ load_balancer_profile: [{ outbound_ip_address_ids: refs(['local.ips']) }] }];
    const read = one(planOf({ resources: [written({ network_profile: block })] }));
    expect(read.design.network).not.toHaveProperty('loadBalancerProfile');
    expect(read.unresolved).toContain('/network/loadBalancerProfile');
  });
});

describe('what is not understood', () => {
  it('is listed where it is about the network', () => {
    const read = one(
      planOf({
        resources: [
          known(
            { private_cluster_enabled: true, tags: { a: 'b' }, http_proxy_config: [{ http_proxy: 'http://p' }] },
            { network_mode: 'transparent', advanced_networking: [{ security_enabled: true }] },
          ),
        ],
      }),
    );
    expect(
      read.unmapped.map((pointer) => pointer.slice('/planned_values/root_module/resources/0/values/'.length)).sort(),
    ).toEqual(['http_proxy_config', 'network_profile/0/advanced_networking', 'network_profile/0/network_mode']);
  });
});

describe('peerings', () => {
  const resources = [
    cluster(idRef('azurerm_subnet.nodes')),
    group,
    basin,
    vnet('sea', '10.9.0.0/16'),
    vnet('lake', '10.8.0.0/16'),
    subnet('nodes', '10.1.0.0/24', 'basin'),
  ];

  it('count also where only the other side shows them', () => {
    const { vnets } = designOf(...resources, peering('back', 'sea', 'basin'), peering('elsewhere', 'sea', 'lake'));
    expect(vnets?.map(({ id, peerings }) => [id, peerings])).toEqual([
      [
        'azurerm_virtual_network.basin',
        [
          {
            remoteVnetId: 'azurerm_virtual_network.sea',
            remoteRegion: 'westeurope',
            remoteAddressSpace: ['10.9.0.0/16'],
          },
        ],
      ],
      [
        'azurerm_virtual_network.sea',
        [
          {
            name: 'back',
            remoteVnetId: 'azurerm_virtual_network.basin',
            remoteRegion: 'westeurope',
            remoteAddressSpace: ['10.1.0.0/16'],
          },
        ],
      ],
    ]);
  });

  it('name a network that the plan does not hold by its id', () => {
    const hub = vnetId('hub', 'central');
    const out: Written = {
      ...peering('out', 'basin', 'sea'),
      instances: [
        [
          undefined,
          {
            name: 'out',
            resource_group_name: 'harbour',
            virtual_network_name: 'vnet-basin',
            remote_virtual_network_id: hub,
          },
        ],
      ],
    };
    const { vnets } = designOf(...resources, out);
    expect(vnets?.map(({ id }) => id)).toEqual(['azurerm_virtual_network.basin']);
    expect(vnets?.[0]?.peerings).toEqual([{ name: 'out', remoteVnetId: hub }]);
  });

  it('say that a side is not known where its reference may be several', () => {
    const either: Written = {
      ...peering('out', 'basin', 'sea'),
      expressions: { ...peering('out', 'basin', 'sea').expressions, remote_virtual_network_id: refs(['local.hub']) },
    };
    const read = one(planOf({ resources: [...resources, either] }));
    expect(read.design.vnets?.[0]?.peerings).toEqual([{ name: 'out' }]);
    expect(read.unresolved).toContain('/vnets/0/peerings/0/remoteVnetId');
  });

  it('are found by the two names that are the address of a network', () => {
    const literal: Written = {
      ...peering('out', 'basin', 'sea'),
      expressions: { ...peering('out', 'basin', 'sea').expressions, virtual_network_name: constant('vnet-basin') },
    };
    expect(designOf(...resources, literal).vnets?.[0]?.peerings?.[0]).toMatchObject({
      name: 'out',
      remoteVnetId: 'azurerm_virtual_network.sea',
    });
  });

  it('are listed by a network that was looked up', () => {
    const id = vnetId('old');
    const looked: Written = {
      type: 'azurerm_virtual_network',
      mode: 'data',
      name: 'old',
      instances: [
        [
          undefined,
          {
            id,
            name: 'old',
            resource_group_name: 'harbour',
            address_space: ['10.5.0.0/16'],
            vnet_peerings: { hub: vnetId('hub') },
          },
        ],
      ],
    };
    const inside: Written = {
      ...subnet('nodes', '10.5.0.0/24', 'old'),
      expressions: {
        virtual_network_name: refs(['data.azurerm_virtual_network.old.name', 'data.azurerm_virtual_network.old']),
      },
      instances: [[undefined, subnetValues('nodes', '10.5.0.0/24', 'old')]],
    };
    expect(designOf(cluster(idRef('azurerm_subnet.nodes')), looked, inside).vnets).toEqual([
      {
        id,
        name: 'old',
        resourceGroup: 'harbour',
        addressSpace: ['10.5.0.0/16'],
        peerings: [{ name: 'hub', remoteVnetId: vnetId('hub') }],
      },
    ]);
  });
});

describe('the network of a subnet', () => {
  it('is named by its address where the plan does not show it', () => {
    const inside: Written = {
      ...subnet('nodes', '10.1.0.0/24', 'basin'),
      expressions: { virtual_network_name: constant('vnet-basin') },
    };
    const tail = '/resourceGroups/harbour/providers/Microsoft.Network/virtualNetworks/vnet-basin';
    const read = one(planOf({ resources: [cluster(idRef('azurerm_subnet.nodes')), inside] }));
    expect(read.design.vnets).toEqual([{ id: tail, name: 'vnet-basin', resourceGroup: 'harbour' }]);
    expect(read.design.subnets?.[0]).toMatchObject({ vnetId: tail, prefixes: ['10.1.0.0/24'] });
  });

  it('is not told where neither a reference nor its names are', () => {
    const { virtual_network_name: _, ...values } = subnetValues('nodes', '10.1.0.0/24', 'x');
    const loose: Written = {
      ...subnet('nodes', '10.1.0.0/24', 'basin'),
      expressions: {},
      instances: [[undefined, values]],
    };
    const { subnets } = designOf(cluster(idRef('azurerm_subnet.nodes')), loose, basin);
    expect(subnets).toEqual([expect.objectContaining({ id: 'azurerm_subnet.nodes', prefixes: ['10.1.0.0/24'] })]);
    expect(subnets?.[0]).not.toHaveProperty('vnetId');
  });

  it('lists a subnet once that is a block of it and a resource of its own', () => {
    const id = vnetId('vnet-basin');
    const state = stateOf({
      resources: [
        known({}, {}, { vnet_subnet_id: `${id}/subnets/nodes` }),
        {
          ...basin,
          instances: [
            [
              undefined,
              {
                id,
                name: 'vnet-basin',
                resource_group_name: 'harbour',
                address_space: ['10.1.0.0/16'],
                subnet: [
                  { id: `${id}/subnets/nodes`, name: 'nodes', address_prefixes: ['10.1.0.0/24'] },
                  { id: `${id}/subnets/other`, name: 'other', address_prefixes: ['10.1.1.0/24'] },
                ],
              },
            ],
          ],
        },
        {
          ...subnet('nodes', '10.1.0.0/24', 'basin'),
          instances: [[undefined, subnetValues('nodes', '10.1.0.0/24', 'vnet-basin', { id: `${id}/subnets/nodes` })]],
        },
      ],
    });
    const read = one(state);
    expect(read.design.subnets?.map(({ name, vnetId: of }) => [name, of])).toEqual([
      ['other', id],
      ['nodes', id],
    ]);
    expect(read.design.subnets?.[1]).not.toHaveProperty('routeTableId');
  });

  it('says nothing of a route table that may be joined by something the plan does not tell', () => {
    const join: Written = {
      type: 'azurerm_subnet_route_table_association',
      name: 'x',
      expressions: { subnet_id: refs(['local.any']), route_table_id: refs(['local.rt']) },
      instances: [[undefined, {}, { id: true, subnet_id: true }]],
    };
    const { subnets } = designOf(
      cluster(idRef('azurerm_subnet.nodes')),
      group,
      basin,
      subnet('nodes', '10.1.0.0/24', 'basin'),
      join,
    );
    expect(subnets?.[0]).not.toHaveProperty('routeTableId');
    expect(subnets?.[0]).toHaveProperty('natGatewayId', null);
  });

  it('has the NAT gateway that is joined to the subnet', () => {
    const join: Written = {
      type: 'azurerm_subnet_nat_gateway_association',
      name: 'x',
      expressions: { subnet_id: idRef('azurerm_subnet.nodes'), nat_gateway_id: idRef('azurerm_nat_gateway.out') },
      instances: [[undefined, {}, { id: true, subnet_id: true, nat_gateway_id: true }]],
    };
    const gateway: Written = { type: 'azurerm_nat_gateway', name: 'out', instances: [[undefined, { name: 'out' }]] };
    const { subnets } = designOf(
      cluster(idRef('azurerm_subnet.nodes')),
      group,
      basin,
      subnet('nodes', '10.1.0.0/24', 'basin'),
      join,
      gateway,
    );
    expect(subnets?.[0]).toMatchObject({ natGatewayId: 'azurerm_nat_gateway.out', routeTableId: null });
  });
});

describe('a plan of single targets', () => {
  it('still shows what it does not touch', () => {
    const all = planOf({ resources: [group, basin, subnet('nodes', '10.1.0.0/24', 'basin')] });
    const part = planOf({
      resources: [cluster(idRef('azurerm_subnet.nodes')), pool('work', idRef('azurerm_subnet.nodes'))],
    });
    const written = planOf({
      resources: [
        cluster(idRef('azurerm_subnet.nodes')),
        pool('work', idRef('azurerm_subnet.nodes')),
        group,
        basin,
        subnet('nodes', '10.1.0.0/24', 'basin'),
      ],
    });
    const plan = {
      ...part,
      configuration: written['configuration'],
      prior_state: { format_version: '1.0', values: all['planned_values'] },
    };
    expect(one(plan).design.subnets?.[0]).toMatchObject({ prefixes: ['10.1.0.0/24'] });
  });
});
