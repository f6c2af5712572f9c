import { ownValue, Unresolved, type Place } from '../place.js';
import { Follower } from './follow-references.js';
import { InstanceIndex, pick } from './instance-index.js';
import { Configuration } from './plan-configuration.js';
import { member, placeAt, readInstances, readUnknowns, type Instance } from './plan-resources.js';
import { nameAt } from './reference.js';

/** A plan, opened: what will be there, what was written, and how the two hang together. */
export interface Plan {
  readonly instances: InstanceIndex;
  readonly configuration: Configuration;
  readonly follower: Follower;
  /** What is known only after apply, by address. */
  readonly unknowns: ReadonlyMap<string, unknown>;
}

/** Opens what `terraform show -json` prints. Throws Problem (422) where it holds more than a plan can. */
export function openPlan(document: unknown): Plan {
  const instances = new InstanceIndex(readInstances(document));
  const configuration = new Configuration(document);
  const follower = new Follower(configuration, instances);
  return { instances, configuration, follower, unknowns: readUnknowns(document) };
}

/**
 * How an argument was written. `hidden`: it stands in a block that the plan's configuration does not print, as those are that `dynamic` makes,
 * or that cannot be told from its neighbours.
 */
export type Written =
  | { readonly state: 'written'; readonly expression: Place }
  | { readonly state: 'left-out' }
  | { readonly state: 'hidden' };

type Path = readonly (string | number)[];

export function writtenAt({ configuration }: Plan, instance: Instance, path: Path): Written {
  const resource = configuration.resourceOf(instance);
  if (!resource) return { state: 'left-out' };
  let [planned, place]: [Place, Place] = [instance.values, member(resource, 'expressions')];
  for (const step of path) {
    [planned, place] = [placeAt(planned, [step]), placeAt(place, [step])];
    const isList = Array.isArray(planned.value) && planned.value.length > 0 && step !== path.at(-1);
    if (isList && !isOne(place.value, planned.value)) return { state: 'hidden' };
  }
  return place.value === undefined ? { state: 'left-out' } : { state: 'written', expression: place };
}

/** Blocks are told apart by their place in the list only where there is one of them: those of a set are printed in another order. */
const isOne = (written: unknown, planned: unknown): boolean =>
  Array.isArray(written) && Array.isArray(planned) && written.length === 1 && planned.length === 1;

/**
 * The planned value of an argument: null where it is told to be unset (an empty text is how the provider writes that), undefined where it is left
 * to Azure, `Unresolved` where it is set to something that is known only after apply. Then the pointer is to its expression.
 */
export function argumentAt(plan: Plan, instance: Instance, path: Path): Place {
  const planned = placeAt(instance.values, path);
  if (planned.value !== undefined) return planned.value === '' ? { ...planned, value: null } : planned;
  const written = writtenAt(plan, instance, path);
  if (written.state === 'left-out') return planned;
  const symbol = new Unresolved(`{${instance.address} ${path.join('.')}}`);
  if (written.state === 'hidden')
    return isKnownLater(plan, instance, path) ? { value: symbol, pointer: nearestPointer(instance, path) } : planned;
  return isKnown(plan, instance, written.expression) ? planned : { value: symbol, pointer: written.expression.pointer };
}

/** An argument whose expression was known at plan time and that has no planned value was null: Azure is left to choose. */
function isKnown({ follower, configuration }: Plan, instance: Instance, expression: Place): boolean {
  const constant = ownValue(expression.value, 'constant_value');
  if (constant !== undefined && constant !== null) return false;
  const { targets, isDark, locals } = follower.follow(expression, configuration.scopeOf(instance));
  return (
    !isDark &&
    locals.length === 0 &&
    targets.every(({ group, rest, hint }) => {
      const picked = pick(group, rest, hint);
      const name = picked && nameAt(picked.rest, 0);
      return name !== undefined && ownValue(picked?.instance.values.value, name) !== undefined;
    })
  );
}

/** Tells whether the plan says of an argument that it is known only after apply, rather than that there is no such argument. */
export function isKnownLater({ unknowns }: Plan, instance: Instance, path: Path): boolean {
  let value = unknowns.get(instance.address);
  for (const step of path) {
    if (value === true) return true;
    value = placeAt({ value, pointer: '' }, [step]).value;
  }
  return value === true;
}

/** The pointer to the nearest thing around an argument that the plan shows. */
export function nearestPointer(instance: Instance, path: Path): string {
  for (let length = path.length - 1; length > 0; length -= 1) {
    const place = placeAt(instance.values, path.slice(0, length));
    if (place.value !== undefined) return place.pointer;
  }
  return instance.values.pointer;
}
