import type { Paper } from '../terminal/paper.js';
import { tableText } from '../terminal/table.js';

/** A table of plain texts; where there is no row, what there is none of. */
export function rowsText(
  { head, none }: { readonly head: readonly string[]; readonly none: string },
  rows: readonly (readonly string[])[],
  paper: Paper,
): string {
  if (rows.length === 0) return none;
  return tableText(
    head,
    rows.map((row) => row.map((text) => ({ text }))),
    paper,
  );
}

/** A value for a cell: cut where it is long, since `--format json` has it whole. */
export function valueText(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}

const MOST_CHARACTERS = 60;
