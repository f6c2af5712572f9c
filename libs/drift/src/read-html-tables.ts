import type { BlockList } from './block.js';

/** Where a table written in HTML stands. Offsets are UTF-16 offsets in the text. */
export interface HtmlTable {
  readonly start: number;
  readonly end: number;
}

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

interface OpenCell {
  readonly start: number;
  readonly attributes: string;
  readonly isName: boolean;
}

interface Row {
  readonly cells: (OpenCell & { readonly end: number })[];
  readonly isInHead: boolean;
}

// At the beginning of a line, or behind nothing but tags: elsewhere it is spoken of.
const EDGE = /^[ \t>]*(?:<[^<>\n]*>[ \t]*)*?(?=<table\b)|<\/table\s*>/gim;
const TAGS = /<(\/?)(table|thead|tr|th|td)\b([^>]*)>/gi;
/** So many cells of a table are spanned by others at most; what more is said to be is not believed. */
const MOST_SPANNED = 2000;

/** The tables of a text that are written in HTML, from tag to tag; one without an end is none, and those inside another belong to it. */
export function findHtmlTables(text: string): HtmlTable[] {
  const open: number[] = [];
  const closed: HtmlTable[] = [];
  for (const { 0: edge, index } of text.matchAll(EDGE)) {
    const end = index + edge.length;
    if (!edge.endsWith('>') || !/<\/table\s*>$/i.test(edge)) open.push(end);
    else {
      const start = open.pop();
      if (start !== undefined) closed.push({ start, end });
    }
  }
  const found: HtmlTable[] = [];
  // An outer one is closed after those in it.
  for (const table of closed.toReversed()) if (table.end <= (found.at(-1)?.start ?? text.length)) found.push(table);
  return found.toReversed();
}

function* tagsIn(text: string, { start, end }: HtmlTable): Generator<Tag> {
  const tags = new RegExp(TAGS);
  tags.lastIndex = start;
  for (let tag = tags.exec(text); tag && tag.index < end; tag = tags.exec(text))
    yield {
      name: (tag[2] ?? '').toLowerCase(),
      isEnd: tag[1] === '/',
      attributes: tag[3] ?? '',
      start: tag.index,
      end: tags.lastIndex,
    };
}

/** Adds the cells of such a table. A first row of nothing but names, or one in the head, names the columns; where a cell spans others, an empty one stands in their place. */
export function readHtmlTable(list: BlockList, text: string, table: HtmlTable): void {
  const number = ++list.tables;
  const spanned = new Spanned();
  for (const [row, { cells, isInHead }] of rowsOf(text, table).entries()) {
    const isHeader = row === 0 && (isInHead || cells.every(({ isName }) => isName));
    let column = 0;
    const push = (start: number, end: number) => {
      list.blocks.push({ kind: 'cell', start, end, cell: { table: number, row, column, isHeader } });
      column += 1;
    };
    for (const { start, end, attributes } of cells) {
      while (spanned.has(row, column)) push(start, start);
      const from = column;
      push(start, end);
      for (const _ of spanned.take(attributes, row, from)) push(end, end);
    }
  }
}

/** The places of a table that a cell beside or above them reaches over. */
class Spanned {
  readonly #places = new Set<string>();
  #left = MOST_SPANNED;

  has(row: number, column: number): boolean {
    return this.#places.has(`${row} ${column}`);
  }

  /** Takes what a cell reaches over in the rows below, and answers the columns beside it. */
  take(attributes: string, row: number, column: number): readonly number[] {
    const width = spanOf(attributes, 'colspan');
    const height = spanOf(attributes, 'rowspan');
    const reach = width * height - 1;
    if (reach > this.#left) return [];
    this.#left -= reach;
    for (let below = 1; below < height; below++)
      for (let beside = 0; beside < width; beside++) this.#places.add(`${row + below} ${column + beside}`);
    return Array.from({ length: width - 1 }, (_, beside) => column + beside + 1);
  }
}

function spanOf(attributes: string, name: 'colspan' | 'rowspan'): number {
  const written = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1];
  return Math.max(1, Number(written ?? 1));
}

function rowsOf(text: string, table: HtmlTable): Row[] {
  const reading = new RowReading();
  for (const tag of tagsIn(text, table)) reading.take(tag);
  return reading.rows.filter(({ cells }) => cells.length > 0);
}

// End tags may be left out: whatever opens next, or closes around it, closes a cell.
class RowReading {
  readonly rows: Row[] = [];
  #open: OpenCell | undefined;
  #isInHead = false;
  #depth = 0;

  take(tag: Tag): void {
    if (tag.name === 'table') this.#depth += tag.isEnd ? -1 : 1;
    const isInner = this.#depth > 1 || (tag.name === 'table' && this.#depth === 1);
    if (isInner) return;
    if (this.#open) this.rows.at(-1)?.cells.push({ ...this.#open, end: tag.start });
    this.#open = undefined;
    this.#begin(tag);
  }

  #begin({ name, isEnd, attributes, end }: Tag): void {
    if (name === 'thead') this.#isInHead = !isEnd;
    else if (isEnd || name === 'table') return;
    else if (name === 'tr') this.rows.push({ cells: [], isInHead: this.#isInHead });
    else this.#open = { start: end, attributes, isName: name === 'th' };
  }
}
