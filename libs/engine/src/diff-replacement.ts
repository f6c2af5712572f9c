import type { CompiledRelease } from './compile.js';
import { combineShifts } from './diff-shift.js';
import { shiftOfValue } from './diff-value.js';
import type { Fact } from './model/fact.js';
import type { Dimension } from './model/option.js';
import type { Grade } from './model/release.js';

/** The facts whose place a fact takes and that the older release held. */
export function supersededBy(older: CompiledRelease, fact: Fact): Fact[] {
  const ids = fact.relations.flatMap((relation) => (relation.type === 'supersedes' ? [relation.fact] : []));
  return [...new Set(ids)].sort().flatMap((id) => older.facts.get(id) ?? []);
}

/** By the values where they can be ordered; a value that says the same as the one it replaces changes no answer. */
export function gradeOfReplacement(replaced: readonly Fact[], fact: Fact, dimension: Dimension | undefined): Grade {
  const shift = combineShifts(replaced.map((old) => shiftOfValue(old.value, fact.value, dimension)));
  const flipped = replaced.some((old) => isFlip(old, fact));
  return shift === 'tightened' || shift === 'loosened' || (shift === 'reversed' && flipped) ? shift : 'added';
}

function isFlip({ value: from }: Fact, { value: to }: Fact): boolean {
  if (from.type === 'capability' && to.type === 'capability') return from.support !== to.support;
  return from.type === 'guidance' && to.type === 'guidance' && from.direction !== to.direction;
}
