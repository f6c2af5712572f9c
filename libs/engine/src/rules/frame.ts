import type { Fact } from '../model/fact.js';
import { DEFAULT_HORIZON_DAYS } from '../model/report.js';
import type { DesignDocument } from './document.js';
import type { FactView, Reading } from './fact-view.js';
import type { Tree } from './tree.js';
import { Failure, type Value } from './values.js';

/** What a closure runs on. Made once for many evaluations; closures allocate nothing on the way to a known answer. */
export interface Frame {
  document: DesignDocument;
  view: FactView;
  readonly choose: Choose;
  /** Days ahead that the question looks. */
  readonly horizon: number;
  /** What the question asks, by requirement; only a `judge` has it. */
  asked: AskedValues | undefined;
  /** The values of the named variables (item, seen, option, value), in the order the expression was compiled for. */
  given: Value[];
  /** The variables of the comprehensions that are running, by nesting depth. */
  readonly locals: Value[];
  stepsLeft: number;
  /** What was read of the facts, in order of reading, with doubles. */
  reads: Reading[];
  /** Conditional statements by which a `supports` became true. */
  conditions: Fact[];
}

/** For each requirement that a question asks for, the value it is asked with. */
export type AskedValues = ReadonlyMap<string, boolean | number | string>;

export type Closure = (frame: Frame) => Value;

/** Compiles the parts of a node; handed to the compilers of single nodes. */
export type Compile = (tree: Tree) => Closure;

/** Tells the option that a design uses in a category. */
export type Choose = (document: DesignDocument, category: string) => Value;

export function newFrame(document: DesignDocument, choose: Choose, horizon = DEFAULT_HORIZON_DAYS): Frame {
  return {
    document,
    view: document.view,
    choose,
    horizon,
    asked: undefined,
    given: [],
    locals: [],
    stepsLeft: document.stepsLeft,
    reads: [],
    conditions: [],
  };
}

/** Given when an expression took more steps than it may: the last bound, behind the static one. */
export const outOfSteps = new Failure('step-budget', '');

/** Runs a closure within what is left of the document's steps. */
export function run(closure: Closure, frame: Frame): Value {
  const { document } = frame;
  const before = document.stepsLeft;
  frame.stepsLeft = before;
  const value = closure(frame);
  if (frame.stepsLeft !== before) document.spend(before - frame.stepsLeft);
  return value;
}
