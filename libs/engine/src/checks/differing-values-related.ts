import { canonicalJson } from '../canonical.js';
import { cellKey } from '../compile.js';
import type { Fact, FactValue, LimitValue } from '../model/fact.js';
import { defineCheck, fact as factItem } from './check.js';
import { soundPart } from './draft.js';

/**
 * Two facts that say different things of one cell, in one scope and combination and on one day, say how they stand to each other.
 * Else the difference would pass for a dispute that nobody has looked at. A fact that says "unknown" takes no position.
 */
export const differingValuesRelated = defineCheck('differing-values-related', (draft, report) => {
  const { facts } = soundPart(draft).content;
  const isSuperseded = supersededIds(facts);
  const reported = new Set<string>();
  for (const cell of groupByCell(facts).values())
    for (const [index, a] of cell.entries())
      for (const b of cell.slice(index + 1)) {
        const pair = `${a.id} ${b.id}`;
        if (reported.has(pair) || isSuperseded(a) || isSuperseded(b) || !needRelation(a, b)) continue;
        reported.add(pair);
        report(
          factItem(a.id),
          ['relations'],
          `differs from ${b.id} in one cell, but no relation says how they stand to each other`,
        );
      }
});

/** A fact that another one supersedes is history; what superseded it speaks for it. */
function supersededIds(facts: readonly Fact[]): (fact: Fact) => boolean {
  const older = facts.flatMap(({ relations }) =>
    relations.flatMap((relation) => (relation.type === 'supersedes' ? relation.fact : [])),
  );
  const ids = new Set(older);
  return ({ id }) => ids.has(id);
}

function groupByCell(facts: readonly Fact[]): ReadonlyMap<string, Fact[]> {
  const cells = new Map<string, Fact[]>();
  for (const fact of facts)
    for (const option of new Set([fact.option, ...fact.alsoOf])) {
      const key = canonicalJson([cellKey(option, fact.dimension), fact.scope, [...fact.with].sort()]);
      cells.set(key, [...(cells.get(key) ?? []), fact]);
    }
  return cells;
}

function needRelation(a: Fact, b: Fact): boolean {
  const isRelated = [...a.relations.map(({ fact }) => fact === b.id), ...b.relations.map(({ fact }) => fact === a.id)];
  return !isRelated.includes(true) && differ(a.value, b.value) && overlapInTime(a, b);
}

function differ(a: FactValue, b: FactValue): boolean {
  if (a.type === 'capability' && b.type === 'capability')
    return a.support !== b.support && a.support !== 'unknown' && b.support !== 'unknown';
  if (a.type !== 'limit' || b.type !== 'limit') return false;
  return canonicalJson(boundOf(a)) !== canonicalJson(boundOf(b));
}

/** What a comparison shows of a limit. */
function boundOf({ op, number, version, symbol, unit, kind }: LimitValue) {
  return { op, number, version, symbol, unit, kind };
}

function overlapInTime(a: Fact, b: Fact): boolean {
  const endsBefore = (one: Fact, other: Fact) =>
    one.effectiveTo !== undefined && other.effectiveFrom !== undefined && one.effectiveTo <= other.effectiveFrom;
  return !endsBefore(a, b) && !endsBefore(b, a);
}
