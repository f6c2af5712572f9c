import { isWithin, placesIn, type Bits } from './bits.js';

/** Something that can be chosen, an option or a combination of them, with the places of the musts that stand in its way. */
export interface Alternative<T> {
  readonly what: T;
  readonly violates: Bits;
}

/** A set of musts that stands in the way of some alternatives and of which no part does of any. */
export interface Violation<T> {
  readonly bits: Bits;
  /** Its places, in order. */
  readonly places: readonly number[];
  /** What it alone stands in the way of, in the order that was given. */
  readonly of: readonly T[];
}

/**
 * The smallest sets of musts that stand in the way of something, each once; fewer musts first, then by their places. Alternatives that the same musts stand in the
 * way of are taken together first, so that their number hardly counts.
 */
export function leastViolations<T>(alternatives: readonly Alternative<T>[]): readonly Violation<T>[] {
  const least: Violation<T>[] = [];
  for (const one of distinctViolations(alternatives))
    if (!least.some((smaller) => isWithin(smaller.bits, one.bits))) least.push(one);
  return least;
}

function distinctViolations<T>(alternatives: readonly Alternative<T>[]): Violation<T>[] {
  const groups = new Map<string, { bits: Bits; of: T[] }>();
  for (const { what, violates } of alternatives) {
    const key = violates.join();
    const group = groups.get(key);
    if (group) group.of.push(what);
    else groups.set(key, { bits: violates, of: [what] });
  }
  const sets = [...groups.values()].map(({ bits, of }) => ({ bits, of, places: placesIn(bits) }));
  return sets.sort((a, b) => comparePlaces(a.places, b.places));
}

/** Orders sets of places: the smaller first, then by the first place in which they differ. */
export function comparePlaces(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (const [at, place] of a.entries()) {
    const difference = place - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
