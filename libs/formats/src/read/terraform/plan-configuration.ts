import { isObject, ownValue, type Place } from '../place.js';
import { listAt, member, placeAt, type Instance, type Key } from './plan-resources.js';
import { nameAt, stepsOf } from './reference.js';

/** Where an expression is evaluated: a module instance, and the `count.index` or `each.key` there. `repeats` is the `for_each` or `count` that gives it. */
export interface Scope {
  readonly module: string;
  readonly key: Key;
  readonly repeats: Place;
}

/** One module instance: the call that makes it, and the instance that holds the call. */
export interface ModuleInstance {
  readonly call: Place;
  readonly scope: Scope;
}

/** The `configuration` of a plan: what was written, with the names of what each expression refers to. A state has none. */
export class Configuration {
  readonly #root: Place;
  readonly #modules = new Map<string, Place>();
  readonly #own = new Map<Instance, Place | undefined>();
  readonly #resources = new Map<string, ReadonlyMap<string, Place>>();

  constructor(document: unknown) {
    const top: Place = { value: document, pointer: '' };
    this.#root = member(member(top, 'configuration'), 'root_module');
  }

  /** The module that a module instance is made from; its value is undefined where the plan does not show it. */
  moduleOf(instance: string): Place {
    const known = this.#modules.get(instance);
    if (known) return known;
    const found = this.#find(instance);
    this.#modules.set(instance, found);
    return found;
  }

  #find(instance: string): Place {
    const names = (stepsOf(instance) ?? []).flatMap((step) => ('name' in step ? [step.name] : []));
    const calls = names.filter((_, index) => index % 2 === 1);
    return placeAt(
      this.#root,
      calls.flatMap((call) => ['module_calls', call, 'module']),
    );
  }

  /** The configuration of a resource by its address inside its module (`data.azurerm_subnet.a`). */
  resource(module: string, local: string): Place | undefined {
    const place = this.moduleOf(module);
    let resources = this.#resources.get(place.pointer);
    if (!resources) {
      const entries = listAt(member(place, 'resources')).map(
        (each) => [String(ownValue(each.value, 'address')), each] as const,
      );
      resources = new Map(entries);
      this.#resources.set(place.pointer, resources);
    }
    return resources.get(local);
  }

  resourceOf(instance: Instance): Place | undefined {
    if (this.#own.has(instance)) return this.#own.get(instance);
    const own = this.resource(instance.module, localAddress(instance));
    this.#own.set(instance, own);
    return own;
  }

  scopeOf(instance: Instance): Scope {
    const resource = this.resourceOf(instance) ?? { value: undefined, pointer: '' };
    return { module: instance.module, key: instance.key, repeats: repeatsOf(resource) };
  }

  /** The call that made a module instance; undefined for the root. */
  callOf(instance: string): ModuleInstance | undefined {
    const steps = stepsOf(instance) ?? [];
    const last = steps.at(-1);
    const key = last && 'key' in last ? last.key : undefined;
    const start = steps.length - (key === undefined ? 2 : 3);
    const name = nameAt(steps, start + 1);
    if (start < 0 || name === undefined) return undefined;
    const parent = parentOf(instance, name, key);
    const call = placeAt(this.moduleOf(parent), ['module_calls', name]);
    return { call, scope: { module: parent, key, repeats: repeatsOf(call) } };
  }

  output(module: string, name: string): Place {
    return placeAt(this.moduleOf(module), ['outputs', name, 'expression']);
  }

  outputs(module: string): readonly Place[] {
    const outputs = member(this.moduleOf(module), 'outputs');
    const names = isObject(outputs.value) ? Object.keys(outputs.value) : [];
    return names.map((name) => placeAt(outputs, [name, 'expression']));
  }

  has(module: string, call: string): boolean {
    return isObject(placeAt(this.moduleOf(module), ['module_calls', call]).value);
  }
}

export const localAddress = ({ isData, type, name }: Pick<Instance, 'isData' | 'type' | 'name'>): string =>
  `${isData ? 'data.' : ''}${type}.${name}`;

/** The address of a module instance that a call makes. */
export function moduleAddress(parent: string, call: string, key: Key): string {
  const own = `module.${call}${key === undefined ? '' : `[${JSON.stringify(key)}]`}`;
  return parent === '' ? own : `${parent}.${own}`;
}

function parentOf(instance: string, call: string, key: Key): string {
  const own = moduleAddress('', call, key);
  if (instance === own) return '';
  return instance.endsWith(`.${own}`) ? instance.slice(0, -own.length - 1) : '';
}

function repeatsOf(place: Place): Place {
  const forEach = member(place, 'for_each_expression');
  return forEach.value === undefined ? member(place, 'count_expression') : forEach;
}
