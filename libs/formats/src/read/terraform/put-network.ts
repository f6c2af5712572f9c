import { isObject, ownValue, type Place } from '../place.js';
import { take, type Block } from './arguments.js';
import type { Draft } from './draft.js';
import { linkOf, type Link } from './link.js';
import { addressSpaceOf, resourceGroupOf } from './network-source.js';
import { putAzapiSubnet } from './put-azapi-subnet.js';
import { argumentAt, type Plan } from './plan.js';
import { placeOfLink, type Peering, type PlanNetwork, type SubnetNode, type VnetNode } from './plan-network.js';
import { listAt, placeAt } from './plan-resources.js';
import { isAzapi } from './resource-kind.js';

type Path = readonly (string | number)[];

/** Where a cluster's pools are attached: the subnets that they were seen to stand in are gathered in `used`. */
export interface Attachment {
  readonly network: PlanNetwork;
  readonly used: Set<SubnetNode>;
}

/** Puts the subnet that a pool's argument names, or null where it names none. */
export function putSubnetLink(pool: Block, attachment: Attachment, name: string, to: string): void {
  pool.taken.add(name);
  const link = linkOf(pool.plan, pool.instance, [...pool.path, name], 'subnet');
  pool.draft.put([...pool.to, to], placeOfSubnet(link, attachment), 'made');
}

/** What is put for a link to a subnet, which then counts as the cluster's. */
export function placeOfSubnet(link: Link, { network, used }: Attachment): Place {
  const linked = link.state === 'linked' ? network.subnetOf(link.to) : undefined;
  const subnet = linked ?? (link.state === 'text' ? network.subnetById(link.text) : undefined);
  if (subnet) used.add(subnet);
  return placeOfLink(link, subnet?.id);
}

/** Puts the networks that a cluster stands in, with all their subnets, and after them those that are peered with one of them. */
export function putVnets(plan: Plan, draft: Draft, { network, used }: Attachment): void {
  const own = new Set([...used].flatMap(({ vnet }) => vnet ?? []));
  const peers = [...own].flatMap((vnet) => [
    ...vnet.peerings.flatMap(({ to }) => to ?? []),
    ...(network.peersOf.get(vnet) ?? []),
  ]);
  const all = [...new Set([...own, ...peers])];
  for (const [index, vnet] of all.entries()) {
    const to = ['vnets', index];
    putVnet(plan, draft, vnet, to);
    putPeerings(plan, draft, peeringsOf(vnet, own, network), [...to, 'virtualNetworkPeerings']);
    if (own.has(vnet))
      for (const [place, subnet] of [...vnet.subnets].entries())
        putSubnet(plan, draft, subnet, [...to, 'subnets', place]);
  }
  putLoose(
    plan,
    draft,
    [...used].filter(({ vnet }) => !vnet),
    all.length,
  );
}

/** Subnets of which the plan does not tell the network. */
function putLoose(plan: Plan, draft: Draft, subnets: readonly SubnetNode[], at: number): void {
  for (const [index, subnet] of subnets.entries()) {
    draft.open(['vnets', at + index], subnet.pointer);
    putSubnet(plan, draft, subnet, ['vnets', at + index, 'subnets', 0]);
  }
}

function putVnet(plan: Plan, draft: Draft, vnet: VnetNode, to: Path): void {
  draft.open(to, vnet.instance?.values.pointer ?? vnet.pointer);
  draft.put([...to, 'id'], { value: vnet.id, pointer: vnet.pointer }, 'made');
  const put = (name: string, place: Place | undefined) => {
    if (place) draft.put([...to, ...name.split('.')], place);
  };
  const argument = (name: string) => vnet.instance && argumentAt(plan, vnet.instance, [name]);
  put('name', vnet.named?.name ?? argument('name'));
  put('resourceGroup', vnet.named?.resourceGroup ?? (vnet.instance && resourceGroupOf(plan, vnet.instance)));
  put('location', argument('location'));
  put('addressSpace.addressPrefixes', vnet.instance && addressSpaceOf(plan, vnet.instance));
}

/** The peerings of one of the cluster's networks, also those that only the other side shows; of another network those with one of the cluster's. */
function peeringsOf(vnet: VnetNode, own: ReadonlySet<VnetNode>, { peersOf }: PlanNetwork): readonly Peering[] {
  if (!own.has(vnet)) return vnet.peerings.filter(({ to }) => to !== undefined && own.has(to));
  const shown = new Set(vnet.peerings.map(({ to }) => to));
  const others = (peersOf.get(vnet) ?? []).filter((other) => !shown.has(other));
  const nameless = (other: VnetNode): Peering => {
    const pointer = other.peerings.find(({ to }) => to === vnet)?.pointer ?? other.pointer;
    return {
      name: { value: undefined, pointer },
      pointer,
      remoteId: { value: other.id, pointer: other.pointer },
      to: other,
    };
  };
  return [...vnet.peerings, ...others.map(nameless)];
}

function putPeerings(plan: Plan, draft: Draft, peerings: readonly Peering[], to: Path): void {
  for (const [index, { name, pointer, remoteId, to: other, remoteSpace }] of peerings.entries()) {
    const at = [...to, index];
    draft.open(at, pointer);
    draft.put([...at, 'name'], name);
    draft.put([...at, 'remoteVirtualNetwork', 'id'], other ? { ...remoteId, value: other.id } : remoteId, 'made');
    const space = other?.instance ? addressSpaceOf(plan, other.instance) : remoteSpace;
    if (space) draft.put([...at, 'remoteAddressSpace', 'addressPrefixes'], space);
  }
}

function putSubnet(plan: Plan, draft: Draft, subnet: SubnetNode, to: Path): void {
  const { instance, path } = subnet;
  const block: Block = { plan, draft, instance, path, to, taken: new Set() };
  draft.open(to, placeAt(instance.values, path).pointer);
  draft.put([...to, 'id'], { value: subnet.id, pointer: subnet.pointer }, 'made');
  if (isAzapi(instance)) return putAzapiSubnet(block, subnet);
  draft.put([...to, 'name'], take(block, ['name']));
  putPrefixes(block);
  putDelegations(block);
  const endpoints = take(block, ['service_endpoints']);
  if (Array.isArray(endpoints.value)) putNamed(block, 'serviceEndpoints', 'service', endpoints);
  else draft.put([...to, 'serviceEndpoints'], endpoints);
  putJoined(block, 'routeTable', subnet.routeTable ?? ownReference(block, 'route_table_id'));
  putJoined(block, 'natGateway', subnet.natGateway);
}

function putPrefixes(block: Block): void {
  const [many, one] = [take(block, ['address_prefixes']), take(block, ['address_prefix'])];
  const isMany = many.value !== undefined && many.value !== null;
  block.draft.put([...block.to, isMany ? 'addressPrefixes' : 'addressPrefix'], isMany ? many : one);
}

const itemsAt = (list: Place): readonly Place[] =>
  Array.isArray(list.value) ? list.value.map((_, index) => placeAt(list, [index])) : [];

function putNamed({ draft, to }: Block, list: string, member: string, from: Place): void {
  draft.put([...to, list], { value: [], pointer: from.pointer }, 'made');
  for (const [index, item] of itemsAt(from).entries()) draft.put([...to, list, index, member], item);
}

function putDelegations(block: Block): void {
  const blocks = placeAt(block.instance.values, [...block.path, 'delegation']);
  if (!Array.isArray(blocks.value)) return;
  const services = listAt(blocks).map((each) => placeAt(each, ['service_delegation', 0, 'name']));
  block.draft.put([...block.to, 'delegations'], { value: [], pointer: blocks.pointer }, 'made');
  for (const [index, service] of services.entries())
    block.draft.put([...block.to, 'delegations', index, 'serviceName'], service);
}

/** A reference that the subnet holds itself, as a block and a subnet that was looked up do. */
function ownReference(block: Block, name: string): Place | undefined {
  const values = placeAt(block.instance.values, block.path);
  if (!isObject(values.value) || ownValue(values.value, name) === undefined) return undefined;
  return take(block, [name]);
}

function putJoined({ draft, to }: Block, name: string, place: Place | undefined): void {
  if (!place) return;
  const isUnset = place.value === null;
  draft.put(isUnset ? [...to, name] : [...to, name, 'id'], place, 'made');
}
