import { spellAzureId } from './field.js';
import type { Notes } from './place.js';

type Target = Record<string, unknown>;

interface Named {
  readonly item: Target;
  readonly pointer: string;
}

const SUBNET_ID =
  /^(?<vnetId>.*\/resourcegroups\/(?<group>[^/]+)\/.*\/virtualnetworks\/(?<vnet>[^/]+))\/subnets\/(?<subnet>[^/]+)$/i;

/**
 * The virtual networks and subnets that agent pools name, where the document does not show the networks themselves: their ids and the names in
 * them, and nothing of their ranges. In a whole print-out whose pools name none, AKS made the network, and there is nothing of the caller's to judge.
 */
export function readNetworkNames(notes: Notes, pools: readonly Target[], isPrintout: boolean): Target {
  const [vnets, subnets] = [new Map<unknown, Target>(), new Map<unknown, Target>()];
  for (const { id, pointer, parts } of namedSubnets(notes, pools)) {
    const vnetId = spellAzureId(notes, parts['vnetId']);
    add(notes, '/vnets', vnets, { pointer, item: { id: vnetId, name: parts['vnet'], resourceGroup: parts['group'] } });
    add(notes, '/subnets', subnets, { pointer, item: { id, name: parts['subnet'], vnetId } });
  }
  if (subnets.size > 0) return { vnets: [...vnets.values()], subnets: [...subnets.values()] };
  const isManaged = isPrintout && pools.length > 0 && pools.every((pool) => pool['subnetId'] === null);
  return isManaged ? { vnets: null, subnets: null } : {};
}

function namedSubnets(notes: Notes, pools: readonly Target[]) {
  return pools.flatMap((pool, index) =>
    ['subnetId', 'podSubnetId'].flatMap((name) => {
      const id = pool[name];
      const parts = typeof id === 'string' ? SUBNET_ID.exec(id)?.groups : undefined;
      return parts ? [{ id, parts, pointer: notes.pointers[`/agentPools/${index}/${name}`] ?? '' }] : [];
    }),
  );
}

function add(notes: Notes, path: string, found: Map<unknown, Target>, { item, pointer }: Named): void {
  if (found.has(item['id'])) return;
  for (const name of ['', ...Object.keys(item).map((key) => `/${key}`)])
    notes.pointers[`${path}/${found.size}${name}`] = pointer;
  found.set(item['id'], item);
}
