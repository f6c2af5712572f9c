import type { Given } from '../arguments/given.js';
import type { Question } from '../doors/door.types.js';
import { ToolError } from '../failure.js';
import type { World } from '../world.js';
import { readValue } from './read-input.js';

/** The question that a file and the flags make: what a flag says stands over the file. Throws ToolError. */
export async function questionOf(
  given: Given,
  world: World,
  told: Readonly<Record<string, unknown>>,
): Promise<Question> {
  const file = given.text('question');
  const whole = file === undefined ? {} : await readObject(file, world);
  const head = {
    catalog: given.text('catalog'),
    release: given.text('release'),
    asOf: given.text('as-of'),
    locale: given.text('locale'),
  };
  return { ...whole, ...present({ ...told, ...head }) };
}

/** Throws ToolError for a file that holds no object. */
export async function readObject(file: string, world: World): Promise<Readonly<Record<string, unknown>>> {
  const value = await readValue(file, world);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ToolError(`${file}: this holds no object`);
}

/** Without what is undefined. */
export const present = (values: Readonly<Record<string, unknown>>): Question =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
