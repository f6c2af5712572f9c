import { Unresolved, type Place } from '../place.js';
import type { Linked } from './gather.js';
import type { Link } from './link.js';
import type { Instance } from './plan-resources.js';

/** A virtual network: one of the plan, or one that something of the plan names and nothing shows. */
export interface VnetNode {
  readonly id: string;
  /** Where the id, or what stands for it, is told. */
  readonly pointer: string;
  readonly instance: Instance | undefined;
  readonly named: { readonly name: Place; readonly resourceGroup: Place } | undefined;
  readonly subnets: Set<SubnetNode>;
  readonly peerings: Peering[];
}

/** A subnet: a resource of its own, or the block of its network at `index`. */
export interface SubnetNode {
  readonly id: string;
  readonly pointer: string;
  readonly instance: Instance;
  readonly path: readonly (string | number)[];
  vnet: VnetNode | undefined;
  routeTable: Place | undefined;
  natGateway: Place | undefined;
}

/** One direction of a peering. `to` is undefined where the other network is not in the plan; `remoteId` is what is told of it. */
export interface Peering {
  readonly name: Place;
  readonly pointer: string;
  readonly remoteId: Place;
  readonly to: VnetNode | undefined;
  /** The other network's ranges, where the peering itself shows them. */
  readonly remoteSpace?: Place;
}

/** The networks of a plan and how they hang together, each told by an id or followed to its resource. */
export interface PlanNetwork {
  readonly vnets: readonly VnetNode[];
  /** For each network the networks that peer with it. */
  readonly peersOf: ReadonlyMap<VnetNode, readonly VnetNode[]>;
  subnetOf(linked: Linked): SubnetNode | undefined;
  subnetById(id: string): SubnetNode | undefined;
}

/** What is put for a link: the id that is told, the address of the resource that will have it, null, or something known only after apply. */
export function placeOfLink(link: Link, address: string | undefined): Place {
  const { pointer } = link;
  if (link.state === 'text') return { value: address ?? link.text, pointer };
  if (link.state === 'linked') return { value: address ?? new Unresolved('{id}'), pointer };
  return { value: link.state === 'unknown' ? new Unresolved('{id}') : null, pointer };
}
