import type { CitationAnswer } from '@plimsoll/engine';
import { cellLines } from './cell-lines.js';
import { columnsOf, type Compared } from './compared.js';
import { Footnotes } from './footnotes.js';
import { markdownTable, plain } from './markdown-text.js';

/**
 * A comparison as GitHub's Markdown: one table, a row a dimension, and a footnote for each passage that is quoted. Every line of a cell ends with its footnotes;
 * what holds only in a scope or a combination, and the other side of a dispute, stand as lines of their own.
 */
export function compareToMarkdown(answer: Compared): string {
  const footnotes = new Footnotes();
  const refer = (citations: readonly CitationAnswer[]) => footnotes.refer(citations);
  const rows = answer.rows.map((row) => [
    plain(row.name),
    ...row.cells.map((cell) => cellLines(cell, { plain, refer }).join('<br>')),
  ]);
  const table = markdownTable([words[answer.locale === 'ja' ? 'ja' : 'en'].dimension, ...headings(answer)], rows);
  const notes = footnotes.text();
  return [`${title(answer)}\n`, `${table}\n`, ...(notes === '' ? [] : [`${notes}\n`])].join('\n');
}

const words = { en: { dimension: 'Dimension' }, ja: { dimension: '項目' } } as const;

function title(answer: Compared): string {
  const releases = answer.kind === 'plimsoll-compare/1' ? [answer.release] : answer.releases;
  const [first] = releases;
  return `${first?.catalog ?? ''} ${releases.map(({ label }) => label).join(' → ')} (${answer.asOf})`;
}

function headings(answer: Compared): string[] {
  return columnsOf(answer).map(({ option, release }) =>
    answer.kind === 'plimsoll-compare/1' ? plain(option.name) : `${plain(option.name)} ${release.label}`,
  );
}
