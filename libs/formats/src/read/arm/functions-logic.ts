import { equalValues } from './equal-values.js';
import type { Call, Frame, PlainFunction, SpecialFunction } from './frame.js';
import { describeValue } from './text-of-value.js';
import { isList, isValueObject, memberOf, objectOf, Opaque, symbolFor } from './value.js';
import type { Value, ValueObject } from './value.js';

/** What is true, false or not known (undefined). */
type Truth = boolean | undefined;

const truthOf = (value: Value): Truth => (typeof value === 'boolean' ? value : undefined);

/** One of the two decides; else what is not known leaves it open. */
function junction({ args, value }: Call, decisive: boolean): Value | undefined {
  let result: Truth = !decisive;
  for (const arg of args) {
    const truth = truthOf(value(arg));
    if (truth === decisive) return decisive;
    if (truth === undefined) result = undefined;
  }
  return result;
}

/** Only the branch that is taken is evaluated; where that is not known, the value is known as far as both branches come to the same. */
function choose({ args: [condition, yes, no], frame, value }: Call): Value | undefined {
  const truth = value(condition);
  if (typeof truth === 'boolean') return value(truth ? yes : no);
  return eitherOf(value(yes), value(no), frame, symbolOf(truth, frame));
}

/** What two values have in common: objects with the same members, lists of the same length and equal values; the rest hangs on the condition. */
function eitherOf(a: Value, b: Value, frame: Frame, condition: string): Value {
  const { budget } = frame.world;
  const both = (one: Value | undefined, other: Value | undefined) =>
    budget.within(frame.at, () => eitherOf(one ?? null, other ?? null, frame, condition));
  budget.spend(1, frame.at);
  if (isList(a) && isList(b) && a.length === b.length) return a.map((item, index) => both(item, b[index]));
  if (isValueObject(a) && isValueObject(b) && haveSameMembers(a, b))
    return objectOf(Object.keys(a).map((name) => [name, both(a[name], memberOf(b, name))] as const));
  if (equalValues(a, b, budget, frame.at) === true) return a;
  return new Opaque(symbolFor(`if(${condition},${symbolOf(a, frame)},${symbolOf(b, frame)})`));
}

function haveSameMembers(a: ValueObject, b: ValueObject): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => memberOf(b, name) !== undefined);
}

const symbolOf = (value: Value, { world, at }: Frame): string => describeValue(value, world.budget, at).json;

/** The first that is not null; what may be null, and what comes behind it, is not known. */
function coalesce({ args, value }: Call): Value | undefined {
  for (const arg of args) {
    const each = value(arg);
    if (each instanceof Opaque && !each.hasText) return undefined;
    if (each !== null) return each;
  }
  return null;
}

/** Goes down by names and indexes; null where there is nothing. */
function tryGet({ args: [first, ...keys], value }: Call): Value | undefined {
  let found = value(first);
  for (const key of keys.map((each) => value(each))) {
    if (key instanceof Opaque) return undefined;
    if (found instanceof Opaque) return undefined;
    if (isList(found) && typeof key === 'number') found = found[key] ?? null;
    else if (isValueObject(found) && typeof key === 'string') found = memberOf(found, key) ?? null;
    else return null;
  }
  return found;
}

/** Functions that do not evaluate all of their arguments, or not whatever they are. */
export const logicSpecials: Readonly<Record<string, SpecialFunction>> = {
  and: (call) => junction(call, false),
  or: (call) => junction(call, true),
  if: choose,
  coalesce,
  tryget: tryGet,
};

const compared =
  (holds: (order: number) => boolean): PlainFunction =>
  ([a, b]) => {
    const bothAre = (type: string) => typeof a === type && typeof b === type;
    if (a === undefined || b === undefined || a === null || b === null) return undefined;
    return bothAre('number') || bothAre('string') ? holds(a < b ? -1 : a > b ? 1 : 0) : undefined;
  };

/** Functions that take what is not known for what it is. */
export const logicOpen: Readonly<Record<string, PlainFunction>> = {
  equals: ([a = null, b = null], { world, at }) => equalValues(a, b, world.budget, at),
};

/** Functions of known values. */
export const logicKnown: Readonly<Record<string, PlainFunction>> = {
  not: ([value]) => (typeof value === 'boolean' ? !value : undefined),
  true: () => true,
  false: () => false,
  null: () => null,
  greater: compared((order) => order > 0),
  greaterorequals: compared((order) => order >= 0),
  less: compared((order) => order < 0),
  lessorequals: compared((order) => order <= 0),
  bool: ([value]) => {
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return value !== 0;
    const word = typeof value === 'string' ? value.toLowerCase() : '';
    return word === 'true' || word === '1' ? true : word === 'false' || word === '0' ? false : undefined;
  },
};
