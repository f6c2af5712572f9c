import { canonicalJson } from '../canonical.js';
import type { Fact } from '../model/fact.js';
import { defineCheck, fact as factItem } from './check.js';
import { soundPart } from './draft.js';

/** A fact takes the place of another only in the same cell, scope and combination; a newer document that is silent elsewhere has removed nothing. */
export const supersedesOneCell = defineCheck('supersedes-one-cell', (draft, report) => {
  const { facts } = soundPart(draft).content;
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  for (const fact of facts)
    fact.relations.forEach(({ type, fact: id }, index) => {
      const older = known.get(id);
      const difference = type === 'supersedes' && older ? differenceOf(fact, older) : undefined;
      if (difference !== undefined)
        report(factItem(fact.id), ['relations', index], `supersedes ${id}, which ${difference}`);
    });
});

function differenceOf(newer: Fact, older: Fact): string | undefined {
  if (newer.dimension !== older.dimension) return `is about ${older.dimension}`;
  const options = [newer.option, ...newer.alsoOf];
  const left = [older.option, ...older.alsoOf].filter((option) => !options.includes(option));
  if (left.length > 0) return `is also about ${left.join(', ')}`;
  if (canonicalJson(newer.scope) !== canonicalJson(older.scope)) return 'holds in another scope';
  if (canonicalJson([...newer.with].sort()) !== canonicalJson([...older.with].sort()))
    return 'holds in another combination';
  return undefined;
}
