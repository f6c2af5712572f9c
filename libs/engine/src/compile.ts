import { digestOf } from './canonical.js';
import { deepFreeze } from './freeze.js';
import type { Default } from './model/default.js';
import type { Fact } from './model/fact.js';
import type { Formula } from './model/formula.js';
import type { Category, Dimension, Option, Vocabulary } from './model/option.js';
import type { SavedQuestion } from './model/question.js';
import {
  releaseContentSchema,
  SCHEMA_VERSION,
  type ReleaseContent,
  type ReleaseContentInput,
  type ReleaseHeader,
} from './model/release.js';
import type { ReleaseRef } from './model/release-ref.js';
import type { Requirement } from './model/requirement.js';
import type { Rule } from './model/rule.js';
import type { Source, SourceRevision } from './model/source.js';

/** Changes with every change of the engine that can change an answer; part of every answer and of every ETag. */
export const ENGINE_VERSION = '1.0.0';

/** A release made ready for the verbs: parsed, indexed and frozen. Build one with `compileRelease`. */
export interface CompiledRelease {
  readonly header: ReleaseHeader;
  readonly ref: ReleaseRef;
  readonly content: ReleaseContent;
  readonly categories: ReadonlyMap<string, Category>;
  readonly options: ReadonlyMap<string, Option>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly vocabularies: ReadonlyMap<string, Vocabulary>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly requirements: ReadonlyMap<string, Requirement>;
  readonly formulas: ReadonlyMap<string, Formula>;
  readonly defaults: ReadonlyMap<string, Default>;
  readonly questions: ReadonlyMap<string, SavedQuestion>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly revisions: ReadonlyMap<string, SourceRevision>;
  /** The facts about an option (as subject or in `alsoOf`) on a dimension, by `cellKey`, sorted by id. */
  readonly factsByCell: ReadonlyMap<string, readonly Fact[]>;
  /** For a fact id, the facts that say they supersede it. */
  readonly supersededBy: ReadonlyMap<string, readonly Fact[]>;
  /** For a fact id, the ids of the facts in conflict with it, whichever of the two says so. */
  readonly conflicts: ReadonlyMap<string, readonly string[]>;
}

export const cellKey = (option: string, dimension: string): string => `${option}/${dimension}`;

/** The digest of a release: over catalog, schema version and content, so that the same facts have the same digest whoever publishes them. */
export function releaseDigest(catalog: string, content: ReleaseContentInput): string {
  return digestOf({ catalog, schemaVersion: SCHEMA_VERSION, content });
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

/** Makes a release ready for the verbs. Throws ZodError when the content does not have the model's shape; it does not run the publishing checks. */
export function compileRelease(header: ReleaseHeader, input: ReleaseContentInput): CompiledRelease {
  const content = deepFreeze(releaseContentSchema.parse(input));
  const { catalog, sequence, label, digest } = header;
  return Object.freeze({
    header,
    ref: Object.freeze({ catalog, sequence, label, digest }),
    content,
    categories: byId(content.categories),
    options: byId(content.options),
    dimensions: byId(content.dimensions),
    vocabularies: byId(content.vocabularies),
    facts: byId(content.facts),
    rules: byId(content.rules),
    requirements: byId(content.requirements),
    formulas: byId(content.formulas ?? []),
    defaults: byId(content.defaults ?? []),
    questions: byId(content.questions ?? []),
    sources: byId(content.sources),
    revisions: byId(content.sourceRevisions),
    factsByCell: indexCells(content.facts),
    supersededBy: indexSuperseded(content.facts),
    conflicts: indexConflicts(content.facts),
  });
}

function indexCells(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const cells = new Map<string, Fact[]>();
  for (const fact of facts)
    for (const option of [fact.option, ...fact.alsoOf]) push(cells, cellKey(option, fact.dimension), fact);
  return cells;
}

function indexSuperseded(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const superseded = new Map<string, Fact[]>();
  for (const fact of facts)
    for (const relation of fact.relations) if (relation.type === 'supersedes') push(superseded, relation.fact, fact);
  return superseded;
}

function indexConflicts(facts: readonly Fact[]): ReadonlyMap<string, readonly string[]> {
  const conflicts = new Map<string, Set<string>>();
  const add = (from: string, to: string) => conflicts.set(from, (conflicts.get(from) ?? new Set()).add(to));
  for (const fact of facts)
    for (const relation of fact.relations)
      if (relation.type === 'conflicts-with') {
        add(fact.id, relation.fact);
        add(relation.fact, fact.id);
      }
  return new Map([...conflicts].map(([id, others]) => [id, [...others].sort()]));
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
