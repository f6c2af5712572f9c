import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { systemReason } from '../failure.js';

/** A text as it is sent: UTF-8 without a byte order mark, its lines ended by line feeds, whatever a checkout made of them. */
interface SourceText {
  readonly text: string;
  readonly bytesSha256: string;
}

/** More is no document that is read by people, and none that the service takes. */
const MOST_BYTES = 8_000_000;
// eslint-disable-next-line no-control-regex
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/u;

/** Reads a file of a folder, or tells why it cannot be read: a folder of documents is written by others, and a link in it leads nowhere else. */
export async function readSourceText(root: string, name: string): Promise<SourceText | { readonly reason: string }> {
  try {
    const path = await realpath(join(root, name));
    if (!path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`))
      return { reason: 'its link leads out of the folder' };
    const file = await stat(path);
    const { size } = file;
    if (!file.isFile()) return { reason: 'this is no file' };
    return size > MOST_BYTES ? tooLarge(size) : sourceTextOf(await readFile(path));
  } catch (error) {
    return { reason: systemReason(error) };
  }
}

/** The text that bytes are, or why they are none that is sent. */
export function sourceTextOf(bytes: Buffer): SourceText | { readonly reason: string } {
  if (bytes.length > MOST_BYTES) return tooLarge(bytes.length);
  const text = decoded(bytes);
  if (text === undefined || BINARY.test(text)) return { reason: 'this is no text in UTF-8' };
  const bytesSha256 = createHash('sha256').update(bytes).digest('hex');
  return { text: text.replaceAll(/\r\n?/g, '\n'), bytesSha256 };
}

const tooLarge = (size: number) => ({ reason: `it is too large: ${size} bytes, of at most ${MOST_BYTES}` });

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
