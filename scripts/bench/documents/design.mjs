// As the normal form of a design.
import { vnetIdOf, subnetIdOf, location, version, podCidr, serviceCidr, dnsServiceIp } from './cluster.mjs';

const network = {
  plugin: 'azure',
  pluginMode: 'overlay',
  dataPlane: 'azure',
  policy: 'none',
  ipFamilies: ['IPv4'],
  podCidrs: [podCidr],
  serviceCidrs: [serviceCidr],
  dnsServiceIp,
  outboundType: 'loadBalancer',
  loadBalancerSku: 'standard',
};

const subnetOf = ({ subnet, prefix }) => ({
  id: subnetIdOf(subnet),
  name: subnet,
  vnetId: vnetIdOf('bench'),
  prefixes: [prefix],
  delegations: [],
  routeTableId: null,
  natGatewayId: null,
});

const poolOf = ({ name, mode, subnet, count, maxCount }) => ({
  name,
  mode,
  type: 'VirtualMachineScaleSets',
  osType: 'Linux',
  osSku: 'Ubuntu',
  count,
  autoscaling: true,
  minCount: 1,
  maxCount,
  maxPods: 110,
  maxSurge: '10%',
  subnetId: subnetIdOf(subnet),
  podSubnetId: null,
  podIpAllocation: null,
});

export function design({ pools, peers }) {
  return {
    cluster: {
      name: 'bench',
      region: location,
      resourceGroup: 'bench',
      kubernetesVersion: version,
      tier: 'Standard',
      virtualNodes: false,
    },
    network,
    vnets: [
      {
        id: vnetIdOf('bench'),
        name: 'bench',
        region: location,
        addressSpace: ['10.1.0.0/16'],
        peerings: peers.map(({ name, prefix }) => ({
          name: `to-${name}`,
          remoteVnetId: vnetIdOf(name),
          remoteRegion: location,
          remoteAddressSpace: [prefix],
        })),
      },
    ],
    subnets: pools.map(subnetOf),
    agentPools: pools.map(poolOf),
    ingresses: null,
    applicationGatewayForContainers: null,
  };
}
