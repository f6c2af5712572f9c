import { canonicalJson } from './canonical.js';
import { cellKey, type CompiledRelease } from './compile.js';
import type { Fact } from './model/fact.js';

export type DisputeReason =
  | 'newest-source-revision'
  | 'stated-over-ambiguous'
  | 'documented-over-vendor-statement'
  | 'same-dimension'
  | 'fact-id';

/** What a release says on one day about one option and dimension, in one scope and combination. */
export interface Statement {
  /** The fact whose value is used. */
  readonly used: Fact;
  /** Every fact of this cell that agrees with it or adds to it, the used one first. */
  readonly facts: readonly Fact[];
  readonly scope: Readonly<Record<string, string>>;
  readonly with: readonly string[];
  /** Facts in force that contradict the used one, and why it was preferred. Empty and undefined when nobody disagrees. */
  readonly against: readonly Fact[];
  readonly because?: DisputeReason;
}

/** All statements of one cell: the one that always holds, and those of a narrower scope or a combination, in a fixed order. */
export interface ResolvedCell {
  readonly main?: Statement;
  readonly variants: readonly Statement[];
}

/** Tells whether a fact holds on a day: inside its own dates, and not superseded by a fact that holds then too. */
export function isInForce(release: CompiledRelease, fact: Fact, asOf: string): boolean {
  if (!isEffective(fact, asOf)) return false;
  return !(release.supersededBy.get(fact.id) ?? []).some((newer) => isEffective(newer, asOf));
}

function isEffective(fact: Fact, asOf: string): boolean {
  if (fact.effectiveFrom !== undefined && asOf < fact.effectiveFrom) return false;
  return fact.effectiveTo === undefined || asOf < fact.effectiveTo;
}

/** Resolves one cell on one day. A fact that says "unknown" is no position: it gives way to any fact that says something. */
export function resolveCell(release: CompiledRelease, option: string, dimension: string, asOf: string): ResolvedCell {
  const inForce = (release.factsByCell.get(cellKey(option, dimension)) ?? []).filter((fact) =>
    isInForce(release, fact, asOf),
  );
  const groups = new Map<string, Fact[]>();
  for (const fact of inForce) {
    const key = canonicalJson([fact.scope, [...fact.with].sort()]);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const always = groups.get(canonicalJson([{}, []]));
  const variants = [...groups].filter(([, facts]) => facts !== always).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...(always ? { main: resolveGroup(release, option, always, asOf) } : {}),
    variants: variants.map(([, facts]) => resolveGroup(release, option, facts, asOf)),
  };
}

function resolveGroup(release: CompiledRelease, option: string, group: readonly Fact[], asOf: string): Statement {
  const speaking = group.filter((fact) => !saysUnknown(fact));
  const candidates = [...(speaking.length > 0 ? speaking : group)].sort((a, b) => comparePreference(release, a, b));
  const used = candidates[0] as Fact;
  const contradicts = (fact: Fact) => disagree(release, used, fact);
  const own = candidates.slice(1).filter(contradicts);
  const foreign = foreignConflicts(release, option, candidates, asOf);
  const facts = candidates.filter((fact) => !own.includes(fact));
  const against = [...own, ...foreign];
  return {
    used,
    facts,
    scope: used.scope,
    with: used.with,
    against,
    ...(against.length > 0 ? { because: own[0] ? reasonFor(release, used, own[0]) : 'same-dimension' } : {}),
  };
}

function saysUnknown(fact: Fact): boolean {
  return fact.value.type === 'capability' && fact.value.support === 'unknown';
}

/** Facts about the same option that stand in another dimension, scope or combination, and are marked as in conflict with one of these. */
function foreignConflicts(release: CompiledRelease, option: string, group: readonly Fact[], asOf: string): Fact[] {
  const ids = new Set(group.flatMap((fact) => release.conflicts.get(fact.id) ?? []));
  for (const fact of group) ids.delete(fact.id);
  return [...ids]
    .sort()
    .map((id) => release.facts.get(id))
    .filter((fact) => fact !== undefined)
    .filter((fact) => (fact.option === option || fact.alsoOf.includes(option)) && isInForce(release, fact, asOf));
}

function disagree(release: CompiledRelease, a: Fact, b: Fact): boolean {
  if ((release.conflicts.get(a.id) ?? []).includes(b.id)) return true;
  if (isRelated(a, b) || isRelated(b, a)) return false;
  if (a.value.type === 'capability' && b.value.type === 'capability') return a.value.support !== b.value.support;
  if (a.value.type === 'limit' && b.value.type === 'limit')
    return canonicalJson(boundOf(a.value)) !== canonicalJson(boundOf(b.value));
  return false;
}

function boundOf(value: Extract<Fact['value'], { type: 'limit' }>) {
  const { op, number, version, symbol, unit, kind } = value;
  return { op, number, version, symbol, unit, kind };
}

function isRelated(a: Fact, b: Fact): boolean {
  return a.relations.some((relation) => relation.fact === b.id && relation.type !== 'conflicts-with');
}

const certaintyRank = { stated: 0, inferred: 1, ambiguous: 2 } as const;
const evidenceRank = { documented: 0, observed: 1, 'vendor-statement': 2 } as const;

/** Newest source revision first, then stated over ambiguous, then documented over vendor statement, then by id. */
function comparePreference(release: CompiledRelease, a: Fact, b: Fact): number {
  return (
    revisionOrder(release, b) - revisionOrder(release, a) ||
    certaintyRank[a.certainty] - certaintyRank[b.certainty] ||
    evidenceRank[a.evidence] - evidenceRank[b.evidence] ||
    (a.id < b.id ? -1 : 1)
  );
}

function reasonFor(release: CompiledRelease, used: Fact, other: Fact): DisputeReason {
  if (revisionOrder(release, used) !== revisionOrder(release, other)) return 'newest-source-revision';
  if (used.certainty !== other.certainty) return 'stated-over-ambiguous';
  if (used.evidence !== other.evidence) return 'documented-over-vendor-statement';
  return 'fact-id';
}

function revisionOrder(release: CompiledRelease, fact: Fact): number {
  return Math.max(...fact.citations.map((citation) => release.revisions.get(citation.revision)?.order ?? 0));
}
