import { isObject, ownValue, type Place } from '../place.js';
import { bodyAt, linkInBody } from './azapi-body.js';
import { linkOf, type Link } from './link.js';
import { argumentAt, type Plan } from './plan.js';
import { listAt, placeAt, type Instance } from './plan-resources.js';
import { isAzapi } from './resource-kind.js';

type Path = readonly (string | number)[];

/** A subnet that a network's own resource shows; `path` leads to it inside the resource's values. */
export interface SubnetBlock {
  readonly path: Path;
  readonly place: Place;
  readonly id: Place;
  readonly name: string | undefined;
}

/** The subnets that a virtual network's resource holds itself. */
export function blocksOf(plan: Plan, vnet: Instance): readonly SubnetBlock[] {
  const inner = isAzapi(vnet) ? ['properties', 'subnets'] : ['subnet'];
  const list = isAzapi(vnet) ? bodyAt(plan, vnet, inner) : placeAt(vnet.values, inner);
  return listAt(list).map((place, index) => {
    const name = ownValue(place.value, 'name');
    const path = [...(isAzapi(vnet) ? ['body'] : []), ...inner, index];
    return { path, place, id: placeAt(place, ['id']), name: typeof name === 'string' ? name : undefined };
  });
}

/** A peering that a network's own resource shows. */
export interface ListedPeering {
  readonly name: Place;
  readonly pointer: string;
  readonly link: Link;
  /** The other network's ranges, where its own resource is not needed to tell them. */
  readonly remoteSpace?: Place;
}

/** The peerings in a virtual network's own resource: in the body of an azapi resource, and by name where a network was looked up. */
export function listedPeeringsOf(plan: Plan, vnet: Instance): readonly ListedPeering[] {
  if (!isAzapi(vnet)) return vnet.isData ? lookedUpPeerings(vnet) : [];
  const path = ['properties', 'virtualNetworkPeerings'];
  return listAt(bodyAt(plan, vnet, path)).map((place, index) => ({
    name: placeAt(place, ['name']),
    pointer: place.pointer,
    link: linkInBody(plan, vnet, [...path, index, 'properties', 'remoteVirtualNetwork', 'id'], 'vnet'),
  }));
}

/** A lookup lists the ranges of all peered networks together: with one peering they are its own. */
function lookedUpPeerings(vnet: Instance): readonly ListedPeering[] {
  const listed = placeAt(vnet.values, ['vnet_peerings']);
  const names = isObject(listed.value) ? Object.keys(listed.value) : [];
  const ranges = placeAt(vnet.values, ['vnet_peerings_addresses']);
  const ofOne = names.length === 1 && Array.isArray(ranges.value) && ranges.value.length > 0;
  return names.map((name) => {
    const { value, pointer } = placeAt(listed, [name]);
    const link: Link =
      typeof value === 'string' ? { state: 'text', text: value, pointer } : { state: 'unknown', pointer };
    return { name: { value: name, pointer }, pointer, link, ...(ofOne ? { remoteSpace: ranges } : {}) };
  });
}

/** The other network of a peering that is a resource of its own. */
export const remoteOf = (plan: Plan, peering: Instance): Link =>
  isAzapi(peering)
    ? linkInBody(plan, peering, ['properties', 'remoteVirtualNetwork', 'id'], 'vnet')
    : linkOf(plan, peering, ['remote_virtual_network_id'], 'vnet');

/** The name of the resource group that a resource stands in; its value is undefined where the plan does not tell it. */
export function resourceGroupOf(plan: Plan, instance: Instance): Place {
  if (!isAzapi(instance)) return argumentAt(plan, instance, ['resource_group_name']);
  const link = linkOf(plan, instance, ['parent_id'], 'resourceGroup');
  if (link.state === 'text') return { value: /\/resourcegroups\/([^/]+)/i.exec(link.text)?.[1], pointer: link.pointer };
  return link.state === 'linked' && !('vnet' in link.to)
    ? placeAt(link.to.values, ['name'])
    : { value: undefined, pointer: link.pointer };
}

/** The address space of a virtual network. */
export const addressSpaceOf = (plan: Plan, vnet: Instance): Place =>
  isAzapi(vnet)
    ? bodyAt(plan, vnet, ['properties', 'addressSpace', 'addressPrefixes'])
    : argumentAt(plan, vnet, ['address_space']);
