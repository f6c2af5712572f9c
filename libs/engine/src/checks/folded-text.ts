/** A text with each run of white space folded to one space, which knows on which line each of its characters stood. */
export interface FoldedText {
  readonly text: string;
  /** For each line (1-based, so the first entry is unused), the offset in `text` at which it begins. */
  readonly lineStarts: readonly number[];
}

/** Folds runs of white space (Unicode's, so the ideographic space too) to one space and drops those at the ends. */
export function foldWhiteSpace(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

export function foldText(source: string): FoldedText {
  const lineStarts = [0];
  let text = '';
  for (const line of source.split(/\r\n|\r|\n/)) {
    const folded = foldWhiteSpace(line);
    if (text !== '' && folded !== '') text += ' ';
    lineStarts.push(text.length);
    text += folded;
  }
  return { text, lineStarts };
}

export type QuoteSearch = 'found' | 'on-another-line' | 'not-found';

/** Looks for a quote; with a line, for an occurrence that begins on that line. */
export function findQuote({ text, lineStarts }: FoldedText, quote: string, line?: number): QuoteSearch {
  const wanted = foldWhiteSpace(quote);
  if (wanted === '' || !text.includes(wanted)) return 'not-found';
  if (line === undefined) return 'found';
  const start = lineStarts[line];
  if (start === undefined) return 'on-another-line';
  const at = text.indexOf(wanted, start);
  return at !== -1 && at < (lineStarts[line + 1] ?? text.length) ? 'found' : 'on-another-line';
}
