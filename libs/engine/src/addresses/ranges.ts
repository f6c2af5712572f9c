import { parseCidr, Cidr, type Family, type IpAddress } from './address.js';

/** Whether two ranges share an address. Ranges of different families never do. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** Whether an address lies in a range. */
export function containsIp(range: Cidr, address: IpAddress): boolean {
  return range.family === address.family && range.first <= address.value && address.value <= range.last;
}

/** Whether a range lies wholly in another, or equals it. */
export function containsCidr(outer: Cidr, inner: Cidr): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** The number of bits that every address of the range shares. */
export function prefixLength(range: Cidr): number {
  return range.prefixLength;
}

/** The range without host bits. A range that was read has none, so this is the range itself; the name is the one Kubernetes uses. */
export function masked(range: Cidr): Cidr {
  return range;
}

/** 4 or 6. */
export function family(value: IpAddress | Cidr): Family {
  return value.family;
}

/** How many addresses a range holds, first and last included. */
export function size(range: Cidr): bigint {
  return range.last - range.first + 1n;
}

/** The first address of a range, the network address. */
export function firstAddress(range: Cidr): IpAddress {
  return range.network;
}

/** Whether an address is the first one of a range that something can have: its network address or the one after it. */
export function isFirstOf(address: IpAddress, range: Cidr): boolean {
  return containsIp(range, address) && address.value - range.first <= 1n;
}

/** Whether a range has at least so many addresses; exact for both families. `count` is a whole number. */
export function holdsCount(range: Cidr, count: number): boolean {
  return size(range) >= BigInt(count);
}

/** Whether every address of a range is private or shared: not routed on the internet. */
export function isPrivate(range: Cidr): boolean {
  return privateSpace.some((space) => containsCidr(space, range));
}

/** The private and shared ranges: RFC 1918, RFC 6598 and RFC 4193. */
export const privateSpace: readonly Cidr[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
]
  .map(parseCidr)
  .filter((range) => range instanceof Cidr);

const IPV4_BITS = 32;

/** How many addresses an IPv4 range of a prefix length has; undefined for a length that IPv4 does not have. */
export function prefixSize(length: number): number | undefined {
  return Number.isInteger(length) && length >= 0 && length <= IPV4_BITS ? 2 ** (IPV4_BITS - length) : undefined;
}

/** The longest IPv4 prefix length whose range has at least so many addresses; undefined where IPv4 has not so many. */
export function prefixFor(count: number): number | undefined {
  const length = IPV4_BITS - Math.ceil(Math.log2(Math.max(1, count)));
  // The logarithm is not exact for large counts: its neighbours are looked at as well.
  return [length + 1, length, length - 1].find((one) => (prefixSize(one) ?? -1) >= count);
}
