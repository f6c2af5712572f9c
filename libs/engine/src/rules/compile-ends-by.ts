import { daysBetween } from '../addresses/day.js';
import type { Closure, Compile, Frame } from './frame.js';
import type { FactNode } from './tree.js';
import { Failure, unsettled, type Value } from './values.js';

/**
 * Whether a stated end of an option as a whole begins by a day. The end of a part of it leaves the answer no and is a condition of it.
 * Never unknown for a day that is told: an end that nobody announced is none.
 */
export function compileEndsBy(node: FactNode, compile: Compile): Closure {
  const option = compile(node.option);
  const day = node.day && compile(node.day);
  if (!day) throw new TypeError('endsBy has no day');
  return (frame) => {
    const id = option(frame);
    const by = day(frame);
    if (typeof id !== 'string' || typeof by !== 'string') return unsettled(id, by);
    if (daysBetween(by, by) === undefined) return new Failure('malformed-day', by);
    if (!frame.view.release.options.has(id)) return new Failure('unknown-option', id);
    return answerEndsBy(frame, id, by);
  };
}

function answerEndsBy(frame: Frame, option: string, day: string): Value {
  const { whole, parts } = frame.view.ends(option);
  for (const { reading } of whole) frame.reads.push(reading);
  if (whole.some(({ from }) => from <= day)) return true;
  for (const { from, reading } of parts) {
    if (from > day) continue;
    frame.reads.push(reading);
    frame.conditions.push(reading.used);
  }
  return false;
}
