import type { Block, BlockList, CellPlace } from './block.js';
import { cleanMarkup } from './clean-markup.js';
import { isMarkdown, readMarkdown } from './read-markdown.js';
import { isRestructured, readRestructured } from './read-restructured.js';
import { readText } from './read-text.js';
import { endsSentence } from './sentence.js';
import { tokensOf, type Token } from './tokens.js';

/** Words from `first` to before `end`, counted through all documents of a corpus. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

interface Heading {
  /** As it is written, white space folded. */
  readonly text: string;
  /** Its words, joined: what it is compared by. */
  readonly key: string;
}

/** A sentence, or what stands for one: a heading, a line of code, a cell without sentences. */
export interface Unit extends Span {
  readonly index: number;
  readonly document: number;
  readonly source: string;
  readonly kind: Block['kind'];
  readonly heading: Heading | undefined;
  /** Sentences of one paragraph, item or cell share it. */
  readonly block: number;
  /** Items of one list share it. */
  readonly list?: number;
  readonly cell?: Cell;
}

export interface Cell extends Span {
  readonly key: string;
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly isHeader: boolean;
}

/** A table. Its cells by row, then column; a row may be shorter than another. */
export interface Table {
  readonly index: number;
  readonly source: string;
  readonly heading: Heading | undefined;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface CorpusDocument extends Span {
  readonly source: string;
  readonly text: string;
  /** Where each line begins, as an offset in `text`. */
  readonly lineStarts: readonly number[];
}

/** Documents read into one row of words, with what each word belongs to. */
export interface Corpus {
  readonly documents: readonly CorpusDocument[];
  readonly tokens: readonly Token[];
  readonly keys: readonly string[];
  readonly units: readonly Unit[];
  /** For each word, the index of its unit. */
  readonly unitOf: readonly number[];
  readonly tables: readonly Table[];
}

export interface SourceText {
  readonly source: string;
  readonly text: string;
  /** What the text is written in; told from the text where it is absent. */
  readonly format?: 'text' | 'markdown' | undefined;
}

/** Reads documents into one corpus. */
export function readCorpus(texts: readonly SourceText[]): Corpus {
  const reading = new CorpusReading();
  for (const text of texts) reading.add(text);
  return reading;
}

// What is given as text may be marked up all the same.
function readerOf({ text, format }: Pick<SourceText, 'text' | 'format'>): (text: string) => BlockList {
  if (format !== 'markdown' && isRestructured(text)) return readRestructured;
  return (format === undefined ? isMarkdown(text) : format === 'markdown') ? readMarkdown : readText;
}

interface MutableTable {
  readonly index: number;
  readonly source: string;
  readonly heading: Heading | undefined;
  readonly header: Cell[];
  readonly rows: Cell[][];
}

class CorpusReading implements Corpus {
  readonly documents: CorpusDocument[] = [];
  readonly tokens: Token[] = [];
  readonly keys: string[] = [];
  readonly units: Unit[] = [];
  readonly unitOf: number[] = [];
  readonly tables: MutableTable[] = [];
  #heading: Heading | undefined;
  #blocks = 0;
  #lists = 0;

  add({ source, text, format }: SourceText): void {
    const { blocks, lists } = readerOf({ text, format })(text);
    const first = this.tokens.length;
    const tablesBefore = this.tables.length;
    this.#heading = undefined;
    for (const block of blocks) this.#addBlock({ source, text }, block, tablesBefore);
    this.#lists += lists;
    const end = this.tokens.length;
    this.documents.push({ source, text, first, end, lineStarts: lineStartsOf(text) });
  }

  #addBlock({ source, text }: SourceText, block: Block, tablesBefore: number): void {
    const cleaned = cleanMarkup(text.slice(block.start, block.end));
    const words = tokensOf(cleaned, block.start);
    const first = this.tokens.length;
    const cell =
      block.cell && this.#addCell({ ...block.cell, table: tablesBefore + block.cell.table - 1 }, words, source);
    if (block.kind === 'heading') this.#heading = headingOf(text, words) ?? this.#heading;
    const list = block.list === undefined ? {} : { list: this.#lists + block.list };
    const unit = {
      document: this.documents.length,
      source,
      kind: block.kind,
      heading: this.#heading,
      block: this.#blocks++,
      ...list,
      ...(cell && { cell }),
    };
    this.#addWords(words);
    let from = 0;
    for (const [at, word] of words.entries()) {
      const after = words[at + 1];
      const between = (from: number, to: number) => cleaned.slice(from - block.start, to - block.start);
      if (after && !endsSentence(between(word.end, after.start), word.key, between(after.start, after.end))) continue;
      this.#addUnit({ ...unit, first: first + from, end: first + at + 1 });
      from = at + 1;
    }
  }

  #addWords(words: readonly Token[]): void {
    for (const word of words) {
      this.tokens.push(word);
      this.keys.push(word.key);
    }
  }

  #addUnit(unit: Omit<Unit, 'index'>): void {
    const index = this.units.length;
    this.units.push({ ...unit, index });
    for (let at = unit.first; at < unit.end; at++) this.unitOf.push(index);
  }

  #addCell(place: CellPlace, words: readonly Token[], source: string): Cell {
    const index = place.table;
    const first = this.tokens.length;
    const key = words.map((word) => word.key).join(' ');
    const cell = { ...place, key, first, end: first + words.length };
    const table = this.#tableAt(index, source);
    if (place.isHeader) table.header.push(cell);
    else (table.rows[place.row - (table.header.length > 0 ? 1 : 0)] ??= []).push(cell);
    return cell;
  }

  // A table without a cell, such as a line that parts names from nothing, is counted all the same.
  #tableAt(index: number, source: string): MutableTable {
    for (let at = this.tables.length; at <= index; at++)
      this.tables.push({ index: at, source, heading: this.#heading, header: [], rows: [] });
    const table = this.tables[index];
    if (!table) throw new Error(`there is no table ${index}`);
    return table;
  }
}

function headingOf(text: string, words: readonly Token[]): Heading | undefined {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return undefined;
  const written = text.slice(first.start, last.end).replaceAll(/\s+/gu, ' ');
  return { text: written, key: words.map(({ key }) => key).join(' ') };
}

function lineStartsOf(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
}
