import type { Design } from '@plimsoll/engine';

type Network = NonNullable<Design['network']>;
type Pool = NonNullable<Design['agentPools']>[number];

const group = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/harbour';
const vnetId = `${group}/providers/Microsoft.Network/virtualNetworks/vnet-quay`;
const subnetId = (name: string): string => `${vnetId}/subnets/${name}`;
const networkId = (type: string, name: string): string => `${group}/providers/Microsoft.Network/${type}/${name}`;

const plugins: readonly (readonly [string, Network])[] = [
  [
    'overlay',
    { plugin: 'azure', pluginMode: 'overlay', dataPlane: 'azure', policy: 'none', podCidrs: ['10.244.0.0/16'] },
  ],
  [
    'overlay-cilium',
    { plugin: 'azure', pluginMode: 'overlay', dataPlane: 'cilium', policy: 'cilium', podCidrs: ['10.244.0.0/16'] },
  ],
  [
    'overlay-dual-stack',
    {
      plugin: 'azure',
      pluginMode: 'overlay',
      dataPlane: 'cilium',
      policy: 'cilium',
      ipFamilies: ['IPv4', 'IPv6'],
      podCidrs: ['10.244.0.0/16', 'fd12:3456:789a::/64'],
      serviceCidrs: ['10.100.0.0/16', 'fd12:3456:789a:1::/108'],
    },
  ],
  ['node-subnet', { plugin: 'azure', pluginMode: null, dataPlane: 'azure', policy: 'calico', podCidrs: null }],
  ['pod-subnet', { plugin: 'azure', pluginMode: null, dataPlane: 'cilium', policy: 'cilium', podCidrs: null }],
  ['kubenet', { plugin: 'kubenet', pluginMode: null, policy: 'calico', podCidrs: ['10.244.0.0/16'] }],
  ['own-cni', { plugin: 'none', pluginMode: null, policy: null }],
];

const outbounds: readonly (readonly [string, Network])[] = [
  [
    'loadBalancer',
    {
      outboundType: 'loadBalancer',
      loadBalancerProfile: { managedOutboundIpCount: 2, allocatedOutboundPorts: 8000, idleTimeoutMinutes: 4 },
    },
  ],
  ['own-addresses', { outboundType: 'loadBalancer', loadBalancerProfile: { outboundIpCount: 3 } }],
  ['own-prefixes', { outboundType: 'loadBalancer', loadBalancerProfile: { outboundIpPrefixCount: 2 } }],
  ['userDefinedRouting', { outboundType: 'userDefinedRouting' }],
  [
    'managedNATGateway',
    { outboundType: 'managedNATGateway', natGatewayProfile: { managedOutboundIpCount: 2, idleTimeoutMinutes: 10 } },
  ],
  ['userAssignedNATGateway', { outboundType: 'userAssignedNATGateway' }],
  ['none', { outboundType: 'none' }],
];

const ingresses: readonly (readonly [string, Design['ingresses']])[] = [
  ['no-ingress', null],
  ['nginx', [{ controller: 'app-routing-nginx', loadBalancing: ['internal'], dnsZones: ['private'] }]],
  ['nginx-open', [{ controller: 'app-routing-nginx' }]],
  ['gateway-api', [{ controller: 'app-routing-gateway-api', apis: ['gateway-api'] }]],
  ['agc', [{ controller: 'agc', apis: ['gateway-api', 'ingress-api'] }]],
  ['istio', [{ controller: 'istio-ingress', loadBalancing: ['external'], version: 'asm-1-27' }]],
  ['other', [{ controller: 'other', name: 'traefik' }]],
];

const systemPool: Pool = {
  name: 'system',
  mode: 'System',
  osType: 'Linux',
  osSku: 'Ubuntu',
  vmSize: 'Standard_D4s_v5',
  count: 3,
  maxPods: 50,
  subnetId: subnetId('nodes'),
  maxSurge: '10%',
};

function subnetsOf({ outboundType }: Network, isPodSubnet: boolean, hasGateway: boolean): Design['subnets'] {
  return [
    {
      id: subnetId('nodes'),
      name: 'nodes',
      vnetId,
      prefixes: ['10.0.0.0/22'],
      delegations: [],
      serviceEndpoints: ['Microsoft.Storage'],
      routeTableId: outboundType === 'userDefinedRouting' ? networkId('routeTables', 'rt-quay') : null,
      natGatewayId: outboundType === 'userAssignedNATGateway' ? networkId('natGateways', 'ng-quay') : null,
    },
    ...(isPodSubnet ? [{ id: subnetId('pods'), name: 'pods', vnetId, prefixes: ['10.0.64.0/18'] }] : []),
    ...(hasGateway ? [{ id: subnetId('agc'), name: 'agc', vnetId, prefixes: ['10.0.4.0/24'] }] : []),
  ];
}

/** A design that tells all that a cluster needs, of one choice for each part. */
function designOf(plugin: Network, outbound: Network, ingress: Design['ingresses']): Design {
  const isPodSubnet = plugin.policy === 'cilium' && plugin.podCidrs === null;
  const hasGateway = ingress?.some(({ controller }) => controller === 'agc') === true;
  const podSubnetId = isPodSubnet ? subnetId('pods') : null;
  const isWindows = plugin.plugin === 'azure' && plugin.dataPlane === 'azure';
  return {
    cluster: {
      name: 'quay',
      region: 'westeurope',
      resourceGroup: 'harbour',
      kubernetesVersion: '1.33',
      tier: 'Standard',
    },
    network: {
      serviceCidrs: ['10.100.0.0/16'],
      dnsServiceIp: '10.100.0.10',
      loadBalancerSku: 'standard',
      vnetOrigin: 'customer-managed',
      ...plugin,
      ...outbound,
    },
    vnets: [
      { id: vnetId, name: 'vnet-quay', region: 'westeurope', resourceGroup: 'harbour', addressSpace: ['10.0.0.0/16'] },
    ],
    subnets: subnetsOf(outbound, isPodSubnet, hasGateway),
    agentPools: [
      {
        name: 'work',
        mode: 'User',
        osType: isWindows ? 'Windows' : 'Linux',
        osSku: isWindows ? 'Windows2022' : 'AzureLinux',
        vmSize: 'Standard_D8s_v5',
        kubernetesVersion: '1.33',
        count: 2,
        autoscaling: true,
        minCount: 2,
        maxCount: 20,
        maxPods: 110,
        maxSurge: '33%',
        subnetId: subnetId('nodes'),
        podSubnetId,
      },
      { ...systemPool, podSubnetId },
    ],
    ...(ingress === undefined ? {} : { ingresses: ingress }),
    ...(hasGateway
      ? {
          applicationGatewayForContainers: {
            subnetId: subnetId('agc'),
            subnetPrefixLength: 24,
            vnetId,
            region: 'westeurope',
          },
        }
      : {}),
  };
}

/** Every plugin with every outbound type and every ingress. */
export const designs: readonly (readonly [string, Design])[] = plugins.flatMap(([plugin, network]) =>
  outbounds.flatMap(([outbound, egress]) =>
    ingresses.map(
      ([name, ingress]) => [`${plugin}, ${outbound}, ${name}`, designOf(network, egress, ingress)] as const,
    ),
  ),
);

/** A design of which only the cluster's own words are told; AKS makes the network. */
export const managedDesign: Design = {
  cluster: { name: 'quay', region: 'westeurope', tier: 'Free', kubernetesVersion: '1.33' },
  network: { plugin: 'azure', pluginMode: 'overlay', outboundType: 'loadBalancer', vnetOrigin: 'azure-managed' },
  vnets: null,
  subnets: null,
  agentPools: [{ ...systemPool, subnetId: null, podSubnetId: null }],
  ingresses: null,
  applicationGatewayForContainers: null,
};

/** What is rare: a hub in another group, virtual nodes, a gateway pool, static blocks of pod addresses, two pools of one name apart from case. */
export const rareDesign: Design = {
  cluster: {
    name: 'quay',
    region: 'westeurope',
    resourceGroup: 'harbour',
    kubernetesVersion: '1.33',
    tier: 'Premium',
    virtualNodes: true,
    authorizedIpRanges: ['203.0.113.0/24', '198.51.100.7/32'],
  },
  network: {
    plugin: 'azure',
    pluginMode: null,
    dataPlane: 'azure',
    policy: 'azure',
    podCidrs: null,
    serviceCidrs: ['10.100.0.0/16'],
    dnsServiceIp: '10.100.0.10',
    outboundType: 'userDefinedRouting',
    vnetOrigin: 'customer-managed',
    ownRoutes: true,
  },
  vnets: [
    {
      id: vnetId,
      name: 'vnet-quay',
      region: 'northeurope',
      resourceGroup: 'harbour',
      addressSpace: ['10.0.0.0/16', '10.1.0.0/16'],
      peerings: [
        { name: 'to-hub', remoteVnetId: '/hub', remoteAddressSpace: ['10.9.0.0/16'], remoteRegion: 'westeurope' },
        { name: 'to-side', remoteVnetId: '/side', remoteAddressSpace: ['10.8.0.0/16'], remoteRegion: 'westeurope' },
      ],
    },
    { id: '/hub', name: 'vnet-hub', region: 'westeurope', resourceGroup: 'hubs', addressSpace: ['10.9.0.0/16'] },
    {
      id: '/side',
      name: 'vnet-side',
      region: 'westeurope',
      addressSpace: ['10.8.0.0/16'],
      peerings: [{ name: 'back', remoteVnetId: vnetId }],
    },
  ],
  subnets: [
    { id: subnetId('nodes'), name: 'nodes', vnetId, prefixes: ['10.0.0.0/22'], usedAddresses: 12 },
    { id: subnetId('pods'), name: 'pods', vnetId, prefixes: ['10.1.0.0/16', 'fd00::/64'] },
    {
      id: subnetId('aci'),
      name: 'aci',
      vnetId,
      prefixes: ['10.0.4.0/24'],
      delegations: ['Microsoft.ContainerInstance/containerGroups'],
    },
  ],
  agentPools: [
    { ...systemPool, podSubnetId: subnetId('pods'), podIpAllocation: 'DynamicIndividual' },
    {
      name: 'blocks',
      mode: 'User',
      subnetId: subnetId('nodes'),
      podSubnetId: subnetId('pods'),
      podIpAllocation: 'StaticBlock',
    },
    {
      name: 'egress',
      mode: 'Gateway',
      count: 2,
      vmSize: 'Standard_D4s_v5',
      gatewayPrefixLength: 30,
      subnetId: subnetId('nodes'),
    },
  ],
  intent: { environment: 'production' },
};
