import type { Call, SpecialFunction } from './frame.js';
import { isList, isValueObject, objectOf, type Value } from './value.js';

type Tell = (...given: readonly Value[]) => Value;

/** The function that a `lambda('a', 'b', body)` stands for. */
function lambda({ args, frame, value }: Call, index: number): Tell | undefined {
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
  (make: (list: readonly Value[], tell: Tell, call: Call) => Value | undefined) =>
  (call: Call): Value | undefined => {
    const [list, tell] = [call.value(call.args[0]), lambda(call, 1)];
    return isList(list) && tell ? make(list, tell, call) : undefined;
  };

type Entry = readonly [Value, Value];
const isNamed = (entry: Entry): entry is readonly [string, Value] => typeof entry[0] === 'string';

/** The lists of the items that have the same name, names in the order in which they first come. */
function groupBy(list: readonly Value[], tell: Tell): Value | undefined {
  const entries = list.map((item): Entry => [tell(item), item]);
  if (!entries.every(isNamed)) return undefined;
  const groups = new Map<string, Value[]>();
  for (const [name, item] of entries) {
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return objectOf(groups);
}

/** `tell` says whether an item comes before another; what it leaves open leaves the whole order open. */
function sort(list: readonly Value[], tell: Tell): Value | undefined {
  let isOpen = false;
  const before = (a: Value, b: Value): boolean => {
    const truth = tell(a, b);
    isOpen ||= typeof truth !== 'boolean';
    return truth === true;
  };
  const sorted = list.toSorted((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
  return isOpen ? undefined : sorted;
}

function reduce(call: Call): Value | undefined {
  const [list, first, tell] = [call.value(call.args[0]), call.value(call.args[1]), lambda(call, 2)];
  return isList(list) && tell ? list.reduce((all, item, index) => tell(all, item, index), first) : undefined;
}

function mapValues(call: Call): Value | undefined {
  const [object, tell] = [call.value(call.args[0]), lambda(call, 1)];
  if (!isValueObject(object) || !tell) return undefined;
  return objectOf(Object.entries(object).map(([name, value]) => [name, tell(value)] as const));
}

/** Functions that call a function for each item. */
export const lambdaSpecials: Readonly<Record<string, SpecialFunction>> = {
  map: overList((list, tell) => list.map((item, index) => tell(item, index))),
  filter: overList((list, tell) => {
    const truths = list.map((item, index) => tell(item, index));
    return truths.every((truth) => typeof truth === 'boolean') ? list.filter((_, at) => truths[at]) : undefined;
  }),
  groupby: overList(groupBy),
  mapvalues: mapValues,
  reduce,
  sort: overList(sort),
  toobject: overList((list, tell, call) => {
    const tellValue = lambda(call, 2);
    const entries = list.map((item): Entry => [tell(item), tellValue ? tellValue(item) : item]);
    return entries.every(isNamed) ? objectOf(entries) : undefined;
  }),
  lambdavariables: ({ args: [name], frame, value }) => {
    const asked = value(name);
    return typeof asked === 'string' ? frame.lambdas.get(asked.toLowerCase()) : undefined;
  },
};
