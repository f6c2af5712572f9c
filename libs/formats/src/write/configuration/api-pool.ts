import { told } from './azure-words.js';
import type { PoolPlan } from './blueprint.js';

/** What is put in the places of a pool that each format writes in its own way. Undefined where the design tells nothing. */
interface PoolLinks<T> {
  readonly vmSize: T;
  readonly subnetId: T | undefined;
  readonly podSubnetId: T | undefined;
}

/** A pool's properties as the Azure API takes them. It takes no pool without a mode. */
export function apiPool<T>({ pool }: PoolPlan, mode: string, links: PoolLinks<T>) {
  return {
    mode: pool.mode ?? mode,
    type: told(pool.type),
    osType: told(pool.osType),
    osSKU: told(pool.osSku),
    vmSize: links.vmSize,
    orchestratorVersion: told(pool.kubernetesVersion),
    ...sizesOf(pool),
    ...(pool.maxSurge ? { upgradeSettings: { maxSurge: pool.maxSurge } } : {}),
    vnetSubnetID: links.subnetId,
    podSubnetID: links.podSubnetId,
    podIPAllocationMode: told(pool.podIpAllocation),
    ...(typeof pool.gatewayPrefixLength === 'number'
      ? { gatewayProfile: { publicIPPrefixSize: pool.gatewayPrefixLength } }
      : {}),
  };
}

function sizesOf(pool: PoolPlan['pool']) {
  return {
    count: told(pool.count),
    enableAutoScaling: told(pool.autoscaling),
    minCount: told(pool.minCount),
    maxCount: told(pool.maxCount),
    maxPods: told(pool.maxPods),
  };
}
