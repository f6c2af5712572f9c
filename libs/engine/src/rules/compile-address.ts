import { Cidr, IpAddress } from '../addresses/address.js';
import { daysBetween } from '../addresses/day.js';
import {
  containsCidr,
  containsIp,
  holdsCount,
  isFirstOf,
  isPrivate,
  overlaps,
  prefixFor,
  prefixSize,
  size,
} from '../addresses/ranges.js';
import { parseSurge, surgeNodes } from '../addresses/surge.js';
import { exactInteger } from './compile-operator.js';
import { outOfSteps, type Frame } from './frame.js';
import { Failure, isList, isSettled, Unknown, unsettled, type Settled, type Value } from './values.js';

/** Reads text that stands where a range is due. */
export const asCidr = (value: Settled, { document }: Frame): Value =>
  typeof value === 'string' ? document.readScalar(value, 'cidr') : value;

/** Reads text that stands where an address is due. */
export const asIp = (value: Settled, { document }: Frame): Value =>
  typeof value === 'string' ? document.readScalar(value, 'ip') : value;

const onRange = (value: Settled, frame: Frame, apply: (range: Cidr) => Value): Value => {
  const range = asCidr(value, frame);
  return range instanceof Cidr ? apply(range) : range;
};

const familyOf = (value: Settled): number => (value as IpAddress | Cidr).family;

const inexact = (number: Settled) => new Failure('inexact', String(number as number));

/** The arithmetic of addresses and days on one value. */
export const addressUnary: Readonly<Record<string, (value: Settled, frame: Frame) => Value>> = {
  addresses: (value, frame) => onRange(value, frame, (range) => exactInteger(Number(size(range)))),
  prefixSize: (length) => prefixSize(length as number) ?? inexact(length),
  prefixFor: (count) => prefixFor(count as number) ?? inexact(count),
  isIPv4: (value) => familyOf(value) === 4,
  isIPv6: (value) => familyOf(value) === 6,
  isPrivate: (value, frame) => onRange(value, frame, isPrivate),
  isSurge: (text) => parseSurge(text as string) !== undefined,
  daysUntil: (day, { view }) => daysBetween(view.asOf, day as string) ?? new Failure('malformed-day', day as string),
};

/** The arithmetic of addresses on two values. */
export const addressBinary: Readonly<Record<string, (a: Settled, b: Settled, frame: Frame) => Value>> = {
  holds: (value, count, frame) => onRange(value, frame, (range) => holdsCount(range, count as number)),
  blocks: (count, of) =>
    of === 0 ? new Failure('division-by-zero', '') : exactInteger(Math.ceil((count as number) / (of as number))),
  overlapsAny: (a, b, frame) =>
    anyItem(a as readonly Value[], frame, (one) =>
      anyItem(b as readonly Value[], frame, (other) => overlaps(one as Cidr, other as Cidr)),
    ),
  isFirstOf: (value, of, frame) => {
    const address = asIp(value, frame);
    const range = asCidr(of, frame);
    return address instanceof IpAddress && range instanceof Cidr
      ? isFirstOf(address, range)
      : unsettled(...[address, range].filter((one) => !isSettled(one)));
  },
  containsIP: (ranges, wanted, frame) => containedIn(ranges, asIp(wanted, frame), { frame, contains: containsIp }),
  containsCIDR: (ranges, wanted, frame) =>
    containedIn(ranges, asCidr(wanted, frame), { frame, contains: containsCidr }),
};

interface Containing<T> {
  readonly frame: Frame;
  readonly contains: (range: Cidr, wanted: T) => boolean;
}

function containedIn<T extends Value>(ranges: Settled, wanted: Value, { frame, contains }: Containing<T>): Value {
  if (!isSettled(wanted)) return wanted;
  if (isList(ranges)) return anyItem(ranges, frame, (range) => contains(range as Cidr, wanted as T));
  return onRange(ranges, frame, (range) => contains(range, wanted as T));
}

/** Found is true whatever the other items are; not found is only sure when every item could be read. */
function anyItem(items: readonly Value[], frame: Frame, holds: (item: Settled) => Value): Value {
  const open: Value[] = [];
  for (const item of items) {
    if (--frame.stepsLeft < 0) return outOfSteps;
    const held = isSettled(item) ? holds(item) : item;
    if (held === true) return true;
    if (held !== false) open.push(held);
  }
  return open.length === 0 ? false : unsettled(...open);
}

/** The nodes that a surge setting adds. One that is absent or cannot be read leaves the number to the platform: it is unknown, not an error. */
export function surgeOf(setting: Value, count: Value): Value {
  if (setting instanceof Failure && setting.$code === 'absent') return new Unknown([setting.$detail]);
  if (typeof setting !== 'string' || typeof count !== 'number') return unsettled(setting, count);
  const surge = parseSurge(setting);
  return surge ? exactInteger(surgeNodes(surge, count)) : new Unknown([`maxSurge ${setting}`]);
}

/** What is wrong with a value that was read, or what was probably meant; empty where nothing is. A value that is not told has neither. */
export function faultOf(value: Value, what: 'fault' | 'corrected'): Value {
  if (isSettled(value)) return '';
  if (!(value instanceof Failure) || value.$code === 'absent') return value;
  return what === 'fault' ? value.$code : (value.$corrected ?? '');
}
