import { refuse, type Checked, type CheckState } from './check-state.js';
import type { Syntax } from './parse.js';
import { wordFunctions, type ScalarView, type Tree, type View, type WordNode } from './tree.js';
import { describeType, type Type } from './types.js';

type Of<S extends Syntax['s']> = Extract<Syntax, { s: S }>;

/** A name: the variable of a comprehension around it, a named variable, or a part of the design. */
export function checkName(state: CheckState, { name, at }: Of<'name'>): Checked {
  const local = state.locals.findIndex((one) => one.name === name);
  const bound = state.locals[local];
  if (bound) return { tree: { k: 'local', local, name }, type: bound.type, path: bound.path, cost: 1 };
  const named = state.context.named.get(name);
  if (named) return { tree: { k: 'given', name }, type: named.type, path: named.path, cost: 1 };
  if (state.context.allowsAsked && (name === 'asOf' || name === 'horizon'))
    return { tree: { k: 'asked', name }, type: askedTypes[name], cost: 1 };
  const type = Object.hasOwn(state.context.roots, name) ? state.context.roots[name] : undefined;
  if (!type) return refuse(state, at, `there is no ${name} here`);
  return readField(state, { tree: { k: 'root', name, ...viewOf(type) }, type, path: `/${name}`, cost: 1 }, at);
}

const askedTypes = { asOf: { is: 'text' }, horizon: { is: 'int' } } as const satisfies Record<string, Type>;

/** A field of a struct. */
export function checkSelect(state: CheckState, { of, field, at }: Of<'select'>): Checked {
  const holder = state.check(of);
  if (holder.type === undefined) return holder;
  if (holder.type.is !== 'struct') return refuse(state, at, `${describeType(holder.type)} has no fields`);
  const type = Object.hasOwn(holder.type.fields, field) ? holder.type.fields[field] : undefined;
  if (!type) return refuse(state, at, `there is no field ${field}`);
  const path = holder.path === undefined ? undefined : `${holder.path}/${field}`;
  if (holder.path !== undefined) state.reads.delete(holder.path);
  const tree: Tree = { k: 'select', of: holder.tree, field, ...viewOf(type) };
  return readField(state, { tree, type, path, cost: holder.cost + 1 }, at);
}

function readField(state: CheckState, read: Checked & { readonly type: Type }, at: number): Checked {
  const vocabulary = wordsOf(read.type);
  if (vocabulary !== undefined && !state.context.catalog.vocabularies.some(({ id }) => id === vocabulary))
    return refuse(state, at, `the catalog has no vocabulary ${vocabulary}`);
  if (read.path !== undefined) state.reads.add(read.path);
  return read;
}

function wordsOf(type: Type): string | undefined {
  if (type.is === 'list') return wordsOf(type.of);
  return type.is === 'word' ? type.vocabulary : undefined;
}

/** How the raw JSON of a field of a type is read; nothing where it is used as it stands. */
function viewOf(type: Type): { readonly view?: View } {
  const scalar = scalarView(type.is === 'list' ? type.of : type);
  if (!scalar || (type.is === 'list' && scalar.is === 'bool')) return {};
  return { view: type.is === 'list' ? { is: 'list', of: scalar } : scalar };
}

function scalarView(type: Type): ScalarView | undefined {
  switch (type.is) {
    case 'bool':
    case 'ip':
    case 'cidr':
    case 'version':
      return { is: type.is };
    case 'word':
      return { is: 'word', vocabulary: type.vocabulary };
    default:
      return undefined;
  }
}

/** `has(...)` of a field or a part of the design; its path is checked as if it were read. */
export function checkHas(state: CheckState, { args, at }: Of<'call'>): Checked {
  const [of] = args;
  if (args.length !== 1 || (of?.s !== 'select' && of?.s !== 'name')) return refuse(state, at, 'has() takes one field');
  const checked = state.check(of);
  if (checked.type === undefined) return checked;
  if (checked.tree.k !== 'root' && checked.tree.k !== 'select')
    return refuse(state, at, 'has() takes a field of the design');
  return { tree: { k: 'has', of: checked.tree }, type: { is: 'bool' }, cost: checked.cost + 1 };
}

/** Whether a call asks about a word as it is written, by its name. */
export function isWordCall({ receiver, name }: Of<'call'>): boolean {
  return receiver === undefined && (wordFunctions as readonly string[]).includes(name);
}

/** `inVocabulary(...)` and its like, of a field that holds a word or a list of words. */
export function checkWord(state: CheckState, { name, args, at }: Of<'call'>): Checked {
  const [of] = args;
  if (!of || args.length !== 1) return refuse(state, at, `${name} takes one field of words`);
  const { tree, type, cost } = state.check(of);
  if (type === undefined) return { tree, type, cost };
  const vocabulary = wordsOf(type);
  if (vocabulary === undefined || (tree.k !== 'root' && tree.k !== 'select'))
    return refuse(state, at, `${name} takes a field of words, not ${describeType(type)}`);
  const fn = name as WordNode['fn'];
  return {
    tree: { k: 'word', fn, of: tree, vocabulary },
    type: { is: fn === 'inVocabulary' ? 'bool' : 'text' },
    cost: cost + (fn === 'nearestWord' ? NEAREST_COST : 1),
  };
}

/** The words of a vocabulary are few; each is compared letter by letter. */
const NEAREST_COST = 100;

/** An item of a list. */
export function checkIndex(state: CheckState, { of, index, at }: Of<'index'>): Checked {
  const list = state.check(of);
  const place = state.check(index);
  if (list.type === undefined || place.type === undefined) return { ...list, type: undefined };
  if (list.type.is !== 'list') return refuse(state, at, `${describeType(list.type)} has no items`);
  if (place.type.is !== 'int') return refuse(state, index.at, 'the place in a list is an int');
  const path = list.path === undefined ? undefined : `${list.path}/*`;
  return {
    tree: { k: 'index', of: list.tree, at: place.tree },
    type: list.type.of,
    path,
    cost: list.cost + place.cost + 1,
  };
}
