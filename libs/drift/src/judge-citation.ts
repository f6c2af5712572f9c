import type { Aligned } from './align.js';
import { cellChanges } from './cell-names.js';
import { contextOf, isTurned, type Context } from './context.js';
import type { Corpus, Span } from './corpus.js';
import { lineOf, passageText, unitAt } from './passage-text.js';
import type { CitationDrift, CitationStatus, CitedPassage, Confidence, PlaceNow, Why } from './drift.js';
import { isSaidElsewhere, judgePieces, type Piece } from './judge-piece.js';
import { weightIn } from './passages.js';
import { kindsOfChange } from './values.js';
import { wordChanges } from './word-diff.js';

/** A citation with the pieces that its verdict rests on. */
export interface JudgedCitation {
  readonly drift: CitationDrift;
  readonly pieces: readonly Piece[];
}

interface Verdict {
  readonly status: CitationStatus;
  readonly confidence: Confidence;
  readonly why: readonly Why[];
}

/** Where a quote stands, and what it stands in. */
interface Quoted {
  /** Undefined where the quote was not found in the previous text. */
  readonly span: Span | undefined;
  /** Whether that text holds only passages of the document. */
  readonly isExcerpt: boolean;
}

/** Tells what became of a citation. */
export function judgeCitation(
  aligned: Aligned,
  { citation, facts }: CitedPassage,
  { span, isExcerpt }: Quoted,
): JudgedCitation {
  if (!span) return { drift: unfound({ citation, facts }), pieces: [] };
  const { previous, next } = aligned.alignment;
  const pieces = judgePieces(aligned, span, isExcerpt);
  const context = contextOf(aligned, pieces, isExcerpt);
  const verdict = verdictOf(aligned, pieces, { context, isExcerpt, isElsewhere: isSaidElsewhere(aligned, span) });
  const nextSpan = around(pieces.flatMap((piece) => piece.next ?? []));
  const isChanged = verdict.status === 'changed' && nextSpan !== undefined;
  const words = (corpus: Corpus, { first, end }: Span) => corpus.keys.slice(first, end);
  const drift: CitationDrift = {
    citation,
    facts: facts.toSorted(),
    ...verdict,
    now: verdict.status === 'gone' || !nextSpan ? null : placeOf(next, nextSpan),
    passages: {
      previous: passageText(previous, unitsAround(previous, span)),
      next: verdict.status === 'gone' || !nextSpan ? null : passageText(next, unitsAround(next, nextSpan)),
    },
    changes: isChanged ? wordChanges(previous, span, next, nextSpan) : [],
    kinds: isChanged ? kindsOfChange(words(previous, span), words(next, nextSpan)) : [],
    cells: cellChanges(aligned, pieces),
    context: context && { removed: context.removed, added: context.added },
  };
  return { drift, pieces };
}

// Without a place to begin with nothing can be followed; that is told rather than passed.
function unfound({ citation, facts }: CitedPassage): CitationDrift {
  return {
    citation,
    facts: facts.toSorted(),
    status: 'changed',
    confidence: 'low',
    why: ['not-in-previous'],
    now: null,
    passages: { previous: citation.quote, next: null },
    changes: [],
    kinds: [],
    cells: [],
    context: null,
  };
}

interface Around {
  readonly context: Context | null;
  readonly isExcerpt: boolean;
  readonly isElsewhere: boolean;
}

function verdictOf(aligned: Aligned, pieces: readonly Piece[], { context, isExcerpt, isElsewhere }: Around): Verdict {
  if (pieces.every(({ state }) => state === 'gone')) return goneOf(pieces, isElsewhere);
  // A line of an excerpt may be part of a sentence: that the page says more around it is no change.
  const changed = changesOf(aligned, pieces).filter((why) => !isExcerpt || why !== 'sentence-extended');
  if (changed.length > 0) return { status: 'changed', confidence: confidenceOf(pieces), why: changed };
  if (context && isTurned(context, isExcerpt))
    return { status: 'changed', confidence: 'low', why: ['turned', 'context-changed'] };
  const moves = movesOf(aligned, pieces);
  return {
    status: moves.length > 0 ? 'moved' : 'still-quoted',
    confidence: pieces.some(({ isRescued }) => isRescued) ? 'medium' : 'high',
    why: [...moves, ...(context ? (['context-changed'] as const) : [])],
  };
}

function goneOf(pieces: readonly Piece[], isElsewhere: boolean): Verdict {
  if (isElsewhere) return { status: 'gone', confidence: 'low', why: ['said-elsewhere'] };
  const emptied = pieces.some(({ unit, next }) => unit.cell && next);
  return { status: 'gone', confidence: emptied ? 'medium' : 'high', why: emptied ? ['cell-emptied'] : [] };
}

function confidenceOf(pieces: readonly Piece[]): Confidence {
  const least = Math.min(
    ...pieces.filter(({ state }) => state !== 'gone').map(({ unit, similarity }) => (unit.cell ? 1 : similarity)),
  );
  if (least >= 0.7) return 'high';
  return least >= 0.5 ? 'medium' : 'low';
}

function changesOf(aligned: Aligned, pieces: readonly Piece[]): Why[] {
  const changed = pieces.filter(({ state }) => state === 'changed');
  const gone = pieces.filter(({ state }) => state === 'gone');
  const found: readonly (readonly [boolean, Why])[] = [
    [changed.some(({ unit }) => !unit.cell), 'words-changed'],
    [changed.some(({ unit }) => unit.cell), 'cell-changed'],
    [gone.some(({ unit, next }) => unit.cell && next), 'cell-emptied'],
    [gone.some(({ unit, next }) => !unit.cell || !next), 'partly-gone'],
    [changed.some(({ unit, similarity }) => !unit.cell && similarity < 0.5), 'unlike'],
    [changed.length + gone.length === 0 && pieces.some((piece) => isExtended(aligned, piece)), 'sentence-extended'],
    [hasInsertion(aligned, pieces), 'words-inserted'],
  ];
  return found.flatMap(([holds, why]) => (holds ? [why] : []));
}

// What only joins two sentences to one.
const JOINING = new Set(['and', 'because', 'so']);

// A whole sentence was quoted, and the sentence now says more than it and its neighbour did.
function isExtended({ alignment }: Aligned, { span, unit, next }: Piece): boolean {
  if (!next || span.first !== unit.first || span.end !== unit.end) return false;
  return unitsIn(alignment.next, next).some((sentence) => hasNewWord(alignment, sentence));
}

function hasInsertion({ alignment }: Aligned, pieces: readonly Piece[]): boolean {
  return pieces.some((piece, at) => {
    const before = pieces[at - 1];
    if (!before?.next || !piece.next || before.unit.cell || piece.unit.cell) return false;
    const between = { first: before.next.end, end: piece.next.first };
    return between.end > between.first && between.end - between.first < 100 && freeWeight(alignment, between) >= 1;
  });
}

function freeWeight(alignment: Aligned['alignment'], { first, end }: Span): number {
  let weight = 0;
  for (let at = first; at < end; at++)
    if (alignment.toPrevious[at] === -1) weight += weightIn(alignment.next, { first: at, end: at + 1 });
  return weight;
}

function hasNewWord({ next, toPrevious }: Aligned['alignment'], { first, end }: Span): boolean {
  for (let at = first; at < end; at++) if (toPrevious[at] === -1 && !JOINING.has(next.keys[at] ?? '')) return true;
  return false;
}

function movesOf({ alignment, outOfOrder }: Aligned, pieces: readonly Piece[]): Why[] {
  const moves = new Set<Why>();
  for (const { unit, next, isRescued } of pieces) {
    const after = next && unitAt(alignment.next, next.first);
    if (!after) continue;
    if (unit.source !== after.source) moves.add('source-changed');
    if (unit.heading?.key !== after.heading?.key) moves.add('heading-changed');
    if (!isRescued && outOfOrder.has(unit.index)) moves.add('order-changed');
  }
  return [...moves].toSorted();
}

function placeOf(corpus: Corpus, span: Span): PlaceNow {
  const at = Math.min(span.first, corpus.keys.length - 1);
  const unit = unitAt(corpus, at);
  return {
    source: unit?.source ?? '',
    heading: unit?.heading?.text ?? null,
    line: lineOf(corpus, at),
    quote: passageText(corpus, span),
  };
}

// From the first word to the last, in the document of the first.
function around(spans: readonly Span[]): Span | undefined {
  const words = spans.filter(({ first, end }) => end > first);
  if (words.length === 0) return undefined;
  const first = Math.min(...words.map((span) => span.first));
  const end = Math.max(...words.map((span) => span.end));
  // Pieces that went far apart are not shown as one passage.
  const total = words.reduce((sum, span) => sum + span.end - span.first, 0);
  return end - first <= 4 * total + 60
    ? { first, end }
    : words.toSorted((left, right) => right.end - right.first - left.end + left.first)[0];
}

function unitsIn({ unitOf, units }: Corpus, { first, end }: Span): readonly Span[] {
  const from = unitOf[first];
  const to = unitOf[end - 1];
  return from === undefined || to === undefined ? [] : units.slice(from, to + 1);
}

function unitsAround(corpus: Corpus, span: Span): Span {
  const units = unitsIn(corpus, span);
  return { first: units[0]?.first ?? span.first, end: units.at(-1)?.end ?? span.end };
}
