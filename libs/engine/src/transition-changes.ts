import type { ReadDocument } from './model/report.js';
import type { DesignChange } from './model/transition.js';
import { stableSteps } from './rules/places.js';
import { toJson, type Json } from './rules/show.js';
import type { Struct, Value } from './rules/values.js';

export type Difference = Omit<DesignChange, 'rules'>;

const isStruct = (value: unknown): value is Struct =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What differs between two designs, sorted by path. Null is told to be absent, so it differs from a value and not from null. What the first does not
 * tell and the second does cannot be told to be a change. Items of lists are compared by name, else by id, else by number; the order of items is no difference.
 */
export function designChanges(from: unknown, to: unknown): readonly Difference[] {
  const changes = differences(from, to, '');
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a document sets to something it cannot tell: it may change or stay. */
export function unresolvedChanges({ design, unresolved = [] }: ReadDocument): readonly Difference[] {
  return unresolved.map((path) => ({ path: stablePath(design, path), change: 'cannot-tell' }));
}

/** A design path with names in place of numbers. */
function stablePath(design: unknown, path: string): string {
  let value = design;
  const steps = path
    .slice(1)
    .split('/')
    .map((step) => {
      const items = Array.isArray(value) && value.every(isStruct) ? value : undefined;
      value = typeof value === 'object' && value !== null ? (value as Struct)[step] : undefined;
      return items ? (stableSteps(items)[Number(step)] ?? step) : step;
    });
  return `/${steps.join('/')}`;
}

function differences(from: unknown, to: unknown, path: string): Difference[] {
  if (to === undefined || from === to) return [];
  if (isStruct(from) && isStruct(to)) return structDifferences(from, to, path);
  if (from === undefined && isNonEmpty(to)) return structDifferences({}, to, path);
  const items = itemDifferences(from, to, path);
  if (items) return items;
  return valueDifference(from, to, path);
}

function valueDifference(from: unknown, to: unknown, path: string): Difference[] {
  if (from === undefined) return [{ path, change: 'cannot-tell', ...sidesOf(null, to) }];
  return isSame(from, to) ? [] : [{ path, change: kindOf(from, to), ...sidesOf(from, to) }];
}

const isNonEmpty = (value: unknown): value is Struct => isStruct(value) && Object.keys(value).length > 0;

/** What is told to be absent has no value to show. */
function sidesOf(from: unknown, to: unknown): Pick<DesignChange, 'from' | 'to'> {
  return { ...(from === null ? {} : { from: json(from) }), ...(to === null ? {} : { to: json(to) }) };
}

function structDifferences(from: Struct, to: Struct, path: string): Difference[] {
  return Object.keys(to).flatMap((name) =>
    differences(Object.hasOwn(from, name) ? from[name] : undefined, to[name], `${path}/${name}`),
  );
}

/** Undefined where not both are lists of structs. */
function itemDifferences(from: unknown, to: unknown, path: string): Difference[] | undefined {
  if (!Array.isArray(from) || !Array.isArray(to) || ![...from, ...to].every(isStruct)) return undefined;
  const before = byStep(from as readonly Struct[]);
  const after = byStep(to as readonly Struct[]);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((step) => {
    const [old, now] = [before.get(step), after.get(step)];
    const at = `${path}/${step}`;
    if (old && now) return structDifferences(old, now, at);
    return now
      ? [{ path: at, change: 'added' as const, to: json(now) }]
      : [{ path: at, change: 'removed' as const, from: json(old) }];
  });
}

function byStep(items: readonly Struct[]): ReadonlyMap<string, Struct> {
  const steps = stableSteps(items);
  return new Map(items.map((item, index) => [steps[index] ?? String(index), item]));
}

function kindOf(from: unknown, to: unknown): DesignChange['change'] {
  if (from === null) return 'added';
  return to === null ? 'removed' : 'changed';
}

/** Ids of resources are the same in any case. */
function isSame(a: unknown, b: unknown): boolean {
  const isId = (value: unknown) => typeof value === 'string' && value.startsWith('/');
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left === right || (isId(a) && isId(b) && left.toLowerCase() === right.toLowerCase());
}

const json = (value: unknown): Json => toJson(value as Value);
