import { AddressFault, parseCidr, parseIp, type Cidr, type Family } from './address.js';

const BITS = { 4: 32, 6: 128 } as const;

/** The text of an address, canonical. */
function textOf(family: Family, value: bigint): string | undefined {
  const written =
    family === 4
      ? [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.')
      : Array.from({ length: 8 }, (_, part) => ((value >> BigInt(112 - 16 * part)) & 0xffffn).toString(16)).join(':');
  const read = parseIp(written);
  return read instanceof AddressFault ? undefined : read.text;
}

const rangeOf = (text: string): Cidr | undefined => {
  const range = parseCidr(text);
  return range instanceof AddressFault ? undefined : range;
};

/**
 * The range of a prefix length that stands at an index (from 0) inside another: `subnetOf('10.0.0.0/16', 24, 1)` is `10.0.1.0/24`.
 * Undefined where the text is no range, or it holds no such range.
 */
export function subnetOf(text: string, length: number, index: number | bigint): string | undefined {
  const range = rangeOf(text);
  if (!range || length < range.prefixLength || length > BITS[range.family] || index < 0) return undefined;
  const first = range.first + (BigInt(index) << BigInt(BITS[range.family] - length));
  const address = first > range.last ? undefined : textOf(range.family, first);
  return address === undefined ? undefined : `${address}/${length}`;
}

/** The address at an index (from 0) among those of a range behind its first: `hostOf('10.0.1.0/24', 0)` is `10.0.1.1`. Undefined where the text is no range, or it holds no such address. */
export function hostOf(text: string, index: number): string | undefined {
  const range = rangeOf(text);
  if (!range || index < 0) return undefined;
  const value = range.first + BigInt(index) + 1n;
  return value > range.last ? undefined : textOf(range.family, value);
}
