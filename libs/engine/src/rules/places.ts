import type { Rule } from '../model/rule.js';
import type { DesignDocument } from './document.js';
import { Unknown, type Struct, type Value } from './values.js';

/**
 * One place that a rule is judged on. `path` is its design path; `stable` the same with names in place of numbers, so that a fingerprint
 * outlives reordering; `name` is what a message calls it. No item: the list is not told, or told to be absent or empty.
 */
export interface Place {
  readonly path: string;
  readonly stable: string;
  readonly name: string;
  readonly item: Value | undefined;
  readonly isEmpty?: true;
}

const lists: Readonly<Record<Exclude<Rule['for'], 'cluster' | 'transition'>, readonly string[]>> = {
  'agent-pools': ['agentPools'],
  subnets: ['subnets'],
  vnets: ['vnets'],
  ingresses: ['ingresses'],
  connections: ['intent', 'connections'],
};

/** The places of a design for one kind of rule. A list that is not told is one place with an unknown item: rules that do not look at the item can still be judged. */
export function placesOf({ design }: DesignDocument, target: Rule['for']): readonly Place[] {
  if (target === 'cluster') return [wholePlace(design)];
  if (target === 'transition') return [wholePlace(isStruct(design['to']) ? design['to'] : design)];
  const steps = lists[target];
  const path = `/${steps.join('/')}`;
  const list = steps.reduce<unknown>((holder, step) => (isStruct(holder) ? holder[step] : holder), design);
  const whole = { path, stable: path, name: path.slice(1) };
  if (list === undefined) return [{ ...whole, item: new Unknown([path]) }];
  if (!Array.isArray(list) || list.length === 0) return [{ ...whole, item: undefined, isEmpty: true }];
  return itemPlaces(list as readonly Struct[], path);
}

const isStruct = (value: unknown): value is Struct => typeof value === 'object' && value !== null;

const wholePlace = (design: Struct): Place => ({ path: '', stable: '', name: clusterName(design), item: undefined });

function clusterName({ cluster }: Struct): string {
  return isStruct(cluster) && typeof cluster['name'] === 'string' ? cluster['name'] : 'cluster';
}

function itemPlaces(items: readonly Struct[], path: string): readonly Place[] {
  const names = items.map(nameOf);
  const stables = stableSteps(items);
  return items.map((item, index) => ({
    path: `${path}/${index}`,
    stable: `${path}/${stables[index]}`,
    name: names[index] ?? `${path.slice(1)}[${index}]`,
    item,
  }));
}

/** For each item of a list a step that outlives reordering: its name where no other has it, else its id, else its number. */
export function stableSteps(items: readonly Struct[]): readonly string[] {
  const names = items.map(nameOf);
  const ids = items.map(({ id }) => (typeof id === 'string' && id !== '' ? id : undefined));
  const [isOneName, isOneId] = [onlyOnce(names), onlyOnce(ids)];
  return items.map((_, index) => {
    const [name, id] = [names[index], ids[index]];
    if (name !== undefined && isOneName(name)) return `name=${name}`;
    return id !== undefined && isOneId(id) ? `id=${id}` : String(index);
  });
}

function onlyOnce(texts: readonly (string | undefined)[]): (text: string) => boolean {
  const uses = new Map<string | undefined, number>();
  for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1);
  return (text) => uses.get(text) === 1;
}

function nameOf({ name, id }: Struct): string | undefined {
  if (typeof name === 'string' && name !== '') return name;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
