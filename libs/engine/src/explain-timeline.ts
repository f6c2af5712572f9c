import { canonicalJson } from './canonical.js';
import { cellOf } from './cell.js';
import type { CellView } from './cell-value.js';
import type { Cell } from './model/compare.js';
import type { ExplainedPeriod } from './model/explain.js';
import type { Fact } from './model/fact.js';
import type { Dimension } from './model/option.js';

/** A day before all that a document can speak of. */
const BEFORE_ALL = '0001-01-01';

/** A cell whose citations are told elsewhere. */
export function withoutCitations(cell: Cell): Cell {
  const bare = <T extends Pick<Cell, 'citations' | 'dispute'>>(value: T): T => ({
    ...value,
    citations: [],
    ...(value.dispute
      ? {
          dispute: {
            ...value.dispute,
            positions: value.dispute.positions.map((position) => ({ ...position, citations: [] })),
          },
        }
      : {}),
  });
  return { ...bare(cell), ...(cell.variants ? { variants: cell.variants.map(bare) } : {}) };
}

/** The days on which a fact begins or ceases to say something. */
export function daysOf({ effectiveFrom, effectiveTo, value }: Fact): string[] {
  const own = value.type === 'lifecycle' ? [value.from, value.to] : [];
  return [effectiveFrom, effectiveTo, ...own].filter((day) => day !== undefined);
}

/** What a cell says through time, by one release. `facts` are those on whose days it may change; periods in which it says the same are one. */
export function timelineOf(
  view: CellView,
  option: string,
  dimension: Dimension,
  facts: readonly Fact[],
): ExplainedPeriod[] {
  const days = [...new Set(facts.flatMap(daysOf))].sort();
  const cells = [undefined, ...days].map((from) => ({
    from,
    cell: withoutCitations(cellOf({ ...view, asOf: from ?? BEFORE_ALL }, option, dimension)),
  }));
  const starts = cells.filter(
    ({ cell }, index) => index === 0 || canonicalJson(cells[index - 1]?.cell) !== canonicalJson(cell),
  );
  return starts.map(({ from, cell }, index) => {
    const until = starts[index + 1]?.from;
    const isAsked = (from === undefined || from <= view.asOf) && (until === undefined || view.asOf < until);
    return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }), isAsked, cell };
  });
}
