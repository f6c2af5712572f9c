import { Cidr, parseCidr, type Family } from '../addresses/address.js';
import { containsCidr, overlaps } from '../addresses/ranges.js';
import { subnetOf } from '../addresses/subdivide.js';

/** A range that is to be cut out of some space: by its name, and its prefix length. */
export interface Wanted {
  readonly name: string;
  readonly prefixLength: number;
}

/** What was cut out, by name; or what found no room, with the longest prefix that the rest of the space still holds (null: none). */
export type Carved =
  { readonly ranges: ReadonlyMap<string, Cidr> } | { readonly noRoomFor: Wanted; readonly largestLeft: number | null };

/**
 * Cuts ranges out of some space, the largest first and each at the lowest address where it is aligned, so that none leaves a gap that a later one needs. Equally large ones keep
 * their order; the ranges of the space are filled in the order they are given. IPv4.
 */
export function carve(space: readonly Cidr[], taken: readonly Cidr[], wanted: readonly Wanted[]): Carved {
  const ranges = new Map<string, Cidr>();
  const used = [...taken];
  const order = [...wanted].sort((a, b) => a.prefixLength - b.prefixLength);
  for (const one of order) {
    const range = firstFree(space, used, one.prefixLength);
    if (!range) return { noRoomFor: one, largestLeft: largestFree(space, used) };
    ranges.set(one.name, range);
    used.push(range);
  }
  return { ranges };
}

function firstFree(space: readonly Cidr[], used: readonly Cidr[], prefixLength: number): Cidr | undefined {
  for (const whole of space) for (const range of freeBlocks(whole, used, { prefixLength })) return range;
  return undefined;
}

const LONGEST: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

function largestFree(space: readonly Cidr[], used: readonly Cidr[]): number | null {
  for (let length = 0; length <= LONGEST[4]; length++) if (firstFree(space, used, length)) return length;
  return null;
}

/** The aligned blocks of a prefix length that lie in a range, from an address on (`from`; default: its first), and share no address with others; from low to high. */
export function* freeBlocks(
  whole: Cidr,
  used: readonly Cidr[],
  { prefixLength, from = whole.first }: { readonly prefixLength: number; readonly from?: bigint },
): Generator<Cidr> {
  if (prefixLength < whole.prefixLength || prefixLength > LONGEST[whole.family]) return;
  const bits = BigInt(LONGEST[whole.family] - prefixLength);
  let index = (from - whole.first) >> bits;
  for (;;) {
    const block = blockAt(whole, prefixLength, index);
    if (!block) return;
    const obstacle = used.find((one) => overlaps(one, block));
    if (!obstacle) yield block;
    const next = obstacle ? ((obstacle.last - whole.first) >> bits) + 1n : index + 1n;
    index = next > index ? next : index + 1n;
  }
}

function blockAt(whole: Cidr, prefixLength: number, index: bigint): Cidr | undefined {
  const text = subnetOf(whole.text, prefixLength, index);
  const block = text === undefined ? undefined : parseCidr(text);
  return block instanceof Cidr && containsCidr(whole, block) ? block : undefined;
}
