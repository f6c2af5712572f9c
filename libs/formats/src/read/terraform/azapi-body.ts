import { pointerTo } from '@plimsoll/engine';
import { isObject, ownValue, Unresolved, type Place } from '../place.js';
import { linkWithin, type Link } from './link.js';
import { argumentAt, writtenAt, type Plan } from './plan.js';
import { planProblem } from './plan-problem.js';
import { placeAt, type Instance } from './plan-resources.js';
import type { Kind } from './resource-kind.js';

type Path = readonly (string | number)[];

/**
 * The body of an azapi resource: an object as the Azure API takes it, with `Unresolved` for what is known only after apply. Version 1 of the provider
 * takes it as a JSON text (`isText`), inside which nothing can be pointed at.
 */
export interface Body {
  readonly place: Place;
  readonly isText: boolean;
}

const MAX_DEPTH = 100;
const bodies = new WeakMap<Instance, Body>();

/** Reads a resource's body, once. Throws Problem (422) where it is a text that is no JSON, or nested deeper than any resource is. */
export function bodyOf(plan: Plan, instance: Instance): Body {
  const known = bodies.get(instance);
  if (known) return known;
  const body = readBody(plan, instance);
  bodies.set(instance, body);
  return body;
}

function readBody(plan: Plan, instance: Instance): Body {
  const place = argumentAt(plan, instance, ['body']);
  if (typeof place.value === 'string')
    return { place: { ...place, value: parse(place.value, place.pointer) }, isText: true };
  const unknown = ownValue(plan.unknowns.get(instance.address), 'body');
  return { place: { ...place, value: overlay(place, unknown, `${instance.address}.body`, 0) }, isText: false };
}

function parse(text: string, pointer: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw planProblem('invalid-value', pointer, 'is no JSON text');
  }
}

/** A copy of a planned value with what it leaves out because it is known only after apply. */
function overlay({ value, pointer }: Place, unknown: unknown, symbol: string, depth: number): unknown {
  if (depth > MAX_DEPTH) throw planProblem('too-deep', pointer, `is nested more than ${MAX_DEPTH} deep`);
  if (unknown === true) return new Unresolved(`{${symbol}}`);
  const inner = (name: string | number, item: unknown, flag: unknown) =>
    overlay({ value: item, pointer: pointerTo(pointer, name) }, flag, `${symbol}.${name}`, depth + 1);
  if (Array.isArray(value))
    return value.map((item: unknown, index) => inner(index, item, Array.isArray(unknown) ? unknown[index] : undefined));
  if (!isObject(value)) return value;
  const names = new Set([...Object.keys(value), ...(isObject(unknown) ? Object.keys(unknown) : [])]);
  const entries = [...names].map(
    (name) => [name, inner(name, ownValue(value, name), ownValue(unknown, name))] as const,
  );
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** A place inside a body. Names are found ignoring case, as Azure does. */
export function bodyAt(plan: Plan, instance: Instance, path: Path): Place {
  const { place, isText } = bodyOf(plan, instance);
  let at = place;
  for (const step of path) {
    if (at.value instanceof Unresolved) return at;
    const key = typeof step === 'string' && isObject(at.value) ? nameIn(at.value, step) : step;
    at = placeAt(at, [key]);
  }
  return isText ? { ...at, pointer: place.pointer } : at;
}

export const nameIn = (object: Readonly<Record<string, unknown>>, name: string): string =>
  Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;

/** What a member of a body refers to. One that is known only after apply is what the body's expression refers to, where that is one thing of the kind; a configuration also tells which expression is the member's own. */
export function linkInBody(plan: Plan, instance: Instance, path: Path, kind: Kind): Link {
  const { value, pointer } = bodyAt(plan, instance, path);
  if (typeof value === 'string') return { state: 'text', text: value, pointer };
  if (value === undefined) return { state: 'left-out', pointer };
  if (!(value instanceof Unresolved)) return { state: 'none', pointer };
  const own = writtenAt(plan, instance, ['body', ...path]);
  const written = own.state === 'written' ? own : writtenAt(plan, instance, ['body']);
  return written.state === 'written'
    ? linkWithin(plan, instance, written.expression, kind)
    : { state: 'unknown', pointer: bodyOf(plan, instance).place.pointer };
}
