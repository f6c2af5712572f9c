import { canonicalJson } from '@plimsoll/engine';
import { compileSnapshot } from '@plimsoll/sdk/offline';
import { readJson } from '../input/read-input.js';
import type { World } from '../world.js';
import type { Shelf } from './shelf.js';

/** A snapshot file as `plimsoll snapshot` writes it. Throws ToolError for what is no JSON, Problem for what is no snapshot or has another digest than it says. */
export async function fileShelf(file: string, world: World): Promise<Shelf> {
  const snapshot = await readJson(file, world);
  const release = compileSnapshot(snapshot);
  return {
    kind: 'file',
    place: file,
    catalog: release.header.catalog,
    headers: [release.header],
    open: () => release,
    snapshot: () => canonicalJson(snapshot),
  };
}
