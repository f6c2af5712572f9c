import { readFields, writeField, writeUnset, type Field, type Sheet, type Unset } from './field.js';
import { irrelevant } from './irrelevant.js';
import { isObject, itemsOf, membersOf, membersWithin, noteRest, type Members, type Place } from './place.js';

/** The service prints the data plane in every version of the API that knows it, and all of those know the members that name it as `knownWith`. */
const LATER = 'networkDataplane';

const networkFields: readonly Field[] = [
  { to: 'plugin', from: ['networkPlugin'], unset: 'always-set', word: 'network-plugin' },
  {
    to: 'pluginMode',
    from: ['networkPluginMode'],
    unset: 'null-is-absent',
    knownWith: LATER,
    word: 'network-plugin-mode',
    isNeverFilledIn: true,
  },
  {
    to: 'dataPlane',
    from: ['networkDataplane'],
    unset: 'null-is-absent',
    word: 'data-plane',
    isNeverFilledIn: true,
  },
  { to: 'policy', from: ['networkPolicy'], unset: 'absent', word: 'network-policy', isNeverFilledIn: true },
  { to: 'ipFamilies', from: ['ipFamilies'], unset: 'always-set', word: 'ip-family', isNeverFilledIn: true },
  { to: 'dnsServiceIp', from: ['dnsServiceIp'], unset: 'always-set' },
  { to: 'outboundType', from: ['outboundType'], unset: 'always-set', word: 'outbound-type' },
  { to: 'loadBalancerSku', from: ['loadBalancerSku'], unset: 'always-set', word: 'load-balancer-sku' },
];

/** Reads a cluster's `networkProfile`. */
export function readNetwork(sheet: Sheet): void {
  readFields(sheet, networkFields);
  readRanges(sheet, { to: 'podCidrs', list: 'podCidrs', single: 'podCidr', unset: 'absent' });
  readRanges(sheet, { to: 'serviceCidrs', list: 'serviceCidrs', single: 'serviceCidr', unset: 'always-set' });
  readProfile(sheet, { to: 'loadBalancerProfile', unset: 'absent', isNeverFilledIn: true }, readLoadBalancer);
  readProfile(
    sheet,
    { to: 'natGatewayProfile', unset: 'null-is-absent', knownWith: LATER, isNeverFilledIn: true },
    readNatGateway,
  );
  readNoPodRange(sheet);
  readNoDnsAddress(sheet);
  readOlderMode(sheet);
  noteRest(sheet.notes, sheet.members, irrelevant.network);
}

interface Ranges {
  readonly to: string;
  readonly list: string;
  readonly single: string;
  readonly unset: Unset;
}

/** A list of ranges, or the single range that older versions of the API print instead of it or beside it. */
export function readRanges(sheet: Sheet, { to, list, single, unset }: Ranges): void {
  const [many, one] = [sheet.members.take(list), sheet.members.take(single)];
  const isEmpty = Array.isArray(many.value) && many.value.length === 0;
  if (many.value !== undefined && many.value !== null && !isEmpty) writeField(sheet, to, many);
  else if (one.value !== undefined && one.value !== null) {
    writeField(sheet, to, { value: [one.value], pointer: one.pointer });
    // The single range stands at the member itself, not inside it.
    if (to in sheet.target) sheet.notes.pointers[`${sheet.path}/${to}/0`] = one.pointer;
  } else writeUnset(sheet, { to, unset }, [isEmpty ? { ...many, value: null } : many, one]);
}

/** A request that names a plugin which takes pods into the network itself, and no range for them, asks for none. With others AKS fills a range in. */
export function readNoPodRange(sheet: Sheet): void {
  const { target, members, notes } = sheet;
  const isFlat = target['plugin'] === 'azure' && target['pluginMode'] === null;
  const isOpen = target['podCidrs'] !== undefined || notes.unresolved.includes(`${sheet.path}/podCidrs`);
  if (sheet.isRequest === true && isFlat && !isOpen)
    writeField(sheet, 'podCidrs', { value: null, pointer: members.pointer });
}

/** A request that names neither a range for services nor the address of the name server in it gets two from AKS that go together. */
function readNoDnsAddress(sheet: Sheet): void {
  const { target, members, notes } = sheet;
  const isOpen = ['serviceCidrs', 'dnsServiceIp'].some(
    (name) => target[name] !== undefined || notes.unresolved.includes(`${sheet.path}/${name}`),
  );
  if (sheet.isRequest === true && !isOpen) writeField(sheet, 'dnsServiceIp', { value: null, pointer: members.pointer });
}

/**
 * The mode that a version of the API prints which does not know it: with a plugin that has modes it shows in the pods' range, which in a print-out of every
 * version is there when pods have addresses of their own; no other plugin has a mode.
 */
function readOlderMode(sheet: Sheet): void {
  const { target, notes } = sheet;
  const isOpen = target['pluginMode'] !== undefined || notes.unresolved.includes(`${sheet.path}/pluginMode`);
  if (!sheet.isPrintout || isOpen) return;
  const mode = olderMode(target['plugin'], target['podCidrs']);
  const ranges = notes.pointers[`${sheet.path}/podCidrs`];
  if (mode !== undefined) writeField(sheet, 'pluginMode', { value: mode, pointer: ranges ?? sheet.members.pointer });
}

function olderMode(plugin: unknown, podCidrs: unknown): string | null | undefined {
  if (plugin === 'kubenet' || plugin === 'none') return null;
  if (plugin !== 'azure' || podCidrs === undefined) return undefined;
  return podCidrs === null ? null : 'overlay';
}

type Profile = Pick<Field, 'to' | 'unset' | 'knownWith' | 'isNeverFilledIn'>;

function readProfile(sheet: Sheet, profile: Profile, read: (sheet: Sheet) => void): void {
  const place = sheet.members.take(profile.to);
  if (place.value === undefined || place.value === null) return writeUnset(sheet, profile, [place]);
  const target = {};
  writeField(sheet, profile.to, { ...place, value: isObject(place.value) ? target : place.value });
  if (isObject(place.value))
    read({ ...sheet, members: membersOf(sheet.notes, place), target, path: `${sheet.path}/${profile.to}` });
}

function readLoadBalancer(sheet: Sheet): void {
  const { notes, members } = sheet;
  const managed = membersWithin(notes, members, 'managedOutboundIPs');
  readFields(sheet, [
    { to: 'allocatedOutboundPorts', from: ['allocatedOutboundPorts'], unset: 'absent' },
    { to: 'idleTimeoutMinutes', from: ['idleTimeoutInMinutes'], unset: 'absent', isNeverFilledIn: true },
  ]);
  readFields({ ...sheet, members: managed }, [
    { to: 'managedOutboundIpCount', from: ['count'], unset: 'absent', isNeverFilledIn: true },
    { to: 'managedOutboundIpv6Count', from: ['countIPv6'], unset: 'absent', isNeverFilledIn: true },
  ]);
  const [addresses, prefixes] = [
    membersOf(notes, members.take('outboundIPs')),
    membersOf(notes, members.take('outboundIPPrefixes')),
  ];
  readCount(sheet, { to: 'outboundIpCount', isNeverFilledIn: true }, addresses.take('publicIPs'));
  readCount(sheet, { to: 'outboundIpPrefixCount', isNeverFilledIn: true }, prefixes.take('publicIPPrefixes'));
  readCount(sheet, { to: 'effectiveOutboundIpCount' }, members.take('effectiveOutboundIPs'));
  for (const inner of [managed, addresses, prefixes]) noteRest(notes, inner, irrelevant.nothing);
  noteRest(notes, members, irrelevant.loadBalancer);
}

/** How many items a list has; a list that is not printed has none to count. */
function readCount(sheet: Sheet, field: Pick<Field, 'to' | 'isNeverFilledIn'>, place: Place): void {
  const items = itemsOf(sheet.notes, place);
  if (items) writeField(sheet, field.to, { value: items.length, pointer: place.pointer });
  else writeUnset(sheet, { ...field, unset: 'absent' }, [place]);
}

function readNatGateway(sheet: Sheet): void {
  const managed: Members = membersWithin(sheet.notes, sheet.members, 'managedOutboundIPProfile');
  readFields({ ...sheet, members: managed }, [
    { to: 'managedOutboundIpCount', from: ['count'], unset: 'absent', isNeverFilledIn: true },
  ]);
  readFields(sheet, [
    { to: 'idleTimeoutMinutes', from: ['idleTimeoutInMinutes'], unset: 'absent', isNeverFilledIn: true },
  ]);
  noteRest(sheet.notes, managed, irrelevant.nothing);
  noteRest(sheet.notes, sheet.members, irrelevant.natGateway);
}
