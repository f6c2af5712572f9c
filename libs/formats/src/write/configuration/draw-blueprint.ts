import type { AgentPool, Design } from '@plimsoll/engine';
import type { Blueprint, PoolPlan } from './blueprint.js';
import { drawGateway, drawIngress } from './draw-ingress.js';
import { drawNetwork, targetOf, type DrawnNetwork } from './draw-network.js';

/** Names that a design may leave open. What neither tells gets a name of ours. */
export interface ConfigurationNames {
  readonly cluster?: string;
  readonly resourceGroup?: string;
  readonly region?: string;
}

/** Works out what resources a design comes to. */
export function drawBlueprint(design: Design, names: ConfigurationNames = {}): Blueprint {
  const network = design.network ?? {};
  const { clusterName, resourceGroup, region } = settleNames(design, names);
  const drawn = drawNetwork(design, resourceGroup);
  const pools = systemFirst((design.agentPools ?? []).map((pool, index) => drawPool(pool, index, drawn)));
  const ingress = drawIngress(design, drawn);
  return {
    design,
    network,
    clusterName,
    resourceGroup,
    region,
    vnets: drawn.vnets,
    routeTables: drawn.routeTables,
    natGateways: drawn.natGateways,
    pools,
    ownAddresses: countOf(network.loadBalancerProfile?.outboundIpCount),
    ownPrefixes: countOf(network.loadBalancerProfile?.outboundIpPrefixCount),
    ingress,
    gateway: drawGateway(design, drawn, ingress.hasAlbController),
    hasOwnIdentity: pools.some(({ subnet, podSubnet }) => subnet !== undefined || podSubnet !== undefined),
    isRoutedByUser: network.outboundType === 'userDefinedRouting',
    hasWindows: pools.some(({ pool }) => pool.osType === 'Windows'),
    hasGatewayPool: pools.some(({ pool }) => pool.mode === 'Gateway'),
  };
}

/** Each own address is a resource: more than this are not written out. */
export const MAX_OWN_ADDRESSES = 100;

const countOf = (count: number | null | undefined): number =>
  count && count > 0 && count <= MAX_OWN_ADDRESSES ? count : 0;

function settleNames(design: Design, names: ConfigurationNames) {
  const clusterName = names.cluster ?? orElse(design.cluster?.name, 'aks');
  const resourceGroup = names.resourceGroup ?? groupOf(design) ?? `rg-${clusterName}`;
  return { clusterName, resourceGroup, region: names.region ?? (design.cluster?.region || undefined) };
}

const orElse = (name: string | null | undefined, fallback: string): string => name || fallback;

/** The group of the cluster; where it is not told, that of its first network. */
function groupOf({ cluster, vnets }: Design): string | undefined {
  return cluster?.resourceGroup || vnets?.find(({ resourceGroup }) => resourceGroup)?.resourceGroup || undefined;
}

function drawPool(pool: AgentPool, index: number, drawn: DrawnNetwork): PoolPlan {
  return {
    pool,
    name: orElse(pool.name, index === 0 ? 'system' : `pool${index + 1}`),
    subnet: targetOf(pool.subnetId, drawn),
    podSubnet: targetOf(pool.podSubnetId, drawn),
  };
}

/** A cluster is made with a pool of mode System; where no mode is told, with a Linux pool. */
function systemFirst(pools: readonly PoolPlan[]): readonly PoolPlan[] {
  const first =
    pools.find(({ pool }) => pool.mode === 'System') ??
    pools.find(({ pool }) => !pool.mode && pool.osType !== 'Windows') ??
    pools[0];
  return first ? [first, ...pools.filter((each) => each !== first)] : [];
}
