import type { ExpressionClosures } from './closures.js';
import type { Frame } from './frame.js';
import { printTree } from './print.js';
import { toJson, type Json } from './show.js';
import type { EachNode, Tree } from './tree.js';
import { isList, isSettled, type Value } from './values.js';

/** One of the smallest sub-expressions that decided, with the values of both its sides where it compares. */
export interface Because {
  expression: string;
  left?: Json;
  right?: Json;
}

const MOST_REASONS = 10;

/**
 * Why an expression did not come out true: runs it again on the frame it came out on, and descends to the parts that decided.
 * Variables are printed by their place (`agentPools[3].maxPods`). At most ten reasons.
 */
export function explain(closures: ExpressionClosures, frame: Frame): Because[] {
  if (closures.tree.k === 'literal') return [];
  const trace: Trace = { closures, frame, reasons: [] };
  frame.stepsLeft = frame.document.stepsLeft;
  descend(trace, closures.tree);
  return trace.reasons;
}

interface Trace {
  readonly closures: ExpressionClosures;
  readonly frame: Frame;
  readonly reasons: Because[];
}

function descend(trace: Trace, tree: Tree): void {
  if (trace.reasons.length >= MOST_REASONS) return;
  switch (tree.k) {
    case 'and':
      return descendJunction(trace, tree.of, true);
    case 'or':
      return descendJunction(trace, tree.of, false);
    case 'if': {
      const test = evaluate(trace, tree.test);
      return descend(trace, test === true ? tree.then : test === false ? tree.else : tree.test);
    }
    case 'each':
      return tree.how === 'all' || tree.how === 'exists' ? descendItems(trace, tree) : note(trace, tree);
    default:
      return note(trace, tree);
  }
}

const evaluate = ({ closures, frame }: Trace, tree: Tree): Value => closures.compile(tree)(frame);

/** Where one part is false it alone decides a conjunction; otherwise the parts that are not settled do. */
function descendJunction(trace: Trace, parts: readonly Tree[], isConjunction: boolean): void {
  const values = parts.map((part) => evaluate(trace, part));
  const decides = pickDeciding(values, isConjunction);
  for (const [index, part] of parts.entries()) if (decides(values[index] as Value)) descend(trace, part);
}

function pickDeciding(values: readonly Value[], isConjunction: boolean): (value: Value) => boolean {
  if (isConjunction ? values.includes(false) : values.every((value) => value === false))
    return (value) => value === false;
  return (value) => !isSettled(value);
}

function descendItems(trace: Trace, tree: EachNode): void {
  const list = evaluate(trace, tree.over);
  if (!isList(list) || list.length === 0) return note(trace, tree);
  const { locals } = trace.frame;
  const values = list.map((item) => {
    locals[tree.local] = item;
    return evaluate(trace, tree.body);
  });
  const decides = pickDeciding(values, tree.how === 'all');
  for (const [index, item] of list.entries()) {
    if (trace.reasons.length >= MOST_REASONS) return;
    if (!decides(values[index] as Value)) continue;
    locals[tree.local] = item;
    descend(trace, tree.body);
  }
}

function note(trace: Trace, tree: Tree): void {
  const compared = tree.k === 'not' ? tree.of : tree;
  const sides = compared.k === 'binary' ? { left: side(trace, compared.left), right: side(trace, compared.right) } : {};
  trace.reasons.push({ expression: printTree(tree, (node) => nameOf(trace, node)), ...sides });
}

const side = (trace: Trace, tree: Tree): Json => toJson(evaluate(trace, tree));

function nameOf(trace: Trace, node: Extract<Tree, { k: 'local' | 'given' }>): string {
  const value = evaluate(trace, node);
  if (typeof value !== 'object' || !isSettled(value)) return node.name;
  const path = trace.frame.document.pathOf(value);
  if (path === '') return node.name;
  return path
    .slice(1)
    .split('/')
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}
