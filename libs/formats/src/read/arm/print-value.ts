import { pointerTo } from '@plimsoll/engine';
import { ownValue, type Origin } from '../place.js';
import { evaluateJson } from './evaluate-json.js';
import type { World } from './frame.js';
import type { Resource } from './resource.js';
import { isList, isValueObject, Opaque, shortText, type Value } from './value.js';

/** An object as Azure's tools print a resource, made of a template's: the readers of such documents read it. */
export type Printed = Record<string, unknown>;

/** Gives an object its place in the document. */
export function placed<T extends object>(world: World, object: T, origin: Origin): T {
  world.origins.set(object, origin);
  return object;
}

/** A member of a resource as it would be printed; undefined where it is left out. */
export function printMember(resource: Resource, name: string): unknown {
  const { written, frame } = resource;
  if (!Object.hasOwn(written, name)) return undefined;
  const at = pointerTo(frame.at, name);
  return printValue(evaluateJson(ownValue(written, name), { frame: { ...frame, at }, marks: true }), frame.world, at);
}

/** A value without the members that are null or an empty text: that is how a template leaves a member out. */
function printValue(value: Value, world: World, at: string): unknown {
  world.budget.spend(1, at);
  if (value === null || value === '') return undefined;
  if (value instanceof Opaque) return new Opaque(shortText(value.symbol));
  if (!isList(value) && !isValueObject(value)) return value;
  const printed = world.budget.within(at, () =>
    isList(value) ? value.map((item) => printValue(item, world, at) ?? null) : printObject(value, world, at),
  );
  const origin = world.origins.get(value);
  return origin ? placed(world, printed, origin) : printed;
}

function printObject(value: Exclude<Value, null>, world: World, at: string): Printed {
  const printed = Object.create(null) as Printed;
  for (const [name, member] of Object.entries(value)) {
    const shown = printValue(member as Value, world, at);
    if (shown !== undefined) printed[name] = shown;
  }
  return printed;
}
