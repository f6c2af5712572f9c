import type { Moment } from '../model/formula.js';
import type { CompiledFormula, CompiledLine } from './compiled-formulas.js';
import type { Reading } from './fact-view.js';
import { run, type Frame } from './frame.js';
import { clear } from './judge.js';
import type { Value } from './values.js';

/** What a line came to, and what of the facts was read for it. */
export interface WorkedLine {
  readonly line: CompiledLine;
  readonly value: Value;
  readonly reads: readonly Reading[];
}

/** A formula worked out for one place at one moment. */
export interface WorkedFormula {
  readonly lines: readonly WorkedLine[];
  readonly need: WorkedLine;
  readonly have: WorkedLine;
}

/** Whether a formula applies to a place: true, false, or why it cannot be told. */
export function applies({ appliesWhen, hasItem }: CompiledFormula, frame: Frame, item: Value | undefined): Value {
  clear(frame);
  if (hasItem && item !== undefined) frame.given.push(item);
  return appliesWhen ? run(appliesWhen.closure, frame) : true;
}

/** Works a formula out, line by line. Nothing is thrown for what a design does not tell: the lines say it. */
export function workOut(
  formula: CompiledFormula,
  frame: Frame,
  item: Value | undefined,
  moment: Moment,
): WorkedFormula {
  clear(frame);
  if (formula.hasItem && item !== undefined) frame.given.push(item);
  frame.given.push(moment === 'upgrade' || moment === 'peak', moment === 'maximum' || moment === 'peak');
  const lines = formula.lines.map((line) => {
    const worked = workOutLine(line, frame);
    frame.given.push(worked.value);
    return worked;
  });
  return { lines, need: workOutLine(formula.need, frame), have: workOutLine(formula.have, frame) };
}

function workOutLine(line: CompiledLine, frame: Frame): WorkedLine {
  frame.reads = [];
  const value = run(line.value.closure, frame);
  return { line, value, reads: frame.reads };
}
