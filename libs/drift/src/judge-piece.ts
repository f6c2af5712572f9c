import type { Aligned } from './align.js';
import type { Alignment, Counterpart } from './alignment.js';
import type { Corpus, Span, Unit } from './corpus.js';
import { runsOf } from './match-similar.js';
import { TELLING, weightIn } from './passages.js';
import { unitAt } from './passage-text.js';
import { isInOneDocument } from './word-index.js';

/** The part of a quote that lies in one sentence or cell, and what became of it. */
export interface Piece {
  readonly span: Span;
  readonly unit: Unit;
  readonly state: 'same' | 'changed' | 'gone';
  /** Where its words are now, or what took their place; may be empty. Undefined when gone without a trace. */
  readonly next: Span | undefined;
  /** 0 to 1: how alike the sentences are. */
  readonly similarity: number;
  /** Found by its words alone, where the sentence was not found again. */
  readonly isRescued: boolean;
}

/** Splits a quote by sentence and cell, and judges each part. An excerpt may hold the same words twice: there they are found where their twin is. */
export function judgePieces(aligned: Aligned, span: Span, isExcerpt: boolean): Piece[] {
  return splitByUnit(aligned.alignment.previous, span).map(({ unit, ...part }) => {
    const piece = judgePiece(aligned, part, unit);
    const twin = isExcerpt && piece.state !== 'same' ? rescue(aligned, part, { unit, isTwin: true }) : undefined;
    return twin ? { ...piece, state: 'same', next: twin, isRescued: true } : piece;
  });
}

/** Whether the same words stand in the next texts all the same, as another passage's. */
export function isSaidElsewhere({ alignment: { previous, next }, index }: Aligned, span: Span): boolean {
  if (weightIn(previous, span) < TELLING) return false;
  const places = index.placesOf(previous.keys.slice(span.first, span.end));
  return places.some((first) => isInOneDocument(next, { first, end: first + span.end - span.first }));
}

function splitByUnit({ unitOf, units }: Corpus, { first, end }: Span): (Span & { readonly unit: Unit })[] {
  const parts: (Span & { readonly unit: Unit })[] = [];
  for (let at = first; at < end;) {
    const unit = units[unitOf[at] ?? -1];
    if (!unit) break;
    parts.push({ first: at, end: Math.min(end, unit.end), unit });
    at = unit.end;
  }
  return parts;
}

function judgePiece(aligned: Aligned, span: Span, unit: Unit): Piece {
  const { toNext } = aligned.alignment;
  const piece = { span, unit, similarity: 1, isRescued: false };
  const start = toNext[span.first] ?? -1;
  const counterpart = aligned.alignment.counterpartIn(span);
  if (counterpart?.isSame) return { ...piece, state: 'same', next: counterpart.next };
  if (start !== -1 && isRun(toNext, span, start) && !(counterpart && isWholeCell(unit, span)))
    return { ...piece, state: 'same', next: { first: start, end: start + span.end - span.first } };
  if (counterpart) return replaced(aligned, piece, counterpart);
  const rescued = rescue(aligned, span, { unit, isTwin: false });
  if (rescued) return { ...piece, state: 'same', next: rescued, isRescued: true };
  return { ...piece, state: 'gone', next: undefined, similarity: 0 };
}

// A cell is its whole text: that its words are still among others does not make it the same.
function isWholeCell({ cell }: Unit, { first, end }: Span): boolean {
  return cell !== undefined && cell.first === first && cell.end === end;
}

function isRun(toNext: readonly number[], { first, end }: Span, start: number): boolean {
  for (let at = first; at < end; at++) if (toNext[at] !== start + at - first) return false;
  return true;
}

type Open = Omit<Piece, 'state' | 'next'>;

function replaced(aligned: Aligned, piece: Open, counterpart: Counterpart): Piece {
  const { alignment } = aligned;
  const next = windowOf(alignment.toNext, piece.span, counterpart);
  const lost = runsOf(alignment.toNext, piece.span).reduce((sum, run) => sum + weightIn(alignment.previous, run), 0);
  const share = 1 - lost / Math.max(weightIn(alignment.previous, piece.span), 0.1);
  const similarity = counterpart.similarity;
  // Its words are gone from a passage that otherwise stays: only a trace is left, or nothing.
  if (next.end <= next.first || (share < 0.3 && isInside(piece, counterpart))) {
    const rescued = rescue(aligned, piece.span, { unit: piece.unit, isTwin: false });
    if (rescued) return { ...piece, state: 'same', next: rescued, isRescued: true, similarity };
    if (next.end <= next.first) return { ...piece, state: 'gone', next, similarity };
  }
  return { ...piece, state: 'changed', next, similarity };
}

// One sentence of a long cell rather than all that was paired.
function isInside({ unit }: Open, { previous }: Counterpart): boolean {
  return unit.first > previous.first || unit.end < previous.end;
}

// What stands between the nearest words on both sides that were found again.
function windowOf(toNext: readonly number[], { first, end }: Span, { previous, next }: Counterpart): Span {
  const placeOf = (at: number) => {
    const place = toNext[at] ?? -1;
    return place >= next.first && place < next.end ? place : undefined;
  };
  let from: number | undefined;
  for (let at = first - 1; at >= previous.first && from === undefined; at--) from = placeOf(at);
  let to: number | undefined;
  for (let at = end; at < previous.end && to === undefined; at++) to = placeOf(at);
  const start = from === undefined ? next.first : from + 1;
  return { first: start, end: Math.max(start, to ?? next.end) };
}

// The sentence was rewritten, but the quoted words may stand somewhere as they were. Words that were found as another passage's do not count.
function rescue(
  { alignment, index }: Aligned,
  span: Span,
  { unit, isTwin }: { readonly unit: Unit; readonly isTwin: boolean },
): Span | undefined {
  const { previous, next } = alignment;
  if (weightIn(previous, span) < TELLING || (unit.cell && weightIn(previous, span) < 2 * TELLING)) return undefined;
  const places = index
    .placesOf(previous.keys.slice(span.first, span.end))
    .map((first) => ({ first, end: first + span.end - span.first }))
    .filter((place) => isInOneDocument(next, place) && (isTwin || isOpen(alignment, place)));
  const nearness = ({ first }: Span) => {
    const other = unitAt(next, first);
    return (other?.source === unit.source ? 2 : 0) + (other?.heading?.key === unit.heading?.key ? 1 : 0);
  };
  return places.toSorted((left, right) => nearness(right) - nearness(left) || left.first - right.first)[0];
}

function isOpen(alignment: Alignment, { first, end }: Span): boolean {
  for (let at = first; at < end; at++) {
    const previous = alignment.toPrevious[at] ?? -1;
    if (previous !== -1 && !alignment.counterpartOf(previous)) return false;
  }
  return true;
}
