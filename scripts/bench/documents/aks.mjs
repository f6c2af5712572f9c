// As `az aks show` and `az network vnet show` print it.
import { group, vnetIdOf, subnetIdOf, location, version, podCidr, serviceCidr, dnsServiceIp } from './cluster.mjs';

const poolOf = ({ name, mode, subnet, count, maxCount }) => ({
  name,
  mode,
  count,
  maxPods: 110,
  osType: 'Linux',
  osSku: 'Ubuntu',
  type: 'VirtualMachineScaleSets',
  vmSize: 'Standard_D4s_v5',
  vnetSubnetId: subnetIdOf(subnet),
  podSubnetId: null,
  podIpAllocationMode: null,
  enableAutoScaling: true,
  minCount: 1,
  maxCount,
  upgradeSettings: { maxSurge: '10%', drainTimeoutInMinutes: null },
  provisioningState: 'Succeeded',
});

const networkProfile = {
  networkPlugin: 'azure',
  networkPluginMode: 'overlay',
  networkDataplane: 'azure',
  networkPolicy: 'none',
  podCidr,
  podCidrs: [podCidr],
  serviceCidr,
  serviceCidrs: [serviceCidr],
  dnsServiceIp,
  ipFamilies: ['IPv4'],
  outboundType: 'loadBalancer',
  loadBalancerSku: 'standard',
  loadBalancerProfile: { managedOutboundIPs: { count: 1, countIpv6: null } },
  natGatewayProfile: null,
};

const vnetOf = ({ pools, peers }) => ({
  id: vnetIdOf('bench'),
  name: 'bench',
  location,
  resourceGroup: 'bench',
  addressSpace: { addressPrefixes: ['10.1.0.0/16'] },
  subnets: pools.map(({ subnet, prefix }) => ({
    id: subnetIdOf(subnet),
    name: subnet,
    addressPrefix: prefix,
    delegations: [],
    routeTable: null,
    natGateway: null,
    serviceEndpoints: [],
  })),
  virtualNetworkPeerings: peers.map(({ name, prefix }) => ({
    name: `to-${name}`,
    remoteVirtualNetwork: { id: vnetIdOf(name) },
    remoteAddressSpace: { addressPrefixes: [prefix] },
    peeringState: 'Connected',
  })),
});

export function aks(told) {
  const cluster = {
    id: `${group}/providers/Microsoft.ContainerService/managedClusters/bench`,
    name: 'bench',
    location,
    resourceGroup: 'bench',
    type: 'Microsoft.ContainerService/ManagedClusters',
    kubernetesVersion: version,
    currentKubernetesVersion: version,
    sku: { name: 'Base', tier: 'Standard' },
    agentPoolProfiles: told.pools.map(poolOf),
    networkProfile,
  };
  return { cluster, vnets: [vnetOf(told)] };
}
