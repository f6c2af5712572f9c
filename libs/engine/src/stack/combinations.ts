import type { CompiledRelease } from '../compile.js';
import { Problem } from '../model/problem.js';
import { compileExpression, evaluate } from '../rules/evaluate.js';
import type { FactView } from '../rules/fact-view.js';
import { compareCodeUnits } from '../text-order.js';
import { pathsRead } from './design-reach.js';
import { documentedDefaults } from './documented-defaults.js';
import { categoriesReached, project, valueAt, type Projection } from './projection.js';
import { recordedAdvice } from './recorded-advice.js';
import { REFUSES, ruleEffects, WARNS, type RuleEffects } from './rule-effects.js';
import { designOf, optionsOf, stackSpace, type Row, type StackCategory, type StackSpace } from './stack-space.js';

/** A combination that holds every rule: an option of each category, how many of them the platform takes by itself, the sum of what is advised about them, and how many rules warn of it. `place` is its number among all, by the ids of its options. */
export interface Combination {
  readonly row: Row;
  readonly place: number;
  readonly defaults: number;
  readonly advice: number;
  readonly warnings: number;
}

/** How many combinations a rule takes out by itself; one that several rules take out counts for each of them. */
interface Refusal {
  readonly rule: string;
  readonly excludes: number;
}

/**
 * The combinations of a space. Of the `possible` ones some are `contradictory`, because an option is not the one in use where the others are; rules take out the
 * `excluded` ones, and the `held` ones are left, in the order of their options' ids.
 */
export interface Combinations {
  readonly space: StackSpace;
  readonly possible: number;
  readonly contradictory: number;
  readonly excluded: number;
  readonly held: readonly Combination[];
  readonly effects: readonly RuleEffects[];
  readonly refusals: readonly Refusal[];
}

/** The order of stacks that are equal in everything asked: more of what the platform takes by itself, fewer warnings, better advice, then by ids. */
export function fixedOrder(a: Combination, b: Combination): number {
  return b.defaults - a.defaults || a.warnings - b.warnings || b.advice - a.advice || a.place - b.place;
}

/** More combinations than this are not gone through. */
const MOST_COMBINATIONS = 2_000_000;
const SPACES_HELD = 8;
const known = new WeakMap<FactView, Map<string, Combinations>>();

/**
 * Every combination of the options of some categories on a day, judged by the release's own rules. Worked out once for a release, day, horizon and categories; those asked
 * last are held. Throws Problem 422 where there are too many to go through.
 */
export function combinationsOf(
  release: CompiledRelease,
  at: { readonly asOf: string; readonly horizon: number },
  categories: readonly StackCategory[],
): Combinations {
  const space = stackSpace(release, at, categories);
  const held = known.get(space.view) ?? new Map<string, Combinations>();
  known.set(space.view, held);
  const key = `${at.horizon} ${categories.map(({ id }) => id).join()}`;
  const combinations = held.get(key) ?? enumerate(space);
  // The one asked last stands last, so that the first is the one to let go.
  held.delete(key);
  held.set(key, combinations);
  const oldest = held.keys().next();
  if (held.size > SPACES_HELD && oldest.value !== undefined) held.delete(oldest.value);
  return combinations;
}

function enumerate(space: StackSpace): Combinations {
  const possible = space.categories.reduce((product, { options }) => product * options.length, 1);
  if (possible > MOST_COMBINATIONS) throw tooMany(possible);
  const matching = space.categories.map((_, at) => matchingOptions(space, at));
  const effects = ruleEffects(space);
  const defaults = documentedDefaults(space);
  const advice = recordedAdvice(space);
  const excludes = new Map<string, number>();
  const held: Combination[] = [];
  let contradictory = 0;
  for (let row: number[] | undefined = space.categories.map(() => 0); row; row = nextRow(space, row)) {
    const now: Row = row;
    if (matching.some((projection) => valueAt(projection, now) === 0)) {
      contradictory += 1;
      continue;
    }
    const refusing = rulesSaying(effects, now, REFUSES);
    for (const rule of refusing) excludes.set(rule, (excludes.get(rule) ?? 0) + 1);
    if (refusing.size > 0) continue;
    held.push({
      row: now,
      place: held.length,
      defaults: countDefaults(space, now, defaults),
      advice: optionsOf(space, now).reduce((sum, { id }) => sum + (advice.get(id) ?? 0), 0),
      warnings: rulesSaying(effects, now, WARNS).size,
    });
  }
  const refusals = [...excludes]
    .sort(([a], [b]) => compareCodeUnits(a, b))
    .map(([rule, count]) => ({ rule, excludes: count }));
  const excluded = possible - contradictory - held.length;
  return { space, possible, contradictory, excluded, held, effects, refusals };
}

/** 0 where an option of a category is not the one in use in a design that says what the options say together. */
function matchingOptions(space: StackSpace, at: number): Projection {
  const { view, categories } = space;
  const ids = new Set(categories[at]?.options.map(({ id }) => id));
  const reads = (categories[at]?.options ?? []).flatMap(({ matches }) =>
    matches ? pathsRead(view.release, matches) : [],
  );
  const reached = [...new Set([at, ...categoriesReached(space, reads)])].sort((a, b) => a - b);
  return project(space, reached, (options) => {
    const matches = options.find(({ id }) => ids.has(id))?.matches;
    if (!matches) return 1;
    const given = { release: view.release, asOf: view.asOf, variables: {}, design: designOf(options) };
    return evaluate(compileExpression(matches, []), given).value === false ? 0 : 1;
  });
}

function rulesSaying(effects: readonly RuleEffects[], row: Row, effect: number): ReadonlySet<string> {
  const rules = new Set<string>();
  for (const { rule, effects: projection } of effects) if (valueAt(projection, row) === effect) rules.add(rule.rule.id);
  return rules;
}

function countDefaults(space: StackSpace, row: Row, defaults: ReadonlySet<string>): number {
  return optionsOf(space, row).filter(({ id }) => defaults.has(id)).length;
}

/** The row after this one, the last category turning fastest; undefined after the last. */
function nextRow({ categories }: StackSpace, row: Row): number[] | undefined {
  const next = [...row];
  for (let at = row.length - 1; at >= 0; at -= 1) {
    const place = (next[at] ?? 0) + 1;
    next[at] = place;
    if (place < (categories[at]?.options.length ?? 0)) return next;
    next[at] = 0;
  }
  return undefined;
}

function tooMany(possible: number): Problem {
  const code = 'too-many-combinations';
  const detail = `What is asked takes ${possible} combinations of options to answer; at most ${MOST_COMBINATIONS} are gone through. Ask for one category at a time.`;
  return new Problem(422, code, detail, [{ pointer: '/requirements', code, detail }]);
}
