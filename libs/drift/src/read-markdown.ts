import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { isPipeRow, type Block, type BlockList } from './block.js';
import { findHtmlTables, readHtmlTable, type HtmlTable } from './read-html-tables.js';
import { linesOf, readPipeTable } from './read-text.js';

type Node = ReturnType<typeof fromMarkdown>['children'][number];
type NodeOf<Type extends Node['type']> = Extract<Node, { readonly type: Type }>;

interface Reading extends BlockList {
  readonly text: string;
}

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/;

/** Whether a text is written in Markdown rather than copied from a page: it has front matter, a heading, a fence, an admonition or a table in HTML. */
export function isMarkdown(text: string): boolean {
  return FRONT_MATTER.test(text) || /^ {0,3}(?:#{1,6} |```|~~~|> \[!|<table\b)/m.test(text);
}

/** The blocks of a Markdown text, its front matter left out. */
export function readMarkdown(text: string): BlockList {
  const body = text.replace(FRONT_MATTER, (matter) => matter.replaceAll(/[^\r\n]/g, ' '));
  const tables = htmlTablesOf(body);
  const reading: Reading = { text: tables.reduce(blanked, body), blocks: [], tables: 0, lists: 0 };
  for (const node of parse(reading.text)) readNode(reading, node);
  for (const table of tables) readHtmlTable(reading, body, table);
  return { ...reading, blocks: tables.length === 0 ? reading.blocks : reading.blocks.toSorted(byPlace) };
}

function parse(text: string): readonly Node[] {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children;
}

// Markdown ends a table in HTML at its first empty line, so it is taken out before; one that is shown as code is code.
function htmlTablesOf(text: string): HtmlTable[] {
  const tables = findHtmlTables(text);
  if (tables.length === 0) return [];
  const code = codeIn(parse(text));
  return tables.filter(({ start }) => !code.some((shown) => start >= shown.start && start < shown.end));
}

function codeIn(nodes: readonly Node[]): HtmlTable[] {
  return nodes.flatMap((node): HtmlTable[] => {
    const { position } = node;
    if (node.type === 'code') return [{ start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }];
    return 'children' in node ? codeIn(node.children as readonly Node[]) : [];
  });
}

function blanked(text: string, { start, end }: HtmlTable): string {
  return text.slice(0, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, ' ') + text.slice(end);
}

function byPlace(left: Block, right: Block): number {
  return left.start - right.start || left.end - right.end;
}

function readNode(reading: Reading, node: Node, list?: number): void {
  switch (node.type) {
    case 'heading':
      return push(reading, node, { kind: isTab(reading, node) ? 'paragraph' : 'heading' });
    case 'paragraph':
      return readParagraph(reading, node, list);
    case 'blockquote':
      return node.children.forEach((child) => readNode(reading, child, list));
    case 'list':
      return readList(reading, node);
    case 'table':
      return readTable(reading, node);
    case 'code':
      return readCode(reading, node);
    case 'html':
      return push(reading, node, { kind: 'paragraph' });
    default:
  }
}

type Kind = Pick<Block, 'kind'> & Partial<Block>;

function push({ blocks }: Reading, node: Pick<Node, 'position'>, kind: Kind): void {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start !== undefined && end !== undefined) blocks.push({ start, end, ...kind });
}

function sliceOf({ text }: Reading, { position }: Pick<Node, 'position'>): string {
  return text.slice(position?.start.offset, position?.end.offset);
}

// Tabs are written as headings that lead to #tab/...; they head no section.
function isTab(reading: Reading, node: NodeOf<'heading'>): boolean {
  return sliceOf(reading, node).includes('](#tab/');
}

function readList(reading: Reading, { children }: NodeOf<'list'>): void {
  const list = ++reading.lists;
  for (const item of children) for (const child of item.children) readNode(reading, child, list);
}

// Rows quoted without their header make a paragraph in Markdown; they are read as the rows they are.
function readParagraph(reading: Reading, node: NodeOf<'paragraph'>, list?: number): void {
  const slice = sliceOf(reading, node);
  if (!slice.split('\n').some(isPipeRow))
    return push(reading, node, list === undefined ? { kind: 'paragraph' } : { kind: 'item', list });
  const lines = linesOf(slice, node.position?.start.offset);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) continue;
    if (isPipeRow(line.text)) at = readPipeTable(reading, lines, at) - 1;
    else reading.blocks.push({ kind: 'paragraph', start: line.start, end: line.start + line.text.length });
  }
}

function readTable(reading: Reading, { children }: NodeOf<'table'>): void {
  const table = ++reading.tables;
  for (const [row, { children: cells, ...line }] of children.entries()) {
    // A table goes on to the next blank line: what stands there without a pipe is a paragraph.
    if (!sliceOf(reading, line).includes('|')) push(reading, line, { kind: 'paragraph' });
    else
      for (const [column, cell] of cells.entries())
        push(reading, cell, { kind: 'cell', cell: { table, row, column, isHeader: row === 0 } });
  }
}

function readCode(reading: Reading, node: NodeOf<'code'>): void {
  for (const { text, start } of linesOf(sliceOf(reading, node), node.position?.start.offset))
    if (!/^\s*(?:```|~~~)/.test(text)) reading.blocks.push({ kind: 'code', start, end: start + text.length });
}
