import { spellAzureId } from './field.js';
import type { ReadVnets } from './aks-vnets.js';
import { isSymbolic, type Notes } from './place.js';

type Target = Record<string, unknown>;

interface Named {
  readonly item: Target;
  readonly pointer: string;
}

const SUBNET_ID =
  /^(?<vnetId>.*\/resourcegroups\/(?<group>[^/]+)\/.*\/virtualnetworks\/(?<vnet>[^/]+))\/subnets\/(?<subnet>[^/]+)$/i;
const ENDS_IN_SUBNET = /^(?<vnetId>.*)\/subnets\/(?<subnet>[^/]+)$/i;

/** No id is longer; the design holds no longer text either. */
const MAX_ID = 1000;

/** What a subnet's id says; of one whose head is a symbol only the last name is known. */
function partsOf(id: unknown): Readonly<Record<string, string | undefined>> | undefined {
  if (typeof id !== 'string' || id.length > MAX_ID) return undefined;
  return (SUBNET_ID.exec(id) ?? (isSymbolic(id) ? ENDS_IN_SUBNET.exec(id) : undefined))?.groups;
}

/**
 * The virtual networks and subnets that agent pools name, where the document does not show the networks themselves: their ids and the names in
 * them, and nothing of their ranges; after those that it does show, where `shown` gives them. In a whole document whose pools name none, AKS made
 * the network, and there is nothing of the caller's to judge.
 */
export function readNetworkNames(
  notes: Notes,
  pools: readonly Target[],
  isWhole: boolean,
  shown: ReadVnets = { vnets: [], subnets: [] },
): Target {
  const [vnets, subnets] = [byId(shown.vnets), byId(shown.subnets)];
  for (const { id, pointer, parts } of namedSubnets(notes, pools)) {
    const vnetId = spellAzureId(notes, parts['vnetId']);
    const vnet = { id: vnetId, ...named('name', parts['vnet']), ...named('resourceGroup', parts['group']) };
    add(notes, '/vnets', vnets, { pointer, item: vnet });
    add(notes, '/subnets', subnets, { pointer, item: { id, ...named('name', parts['subnet']), vnetId } });
  }
  if (subnets.size > 0) return { vnets: [...vnets.values()], subnets: [...subnets.values()] };
  const isManaged = isWhole && pools.length > 0 && pools.every((pool) => pool['subnetId'] === null);
  return isManaged ? { vnets: null, subnets: null } : {};
}

function namedSubnets(notes: Notes, pools: readonly Target[]) {
  return pools.flatMap((pool, index) =>
    ['subnetId', 'podSubnetId'].flatMap((name) => {
      const parts = partsOf(pool[name]);
      return parts ? [{ id: pool[name], parts, pointer: notes.pointers[`/agentPools/${index}/${name}`] ?? '' }] : [];
    }),
  );
}

/** A name that stands in an id, unless the id only has a symbol in its place. */
function named(member: string, name: string | undefined): Target {
  return name === undefined || isSymbolic(name) ? {} : { [member]: name };
}

/** What stands where, by id; what has none is kept by itself. */
function byId(items: readonly Target[]): Map<unknown, Target> {
  return new Map(items.map((item) => [item['id'] ?? item, item]));
}

function add(notes: Notes, path: string, found: Map<unknown, Target>, { item, pointer }: Named): void {
  if (found.has(item['id'])) return;
  for (const name of ['', ...Object.keys(item).map((key) => `/${key}`)])
    notes.pointers[`${path}/${found.size}${name}`] = pointer;
  found.set(item['id'], item);
}
