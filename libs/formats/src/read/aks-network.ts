import { readFields, writeField, writeUnset, type Field, type Sheet, type Unset } from './field.js';
import { irrelevant } from './irrelevant.js';
import { isObject, itemsOf, membersOf, noteRest, type Members, type Place } from './place.js';

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
  },
  { to: 'dataPlane', from: ['networkDataplane'], unset: 'null-is-absent', word: 'data-plane' },
  { to: 'policy', from: ['networkPolicy'], unset: 'absent', word: 'network-policy' },
  { to: 'ipFamilies', from: ['ipFamilies'], unset: 'always-set', word: 'ip-family' },
  { to: 'dnsServiceIp', from: ['dnsServiceIp'], unset: 'always-set' },
  { to: 'outboundType', from: ['outboundType'], unset: 'always-set', word: 'outbound-type' },
  { to: 'loadBalancerSku', from: ['loadBalancerSku'], unset: 'always-set', word: 'load-balancer-sku' },
];

/** Reads a cluster's `networkProfile`. */
export function readNetwork(sheet: Sheet): void {
  readFields(sheet, networkFields);
  readRanges(sheet, { to: 'podCidrs', list: 'podCidrs', single: 'podCidr', unset: 'absent' });
  readRanges(sheet, { to: 'serviceCidrs', list: 'serviceCidrs', single: 'serviceCidr', unset: 'always-set' });
  readProfile(sheet, { to: 'loadBalancerProfile', unset: 'absent' }, readLoadBalancer);
  readProfile(sheet, { to: 'natGatewayProfile', unset: 'null-is-absent', knownWith: LATER }, readNatGateway);
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
    sheet.notes.pointers[`${sheet.path}/${to}/0`] = one.pointer;
    writeField(sheet, to, { value: [one.value], pointer: one.pointer });
  } else writeUnset(sheet, { to, unset }, [isEmpty ? { ...many, value: null } : many, one]);
}

type Profile = Pick<Field, 'to' | 'unset' | 'knownWith'>;

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
  const managed = membersOf(notes, members.take('managedOutboundIPs'));
  readFields(sheet, [
    { to: 'allocatedOutboundPorts', from: ['allocatedOutboundPorts'], unset: 'absent' },
    { to: 'idleTimeoutMinutes', from: ['idleTimeoutInMinutes'], unset: 'absent' },
  ]);
  readFields({ ...sheet, members: managed }, [
    { to: 'managedOutboundIpCount', from: ['count'], unset: 'absent' },
    { to: 'managedOutboundIpv6Count', from: ['countIPv6'], unset: 'absent' },
  ]);
  const [addresses, prefixes] = [
    membersOf(notes, members.take('outboundIPs')),
    membersOf(notes, members.take('outboundIPPrefixes')),
  ];
  readCount(sheet, 'outboundIpCount', addresses.take('publicIPs'));
  readCount(sheet, 'outboundIpPrefixCount', prefixes.take('publicIPPrefixes'));
  readCount(sheet, 'effectiveOutboundIpCount', members.take('effectiveOutboundIPs'));
  for (const inner of [managed, addresses, prefixes]) noteRest(notes, inner, irrelevant.nothing);
  noteRest(notes, members, irrelevant.loadBalancer);
}

/** How many items a list has; a list that is not printed has none to count. */
function readCount(sheet: Sheet, to: string, place: Place): void {
  const items = itemsOf(sheet.notes, place);
  if (items) writeField(sheet, to, { value: items.length, pointer: place.pointer });
  else writeUnset(sheet, { to, unset: 'absent' }, [place]);
}

function readNatGateway(sheet: Sheet): void {
  const managed: Members = membersOf(sheet.notes, sheet.members.take('managedOutboundIPProfile'));
  readFields({ ...sheet, members: managed }, [{ to: 'managedOutboundIpCount', from: ['count'], unset: 'absent' }]);
  readFields(sheet, [{ to: 'idleTimeoutMinutes', from: ['idleTimeoutInMinutes'], unset: 'absent' }]);
  noteRest(sheet.notes, managed, irrelevant.nothing);
  noteRest(sheet.notes, sheet.members, irrelevant.nothing);
}
