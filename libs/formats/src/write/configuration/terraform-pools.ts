import { told } from './azure-words.js';
import { apiPool } from './api-pool.js';
import { clusterVersion } from './api-versions.js';
import type { PoolPlan } from './blueprint.js';
import { attribute, block, type Body, type TfValue } from './terraform-model.js';
import { subnetId, type Site } from './terraform-network.js';

/** What the provider has no argument for: such a pool is made by azapi. */
export const isBeyondAzurerm = ({ pool }: PoolPlan): boolean =>
  pool.mode === 'Gateway' ||
  typeof pool.gatewayPrefixLength === 'number' ||
  pool.podIpAllocation === 'StaticBlock' ||
  (pool.type !== undefined && pool.type !== null && pool.type !== 'VirtualMachineScaleSets');

/** The arguments that a cluster's first pool and all others share. */
export function poolBody(site: Site, plan: PoolPlan): Body {
  const { pool } = plan;
  return {
    vm_size: sizeOf(site, plan),
    os_sku: told(pool.osSku),
    orchestrator_version: told(pool.kubernetesVersion),
    ...countsOf(pool),
    vnet_subnet_id: plan.subnet === undefined ? undefined : subnetId(site, plan.subnet),
    pod_subnet_id: plan.podSubnet === undefined ? undefined : subnetId(site, plan.podSubnet),
    upgrade_settings: pool.maxSurge ? block({ max_surge: pool.maxSurge }) : undefined,
  };
}

function countsOf(pool: PoolPlan['pool']): Body {
  return {
    node_count: told(pool.count),
    auto_scaling_enabled: told(pool.autoscaling),
    min_count: told(pool.minCount),
    max_count: told(pool.maxCount),
    max_pods: told(pool.maxPods),
  };
}

const sizeOf = ({ board }: Site, { pool }: PoolPlan): TfValue =>
  pool.vmSize ?? board.variable('node_vm_size', 'Size of the nodes whose size is not told.');

/** Puts a pool beside the first one. */
export function putPool(site: Site, cluster: string, plan: PoolPlan): void {
  const { board, blueprint } = site;
  if (!isBeyondAzurerm(plan)) {
    board.putNew('azurerm_kubernetes_cluster_node_pool', plan.name, {
      name: plan.name,
      kubernetes_cluster_id: attribute(cluster, 'id'),
      mode: plan.pool.mode ?? 'User',
      os_type: told(plan.pool.osType),
      ...poolBody(site, plan),
    });
    return;
  }
  const properties = apiPool<TfValue>(plan, 'User', {
    vmSize: sizeOf(site, plan),
    subnetId: plan.subnet === undefined ? undefined : subnetId(site, plan.subnet),
    podSubnetId: plan.podSubnet === undefined ? undefined : subnetId(site, plan.podSubnet),
  });
  board.putNew('azapi_resource', plan.name, {
    type: `Microsoft.ContainerService/managedClusters/agentPools@${clusterVersion(blueprint)}`,
    name: plan.name,
    parent_id: attribute(cluster, 'id'),
    body: { properties },
  });
}
