import { Problem, sha256Hex } from '@plimsoll/engine';
import type { KnownSources } from './known-sources.js';
import type { KnownRevision, NewRevision, SentRevision } from './sources.types.js';

const SHORT = 8;

/** What of a batch is new, and what is the newest known text of its source already. */
export interface Sorted {
  readonly fresh: readonly NewRevision[];
  readonly known: readonly KnownRevision[];
}

/**
 * Gives each text that is not the newest one of its source an id and a rank above all of that source: by the day it was retrieved where
 * that is later. Throws Problem 404 `source-not-found`.
 */
export function sortRevisions(sent: readonly SentRevision[], sources: KnownSources, now: Date): Sorted {
  const taken = new Set(sources.revisions.map(({ id }) => id));
  const fresh: NewRevision[] = [];
  const known: KnownRevision[] = [];
  for (const { source, text, retrievedAt } of sent) {
    const found = sources.get(source);
    if (!found) throw noSource(source);
    const textSha256 = sha256Hex(text);
    if (found.newest?.textSha256 === textSha256) {
      known.push(found.newest);
      continue;
    }
    const id = freeId(`${source}-${textSha256.slice(0, SHORT)}`, taken);
    taken.add(id);
    const moment = new Date(retrievedAt ?? now).toISOString();
    const rank = Math.max(Number(moment.slice(0, 10).replaceAll('-', '')), (found.newest?.order ?? -1) + 1);
    fresh.push({ id, source, order: rank, textSha256, text, retrievedAt: moment });
  }
  return { fresh, known };
}

/** A new revision as it is known once it was taken. */
export function receivedOf({ id, source, order, textSha256, retrievedAt }: NewRevision): KnownRevision {
  return { id, source, order, textSha256, retrievedOn: retrievedAt.slice(0, 10), isReleased: false };
}

/** The id, with the first number behind it that nobody has. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let count = 2;
  while (taken.has(`${id}-${count}`)) count += 1;
  return `${id}-${count}`;
}

/** Throw it where a source is not known. */
export const noSource = (id: string) =>
  new Problem(404, 'source-not-found', `There is no source ${JSON.stringify(id)}.`);
