import type {
  CompiledRelease,
  Default,
  Dimension,
  Fact,
  Formula,
  Option,
  Requirement,
  SavedQuestion,
} from '@plimsoll/engine';
import type { Browsed, FactView, ItemQuery } from './item-schemas.js';

interface Item {
  readonly id: string;
}

/** What a filter is judged by, besides the item. `staleBefore` is a day. */
export interface FilterContext {
  readonly release: CompiledRelease;
  readonly query: ItemQuery;
  readonly staleBefore: string;
}

type Test<T> = (item: T, context: FilterContext) => boolean;

/** A filter that was not asked for lets everything through. */
const is =
  <T>(name: keyof ItemQuery, valuesOf: (item: T, release: CompiledRelease) => readonly unknown[]): Test<T> =>
  (item, { query, release }) =>
    query[name] === undefined || valuesOf(item, release).includes(query[name]);

const subjectsOf = (fact: Fact) => [fact.option, ...fact.alsoOf];

const dimensionTests: readonly Test<Dimension>[] = [
  is('category', (dimension) => dimension.categories),
  is('kind', (dimension) => [dimension.kind]),
  is('group', (dimension) => [dimension.group]),
];

const optionTests: readonly Test<Option>[] = [
  is('category', (option) => [option.category]),
  is('role', (option) => [option.role]),
];

const factTests: readonly Test<Fact>[] = [
  is('option', subjectsOf),
  is('dimension', (fact) => [fact.dimension]),
  is('category', (fact, release) => subjectsOf(fact).map((id) => release.options.get(id)?.category)),
  is('kind', (fact) => [fact.value.type]),
  is('certainty', (fact) => [fact.certainty]),
  is('evidence', (fact) => [fact.evidence]),
  is('source', (fact, release) => fact.citations.map((citation) => release.revisions.get(citation.revision)?.source)),
  is('disputed', (fact, release) => [release.conflicts.has(fact.id)]),
  is('superseded', (fact, release) => [release.supersededBy.has(fact.id)]),
  (fact, { query, staleBefore }) => query.stale === undefined || fact.verifiedOn < staleBefore,
];

const requirementTests: readonly Test<Requirement>[] = [is('category', (requirement) => requirement.categories)];
const questionTests: readonly Test<SavedQuestion>[] = [is('verb', (question) => [question.ask.verb])];
const targetTests: readonly Test<{ readonly for: string }>[] = [is('for', (item) => [item.for])];

function keep<T extends Item>(items: readonly T[], tests: readonly Test<T>[], context: FilterContext): readonly T[] {
  return items.filter((item) => tests.every((test) => test(item, context)));
}

type Filter = (context: FilterContext, content: FilterContext['release']['content']) => readonly Item[];

const filters: Readonly<Record<Browsed, Filter>> = {
  categories: (_, content) => content.categories,
  defaults: (context, content) => keep<Default>(content.defaults ?? [], targetTests, context),
  dimensions: (context, content) => keep(content.dimensions, dimensionTests, context),
  facts: (context, content) => keep(content.facts, factTests, context),
  formulas: (context, content) => keep<Formula>(content.formulas ?? [], targetTests, context),
  options: (context, content) => keep(content.options, optionTests, context),
  questions: (context, content) => keep(content.questions ?? [], questionTests, context),
  requirements: (context, content) => keep(content.requirements, requirementTests, context),
  rules: (context, content) => keep(content.rules, targetTests, context),
  sources: (_, content) => content.sources,
  vocabularies: (_, content) => content.vocabularies,
};

/** The items of a kind that the filters let through, sorted by id. */
export function filterItems(plural: Browsed, context: FilterContext): readonly Item[] {
  return filters[plural](context, context.release.content);
}

/** An item as it is shown: with what the release knows of it besides its own fields. */
export function showItem(plural: Browsed, item: Item, release: CompiledRelease): object {
  if (plural === 'facts') return showFact(item as Fact, release);
  if (plural !== 'sources') return item;
  const revisions = release.content.sourceRevisions.filter((revision) => revision.source === item.id);
  return { ...item, revisions };
}

function showFact(fact: Fact, release: CompiledRelease): FactView {
  return {
    ...fact,
    conflictsWith: [...(release.conflicts.get(fact.id) ?? [])],
    supersededBy: (release.supersededBy.get(fact.id) ?? []).map((newer) => newer.id),
  };
}

/** All items of a kind by id. */
export function itemsById(plural: Browsed, release: CompiledRelease): ReadonlyMap<string, Item> {
  return release[plural];
}
