import { readFields, spellAzureId, writeField, type Sheet } from '../field.js';
import { itemsOf, membersOf, noteRest, resourceMembers, type Members, type Notes, type Place } from '../place.js';
import { capzIrrelevant } from './capz-irrelevant.js';
import { textOf, type Manifest } from './manifests.js';
import { providerDefaults } from './provider-defaults.js';

type Target = Record<string, unknown>;

/** The virtual network of a control plane with the subnets in it, as they become known: its own manifest shows one, pools may name others. */
export interface CapzNetwork {
  readonly notes: Notes;
  readonly vnet: Target;
  readonly vnetId: Place;
  readonly subnets: Target[];
  readonly ownSubnetId: Place;
}

/** Reads `virtualNetwork`, with the names and ranges that the provider gives it where the manifest does not. */
export function readVirtualNetwork(plane: Sheet, controlPlane: Manifest): CapzNetwork {
  const { notes } = plane;
  const place = around(plane.members, 'virtualNetwork');
  const members = membersOf(notes, place);
  const name = firstTold(members.take('name'), controlPlane.name);
  const group = firstTold(members.take('resourceGroup'), plane.members.take('resourceGroupName'));
  const id = `/subscriptions/${textOf(plane.members.take('subscriptionID').value)}/resourceGroups/${textOf(group.value)}/providers/Microsoft.Network/virtualNetworks/${textOf(name.value)}`;
  const vnetId = { value: spellAzureId(notes, id), pointer: name.pointer };
  const sheet: Sheet = { ...plane, members, target: {}, path: '/vnets/0' };
  notes.pointers['/vnets'] = notes.pointers['/vnets/0'] = notes.pointers['/subnets'] = place.pointer;
  writeField(sheet, 'id', vnetId);
  writeField(sheet, 'name', name);
  writeField(sheet, 'resourceGroup', group);
  readFields({ ...sheet, members: plane.members }, [{ to: 'region', from: ['location'], unset: 'always-set' }]);
  writeBlock(sheet, 'addressSpace', providerDefaults.vnetCidrBlock);
  const subnets: Target[] = [];
  const own = readOwnSubnet(sheet, controlPlane, { notes, vnetId, subnets });
  noteRest(notes, members, capzIrrelevant.nothing);
  return { notes, vnet: sheet.target, vnetId, subnets, ownSubnetId: own };
}

function readOwnSubnet(
  vnet: Sheet,
  controlPlane: Manifest,
  network: Pick<CapzNetwork, 'notes' | 'vnetId' | 'subnets'>,
): Place {
  const { notes } = vnet;
  const members = membersOf(notes, around(vnet.members, 'subnet'));
  const id = subnetNamed(network, firstTold(members.take('name'), controlPlane.name));
  const sheet: Sheet = { ...vnet, members, target: network.subnets[0] ?? {}, path: '/subnets/0' };
  notes.pointers[sheet.path] = members.pointer;
  writeBlock(sheet, 'prefixes', providerDefaults.nodeSubnetCidrBlock);
  // The provider makes its subnet for nodes alone.
  writeField(sheet, 'delegations', { value: null, pointer: members.pointer });
  const endpoints = members.take('serviceEndpoints');
  const services = itemsOf(notes, endpoints)?.map((item) => resourceMembers(notes, item).take('service').value);
  if (services) writeField(sheet, 'serviceEndpoints', { value: services, pointer: endpoints.pointer });
  // Where nothing is told of the subnet its members are those of the network around it, which are noted there.
  if (vnet.members.has('subnet')) noteRest(notes, members, capzIrrelevant.subnet);
  return id;
}

/** The id of the subnet of that name in the network, which is one more of its subnets if it was not known. */
export function subnetNamed(
  { notes, vnetId, subnets }: Pick<CapzNetwork, 'notes' | 'vnetId' | 'subnets'>,
  name: Place,
): Place {
  const id = {
    value: spellAzureId(notes, `${textOf(vnetId.value)}/subnets/${textOf(name.value)}`),
    pointer: name.pointer,
  };
  if (subnets.some((subnet) => subnet['id'] === id.value)) return id;
  const path = `/subnets/${subnets.length}`;
  const members = membersOf(notes, { value: {}, pointer: name.pointer });
  const sheet: Sheet = { notes, members, target: {}, path, isPrintout: false };
  notes.pointers[path] = name.pointer;
  writeField(sheet, 'id', id);
  writeField(sheet, 'name', name);
  writeField(sheet, 'vnetId', vnetId);
  subnets.push(sheet.target);
  return id;
}

/** A member, or where it is not told an empty one that stands where its owner does. */
function around(owner: Members, name: string): Place {
  const place = owner.take(name);
  return place.value === undefined || place.value === null ? { value: {}, pointer: owner.pointer } : place;
}

const firstTold = (place: Place, other: Place): Place =>
  place.value === undefined || place.value === null || place.value === '' ? other : place;

/** A single range, as the list of one that a design has. */
function writeBlock(sheet: Sheet, to: string, given: string): void {
  const { value, pointer } = firstTold(sheet.members.take('cidrBlock'), {
    value: given,
    pointer: sheet.members.pointer,
  });
  writeField(sheet, to, { value: [value], pointer });
  sheet.notes.pointers[`${sheet.path}/${to}/0`] = pointer;
}
