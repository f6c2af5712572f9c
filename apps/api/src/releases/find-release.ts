import { Problem, type ReleaseHeader } from '@plimsoll/engine';
import type { CatalogHistory } from './catalog-history.js';

/** The release a `ref` names: a sequence, a label, a digest, `current` or `previous`. Throws Problem 404 `release-not-found`. */
export function findHeader(history: CatalogHistory, ref: string): ReleaseHeader {
  const header = lookUp(history, ref);
  if (header) return header;
  throw new Problem(404, 'release-not-found', `Catalog ${history.catalog.id} has no release ${JSON.stringify(ref)}.`);
}

/** Where the pointer stands. */
export function currentHeader(history: CatalogHistory): ReleaseHeader | undefined {
  return at(history, history.moves.at(-1)?.sequence);
}

/** Where the pointer stood before; when it never stood elsewhere, the release before the current one. */
export function previousHeader(history: CatalogHistory): ReleaseHeader | undefined {
  const current = history.moves.at(-1)?.sequence;
  if (current === undefined) return undefined;
  const before = history.moves.findLast((move) => move.sequence !== current)?.sequence;
  return at(history, before ?? current - 1);
}

function lookUp(history: CatalogHistory, ref: string): ReleaseHeader | undefined {
  if (ref === 'current') return currentHeader(history);
  if (ref === 'previous') return previousHeader(history);
  if (/^[1-9]\d{0,8}$/.test(ref)) return at(history, Number(ref));
  // A digest may come back when a later release takes back what came between: the newest answers, with the same facts.
  return history.headers.findLast(({ label, digest }) => label === ref || digest === ref);
}

// Sequences begin at 1 and have no gaps: the database sees to it.
function at(history: CatalogHistory, sequence: number | undefined): ReleaseHeader | undefined {
  return sequence === undefined ? undefined : history.headers[sequence - 1];
}
