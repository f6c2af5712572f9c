import { pointerTo } from '@plimsoll/engine';
import { isObject, ownValue, type Place } from '../place.js';
import { planProblem } from './plan-problem.js';

export type Key = string | number | undefined;

/** One instance of a resource or data source, as it will be once the plan is applied. `module` is the address of the module instance it stands in, empty for the root. */
export interface Instance {
  readonly address: string;
  readonly module: string;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly key: Key;
  readonly values: Place;
}

/** The most instances of one plan that are read. */
const MAX_INSTANCES = 200_000;
const MAX_MODULE_DEPTH = 64;

/**
 * The instances of a plan (`planned_values`) or a state (`values`). What the plan destroys or forgets is left out. What it does not touch
 * (a plan of single targets) and the data sources that were read before stand in `prior_state`.
 */
export function readInstances(document: unknown): readonly Instance[] {
  const root: Place = { value: document, pointer: '' };
  const changes = readChanges(root);
  const planned = ['planned_values', 'values'].flatMap((name) => walk(member(member(root, name), 'root_module')));
  const found = new Map(
    planned.filter(({ address }) => !changes.gone.has(address)).map((each) => [each.address, each]),
  );
  const before = member(member(member(root, 'prior_state'), 'values'), 'root_module');
  for (const each of walk(before)) {
    const isKept = each.isData || !changes.named.has(each.address);
    if (isKept && !found.has(each.address)) found.set(each.address, each);
  }
  return [...found.values()];
}

/** The addresses that the plan speaks of, and those of them that are gone once it is applied. A deposed object is the rest of an earlier replacement. */
function readChanges(root: Place): { readonly named: ReadonlySet<string>; readonly gone: ReadonlySet<string> } {
  const [named, gone] = [new Set<string>(), new Set<string>()];
  for (const { value } of listAt(member(root, 'resource_changes'))) {
    const address = ownValue(value, 'address');
    if (typeof address !== 'string' || ownValue(value, 'deposed') !== undefined) continue;
    named.add(address);
    const actions = ownValue(ownValue(value, 'change'), 'actions');
    if (Array.isArray(actions) && actions.length === 1 && ['delete', 'forget'].includes(String(actions[0])))
      gone.add(address);
  }
  return { named, gone };
}

/** The change of each address: what is known only after apply stands there. */
export function readUnknowns(document: unknown): ReadonlyMap<string, unknown> {
  const unknowns = new Map<string, unknown>();
  for (const { value } of listAt(member({ value: document, pointer: '' }, 'resource_changes'))) {
    const address = ownValue(value, 'address');
    const unknown = ownValue(ownValue(value, 'change'), 'after_unknown');
    if (typeof address === 'string' && ownValue(value, 'deposed') === undefined) unknowns.set(address, unknown);
  }
  return unknowns;
}

function walk(root: Place): Instance[] {
  const found: Instance[] = [];
  let level: readonly Place[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_MODULE_DEPTH)
      throw planProblem('too-deep', level[0]?.pointer ?? '', `holds modules more than ${MAX_MODULE_DEPTH} deep`);
    for (const module of level) readModule(module, found);
    level = level.flatMap((module) => listAt(member(module, 'child_modules')));
  }
  return found;
}

function readModule(module: Place, found: Instance[]): void {
  const address = ownValue(module.value, 'address');
  for (const place of listAt(member(module, 'resources'))) {
    const instance = instanceAt(place, typeof address === 'string' ? address : '');
    if (instance) found.push(instance);
    if (found.length > MAX_INSTANCES)
      throw planProblem('too-large', module.pointer, `holds more than ${MAX_INSTANCES} resources`);
  }
}

function instanceAt(place: Place, module: string): Instance | undefined {
  const [type, name, address, key] = ['type', 'name', 'address', 'index'].map((each) => ownValue(place.value, each));
  if (typeof type !== 'string' || typeof name !== 'string' || typeof address !== 'string') return undefined;
  return {
    address,
    module,
    type,
    name,
    isData: ownValue(place.value, 'mode') === 'data',
    key: typeof key === 'string' || typeof key === 'number' ? key : undefined,
    values: member(place, 'values'),
  };
}

/** A member of an object; its value is undefined where there is none. Terraform writes names in one spelling only. */
export function member(place: Place, name: string): Place {
  return { value: ownValue(place.value, name), pointer: pointerTo(place.pointer, name) };
}

/** A place some steps further down, through objects and lists. */
export function placeAt(place: Place, path: readonly (string | number)[]): Place {
  let { value, pointer } = place;
  for (const step of path) {
    value =
      typeof step === 'string' ? ownValue(value, step) : Array.isArray(value) ? (value[step] as unknown) : undefined;
    pointer = pointerTo(pointer, step);
  }
  return { value, pointer };
}

/** The objects of a list. What is no list has none. */
export function listAt(place: Place): readonly Place[] {
  if (!Array.isArray(place.value)) return [];
  return place.value
    .map((value: unknown, index) => ({ value, pointer: pointerTo(place.pointer, index) }))
    .filter(({ value }) => isObject(value));
}
