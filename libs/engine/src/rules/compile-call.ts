import { Cidr, IpAddress, type AddressFault } from '../addresses/address.js';
import { family, firstAddress, masked, overlaps, prefixLength } from '../addresses/ranges.js';
import { addressBinary, addressUnary, asCidr, asIp, faultOf, surgeOf } from './compile-address.js';
import { exactInteger } from './compile-operator.js';
import { outOfSteps, type Closure, type Compile, type Frame } from './frame.js';
import type { CallNode } from './tree.js';
import { Failure, isSettled, unsettled, type Settled, type Value } from './values.js';
import { compareVersions, parseSemver, type Version } from './version.js';

/** The closure of a function that reads no facts. A method's receiver is its first argument. */
export function compileCall(node: CallNode, compile: Compile): Closure {
  const args = node.args.map(compile);
  const test = own(tests, node.fn);
  if (test) return compileTest(args[0] as Closure, test);
  const one = own(unary, node.fn);
  if (one) return compileUnary(args[0] as Closure, one);
  const two = own(binary, node.fn);
  if (two) return compileTwo(args[0] as Closure, args[1] as Closure, two);
  if (node.fn === 'surgeNodes') return compileSurge(args[0] as Closure, args[1] as Closure);
  if (node.fn === 'fault' || node.fn === 'corrected') return compileFault(args[0] as Closure, node.fn);
  throw new TypeError(`there is no function ${node.fn}`);
}

function compileSurge(setting: Closure, count: Closure): Closure {
  return (frame) => surgeOf(setting(frame), count(frame));
}

function compileFault(of: Closure, what: 'fault' | 'corrected'): Closure {
  return (frame) => faultOf(of(frame), what);
}

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

function compileUnary(of: Closure, apply: (value: Settled, frame: Frame) => Value): Closure {
  return (frame) => {
    const value = of(frame);
    return isSettled(value) ? apply(value, frame) : value;
  };
}

function compileTwo(left: Closure, right: Closure, apply: (a: Settled, b: Settled, frame: Frame) => Value): Closure {
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    return isSettled(a) && isSettled(b) ? apply(a, b, frame) : unsettled(a, b);
  };
}

interface Test {
  readonly faults: readonly string[];
  readonly holds: (value: Settled, frame: Frame) => boolean;
}

/** `isIP` and the like: what cannot be read is an answer here, not an error. */
function compileTest(of: Closure, { faults, holds }: Test): Closure {
  return (frame) => {
    const value = of(frame);
    if (value instanceof Failure && faults.includes(value.$code)) return false;
    return isSettled(value) ? holds(value, frame) : value;
  };
}

const tests: Readonly<Record<string, Test>> = {
  isIP: {
    faults: ['malformed-ip'] satisfies AddressFault['code'][],
    holds: (value, frame) => asIp(value, frame) instanceof IpAddress,
  },
  isCIDR: {
    faults: ['malformed-cidr', 'host-bits'] satisfies AddressFault['code'][],
    holds: (value, frame) => asCidr(value, frame) instanceof Cidr,
  },
  isSemver: {
    faults: ['malformed-version'],
    holds: (value) => typeof value !== 'string' || parseSemver(value) !== undefined,
  },
};

const asSemver = (value: Settled): Value =>
  typeof value === 'string' ? (parseSemver(value) ?? new Failure('malformed-version', value)) : value;

const unary: Readonly<Record<string, (value: Settled, frame: Frame) => Value>> = {
  size: (value) => (typeof value === 'string' ? Array.from(value).length : (value as readonly Value[]).length),
  sum: (list, frame) => reduce(list as readonly Value[], frame, 0, (a, b) => a + b),
  min: (list, frame) => reduce(list as readonly Value[], frame, undefined, Math.min),
  max: (list, frame) => reduce(list as readonly Value[], frame, undefined, Math.max),
  ip: (value, frame) => (value instanceof Cidr ? firstAddress(value) : asIp(value, frame)),
  cidr: asCidr,
  semver: asSemver,
  prefixLength: (range) => prefixLength(range as Cidr),
  masked: (range) => masked(range as Cidr),
  family: (value) => family(value as IpAddress | Cidr),
  ...addressUnary,
};

/** Over all items of a list of numbers; without `start` an empty list is an error. An item that is not settled makes the result so. */
function reduce(
  list: readonly Value[],
  frame: Frame,
  start: number | undefined,
  combine: (a: number, b: number) => number,
): Value {
  if ((frame.stepsLeft -= list.length) < 0) return outOfSteps;
  let result = start;
  for (const item of list) {
    if (typeof item !== 'number') return unsettled(...list.filter((one) => !isSettled(one)));
    result = result === undefined ? item : combine(result, item);
  }
  if (result === undefined) return new Failure('empty-list', '');
  return Number.isInteger(result) ? exactInteger(result) : result;
}

const binary: Readonly<Record<string, (a: Settled, b: Settled, frame: Frame) => Value>> = {
  startsWith: (a, b) => (a as string).startsWith(b as string),
  endsWith: (a, b) => (a as string).endsWith(b as string),
  contains: (a, b) => (a as string).includes(b as string),
  overlaps: (a, b, frame) => onBoth(asCidr(a, frame), asCidr(b, frame), overlaps),
  ...addressBinary,
  isLessThan: (a, b) => compareVersions(a as Version, b as Version) < 0,
  isGreaterThan: (a, b) => compareVersions(a as Version, b as Version) > 0,
  compareTo: (a, b) => compareVersions(a as Version, b as Version),
};

function onBoth<A extends Value, B extends Value>(a: Value, b: Value, apply: (a: A, b: B) => boolean): Value {
  return isSettled(a) && isSettled(b) ? apply(a as A, b as B) : unsettled(a, b);
}
