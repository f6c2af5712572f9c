import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthoredCatalog } from './authored-catalog.js';
import { changedItems, linesOfRelease, publishedItemLines, PUBLISHED_ITEMS_FILE } from './published-items.js';

/** The digest that `releases.yaml` lists against the one that the files give. */
export interface CheckedDigest {
  readonly sequence: number;
  readonly state: 'equal' | 'missing' | 'differs';
  readonly listed: string | undefined;
  readonly computed: string;
  /** Where it differs: the items that are no longer what they were when the release was published, each with what happened to it. */
  readonly changed: readonly string[];
}

export function checkDigests(catalog: AuthoredCatalog, directory: string): CheckedDigest[] {
  const published = readPublishedLines(directory);
  return catalog.releases.map(({ header: { sequence }, digest: listed }) => {
    const computed = catalog.digestAt(sequence);
    const state = listed === undefined ? 'missing' : listed === computed ? 'equal' : 'differs';
    return {
      sequence,
      state,
      listed,
      computed,
      changed: state === 'differs' ? findChanged(catalog, published, sequence) : [],
    };
  });
}

export function readPublishedLines(directory: string): string[] {
  const file = join(directory, PUBLISHED_ITEMS_FILE);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

/** A release holds what the releases before it brought, so a change of one of theirs changes its digest too. */
function findChanged(catalog: AuthoredCatalog, published: readonly string[], sequence: number): string[] {
  const changed = catalog.releases
    .filter(({ header }) => header.sequence <= sequence && linesOfRelease(published, header.sequence).length > 0)
    .flatMap(({ header }) =>
      changedItems(linesOfRelease(published, header.sequence), publishedItemLines(catalog, header.sequence)).map(
        (change) => `release ${header.sequence}: ${change}`,
      ),
    );
  if (changed.length > 0) return changed;
  return linesOfRelease(published, sequence).length === 0
    ? [`which item has changed is not known: ${PUBLISHED_ITEMS_FILE} has no lines for release ${sequence}`]
    : ['no item has changed, so the engine compiles a published expression to another tree'];
}
