import type { CatalogDimension, ExpressionContext } from './context.js';
import type { ExpressionProblem, Syntax } from './parse.js';
import type { Tree } from './tree.js';
import { describeType, type Type } from './types.js';

/** A checked part of an expression. No type: a problem was found in it and is reported already. `path` is the design path it reads; `cost` its bound in steps. */
export interface Checked {
  readonly tree: Tree;
  readonly type: Type | undefined;
  readonly path?: string | undefined;
  readonly cost: number;
}

/** What one check gathers while it walks. `check` is the walk itself, handed to the checks of single nodes. */
export interface CheckState {
  readonly context: ExpressionContext;
  readonly problems: ExpressionProblem[];
  readonly reads: Set<string>;
  readonly facts: Set<string>;
  /** The variables of the comprehensions around, outermost first. */
  readonly locals: { readonly name: string; readonly type: Type; readonly path: string | undefined }[];
  readonly check: (syntax: Syntax) => Checked;
}

/** Reports a problem and gives the checked part that stands for it. */
export function refuse(state: CheckState, at: number, message: string): Checked {
  state.problems.push({ message, offset: at });
  return { tree: { k: 'literal', value: false }, type: undefined, cost: 0 };
}

export const isNumber = (type: Type | undefined): boolean => type?.is === 'int' || type?.is === 'double';

/**
 * Whether a part can stand where a type is wanted; reports it when not. A literal string can stand for a word or an option that the catalog knows.
 * A part that has a problem already fits anywhere, so that one mistake is told once.
 */
export function fits(state: CheckState, syntax: Syntax, actual: Type | undefined, wanted: Type): boolean {
  if (actual === undefined) return true;
  if (wanted.is === 'word' && isText(syntax)) return isWord(state, syntax, wanted.vocabulary);
  if (wanted.is === 'option' && isText(syntax)) return isOption(state, syntax, wanted.category);
  if (wanted.is === 'list' && syntax.s === 'list')
    return syntax.items.every((item) => fits(state, item, actual.is === 'list' ? actual.of : actual, wanted.of));
  if (sameType(actual, wanted)) return true;
  refuse(state, syntax.at, `${describeType(wanted)} is due here, not ${describeType(actual)}`);
  return false;
}

function sameType(a: Type, b: Type): boolean {
  if (isNumber(a) && isNumber(b)) return true;
  if (a.is === 'empty-list' || b.is === 'empty-list') return isListType(a) && isListType(b);
  if (a.is === 'list' && b.is === 'list') return sameType(a.of, b.of);
  if (a.is === 'word' && b.is === 'word') return a.vocabulary === b.vocabulary;
  return a.is === b.is;
}

export const isListType = (type: Type): boolean => type.is === 'list' || type.is === 'empty-list';

type TextSyntax = Extract<Syntax, { s: 'literal' }> & { readonly value: string };

export const isText = (syntax: Syntax): syntax is TextSyntax =>
  syntax.s === 'literal' && typeof syntax.value === 'string';

function isWord(state: CheckState, { value, at }: TextSyntax, vocabulary: string): boolean {
  const words = state.context.catalog.vocabularies.find((one) => one.id === vocabulary)?.words ?? [];
  if (words.some((word) => word.id === value)) return true;
  refuse(state, at, `${value} is no word of ${vocabulary}`);
  return false;
}

export function isOption(state: CheckState, { value, at }: TextSyntax, category?: string): boolean {
  const option = state.context.catalog.options.find((one) => one.id === value);
  if (option && (category === undefined || option.category === category)) return true;
  refuse(state, at, option ? `${value} is no option of ${category}` : `there is no option ${value}`);
  return false;
}

export function findDimension(state: CheckState, id: string): CatalogDimension | undefined {
  return state.context.catalog.dimensions.find((one) => one.id === id);
}

/** The type that two parts share, where each may be a literal that adapts to the other; undefined when there is none, which is then reported. */
export function commonType(
  state: CheckState,
  a: readonly [Syntax, Checked],
  b: readonly [Syntax, Checked],
): Type | undefined {
  const [left, right] = adapts(a[0]) ? [b, a] : [a, b];
  const type = left[1].type;
  if (type === undefined || right[1].type === undefined) return undefined;
  if (type.is === 'empty-list') return right[1].type;
  return fits(state, right[0], right[1].type, type) ? type : undefined;
}

const adapts = (syntax: Syntax): boolean => isText(syntax) || (syntax.s === 'list' && syntax.items.every(isText));
