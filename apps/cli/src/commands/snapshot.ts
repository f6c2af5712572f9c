import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Run } from '../arguments/command.types.js';
import { DEFAULT_CATALOG } from '../arguments/flags.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { systemReason, ToolError } from '../failure.js';

/** Writes a release, whole, for `--offline=FILE`. A file is there complete or not at all. */
export const runSnapshot: Run = async (given, world) => {
  const ref = given.text('release') ?? 'current';
  const door = await openDoor(given, world);
  const text = await door.snapshot(given.text('catalog') ?? DEFAULT_CATALOG, ref);
  await tellOrigin(door, given, world, ref);
  const file = given.text('out');
  if (file === undefined || file === '-') await world.stdout.write(text);
  else replaceFile(file, text);
  return 0;
};

// In one go, so that a user who ends the tool leaves nothing half-written.
function replaceFile(file: string, text: string): void {
  const fresh = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(fresh, text, { flag: 'wx' });
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw new ToolError(`${file}: ${systemReason(error)}`, { cause: error });
  }
}
