import { pointerTo } from '@plimsoll/engine';
import { isObject, ownValue, type Place } from '../place.js';
import { configProblem } from './config-problem.js';

/** A resource or data source as it is written. `address` is what expressions call it. */
export interface ConfigResource {
  readonly address: string;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly body: Place;
}

/** A configuration in JSON syntax. */
export interface ConfigDocument {
  readonly resources: ReadonlyMap<string, ConfigResource>;
  readonly variables: ReadonlyMap<string, Place>;
  readonly locals: ReadonlyMap<string, Place>;
  /** Modules that are called: what they make does not stand here. */
  readonly modules: readonly Place[];
}

const MAX_RESOURCES = 100_000;

/** Tells whether a document is a Terraform configuration in JSON syntax with resources of Azure. */
export function isTerraformConfig(document: unknown): boolean {
  return membersAt({ value: ownValue(document, 'resource'), pointer: '' }).some(([name]) =>
    /^(?:azurerm|azapi)_/.test(name),
  );
}

/** Opens a configuration. Throws Problem (422) where blocks stand that are none, or more than any configuration has. */
export function openConfig(document: unknown): ConfigDocument {
  const at = (name: string): Place => ({ value: ownValue(document, name), pointer: `/${name}` });
  const resources = new Map<string, ConfigResource>();
  for (const kind of ['resource', 'data'])
    for (const resource of resourcesAt(at(kind), kind === 'data')) {
      if (resources.has(resource.address))
        throw configProblem('duplicate', resource.body.pointer, 'is a second resource of the same name');
      if (resources.size >= MAX_RESOURCES)
        throw configProblem('too-large', resource.body.pointer, `is one of more than ${MAX_RESOURCES} resources`);
      resources.set(resource.address, resource);
    }
  const blocks = membersAt(at('variable')).map(([name, place]) => [name, onlyBlock(place)] as const);
  return {
    resources,
    variables: new Map(blocks),
    locals: new Map(membersAt(at('locals'))),
    modules: membersAt(at('module')).map(([, place]) => place),
  };
}

function* resourcesAt(root: Place, isData: boolean): Generator<ConfigResource> {
  for (const [type, named] of membersAt(root))
    for (const [name, place] of membersAt(named)) {
      const address = `${isData ? 'data.' : ''}${type}.${name}`;
      yield { address, isData, type, name, body: onlyBlock(place) };
    }
}

/** The members of an object, or of each object of a list: in JSON syntax both are blocks. */
function membersAt(place: Place): readonly (readonly [string, Place])[] {
  if (Array.isArray(place.value))
    return place.value.flatMap((value: unknown, index) =>
      membersAt({ value, pointer: pointerTo(place.pointer, index) }),
    );
  if (!isObject(place.value)) {
    if (place.value === undefined) return [];
    throw configProblem('wrong-type', place.pointer, 'must be an object');
  }
  return Object.entries(place.value)
    .filter(([name]) => name !== '//')
    .map(([name, value]) => [name, { value, pointer: pointerTo(place.pointer, name) }] as const);
}

/** The block of a name that may stand once: an object, or a list with one. */
function onlyBlock(place: Place): Place {
  if (isObject(place.value)) return place;
  const [only, ...others]: readonly unknown[] = Array.isArray(place.value) ? place.value : [];
  if (!isObject(only) || others.length > 0) throw configProblem('wrong-type', place.pointer, 'must be one block');
  return { value: only, pointer: pointerTo(place.pointer, 0) };
}
