import type { Place } from '../place.js';
import { gather, type Found, type Linked, type Wanted } from './gather.js';
import { isKnownLater, nearestPointer, writtenAt, type Plan } from './plan.js';
import { placeAt, type Instance } from './plan-resources.js';
import { onlyInReach } from './reach.js';
import type { Kind } from './resource-kind.js';

/** What an argument refers to, as far as the plan tells. `pointer` is where the argument stands; `none`: it is told to be unset. */
export type Link =
  | { readonly state: 'linked'; readonly to: Linked; readonly pointer: string }
  | { readonly state: 'text'; readonly text: string; readonly pointer: string }
  | { readonly state: 'none'; readonly pointer: string }
  | { readonly state: 'left-out'; readonly pointer: string }
  | { readonly state: 'unknown'; readonly pointer: string };

/**
 * What an argument refers to: its value where that is known, else the one thing that its expression can come from. Where it can come from several
 * things, or from something that the plan does not show, nothing is said: equal names and ranges prove nothing.
 */
export function linkOf(plan: Plan, instance: Instance, path: readonly (string | number)[], kind: Kind): Link {
  const planned = placeAt(instance.values, path);
  if (typeof planned.value === 'string' && planned.value !== '')
    return { state: 'text', text: planned.value, pointer: planned.pointer };
  if (planned.value !== undefined) return { state: 'none', pointer: planned.pointer };
  const written = writtenAt(plan, instance, path);
  if (written.state === 'written')
    return linkOfExpression(plan, instance, written.expression, { kind, attribute: 'id' });
  const pointer = nearestPointer(instance, path);
  if (written.state === 'left-out' || !isKnownLater(plan, instance, path)) return { state: 'left-out', pointer };
  const only = onlyInReach(plan, instance.module, kind);
  return only ? { state: 'linked', to: only, pointer } : { state: 'unknown', pointer };
}

/** The network that is named, where the name is another resource's: `azurerm_virtual_network.a.name`. */
export function linkByName(plan: Plan, instance: Instance, path: readonly string[], kind: Kind): Linked | undefined {
  const written = writtenAt(plan, instance, path);
  if (written.state !== 'written') return undefined;
  const link = linkOfExpression(plan, instance, written.expression, { kind, attribute: 'name' });
  return link.state === 'linked' ? link.to : undefined;
}

/** As `linkOf`, of an expression that gives more than one value: the body of an azapi resource. Things of other kinds in it say nothing. */
export function linkWithin(plan: Plan, instance: Instance, expression: Place, kind: Kind): Link {
  const found = gather(plan, instance, expression, { kind, attribute: 'id' });
  addLocals(plan, found, kind);
  const [only, ...others] = [...found.unknown];
  return only && others.length === 0 && !found.isDark
    ? { state: 'linked', to: only, pointer: expression.pointer }
    : { state: 'unknown', pointer: expression.pointer };
}

function linkOfExpression(plan: Plan, instance: Instance, expression: Place, wanted: Wanted): Link {
  const { pointer } = expression;
  const found = gather(plan, instance, expression, wanted);
  if (wanted.attribute === 'id') addLocals(plan, found, wanted.kind);
  else if (found.locals.size > 0) found.isDark = true;
  if (found.isDark || found.hasOthers) return { state: 'unknown', pointer };
  const candidates = found.unknown.size > 0 ? found.unknown : found.known;
  const [only, ...others] = [...candidates];
  if (!only) return { state: 'left-out', pointer };
  return others.length === 0 ? { state: 'linked', to: only, pointer } : { state: 'unknown', pointer };
}

/** Adds what the local values of an expression can be. */
function addLocals(plan: Plan, found: Found, kind: Kind): void {
  for (const module of found.locals) {
    const only = onlyInReach(plan, module, kind);
    if (only) found.unknown.add(only);
    else found.isDark = true;
  }
}
