/**
 * Which way something went between two states, by what a reader may still rely on.
 * `reversed`: the old answer no longer holds and the new one is neither a part of it nor an extension of it.
 */
export type Shift = 'none' | 'citation-only' | 'wording' | 'tightened' | 'loosened' | 'reversed';

/** How a set of cases stands to the set it was before. */
export type Extent = 'same' | 'wider' | 'narrower' | 'other';

/** The shift of a whole from the shifts of its parts: opposite directions make it reversed, a direction outweighs wording, wording outweighs citations. */
export function combineShifts(shifts: readonly Shift[]): Shift {
  const found = new Set(shifts);
  if (found.has('reversed') || (found.has('tightened') && found.has('loosened'))) return 'reversed';
  return (['tightened', 'loosened', 'wording', 'citation-only'] as const).find((shift) => found.has(shift)) ?? 'none';
}

/** The extent of a whole from those of its parts. */
export function combineExtents(extents: readonly Extent[]): Extent {
  const found = new Set(extents);
  if (found.has('other') || (found.has('wider') && found.has('narrower'))) return 'other';
  return found.has('wider') ? 'wider' : found.has('narrower') ? 'narrower' : 'same';
}

/** How a set of words stands to the set it was before. */
export function extentOfSets(from: readonly string[], to: readonly string[]): Extent {
  const [before, after] = [new Set(from), new Set(to)];
  const gained = to.some((word) => !before.has(word));
  const lost = from.some((word) => !after.has(word));
  if (gained && lost) return 'other';
  return gained ? 'wider' : lost ? 'narrower' : 'same';
}

/** Bounds of a range, both inclusive; absent means without end. */
export interface Range<T> {
  readonly low?: T | undefined;
  readonly high?: T | undefined;
}

/** How a range stands to the range it was before. `compare` is negative when its first argument is the smaller one. */
export function extentOfRanges<T>(from: Range<T>, to: Range<T>, compare: (a: T, b: T) => number): Extent {
  return combineExtents([
    extentOfEnd(from.high, to.high, compare),
    extentOfEnd(from.low, to.low, (a, b) => compare(b, a)),
  ]);
}

function extentOfEnd<T>(from: T | undefined, to: T | undefined, compare: (a: T, b: T) => number): Extent {
  if (from === undefined) return to === undefined ? 'same' : 'narrower';
  if (to === undefined) return 'wider';
  const difference = compare(to, from);
  return difference > 0 ? 'wider' : difference < 0 ? 'narrower' : 'same';
}

const shiftOf: Readonly<Record<Extent, Shift>> = {
  same: 'none',
  wider: 'loosened',
  narrower: 'tightened',
  other: 'reversed',
};
const shiftOfDenied: Readonly<Record<Extent, Shift>> = { ...shiftOf, wider: 'tightened', narrower: 'loosened' };

/** What an extent means where the cases are granted: more of them is looser. */
export const whereGranted = (extent: Extent): Shift => shiftOf[extent];

/** What an extent means where the cases are denied or bounded: more of them is tighter. */
export const whereDenied = (extent: Extent): Shift => shiftOfDenied[extent];

/** The shift between two places on a scale from worst to best. */
export function alongScale(from: number, to: number): Shift {
  return to > from ? 'loosened' : to < from ? 'tightened' : 'none';
}
