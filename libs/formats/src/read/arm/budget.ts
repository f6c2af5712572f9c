import { Problem } from '@plimsoll/engine';

/** Steps that one document may take: a member evaluated, an item made, eight characters of text. Far above what real templates need. */
const MAX_STEPS = 5_000_000;
/** How deep expressions, variables, nested templates and values may stand in each other. */
const MAX_DEPTH = 400;
const CHARACTERS_A_STEP = 8;

/** The Problem of a template, pointing at the place in it. */
export function templateProblem(code: string, pointer: string, detail: string): Problem {
  return new Problem(422, code, `${pointer || 'the template'} ${detail}`, [{ pointer, code, detail }]);
}

/** What is left for the evaluation of one document, so that none of any content takes long. Throws Problem (422) `too-complex` or `too-deep` when it is spent. */
export class Budget {
  #steps = MAX_STEPS;
  #depth = 0;

  spend(steps: number, pointer: string): void {
    this.#steps -= steps;
    if (this.#steps < 0)
      throw templateProblem('too-complex', pointer, `needs more than ${MAX_STEPS} steps to be evaluated`);
  }

  spendText(length: number, pointer: string): void {
    this.spend(1 + length / CHARACTERS_A_STEP, pointer);
  }

  /** Runs an action one level deeper. */
  within<T>(pointer: string, action: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw templateProblem('too-deep', pointer, `is nested deeper than ${MAX_DEPTH} levels`);
    try {
      return action();
    } finally {
      this.#depth -= 1;
    }
  }
}
