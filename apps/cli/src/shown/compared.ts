import type { Cell, CompareAnswer, CompareReleasesAnswer } from '@plimsoll/engine';
import { cellLines } from '@plimsoll/formats';
import type { Paper, Style } from '../terminal/paper.js';
import { tableText, type TableCell } from '../terminal/table.js';

/** A comparison as a table: a row a dimension, a column an option, or one option in two releases. */
export function showCompared(answer: CompareAnswer | CompareReleasesAnswer, paper: Paper): string {
  const head =
    answer.kind === 'plimsoll-compare/1'
      ? answer.options.map(({ name }) => name)
      : answer.releases.map(({ label }) => `${answer.option.name} ${label}`);
  const rows = answer.rows.map((row): readonly TableCell[] => [
    { text: row.name, ...(row.differs ? { style: 'bold' as const } : {}) },
    ...row.cells.map(cellOf),
  ]);
  if (rows.length === 0) return 'Nothing to show: no row is like this.';
  return tableText([answer.locale === 'ja' ? '項目' : 'Dimension', ...head], rows, paper);
}

export function cellOf(cell: Cell): TableCell {
  const style = styleOf(cell);
  return { text: cellLines(cell).join('\n'), ...(style === undefined ? {} : { style }) };
}

const supportStyles: Readonly<Record<string, Style>> = {
  supported: 'green',
  unsupported: 'red',
  conditional: 'yellow',
  preview: 'yellow',
};

function styleOf({ state, disputed, support }: Cell): Style | undefined {
  if (disputed) return 'yellow';
  if (state !== 'known') return 'dim';
  return support === undefined ? undefined : supportStyles[support];
}
