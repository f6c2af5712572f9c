import type { Cidr, IpAddress } from '../addresses/address.js';
import type { Closure, Compile } from './frame.js';
import type { BinaryNode, Operands } from './tree.js';
import { Failure, isList, isSettled, unsettled, type Settled, type Value } from './values.js';
import { compareVersions, type Version } from './version.js';

/** The closure of a binary operator. All are strict: an error operand wins over an unknown one. */
export function compileBinary(node: BinaryNode, compile: Compile): Closure {
  const left = compile(node.left);
  const right = compile(node.right);
  switch (node.op) {
    case 'in':
      return compileIn(left, right, node.on);
    case '==':
    case '!=':
      return compileEquality(node, left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return node.on === 'plain' ? compareNumbers(left, right, node.op) : compareOrder(left, right, node.op, node.on);
    default:
      return node.on === 'plain' ? compute(left, right, node) : join(left, right);
  }
}

function compileEquality(node: BinaryNode, left: Closure, right: Closure): Closure {
  if (node.on !== 'plain') return compareWhole(left, right, node);
  const wanted = node.op === '==';
  if (node.right.k === 'literal') return compareLiteral(left, node.right.value, wanted);
  return comparePlain(left, right, wanted);
}

function comparePlain(left: Closure, right: Closure, wanted: boolean): Closure {
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    return typeof a === 'object' || typeof b === 'object' ? unsettled(a, b) : (a === b) === wanted;
  };
}

/** A comparison with a literal, which most of a rule's comparisons are. */
function compareLiteral(left: Closure, literal: boolean | number | string, wanted: boolean): Closure {
  return (frame) => {
    const a = left(frame);
    return typeof a === 'object' ? unsettled(a) : (a === literal) === wanted;
  };
}

function compareWhole(left: Closure, right: Closure, { on, op }: BinaryNode): Closure {
  const wanted = op === '==';
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (!isSettled(a) || !isSettled(b)) return unsettled(a, b);
    const same = on === 'list' ? sameLists(a as readonly Value[], b as readonly Value[]) : areEqual(a, b);
    return typeof same === 'boolean' ? same === wanted : same;
  };
}

/** Equality of two settled values of one type, whichever it is. */
function areEqual(a: Settled, b: Settled): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if ('parts' in a && 'parts' in b) return compareVersions(a as Version, b as Version) === 0;
  return (a as Cidr | IpAddress).text === (b as Cidr | IpAddress).text;
}

function sameLists(a: readonly Value[], b: readonly Value[]): Value {
  if (a.length !== b.length) return false;
  const open: Value[] = [];
  for (const [index, left] of a.entries()) {
    const right = b[index] as Value;
    if (!isSettled(left) || !isSettled(right)) open.push(left, right);
    else if (!areEqual(left, right)) return false;
  }
  return open.length === 0 ? true : unsettled(...open);
}

type Order = '<' | '<=' | '>' | '>=';

/** One closure for each operator, rather than one that calls it: comparing is what rules do most. */
function compareNumbers(left: Closure, right: Closure, op: Order): Closure {
  if (op === '>') return compareNumbers(right, left, '<');
  if (op === '>=') return compareNumbers(right, left, '<=');
  if (op === '<')
    return (frame) => {
      const a = left(frame);
      const b = right(frame);
      return typeof a === 'number' && typeof b === 'number' ? a < b : unsettled(a, b);
    };
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    return typeof a === 'number' && typeof b === 'number' ? a <= b : unsettled(a, b);
  };
}

const orders = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
} as const;

function compareOrder(left: Closure, right: Closure, op: Order, on: Operands): Closure {
  const holds = orders[op];
  const compare =
    on === 'version'
      ? (a: Settled, b: Settled) => compareVersions(a as Version, b as Version)
      : (a: Settled, b: Settled) => compareTexts(a as string, b as string);
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    return isSettled(a) && isSettled(b) ? holds(compare(a, b), 0) : unsettled(a, b);
  };
}

/** By code points, as CEL orders strings; UTF-16 order differs for characters outside the basic plane. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const left = Array.from(a);
  const right = Array.from(b);
  const at = left.findIndex((character, index) => character !== right[index]);
  if (at < 0) return -1;
  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1);
}

type Arithmetic = '+' | '-' | '*' | '/' | '%';

const arithmetic: Record<Arithmetic, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

function compute(left: Closure, right: Closure, { op, numbers }: BinaryNode): Closure {
  const calculate = arithmetic[op as Arithmetic];
  const divides = op === '/' || op === '%';
  const settle = numbers === 'double' ? finite : exactInteger;
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a !== 'number' || typeof b !== 'number') return unsettled(a, b);
    if (divides && b === 0) return new Failure('division-by-zero', '');
    return settle(divides && numbers === 'int' ? Math.trunc(calculate(a, b)) : calculate(a, b));
  };
}

/** An integer that JavaScript numbers no longer hold exactly is an error, not a rounded answer. */
export function exactInteger(value: number): Value {
  return Number.isSafeInteger(value) ? value + 0 : new Failure('inexact', String(value));
}

function finite(value: number): Value {
  return Number.isFinite(value) ? value : new Failure('inexact', String(value));
}

function join(left: Closure, right: Closure): Closure {
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'string' && typeof b === 'string') return a + b;
    return isList(a) && isList(b) ? [...a, ...b] : unsettled(a, b);
  };
}

/** Found is true whatever the other items are; not found is only sure when every item is known. */
function compileIn(left: Closure, right: Closure, on: Operands): Closure {
  const equal =
    on === 'plain' ? (a: Settled, b: Value) => a === b : (a: Settled, b: Value) => isSettled(b) && areEqual(a, b);
  return (frame) => {
    const wanted = left(frame);
    const list = right(frame);
    if (!isSettled(wanted) || !isList(list)) return unsettled(wanted, list);
    const open: Value[] = [];
    for (const item of list) {
      if (equal(wanted, item)) return true;
      if (!isSettled(item)) open.push(item);
    }
    return open.length === 0 ? false : unsettled(...open);
  };
}
