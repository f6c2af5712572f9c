import type { Corpus, CorpusDocument, Span, Unit } from './corpus.js';

// Where a link leads is not part of what it says.
const OPENING = /[*_`"'“‘(（[「『/]*$/u;
const CLOSING = /^(?:\](?!\(|\[)|[.。．,、)）」』!?！？*_`"'”’])*/u;

/** The unit that a word belongs to. */
export function unitAt({ units, unitOf }: Corpus, at: number): Unit | undefined {
  return units[unitOf[at] ?? -1];
}

function documentAt(corpus: Corpus, at: number): CorpusDocument | undefined {
  return corpus.documents[unitAt(corpus, at)?.document ?? -1];
}

/** The text of some words as it is written, white space folded, with the marks and the punctuation that it directly stands in. */
export function passageText(corpus: Corpus, span: Span): string {
  const text = documentAt(corpus, span.first)?.text ?? '';
  const { start, end } = offsetsOf(corpus, span);
  const opening = OPENING.exec(text.slice(Math.max(0, start - 4), start))?.[0] ?? '';
  const closing = CLOSING.exec(text.slice(end, end + 6))?.[0] ?? '';
  return foldSpace(opening + text.slice(start, end) + closing);
}

/** The text from the first of some words to the last, as it is written, white space folded. */
export function wordsText(corpus: Corpus, span: Span): string {
  const { start, end } = offsetsOf(corpus, span);
  return foldSpace(documentAt(corpus, span.first)?.text.slice(start, end) ?? '');
}

function offsetsOf({ tokens }: Corpus, { first, end }: Span): { readonly start: number; readonly end: number } {
  const start = tokens[first]?.start ?? 0;
  return { start, end: end > first ? (tokens[end - 1]?.end ?? start) : start };
}

function foldSpace(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** The line, 1-based, on which a word stands in its document. */
export function lineOf(corpus: Corpus, at: number): number {
  const starts = documentAt(corpus, at)?.lineStarts ?? [];
  return Math.max(1, countBelow(starts, (corpus.tokens[at]?.start ?? 0) + 1));
}

/** How many of some sorted numbers are below a number. */
export function countBelow(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
