import {
  commonType,
  fits,
  isListType,
  isNumber,
  isText,
  refuse,
  type Checked,
  type CheckState,
} from './check-state.js';
import type { Syntax } from './parse.js';
import type { BinaryOperator, Operands, Tree } from './tree.js';
import { describeType, type Type } from './types.js';

type Of<S extends Syntax['s']> = Extract<Syntax, { s: S }>;

const bool: Type = { is: 'bool' };

/** A literal. Thresholds come from facts, so that the only numbers are 0 and 1. */
export function checkLiteral(state: CheckState, { value, isDouble, at }: Of<'literal'>): Checked {
  if (typeof value === 'number' && value !== 0 && value !== 1)
    return refuse(state, at, `${value} is no number of the rule language: thresholds come from facts`);
  const type: Type =
    typeof value === 'number'
      ? { is: isDouble ? 'double' : 'int' }
      : { is: typeof value === 'string' ? 'text' : 'bool' };
  return { tree: { k: 'literal', value }, type, cost: 1 };
}

export function checkUnary(state: CheckState, { op, of, at }: Of<'unary'>): Checked {
  const operand = state.check(of);
  if (operand.type === undefined) return operand;
  const cost = operand.cost + 1;
  if (op === '!')
    return fits(state, of, operand.type, bool)
      ? { tree: { k: 'not', of: operand.tree }, type: bool, cost }
      : { ...operand, type: undefined };
  if (!isNumber(operand.type)) return refuse(state, at, `${describeType(operand.type)} cannot be negated`);
  return { tree: { k: 'negate', of: operand.tree }, type: operand.type, cost };
}

export function checkJunction(state: CheckState, { op, of }: Of<'junction'>): Checked {
  const parts = of.map((part) => [part, state.check(part)] as const);
  const sound = parts.map(([part, { type }]) => type !== undefined && fits(state, part, type, bool)).every(Boolean);
  return {
    tree: { k: op === '&&' ? 'and' : 'or', of: parts.map(([, { tree }]) => tree) },
    type: sound ? bool : undefined,
    cost: total(parts.map(([, part]) => part)),
  };
}

export function checkIf(state: CheckState, node: Of<'if'>): Checked {
  const test = state.check(node.test);
  const then = state.check(node.then);
  const otherwise = state.check(node.else);
  const sound = fits(state, node.test, test.type, bool);
  const type = commonType(state, [node.then, then], [node.else, otherwise]);
  const tree: Tree = { k: 'if', test: test.tree, then: then.tree, else: otherwise.tree };
  return { tree, type: sound ? type : undefined, cost: total([test, then, otherwise]) };
}

export function checkList(state: CheckState, { items }: Of<'list'>): Checked {
  const parts = items.map((item) => [item, state.check(item)] as const);
  // The first item that is no literal string says what the others may be words of.
  const lead = parts.find(([item]) => !isText(item)) ?? parts[0];
  const tree: Tree = { k: 'list', items: parts.map(([, part]) => part.tree) };
  const cost = total(parts.map(([, part]) => part));
  if (!lead) return { tree, type: { is: 'empty-list' }, cost };
  const type = lead[1].type;
  const sound =
    type !== undefined &&
    parts.map(([item, part]) => part.type !== undefined && fits(state, item, part.type, type)).every(Boolean);
  return { tree, type: sound ? { is: 'list', of: type, most: items.length } : undefined, cost };
}

const total = (parts: readonly Checked[]): number => parts.reduce((sum, part) => sum + part.cost, 1);

interface Pair {
  readonly node: Of<'binary'>;
  readonly left: Checked;
  readonly right: Checked;
}

export function checkBinary(state: CheckState, node: Of<'binary'>): Checked {
  const left = state.check(node.left);
  const right = state.check(node.right);
  const op = node.op as BinaryOperator;
  const checked = binaryChecks[op](state, { node, left, right });
  if (checked === undefined) return { tree: left.tree, type: undefined, cost: 0 };
  const { type, ...how } = checked;
  return { tree: { k: 'binary', op, ...how, left: left.tree, right: right.tree }, type, cost: total([left, right]) };
}

type Judged = { readonly type: Type; readonly on: Operands; readonly numbers?: 'int' | 'double' } | undefined;

const binaryChecks: Readonly<Record<BinaryOperator, (state: CheckState, pair: Pair) => Judged>> = {
  '==': checkEquality,
  '!=': checkEquality,
  in: checkIn,
  '<': checkOrder,
  '<=': checkOrder,
  '>': checkOrder,
  '>=': checkOrder,
  '+': checkArithmetic,
  '-': checkArithmetic,
  '*': checkArithmetic,
  '/': checkArithmetic,
  '%': checkArithmetic,
};

function complain(state: CheckState, { node, left, right }: Pair): undefined {
  if (left.type && right.type)
    refuse(state, node.at, `${node.op} is not defined for ${describeType(left.type)} and ${describeType(right.type)}`);
  return undefined;
}

function checkEquality(state: CheckState, pair: Pair): Judged {
  const type = commonType(state, [pair.node.left, pair.left], [pair.node.right, pair.right]);
  if (!type) return undefined;
  const on = equalityOperands(type);
  return on ? { type: bool, on } : complain(state, pair);
}

/** How values of a type are told to be equal; undefined for structs, which are not compared. */
function equalityOperands(type: Type): Operands | undefined {
  if (type.is === 'struct') return undefined;
  if (type.is === 'empty-list') return 'list';
  if (type.is === 'list') return type.of.is === 'struct' || type.of.is === 'list' ? undefined : 'list';
  return type.is === 'ip' || type.is === 'cidr' || type.is === 'version' ? type.is : 'plain';
}

function checkIn(state: CheckState, pair: Pair): Judged {
  const { node, left, right } = pair;
  if (!left.type || !right.type) return undefined;
  if (right.type.is === 'empty-list') return { type: bool, on: 'plain' };
  const on = equalityOperands(left.type);
  if (right.type.is !== 'list' || on === undefined || on === 'list') return complain(state, pair);
  const items = right.type.of;
  const sound = isText(node.left)
    ? fits(state, node.left, left.type, items)
    : fits(state, node.right, right.type, { is: 'list', of: left.type, most: right.type.most });
  return sound ? { type: bool, on: equalityOperands(items) ?? on } : undefined;
}

function checkOrder(state: CheckState, pair: Pair): Judged {
  const { left, right } = pair;
  if (!left.type || !right.type) return undefined;
  if (isNumber(left.type) && isNumber(right.type)) return { type: bool, on: 'plain' };
  const is = left.type.is;
  return is === right.type.is && (is === 'text' || is === 'version') ? { type: bool, on: is } : complain(state, pair);
}

function checkArithmetic(state: CheckState, pair: Pair): Judged {
  const { node, left, right } = pair;
  if (!left.type || !right.type) return undefined;
  const is = left.type.is;
  if (is === right.type.is && (is === 'int' || (is === 'double' && node.op !== '%')))
    return { type: { is }, on: 'plain', numbers: is };
  return node.op === '+' ? checkJoin(state, pair, left.type, right.type) : complain(state, pair);
}

function checkJoin(state: CheckState, pair: Pair, left: Type, right: Type): Judged {
  if (left.is === 'text' && right.is === 'text') return { type: left, on: 'text' };
  if (!isListType(left) || !isListType(right)) return complain(state, pair);
  const type = commonType(state, [pair.node.left, pair.left], [pair.node.right, pair.right]);
  if (type?.is !== 'list') return type && { type, on: 'list' };
  return { type: { ...type, most: mostOf(left) + mostOf(right) }, on: 'list' };
}

const mostOf = (type: Type): number => (type.is === 'list' ? type.most : 0);
