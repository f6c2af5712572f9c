// A made-up fleet: the same number gives the same cluster, on every machine and in every run.

/** @typedef {(from: number, to: number) => number} Between Both ends included. */
/** @typedef {ReturnType<typeof designOf>} Design */

const regions = ['westeurope', 'northeurope', 'swedencentral', 'eastus2', 'japaneast'];
const versions = ['1.29.9', '1.31.13', '1.32.9', '1.33.5', '1.34.1'];

/**
 * Chance that can be repeated (mulberry32).
 * @param {number} seed
 * @returns {Between}
 */
function betweenFrom(seed) {
  let state = (seed + 1) * 0x9e3779b9;
  return (from, to) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const part = ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    return from + Math.floor(part * (to - from + 1));
  };
}

/**
 * @template T
 * @param {Between} between
 * @param {readonly T[]} list
 * @returns {T}
 */
const oneOf = (between, list) => /** @type {T} */ (list[between(0, list.length - 1)]);

/** Whether somebody was careless: one time in so many. @param {Between} between @param {number} times */
const slips = (between, times) => between(1, times) === 1;

/** The ways in which this company builds clusters, and how they go wrong now and then. */
const ways = {
  /** @param {Between} between */
  overlay: (between) => ({
    plugin: 'azure',
    pluginMode: 'overlay',
    dataPlane: 'cilium',
    policy: slips(between, 15) ? 'calico' : 'cilium',
    podCidrs: [slips(between, 12) ? '10.244.0.0/20' : '10.244.0.0/16'],
  }),
  /** @param {Between} between */
  nodeSubnet: (between) => ({
    plugin: 'azure',
    pluginMode: null,
    dataPlane: 'azure',
    policy: slips(between, 3) ? 'azure' : 'calico',
    podCidrs: null,
  }),
  /** @param {Between} between */
  kubenet: (between) => ({
    plugin: 'kubenet',
    pluginMode: null,
    dataPlane: 'azure',
    policy: slips(between, 8) ? null : 'calico',
    podCidrs: ['10.244.0.0/16'],
  }),
};

/**
 * @param {number} index
 * @param {{ readonly between: Between, readonly version: string, readonly subnetId: string }} chosen
 */
function poolOf(index, { between, version, subnetId }) {
  const least = between(2, 5);
  const isScaled = between(1, 4) > 1;
  const isWindows = index > 1 && slips(between, 9);
  return {
    name: index === 0 ? 'system' : `work${index}`,
    mode: index === 0 ? 'System' : 'User',
    type: 'VirtualMachineScaleSets',
    osType: isWindows ? 'Windows' : 'Linux',
    osSku: isWindows ? 'Windows2022' : 'Ubuntu',
    vmSize: 'Standard_D4ds_v5',
    kubernetesVersion: version,
    count: least,
    autoscaling: isScaled,
    minCount: isScaled ? least : null,
    maxCount: isScaled ? least + between(1, 40) : null,
    maxPods: slips(between, 25) ? 251 : oneOf(between, [30, 50, 110, 250]),
    maxSurge: oneOf(between, ['10%', '33%', '1', null]),
    subnetId,
    podSubnetId: null,
  };
}

/**
 * The design of one cluster of the fleet.
 * @param {number} index
 */
export function designOf(index) {
  const between = betweenFrom(index);
  const name = `cluster-${String(index).padStart(4, '0')}`;
  const region = oneOf(between, regions);
  const version = oneOf(between, versions);
  const way = oneOf(between, /** @type {const} */ (['overlay', 'overlay', 'overlay', 'nodeSubnet', 'kubenet']));
  const space = `10.${between(16, 31)}`;
  const services = slips(between, 20) ? `${space}.128` : '10.0.0';
  const outboundType = oneOf(between, ['loadBalancer', 'userDefinedRouting']);
  const hasRoutes = way === 'kubenet' || (outboundType === 'userDefinedRouting' && !slips(between, 20));
  const vnetId = `/networks/${name}`;
  const subnetId = `${vnetId}/subnets/nodes`;
  return {
    cluster: {
      name,
      region,
      resourceGroup: `rg-${name}`,
      kubernetesVersion: version,
      tier: oneOf(between, ['Free', 'Standard']),
      virtualNodes: false,
      authorizedIpRanges: null,
    },
    network: {
      ...ways[way](between),
      ipFamilies: ['IPv4'],
      serviceCidrs: [services === '10.0.0' ? '10.0.0.0/16' : `${services}.0/20`],
      dnsServiceIp: services === '10.0.0' ? `10.0.0.${slips(between, 30) ? 1 : 10}` : `${services}.10`,
      vnetOrigin: 'customer-managed',
      outboundType,
      loadBalancerSku: 'standard',
      loadBalancerProfile: null,
      natGatewayProfile: null,
      manualRoutesAccepted: way === 'kubenet',
    },
    vnets: [{ id: vnetId, name: `vnet-${name}`, region, addressSpace: [`${space}.0.0/16`], peerings: [] }],
    subnets: [
      {
        id: subnetId,
        name: 'snet-nodes',
        vnetId,
        prefixes: [`${space}.0.0/${oneOf(between, way === 'nodeSubnet' ? [17, 18, 19, 21] : [22, 23, 24, 26])}`],
        delegations: [],
        routeTableId: hasRoutes ? '/routes/nodes' : null,
        natGatewayId: null,
        serviceEndpoints: [],
      },
    ],
    agentPools: Array.from({ length: between(1, 5) }, (_, pool) => poolOf(pool, { between, version, subnetId })),
    ingresses: [],
    applicationGatewayForContainers: null,
    intent: { environment: slips(between, 4) ? 'production' : 'test' },
  };
}
