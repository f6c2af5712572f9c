import { equalValues } from './equal-values.js';
import type { Frame, PlainFunction } from './frame.js';
import { isList, isValueObject, memberOf, objectOf, Opaque, type Value, type ValueObject } from './value.js';

type Lists = Readonly<Record<string, PlainFunction>>;

function sizeOf(value: Value | undefined): number | undefined {
  if (typeof value === 'string' || (value !== undefined && isList(value))) return value.length;
  return value !== undefined && isValueObject(value) ? Object.keys(value).length : undefined;
}

/** True, false, or undefined where an item that only runtime knows may be it. */
function holds(list: readonly Value[], item: Value, { world, at }: Frame): boolean | undefined {
  let result: boolean | undefined = false;
  for (const each of list) {
    const isEqual = equalValues(each, item, world.budget, at);
    if (isEqual === true) return true;
    if (isEqual === undefined) result = undefined;
  }
  return result;
}

const contains: PlainFunction = ([container = null, item = null], frame) => {
  if (isList(container)) return holds(container, item, frame);
  if (isValueObject(container)) return typeof item === 'string' ? memberOf(container, item) !== undefined : undefined;
  return typeof container === 'string' && (typeof item === 'string' || typeof item === 'number')
    ? container.includes(String(item))
    : undefined;
};

const empty: PlainFunction = ([value = null]) => {
  if (value instanceof Opaque) return value.hasText ? false : undefined;
  if (value === null) return true;
  const size = sizeOf(value);
  return size === undefined ? undefined : size === 0;
};

const at =
  (pick: (length: number) => number): PlainFunction =>
  ([value = null]) => {
    if (typeof value === 'string') return value.charAt(pick(value.length));
    return isList(value) ? (value[pick(value.length)] ?? undefined) : undefined;
  };

/** Objects are merged, those inside them too where both have one; lists give each item once. */
const union: PlainFunction = (args, frame) => {
  if (args.every(isValueObject)) return args.reduce((all, each) => merge(all, each, frame));
  return args.every(isList) ? distinct(args.flat(1) as readonly Value[], frame) : undefined;
};

function merge(a: ValueObject, b: ValueObject, frame: Frame): ValueObject {
  const { budget } = frame.world;
  budget.spend(Object.keys(a).length + Object.keys(b).length, frame.at);
  const names = new Map(Object.keys(a).map((name) => [name.toLowerCase(), name]));
  const members = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const name = names.get(key.toLowerCase()) ?? key;
    const old = members.get(name) ?? null;
    const isDeep = isValueObject(old) && isValueObject(value);
    members.set(name, isDeep ? budget.within(frame.at, () => merge(old, value, frame)) : value);
  }
  return objectOf(members);
}

function distinct(items: readonly Value[], frame: Frame): readonly Value[] | undefined {
  const kept: Value[] = [];
  for (const item of items) {
    const isHeld = holds(kept, item, frame);
    if (isHeld === undefined) return undefined;
    if (!isHeld) kept.push(item);
  }
  return kept;
}

const intersection: PlainFunction = ([first = null, ...others], frame) => {
  if (isList(first) && others.every(isList)) {
    const truths = first.map((item) => others.map((list) => (isList(list) ? holds(list, item, frame) : undefined)));
    if (truths.flat().includes(undefined)) return undefined;
    return first.filter((_, index) => truths[index]?.every((isHeld) => isHeld === true));
  }
  return undefined;
};

const section =
  (cut: (count: number) => readonly [number, number?]): PlainFunction =>
  ([value = null, count]) => {
    if (typeof count !== 'number' || !(typeof value === 'string' || isList(value))) return undefined;
    return value.slice(...cut(Math.max(0, count)));
  };

/** The item at a place counted from the end, the last being 1; `none` is what there is beyond the first. */
const fromEnd =
  (none: null | undefined): PlainFunction =>
  ([list = null, place]) =>
    isList(list) && typeof place === 'number' && place > 0 ? (list[list.length - place] ?? none) : undefined;

const createObject: PlainFunction = (args) => {
  const members: [string, Value][] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const [name, value] = [args[index], args[index + 1]];
    if (typeof name !== 'string' || value === undefined) return undefined;
    members.push([name, value]);
  }
  return objectOf(members);
};

/** Functions that take what is not known for what it is. */
export const listOpen: Lists = {
  array: ([value = null]) => (value instanceof Opaque && !value.hasText ? undefined : isList(value) ? value : [value]),
  contains,
  createarray: (args) => args,
  createobject: createObject,
  empty,
  // The first item of a list is known even where others are not.
  first: at(() => 0),
  last: at((length) => length - 1),
};

/** Functions of known values. */
export const listKnown: Lists = {
  length: ([value]) => sizeOf(value),
  union,
  intersection,
  indexfromend: fromEnd(undefined),
  tryindexfromend: fromEnd(null),
  shallowmerge: ([list = null]) => {
    if (!isList(list) || !list.every(isValueObject)) return undefined;
    return objectOf(list.flatMap((each) => Object.entries(each)));
  },
  flatten: ([list = null]) => (isList(list) && list.every(isList) ? (list.flat(1) as readonly Value[]) : undefined),
  skip: section((count) => [count]),
  take: section((count) => [0, count]),
  items: ([object = null]) =>
    isValueObject(object)
      ? Object.keys(object)
          .sort()
          .map((key) =>
            objectOf([
              ['key', key],
              ['value', object[key] ?? null],
            ]),
          )
      : undefined,
  objectkeys: ([object = null]) => (isValueObject(object) ? Object.keys(object).sort() : undefined),
};
