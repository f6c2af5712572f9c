import type { Interval } from '../score.js';

/** What decides between two of the same class, before a fixed order does. */
export interface Standing {
  readonly score: Interval;
  /** Musts that are not met, that cannot be told or are not valued exactly, and that hold on a condition. */
  readonly noes: number;
  readonly unknowns: number;
  readonly conditions: number;
}

/** Below zero where the first stands before the second: the higher low end of the score, then high end, then fewer blockers, unknowns and conditions. */
export function compareStandings(a: Standing, b: Standing): number {
  return (
    b.score.lo - a.score.lo ||
    b.score.hi - a.score.hi ||
    a.noes - b.noes ||
    a.unknowns - b.unknowns ||
    a.conditions - b.conditions
  );
}
