import { ownValue, type Place } from '../place.js';
import type { Target } from './follow-references.js';
import { pick } from './instance-index.js';
import { isAzapi, kindOf, type Kind } from './resource-kind.js';
import type { Scope } from './plan-configuration.js';
import { writtenAt, type Plan } from './plan.js';
import type { Instance } from './plan-resources.js';
import { nameAt } from './reference.js';

/** The block of a virtual network that makes one of its subnets, by its place in the list. */
interface InlineSubnet {
  readonly vnet: Instance;
  readonly index: number;
}

export type Linked = Instance | InlineSubnet;

/** What an expression is asked for. */
export interface Wanted {
  readonly kind: Kind;
  readonly attribute: 'id' | 'name';
}

/** An expression, and where it is evaluated. */
export interface Start {
  readonly expression: Place;
  readonly scope: Scope;
}

/** What an expression may come from: things whose id is known only after apply, and things whose id is known. */
export interface Found {
  readonly unknown: Set<Linked>;
  readonly known: Set<Linked>;
  /** It may come from something that the plan does not show, or from one of several. */
  isDark: boolean;
  /** It may come from a thing of another kind. */
  hasOthers: boolean;
  /** It may come from a local value of these module instances. */
  readonly locals: Set<string>;
}

/** The resources that join a subnet to something: their own id is the subnet's. */
const ASSOCIATION = /^azurerm_subnet_.*_association$/;

export const findNothing = (): Found => ({
  unknown: new Set(),
  known: new Set(),
  isDark: false,
  hasOthers: false,
  locals: new Set(),
});

/** What an argument's expression may come from. */
export function gather(plan: Plan, instance: Instance, expression: Place, wanted: Wanted): Found {
  const found = findNothing();
  gatherFrom(plan, { expression, scope: plan.configuration.scopeOf(instance) }, wanted, found);
  return found;
}

/** Adds what an expression may come from. */
export function gatherFrom(plan: Plan, start: Start, wanted: Wanted, found: Found): void {
  const seen = new Set<string>();
  const waiting = [start];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { targets, isDark, locals } = plan.follower.follow(next.expression, next.scope);
    if (isDark) found.isDark = true;
    for (const module of locals) found.locals.add(module);
    for (const target of targets) {
      const further = judge(plan, target, wanted, found);
      const id = further && `${further.expression.pointer} ${further.scope.module} ${String(further.scope.key)}`;
      if (further && id !== undefined && !seen.has(id)) waiting.push(further);
      if (id !== undefined) seen.add(id);
    }
  }
}

/** Takes a target as what is wanted, passes over it, or gives the expression to go on with. */
function judge(plan: Plan, { group, rest, hint }: Target, wanted: Wanted, found: Found): Start | undefined {
  const picked = pick(group, rest, hint);
  if (!picked) {
    found.isDark = true;
    return undefined;
  }
  const { instance } = picked;
  const attribute = nameAt(picked.rest, 0);
  if (isWanted(instance, attribute, wanted)) {
    const isKnown = ownValue(instance.values.value, wanted.attribute) !== undefined;
    (isKnown ? found.known : found.unknown).add(instance);
    return undefined;
  }
  if (wanted.kind === 'subnet' && kindOf(instance) === 'vnet' && attribute === 'subnet') {
    addInline(instance, found);
    return undefined;
  }
  return goOn(plan, instance, { attribute, wanted, found });
}

/** `azurerm_subnet.a.id`, or all of it where the expression picks what it needs. A name is also cut out of an id. */
function isWanted(instance: Instance, attribute: string | undefined, wanted: Wanted): boolean {
  if (kindOf(instance) !== wanted.kind) return false;
  return attribute === undefined || attribute === 'id' || attribute === wanted.attribute;
}

function addInline(vnet: Instance, found: Found): void {
  const blocks = ownValue(vnet.values.value, 'subnet');
  const isOne = Array.isArray(blocks) && blocks.length === 1;
  if (!isOne) found.isDark = true;
  else if (ownValue(blocks[0], 'id') === undefined) found.unknown.add(inlineOf(vnet));
  else found.known.add(inlineOf(vnet));
}

const inlines = new WeakMap<Instance, InlineSubnet>();

function inlineOf(vnet: Instance): InlineSubnet {
  const made = inlines.get(vnet) ?? { vnet, index: 0 };
  inlines.set(vnet, made);
  return made;
}

interface Step {
  readonly attribute: string | undefined;
  readonly wanted: Wanted;
  readonly found: Found;
}

/** An argument of another resource is followed through that resource: what it is set to is what is meant. A value that is known gave nothing unknown. */
function goOn(plan: Plan, instance: Instance, { attribute, wanted, found }: Step): Start | undefined {
  const name = attribute === 'id' && ASSOCIATION.test(instance.type) ? 'subnet_id' : attribute;
  const isKnown = name !== undefined && ownValue(instance.values.value, name) !== undefined;
  if (isKnown && wanted.attribute === 'id') return undefined;
  const start = name === undefined ? undefined : startOf(plan, instance, name);
  if (!start && !isKnown) found.hasOthers = true;
  return start;
}

/** The expression of a resource's own argument; what azapi gives back under a name was not written under it. */
function startOf(plan: Plan, instance: Instance, name: string): Start | undefined {
  const written = isAzapi(instance) ? undefined : writtenAt(plan, instance, [name]);
  if (written?.state !== 'written') return undefined;
  return { expression: written.expression, scope: plan.configuration.scopeOf(instance) };
}
