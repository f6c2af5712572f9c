import { compareBatch, compareRevisions, type Drift, type RevisionChange, type RevisionText } from '@plimsoll/drift';
import { keyOf } from './moved-away.js';

/** Citations into a text that is not the newest one, and the newest text that was known before this batch. */
export interface OlderChange {
  readonly change: RevisionChange;
  readonly standing: RevisionText;
}

/** All that a batch asks to be compared. */
export interface Comparison {
  /** Each source with the newest text that facts quote. */
  readonly newest: readonly RevisionChange[];
  readonly older: readonly OlderChange[];
}

/**
 * Compares a batch. Citations into older texts take part where the text that stood until now still said them, or where something like them is said now: what
 * is gone from both was told before, or was never in the excerpt that stood there.
 */
export function compareAll({ newest, older }: Comparison): readonly Drift[] {
  const followed = older.flatMap(({ change, standing }) => {
    const known = [...said(compareRevisions({ ...change, next: standing })), ...alike(compareRevisions(change))];
    const kept = new Set(known.map(keyOf));
    const citations = change.citations.filter(({ citation }) => kept.has(keyOf(citation)));
    return citations.length === 0 ? [] : [compareRevisions({ ...change, citations })];
  });
  return [...compareBatch(newest), ...followed];
}

type Cited = RevisionChange['citations'][number]['citation'];

function said({ citations }: Drift): readonly Cited[] {
  return citations
    .filter(({ status }) => status === 'still-quoted' || status === 'moved')
    .map(({ citation }) => citation);
}

function alike({ citations }: Drift): readonly Cited[] {
  return citations
    .filter(({ status, confidence }) => status !== 'gone' && confidence !== 'low')
    .map(({ citation }) => citation);
}
