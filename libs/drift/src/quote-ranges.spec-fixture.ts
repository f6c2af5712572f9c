import type { ShippedText } from './catalog.spec-fixture.js';

/** Where a quote stands in its text, found without what is under test. */
export interface QuoteRange {
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly facts: readonly string[];
}

const lineStart = (text: string, line: number) =>
  text
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length;

/** The ranges of all quotes of a text that stand in it as they are written. */
export function rangesOf({ text, citations }: ShippedText): QuoteRange[] {
  return citations.flatMap(({ citation: { quote, line }, facts }) => {
    const from = text.indexOf(quote, lineStart(text, line ?? 1));
    return from === -1 ? [] : [{ from, to: from + quote.length, quote, facts }];
  });
}

/** The facts with a quote over some part of a range, sorted. */
export function factsOver(ranges: readonly QuoteRange[], from: number, to: number): string[] {
  const over = ranges.filter((range) => range.from < to && from < range.to);
  return [...new Set(over.flatMap(({ facts }) => facts))].toSorted();
}
