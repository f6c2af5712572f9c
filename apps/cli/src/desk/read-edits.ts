import type { Edits, ItemPatch } from '@plimsoll/sdk';
import type { Given } from '../arguments/given.js';
import { ToolError } from '../failure.js';
import { readObject } from '../input/question.js';
import { readValue } from '../input/read-input.js';
import type { World } from '../world.js';

/** One edit: a JSON Merge Patch of an item. */
interface PatchOf {
  readonly kind: string;
  readonly id: string;
  readonly patch: ItemPatch;
}

/** The edit that --kind, --key and --patch make. Throws ToolError where one of them is missing, and for a patch that is no object. */
export async function readPatch(given: Given, world: World): Promise<PatchOf> {
  const patch = await readMergePatch(given.needed('patch'), world);
  return { kind: given.needed('kind'), id: given.needed('key'), patch: patch as ItemPatch };
}

/** A JSON Merge Patch that is typed, or stands in a file. Throws ToolError for what is no object. */
export const readMergePatch = async (patch: string, world: World): Promise<Readonly<Record<string, unknown>>> =>
  /^\s*\{/.test(patch) ? inlinePatch(patch) : readObject(patch, world);

/** Several edits: a list of `kind`, `id` and `patch`, or `edits` with that list. Throws ToolError for a file that holds neither, and beside --patch. */
export async function readEdits(file: string, given: Given, world: World): Promise<Edits['edits']> {
  const extra = ['kind', 'key', 'patch'].find((name) => given.has(name));
  if (extra !== undefined) throw new ToolError(`${file} holds the edits: leave --${extra} out`);
  const value = await readValue(file, world);
  const edits: unknown = Array.isArray(value) ? value : (value as { readonly edits?: unknown }).edits;
  if (!Array.isArray(edits)) throw new ToolError(`${file}: this holds no edits: a list of kind, id and patch`);
  return edits as Edits['edits'];
}

function inlinePatch(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new ToolError('--patch takes a file, - or one JSON object; this is no JSON');
  }
}
