import { sameTree, type Lookup } from './compile-lookup.js';
import type { Closure, Compile, Frame } from './frame.js';
import { noItem, type RememberedKey } from './list-index.js';
import { plainParts } from './plain-parts.js';
import type { EachNode, Tree } from './tree.js';
import { isList } from './values.js';

/**
 * A comprehension that is worked out once for a document, or once for each value of the one thing it looks at besides the design and its own items:
 * a rule on every subnet asks most of its questions about all pools anew for each of them. Given back as it is where that could be noticed, which is where
 * it reads facts. Of lists and of what is not known only one is remembered, so that memory stays in proportion to the design.
 */
export function remembered(
  node: EachNode,
  {
    closure,
    compile,
    lookup,
  }: { readonly closure: Closure; readonly compile: Compile; readonly lookup: Lookup | undefined },
): Closure {
  const outside = outsideOf(node);
  const [first, ...others] = outside ?? [];
  if (!outside || others.some((one) => first && !sameTree(one, first))) return closure;
  if (!first) return rememberedWhole(node, closure);
  return rememberedByKey(
    node,
    closure,
    compileKey(node, first, { compile, lookup: others.length === 0 ? lookup : undefined }),
  );
}

function rememberedWhole(node: EachNode, closure: Closure): Closure {
  return (frame) => {
    const { wholes } = frame.document;
    let value = wholes.get(node);
    if (value === undefined) {
      value = closure(frame);
      if (frame.stepsLeft >= 0) wholes.set(node, value);
    }
    return value;
  };
}

function rememberedByKey(node: EachNode, closure: Closure, keyOf: KeyOf): Closure {
  return (frame) => {
    const key = keyOf(frame);
    if (key === undefined) return closure(frame);
    const known = frame.document.remembered(node);
    let value = known.get(key);
    if (value === undefined) {
      value = closure(frame);
      if (frame.stepsLeft >= 0 && (typeof value === 'boolean' || key === noItem)) known.set(key, value);
    }
    return value;
  };
}

type KeyOf = (frame: Frame) => RememberedKey | undefined;

function compileKey(
  node: EachNode,
  outside: Tree,
  { compile, lookup }: { readonly compile: Compile; readonly lookup: Lookup | undefined },
): KeyOf {
  const over = compile(node.over);
  const key = compile(outside);
  return (frame) => {
    const value = key(frame);
    if (typeof value === 'object') return undefined;
    if (!lookup) return value;
    const list = over(frame);
    return isList(list) && !frame.document.indexOf(list, lookup.field).has(value) ? noItem : value;
  };
}

/** The fields of the place, of an outer item or of an earlier value that a comprehension looks at; undefined where it looks at more than fields and the design. */
function outsideOf(node: EachNode): readonly Tree[] | undefined {
  const found: Tree[] = [];
  return collect(node, new Set(), found) ? found : undefined;
}

function collect(tree: Tree, inner: ReadonlySet<number>, found: Tree[]): boolean {
  switch (tree.k) {
    case 'local':
      return inner.has(tree.local);
    case 'select':
      return collectField(tree, inner, found);
    case 'has':
      return tree.of.k === 'root' || collectField(tree.of, inner, found);
    case 'each': {
      const within = new Set([...inner, tree.local]);
      const parts = tree.where ? [tree.where, tree.body] : [tree.body];
      return collect(tree.over, inner, found) && parts.every((part) => collect(part, within, found));
    }
    default:
      return plainParts(tree)?.every((part) => collect(part, inner, found)) ?? false;
  }
}

/** A field of the design or of an item of the comprehension's own; else it is one of what is outside. */
function collectField(tree: Extract<Tree, { k: 'select' }>, inner: ReadonlySet<number>, found: Tree[]): boolean {
  let holder: Tree = tree;
  while (holder.k === 'select') holder = holder.of;
  if (holder.k === 'root' || (holder.k === 'local' && inner.has(holder.local))) return true;
  if (holder.k !== 'given' && holder.k !== 'local') return collect(holder, inner, found);
  found.push(tree);
  return true;
}
