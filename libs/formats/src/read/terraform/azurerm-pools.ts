import type { Notes } from '../place.js';
import { blockOf, noteUntaken, putArguments, take, type Argument, type Block } from './arguments.js';
import { irrelevantArguments as irrelevant } from './irrelevant-arguments.js';

import { putSubnetLink, type Attachment } from './put-network.js';
import { placeAt } from './plan-resources.js';

const poolArguments: readonly Argument[] = [
  { from: ['name'], to: ['name'] },
  { from: ['os_sku'], to: ['osSku'] },
  { from: ['vm_size'], to: ['vmSize'] },
  { from: ['orchestrator_version'], to: ['orchestratorVersion'] },
  { from: ['node_count'], to: ['count'] },
  { from: ['auto_scaling_enabled', 'enable_auto_scaling'], to: ['enableAutoScaling'], unset: 'false' },
  { from: ['min_count'], to: ['minCount'] },
  { from: ['max_count'], to: ['maxCount'], zeroIsUnset: true },
  { from: ['max_pods'], to: ['maxPods'], zeroIsUnset: true },
];

/** Puts a cluster's `default_node_pool`; the provider always makes it a Linux pool of mode System. Nothing where the plan does not show it. */
export function putDefaultPool(
  cluster: Block,
  attachment: Attachment,
  to: readonly (string | number)[],
): ((notes: Notes) => void)[] {
  const block = blockOf(cluster, 'default_node_pool', []);
  if (!block) return [];
  const pool = { ...block, to };
  const { pointer } = placeAt(pool.instance.values, pool.path);
  pool.draft.open(to, pointer);
  pool.draft.put([...to, 'mode'], { value: 'System', pointer }, 'made');
  pool.draft.put([...to, 'osType'], { value: 'Linux', pointer }, 'made');
  putArguments(pool, [{ from: ['type'], to: ['type'] }]);
  return [putPool(pool, attachment)];
}

/** Puts an `azurerm_kubernetes_cluster_node_pool`; the provider always makes it of scale sets. */
export function putNodePool(pool: Block, attachment: Attachment): (notes: Notes) => void {
  const { pointer } = pool.instance.values;
  pool.draft.open(pool.to, pointer);
  pool.draft.put([...pool.to, 'type'], { value: 'VirtualMachineScaleSets', pointer }, 'made');
  putArguments(pool, [
    { from: ['mode'], to: ['mode'] },
    { from: ['os_type'], to: ['osType'] },
  ]);
  pool.taken.add('kubernetes_cluster_id');
  return putPool(pool, attachment);
}

/** Where an autoscaled pool has no count of its own, the provider itself asks for the least count. */
function putStartCount(pool: Block): void {
  const count = take(pool, ['node_count']);
  const scales = take(pool, ['auto_scaling_enabled', 'enable_auto_scaling']);
  const least = take(pool, ['min_count']);
  const isUnset = count.value === undefined || count.value === null;
  if (isUnset && scales.value === true && typeof least.value === 'number') pool.draft.put([...pool.to, 'count'], least);
}

function putPool(pool: Block, attachment: Attachment): (notes: Notes) => void {
  putArguments(pool, poolArguments);
  putStartCount(pool);
  const { pointer } = placeAt(pool.instance.values, pool.path);
  // The provider has no argument for it.
  pool.draft.put([...pool.to, 'gatewayProfile', 'publicIPPrefixSize'], { value: null, pointer }, 'made');
  putSubnetLink(pool, attachment, 'vnet_subnet_id', 'vnetSubnetID');
  putSubnetLink(pool, attachment, 'pod_subnet_id', 'podSubnetID');
  const settings = blockOf(pool, 'upgrade_settings', ['upgradeSettings']);
  if (settings) {
    pool.draft.open(settings.to, placeAt(settings.instance.values, settings.path).pointer);
    putArguments(settings, [{ from: ['max_surge'], to: ['maxSurge'], unset: 'left-out' }]);
  }
  return (notes) => {
    if (settings) noteUntaken(settings, notes, irrelevant.upgradeSettings);
    noteUntaken(pool, notes, irrelevant.pool);
  };
}
