import type { PlainFunction } from './frame.js';
import { isList, type Value } from './value.js';

const isNumber = (value: Value | undefined): value is number => typeof value === 'number';

const arithmetic =
  (compute: (a: number, b: number) => number): PlainFunction =>
  ([a, b]) => {
    const result = isNumber(a) && isNumber(b) ? compute(a, b) : NaN;
    return Number.isSafeInteger(result) ? result : undefined;
  };

/** Of numbers, or of one list of them. */
const extreme =
  (choose: (...numbers: number[]) => number): PlainFunction =>
  (args) => {
    const [first = null] = args;
    const numbers = args.length === 1 && isList(first) ? first : args;
    return numbers.length > 0 && numbers.length <= MAX_RANGE && numbers.every(isNumber)
      ? choose(...numbers)
      : undefined;
  };

/** A template's `range` makes no more. */
const MAX_RANGE = 10_000;

/** Functions of known whole numbers. */
export const numbersKnown: Readonly<Record<string, PlainFunction>> = {
  add: arithmetic((a, b) => a + b),
  sub: arithmetic((a, b) => a - b),
  mul: arithmetic((a, b) => a * b),
  div: arithmetic((a, b) => Math.trunc(a / b)),
  mod: arithmetic((a, b) => a % b),
  min: extreme(Math.min),
  max: extreme(Math.max),
  int: ([value]) => {
    if (isNumber(value)) return Math.trunc(value);
    return typeof value === 'string' && /^\s*[+-]?\d{1,15}\s*$/.test(value) ? Number(value) : undefined;
  },
  range: ([start, count], { world, at }) => {
    if (!isNumber(start) || !isNumber(count) || count < 0 || count > MAX_RANGE) return undefined;
    world.budget.spend(count, at);
    return Array.from({ length: count }, (_, index) => start + index);
  },
};
