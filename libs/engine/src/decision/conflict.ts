import { comparePlaces } from './violation.js';

/** At most this many conflicts are told, the smallest first. */
export const MOST_CONFLICTS = 20;

/** At most this many partial sets are looked at. */
const MOST_STEPS = 5000;

/**
 * The minimal hitting sets of a family of sets of places: those that share a place with every set of the family and of which no part does. Smaller first, then by
 * place. There may be exponentially many: the search goes by size and ends after twenty, or after 5,000 partial sets; each set that is told is
 * minimal all the same, and none that is left out is smaller than one that is told. Only where the search ends before it has met any, one is told
 * that may not be the smallest. The family holds no empty set and no set twice.
 */
export function conflictsIn(family: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const search = new Search([...family].sort(comparePlaces));
  const found: (readonly number[])[] = [];
  // Each place of a minimal set is the only one that hits some set of the family.
  for (let size = 1; size <= family.length && found.length < MOST_CONFLICTS; size += 1) {
    const level = search.ofSize(size, MOST_CONFLICTS - found.length);
    found.push(...level.sort(comparePlaces));
    if (search.isSpent) break;
  }
  return found.length > 0 || family.length === 0 ? found : [someConflict(family)];
}

/** A minimal set: all places, without those that can be spared one after the other, the last first. */
function someConflict(family: readonly (readonly number[])[]): readonly number[] {
  const all = [...new Set(family.flat())].sort((a, b) => b - a);
  const kept = new Set(all);
  for (const place of all) {
    kept.delete(place);
    if (!family.every((places) => places.some((one) => kept.has(one)))) kept.add(place);
  }
  return [...kept].sort((a, b) => a - b);
}

/** Goes through partial sets: takes the first set that is not hit yet, and one of its places after the other. */
class Search {
  #steps = MOST_STEPS;
  /** For each set of the family, how many places hit it, and their sum: the place itself where there is one. */
  readonly #hits: Int32Array;
  readonly #sums: Int32Array;
  /** For each place the sets that hold it. */
  readonly #holders = new Map<number, number[]>();
  readonly #chosen: number[] = [];
  readonly #barred = new Set<number>();
  #found: (readonly number[])[] = [];
  #wanted = { size: 0, most: 0 };

  constructor(private readonly family: readonly (readonly number[])[]) {
    this.#hits = new Int32Array(family.length);
    this.#sums = new Int32Array(family.length);
    for (const [index, places] of family.entries())
      for (const place of places) {
        const holders = this.#holders.get(place);
        if (holders) holders.push(index);
        else this.#holders.set(place, [index]);
      }
  }

  get isSpent(): boolean {
    return this.#steps <= 0;
  }

  /** The minimal sets of one size, as far as the steps reach and no more than wanted. */
  ofSize(size: number, most: number): (readonly number[])[] {
    this.#found = [];
    this.#wanted = { size, most };
    this.#extend();
    return this.#found;
  }

  #extend(): void {
    this.#steps -= 1;
    const open = this.#hits.indexOf(0);
    const isFull = this.#chosen.length === this.#wanted.size;
    if (open < 0) {
      if (isFull) this.#found.push([...this.#chosen].sort((a, b) => a - b));
      return;
    }
    if (isFull) return;
    // A place is barred until its turn has come, so that each set is met once.
    const places = (this.family[open] ?? []).filter((place) => !this.#barred.has(place));
    for (const place of places) this.#barred.add(place);
    for (const place of places) {
      if (!this.isSpent && this.#found.length < this.#wanted.most) this.#take(place);
      this.#barred.delete(place);
    }
  }

  #take(place: number): void {
    this.#count(place, 1);
    this.#chosen.push(place);
    if (this.#isEachNeeded()) this.#extend();
    this.#chosen.pop();
    this.#count(place, -1);
  }

  #count(place: number, by: 1 | -1): void {
    for (const index of this.#holders.get(place) ?? []) {
      this.#hits[index] = (this.#hits[index] ?? 0) + by;
      this.#sums[index] = (this.#sums[index] ?? 0) + by * place;
    }
  }

  /** Whether each place that is chosen alone hits some set. */
  #isEachNeeded(): boolean {
    const needed = new Set<number>();
    for (const [index, hits] of this.#hits.entries()) if (hits === 1) needed.add(this.#sums[index] ?? 0);
    return this.#chosen.every((place) => needed.has(place));
  }
}
