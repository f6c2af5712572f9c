import { COUNTED_ITEMS } from './check-calls.js';
import { fits, refuse, type Checked, type CheckState } from './check-state.js';
import type { Syntax } from './parse.js';
import { comprehensions, type Comprehension, type EachNode } from './tree.js';
import { describeType, type Type } from './types.js';

type CallSyntax = Extract<Syntax, { s: 'call' }>;

const MAX_NESTING = 2;
const bool: Type = { is: 'bool' };

/** Whether a call is a comprehension by its name. */
export function isComprehension(node: CallSyntax): boolean {
  return node.receiver !== undefined && (comprehensions as readonly string[]).includes(node.name);
}

/** `all exists exists_one filter map` over a list. */
export function checkEach(state: CheckState, node: CallSyntax): Checked {
  const over = state.check(node.receiver as Syntax);
  const how = node.name as Comprehension;
  if (over.type === undefined) return over;
  if (over.type.is !== 'list') return refuse(state, node.at, `${how} is over a list, not ${describeType(over.type)}`);
  const variable = node.args[0];
  if (variable?.s !== 'name' || !takes(how, node.args.length))
    return refuse(state, node.at, `${how} takes the name of the item and an expression`);
  const taken = takenName(state, variable.name);
  if (taken !== undefined) return refuse(state, variable.at, taken);
  if (state.locals.length >= MAX_NESTING)
    return refuse(state, node.at, `comprehensions are nested more than ${MAX_NESTING} deep`);
  const local = state.locals.length;
  state.locals.push({ name: variable.name, type: over.type.of, path: over.path && `${over.path}/*` });
  const parts = node.args.slice(1).map((part) => [part, state.check(part)] as const);
  state.locals.pop();
  return finish(state, { over, how, name: variable.name, local }, parts);
}

/** A map may have a filter before its result. */
const takes = (how: Comprehension, count: number): boolean => count === 2 || (how === 'map' && count === 3);

function takenName({ locals, context }: CheckState, name: string): string | undefined {
  const isTaken =
    locals.some((one) => one.name === name) || context.named.has(name) || Object.hasOwn(context.roots, name);
  return isTaken ? `${name} already names something else here` : undefined;
}

interface Head {
  readonly over: Checked;
  readonly how: Comprehension;
  readonly name: string;
  readonly local: number;
}

function finish(
  state: CheckState,
  { over, how, name, local }: Head,
  parts: readonly (readonly [Syntax, Checked])[],
): Checked {
  const conditions = how === 'map' ? parts.slice(0, -1) : parts;
  const sound = conditions
    .map(([part, { type }]) => type !== undefined && fits(state, part, type, bool))
    .every(Boolean);
  const body = parts.at(-1)?.[1] as Checked;
  const where = parts.length === 2 ? parts[0]?.[1].tree : undefined;
  const tree: EachNode = { k: 'each', how, over: over.tree, name, local, ...(where ? { where } : {}), body: body.tree };
  const items = over.type?.is === 'list' ? Math.min(over.type.most, COUNTED_ITEMS) : 0;
  const each = parts.reduce((sum, [, part]) => sum + part.cost, 1);
  return { tree, type: sound ? resultType(how, over.type, body.type) : undefined, cost: over.cost + items * each };
}

function resultType(how: Comprehension, over: Type | undefined, body: Type | undefined): Type | undefined {
  if (how === 'filter') return over;
  if (how !== 'map') return bool;
  return body && over?.is === 'list' ? { is: 'list', of: body, most: over.most } : undefined;
}
