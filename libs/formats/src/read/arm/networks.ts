import { pointerTo } from '@plimsoll/engine';
import { isObject, ownValue, Unresolved } from '../place.js';
import { Opaque, symbolFor, textValue } from './value.js';
import { placed, printMember, type Printed } from './print-value.js';
import { ownNameOf, parentIdOf, types, type Resource } from './resource.js';

/** A virtual network that a template makes, or makes subnets in. */
interface Network {
  readonly id: string;
  /** Printed but for its lists. */
  readonly object: Printed;
  readonly subnets: unknown[];
  readonly peerings: unknown[];
  readonly isMade: boolean;
}

/** The virtual networks of a template, by id in lower case. */
export type Networks = ReadonlyMap<string, Network>;

/** Gathers the virtual networks of a template with their subnets and peerings, whether these stand in them or are resources of their own. */
export function gatherNetworks(resources: readonly Resource[]): Networks {
  const networks = new Map<string, Network>();
  for (const resource of resources) if (resource.type === types.vnet) addVnet(networks, resource);
  for (const resource of resources) {
    if (resource.type === types.subnet && !resource.isExisting) addSubnet(networkOf(networks, resource), resource);
    if (resource.type === types.peering && !resource.isExisting)
      networkOf(networks, resource).peerings.push(printChild(resource));
  }
  return networks;
}

function addVnet(networks: Map<string, Network>, resource: Resource): void {
  const key = resource.id.toLowerCase();
  const isMade = !resource.isExisting;
  if (networks.get(key)?.isMade || (!isMade && networks.has(key))) return;
  const object = printHead(resource, resource.id, ownNameOf(resource));
  if (!isMade) return void networks.set(key, { id: resource.id, object, subnets: [], peerings: [], isMade });
  const { world } = resource.frame;
  object['location'] = printMember(resource, 'location');
  // What a template makes is known whole, as what a tool prints is.
  object['provisioningState'] = 'made';
  const properties = resource.isCertain ? printMember(resource, 'properties') : notCertain(resource);
  object['properties'] = properties;
  const listed = isObject(properties) ? properties : {};
  networks.set(key, {
    id: resource.id,
    object,
    isMade,
    subnets: itemsIn(properties, listed['subnets']).map((subnet) => withId(subnet, resource, listed)),
    peerings: itemsIn(properties, listed['virtualNetworkPeerings']),
  });
  if (isObject(properties)) {
    const { subnets: _subnets, virtualNetworkPeerings: _peerings, ...others } = properties;
    const origin = world.origins.get(properties);
    object['properties'] = origin ? placed(world, others, origin) : others;
  }
}

/** The items of a list; one that is not resolved where the list is not, or the object that it stands in. */
function itemsIn(object: unknown, list: unknown): unknown[] {
  if (object instanceof Unresolved) return [object];
  if (list instanceof Unresolved) return [list];
  return Array.isArray(list) ? [...(list as readonly unknown[])] : [];
}

const notCertain = ({ frame }: Resource): Opaque => new Opaque(symbolFor(`not certain ${frame.at}`));

/** A subnet that an expression made stands where the list of them stands. */
function withId(subnet: unknown, { id, frame: { world, at } }: Resource, properties: object): unknown {
  const name = ownValue(subnet, 'name');
  const text = name instanceof Unresolved ? name.symbol : name;
  if (!isObject(subnet) || typeof text !== 'string') return subnet;
  const object = { ...subnet, id: `${id}/subnets/${text}` };
  const origin = world.origins.get(subnet);
  if (origin) return placed(world, object, { ...origin, members: new Map([['id', `${origin.pointer}/name`]]) });
  const list = world.origins.get(properties);
  const pointer = list?.isWritten ? pointerTo(list.pointer, 'subnets') : (list?.pointer ?? at);
  return placed(world, object, { pointer, isWritten: false });
}

/** The network that a resource stands in; where the template does not make it, it is known by its name. */
function networkOf(networks: Map<string, Network>, child: Resource): Network {
  const id = parentIdOf(child);
  const before = networks.get(id.toLowerCase());
  if (before) return before;
  const object = printHead(child, id, child.names[0] ?? '');
  const network = { id, object, subnets: [], peerings: [], isMade: false };
  networks.set(id.toLowerCase(), network);
  return network;
}

/** A subnet may be written in its network and as a resource: the resource is what comes of it. */
function addSubnet(network: Network, resource: Resource): void {
  const id = resource.id.toLowerCase();
  const at = network.subnets.findIndex((each) => String(ownValue(each, 'id')).toLowerCase() === id);
  const printed = printChild(resource);
  if (at < 0) network.subnets.push(printed);
  else if (resource.isCertain) network.subnets[at] = printed;
}

function printChild(resource: Resource): Printed {
  const object = printHead(resource, resource.id, ownNameOf(resource));
  object['provisioningState'] = 'made';
  object['properties'] = resource.isCertain ? (printMember(resource, 'properties') ?? {}) : notCertain(resource);
  return object;
}

/** What a resource's id and name tell; the place is the resource's, or that of the resource that names it. */
function printHead({ home, frame }: Resource, id: string, name: string): Printed {
  const members = new Map(['id', 'name'].map((member) => [member, pointerTo(frame.at, 'name')]));
  // Lists that are gathered from several places have no place but that of the resource.
  for (const list of ['subnets', 'virtualNetworkPeerings']) members.set(list, frame.at);
  const object: Printed = { id, name: textValue(name) };
  if (home.groupPointer !== undefined) {
    members.set('resourceGroup', home.groupPointer);
    object['resourceGroup'] = textValue(home.group);
  }
  return placed(frame.world, object, { pointer: frame.at, isWritten: true, members });
}

/** The networks that hold the subnets of these ids, and those peered with them from either side, as tools print them. */
export function networksAround(networks: Networks, subnetIds: ReadonlySet<string>): readonly Printed[] {
  const own = new Set([...subnetIds].map((id) => id.slice(0, id.lastIndexOf('/subnets/'))));
  const peers = new Set<string>();
  for (const [id, network] of networks)
    for (const remote of network.peerings.map(remoteIdOf)) {
      if (own.has(id)) peers.add(remote);
      if (own.has(remote)) peers.add(id);
    }
  return [...networks].filter(([id]) => own.has(id) || peers.has(id)).map(([, network]) => printNetwork(network));
}

function remoteIdOf(peering: unknown): string {
  const id = ownValue(ownValue(ownValue(peering, 'properties'), 'remoteVirtualNetwork'), 'id');
  const text = id instanceof Unresolved ? id.symbol : id;
  return typeof text === 'string' ? text.toLowerCase() : '';
}

function printNetwork({ object, subnets, peerings }: Network): Printed {
  object['subnets'] = subnets;
  if (peerings.length > 0) object['virtualNetworkPeerings'] = peerings;
  return object;
}
