import { canonicalJson } from './canonical.js';
import {
  alongScale,
  combineShifts,
  extentOfSets,
  whereDenied,
  whereGranted,
  type Extent,
  type Shift,
} from './diff-shift.js';
import type { CapabilityValue } from './model/fact.js';
import type { Dimension } from './model/option.js';

const supportScale = ['unsupported', 'not-applicable', 'unknown', 'conditional', 'supported'];

/** Which way a capability went; the rule is in the table of `shiftOfValue`. */
export function shiftOfCapability(from: CapabilityValue, to: CapabilityValue, dimension: Dimension | undefined): Shift {
  const supports = new Set([from.support, to.support]);
  if (supports.has('supported') && supports.has('unsupported')) return 'reversed';
  return combineShifts([
    alongScale(supportScale.indexOf(from.support), supportScale.indexOf(to.support)),
    whereGranted(extentOfSets(from.values, to.values)),
    shiftOfBeyond(from.beyond, to.beyond),
    ...shiftsOfQualifiers(from.qualifiers, to.qualifiers, dimension),
    canonicalJson(from.condition ?? null) === canonicalJson(to.condition ?? null) ? 'none' : 'wording',
  ]);
}

function shiftOfBeyond(from: CapabilityValue['beyond'], to: CapabilityValue['beyond']): Shift {
  if (!from || !to) return from ? 'tightened' : to ? 'loosened' : 'none';
  if (from.unit !== to.unit || from.scope !== to.scope) return 'reversed';
  return alongScale(from.number, to.number);
}

/** A qualifier without a group says what it takes: more is tighter. */
function shiftsOfQualifiers(from: readonly string[], to: readonly string[], dimension: Dimension | undefined): Shift[] {
  const known = new Map((dimension?.qualifiers ?? []).map((qualifier) => [qualifier.id, qualifier]));
  const groups = new Set([...from, ...to].map((id) => known.get(id)?.group));
  return [...groups].map((group) => {
    const [before, after] = [from, to].map((ids) => ids.filter((id) => known.get(id)?.group === group));
    if (group === undefined) return whereDenied(extentOfSets(before ?? [], after ?? []));
    const granted = (ids: readonly string[] = []) => ids.flatMap((id) => [id, ...(known.get(id)?.implies ?? [])]);
    return whereGranted(extentInGroup(granted(before), granted(after)));
  });
}

/** Inside a group the qualifiers say what is granted, and none of them means everything. */
function extentInGroup(from: readonly string[], to: readonly string[]): Extent {
  if (from.length === 0) return 'narrower';
  return to.length === 0 ? 'wider' : extentOfSets(from, to);
}
