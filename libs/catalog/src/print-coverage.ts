import type { CategoryCoverage, CoveredCell } from './category-coverage.js';
import type { Coverage, ListCoverage } from './coverage.js';
import { printTable } from './print-table.js';

/** A coverage as text for a terminal. */
export function printCoverage(coverage: Coverage): string {
  const { catalog, sequence, label } = coverage.release;
  return [
    `${catalog}, release ${sequence} (${label}), as of ${coverage.asOf}`,
    '',
    printTable(countRows(coverage)),
    ...coverage.lists.map(printList),
    printNames('Disputed cells', coverage.disputedCells),
    printNames(
      'Superseded facts',
      coverage.superseded.map(({ fact, by }) => `${fact}, by ${by.join(', ')}`),
    ),
    printNames(
      'Not held',
      coverage.notHeld.map(({ id, reason }) => `${id}: ${reason.en}`),
    ),
    ...coverage.categories.map(printCategory),
  ].join('\n');
}

function countRows(coverage: Coverage): string[][] {
  const kinds = Object.entries(coverage.factsByKind).map(([kind, count]) => [`  ${kind}`, String(count)]);
  return [
    ['facts', String(coverage.facts)],
    ...kinds,
    ['cited', `${coverage.cited} (${coverage.citations} citations)`],
    ['ambiguous', String(coverage.ambiguous)],
    ['inferred', String(coverage.inferred)],
    ['superseded', String(coverage.superseded.length)],
    ['disputed cells', String(coverage.disputedCells.length)],
    ['not held', String(coverage.notHeld.length)],
  ];
}

function printList({ file, listed, held, notHeld, inOtherReleases, missing }: ListCoverage): string {
  const counts = `${held} facts here, ${inOtherReleases} in other releases only, ${notHeld} not held, ${missing.length} missing`;
  return ['', `${file}: ${listed} statements: ${counts}`, ...missing.map((id) => `  missing: ${id}`)].join('\n');
}

function printNames(title: string, names: readonly string[]): string {
  return ['', `${title}: ${names.length}`, ...names.map((name) => `  ${name}`)].join('\n');
}

const MARKS = { known: '+', 'not-applicable': '-', partly: '~', unknown: '.' } as const;

function printCategory({ category, options, rows, cells, unknown }: CategoryCoverage): string {
  const header = ['', ...options.map((_, index) => String(index + 1)), 'unknown'];
  const body = rows.map((row) => [row.dimension, ...row.cells.map(markOf), String(row.unknown)]);
  const totals = ['unknown', ...options.map((option) => String(option.unknown)), String(unknown)];
  return [
    '',
    `Category ${category}: ${unknown} of ${cells} cells unknown`,
    ...options.map(({ option }, index) => `  ${index + 1} ${option}`),
    '  + known  - does not apply  ~ only in a scope or combination  . unknown  ! disputed',
    '',
    printTable([header, ...body, totals]),
  ].join('\n');
}

const markOf = ({ state, disputed }: CoveredCell): string => `${MARKS[state]}${disputed ? '!' : ''}`;
