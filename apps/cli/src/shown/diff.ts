import { inStyle, type Paper, type Style } from '../terminal/paper.js';
import { tableText, type TableCell } from '../terminal/table.js';
import { valueText } from './rows.js';

/** One change, as far as it is shown. */
interface Change {
  readonly grade: string;
  readonly kind: string;
  readonly id: string;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly fields?: readonly string[] | undefined;
}

interface Changes {
  readonly from: { readonly catalog: string; readonly label: string };
  readonly to: { readonly label: string };
  readonly counts: Readonly<Record<string, number>>;
  readonly changes: readonly Change[];
}

/** The changes between two releases, a line each, and how many there are of each grade. */
export function showDiff({ from, to, counts, changes }: Changes, paper: Paper): string {
  const title = inStyle(`${from.catalog} ${from.label} → ${to.label}`, 'bold', paper);
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  const sums = told.map(([grade, count]) => `${grade}: ${count}`).join(' · ');
  if (changes.length === 0) return `${title}\nNothing changed.`;
  return [title, sums, '', changesText(changes, paper)].join('\n');
}

/** Graded changes, a line each. */
export const changesText = (changes: readonly Change[], paper: Paper): string =>
  tableText(['Grade', 'Kind', 'Id', 'From', 'To'], changes.map(rowOf), paper);

const styles: Readonly<Record<string, Style>> = {
  removed: 'red',
  reversed: 'red',
  tightened: 'yellow',
  loosened: 'green',
  added: 'green',
};

function rowOf({ grade, kind, id, from, to, fields }: Change): readonly TableCell[] {
  const style = styles[grade];
  return [
    { text: grade, ...(style === undefined ? {} : { style }) },
    { text: kind },
    { text: id },
    { text: valueText(from) },
    { text: to === undefined && fields ? fields.join(', ') : valueText(to) },
  ];
}
