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

const lists: Readonly<Record<Exclude<Rule['for'], 'cluster'>, readonly string[]>> = {
  'agent-pools': ['agentPools'],
  subnets: ['subnets'],
  ingresses: ['ingresses'],
  connections: ['intent', 'connections'],
};

/** The places of a design for one kind of rule. A list that is not told is one place with an unknown item: rules that do not look at the item can still be judged. */
export function placesOf({ design }: DesignDocument, target: Rule['for']): readonly Place[] {
  if (target === 'cluster') return [{ path: '', stable: '', name: clusterName(design), item: undefined }];
  const steps = lists[target];
  const path = `/${steps.join('/')}`;
  const list = steps.reduce<unknown>((holder, step) => (isStruct(holder) ? holder[step] : holder), design);
  const whole = { path, stable: path, name: path.slice(1) };
  if (list === undefined) return [{ ...whole, item: new Unknown([path]) }];
  if (!Array.isArray(list) || list.length === 0) return [{ ...whole, item: undefined, isEmpty: true }];
  return itemPlaces(list as readonly Struct[], path);
}

const isStruct = (value: unknown): value is Struct => typeof value === 'object' && value !== null;

function clusterName({ cluster }: Struct): string {
  return isStruct(cluster) && typeof cluster['name'] === 'string' ? cluster['name'] : 'cluster';
}

function itemPlaces(items: readonly Struct[], path: string): readonly Place[] {
  const names = items.map(nameOf);
  const uses = new Map<string, number>();
  for (const name of names) if (name !== undefined) uses.set(name, (uses.get(name) ?? 0) + 1);
  return items.map((item, index) => {
    const name = names[index];
    const isUnique = name !== undefined && uses.get(name) === 1;
    return {
      path: `${path}/${index}`,
      stable: `${path}/${isUnique ? `name=${name}` : index}`,
      name: name ?? `${path.slice(1)}[${index}]`,
      item,
    };
  });
}

function nameOf({ name, id }: Struct): string | undefined {
  if (typeof name === 'string' && name !== '') return name;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
