import type { Closure, Compile } from './frame.js';
import { plainParts } from './plain-parts.js';
import type { EachNode, SelectNode, Tree } from './tree.js';
import { isList } from './values.js';

/** Below this many items an index is no quicker than looking at each. */
const FEWEST_ITEMS = 16;

/**
 * The closure of the list that a comprehension runs over. Where its condition asks for one value of a field (`x.f == key` as a part of a conjunction,
 * `x.f != key` as a part of the disjunction of `all`), items with another value cannot count, whatever else is asked of them, and are left out: a rule on
 * every subnet that looks for the subnet's pools does not look at every pool every time. Nothing that an expression can come to depends on it.
 */
export function compileOver(node: EachNode, compile: Compile, lookup: Lookup | undefined): Closure {
  const over = compile(node.over);
  if (!lookup) return over;
  const key = compile(lookup.key);
  const { field, countsAbsent } = lookup;
  return (frame) => {
    const list = over(frame);
    if (!isList(list) || list.length < FEWEST_ITEMS) return list;
    const wanted = key(frame);
    // What is not settled makes every item so.
    return typeof wanted === 'object' ? list : frame.document.indexOf(list, field).having(wanted, countsAbsent);
  };
}

/** What a comprehension asks of the items that can count: one value of a field. */
export interface Lookup {
  readonly field: string;
  readonly key: Tree;
  /** Whether an item whose field is told to be absent may count: nothing asks first whether it is told. */
  readonly countsAbsent: boolean;
}

/** Undefined where a comprehension asks for nothing of the kind, or where leaving items out could be noticed. */
export function findLookup(node: EachNode): Lookup | undefined {
  const condition = node.how === 'map' ? node.where : node.body;
  if (!condition || !isOfDesign(node.over)) return undefined;
  const junction = node.how === 'all' ? 'or' : 'and';
  const parts = condition.k === junction ? condition.of : [condition];
  for (const [index, part] of parts.entries()) {
    const asked = askedOf(part, node);
    if (asked) return { ...asked, countsAbsent: !parts.slice(0, index).some((one) => isGuard(one, node, asked.field)) };
    // A part in front is worked out on every item, which shows where it reads facts.
    if (!isPlain(part)) return undefined;
  }
  return undefined;
}

/** A list that the document holds; others are made anew each time and would be indexed each time. */
function isOfDesign(tree: Tree): boolean {
  return tree.k === 'root' ? tree.view === undefined : tree.k === 'select' && !tree.view && isOfDesign(tree.of);
}

function askedOf(part: Tree, { how, local }: EachNode): Pick<Lookup, 'field' | 'key'> | undefined {
  if (part.k !== 'binary' || part.on !== 'plain' || part.op !== (how === 'all' ? '!=' : '==')) return undefined;
  const { left, right } = part;
  if (isFieldOf(left, local) && isFreeOf(right, local)) return { field: left.field, key: right };
  return isFieldOf(right, local) && isFreeOf(left, local) ? { field: right.field, key: left } : undefined;
}

/** A field that is read as it stands: a word is read by its vocabulary and may be assumed. */
const isFieldOf = (tree: Tree, local: number): tree is SelectNode =>
  tree.k === 'select' && tree.view === undefined && tree.of.k === 'local' && tree.of.local === local;

/** A field of something else than the item. */
function isFreeOf(tree: Tree, local: number): boolean {
  if (tree.k === 'select') return isFreeOf(tree.of, local);
  return tree.k === 'root' || tree.k === 'given' || (tree.k === 'local' && tree.local !== local);
}

/** `has(x.f)` of a conjunction, `!has(x.f)` of a disjunction. */
function isGuard(part: Tree, { how, local }: EachNode, field: string): boolean {
  const has = how === 'all' ? (part.k === 'not' ? part.of : undefined) : part;
  return has?.k === 'has' && isFieldOf(has.of, local) && has.of.field === field;
}

/** Made of the design's values alone. */
function isPlain(tree: Tree): boolean {
  if (tree.k === 'given' || tree.k === 'local') return true;
  if (tree.k === 'select' || tree.k === 'has') return isPlain(tree.of);
  return plainParts(tree)?.every(isPlain) ?? false;
}

/** Whether two trees are one field of one thing. */
export function sameTree(a: Tree, b: Tree): boolean {
  if (a.k === 'select' && b.k === 'select') return a.field === b.field && sameTree(a.of, b.of);
  if (a.k === 'given' && b.k === 'given') return a.name === b.name;
  return a.k === 'local' && b.k === 'local' && a.local === b.local;
}
