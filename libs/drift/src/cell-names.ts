import type { Aligned } from './align.js';
import type { Cell, Corpus } from './corpus.js';
import { passageText } from './passage-text.js';
import type { CellChange } from './drift.js';
import type { Piece } from './judge-piece.js';
import type { WordChange } from './word-diff.js';

/** What the row and the column of a cell are called, as written; empty where the table tells no name. */
export function namesOfCell(corpus: Corpus, cell: Cell): { readonly row: string; readonly column: string } {
  const table = corpus.tables[cell.table];
  const row = table?.rows[cell.row - (table.header.length > 0 ? 1 : 0)]?.[0];
  const header = table?.header[cell.column];
  return {
    row: row && row.end > row.first ? passageText(corpus, row) : '',
    column: header && header.end > header.first ? passageText(corpus, header) : '',
  };
}

/** The cells of a quote that changed, with what their rows and columns are called. */
export function cellChanges({ alignment }: Aligned, pieces: readonly Piece[]): CellChange[] {
  const { previous, next } = alignment;
  return pieces.flatMap(({ unit, state, span, next: place }) => {
    if (!unit.cell || state === 'same') return [];
    const isThere = place !== undefined && place.end > place.first;
    return [
      {
        ...namesOfCell(previous, unit.cell),
        previous: passageText(previous, span),
        next: isThere ? passageText(next, place) : '',
      },
    ];
  });
}

/** The names of rows and columns of quoted cells that are others now. */
export function renamedHeaders({ alignment, cellNow }: Aligned, pieces: readonly Piece[]): WordChange[] {
  const { previous, next } = alignment;
  const names = new Set(pieces.flatMap(({ unit }) => (unit.cell ? headersOf(previous, unit.cell) : [])));
  return [...names].flatMap((name) => {
    const now = cellNow.get(name);
    if (!now || now.key === name.key || now.key === '' || name.key === '') return [];
    return [{ previous: passageText(previous, name), next: passageText(next, now) }];
  });
}

function headersOf({ tables }: Corpus, cell: Cell): Cell[] {
  const table = tables[cell.table];
  const row = table?.rows[cell.row - (table.header.length > 0 ? 1 : 0)]?.[0];
  return [row, table?.header[cell.column]].flatMap((name) => (name && name !== cell ? [name] : []));
}
