import type { CompiledRelease } from '../compile.js';
import type { Design } from '../model/design.js';
import type { Expression } from '../model/expression.js';
import type { Certainty, Fact } from '../model/fact.js';
import { basisOf } from './basis.js';
import { chooseOption } from './choose.js';
import { closuresOf, type ExpressionClosures } from './closures.js';
import { DesignDocument } from './document.js';
import { factView } from './fact-view.js';
import { newFrame, run, type AskedValues } from './frame.js';
import { Failure, Unknown, type Struct, type Value } from './values.js';

/** An expression ready to be evaluated. Opaque: made by `compileExpression`, read by `evaluate`. */
export type CompiledExpression = ExpressionClosures;

/**
 * What an expression is evaluated on. `variables` are the plain JSON values of its named variables: for the `judge` of a requirement
 * `{ option: <id>, value: <true | number | 'YYYY-MM-DD'> }`. A variable that is absent here is unknown; null is told to be absent.
 * `design` is what `matches` and rules read; a judge has none.
 */
export interface Given {
  readonly release: CompiledRelease;
  readonly asOf: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly design?: Design;
  /** For a judge: what the same question asks, by requirement. What is not in it is unknown. */
  readonly asked?: AskedValues;
}

/** What a yes-or-no expression came to, and what it rests on. */
export interface Evaluation {
  readonly value: boolean | 'unknown' | 'error';
  /** Ids of the facts that were read, sorted, without doubles; those that contradict a fact in use are among them. */
  readonly facts: readonly string[];
  /** For an unknown: the design paths (`/network/plugin`), variables, `option/dimension` pairs and `asked(requirement)` that would have to be known; sorted. */
  readonly missing: readonly string[];
  /** For true: the conditional statements that a `supports` became true by, in order of reading. */
  readonly conditions: readonly Fact[];
  /** The weakest certainty among the facts in use that were read: ambiguous, then inferred, then stated. */
  readonly certainty: Certainty;
  /** Whether a fact that was read is contradicted by another fact in force. */
  readonly disputed: boolean;
  /** For an error: its permanent code. */
  readonly error?: string;
}

const JUDGE_VARIABLES = ['option', 'value'] as const;

/** Makes an expression of a release ready; the same expression object gives the same result object. Needs no parser. Throws TypeError on a tree that publishing cannot have made. */
export function compileExpression(
  expression: Expression,
  names: readonly string[] = JUDGE_VARIABLES,
): CompiledExpression {
  return closuresOf(expression, names);
}

/** Evaluates a yes-or-no expression in three-valued logic. Pure; never throws for what a document or a release says. */
export function evaluate(compiled: CompiledExpression, given: Given): Evaluation {
  const document = new DesignDocument((given.design ?? {}) as Struct, factView(given.release, given.asOf));
  const frame = newFrame(document, chooseOption);
  frame.asked = given.asked;
  frame.given = compiled.names.map((name) => givenValue(name, given.variables));
  const value = run(compiled.closure, frame);
  const { facts, certainty, disputed } = basisOf(frame.reads);
  return {
    value: stateOf(value),
    facts: facts.map(({ id }) => id),
    missing: value instanceof Unknown ? [...value.$paths].sort() : [],
    conditions: value === true ? [...new Set(frame.conditions)] : [],
    certainty,
    disputed,
    ...(value instanceof Failure ? { error: value.$code } : {}),
  };
}

function givenValue(name: string, variables: Given['variables']): Value {
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value === undefined) return new Unknown([name]);
  return value === null ? new Failure('absent', name) : (value as Value);
}

function stateOf(value: Value): Evaluation['value'] {
  if (typeof value === 'boolean') return value;
  return value instanceof Unknown ? 'unknown' : 'error';
}
