import { canonicalJson } from './canonical.js';
import { bearingOf } from './diff-bearing.js';
import {
  combineExtents,
  combineShifts,
  extentOfRanges,
  extentOfSets,
  whereDenied,
  whereGranted,
} from './diff-shift.js';
import type { Extent, Shift } from './diff-shift.js';
import { shiftOfValue } from './diff-value.js';
import type { Fact } from './model/fact.js';
import type { Dimension } from './model/option.js';
import { compareCodeUnits } from './text-order.js';

/**
 * Which way a fact went that keeps its id: the shift of its value (`shiftOfValue`), of where and when it holds, and of its words.
 * It holds more widely with more options, fewer of `with` and `scope`, longer dates: loosened for a value that grants, tightened for one that denies or bounds.
 * Another dimension, or a change of place together with a change between granting and denying, is reversed.
 * Certainty, evidence, text, note, mentions and relations are wording; citations and `verifiedOn` are citation-only.
 */
export function shiftOfFact(from: Fact, to: Fact, dimension: Dimension | undefined): Shift {
  const changed = new Set(changedFields(from, to));
  const touches = (fields: readonly string[]) => fields.some((field) => changed.has(field));
  return combineShifts([
    changed.has('dimension') ? 'reversed' : 'none',
    changed.has('value') ? shiftOfValue(from.value, to.value, dimension) : 'none',
    shiftOfPlace(from, to),
    touches(['value', 'certainty', 'evidence', 'text', 'note', 'mentions', 'relations', 'alsoOf', 'with', 'option'])
      ? 'wording'
      : 'none',
    touches(['citations', 'verifiedOn']) ? 'citation-only' : 'none',
  ]);
}

/** The top-level fields in which two versions of an item differ, sorted. */
export function changedFields(from: object, to: object): string[] {
  const [before, after] = [new Map(Object.entries(from)), new Map(Object.entries(to))];
  const textOf = (value: unknown) => (value === undefined ? undefined : canonicalJson(value));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((field) => textOf(before.get(field)) !== textOf(after.get(field)))
    .sort();
}

function shiftOfPlace(from: Fact, to: Fact): Shift {
  const extent = extentOfPlace(from, to);
  if (extent === 'same') return 'none';
  const bearing = bearingOf(from.value);
  if (bearing !== bearingOf(to.value)) return 'reversed';
  if (bearing === 'neither') return 'wording';
  return bearing === 'grants' ? whereGranted(extent) : whereDenied(extent);
}

function extentOfPlace(from: Fact, to: Fact): Extent {
  const scopeOf = ({ scope }: Fact) => Object.entries(scope).map(([key, value]) => `${key}/${value}`);
  const datesOf = ({ effectiveFrom, effectiveTo }: Fact) => ({ low: effectiveFrom, high: effectiveTo });
  return combineExtents([
    extentOfSets([from.option, ...from.alsoOf], [to.option, ...to.alsoOf]),
    extentOfSets(to.with, from.with),
    extentOfSets(scopeOf(to), scopeOf(from)),
    extentOfRanges(datesOf(from), datesOf(to), compareCodeUnits),
  ]);
}
