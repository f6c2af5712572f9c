import { Alignment } from './alignment.js';
import type { Cell, Corpus } from './corpus.js';
import { matchExact } from './match-exact.js';
import { matchNamedRows } from './match-named-rows.js';
import { matchParts, matchSimilar, partsOf, restsOf } from './match-similar.js';
import { outOfOrder } from './order.js';
import { pairTables, type TablePair } from './pair-tables.js';
import { passagesOf, type Passage } from './passages.js';
import { indexWords, type WordIndex } from './word-index.js';

/** Two corpora, word for word, and the tables that were found again. */
export interface Aligned {
  readonly alignment: Alignment;
  /** Looks up words in the next corpus. */
  readonly index: WordIndex;
  /** The previous units that stand in another order now. */
  readonly outOfOrder: ReadonlySet<number>;
  readonly tables: readonly TablePair[];
  /** For each previous cell that was found again by its row and column, the cell it is now. */
  readonly cellNow: ReadonlyMap<Cell, Cell>;
}

/** Aligns what was said with what is said now: tables by their names, then the same words, then cells that changed, then what is alike. */
export function align(previous: Corpus, next: Corpus): Aligned {
  const alignment = new Alignment(previous, next);
  const tables = pairTables(alignment);
  const cells = tables.flatMap((table) => table.cells);
  const index = indexWords(next);
  const passages = passagesOf(previous);
  matchNamedRows(alignment, index);
  matchExact(alignment, { passages, cells, index });
  for (const pair of cells) if (pair.previous.key !== pair.next.key) alignment.pair(pair.previous, pair.next);
  const isSettled = settledBy(tables.map((table) => table.previous.index));
  const isSettledAfter = settledBy(tables.map((table) => table.next.index));
  const open = passages.filter((passage) => !isSettled(passage, previous));
  const openAfter = passagesOf(next).filter((passage) => !isSettledAfter(passage, next));
  matchSimilar(alignment, open, restsOf(alignment, openAfter));
  matchParts(alignment, partsOf(alignment, open), restsOf(alignment, openAfter));
  const cellNow = new Map(cells.map((pair) => [pair.previous, pair.next]));
  return { alignment, tables, cellNow, index, outOfOrder: outOfOrder(alignment) };
}

// The cells of a table found again are compared in their places; a row that is gone or new may be found elsewhere.
function settledBy(tables: readonly number[]): (passage: Passage, corpus: Corpus) => boolean {
  const settled = new Set(tables);
  return ({ unit, isRow }) => !isRow && unit.cell !== undefined && settled.has(unit.cell.table);
}
