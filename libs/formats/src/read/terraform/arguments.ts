import { isObject, membersOf, noteRest, Unresolved, type Notes, type Place } from '../place.js';
import type { Draft } from './draft.js';
import { argumentAt, type Plan } from './plan.js';
import { placeAt, type Instance } from './plan-resources.js';

/**
 * How one argument of the provider becomes a member of the Azure API's object. `from`: the names it has in the versions of the provider.
 * `unset` says what null means: `null` that the provider sends nothing and Azure puts nothing in its place, `left-out` that Azure chooses,
 * `false` that the provider itself sends false. `zeroIsUnset`: the provider writes 0 into the state for a number that is not set.
 */
export interface Argument {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly unset?: 'null' | 'left-out' | 'false';
  readonly zeroIsUnset?: true;
}

/** A resource's arguments, or those of one of its blocks (`path`), on their way into the draft at `to`. */
export interface Block {
  readonly plan: Plan;
  readonly draft: Draft;
  readonly instance: Instance;
  readonly path: readonly (string | number)[];
  readonly to: readonly (string | number)[];
  /** The arguments that were looked at. */
  readonly taken: Set<string>;
}

/** Takes an argument by the first of its names that the plan shows or that was written; its value is undefined where it is left to Azure. */
export function take({ plan, instance, path, taken }: Block, names: readonly string[]): Place {
  for (const name of names) taken.add(name);
  const places = names.map((name) => argumentAt(plan, instance, [...path, name]));
  const isKnown = ({ value }: Place) => value !== undefined && !(value instanceof Unresolved);
  const known = places.filter(isKnown);
  const open = places.find(({ value }) => value instanceof Unresolved);
  return known.find(({ value }) => value !== null) ?? known[0] ?? open ?? { value: undefined, pointer: '' };
}

/** Puts arguments into the draft. */
export function putArguments(block: Block, all: readonly Argument[]): void {
  for (const argument of all) {
    const place = take(block, argument.from);
    const isUnset = place.value === null || (argument.zeroIsUnset === true && place.value === 0);
    if (!isUnset) block.draft.put([...block.to, ...argument.to], place);
    else if (argument.unset !== 'left-out')
      block.draft.put([...block.to, ...argument.to], { ...place, value: argument.unset === 'false' ? false : null });
  }
}

/** A block that may stand once: its arguments; null where the plan tells that there is none, undefined where it is left to Azure or known only after apply. */
export function blockOf(block: Block, name: string, to: readonly string[]): Block | null | undefined {
  block.taken.add(name);
  const path = [...block.path, name];
  const { value } = placeAt(block.instance.values, path);
  if (Array.isArray(value) && isObject(value[0]))
    return { ...block, path: [...path, 0], to: [...block.to, ...to], taken: new Set() };
  return value === undefined ? undefined : null;
}

/** Notes the arguments that nobody looked at, that say something and are not known to be about something else. */
export function noteUntaken({ instance, path, taken }: Block, notes: Notes, irrelevant: ReadonlySet<string>): void {
  const members = membersOf(notes, placeAt(instance.values, path));
  for (const name of taken) members.take(name);
  noteRest(notes, members, irrelevant);
}
