/** Where a cell stands. Both are counted from 0; `isHeader` marks the row that names the columns. */
export interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly isHeader: boolean;
}

/** A piece of a document that layout holds together. Offsets are UTF-16 offsets in the document's text. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'code' | 'cell';
  readonly start: number;
  readonly end: number;
  /** Which list an item belongs to, counted through the document; nested lists count apart. */
  readonly list?: number;
  readonly cell?: CellPlace;
}

/** Collects blocks and counts lists and tables through a document. */
export interface BlockList {
  readonly blocks: Block[];
  tables: number;
  lists: number;
}

/** Where the cells of a row written with pipes stand in its line. An escaped pipe, and one inside code, belongs to its cell. */
export function pipeCells(line: string, offset: number): { readonly start: number; readonly end: number }[] {
  const bars = Array.from(line.matchAll(/(?<!\\)\|/g), ({ index }) => index);
  const edges = [...(line.trimStart().startsWith('|') ? [] : [-1]), ...bars];
  if (!/\|\s*$/.test(line)) edges.push(line.length);
  return edges
    .slice(1)
    .map((end, index) => ({ start: offset + (edges[index] ?? -1) + 1, end: offset + Math.min(end, line.length) }));
}

/** Whether a line is a row of a table: it begins with a pipe and has another. */
export function isPipeRow(line: string): boolean {
  return /^\s*\|[^\n]*\|/.test(line);
}

/** Whether a line is the one that stands between the names of columns and the rows. */
export function isDelimiterRow(line: string): boolean {
  return /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(line) && line.includes('|');
}
