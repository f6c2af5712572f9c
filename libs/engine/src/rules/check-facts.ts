import { lifecycleValueSchema } from '../model/fact.js';
import { findDimension, isOption, isText, refuse, type Checked, type CheckState } from './check-state.js';
import type { CatalogDimension } from './context.js';
import type { Syntax } from './parse.js';
import { factFunctions, type FactFunction, type FactNode } from './tree.js';
import { describeType, type Type } from './types.js';

type CallSyntax = Extract<Syntax, { s: 'call' }>;

/** Whether a call asks the facts, by its name. */
export function isFactCall(node: CallSyntax): boolean {
  return (
    node.receiver === undefined && (node.name === 'chosen' || (factFunctions as readonly string[]).includes(node.name))
  );
}

const isLifecycle = (name: string): name is 'lifecycle' | 'lifecycleFrom' =>
  name === 'lifecycle' || name === 'lifecycleFrom';

export function checkFactCall(state: CheckState, node: CallSyntax): Checked {
  if (node.name === 'chosen') return checkChosen(state, node);
  if (node.name === 'endsBy') return checkEndsBy(state, node);
  if (isLifecycle(node.name)) return checkLifecycle(state, node, node.name);
  return checkCellCall(state, node, node.name as keyof typeof argumentCounts);
}

/** A question to one cell: an option and a dimension. */
function checkCellCall(state: CheckState, node: CallSyntax, fn: keyof typeof argumentCounts): Checked {
  const [optionSyntax, dimensionSyntax, further] = node.args;
  if (!optionSyntax || !dimensionSyntax || !takes(fn, node.args.length))
    return refuse(state, node.at, `${fn} does not take ${node.args.length} arguments`);
  const option = checkOption(state, optionSyntax);
  const dimension = checkDimension(state, fn, dimensionSyntax);
  const rest = dimension && checkFurther(state, fn, dimension, further);
  if (!option || !rest) return refused;
  for (const id of option.ids) state.facts.add(`${id}/${dimension.id}`);
  const tree: FactNode = { k: 'fact', fn, option: option.tree, dimension: dimension.id, ...rest };
  return { tree, type: resultType(fn, dimension), cost: option.cost + 1 };
}

/** Stands for a call in which a problem is reported already. */
const refused: Checked = { tree: { k: 'literal', value: false }, type: undefined, cost: 0 };

const argumentCounts = {
  supports: { least: 2, most: 3 },
  supportsWith: { least: 3, most: 3 },
  attribute: { least: 3, most: 3 },
  limit: { least: 2, most: 2 },
  limitWith: { least: 3, most: 3 },
  beyond: { least: 2, most: 2 },
} as const;

function takes(fn: keyof typeof argumentCounts, count: number): boolean {
  return count >= argumentCounts[fn].least && count <= argumentCounts[fn].most;
}

function resultType(fn: FactFunction, dimension: CatalogDimension): Type {
  if (fn === 'beyond') return { is: 'double' };
  if (fn !== 'limit' && fn !== 'limitWith') return { is: 'bool' };
  if (dimension.valueType === 'version') return { is: 'version' };
  return { is: dimension.valueType === 'number' ? 'double' : 'int' };
}

type CheckedOption = Pick<Checked, 'tree' | 'cost'> & { readonly ids: readonly string[] };

/** An option: a literal id, or any expression that gives one. `ids` are those it can be, `*` for any. */
function checkOption(state: CheckState, syntax: Syntax): CheckedOption | undefined {
  const { tree, type, cost } = state.check(syntax);
  if (type === undefined) return undefined;
  if (isText(syntax)) return isOption(state, syntax) ? { tree, cost, ids: [syntax.value] } : undefined;
  if (type.is !== 'option') {
    refuse(state, syntax.at, `an option is due here, not ${describeType(type)}`);
    return undefined;
  }
  const { category } = type;
  if (category === undefined) return { tree, cost, ids: ['*'] };
  return {
    tree,
    cost,
    ids: state.context.catalog.options.filter((one) => one.category === category && one.matches).map(({ id }) => id),
  };
}

const kinds: Readonly<Partial<Record<FactFunction, readonly CatalogDimension['kind'][]>>> = {
  supports: ['capability'],
  supportsWith: ['capability'],
  beyond: ['capability'],
  limit: ['limit'],
  limitWith: ['limit'],
  attribute: ['attribute', 'capability'],
};

function checkDimension(state: CheckState, fn: FactFunction, syntax: Syntax): CatalogDimension | undefined {
  const id = literalText(state, syntax, 'a dimension');
  if (id === undefined) return undefined;
  const dimension = findDimension(state, id);
  if (!dimension) refuse(state, syntax.at, `there is no dimension ${id}`);
  else if (!kinds[fn]?.includes(dimension.kind))
    refuse(state, syntax.at, `${fn} does not read ${id}, which is a ${dimension.kind}`);
  else return dimension;
  return undefined;
}

function literalText(state: CheckState, syntax: Syntax, what: string): string | undefined {
  if (isText(syntax)) return syntax.value;
  refuse(state, syntax.at, `${what} is a literal string`);
  return undefined;
}

/** The argument after the dimension: a qualifier, a value, or the other option of a combination. */
function checkFurther(
  state: CheckState,
  fn: FactFunction,
  dimension: CatalogDimension,
  syntax: Syntax | undefined,
): Pick<FactNode, 'words' | 'other'> | undefined {
  if (!syntax) return {};
  if (fn === 'supportsWith' || fn === 'limitWith') {
    const other = checkOption(state, syntax);
    return other && { other: other.tree };
  }
  const what = fn === 'attribute' ? 'value' : 'qualifier';
  const known = (fn === 'attribute' ? dimension.values : dimension.qualifiers) ?? [];
  const word = literalText(state, syntax, `a ${what}`);
  if (word === undefined) return undefined;
  if (known.some(({ id }) => id === word)) return { words: [word] };
  refuse(state, syntax.at, `${dimension.id} has no ${what} ${word}`);
  return undefined;
}

function checkLifecycle(state: CheckState, node: CallSyntax, fn: 'lifecycle' | 'lifecycleFrom'): Checked {
  const [optionSyntax, statusSyntax, scopeSyntax] = node.args;
  if (!optionSyntax || !statusSyntax || !scopeSyntax || node.args.length > 3)
    return refuse(state, node.at, `${fn} takes an option, a status and a scope`);
  const option = checkOption(state, optionSyntax);
  const status = checkStatus(state, statusSyntax);
  const scope = checkScope(state, scopeSyntax);
  if (!option || status === undefined || scope === undefined) return refused;
  for (const pair of lifecyclePairs(state, option.ids)) state.facts.add(pair);
  const tree: FactNode = { k: 'fact', fn, option: option.tree, words: [status, scope] };
  return { tree, type: { is: fn === 'lifecycle' ? 'bool' : 'text' }, cost: option.cost + 1 };
}

/** A day is a text: one that is written out is checked by the comparison when it runs, as any other. */
function checkEndsBy(state: CheckState, { args, at }: CallSyntax): Checked {
  const [optionSyntax, daySyntax] = args;
  if (!optionSyntax || !daySyntax || args.length > 2) return refuse(state, at, 'endsBy takes an option and a day');
  const option = checkOption(state, optionSyntax);
  const day = state.check(daySyntax);
  if (!option || day.type === undefined) return refused;
  if (day.type.is !== 'text') return refuse(state, daySyntax.at, `a day is due here, not ${describeType(day.type)}`);
  for (const pair of lifecyclePairs(state, option.ids)) state.facts.add(pair);
  const tree: FactNode = { k: 'fact', fn: 'endsBy', option: option.tree, day: day.tree };
  return { tree, type: { is: 'bool' }, cost: option.cost + day.cost + 1 };
}

function checkStatus(state: CheckState, syntax: Syntax): string | undefined {
  const status = literalText(state, syntax, 'a status');
  if (status === undefined || lifecycleValueSchema.shape.status.safeParse(status).success) return status;
  refuse(state, syntax.at, `there is no status ${status}`);
  return undefined;
}

function checkScope(state: CheckState, syntax: Syntax): string | undefined {
  const scope = literalText(state, syntax, 'a scope');
  if (scope === undefined || lifecycleEntries(state).some(({ value }) => value.scope === scope)) return scope;
  refuse(state, syntax.at, `no lifecycle entry has the scope ${scope}`);
  return undefined;
}

const lifecycleEntries = ({ context }: CheckState) =>
  context.catalog.facts.filter(({ value }) => value.type === 'lifecycle');

/** Lifecycle entries may stand on any dimension: those on which some of the options has one. */
function lifecyclePairs(state: CheckState, ids: readonly string[]): readonly string[] {
  return lifecycleEntries(state).flatMap(({ option, alsoOf, dimension }) =>
    [option, ...(alsoOf ?? [])].filter((id) => ids.includes(id) || ids.includes('*')).map((id) => `${id}/${dimension}`),
  );
}

/** `chosen('category')`: reads whatever the `matches` of the category's options read. */
function checkChosen(state: CheckState, { args, at }: CallSyntax): Checked {
  const [syntax] = args;
  if (!state.context.allowsChosen) return refuse(state, at, 'chosen() cannot be asked here');
  if (!syntax || args.length !== 1) return refuse(state, at, 'chosen takes a category');
  const category = literalText(state, syntax, 'a category');
  if (category === undefined) return refused;
  if (!state.context.catalog.categories.some(({ id }) => id === category))
    return refuse(state, syntax.at, `there is no category ${category}`);
  const recognised = state.context.catalog.options.filter((one) => one.category === category && one.matches);
  if (recognised.length === 0)
    return refuse(state, syntax.at, `no option of ${category} says which designs it matches`);
  for (const { matches } of recognised) for (const path of readsOf(matches)) state.reads.add(path);
  return { tree: { k: 'chosen', category }, type: { is: 'option', category }, cost: recognised.length };
}

function readsOf(matches: unknown): readonly string[] {
  const isExpression = typeof matches === 'object' && matches !== null && 'reads' in matches;
  return isExpression && Array.isArray(matches.reads) ? matches.reads.filter((path) => typeof path === 'string') : [];
}
