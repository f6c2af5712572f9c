import type { Interval } from '../score.js';

/** A preference of a question, with its weight as asked, 1 to 10. */
export interface Preference {
  readonly id: string;
  readonly weight: number;
}

/** Something that may win: what it is worth on each preference, in their order, and how it stands to the musts. */
export interface Valued<T> {
  readonly what: T;
  readonly values: readonly Interval[];
  readonly unknowns: number;
  readonly conditions: number;
}

/** One end of the values: for each preference those of all alternatives, and for each alternative the sum of weight times value. */
export interface ValueEnd {
  readonly values: readonly Float64Array[];
  readonly sums: Float64Array;
  /** For each alternative a hash of its values: alternatives that are alike have the same. */
  readonly marks: Int32Array;
}

/** A table of alternatives turned over, so that one preference can be looked at for all of them. Of alternatives that are alike in everything only the first is in it. */
export interface ValueTable<T> {
  readonly preferences: readonly Preference[];
  readonly total: number;
  readonly alternatives: readonly Valued<T>[];
  readonly lo: ValueEnd;
  readonly hi: ValueEnd;
}

export function distinctTable<T>(
  preferences: readonly Preference[],
  alternatives: readonly Valued<T>[],
): ValueTable<T> {
  const lo = endOf(preferences, alternatives, 'lo');
  const hi = endOf(preferences, alternatives, 'hi');
  const first = firstOfEach(alternatives, lo, hi);
  const isWhole = first.length === alternatives.length;
  return {
    preferences,
    total: preferences.reduce((sum, { weight }) => sum + weight, 0),
    alternatives: isWhole ? alternatives : first.flatMap((at) => alternatives[at] ?? []),
    lo: isWhole ? lo : pick(lo, first),
    hi: isWhole ? hi : pick(hi, first),
  };
}

/** The places of the alternatives that are like none before them. */
function firstOfEach(alternatives: readonly Valued<unknown>[], lo: ValueEnd, hi: ValueEnd): readonly number[] {
  // The marks tell nearly all apart; what they do not is compared.
  const groups = new Map<string, Valued<unknown>[]>();
  const first: number[] = [];
  for (const [at, one] of alternatives.entries()) {
    const key = `${lo.marks[at]}/${hi.marks[at]}/${one.unknowns}/${one.conditions}`;
    const group = groups.get(key);
    if (group?.some((other) => haveSameValues(one, other))) continue;
    if (group) group.push(one);
    else groups.set(key, [one]);
    first.push(at);
  }
  return first;
}

function haveSameValues(a: Valued<unknown>, b: Valued<unknown>): boolean {
  return a.values.every(({ lo, hi }, place) => lo === b.values[place]?.lo && hi === b.values[place].hi);
}

/** Sums are exact: weights and values are whole and small. */
function endOf(
  preferences: readonly Preference[],
  alternatives: readonly Valued<unknown>[],
  end: keyof Interval,
): ValueEnd {
  const sums = new Float64Array(alternatives.length);
  const marks = new Int32Array(alternatives.length);
  const values = preferences.map(({ weight }, place) => {
    const column = new Float64Array(alternatives.length);
    for (let at = 0; at < alternatives.length; at += 1) {
      const value = alternatives[at]?.values[place]?.[end] ?? 0;
      column[at] = value;
      sums[at] = (sums[at] ?? 0) + weight * value;
      marks[at] = Math.imul(marks[at] ?? 0, 1009) + value;
    }
    return column;
  });
  return { values, sums, marks };
}

function pick({ values, sums, marks }: ValueEnd, places: readonly number[]): ValueEnd {
  const pickFrom = (numbers: Float64Array) => {
    const picked = new Float64Array(places.length);
    for (const [at, place] of places.entries()) picked[at] = numbers[place] ?? 0;
    return picked;
  };
  return { values: values.map(pickFrom), sums: pickFrom(sums), marks: Int32Array.from(places, (at) => marks[at] ?? 0) };
}
