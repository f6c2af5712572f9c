import type { ReadDocument } from './model/report.js';
import { stableSteps } from './rules/places.js';
import type { Struct } from './rules/values.js';

const isStruct = (value: unknown): value is Struct =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isItemList = (value: unknown): value is readonly Struct[] => Array.isArray(value) && value.every(isStruct);

/**
 * The design that a transition leads to: what `to` does not tell stays as `from` tells it, and items of lists are found again by name, else by id.
 * A list that `to` tells is complete. What `to` sets to something it cannot tell stays untold.
 */
function designAfter(from: ReadDocument, to: ReadDocument): ReadDocument['design'] {
  const unresolved = new Set(to.unresolved ?? []);
  return over(from.design as Struct, to.design as Struct, { path: '', unresolved }) as ReadDocument['design'];
}

interface Where {
  readonly path: string;
  readonly unresolved: ReadonlySet<string>;
}

function over(before: unknown, after: unknown, where: Where): unknown {
  if (where.unresolved.has(where.path)) return after;
  if (after === undefined) return before;
  if (isStruct(before) && isStruct(after)) return overStruct(before, after, where);
  return isItemList(before) && isItemList(after) ? overItems(before, after, where) : after;
}

function overStruct(before: Struct, after: Struct, { path, unresolved }: Where): Struct {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const members = names.map((name) => {
    const own = (of: Struct) => (Object.hasOwn(of, name) ? of[name] : undefined);
    return [name, over(own(before), own(after), { path: `${path}/${name}`, unresolved })] as const;
  });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

function overItems(
  before: readonly Struct[],
  after: readonly Struct[],
  { path, unresolved }: Where,
): readonly Struct[] {
  const known = itemsByStep(before);
  const steps = stableSteps(after);
  return after.map((item, index) => {
    const former = known.get(steps[index] ?? '');
    return former ? overStruct(former, item, { path: `${path}/${index}`, unresolved }) : item;
  });
}

/** The items of a list by their stable steps; one that has neither name nor id of its own cannot be found again. */
function itemsByStep(items: readonly Struct[]): ReadonlyMap<string, Struct> {
  const steps = stableSteps(items);
  return new Map(
    items.flatMap((item, index) => {
      const step = steps[index] ?? '';
      return step.includes('=') ? [[step, item] as const] : [];
    }),
  );
}

/** Both designs as one document: design paths begin with `/from` or `/to`, pointers with `/from/document` or `/to/document`, as they stand in the question. */
export function pairedDocument(from: ReadDocument, to: ReadDocument): ReadDocument {
  return {
    format: 'design',
    design: { from: from.design, to: designAfter(from, to) } as ReadDocument['design'],
    pointers: { ...keptPointers(from), ...pointersOf(from, 'from'), ...pointersOf(to, 'to') },
    unmapped: [],
    lines: { ...linesOf(from, 'from'), ...linesOf(to, 'to') },
  };
}

type Side = 'from' | 'to';

function pointersOf({ design, format, pointers }: ReadDocument, side: Side): Record<string, string> {
  const isOwnForm = format === 'design' && Object.keys(pointers).length === 0;
  const told = isOwnForm ? toldPaths(design).map((path) => [path, path] as const) : Object.entries(pointers);
  const root = `/${side}/document`;
  return Object.fromEntries([[`/${side}`, root], ...told.map(([path, at]) => [`/${side}${path}`, `${root}${at}`])]);
}

/** What `to` leaves out stands in `from`; so does a value of it that a finding points at. Items of lists may stand elsewhere there. */
function keptPointers(from: ReadDocument): Record<string, string> {
  const kept = Object.entries(pointersOf(from, 'from')).filter(([path]) => !/\/\d+(?:\/|$)/.test(path));
  return Object.fromEntries(kept.map(([path, at]) => [path.replace(/^\/from/, '/to'), at]));
}

function linesOf({ lines = {} }: ReadDocument, side: Side): Record<string, number> {
  return Object.fromEntries(Object.entries(lines).map(([at, line]) => [`/${side}/document${at}`, line]));
}

/** The paths of everything a design tells. */
function toldPaths(design: unknown, path = ''): string[] {
  if (typeof design !== 'object' || design === null) return [path];
  return [path, ...Object.entries(design).flatMap(([name, value]) => toldPaths(value, `${path}/${name}`))];
}
