import type { Aligned } from './align.js';
import { renamedHeaders } from './cell-names.js';
import type { Corpus, Span } from './corpus.js';
import { passageText, unitAt } from './passage-text.js';
import type { ContextChange } from './drift.js';
import type { Piece } from './judge-piece.js';
import { runsOf } from './match-similar.js';
import { kindsOfChange } from './values.js';

/** What changed beside the quoted words, as text and as words. */
export interface Context extends ContextChange {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What changed in the sentences of a quote beside its own words, and in the names of its row and column; null when nothing did. */
export function contextOf(aligned: Aligned, pieces: readonly Piece[], isExcerpt: boolean): Context | null {
  const { previous, next, toNext, toPrevious } = aligned.alignment;
  const gone = pieces.flatMap(({ span, unit }) => outside(runsOf(toNext, unit), span));
  const come = pieces.flatMap(({ span, unit, next: place }) => {
    const after = place && unitAt(next, place.first);
    const isPart = isExcerpt || span.first !== unit.first || span.end !== unit.end;
    return after && isPart ? outside(runsOf(toPrevious, after), place) : [];
  });
  const names = renamedHeaders(aligned, pieces);
  if (gone.length + come.length + names.length === 0) return null;
  return {
    removed: [...gone.map((run) => passageText(previous, run)), ...names.map((name) => name.previous)],
    added: [...come.map((run) => passageText(next, run)), ...names.map((name) => name.next)],
    before: wordsIn(previous, gone),
    after: wordsIn(next, come),
  };
}

/** Whether what changed beside the quoted words may turn their meaning: a negation, an exception, a direction, or whether something is supported. */
export function isTurned({ before, after }: Context, isExcerpt: boolean): boolean {
  // Beside a part of a sentence something that it can do, and how much, is to be expected.
  const turning = new Set(isExcerpt ? ['negation'] : ['negation', 'direction', 'support']);
  return before.length + after.length > 0 && kindsOfChange(before, after).some((kind) => turning.has(kind));
}

function outside(runs: readonly Span[], { first, end }: Span): Span[] {
  return runs.filter((run) => run.end <= first || run.first >= end);
}

function wordsIn({ keys }: Corpus, runs: readonly Span[]): string[] {
  return runs.flatMap(({ first, end }) => keys.slice(first, end));
}
