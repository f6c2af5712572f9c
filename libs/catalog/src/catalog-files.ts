import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultList } from './catalog-fault.js';

/** A file of a catalog folder. `path` is relative to the folder, with `/`. */
export interface CatalogFile {
  readonly path: string;
  readonly text: string;
}

const MAX_FILES = 5000;
const MAX_FILE_BYTES = 2 * 1024 * 1024;

/** Every file of the folder as UTF-8 text, sorted by path. What cannot be read as one is a fault and left out. Throws where the folder itself cannot be read. */
export function readFiles(directory: string, faults: FaultList): CatalogFile[] {
  return listPaths(directory, faults).flatMap((path) => {
    const place = { file: path, line: 1 };
    const size = statSync(join(directory, path)).size;
    if (size > MAX_FILE_BYTES) {
      faults.add(place, `the file has ${size} bytes; at most ${MAX_FILE_BYTES} are read`);
      return [];
    }
    const text = decodeUtf8(readFileSync(join(directory, path)));
    if (text === undefined) faults.add(place, 'the file is not UTF-8');
    return text === undefined ? [] : [{ path, text }];
  });
}

/**
 * A short name for the state of a folder: SHA-256 over the paths and contents of its files, 64 hexadecimal digits.
 * It costs one reading and no parsing, so that a start can tell that nothing has changed since the folder was last loaded.
 */
export function catalogFingerprint(directory: string): string {
  const folder = createHash('sha256');
  for (const path of listPaths(directory)) {
    const content = createHash('sha256')
      .update(readFileSync(join(directory, path)))
      .digest('hex');
    folder.update(`${JSON.stringify(path)} ${content}\n`);
  }
  return folder.digest('hex');
}

/** Hidden files are an editor's or a system's own and no part of a catalog. */
function listPaths(directory: string, faults?: FaultList): string[] {
  const paths: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(join(directory, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) paths.push(path);
      else faults?.add({ file: path, line: 1 }, 'is neither a file nor a folder; links are not followed');
    }
    if (paths.length > MAX_FILES) throw new Error(`${directory} holds more than ${MAX_FILES} files`);
  }
  return paths.sort((a, b) => (a < b ? -1 : 1));
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    // The byte order mark stays: a text's hash is over all of its bytes.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
