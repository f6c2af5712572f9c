import type { Expression } from '../model/expression.js';
import { treeCompiler } from './compile-tree.js';
import type { Closure, Compile } from './frame.js';
import type { Tree } from './tree.js';

/** An expression as closures. `compile` gives the closure of any node of its tree, for explaining. */
export interface ExpressionClosures {
  readonly expression: Expression;
  readonly names: readonly string[];
  readonly tree: Tree;
  readonly closure: Closure;
  readonly compile: Compile;
}

const compiled = new WeakMap<Expression, Map<string, ExpressionClosures>>();

/** Compiles an expression for some named variables. Memoised: expressions are frozen with their release. Throws TypeError on a tree that publishing cannot have made. */
export function closuresOf(expression: Expression, names: readonly string[]): ExpressionClosures {
  let forms = compiled.get(expression);
  if (!forms) compiled.set(expression, (forms = new Map()));
  const key = names.join();
  let closures = forms.get(key);
  if (!closures) {
    const compile = treeCompiler(names);
    // The shape is what publishing wrote; a node that is not of it is refused while compiling.
    const tree = expression.tree as unknown as Tree;
    closures = { expression, names, tree, closure: compile(tree), compile };
    forms.set(key, closures);
  }
  return closures;
}
