import { isDelimiterRow, isPipeRow, pipeCells, type BlockList } from './block.js';

interface Line {
  readonly text: string;
  readonly start: number;
}

interface Reading extends BlockList {
  readonly lines: readonly Line[];
  /** Whether empty lines part its paragraphs. */
  readonly isParted: boolean;
}

const MARKER = /^\s*(?:[•●‣◦・▪*+-]|\d{1,3}[.)])\s+/;
const LONGEST_HEADING = 80;

/** The blocks of a text without markup: each line is one, bullets are items, rows written with pipes are tables, a short line of its own is a heading. */
export function readText(text: string): BlockList {
  const lines = linesOf(text);
  const reading: Reading = { blocks: [], tables: 0, lists: 0, lines, isParted: lines.slice(0, -1).some(isEmpty) };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line || isEmpty(line)) continue;
    if (isPipeRow(line.text)) at = readPipeTable(reading, lines, at) - 1;
    else readLine(reading, line, at);
  }
  return reading;
}

function isEmpty(line: Line | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}

/** The lines of a text, without their ends; `offset` is added to where they begin. */
export function linesOf(text: string, offset = 0): Line[] {
  let start = offset;
  return text.split(/(?<=\n|\r(?!\n))/).map((line) => {
    const at = start;
    start += line.length;
    return { text: line.replace(/[\r\n]+$/, ''), start: at };
  });
}

function readLine(reading: Reading, { text, start }: Line, at: number): void {
  const { lines, blocks } = reading;
  const marker = MARKER.exec(text)?.[0];
  const end = start + text.length;
  if (marker === undefined) {
    const kind = looksLikeHeading(text) && isApart(reading, at) ? 'heading' : 'paragraph';
    blocks.push({ kind, start, end });
    return;
  }
  const before = lines[isEmpty(lines[at - 1]) ? at - 2 : at - 1];
  if (!MARKER.test(before?.text ?? '')) reading.lists++;
  blocks.push({ kind: 'item', start: start + marker.length, end, list: reading.lists });
}

// In a text that parts its paragraphs by empty lines, a heading is a paragraph.
function isApart({ lines, isParted }: Reading, at: number): boolean {
  return !isParted || (isEmpty(lines[at - 1]) && isEmpty(lines[at + 1]));
}

// A plain copy of a page has lost its marks: a heading is a short line that ends no sentence and introduces nothing.
function looksLikeHeading(text: string): boolean {
  return (
    text.trim().length <= LONGEST_HEADING &&
    !/^\s/.test(text) &&
    !/[.。:：,、;；!！?？)）|/+]\s*$/.test(text) &&
    !/\d/.test(text)
  );
}

/** Reads the table that begins on a line, and answers the line after it. */
export function readPipeTable(list: BlockList, lines: readonly Line[], from: number): number {
  const hasHeader = isDelimiterRow(lines[from + 1]?.text ?? '');
  const table = ++list.tables;
  let at = from;
  for (let row = 0; isPipeRow(lines[at]?.text ?? ''); at++) {
    const line = lines[at];
    if (!line || isDelimiterRow(line.text)) continue;
    const isHeader = hasHeader && at === from;
    for (const [column, { start, end }] of pipeCells(line.text, line.start).entries())
      list.blocks.push({ kind: 'cell', start, end, cell: { table, row, column, isHeader } });
    row++;
  }
  return at;
}
