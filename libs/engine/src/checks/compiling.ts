import type { ExpressionCheck } from '../rules/check.js';
import { isRecord } from './draft.js';

export interface TextProblem {
  readonly steps: readonly (string | number)[];
  readonly message: string;
}

/** An item as far as its expressions could be compiled. */
export interface CompiledItem {
  readonly item: unknown;
  readonly problems: readonly TextProblem[];
}

/** One item while its expressions are compiled. The item that was given stays as it is. */
export class Compiling {
  #item: unknown;
  readonly #problems: TextProblem[] = [];

  constructor(item: unknown) {
    this.#item = item;
  }

  valueAt(steps: readonly (string | number)[]): unknown {
    let value = this.#item;
    for (const step of steps) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
      value = (value as Readonly<Record<string | number, unknown>>)[step];
    }
    return value;
  }

  /** Puts the compiled expression in the place of the text; undefined where no text stands. */
  expression(
    steps: readonly (string | number)[],
    check: (text: string) => ExpressionCheck,
  ): ExpressionCheck | undefined {
    const written = this.valueAt(steps);
    const text = isRecord(written) ? written['text'] : written;
    if (typeof text !== 'string') return undefined;
    const result = check(text);
    if (result.ok) this.#item = putAt(this.#item, steps, result.expression);
    else
      for (const { message, offset } of result.problems)
        this.#problems.push({
          steps,
          message: offset === undefined ? message : `${message} (at character ${offset + 1})`,
        });
    return result;
  }

  result(): CompiledItem {
    return { item: this.#item, problems: this.#problems };
  }
}

/** A copy of a value with another value at the end of the steps; copies only what lies on the way. */
function putAt(value: unknown, [step, ...rest]: readonly (string | number)[], put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value))
    return value.map((inner: unknown, index) => (index === step ? putAt(inner, rest, put) : inner));
  return isRecord(value) ? { ...value, [step]: putAt(value[step], rest, put) } : value;
}
