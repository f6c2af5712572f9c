import { commonOf } from './alignment.js';
import type { Cell, Table } from './corpus.js';
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
  return pairAxis(names, nextNames, (row, nextRow) =>
    agreement(inAnyOrder(previous.rows[row]?.slice(1)), inAnyOrder(next.rows[nextRow]?.toSpliced(column, 1))),
  );
}

/** Which column is which: by its name, then by a like name, then by what stands in it. Without names, by place. */
export function pairColumns(previous: Table, next: Table, rows: readonly AxisPair[]): AxisPair[] {
  if (previous.header.length === 0) return (previous.rows[0] ?? []).map((_, column) => [column, column] as const);
  const cells = ({ rows: all }: Table, of: readonly number[], column: number) =>
    of.flatMap((row) => all[row]?.[column] ?? []);
  return pairAxis(
    previous.header.map(({ key }) => key),
    next.header.map(({ key }) => key),
    (column, nextColumn) => {
      const before = cells(
        previous,
        rows.map(([row]) => row),
        column,
      );
      return agreement(
        before,
        cells(
          next,
          rows.map(([, row]) => row),
          nextColumn,
        ),
      );
    },
  );
}

function pairAxis(
  names: readonly string[],
  nextNames: readonly string[],
  agree: (at: number, nextAt: number) => number,
): AxisPair[] {
  const places = new Map<string, number[]>();
  for (const [at, name] of nextNames.entries()) places.set(name, [...(places.get(name) ?? []), at]);
  const sameName = names.flatMap((name, at) =>
    (places.get(name) ?? []).slice(0, 50).map((nextAt) => score(at, nextAt, 1 + agree(at, nextAt))),
  );
  const named = best(sameName);
  const takenBefore = new Set(named.map(([at]) => at));
  const takenAfter = new Set(named.map(([, at]) => at));
  const left = [...names.keys()].filter((at) => !takenBefore.has(at));
  const right = [...nextNames.keys()].filter((at) => !takenAfter.has(at));
  if (left.length * right.length > MOST_COMPARED) return named;
  const rest = left.flatMap((at) =>
    right.map((nextAt) => score(at, nextAt, Math.max(like(names[at], nextNames[nextAt]), agree(at, nextAt) - 0.1))),
  );
  return [...named, ...best(rest.filter((pair) => pair.score >= 0.5))];
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

// How many of the cells say the same; nothing when there are none.
function agreement(cells: readonly Cell[], others: readonly Cell[]): number {
  if (cells.length === 0 || others.length === 0) return 0;
  const same = cells.filter((cell, at) => cell.key === others[at]?.key).length;
  return same / Math.max(cells.length, others.length);
}
