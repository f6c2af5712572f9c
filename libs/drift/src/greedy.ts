/** How well two things go together: more is better. */
export interface Scored<Before, After> {
  readonly previous: Before;
  readonly next: After;
  readonly score: number;
}

/** Takes the best pairs first, each thing once; equal ones in the order of their place. */
export function greedy<Before, After>(
  scored: readonly Scored<Before, After>[],
  placeOf: (thing: Before | After) => number,
): Scored<Before, After>[] {
  const sorted = scored.toSorted(
    (left, right) =>
      right.score - left.score ||
      placeOf(left.previous) - placeOf(right.previous) ||
      placeOf(left.next) - placeOf(right.next),
  );
  const before = new Set<Before>();
  const after = new Set<After>();
  return sorted.filter(({ previous, next }) => {
    if (before.has(previous) || after.has(next)) return false;
    before.add(previous);
    after.add(next);
    return true;
  });
}

/** The sum of what holds. */
export function scoreOf(parts: readonly (readonly [boolean, number])[]): number {
  return parts.reduce((sum, [holds, worth]) => sum + (holds ? worth : 0), 0);
}
