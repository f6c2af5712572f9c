import type { Origin } from '../place.js';
import type { Budget } from './budget.js';
import type { Expression } from './expression.js';
import type { Value } from './value.js';

/** What the evaluation of one document shares. */
export interface World {
  readonly budget: Budget;
  readonly parsed: Map<string, Expression>;
  readonly origins: WeakMap<object, Origin>;
  /** Pointers to what was not understood, whichever cluster it belongs to. */
  readonly unmapped: Set<string>;
}

/** The subscription and resource group that resources go to: their names, or symbols for them, and where the document names the group. */
export interface Home {
  readonly subscription: string;
  readonly group: string;
  readonly groupPointer?: string;
}

/** Symbols for the subscription and group that somebody will deploy to, which a template does not tell. */
export const RUNNING_SUBSCRIPTION = '{subscription().subscriptionId}';
export const RUNNING_GROUP = '{resourceGroup().name}';

/** A function that a template defines. */
export interface OwnFunction {
  readonly parameters: readonly string[];
  /** What it gives in a frame whose scope holds its arguments; undefined where it has no output. */
  readonly result: (frame: Frame) => Value | undefined;
}

/** What names in expressions stand for. Names ignore case. */
export interface Scope {
  readonly home: Home;
  /** Undefined where there is none of that name. */
  parameter(name: string): Value | undefined;
  variable(name: string): Value | undefined;
  ownFunction(name: string): OwnFunction | undefined;
  /** What `reference` of a resource of the template gives, as far as the template tells it. */
  reference(idOrName: string): Value | undefined;
}

/** Where an expression is evaluated. `at` points at the property that it stands in. */
export interface Frame {
  readonly world: World;
  readonly scope: Scope;
  readonly at: string;
  /** The index of each loop around it, by name in lower case; the nameless one under ''. */
  readonly loops: ReadonlyMap<string, Value>;
  readonly lambdas: ReadonlyMap<string, Value>;
}

/** A call whose arguments are not evaluated yet. */
export interface Call {
  readonly args: readonly Expression[];
  readonly frame: Frame;
  /** Evaluates an argument, here or in another frame; null where there is none. */
  readonly value: (argument: Expression | undefined, frame?: Frame) => Value;
}

/** A function of values. Undefined: it does not go with these arguments, and what it comes to is not known. */
export type PlainFunction = (args: readonly Value[], frame: Frame) => Value | undefined;
/** A function that evaluates its arguments itself. */
export type SpecialFunction = (call: Call) => Value | undefined;
