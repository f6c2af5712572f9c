import { shareWeights } from '../score.js';
import type { ValueEnd, ValueTable } from './value-table.js';

/** The preference at a place with another weight. */
export interface Reweighed {
  readonly place: number;
  readonly weight: number;
}

/** The place of the alternative that wins when one preference has another weight; undefined where there is none. The first among equals. */
export function winnerWith<T>(table: ValueTable<T>, change: Reweighed): number | undefined {
  const likely = likelyWinners(table, change);
  return likely.length <= 1 ? likely[0] : bestOf(table, change, likely);
}

/**
 * The alternatives that could win: those whose exact low end is near enough to the highest that rounding could put them first. Rounding n shares of 10,000 to whole
 * ones moves at most n/4 from some to others, and values part by at most 1,000, so it brings two scores closer by at most 500 n.
 */
function likelyWinners<T>({ preferences, total, lo }: ValueTable<T>, { place, weight }: Reweighed): number[] {
  const change = weight - (preferences[place]?.weight ?? 0);
  const sums = change === 0 ? lo.sums : changedSums(lo, place, change);
  const least = highestOf(sums) - (500 * preferences.length * (total + change)) / 10_000;
  const likely: number[] = [];
  for (let at = 0; at < sums.length; at += 1) if ((sums[at] ?? 0) >= least) likely.push(at);
  return likely;
}

function changedSums({ sums, values }: ValueEnd, place: number, change: number): Float64Array {
  const column = values[place];
  const changed = new Float64Array(sums.length);
  for (let at = 0; at < sums.length; at += 1) changed[at] = (sums[at] ?? 0) + change * (column?.[at] ?? 0);
  return changed;
}

function highestOf(sums: Float64Array): number {
  let highest = -Infinity;
  for (let at = 0; at < sums.length; at += 1) highest = Math.max(highest, sums[at] ?? 0);
  return highest;
}

/** Scores some alternatives with rounded shares; the order is that of `compareStandings`, in which none of these has a blocker. */
function bestOf<T>(table: ValueTable<T>, { place, weight }: Reweighed, among: readonly number[]): number | undefined {
  const asked = table.preferences
    .map(({ id, weight: own }, at) => ({ id, at, weight: at === place ? weight : own }))
    .filter((one) => one.weight > 0);
  const shares = shareWeights(asked);
  const terms = asked.map(({ id, at }) => ({ at, share: shares.get(id) ?? 0 }));
  const scoreBy =
    ({ values }: ValueEnd) =>
    (alternative: number) =>
      terms.reduce((sum, { at, share }) => sum + share * (values[at]?.[alternative] ?? 0), 0);
  const openParts = (alternative: number) =>
    terms.filter(({ at }) => table.lo.values[at]?.[alternative] !== table.hi.values[at]?.[alternative]).length;
  const standing = (alternative: number) => table.alternatives[alternative] ?? { unknowns: 0, conditions: 0 };
  const inTurn = [
    (one: number) => -scoreBy(table.lo)(one),
    (one: number) => -scoreBy(table.hi)(one),
    (one: number) => standing(one).unknowns + openParts(one),
    (one: number) => standing(one).conditions,
  ];
  return inTurn.reduce(lowest, among)[0];
}

/** Those for which a measure is lowest. */
function lowest(among: readonly number[], measure: (alternative: number) => number): readonly number[] {
  if (among.length === 1) return among;
  const measured = among.map(measure);
  const least = Math.min(...measured);
  return among.filter((_, at) => measured[at] === least);
}
