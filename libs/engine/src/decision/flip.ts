import { winnerWith, type Reweighed } from './reweighed.js';
import { distinctTable, type Preference, type Valued, type ValueTable } from './value-table.js';

/** The nearest whole weight at which another wins; `to` 0: not asked any more. `tieAt` is where the exact scores of the two are level, rounded to three places. */
export interface Flip<T> {
  readonly requirement: string;
  readonly weight: number;
  readonly to: number;
  readonly tieAt: number;
  readonly winner: T;
}

const HEAVIEST = 10;

/**
 * For each preference the nearest lower and the nearest higher weight at which another wins, the smallest change first, then by preference and weight.
 * Exact: closed forms tell only which alternatives could win at a weight at all; among those the winner is found by scoring again with shares rounded as ever.
 * `alternatives` are all of the best class, in the order that decides between equals. Without alternatives there is nothing to flip.
 */
export function flipsOf<T>(preferences: readonly Preference[], alternatives: readonly Valued<T>[]): Flip<T>[] {
  const table = distinctTable(preferences, alternatives);
  const winner = winnerWith(table, { place: 0, weight: preferences[0]?.weight ?? 0 });
  if (winner === undefined) return [];
  const flips = preferences.flatMap((preference, place) => flipsOn(table, { ...preference, place }, winner));
  return flips.sort(
    (a, b) =>
      Math.abs(a.to - a.weight) - Math.abs(b.to - b.weight) ||
      (a.requirement < b.requirement ? -1 : a.requirement > b.requirement ? 1 : a.to - b.to),
  );
}

function flipsOn<T>(table: ValueTable<T>, { id, weight, place }: Preference & Reweighed, winner: number): Flip<T>[] {
  return ([-1, 1] as const).flatMap((step) => {
    for (let to = weight + step; to >= 0 && to <= HEAVIEST; to += step) {
      const other = winnerWith(table, { place, weight: to });
      const alternative = other === undefined || other === winner ? undefined : table.alternatives[other];
      if (other === undefined || !alternative) continue;
      const tieAt = tieBetween(table, { place, weight, to }, [winner, other]);
      return [{ requirement: id, weight, to, tieAt, winner: alternative.what }];
    }
    return [];
  });
}

/**
 * The weight at which the exact scores of two are level: w + (S(a) - S(b)) / (v(b) - v(a)), of the low ends, or where those are always level of the high ends.
 * Where it does not lie on the way, rounding or the fixed order made the change, and it is the new weight.
 */
function tieBetween<T>(
  table: ValueTable<T>,
  { place, weight, to }: Reweighed & { readonly to: number },
  [a, b]: readonly [number, number],
): number {
  for (const { sums, values } of [table.lo, table.hi]) {
    const of = (numbers: Float64Array | undefined, at: number) => numbers?.[at] ?? 0;
    const slope = of(values[place], b) - of(values[place], a);
    const gap = of(sums, a) - of(sums, b);
    if (slope === 0 && gap === 0) continue;
    const level = weight + gap / slope;
    return (level - weight) * (level - to) <= 0 ? Math.round(level * 1000) / 1000 : to;
  }
  return to;
}
