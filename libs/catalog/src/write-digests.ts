import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { AuthoredCatalog } from './authored-catalog.js';
import { readPublishedLines } from './check-digests.js';
import { publishedItemLines, PUBLISHED_ITEMS_FILE } from './published-items.js';
import { RELEASES_FILE } from './release-list.js';

/**
 * Fills in the digests that `releases.yaml` does not list yet, and writes beside it what each item of those releases was.
 * A digest that is listed stays as it is, and so does every other character of the file. Returns the sequences it filled in.
 */
export function writeMissingDigests(catalog: AuthoredCatalog, directory: string): number[] {
  const missing = catalog.releases.flatMap(({ header, digest }) => (digest === undefined ? header.sequence : []));
  if (missing.length === 0) return [];
  const file = join(directory, RELEASES_FILE);
  const digests = new Map(missing.map((sequence) => [sequence, catalog.digestAt(sequence)]));
  writeFileSync(file, insertDigests(readFileSync(file, 'utf8'), digests));
  const kept = readPublishedLines(directory).filter((line) => !missing.includes(Number(line.split(' ')[0])));
  const fresh = missing.flatMap((sequence) => publishedItemLines(catalog, sequence));
  const lines = [...kept, ...fresh].sort((a, b) => Number.parseInt(a) - Number.parseInt(b) || (a < b ? -1 : 1));
  writeFileSync(join(directory, PUBLISHED_ITEMS_FILE), lines.map((line) => `${line}\n`).join(''));
  return missing;
}

/** Puts each digest on a line of its own below the label of its release; throws where a release is not written as a block. */
export function insertDigests(text: string, digests: ReadonlyMap<number, string>): string {
  const releases = parseDocument(text).get('releases');
  const edits = (isSeq(releases) ? releases.items : []).flatMap((release) => {
    const digest = isMap(release) ? digests.get(Number(release.get('sequence'))) : undefined;
    return digest === undefined ? [] : [editFor(text, release as YAMLMap, digest)];
  });
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((edited, { from, to, insert }) => edited.slice(0, from) + insert + edited.slice(to), text);
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

function editFor(text: string, release: YAMLMap, digest: string): Edit {
  if (release.flow) throw new Error(`${RELEASES_FILE}: write each release as a block, one field a line`);
  const empty = rangeOf(release, 'digest');
  if (empty) return { from: empty.valueStart, to: empty.valueEnd, insert: ` ${digest}` };
  const label = rangeOf(release, 'label');
  if (!label) throw new Error(`${RELEASES_FILE}: a release has no label`);
  const lineStart = text.lastIndexOf('\n', label.keyStart - 1) + 1;
  const indent = text.slice(lineStart, label.keyStart).replaceAll(/[^ ]/g, ' ');
  const lineEnd = text.indexOf('\n', label.valueEnd);
  const end = lineEnd === -1 ? text.length : lineEnd;
  return { from: end, to: end, insert: `\n${indent}digest: ${digest}` };
}

/** Where a field's key begins, and where its value begins (just after the colon) and ends. */
function rangeOf(release: YAMLMap, field: string) {
  const pair = release.items.find(({ key }) => isScalar(key) && key.value === field);
  if (!isScalar(pair?.key) || !pair.key.range) return undefined;
  const [keyStart, keyEnd] = pair.key.range;
  const valueEnd = isScalar(pair.value) ? pair.value.range?.[1] : undefined;
  return { keyStart, valueStart: keyEnd + 1, valueEnd: Math.max(keyEnd + 1, valueEnd ?? 0) };
}
