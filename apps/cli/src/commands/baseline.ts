import { ToolError } from '../failure.js';
import { readText } from '../input/read-input.js';
import type { World } from '../world.js';

/** What is known of a file from before; undefined without a baseline. */
export type BaselineFor = (file: string) => unknown;

/**
 * Reads a baseline as this tool writes it: one answer, which then stands for every file, or the lines of several files, of which each file gets its own.
 * A file that has no line in it has nothing that is known. Throws ToolError.
 */
export async function readBaseline(file: string | undefined, world: World): Promise<BaselineFor> {
  if (file === undefined) return () => undefined;
  const text = await readText(file, world);
  const whole = jsonOf(text);
  if (whole !== undefined && !isLine(whole)) return () => whole;
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(jsonOf);
  if (lines.length === 0 || !lines.every(isLine))
    throw new ToolError(`${file}: this is no former answer of validate --format json`);
  const known = new Map(lines.map(({ id, report }) => [id, report]));
  return (name) => known.get(name) ?? [];
}

interface Line {
  readonly id: string;
  readonly report?: unknown;
}

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && 'id' in value && ('report' in value || 'problem' in value);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
