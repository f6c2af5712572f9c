import type { Alignment } from './alignment.js';
import type { Cell, Corpus, Span, Table } from './corpus.js';
import { addTo } from './grouped.js';
import { keyIn, spanOf } from './passages.js';
import { isInOneDocument, type WordIndex } from './word-index.js';

/**
 * Finds the rows of tables again that became lines which repeat the names of the columns (`- row: column value`), and
 * lines that became such rows. Without this every row of a table that was turned into a list would have changed.
 */
export function matchNamedRows(alignment: Alignment, index: WordIndex): void {
  rowsToLines(alignment, index);
  linesToRows(alignment);
}

function rowsToLines(alignment: Alignment, index: WordIndex): void {
  const { previous, next } = alignment;
  for (const { span, words } of previous.tables.flatMap((table) => namedRows(previous, table))) {
    const places = index.placesOf(words).map((first) => ({ first, end: first + words.length }));
    const place = places.find((line) => alignment.isFreeAfter(line) && isInOneDocument(next, line));
    if (place && alignment.isFreeBefore(span)) alignment.equate(span, place);
  }
}

function linesToRows(alignment: Alignment): void {
  const { previous, next } = alignment;
  const rows = new Map<string, Span[]>();
  for (const { span, words } of next.tables.flatMap((table) => namedRows(next, table)))
    addTo(rows, words.join(' '), span);
  for (const unit of rows.size === 0 ? [] : previous.units) {
    const same = unit.cell ? undefined : rows.get(keyIn(previous, unit));
    const row = same?.find((span) => alignment.isFreeAfter(span));
    if (row && alignment.isFreeBefore(unit)) alignment.equate({ first: unit.first, end: unit.end }, row);
  }
}

interface NamedRow {
  readonly span: Span;
  readonly words: readonly string[];
}

// What a row says when the name of each column is said before its cell; the first column names the row.
function namedRows(corpus: Corpus, { header, rows }: Table): NamedRow[] {
  if (header.length < 2) return [];
  const keysOf = ({ first, end }: Cell) => corpus.keys.slice(first, end);
  return rows.flatMap((row) => {
    const span = spanOf(row);
    if (!span || row.length < 2) return [];
    const words = row.flatMap((cell, column) => {
      const name = header[column];
      return column === 0 || !name ? keysOf(cell) : [...keysOf(name), ...keysOf(cell)];
    });
    return [{ span, words }];
  });
}
