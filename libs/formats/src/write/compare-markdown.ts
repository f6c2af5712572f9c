import type { Cell, CitationAnswer, Dispute } from '@plimsoll/engine';
import { amountOf, columnsOf, type Compared, type Told } from './compared.js';
import { Footnotes } from './footnotes.js';
import { markdownTable, plain } from './markdown-text.js';

type Reference = (citations: readonly CitationAnswer[]) => string;

/**
 * A comparison as GitHub's Markdown: one table, a row a dimension, and a footnote for each passage that is quoted. Every line of a cell ends with its footnotes;
 * what holds only in a scope or a combination, and the other side of a dispute, stand as lines of their own.
 */
export function compareToMarkdown(answer: Compared): string {
  const footnotes = new Footnotes();
  const refer: Reference = (citations) => footnotes.refer(citations);
  const rows = answer.rows.map((row) => [plain(row.name), ...row.cells.map((cell) => cellText(cell, refer))]);
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

function cellText(cell: Cell, refer: Reference): string {
  const against = cell.against === undefined ? '' : ` (${cell.against})`;
  const own = `${valueText(cell)}${against}${refer(cell.citations)}`;
  const variants = (cell.variants ?? []).flatMap((variant) => {
    const place = [
      ...Object.entries(variant.scope).map(([key, value]) => `${key} ${value}`),
      ...variant.with.map((id) => `with ${id}`),
    ];
    return [
      `${place.join(', ')}: ${valueText(variant)}${refer(variant.citations)}`,
      ...disputeLines(variant.dispute, refer),
    ];
  });
  return [own, ...disputeLines(cell.dispute, refer), ...variants].join('<br>');
}

function disputeLines(dispute: Dispute | undefined, refer: Reference): string[] {
  if (!dispute) return [];
  return dispute.positions
    .filter((position) => !position.used)
    .map((position) => `disputed (${dispute.because}): ${valueText(position)}${refer(position.citations)}`);
}

function valueText(told: Told): string {
  const parts = [mainText(told), beyondText(told), ...qualifierTexts(told)].filter((part) => part !== '');
  const certainty = told.certainty === undefined || told.certainty === 'stated' ? '' : ` \\[${told.certainty}\\]`;
  const condition = told.condition === undefined ? '' : `: ${plain(told.condition)}`;
  return `${parts.join(' ')}${certainty}${condition}`;
}

function mainText(told: Told): string {
  if (told.state !== 'known') return told.state;
  const values = (told.values ?? []).join(', ');
  if (told.limit) return limitText(told.limit);
  if (told.support === undefined) return values;
  return values === '' ? told.support : `${told.support} ${values}`;
}

const comparators = { max: '≤', min: '≥', exactly: '=', 'at-least-version': '≥' } as const;

function limitText(limit: NonNullable<Told['limit']>): string {
  const kind = limit.kind === 'hard' ? '' : ` (${limit.kind})`;
  return `${comparators[limit.op]} ${amountOf(limit) ?? ''} ${limit.unit} / ${limit.scope}${kind}`;
}

const beyondText = ({ beyond }: Told) => (beyond ? `beyond ${beyond.number} ${beyond.unit} / ${beyond.scope}` : '');
const qualifierTexts = ({ qualifiers }: Told) => (qualifiers.length > 0 ? [`(${qualifiers.join(', ')})`] : []);
