import { isObject, ownValue } from '../place.js';
import { findNothing, gatherFrom, type Linked, type Start } from './gather.js';
import type { Plan } from './plan.js';
import { member, type Instance } from './plan-resources.js';
import { kindOf, type Kind } from './resource-kind.js';

/** Resources whose outputs may be the id of anything. */
const MAY_GIVE_ANYTHING = /deployment|^azapi_|^terraform_data$|^null_resource$|^external$|^terraform_remote_state$/;

/**
 * The one thing of a kind that a value which the plan's configuration does not print can be, as that of an argument in a hidden block or of a local value: its
 * id is known only after apply, and the module that holds it makes, looks up or is handed just one thing of the kind that has such an id. Undefined
 * where there are several, or something that may give others.
 */
export function onlyInReach(plan: Plan, module: string, kind: Kind): Linked | undefined {
  const known = reached.get(plan) ?? new Map<string, Linked | undefined>();
  reached.set(plan, known);
  const id = `${kind} ${module}`;
  if (!known.has(id)) known.set(id, findInReach(plan, module, kind));
  return known.get(id);
}

const reached = new WeakMap<Plan, Map<string, Linked | undefined>>();

function findInReach(plan: Plan, module: string, kind: Kind): Linked | undefined {
  const found = findNothing();
  for (const instance of plan.instances.within(module)) {
    if (kindOf(instance) === kind && !hasId(instance)) found.unknown.add(instance);
    if (mayGiveOthers(instance)) return undefined;
  }
  for (const start of handedTo(plan, module)) gatherFrom(plan, start, { kind, attribute: 'id' }, found);
  const [only, ...others] = [...found.unknown];
  return found.isDark || found.locals.size > 0 || others.length > 0 ? undefined : only;
}

const hasId = ({ values }: Instance): boolean => ownValue(values.value, 'id') !== undefined;

function mayGiveOthers({ type, values }: Instance): boolean {
  const blocks = ownValue(values.value, 'subnet');
  return MAY_GIVE_ANYTHING.test(type) || (Array.isArray(blocks) && blocks.length > 0);
}

/** What a module instance is handed by its call. */
function handedTo(plan: Plan, module: string): readonly Start[] {
  const made = plan.configuration.callOf(module);
  if (!made) return [];
  const handed = member(made.call, 'expressions');
  const names = isObject(handed.value) ? Object.keys(handed.value) : [];
  return names.map((name) => ({ expression: member(handed, name), scope: made.scope }));
}
