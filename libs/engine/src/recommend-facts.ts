import type { CompiledRelease } from './compile.js';
import type { Fact, FactValue } from './model/fact.js';
import { factView } from './rules/fact-view.js';
import { isInForce, type Statement } from './statements.js';

type FactOf<T extends FactValue['type']> = Fact & { readonly value: Extract<FactValue, { type: T }> };
export type GuidanceFact = FactOf<'guidance'>;
export type LifecycleFact = FactOf<'lifecycle'>;

interface Spoken {
  readonly guidance: readonly GuidanceFact[];
  readonly lifecycle: readonly LifecycleFact[];
}

const silence: Spoken = { guidance: [], lifecycle: [] };

/** Made once per release and gone with it. */
const spokenByRelease = new WeakMap<CompiledRelease, ReadonlyMap<string, Spoken>>();

/** The use-when lines about an option that hold on a day, by id. A line made for a combination or a narrower scope is left out: it says nothing about the option as such. */
export function guidanceOf(release: CompiledRelease, option: string, asOf: string): readonly GuidanceFact[] {
  return spokenOf(release, option).guidance.filter(
    (fact) => fact.with.length === 0 && Object.keys(fact.scope).length === 0 && isInForce(release, fact, asOf),
  );
}

/** The lifecycle facts of an option that hold on a day, by id. One whose own dates begin later or are over does not hold. */
export function lifecycleOf(release: CompiledRelease, option: string, asOf: string): readonly LifecycleFact[] {
  return spokenOf(release, option).lifecycle.filter(
    (fact) => isCurrent(fact.value, asOf) && isInForce(release, fact, asOf),
  );
}

function isCurrent({ from, to }: LifecycleFact['value'], asOf: string): boolean {
  return (from === undefined || from <= asOf) && (to === undefined || asOf < to);
}

function spokenOf(release: CompiledRelease, option: string): Spoken {
  let index = spokenByRelease.get(release);
  if (!index) {
    index = indexSpoken(release);
    spokenByRelease.set(release, index);
  }
  return index.get(option) ?? silence;
}

function indexSpoken(release: CompiledRelease): ReadonlyMap<string, Spoken> {
  const index = new Map<string, { guidance: GuidanceFact[]; lifecycle: LifecycleFact[] }>();
  for (const fact of release.content.facts) {
    if (!isOfType(fact, 'guidance') && !isOfType(fact, 'lifecycle')) continue;
    for (const option of [fact.option, ...fact.alsoOf]) {
      const spoken = index.get(option) ?? { guidance: [], lifecycle: [] };
      if (isOfType(fact, 'guidance')) spoken.guidance.push(fact);
      else spoken.lifecycle.push(fact);
      index.set(option, spoken);
    }
  }
  return index;
}

export function isOfType<T extends FactValue['type']>(fact: Fact, type: T): fact is FactOf<T> {
  return fact.value.type === type;
}

/** Whom a fact is about where an option is in question: that option when the same sentence asserts it of that one too, else the fact's own subject. */
export function subjectOf(fact: Fact, option: string): string {
  return fact.alsoOf.includes(option) ? option : fact.option;
}

/** The facts in force that contradict one of these, each once and none of these itself, by id: what the other side of a dispute about the same option says. */
export function opponentsOf(
  release: CompiledRelease,
  facts: readonly Fact[],
  option: string,
  asOf: string,
): readonly Fact[] {
  const told = new Set(facts);
  const opponents = new Set<Fact>();
  for (const fact of told) {
    const subject = subjectOf(fact, option);
    for (const other of [...markedConflicts(release, fact, subject), ...cellOpponents(release, fact, subject, asOf)])
      if (!told.has(other) && isInForce(release, other, asOf)) opponents.add(other);
  }
  return [...opponents].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function markedConflicts(release: CompiledRelease, fact: Fact, subject: string): Fact[] {
  return (release.conflicts.get(fact.id) ?? [])
    .map((id) => release.facts.get(id))
    .filter((other) => other !== undefined)
    .filter((other) => other.option === subject || other.alsoOf.includes(subject));
}

/** Values of one cell can contradict each other without being marked. Use-when lines share a cell and never do. */
function cellOpponents(release: CompiledRelease, fact: Fact, subject: string, asOf: string): readonly Fact[] {
  if (fact.value.type !== 'capability' && fact.value.type !== 'limit') return [];
  return statementsOf(release, subject, fact.dimension, asOf).find(({ facts }) => facts.includes(fact))?.against ?? [];
}

/** Every statement of a cell, that of each scope and combination. */
export function statementsOf(
  release: CompiledRelease,
  option: string,
  dimension: string,
  asOf: string,
): readonly Statement[] {
  const { main, variants } = factView(release, asOf).cell(option, dimension);
  return main ? [main, ...variants] : variants;
}
