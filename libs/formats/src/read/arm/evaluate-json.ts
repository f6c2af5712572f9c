import { pointerTo } from '@plimsoll/engine';
import { isObject } from '../place.js';
import { templateProblem } from './budget.js';
import { evaluateText } from './evaluate.js';
import type { Frame } from './frame.js';
import { objectOf, Opaque, symbolFor, type Value } from './value.js';

/** A loop makes no more than this; Azure allows far less. */
const MAX_COPIES = 10_000;

/** How a value of a template is evaluated. `marks`: where its lists and objects stand is kept, for a value that stands in a resource. */
export interface Evaluating {
  readonly frame: Frame;
  readonly marks: boolean;
}

/** Evaluates a JSON value of a template: the expressions in its texts, and the loops in its objects. */
export function evaluateJson(json: unknown, evaluating: Evaluating): Value {
  const { frame } = evaluating;
  if (typeof json === 'string') return evaluateText(json, frame);
  frame.world.budget.spend(1, frame.at);
  if (typeof json === 'number' || typeof json === 'boolean') return json;
  if (typeof json !== 'object' || json === null) return null;
  const value = frame.world.budget.within(frame.at, () =>
    Array.isArray(json)
      ? json.map((item: unknown, index) => evaluateJson(item, below(evaluating, index)))
      : objectOf(membersOf(json, evaluating)),
  );
  if (evaluating.marks) frame.world.origins.set(value, { pointer: frame.at, isWritten: true });
  return value;
}

function below({ frame, marks }: Evaluating, token: string | number): Evaluating {
  return { frame: { ...frame, at: pointerTo(frame.at, token) }, marks };
}

function* membersOf(json: object, evaluating: Evaluating): Generator<readonly [string, Value]> {
  for (const [key, member] of Object.entries(json)) {
    const inner = below(evaluating, key);
    const loops = key === 'copy' ? loopsIn(member) : undefined;
    if (loops) {
      for (const [index, loop] of loops.entries()) yield evaluateLoop(loop, below(inner, index));
      continue;
    }
    const name = key.startsWith('[') ? evaluateText(key, inner.frame) : key;
    if (typeof name === 'string') yield [name, evaluateJson(member, inner)];
  }
}

/** A loop that makes the items of a list: the member `copy` of an object, `[{ name, count, input }]`. */
export interface Loop {
  readonly name: unknown;
  readonly count: unknown;
  readonly input: unknown;
}

/** The loops that a member `copy` holds; undefined where it is an ordinary member. */
export function loopsIn(copy: unknown): readonly Loop[] | undefined {
  if (!Array.isArray(copy) || copy.length === 0) return undefined;
  const isLoop = (item: unknown): item is Loop & Record<string, unknown> =>
    isObject(item) && ['name', 'count', 'input'].every((name) => Object.hasOwn(item, name));
  return copy.every(isLoop) ? copy : undefined;
}

/** The list that a loop makes, with its name; what only runtime knows where it does not tell how often it runs. */
export function evaluateLoop({ name, count, input }: Loop, evaluating: Evaluating): readonly [string, Value] {
  const { frame, marks } = evaluating;
  const title = typeof name === 'string' ? evaluateText(name, frame) : null;
  const key = typeof title === 'string' ? title : '';
  const times = countOf(count, frame);
  const inside = below(evaluating, 'input').frame;
  if (times === undefined) return [key, new Opaque(symbolFor(`copy ${frame.at}`))];
  const items = Array.from({ length: times }, (_, index) =>
    evaluateJson(input, { frame: { ...inside, loops: inLoop(frame, key, index) }, marks }),
  );
  if (marks) frame.world.origins.set(items, { pointer: inside.at, isWritten: false });
  return [key, items];
}

/** The loops around something inside one more loop. Without a name `copyIndex` means the outermost. */
export function inLoop({ loops }: Frame, name: string, index: Value): Frame['loops'] {
  const inner = new Map([...loops, [name.toLowerCase(), index] as const]);
  return inner.has('') ? inner : inner.set('', index);
}

/** How often a loop runs; undefined where only runtime knows. Throws Problem (422) `too-large`. */
export function countOf(count: unknown, frame: Frame): number | undefined {
  const at = pointerTo(frame.at, 'count');
  const times = typeof count === 'string' ? evaluateText(count, { ...frame, at }) : count;
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 0) return undefined;
  if (times > MAX_COPIES)
    throw templateProblem('too-large', at, `asks for ${times} copies; at most ${MAX_COPIES} are made`);
  return times;
}
