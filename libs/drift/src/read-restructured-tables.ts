import { pipeCells, type BlockList } from './block.js';

interface Line {
  readonly text: string;
  readonly start: number;
}

const SIMPLE = /^\s*=+(?: +=+)+\s*$/;
const GRID = /^\s*\+(?:[-=]+\+)+\s*$/;
const GRID_HEAD = /^\s*\+(?:=+\+)+\s*$/;

/** Whether a table begins on a line whose columns stand under rows of equals signs. */
export function simpleTableAt(lines: readonly Line[], at: number): boolean {
  return SIMPLE.test(lines[at]?.text ?? '') && (lines[at + 1]?.text ?? '').trim() !== '';
}

/** Whether a table drawn with plus signs, dashes and pipes begins on a line. */
export function gridAt(lines: readonly Line[], at: number): boolean {
  return GRID.test(lines[at]?.text ?? '') && /^\s*\|/.test(lines[at + 1]?.text ?? '');
}

/** Adds the cells of such a table, and answers the line after it. Each line is a row; the first names the columns where a border parts it from the others. */
export function readSimpleTable(list: BlockList, lines: readonly Line[], from: number): number {
  const borders = bordersOf(lines, from);
  const last = borders.at(-1) ?? from;
  const columns = Array.from((lines[from]?.text ?? '').matchAll(/=+/g), ({ index }) => index);
  const rows = lines.slice(from + 1, last).filter(({ text }) => text.trim() !== '' && !SIMPLE.test(text));
  const table = ++list.tables;
  for (const [row, line] of rows.entries()) {
    const isHeader = row === 0 && borders.length > 2;
    for (const [column, { start, end }] of slicesOf(line, columns).entries())
      list.blocks.push({ kind: 'cell', start, end, cell: { table, row, column, isHeader } });
  }
  return last + 1;
}

// Two borders are a table without names, three have the names between the first two.
function bordersOf(lines: readonly Line[], from: number): readonly number[] {
  const isBlank = (at: number) => (lines[at]?.text ?? '').trim() === '';
  const borders = [from];
  for (let at = from + 1; at < lines.length; at++) {
    if (isBlank(at) && isBlank(at + 1)) break;
    if (!SIMPLE.test(lines[at]?.text ?? '')) continue;
    borders.push(at);
    if (borders.length === 3 || isBlank(at + 1)) break;
  }
  return borders;
}

function slicesOf(
  { text, start }: Line,
  columns: readonly number[],
): { readonly start: number; readonly end: number }[] {
  return columns.map((from, at) => ({
    start: start + Math.min(from, text.length),
    end: start + Math.min(columns[at + 1] ?? text.length, text.length),
  }));
}

/** Adds the cells of a grid, and answers the line after it. The rows above a border of equals signs name the columns. */
export function readGridTable(list: BlockList, lines: readonly Line[], from: number): number {
  let end = from;
  while (/^\s*[+|]/.test(lines[end]?.text ?? '')) end++;
  const hasHead = lines.slice(from, end).some(({ text }) => GRID_HEAD.test(text));
  const table = ++list.tables;
  const rows = lines.slice(from, end).filter(({ text }) => !GRID.test(text));
  for (const [row, line] of rows.entries())
    for (const [column, { start, end: stop }] of pipeCells(line.text, line.start).entries())
      list.blocks.push({
        kind: 'cell',
        start,
        end: stop,
        cell: { table, row, column, isHeader: hasHead && row === 0 },
      });
  return end;
}

interface Body {
  readonly from: number;
  readonly end: number;
}

const ITEM = /^\s+(\*\s+)?-(?:\s+|$)/;

/** Adds the cells of a table that is written as a list of lists, and answers the line after it. */
export function readListTable(list: BlockList, lines: readonly Line[], { from, end }: Body): number {
  const table = ++list.tables;
  const hasHead = lines.slice(from, end).some(({ text }) => /^\s+:header-rows:\s*[1-9]/.test(text));
  let row = -1;
  let column = 0;
  for (let at = from; at < end; at++) {
    const line = lines[at];
    const mark = ITEM.exec(line?.text ?? '');
    if (!line || !mark) continue;
    if (mark[1] !== undefined) row++;
    column = mark[1] === undefined ? column + 1 : 0;
    const last = lastLineOf(lines, at, end);
    const place = { table, row: Math.max(row, 0), column, isHeader: hasHead && row === 0 };
    const start = line.start + mark[0].length;
    list.blocks.push({ kind: 'cell', start, end: last.start + last.text.length, cell: place });
  }
  return end;
}

// A cell goes on to the next one, or to an empty line.
function lastLineOf(lines: readonly Line[], at: number, end: number): Line {
  const after = lines.slice(at + 1, end).findIndex(({ text }) => ITEM.test(text) || text.trim() === '');
  return lines[after === -1 ? end - 1 : at + after] ?? { text: '', start: 0 };
}
