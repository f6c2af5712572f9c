import { cleanMarkup } from './clean-markup.js';
import type { Corpus, Span } from './corpus.js';
import { countBelow } from './passage-text.js';
import { tokensOf } from './tokens.js';

/** A text with white space folded, which knows at which offset of the text each of its characters stood. */
interface Folded {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** What finds quotes in one document of a corpus. */
export interface QuoteFinder {
  /** Where a quote stands, on its line (1-based) where one is told; undefined where it is not found. */
  readonly find: (quote: string, line?: number) => Span | undefined;
}

/** Makes a finder for the document of that index. Folding is done once for all quotes. */
export function quoteFinder(corpus: Corpus, document: number): QuoteFinder {
  const of = corpus.documents[document];
  const folded = fold(of?.text ?? '');
  return {
    find(quote, line) {
      const wanted = fold(quote).text;
      if (!of || wanted === '') return undefined;
      const from = countBelow(folded.offsets, line === undefined ? 0 : (of.lineStarts[line - 1] ?? 0));
      const onLine = folded.text.indexOf(wanted, from);
      const at = onLine === -1 ? folded.text.indexOf(wanted) : onLine;
      if (at === -1) return findWords(corpus, of, quote);
      const start = folded.offsets[at] ?? 0;
      const last = folded.offsets[at + wanted.length - 1] ?? start;
      return spanAt(corpus, of, { start, end: last + 1 });
    },
  };
}

function fold(source: string): Folded {
  const offsets: number[] = [];
  let text = '';
  for (const { 0: run, index } of source.matchAll(/\s+|\S+/gu)) {
    if (/^\s/u.test(run)) {
      if (text === '' || index + run.length === source.length) continue;
      text += ' ';
      offsets.push(index);
    } else {
      text += run;
      for (let at = 0; at < run.length; at++) offsets.push(index + at);
    }
  }
  return { text, offsets };
}

// A word that a quote cuts in two belongs to it.
function spanAt({ tokens }: Corpus, within: Span, { start, end }: { start: number; end: number }): Span | undefined {
  let first = within.first;
  while (first < within.end && (tokens[first]?.end ?? 0) <= start) first++;
  let last = first;
  while (last < within.end && (tokens[last]?.start ?? end) < end) last++;
  return last > first ? { first, end: last } : undefined;
}

function findWords({ keys }: Corpus, { first, end }: Span, quote: string): Span | undefined {
  const wanted = tokensOf(cleanMarkup(quote)).map(({ key }) => key);
  if (wanted.length === 0) return undefined;
  for (let at = first; at + wanted.length <= end; at++)
    if (wanted.every((key, index) => keys[at + index] === key)) return { first: at, end: at + wanted.length };
  return undefined;
}
