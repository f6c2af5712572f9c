import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, type CompiledRelease } from '@plimsoll/engine';
import { compileSnapshot, type Shelf } from '@plimsoll/sdk/offline';
import { systemReason, ToolError } from '../failure.js';
import { readJson } from '../input/read-input.js';
import type { World } from '../world.js';

/** A snapshot file as `plimsoll snapshot` writes it. Throws ToolError for what is no JSON, Problem for what is no snapshot or has another digest than it says. */
export async function snapshotShelf(file: string, world: World): Promise<Shelf> {
  return shelfOf([await readSnapshot(file, world)], file);
}

/** The snapshots of a folder, one a release. What is told over several releases needs all up to the one asked. Throws as `snapshotShelf` does. */
export async function snapshotsShelf(folder: string, world: World): Promise<Shelf> {
  const held: Held[] = [];
  for (const name of snapshotsIn(folder)) held.push(await readSnapshot(join(folder, name), world));
  return shelfOf(held, folder);
}

function snapshotsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    throw new ToolError(`${folder}: ${systemReason(error)}`, { cause: error });
  }
}

interface Held {
  readonly snapshot: unknown;
  readonly release: CompiledRelease;
}

async function readSnapshot(file: string, world: World): Promise<Held> {
  const snapshot = await readJson(file, world);
  try {
    return { snapshot, release: compileSnapshot(snapshot) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.status, error.code, `${file}: ${error.message}`, error.errors);
  }
}

function shelfOf(held: readonly Held[], place: string): Shelf {
  const bySequence = new Map(held.map((one) => [one.release.header.sequence, one]));
  const catalogs = new Set(held.map(({ release }) => release.header.catalog));
  const [catalog] = catalogs;
  if (catalog === undefined) throw new ToolError(`${place}: there is no snapshot in this folder`);
  if (catalogs.size > 1 || bySequence.size < held.length)
    throw new ToolError(`${place}: the snapshots of a folder are of one catalog, each of another release`);
  const heldAt = (sequence: number) => {
    const one = bySequence.get(sequence);
    if (!one) throw new RangeError(`no release ${sequence}`);
    return one;
  };
  return {
    catalog,
    releases: [...bySequence.values()].map(({ release }) => release.header).sort((a, b) => a.sequence - b.sequence),
    open: (sequence) => heldAt(sequence).release,
    snapshot: (sequence) => heldAt(sequence).snapshot,
  };
}
