import { readRanges } from './aks-network.js';
import { readFields, spellAzureId, writeField, writeUnset, type Sheet } from './field.js';
import { irrelevant } from './irrelevant.js';
import {
  isSymbolic,
  itemsOf,
  membersOf,
  noteRest,
  resourceMembers,
  type Members,
  type Notes,
  type Place,
} from './place.js';

type Target = Record<string, unknown>;

/** The virtual networks of a document and all their subnets. Which subnet is the cluster's is told by its agent pools. */
export interface ReadVnets {
  readonly vnets: Target[];
  readonly subnets: Target[];
}

/** Reads what `az network vnet show` or the REST API prints, for each of the virtual networks. */
export function readVnets(notes: Notes, places: readonly Place[]): ReadVnets {
  const subnets: Target[] = [];
  const vnets = places.map((place, index) => readVnet(notes, place, index, subnets));
  fillRemoteSides(notes, vnets);
  return { vnets, subnets };
}

function readVnet(notes: Notes, place: Place, index: number, subnets: Target[]): Target {
  const members = resourceMembers(notes, place);
  const path = `/vnets/${index}`;
  notes.pointers[path] = place.pointer;
  const sheet: Sheet = { notes, members, target: {}, path, isPrintout: members.has('provisioningState') };
  readFields(sheet, [
    { to: 'id', from: ['id'], unset: 'always-set', isAzureId: true },
    { to: 'name', from: ['name'], unset: 'always-set' },
    { to: 'region', from: ['location'], unset: 'always-set' },
  ]);
  readResourceGroup(sheet);
  const space = membersOf(notes, members.take('addressSpace'));
  readFields({ ...sheet, members: space }, [{ to: 'addressSpace', from: ['addressPrefixes'], unset: 'always-set' }]);
  readPeerings(sheet);
  for (const subnet of itemsOf(notes, members.take('subnets')) ?? [])
    subnets.push(readSubnet(sheet, subnet, `/subnets/${subnets.length}`));
  noteRest(notes, members, irrelevant.vnet);
  return sheet.target;
}

/** The group a resource stands in: printed by `az`, and in every resource id. */
export function readResourceGroup(sheet: Sheet): void {
  const { members } = sheet;
  const [told, id] = [members.take('resourceGroup'), members.take('id')];
  const group = typeof id.value === 'string' ? /\/resourcegroups\/([^/]+)/i.exec(id.value)?.[1] : undefined;
  if (told.value !== undefined && told.value !== null) writeField(sheet, 'resourceGroup', told);
  else if (group !== undefined && !isSymbolic(group))
    writeField(sheet, 'resourceGroup', { value: group, pointer: id.pointer });
}

function readPeerings(sheet: Sheet): void {
  const { notes, path } = sheet;
  const place = sheet.members.take('virtualNetworkPeerings');
  const items = itemsOf(notes, place);
  if (!items) return writeUnset(sheet, { to: 'peerings', unset: 'absent' }, [place]);
  const peerings = items.map((item, index) => {
    const members = resourceMembers(notes, item);
    const inner: Sheet = { ...sheet, members, target: {}, path: `${path}/peerings/${index}` };
    readFields(inner, [{ to: 'name', from: ['name'], unset: 'always-set' }]);
    readFields({ ...inner, members: membersOf(notes, members.take('remoteVirtualNetwork')) }, [
      { to: 'remoteVnetId', from: ['id'], unset: 'always-set', isAzureId: true },
    ]);
    readFields({ ...inner, members: remoteSpace(notes, members) }, [
      { to: 'remoteAddressSpace', from: ['addressPrefixes'], unset: 'always-set' },
    ]);
    return inner.target;
  });
  writeField(sheet, 'peerings', { value: peerings, pointer: place.pointer });
}

/** The range that is peered, or the range that the other side has today. */
function remoteSpace(notes: Notes, members: Members): Members {
  const [peered, current] = [members.take('remoteAddressSpace'), members.take('remoteVirtualNetworkAddressSpace')];
  return membersOf(notes, peered.value === undefined || peered.value === null ? current : peered);
}

const remoteSides = [
  { name: 'remoteRegion', from: 'region' },
  { name: 'remoteAddressSpace', from: 'addressSpace' },
] as const;

/** A peering does not print the other side's region, and before it is made no ranges of it; where that network is in the document too, it does. */
function fillRemoteSides(notes: Notes, vnets: readonly Target[]): void {
  const byId = new Map(vnets.map((vnet, index) => [vnet['id'], index]));
  for (const [index, { peerings }] of vnets.entries())
    for (const [place, peering] of (Array.isArray(peerings) ? (peerings as Target[]) : []).entries()) {
      const remote = peering['remoteVnetId'] === undefined ? undefined : byId.get(peering['remoteVnetId']);
      if (remote === undefined) continue;
      for (const { to, told } of untoldSides(peering, vnets[remote] ?? {})) {
        peering[to.name] = told;
        notes.pointers[`/vnets/${index}/peerings/${place}/${to.name}`] =
          notes.pointers[`/vnets/${remote}/${to.from}`] ?? '';
      }
    }
}

/** What a peering does not tell of its other side, and that side does. */
function untoldSides(peering: Target, remote: Target) {
  return remoteSides
    .map((to) => ({ to, told: remote[to.from] }))
    .filter(({ to, told }) => peering[to.name] === undefined && told !== undefined && told !== null);
}

function readSubnet(vnet: Sheet, place: Place, path: string): Target {
  const { notes } = vnet;
  const members = resourceMembers(notes, place);
  notes.pointers[path] = place.pointer;
  const isPrintout = vnet.isPrintout || members.has('provisioningState');
  const sheet: Sheet = { ...vnet, members, target: {}, path, isPrintout };
  readFields(sheet, [
    { to: 'id', from: ['id'], unset: 'always-set', isAzureId: true },
    { to: 'name', from: ['name'], unset: 'always-set' },
  ]);
  readVnetId(sheet, vnet);
  readRanges(sheet, { to: 'prefixes', list: 'addressPrefixes', single: 'addressPrefix', unset: 'always-set' });
  readNames(sheet, 'delegations', 'delegations', 'serviceName');
  readNames(sheet, 'serviceEndpoints', 'serviceEndpoints', 'service');
  readReference(sheet, 'routeTableId', 'routeTable');
  readReference(sheet, 'natGatewayId', 'natGateway');
  noteRest(notes, members, irrelevant.subnet);
  return sheet.target;
}

function readVnetId(sheet: Sheet, vnet: Sheet): void {
  const id = sheet.members.take('id');
  const cut = typeof id.value === 'string' ? id.value.toLowerCase().lastIndexOf('/subnets/') : -1;
  const own = typeof id.value === 'string' && cut > 0 ? id.value.slice(0, cut) : undefined;
  if (own !== undefined) writeField(sheet, 'vnetId', { value: spellAzureId(sheet.notes, own), pointer: id.pointer });
  else if (vnet.target['id'] !== undefined)
    writeField(sheet, 'vnetId', {
      value: vnet.target['id'],
      pointer: vnet.notes.pointers[`${vnet.path}/id`] ?? id.pointer,
    });
}

function readNames(sheet: Sheet, to: string, list: string, name: string): void {
  const place = sheet.members.take(list);
  const items = itemsOf(sheet.notes, place);
  if (!items) return writeUnset(sheet, { to, unset: 'absent' }, [place]);
  const named = items.map((item) => resourceMembers(sheet.notes, item).take(name));
  writeField(sheet, to, { value: named.map(({ value }) => value), pointer: place.pointer });
  for (const [index, { pointer }] of named.entries()) sheet.notes.pointers[`${sheet.path}/${to}/${index}`] = pointer;
}

function readReference(sheet: Sheet, to: string, from: string): void {
  const place = sheet.members.take(from);
  if (place.value === undefined || place.value === null) return writeUnset(sheet, { to, unset: 'absent' }, [place]);
  readFields({ ...sheet, members: membersOf(sheet.notes, place) }, [
    { to, from: ['id'], unset: 'always-set', isAzureId: true },
  ]);
}
