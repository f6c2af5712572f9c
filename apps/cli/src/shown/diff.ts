import type { Change, DiffAnswer } from '@plimsoll/engine';
import { inStyle, type Paper, type Style } from '../terminal/paper.js';
import { tableText, type TableCell } from '../terminal/table.js';

/** The changes between two releases, a line each, and how many there are of each grade. */
export function showDiff({ from, to, counts, changes }: DiffAnswer, paper: Paper): string {
  const title = inStyle(`${from.catalog} ${from.label} → ${to.label}`, 'bold', paper);
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  const sums = told.map(([grade, count]) => `${grade}: ${count}`).join(' · ');
  if (changes.length === 0) return `${title}\nNothing changed.`;
  return [title, sums, '', tableText(['Grade', 'Kind', 'Id', 'From', 'To'], changes.map(rowOf), paper)].join('\n');
}

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

/** A value that is longer is cut: `--format json` has it whole. */
const MOST_CHARACTERS = 60;

function valueText(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}
