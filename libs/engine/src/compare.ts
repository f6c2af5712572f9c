import { cellOf } from './cell.js';
import { meaningOf, standingOf } from './cell-order.js';
import type { CellView } from './cell-value.js';
import { settleQuestion } from './compare-question.js';
import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import { deepFreeze } from './freeze.js';
import type { Asked } from './model/answer.js';
import type { Cell, CompareAnswer, CompareQuestion, CompareRow } from './model/compare.js';
import type { Dimension, Option } from './model/option.js';
import type { Locale } from './model/words.js';

/**
 * Compares options on dimensions, one cell for each pair, every cell with its facts and their citations. A category stands for all its choices.
 * Without `dimensions`: those of the category, or for options those of their categories and any on which one of them has a fact.
 * `only` leaves out rows, never cells. The answer is frozen. Throws Problem (422) listing every id the release does not hold,
 * duplicates, options outside the category and a reference that is not compared.
 */
export function compare(release: CompiledRelease, question: Asked<CompareQuestion>): CompareAnswer {
  const { options, dimensions } = settleQuestion(release, question);
  const { asOf, locale, category, reference, only = 'all' } = question;
  const view = { release, asOf, locale };
  const rows = dimensions.map((dimension) => compareOn(view, dimension, options, reference));
  return deepFreeze({
    kind: 'plimsoll-compare/1' as const,
    release: release.ref,
    engineVersion: ENGINE_VERSION,
    asOf,
    locale,
    ...(category === undefined ? {} : { category }),
    ...(reference === undefined ? {} : { reference }),
    only,
    options: options.map((option) => describeOption(option, locale)),
    rows: rows.filter((row) => isAskedFor(only, row)),
  });
}

function compareOn(view: CellView, dimension: Dimension, options: readonly Option[], reference?: string): CompareRow {
  const cells = options.map((option) => cellOf(view, option.id, dimension));
  const measure = cells.find((cell) => cell.option === reference);
  return {
    ...describeDimension(dimension, view.locale),
    differs: areDifferent(cells),
    cells: measure ? cells.map((cell) => ({ ...cell, against: standingOf(dimension, cell, measure) })) : cells,
  };
}

/** Tells whether the cells do not all say the same; unknown differs from known. */
export function areDifferent(cells: readonly Cell[]): boolean {
  return new Set(cells.map(meaningOf)).size > 1;
}

/** What a row says of its dimension. */
export function describeDimension(dimension: Dimension, locale: Locale): Omit<CompareRow, 'differs' | 'cells'> {
  const { id, name, kind, group, unit } = dimension;
  return { dimension: id, name: name[locale], kind, group, ...(unit === undefined ? {} : { unit }) };
}

/** What an answer says of an option; `movedTo` where its id is no longer an option of its own. */
export function describeOption(option: Option, locale: Locale): CompareAnswer['options'][number] {
  const { id, name, category, role, moved } = option;
  return { id, name: name[locale], category, role, ...(moved ? { movedTo: moved.to } : {}) };
}

/** Tells whether a row passes the question's `only`. */
export function isAskedFor(only: CompareAnswer['only'], row: { differs: boolean; cells: readonly Cell[] }): boolean {
  switch (only) {
    case 'all':
      return true;
    case 'differences':
      return row.differs;
    case 'disputed':
      return row.cells.some((cell) => cell.disputed || (cell.variants ?? []).some((variant) => variant.disputed));
    case 'unknown':
      return row.cells.some((cell) => cell.state === 'unknown');
  }
}
