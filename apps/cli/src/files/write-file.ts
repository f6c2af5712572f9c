import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, linkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { systemReason, ToolError } from '../failure.js';

interface Manner {
  /** Whether a file that is there may be replaced. */
  readonly mayReplace: boolean;
  /** Whether it is a program, to be run. */
  readonly isProgram?: boolean;
}

/**
 * Writes a file in one go: it is there complete or not at all, also for a user who ends the tool. What is no file, such as a device, is written to and not replaced, and so is what a
 * link leads to. Throws ToolError.
 */
export function writeFile(file: string, text: string, { mayReplace, isProgram = false }: Manner): void {
  try {
    const place = placeOf(file);
    if (place.isDevice) writeFileSync(place.path, text);
    else putInPlace(place.path, text, { mayReplace, isProgram });
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error && error.code === 'EISDIR' ? 'this is a folder' : systemReason(error);
    throw new ToolError(`${file}: ${reason}`, { cause: error });
  }
}

/** Whether something stands where a file shall be written. */
export function isTaken(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

function placeOf(file: string): { readonly path: string; readonly isDevice: boolean } {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return { path: file, isDevice: false };
  return { path: realpathSync(file), isDevice: !found.isFile() };
}

function putInPlace(path: string, text: string, { mayReplace, isProgram }: Required<Manner>): void {
  const fresh = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(fresh, text, { flag: 'wx', mode: isProgram ? 0o777 : 0o666 });
    if (mayReplace) renameSync(fresh, path);
    else linkOrCopy(fresh, path);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Refused where the name is taken by then, which renaming is not. A file system without links gets a copy. */
function linkOrCopy(fresh: string, path: string): void {
  try {
    linkSync(fresh, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    copyFileSync(fresh, path, constants.COPYFILE_EXCL);
  }
}
