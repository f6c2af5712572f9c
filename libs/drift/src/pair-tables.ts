import type { Alignment } from './alignment.js';
import type { Cell, Table } from './corpus.js';
import { greedy, scoreOf, type Scored } from './greedy.js';
import { pairColumns, pairRows, rowHeaderColumn } from './table-axes.js';

/** Two cells that row and column say are one. */
export interface CellPair {
  readonly previous: Cell;
  readonly next: Cell;
}

/** A table found again, and which of its cells are which. */
export interface TablePair {
  readonly previous: Table;
  readonly next: Table;
  readonly cells: readonly CellPair[];
}

/** Finds tables again by the names of their rows and columns, in whatever order these now stand, and matches the cells that say the same. */
export function pairTables(alignment: Alignment): TablePair[] {
  const { previous, next } = alignment;
  const byName = new Map<string, Set<Table>>();
  for (const table of next.tables)
    for (const name of namesOf(table)) byName.set(name, (byName.get(name) ?? new Set()).add(table));
  const turned = new Map(next.tables.map((table) => [table, transposed(table)]));
  const scored: Scored<Table, Table>[] = [];
  for (const table of previous.tables) {
    const likely = new Set(namesOf(table).flatMap((name) => [...(byName.get(name) ?? [])]));
    for (const other of likely) {
      const score = Math.max(likeness(table, other), likeness(table, turned.get(other) ?? other));
      if (score >= 0.75) scored.push({ previous: table, next: other, score });
    }
  }
  return greedy(scored, (table) => table.index).map(({ previous: table, next: other }) => {
    const around = turned.get(other) ?? other;
    const isTurned = likeness(table, around) > likeness(table, other);
    const pair = { previous: table, next: other, cells: pairCells(table, isTurned ? around : other) };
    for (const cells of pair.cells) matchEqual(alignment, cells);
    return pair;
  });
}

// The same table with its rows as columns.
function transposed(table: Table): Table {
  const { header, rows } = table;
  if (header.length === 0) return table;
  const columns = header.map((name, column) => [name, ...rows.flatMap((row) => row[column] ?? [])]);
  return { ...table, header: columns[0] ?? [], rows: columns.slice(1) };
}

function matchEqual(alignment: Alignment, { previous, next }: CellPair): void {
  if (previous.key === next.key) alignment.matchRun(previous.first, next.first, previous.end - previous.first);
}

// Three quarters of one kind of name must be the same, or as much of both together; where a table stood decides between equals.
function likeness(table: Table, other: Table): number {
  const columns = columnLikeness(table, other);
  const rows = shared(rowNames(table, 0), rowNames(other, rowHeaderColumn(table, other)));
  if (columns === 0 || columns + rows < 0.75) return 0;
  const place = scoreOf([
    [table.source === other.source, 0.25],
    [table.heading?.key === other.heading?.key, 0.25],
  ]);
  return columns + rows + place;
}

// Without names, as many columns are half of a likeness.
function columnLikeness(table: Table, other: Table): number {
  if (table.header.length > 0 && other.header.length > 0) return shared(columnNames(table), columnNames(other));
  const areNameless = table.header.length + other.header.length === 0;
  return areNameless && widthOf(table) === widthOf(other) ? 0.5 : 0;
}

function shared(left: readonly string[], right: readonly string[]): number {
  const there = new Set(right);
  const here = new Set(left);
  const common = [...here].filter((name) => there.has(name)).length;
  return here.size + there.size === 0 ? 0 : (2 * common) / (here.size + there.size);
}

function columnNames({ header }: Table): string[] {
  return header.map(({ key }) => key);
}

function rowNames({ rows }: Table, column: number): string[] {
  return rows.map((row) => row[column]?.key ?? '');
}

function namesOf(table: Table): string[] {
  const width = widthOf(table);
  const columns = Array.from({ length: Math.min(width, 12) }, (_, column) => column);
  return [...columnNames(table), ...columns.flatMap((column) => rowNames(table, column))].filter((name) => name !== '');
}

function widthOf({ header, rows }: Table): number {
  return Math.max(header.length, ...rows.map(({ length }) => length));
}

function pairCells(table: Table, other: Table): CellPair[] {
  const rows = pairRows(table, other);
  const columns = pairColumns(table, other, rows);
  const pairs: CellPair[] = [];
  for (const [column, otherColumn] of columns) {
    const header = table.header[column];
    const otherHeader = other.header[otherColumn];
    if (header && otherHeader) pairs.push({ previous: header, next: otherHeader });
    for (const [row, otherRow] of rows) {
      const cell = table.rows[row]?.[column];
      const otherCell = other.rows[otherRow]?.[otherColumn];
      if (cell && otherCell) pairs.push({ previous: cell, next: otherCell });
    }
  }
  return pairs;
}
