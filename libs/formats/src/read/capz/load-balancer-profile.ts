import { readFields, writeField, writeUnset, type Sheet } from '../field.js';
import { isObject, itemsOf, membersOf, noteRest } from '../place.js';
import { capzIrrelevant } from './capz-irrelevant.js';

/** Reads `loadBalancerProfile`: as AKS has it, but with bare numbers and lists where AKS has objects. */
export function readLoadBalancerProfile(sheet: Sheet): void {
  const { notes, members } = sheet;
  const place = members.take('loadBalancerProfile');
  const field = { to: 'loadBalancerProfile', unset: 'absent', isNeverFilledIn: true } as const;
  if (place.value === undefined || place.value === null) return writeUnset(sheet, field, [place]);
  const target = {};
  writeField(sheet, field.to, { ...place, value: isObject(place.value) ? target : place.value });
  if (!isObject(place.value)) return;
  const profile = membersOf(notes, place);
  const inner: Sheet = { ...sheet, members: profile, target, path: `${sheet.path}/${field.to}` };
  readFields(inner, [
    { to: 'allocatedOutboundPorts', from: ['allocatedOutboundPorts'], unset: 'absent' },
    { to: 'idleTimeoutMinutes', from: ['idleTimeoutInMinutes'], unset: 'absent' },
    { to: 'managedOutboundIpCount', from: ['managedOutboundIPs'], unset: 'absent', isNeverFilledIn: true },
  ]);
  for (const [to, from] of [
    ['outboundIpCount', 'outboundIPs'],
    ['outboundIpPrefixCount', 'outboundIPPrefixes'],
  ] as const) {
    const list = profile.take(from);
    const items = itemsOf(notes, list);
    if (items) writeField(inner, to, { value: items.length, pointer: list.pointer });
    else writeUnset(inner, { to, unset: 'absent', isNeverFilledIn: true }, [list]);
  }
  noteRest(notes, profile, capzIrrelevant.nothing);
}
