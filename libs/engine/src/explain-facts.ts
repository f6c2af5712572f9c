import { citationsOf } from './citations.js';
import type { CompiledRelease } from './compile.js';
import type { CellName } from './explain-slices.js';
import type { ExplainedFact, ExplainedRelease, FactUse } from './model/explain.js';
import type { Fact, Relation } from './model/fact.js';
import type { Locale } from './model/words.js';
import { isInForce, resolveCell } from './statements.js';

/** What facts are told through: the release asked, the cell, the day and the language of titles. */
export interface FactTelling {
  readonly release: CompiledRelease;
  readonly name: CellName;
  readonly asOf: string;
  readonly locale: Locale;
}

/** What becomes of each fact in the cell. */
function factUses({ release, name, asOf }: FactTelling): (fact: Fact) => FactUse {
  const { main, variants } = resolveCell(release, name.option, name.dimension, asOf);
  const statements = [...(main ? [main] : []), ...variants];
  const ids = (facts: readonly Fact[]) => new Set(facts.map(({ id }) => id));
  const used = ids(statements.map((statement) => statement.used));
  const agreeing = ids(statements.flatMap(({ facts }) => facts));
  const against = ids(statements.flatMap((statement) => statement.against));
  return (fact) => {
    const held = release.facts.get(fact.id);
    if (!held) return 'gone';
    if (against.has(fact.id)) return 'against';
    if (!isOf(held, name)) return 'related';
    const absence = whyNotInForce(release, held, name.option, asOf);
    if (absence) return absence;
    if (used.has(fact.id)) return 'used';
    return agreeing.has(fact.id) ? 'agrees' : 'gives-way';
  };
}

const isOf = (fact: Fact, { option, dimension }: CellName) =>
  fact.dimension === dimension && [fact.option, ...fact.alsoOf].includes(option);

function whyNotInForce(release: CompiledRelease, fact: Fact, option: string, asOf: string): FactUse | undefined {
  const { effectiveFrom, effectiveTo, value } = fact;
  if (effectiveFrom !== undefined && asOf < effectiveFrom) return 'not-yet';
  if (effectiveTo !== undefined && asOf >= effectiveTo) return 'over';
  if (!isInForce(release, fact, asOf, option)) return 'superseded';
  return value.type === 'lifecycle' && value.to !== undefined && asOf >= value.to ? 'over' : undefined;
}

/** Tells facts, sorted by id, each as the newest of the slices that holds it has it. */
export function tellFacts(
  telling: FactTelling,
  ids: ReadonlySet<string>,
  slices: readonly CompiledRelease[],
  releases: readonly ExplainedRelease[],
): ExplainedFact[] {
  const useOf = factUses(telling);
  const all = [...new Set(slices.flatMap(({ content }) => content.facts.map(({ id }) => id)))];
  const newest = new Map(
    all.flatMap((id) => {
      const slice = slices.findLast(({ facts }) => facts.has(id));
      const fact = slice?.facts.get(id);
      return slice && fact ? [[id, { slice, fact }] as const] : [];
    }),
  );
  const facts = [...newest.values()].map(({ fact }) => fact);
  return [...ids].sort().flatMap((id) => {
    const found = newest.get(id);
    if (!found) return [];
    return {
      ...describeFact(found.fact),
      use: useOf(found.fact),
      releases: releasesOf(id, releases),
      relations: relationsOf(found.fact, facts),
      citations: citationsOf(found.slice, [found.fact], telling.locale),
    };
  });
}

function describeFact(fact: Fact) {
  const { id, option, alsoOf, scope, dimension, value, text, note, certainty, evidence, verifiedOn } = fact;
  const { effectiveFrom, effectiveTo } = fact;
  return {
    fact: id,
    option,
    alsoOf,
    with: fact.with,
    scope,
    dimension,
    value,
    text,
    ...(note ? { note } : {}),
    certainty,
    evidence,
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(effectiveTo === undefined ? {} : { effectiveTo }),
    verifiedOn,
  };
}

function releasesOf(id: string, releases: readonly ExplainedRelease[]): ExplainedFact['releases'] {
  return releases.flatMap(({ release: { sequence, label }, changes }) =>
    changes.flatMap(({ kind, id: changed, change, grade }) =>
      kind === 'fact' && changed === id && change !== 'moved' && change !== 'split'
        ? [{ sequence, label, change, grade }]
        : [],
    ),
  );
}

type Related = ExplainedFact['relations'][number];

const reverse = {
  supersedes: 'superseded-by',
  refines: 'refined-by',
  corroborates: 'corroborated-by',
  'conflicts-with': 'conflicts-with',
} as const;

/** What a fact says of others, and others of it; a conflict that both tell is told once. */
function relationsOf(fact: Fact, others: readonly Fact[]): Related[] {
  const told = (type: Related['type'], id: string, { note }: Relation): Related => ({
    type,
    fact: id,
    ...(note ? { note } : {}),
  });
  const outward = fact.relations.map((relation) => told(relation.type, relation.fact, relation));
  const inward = others.flatMap((other) =>
    other.relations
      .filter((relation) => relation.fact === fact.id)
      .map((relation) => told(reverse[relation.type], other.id, relation)),
  );
  const seen = new Set<string>();
  return [...outward, ...inward]
    .filter(({ type, fact: id }) => !seen.has(`${type} ${id}`) && seen.add(`${type} ${id}`))
    .sort((a, b) => (`${a.type} ${a.fact}` < `${b.type} ${b.fact}` ? -1 : 1));
}
