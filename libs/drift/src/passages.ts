import type { Cell, Corpus, Span, Unit } from './corpus.js';
import { weightOf } from './tokens.js';
import { unitAt } from './passage-text.js';

/** Words that are looked for together: a sentence, or the row of a table. */
export interface Passage extends Span {
  readonly unit: Unit;
  /** How much its words say, all together. */
  readonly weight: number;
  readonly isRow: boolean;
}

/** What is too short to be known again by its words alone. */
export const TELLING = 3;

/** Every sentence and every row of a corpus. */
export function passagesOf(corpus: Corpus): Passage[] {
  const passage = (span: Span, isRow: boolean): Passage[] => {
    const unit = unitAt(corpus, span.first);
    return unit ? [{ ...span, unit, isRow, weight: weightIn(corpus, span) }] : [];
  };
  const rows = corpus.tables.flatMap(({ header, rows: body }) => [header, ...body].flatMap((row) => spanOf(row) ?? []));
  return [
    ...rows.flatMap((row) => passage(row, true)),
    ...corpus.units.flatMap((unit) => passage(spanOnly(unit), false)),
  ];
}

function spanOnly({ first, end }: Span): Span {
  return { first, end };
}

/** The words of a row, from its first cell to its last; undefined when it has none. */
export function spanOf(row: readonly Cell[]): Span | undefined {
  const first = row[0]?.first;
  const end = row.at(-1)?.end;
  return first === undefined || end === undefined || end <= first ? undefined : { first, end };
}

/** How much some words say, all together. */
export function weightIn({ keys }: Corpus, { first, end }: Span): number {
  let weight = 0;
  for (let at = first; at < end; at++) weight += weightOf(keys[at] ?? '');
  return weight;
}

/** The words of a passage, joined: what it is compared by. */
export function keyIn({ keys }: Corpus, { first, end }: Span): string {
  return keys.slice(first, end).join(' ');
}
