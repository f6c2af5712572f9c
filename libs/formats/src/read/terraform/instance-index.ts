import type { Step } from './reference.js';
import { localAddress, moduleAddress } from './plan-configuration.js';
import { stepsOf } from './reference.js';
import type { Instance, Key } from './plan-resources.js';

/** All instances of one resource in one module instance, by their key. */
export type Group = ReadonlyMap<Key, Instance>;

/** Finds instances by where they stand and what they are called. */
export class InstanceIndex {
  readonly #groups = new Map<string, Map<Key, Instance>>();
  readonly #modules = new Map<string, Set<Key>>();
  readonly #within = new Map<string, readonly Instance[]>();

  constructor(readonly all: readonly Instance[]) {
    const modules = new Set<string>();
    for (const instance of all) {
      const id = `${instance.module} ${localAddress(instance)}`;
      const group = this.#groups.get(id) ?? new Map<Key, Instance>();
      this.#groups.set(id, group.set(instance.key, instance));
      modules.add(instance.module);
    }
    for (const module of modules) this.#addModule(module);
  }

  /** The instances of a resource; undefined where there is none. */
  group(module: string, local: string): Group | undefined {
    return this.#groups.get(`${module} ${local}`);
  }

  /** The instances of a module instance and of all modules inside it. */
  within(module: string): readonly Instance[] {
    const known = this.#within.get(module);
    if (known) return known;
    const found = this.all.filter(
      (each) => module === '' || each.module === module || each.module.startsWith(`${module}.`),
    );
    this.#within.set(module, found);
    return found;
  }

  /** The keys of the instances that a module call has; a call without `count` and `for_each` has the key undefined. */
  modules(parent: string, call: string): ReadonlySet<Key> {
    return this.#modules.get(`${parent} ${call}`) ?? new Set();
  }

  /** Notes the module instances on the way to one: each is a call's name, and its key where the call has several. */
  #addModule(module: string): void {
    let parent = '';
    for (const { call, key } of callsOf(module)) {
      const id = `${parent} ${call}`;
      this.#modules.set(id, (this.#modules.get(id) ?? new Set<Key>()).add(key));
      parent = moduleAddress(parent, call, key);
    }
  }
}

function callsOf(module: string): readonly { readonly call: string; readonly key: Key }[] {
  const calls: { call: string; key: Key }[] = [];
  let isCall = false;
  for (const step of stepsOf(module) ?? []) {
    const last = calls.at(-1);
    if ('key' in step) {
      if (last) last.key = step.key;
      continue;
    }
    if (isCall) calls.push({ call: step.name, key: undefined });
    isCall = !isCall;
  }
  return calls;
}

/** Which instance of a group is meant by what follows its name, and what of it. Undefined where it may be several. */
export function pick(
  group: Group,
  rest: readonly Step[],
  hint: Key,
): { readonly instance: Instance; readonly rest: readonly Step[] } | undefined {
  const [first] = rest;
  if (!first || !('key' in first)) {
    const instance = onlyOf(group) ?? (hint === undefined ? undefined : group.get(hint));
    return instance && { instance, rest };
  }
  const instance = group.get(first.key) ?? onlyOf(group);
  return instance && { instance, rest: rest.slice(1) };
}

const onlyOf = (group: Group): Instance | undefined => (group.size === 1 ? [...group.values()][0] : undefined);
