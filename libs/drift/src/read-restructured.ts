import type { BlockList } from './block.js';
import { gridAt, readListTable, readGridTable, readSimpleTable, simpleTableAt } from './read-restructured-tables.js';
import { linesOf } from './read-text.js';

type Line = ReturnType<typeof linesOf>[number];

interface Reading extends BlockList {
  readonly lines: readonly Line[];
}

const EXPLICIT = /^\.\. (?:_[^\n]*:(?:\s|$)|[\w-]+::(?:\s|$))/m;
const MARKED = /^\uFEFF?---[ \t]*\r?\n|^(?:#{1,6} |```|~~~ )/m;
const ADORNMENT = /^([=\-`:'"~^_*+#<>.])\1{2,}\s*$/;
const MARKER = /^\s*(?:[-*+•]|\(?(?:\d{1,3}|#)[.)])\s+/;
const DIRECTIVE = /^(\s*)\.\. (?:\|[^|]*\| )?([\w:-]+)::[ \t]*/;
const COMMENT = /^\s*\.\.(?: _| \[|\s*$|\s+(?![\w:|-]+::))/;
const FOOTNOTE = /^(\s*)\.\. \[[^\]]*\]\s+/;
const CODE = new Set([
  'code',
  'code-block',
  'sourcecode',
  'parsed-literal',
  'prompt',
  'math',
  'highlight',
  'literalinclude',
]);
const SILENT = new Set([
  'image',
  'figure',
  'include',
  'contents',
  'toctree',
  'raw',
  'replace',
  'index',
  'only',
  'container',
]);
/** Directives whose body is read as any text is, though what stands behind their name is no text. */
const OPEN = new Set(['only', 'container', 'figure']);

/** Whether a text is written in reStructuredText: a target or a directive begins a line, and nothing of Markdown does. */
export function isRestructured(text: string): boolean {
  return EXPLICIT.test(text) && !MARKED.test(text);
}

/** The blocks of a text in reStructuredText: sections, paragraphs, items, tables written in three ways, and literal blocks as lines of code. What directives say is read as the text it is. */
export function readRestructured(text: string): BlockList {
  const lines = linesOf(text);
  const reading: Reading = { blocks: [], tables: 0, lists: 0, lines };
  for (let at = 0; at < lines.length;) at = readAt(reading, at);
  return reading;
}

function textAt({ lines }: Reading, at: number): string {
  return lines[at]?.text ?? '';
}

function isEmpty(reading: Reading, at: number): boolean {
  return textAt(reading, at).trim() === '';
}

function indentOf(reading: Reading, at: number): number {
  return /^\s*/.exec(textAt(reading, at))?.[0].length ?? 0;
}

// Reads what begins on a line, and answers the line after it.
function readAt(reading: Reading, at: number): number {
  if (isEmpty(reading, at)) return at + 1;
  return readTable(reading, at) ?? readHeading(reading, at) ?? readExplicit(reading, at) ?? readProse(reading, at);
}

function readTable(reading: Reading, at: number): number | undefined {
  const { lines } = reading;
  if (gridAt(lines, at)) return readGridTable(reading, lines, at);
  return simpleTableAt(lines, at) ? readSimpleTable(reading, lines, at) : undefined;
}

function readHeading(reading: Reading, at: number): number | undefined {
  const over = ADORNMENT.exec(textAt(reading, at))?.[1];
  const title = over === undefined ? at : at + 1;
  const under = ADORNMENT.exec(textAt(reading, title + 1))?.[1];
  const isTitle = !isEmpty(reading, title) && under !== undefined && (over === undefined || over === under);
  if (!isTitle) return over === undefined ? undefined : at + 1;
  push(reading, 'heading', title, title + 1);
  return title + 2;
}

function push({ lines, blocks }: Reading, kind: 'heading' | 'paragraph' | 'code', from: number, to: number): void {
  const first = lines[from];
  const last = lines[to - 1];
  if (first && last) blocks.push({ kind, start: first.start, end: last.start + last.text.length });
}

function readExplicit(reading: Reading, at: number): number | undefined {
  const line = textAt(reading, at);
  const [mark = '', indent = '', name = ''] = DIRECTIVE.exec(line) ?? [];
  if (mark !== '') return readDirective(reading, at, { mark, indent: indent.length, name: name.toLowerCase() });
  const [footnote] = FOOTNOTE.exec(line) ?? [];
  if (footnote !== undefined) return readLines(reading, at, footnote.length);
  return COMMENT.test(line) ? bodyEnd(reading, at) : undefined;
}

interface Directive {
  readonly mark: string;
  readonly indent: number;
  readonly name: string;
}

function readDirective(reading: Reading, at: number, { mark, name }: Directive): number {
  const end = bodyEnd(reading, at);
  if (name === 'list-table') return readListTable(reading, reading.lines, { from: at + 1, end });
  if (CODE.has(name)) return readCode(reading, skipOptions(reading, at + 1), end);
  if (SILENT.has(name)) return OPEN.has(name) ? skipOptions(reading, at + 1) : end;
  const hasWords = textAt(reading, at).slice(mark.length).trim() !== '';
  return hasWords ? readLines(reading, at, mark.length) : skipOptions(reading, at + 1);
}

function skipOptions(reading: Reading, from: number): number {
  let at = from;
  while (/^\s+:[\w-]+:/.test(textAt(reading, at))) at++;
  return at;
}

// What is indented below a line belongs to it, empty lines within it too.
function bodyEnd(reading: Reading, at: number): number {
  const indent = indentOf(reading, at);
  let end = at + 1;
  for (let next = end; next < reading.lines.length; next++) {
    if (isEmpty(reading, next)) continue;
    if (indentOf(reading, next) <= indent) break;
    end = next + 1;
  }
  return end;
}

function readCode(reading: Reading, from: number, end: number): number {
  for (let at = from; at < end; at++) if (!isEmpty(reading, at)) push(reading, 'code', at, at + 1);
  return end;
}

// A paragraph, or an item: lines to the next empty one, or to one that is indented in another way.
function readProse(reading: Reading, at: number): number {
  const marker = MARKER.exec(textAt(reading, at))?.[0].length;
  return readLines(reading, at, marker ?? 0, marker !== undefined);
}

function readLines(reading: Reading, at: number, skipped: number, isItem = false): number {
  const depth = skipped > 0 ? skipped : indentOf(reading, at);
  let end = at + 1;
  while (!isEmpty(reading, end) && continues(reading, end, { depth, isLoose: skipped > 0 })) end++;
  pushProse(reading, { from: at, to: end, skipped }, isItem);
  if (!/::\s*$/.test(textAt(reading, end - 1))) return end;
  const indent = isItem ? depth - 1 : indentOf(reading, at);
  return readCode(reading, end, literalEnd(reading, end, indent));
}

interface Prose {
  readonly from: number;
  readonly to: number;
  /** How many characters of the first line are a marker, or the name of a directive. */
  readonly skipped: number;
}

function pushProse(reading: Reading, { from, to, skipped }: Prose, isItem: boolean): void {
  const { lines, blocks } = reading;
  const first = lines[from];
  const last = lines[to - 1];
  if (!first || !last) return;
  const span = { start: first.start + skipped, end: last.start + last.text.length };
  if (isItem && blocks.at(-1)?.kind !== 'item') reading.lists++;
  blocks.push(isItem ? { kind: 'item', ...span, list: reading.lists } : { kind: 'paragraph', ...span });
}

function literalEnd(reading: Reading, from: number, indent: number): number {
  let end = from;
  for (let at = from; at < reading.lines.length; at++) {
    if (isEmpty(reading, at)) continue;
    if (indentOf(reading, at) <= indent) break;
    end = at + 1;
  }
  return end;
}

interface Open {
  readonly depth: number;
  /** Behind a marker or a name the lines that follow may be indented less than the first words. */
  readonly isLoose: boolean;
}

function continues(reading: Reading, at: number, { depth, isLoose }: Open): boolean {
  const line = textAt(reading, at);
  if (MARKER.test(line) || DIRECTIVE.test(line)) return false;
  const indent = indentOf(reading, at);
  return isLoose ? indent > 0 && indent <= depth : indent === depth && !ADORNMENT.test(textAt(reading, at + 1));
}
