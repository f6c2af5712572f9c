import type { Cidr, Family, IpAddress } from './address.js';

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
