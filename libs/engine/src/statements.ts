import { canonicalJson } from './canonical.js';
import { cellKey, type CompiledRelease } from './compile.js';
import type { Fact, LimitValue } from './model/fact.js';

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

/**
 * Tells whether a fact holds on a day: inside its own dates, and not superseded by a fact that holds then too. With `option`, tells it for that option:
 * a newer fact about some of a fact's options takes its place for those only.
 */
export function isInForce(release: CompiledRelease, fact: Fact, asOf: string, option?: string): boolean {
  if (!isEffective(fact, asOf)) return false;
  const newer = (release.supersededBy.get(fact.id) ?? []).filter((other) => isEffective(other, asOf));
  return !newer.some((other) => option === undefined || replacesFor(option, fact, other));
}

const isAbout = (fact: Fact, option: string) => fact.option === option || fact.alsoOf.includes(option);

function replacesFor(option: string, older: Fact, newer: Fact): boolean {
  return isAbout(newer, option) || ![older.option, ...older.alsoOf].some((own) => isAbout(newer, own));
}

function isEffective(fact: Fact, asOf: string): boolean {
  if (fact.effectiveFrom !== undefined && asOf < fact.effectiveFrom) return false;
  return fact.effectiveTo === undefined || asOf < fact.effectiveTo;
}

/** Resolves one cell on one day. A fact that says "unknown" is no position: it gives way to any fact that says something. */
export function resolveCell(release: CompiledRelease, option: string, dimension: string, asOf: string): ResolvedCell {
  const inForce = (release.factsByCell.get(cellKey(option, dimension)) ?? []).filter((fact) =>
    isInForce(release, fact, asOf, option),
  );
  const groups = new Map<string, Fact[]>();
  for (const fact of inForce) {
    const key = groupOf(fact);
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  const always = groups.get(ALWAYS);
  const variants = [...groups].filter(([, facts]) => facts !== always).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...(always ? { main: resolveGroup(release, option, always, asOf) } : {}),
    variants: variants.map(([, facts]) => resolveGroup(release, option, facts, asOf)),
  };
}

/** What holds without a scope and without a combination is by far the most: it needs no key of its own. */
const ALWAYS = '';

function groupOf({ scope, with: others }: Fact): string {
  if (others.length === 0 && Object.keys(scope).length === 0) return ALWAYS;
  return canonicalJson([scope, [...others].sort()]);
}

function resolveGroup(release: CompiledRelease, option: string, group: readonly Fact[], asOf: string): Statement {
  const speaking = group.filter((fact) => !saysUnknown(fact));
  const candidates = [...(speaking.length > 0 ? speaking : group)].sort((a, b) => comparePreference(release, a, b));
  const { facts, against: own, because } = settle(release, candidates);
  const foreign = foreignConflicts(release, option, candidates, asOf);
  const used = facts[0] as Fact;
  const against = [...own, ...foreign];
  const reason = because ?? (foreign.length > 0 ? 'same-dimension' : undefined);
  return {
    used,
    facts,
    scope: used.scope,
    with: used.with,
    against,
    ...(reason === undefined ? {} : { because: reason }),
  };
}

/** Goes through the facts in order of preference; each that contradicts one already taken stands against it. */
function settle(release: CompiledRelease, candidates: readonly Fact[]) {
  const facts: Fact[] = [];
  const against: Fact[] = [];
  let because: DisputeReason | undefined;
  for (const fact of candidates) {
    const preferred = facts.find((taken) => disagree(release, taken, fact));
    if (!preferred) facts.push(fact);
    else {
      against.push(fact);
      because ??= reasonFor(release, preferred, fact);
    }
  }
  return { facts, against, because };
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
    .filter((fact) => isAbout(fact, option) && isInForce(release, fact, asOf, option));
}

/** Tells whether two facts contradict each other: they are marked as in conflict, or say different things without a relation between them. */
export function disagree(release: CompiledRelease, a: Fact, b: Fact): boolean {
  if ((release.conflicts.get(a.id) ?? []).includes(b.id)) return true;
  if (isRelated(a, b) || isRelated(b, a)) return false;
  if (a.value.type === 'capability' && b.value.type === 'capability') return a.value.support !== b.value.support;
  if (a.value.type === 'limit' && b.value.type === 'limit')
    return boundsTheSame(a.value, b.value) && canonicalJson(boundOf(a.value)) !== canonicalJson(boundOf(b.value));
  return false;
}

/** A default and a hard limit, a minimum and a maximum, or limits of two scopes stand beside each other without a contradiction. */
function boundsTheSame(a: LimitValue, b: LimitValue): boolean {
  return a.kind === b.kind && a.scope === b.scope && (a.op === b.op || a.op === 'exactly' || b.op === 'exactly');
}

function boundOf({ op, number, version, symbol, unit }: LimitValue) {
  return { op, number, version, symbol, unit };
}

function isRelated(a: Fact, b: Fact): boolean {
  return a.relations.some((relation) => relation.fact === b.id && relation.type !== 'conflicts-with');
}

const certaintyRank = { stated: 0, inferred: 1, ambiguous: 2 } as const;
const evidenceRank = { documented: 0, observed: 1, 'vendor-statement': 2 } as const;

const limitRank = { hard: 0, recommended: 1, default: 2 } as const;
const limitKindRank = ({ value }: Fact) => (value.type === 'limit' ? limitRank[value.kind] : 0);

/** A limit that binds before one that is advised or preset; then newest source revision first, then stated over ambiguous, then documented over vendor statement, then by id. */
function comparePreference(release: CompiledRelease, a: Fact, b: Fact): number {
  return (
    limitKindRank(a) - limitKindRank(b) ||
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
