import { inStyle, type Paper, type Style } from './paper.js';
import { clean, pad, widthOf, wrap } from './text.js';

export interface TableCell {
  readonly text: string;
  readonly style?: Style;
}

const GAP = 2;
const NARROWEST = 12;

/**
 * A table as text. Columns share the width of the paper, the wide ones giving way first; where they would be too narrow to read, each row becomes a list
 * of its cells. Without a width nothing is broken, so that a line of a pipe is a row, but for cells of several lines.
 */
export function tableText(head: readonly string[], rows: readonly (readonly TableCell[])[], paper: Paper): string {
  const titles = head.map((text): TableCell => ({ text: clean(text), style: 'bold' }));
  const body = rows.map((row) => row.map(({ text, ...style }): TableCell => ({ ...style, text: clean(text) })));
  const widths = fit(naturalWidths([titles, ...body]), paper);
  if (widths === undefined) return body.map((row) => listText(titles, row, paper)).join('\n\n');
  const rule = widths.map((width) => inStyle('-'.repeat(width), 'dim', paper)).join(' '.repeat(GAP));
  return [rowText(titles, widths, paper), rule, ...body.map((row) => rowText(row, widths, paper))].join('\n');
}

function naturalWidths(rows: readonly (readonly TableCell[])[]): readonly number[] {
  const count = Math.max(...rows.map((row) => row.length));
  const width = (row: readonly TableCell[], index: number) =>
    Math.max(...(row[index]?.text ?? '').split('\n').map(widthOf));
  return Array.from({ length: count }, (_, index) => rows.reduce((most, row) => Math.max(most, width(row, index)), 1));
}

/** The widths of the columns on the paper; undefined where they do not fit. */
function fit(natural: readonly number[], { columns }: Paper): readonly number[] | undefined {
  if (columns === undefined) return natural;
  const room = columns - GAP * (natural.length - 1);
  if (natural.reduce((sum, width) => sum + width, 0) <= room) return natural;
  if (room / natural.length < NARROWEST) return undefined;
  // Columns that need less than their share leave the rest to the others.
  let most = Math.floor(room / natural.length);
  while (shared(natural, most + 1) <= room) most += 1;
  return natural.map((width) => Math.min(width, most));
}

const shared = (natural: readonly number[], most: number) =>
  natural.reduce((sum, width) => sum + Math.min(width, most), 0);

function rowText(row: readonly TableCell[], widths: readonly number[], paper: Paper): string {
  const cells = widths.map((width, index) => wrap(row[index]?.text ?? '', width));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = cells.map((lines, index) => lineOf(lines[line] ?? '', widths[index] ?? 0, row[index]?.style, paper));
    return parts.join(' '.repeat(GAP)).trimEnd();
  }).join('\n');
}

const lineOf = (text: string, width: number, style: Style | undefined, paper: Paper): string =>
  inStyle(text, style, paper) + ' '.repeat(pad(text, width).length - text.length);

function listText(titles: readonly TableCell[], row: readonly TableCell[], paper: Paper): string {
  const [first, ...others] = row;
  const head = inStyle(first?.text ?? '', 'bold', paper);
  const lines = others.map((cell, index) => {
    const [top = '', ...more] = wrap(`${titles[index + 1]?.text ?? ''}: ${cell.text}`, (paper.columns ?? 80) - 4);
    return [`  ${inStyle(top, cell.style, paper)}`, ...more.map((line) => `    ${inStyle(line, cell.style, paper)}`)];
  });
  return [head, ...lines.flat()].join('\n');
}
