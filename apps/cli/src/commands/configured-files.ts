import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Given } from '../arguments/given.js';
import { systemReason, ToolError } from '../failure.js';
import { isTaken, writeFile } from '../files/write-file.js';

/** The names of the files that are asked for; all where none is. Throws ToolError for what cannot be handed out so. */
export function wantedFiles(given: Given): readonly string[] {
  const names = [...new Set(given.texts('file'))];
  const isToStdout = !given.has('out') && names.length > 0;
  if (isToStdout && names.length > 1)
    throw new ToolError('stdout holds one file: name a folder for several (--out DIR)');
  if (isToStdout && given.has('format'))
    throw new ToolError('--file is written as it is: leave --format out, or name a folder (--out DIR)');
  if (given.has('force') && !given.has('out')) throw new ToolError('--force is for files: name a folder (--out DIR)');
  return names;
}

interface Writing {
  /** Names; none stands for all. */
  readonly wanted: readonly string[];
  readonly mayReplace: boolean;
}

/** Writes files into a folder, which is made where it is not there, and gives their paths. Where one of them would take the place of another file nothing is written. Throws ToolError. */
export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
  { wanted, mayReplace }: Writing,
): readonly string[] {
  const chosen = Object.entries(files).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const paths = chosen.map(([name, text]) => ({ path: join(folder, name), text, isProgram: name.endsWith('.sh') }));
  makeFolder(folder);
  const taken = mayReplace ? [] : paths.filter(({ path }) => isTaken(path)).map(({ path }) => path);
  if (taken.length > 0) throw new ToolError(`${taken.join(', ')}: there already; --force writes over it`);
  for (const { path, text, isProgram } of paths) writeFile(path, text, { mayReplace, isProgram });
  return paths.map(({ path }) => path);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const isFile = error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'ENOTDIR');
    throw new ToolError(`${folder}: ${isFile ? 'this is a file and no folder' : systemReason(error)}`, {
      cause: error,
    });
  }
}
