import { ToolError } from '../failure.js';
import type { World } from '../world.js';
import { nameOf, readBytes } from './read-input.js';
import { sourceTextOf } from './source-text.js';

/** The new text of a source. */
interface RevisionText {
  readonly source: string;
  readonly text: string;
}

/**
 * The texts that pairs of a source and its file make, each as a folder of documents is read: the same document is the same text, whichever way it is
 * sent. Throws ToolError for a source without a file, and for a file that is no text.
 */
export async function readRevisions(pairs: readonly string[], world: World): Promise<readonly RevisionText[]> {
  const revisions: RevisionText[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const [source = '', file] = pairs.slice(at, at + 2);
    if (file === undefined)
      throw new ToolError(`${JSON.stringify(source)} has no file: sources add ID FILE [ID FILE]...`);
    const read = sourceTextOf(await readBytes(file, world));
    if (!('text' in read)) throw new ToolError(`${nameOf(file)}: ${read.reason}`);
    revisions.push({ source, text: read.text });
  }
  return revisions;
}
