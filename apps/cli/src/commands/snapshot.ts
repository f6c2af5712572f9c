import type { Run } from '../arguments/command.types.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { writeFile } from '../files/write-file.js';

/** Writes a release, whole, for `--offline=FILE`. A former file is replaced: it is there to be brought up to date. */
export const runSnapshot: Run = async (given, world) => {
  const ref = given.text('release') ?? 'current';
  const catalog = given.text('catalog');
  const door = await openDoor(given, world);
  const text = await door.snapshot(catalog, ref);
  await tellOrigin(door, given, world, { catalog, sequence: ref });
  const file = given.text('out');
  if (file === undefined || file === '-') await world.stdout.write(text);
  else writeFile(file, text, { mayReplace: true });
  return 0;
};
