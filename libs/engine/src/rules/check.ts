import type { Expression } from '../model/expression.js';
import { checkAskedOf, isAskedOfCall } from './check-asked-of.js';
import { checkCall } from './check-calls.js';
import { checkEach, isComprehension } from './check-each.js';
import { checkFactCall, isFactCall } from './check-facts.js';
import { checkHas, checkIndex, checkName, checkSelect, checkWord, isWordCall } from './check-names.js';
import { checkBinary, checkIf, checkJunction, checkList, checkLiteral, checkUnary } from './check-operators.js';
import type { Checked, CheckState } from './check-state.js';
import type { ExpressionContext } from './context.js';
import { parseExpression, type ExpressionProblem, type Syntax } from './parse.js';
import { TREE_VERSION } from './tree.js';
import { describeType, type Type } from './types.js';

/** The static bound of an expression's steps, counting at most a thousand items a list; above it publishing refuses. */
const MAX_COST = 50_000_000;

export type ExpressionCheck =
  | { readonly ok: true; readonly expression: Expression; readonly type: Type }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };

/** The type that the whole of an expression has to have. */
export type Wanted = 'bool' | 'int' | 'any';

/**
 * Parses and checks an expression and gives what a release stores of it, with its type. `wanted` is `any` for an entry of `seen` and `int` for what a formula needs.
 * Any text gives an expression or problems, all that were found; none throws.
 */
export function checkExpression(text: string, context: ExpressionContext, wanted: Wanted = 'bool'): ExpressionCheck {
  const parsed = parseExpression(text);
  if ('problem' in parsed) return { ok: false, problems: [parsed.problem] };
  const problems: ExpressionProblem[] = [];
  const state: CheckState = {
    context,
    problems,
    reads: new Set(),
    facts: new Set(),
    locals: [],
    check: (syntax) => checkNode(state, syntax),
  };
  const { tree, type, cost } = state.check(parsed.syntax);
  if (type && wanted !== 'any' && type.is !== wanted)
    problems.push({ message: `the result is ${describeType(type)}, not ${wanted}` });
  if (cost > MAX_COST) problems.push({ message: `the expression may take ${cost} steps; ${MAX_COST} are allowed` });
  if (type === undefined || problems.length > 0) return { ok: false, problems };
  const expression: Expression = {
    text,
    treeVersion: TREE_VERSION,
    tree: JSON.parse(JSON.stringify(tree)) as Expression['tree'],
    reads: [...state.reads].sort(),
    facts: [...state.facts].sort(),
    cost,
  };
  return { ok: true, expression, type };
}

function checkNode(state: CheckState, syntax: Syntax): Checked {
  switch (syntax.s) {
    case 'literal':
      return checkLiteral(state, syntax);
    case 'name':
      return checkName(state, syntax);
    case 'select':
      return checkSelect(state, syntax);
    case 'index':
      return checkIndex(state, syntax);
    case 'list':
      return checkList(state, syntax);
    case 'call':
      return checkAnyCall(state, syntax);
    default:
      return checkOperator(state, syntax);
  }
}

function checkOperator(
  state: CheckState,
  syntax: Extract<Syntax, { s: 'unary' | 'junction' | 'if' | 'binary' }>,
): Checked {
  switch (syntax.s) {
    case 'unary':
      return checkUnary(state, syntax);
    case 'junction':
      return checkJunction(state, syntax);
    case 'if':
      return checkIf(state, syntax);
    case 'binary':
      return checkBinary(state, syntax);
  }
}

function checkAnyCall(state: CheckState, syntax: Extract<Syntax, { s: 'call' }>): Checked {
  if (syntax.receiver === undefined && syntax.name === 'has') return checkHas(state, syntax);
  if (isAskedOfCall(syntax)) return checkAskedOf(state, syntax);
  if (isWordCall(syntax)) return checkWord(state, syntax);
  if (isComprehension(syntax)) return checkEach(state, syntax);
  return isFactCall(syntax) ? checkFactCall(state, syntax) : checkCall(state, syntax);
}
