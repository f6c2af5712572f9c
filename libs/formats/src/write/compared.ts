import type { Cell, CompareAnswer, CompareReleasesAnswer } from '@plimsoll/engine';

export type Compared = CompareAnswer | CompareReleasesAnswer;

/** One column of a comparison: an option in a release. */
export interface Column {
  readonly option: CompareAnswer['options'][number];
  readonly release: CompareAnswer['release'];
}

/** The columns of an answer, in the order of the cells of its rows: the options, or one option in two releases. */
export function columnsOf(answer: Compared): readonly Column[] {
  return answer.kind === 'plimsoll-compare/1'
    ? answer.options.map((option) => ({ option, release: answer.release }))
    : answer.releases.map((release) => ({ option: answer.option, release }));
}

/** What a cell, a variant and one side of a dispute have in common. */
export type Told = Omit<Cell, 'option' | 'disputed' | 'dispute' | 'variants' | 'against'>;

/** The amount of a limit: its number, its version, or its symbol. */
export function amountOf(limit: NonNullable<Told['limit']>): string | number | undefined {
  return limit.number ?? limit.version ?? limit.symbol;
}
