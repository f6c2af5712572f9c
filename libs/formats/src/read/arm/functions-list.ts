import { equalValues } from './equal-values.js';
import type { Call, Frame, PlainFunction, SpecialFunction } from './frame.js';
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

/** The function that a `lambda('a', 'b', body)` stands for. */
function lambda({ args, frame, value }: Call, index: number): ((...given: readonly Value[]) => Value) | undefined {
  const written = args[index];
  if (written?.is !== 'call' || written.name !== 'lambda') return undefined;
  const names = written.args
    .slice(0, -1)
    .map((name) => (name.is === 'literal' ? String(name.value).toLowerCase() : ''));
  return (...given) =>
    value(written.args.at(-1), {
      ...frame,
      lambdas: new Map([...frame.lambdas, ...names.map((name, each) => [name, given[each] ?? null] as const)]),
    });
}

const overList =
  (make: (list: readonly Value[], tell: (...given: readonly Value[]) => Value, call: Call) => Value | undefined) =>
  (call: Call): Value | undefined => {
    const [list, tell] = [call.value(call.args[0]), lambda(call, 1)];
    return isList(list) && tell ? make(list, tell, call) : undefined;
  };

/** Functions that call a function for each item. */
export const listSpecials: Readonly<Record<string, SpecialFunction>> = {
  map: overList((list, tell) => list.map((item, index) => tell(item, index))),
  filter: overList((list, tell) => {
    const truths = list.map((item, index) => tell(item, index));
    return truths.every((truth) => typeof truth === 'boolean') ? list.filter((_, at) => truths[at]) : undefined;
  }),
  toobject: overList((list, tell, call) => {
    const tellValue = lambda(call, 2);
    const entries = list.map((item) => [tell(item), tellValue ? tellValue(item) : item] as const);
    const isNamed = (entry: readonly [Value, Value]): entry is readonly [string, Value] => typeof entry[0] === 'string';
    return entries.every(isNamed) ? objectOf(entries) : undefined;
  }),
  lambdavariables: ({ args: [name], frame, value }) => {
    const asked = value(name);
    return typeof asked === 'string' ? frame.lambdas.get(asked.toLowerCase()) : undefined;
  },
};
