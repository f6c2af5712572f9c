import { commonOf } from './alignment.js';
import type { Cell, Table } from './corpus.js';
import { addTo } from './grouped.js';
import { greedy, type Scored } from './greedy.js';
import { weightOfAll } from './tokens.js';

/** Indexes into the previous and the next table. */
export type AxisPair = readonly [number, number];

const MOST_COMPARED = 4000;

/** The column of the next table that names its rows: the one with the header of the previous table's first column, or the first. */
export function rowHeaderColumn(previous: Table, next: Table): number {
  const name = previous.header[0]?.key;
  const found = name === undefined || name === '' ? -1 : next.header.findIndex(({ key }) => key === name);
  return Math.max(found, 0);
}

/** Which row is which: by its name, then by a like name, then by all it says. */
export function pairRows(previous: Table, next: Table): AxisPair[] {
  const column = rowHeaderColumn(previous, next);
  const names = previous.rows.map((row) => row[0]?.key ?? '');
  const nextNames = next.rows.map((row) => row[column]?.key ?? '');
  return pairAxis({ names, nextNames, fixed: [] }, (row, nextRow) =>
    agreement(inAnyOrder(previous.rows[row]?.slice(1)), inAnyOrder(next.rows[nextRow]?.toSpliced(column, 1))),
  );
}

/** Which column is which: by its name, then by a like name, then by what stands in it. Without names, by place. */
export function pairColumns(previous: Table, next: Table, rows: readonly AxisPair[]): AxisPair[] {
  if (previous.header.length === 0) return (previous.rows[0] ?? []).map((_, column) => [column, column] as const);
  const cells = ({ rows: all }: Table, of: readonly number[], column: number) =>
    of.flatMap((row) => all[row]?.[column] ?? []);
  const names = previous.header.map(({ key }) => key);
  const nextNames = next.header.map(({ key }) => key);
  // What names the rows is one column, whatever it is called.
  const fixed: readonly AxisPair[] = rows.length > 0 ? [[0, rowHeaderColumn(previous, next)]] : [];
  return pairAxis({ names, nextNames, fixed }, (column, nextColumn) =>
    agreement(
      cells(
        previous,
        rows.map(([row]) => row),
        column,
      ),
      cells(
        next,
        rows.map(([, row]) => row),
        nextColumn,
      ),
    ),
  );
}

interface Axis {
  readonly names: readonly string[];
  readonly nextNames: readonly string[];
  /** What is known beforehand. */
  readonly fixed: readonly AxisPair[];
}

interface Agreement {
  /** How many cells say the same, 0 to 1. */
  readonly same: number;
  /** How alike the cells are, 0 to 1. */
  readonly like: number;
}

type Agree = (at: number, nextAt: number) => Agreement;

function pairAxis({ names, nextNames, fixed }: Axis, agree: Agree): AxisPair[] {
  const { left, right } = leftOf({ names, nextNames }, fixed);
  const places = new Map<string, number[]>();
  for (const at of right) addTo(places, nextNames[at] ?? '', at);
  const sameName = left.flatMap((at) =>
    (places.get(names[at] ?? '') ?? []).slice(0, 50).map((nextAt) => score(at, nextAt, 1 + agree(at, nextAt).same)),
  );
  const named = [...fixed, ...best(sameName)];
  return [...named, ...pairRest({ names, nextNames }, named, agree)];
}

type Names = Omit<Axis, 'fixed'>;

function leftOf({ names, nextNames }: Names, taken: readonly AxisPair[]) {
  const before = new Set(taken.map(([at]) => at));
  const after = new Set(taken.map(([, at]) => at));
  return {
    left: [...names.keys()].filter((at) => !before.has(at)),
    right: [...nextNames.keys()].filter((at) => !after.has(at)),
  };
}

function pairRest({ names, nextNames }: Names, named: readonly AxisPair[], agree: Agree): AxisPair[] {
  const { left, right } = leftOf({ names, nextNames }, named);
  if (left.length * right.length > MOST_COMPARED) return [];
  // Where one is left on each side, to be alike is enough.
  const isLast = left.length === 1 && right.length === 1;
  const likeness = (at: number, nextAt: number) => {
    const { same, like: alike } = agree(at, nextAt);
    return Math.max(like(names[at], nextNames[nextAt]), same - 0.1, isLast ? alike : 0);
  };
  const rest = left.flatMap((at) => right.map((nextAt) => score(at, nextAt, likeness(at, nextAt))));
  return best(rest.filter((pair) => pair.score >= 0.5));
}

function score(previous: number, next: number, of: number): Scored<number, number> {
  // Equal names keep their order.
  return { previous, next, score: of - Math.abs(previous - next) / 1e6 };
}

function best(scored: readonly Scored<number, number>[]): AxisPair[] {
  return greedy(scored, (place) => place).map(({ previous, next }) => [previous, next] as const);
}

function like(name = '', other = ''): number {
  const left = name.split(' ');
  const right = other.split(' ');
  const common = commonOf(left, right).map(([at]) => left[at] ?? '');
  return (2 * weightOfAll(common)) / (weightOfAll(left) + weightOfAll(right));
}

function inAnyOrder(cells: readonly Cell[] = []): Cell[] {
  return cells.toSorted((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key)));
}

// Nothing when there are none.
function agreement(cells: readonly Cell[], others: readonly Cell[]): Agreement {
  if (cells.length === 0 || others.length === 0) return { same: 0, like: 0 };
  const most = Math.max(cells.length, others.length);
  const same = cells.filter((cell, at) => cell.key === others[at]?.key).length;
  const alike = cells.reduce((sum, cell, at) => sum + like(cell.key, others[at]?.key), 0);
  return { same: same / most, like: alike / most };
}
