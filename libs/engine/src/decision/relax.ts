import { conflictsIn } from './conflict.js';
import { comparePlaces, leastViolations, type Alternative } from './violation.js';

/** A must of a question; `weight` says how dear it is. */
export interface Must {
  readonly id: string;
  readonly weight: number;
}

/** A smallest set of musts to give up, the sum of their weights, and what then fits. */
export interface Relaxation<T> {
  readonly drop: readonly string[];
  readonly weight: number;
  readonly brings: readonly T[];
}

/** Why nothing fits. Both lists are empty where something does, or where there is nothing to choose from. */
export interface Impasse<T> {
  readonly relaxations: readonly Relaxation<T>[];
  /** For each conflict its musts. */
  readonly conflicts: readonly (readonly string[])[];
}

/**
 * What stands in the way where no alternative meets every must. `musts` in the order in which sets of them are told; an alternative's `violates` are places in it.
 * Leave out what no must could bring. The smallest sets to drop are the inclusion-minimal ones among those that the alternatives violate: the cheapest
 * first, then the smallest, then by place. The conflicts are the smallest sets of which every alternative violates one; see `conflictsIn` for their bound.
 */
export function impasseOf<T>(musts: readonly Must[], alternatives: readonly Alternative<T>[]): Impasse<T> {
  const violations = leastViolations(alternatives);
  if (violations.length === 0 || violations[0]?.places.length === 0) return { relaxations: [], conflicts: [] };
  const idAt = (place: number) => musts[place]?.id ?? '';
  const weigh = (places: readonly number[]) => places.reduce((sum, place) => sum + (musts[place]?.weight ?? 0), 0);
  const relaxations = violations
    .map(({ places, of }) => ({ places, weight: weigh(places), brings: of }))
    .sort((a, b) => a.weight - b.weight || comparePlaces(a.places, b.places))
    .map(({ places, weight, brings }) => ({ drop: places.map(idAt), weight, brings }));
  const conflicts = conflictsIn(violations.map(({ places }) => places)).map((places) => places.map(idAt));
  return { relaxations, conflicts };
}
