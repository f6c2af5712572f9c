import { digestOf } from '@plimsoll/engine';
import type { AuthoredCatalog, AuthoredChange } from './authored-catalog.js';
import { withTextsOnly } from './same-as-published.js';

export const PUBLISHED_ITEMS_FILE = 'published-items.txt';

const HASH_LENGTH = 16;

/**
 * The lines of `published-items.txt` that stand for one release: `<sequence> <kind> <id> <start of a SHA-256>`, sorted.
 * They say which item of a published release was changed, where the digest only says that one was. Compiled expressions are left out; their text decides.
 */
export function publishedItemLines(catalog: AuthoredCatalog, sequence: number): string[] {
  const changes = catalog.releases.find(({ header }) => header.sequence === sequence)?.changes ?? [];
  return changes.map((change) => `${sequence} ${change.kind} ${change.key} ${hashOf(change)}`).sort();
}

const hashOf = ({ content }: AuthoredChange): string => digestOf(withTextsOnly(content)).slice(0, HASH_LENGTH);

/** The items of a release that differ from the lines written when it was published, each with what happened to it. */
export function changedItems(publishedLines: readonly string[], currentLines: readonly string[]): string[] {
  const published = indexLines(publishedLines);
  const current = indexLines(currentLines);
  const names = [...new Set([...published.keys(), ...current.keys()])].sort();
  return names.flatMap((name) => {
    if (!current.has(name)) return [`${name} is gone`];
    if (!published.has(name)) return [`${name} is new`];
    return published.get(name) === current.get(name) ? [] : [`${name} has changed`];
  });
}

function indexLines(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.map((line) => {
      const [, kind, id, hash = ''] = line.split(' ');
      return [`${kind} ${id}`, hash];
    }),
  );
}

export function linesOfRelease(lines: readonly string[], sequence: number): string[] {
  return lines.filter((line) => line.startsWith(`${sequence} `));
}
