/** A quantity that is known to lie between two integers, both included. Known exactly when they are equal. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** What the weights of a question's preferences sum to. */
const TOTAL_WEIGHT = 10_000;

/** The best value on every scale; the worst is 0. */
const BEST_VALUE = 1000;

/** The value of what is not known: anything on the scale. */
export const UNKNOWN_VALUE: Interval = { lo: 0, hi: BEST_VALUE };

export interface Weighed {
  readonly id: string;
  /** As asked, a positive integer. */
  readonly weight: number;
}

/**
 * Turns asked weights into integers that sum to exactly 10,000, by largest remainder: each gets the whole part of its share, and what is left over
 * goes one by one to the largest fractions, among equal fractions to the lower id. Integer arithmetic throughout, so it is the same on every machine.
 * An empty list has no weights.
 */
export function shareWeights(asked: readonly Weighed[]): ReadonlyMap<string, number> {
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  const shares = asked.map(({ id, weight }) => {
    const remainder = (TOTAL_WEIGHT * weight) % total;
    return { id, whole: (TOTAL_WEIGHT * weight - remainder) / total, remainder };
  });
  const left = TOTAL_WEIGHT - shares.reduce((sum, { whole }) => sum + whole, 0);
  shares.sort((a, b) => b.remainder - a.remainder || (a.id < b.id ? -1 : 1));
  return new Map(shares.map(({ id, whole }, place) => [id, place < left ? whole + 1 : whole]));
}

/** A preference's share of the score: its weight (of 10,000) times its value (of 1,000). */
export function contributionOf(weight: number, value: Interval): Interval {
  return { lo: weight * value.lo, hi: weight * value.hi };
}

/** The score of an option, out of 10,000,000: the exact sum of the contributions. */
export function sumIntervals(contributions: readonly Interval[]): Interval {
  return contributions.reduce((sum, { lo, hi }) => ({ lo: sum.lo + lo, hi: sum.hi + hi }), { lo: 0, hi: 0 });
}
