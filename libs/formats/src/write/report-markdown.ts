import type { Finding, Locale, Report } from '@plimsoll/engine';
import { Footnotes } from './footnotes.js';
import { markdownTable, plain } from './markdown-text.js';
import { listOf } from './report-lists.js';
import { reportWords } from './report-words.js';
import { sortedEntries } from './sorted-entries.js';

const MOST_LISTED = 200;

/**
 * Reports as GitHub's Markdown, for a comment on a pull request: the outcome, a table of what failed with place, arithmetic and quotes, and folded lists of
 * the rest. Nothing that a document or a catalog says becomes markup. A folded list holds at most 200 lines and says how many more there are.
 * `names` stand in the headings in place of numbers, by report.
 */
export function reportToMarkdown(reports: Report | readonly Report[], names: readonly string[] = []): string {
  const all = listOf(reports);
  const notes = new Footnotes();
  const parts = all.map((report, index) => {
    const name = names[index] ?? (all.length > 1 ? String(index + 1) : '');
    return reportText(report, notes, name === '' ? '' : ` ${plain(name)}`);
  });
  const footnotes = notes.text();
  return `${[...parts, ...(footnotes === '' ? [] : [footnotes])].join('\n\n')}\n`;
}

function reportText(report: Report, notes: Footnotes, name: string): string {
  const words = reportWords[report.locale];
  const failed = report.findings.filter(({ result }) => result === 'fail').sort(bySeverity);
  return [
    `## Plimsoll${name}: ${words.outcome[report.outcome]}`,
    `${plain(words.judged(report))} ${countsText(report)}`,
    failed.length === 0 ? words.nothingFailed : failedTable(failed, report.locale, notes),
    ...foldedLists(report),
  ].join('\n\n');
}

const weight = { error: 0, warning: 1, note: 2 } as const;
const bySeverity = (a: Finding, b: Finding) => weight[a.severity] - weight[b.severity];

function countsText({ locale, severities, counts }: Report): string {
  const words = reportWords[locale];
  const told = [
    ...(['error', 'warning', 'note'] as const).map(
      (severity) => [words.severity[severity], severities[severity]] as const,
    ),
    [words.open, counts.unknown + counts.error] as const,
    [words.suppressed, counts.suppressed] as const,
    [words.passed, counts.pass] as const,
  ];
  return told
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word}: ${count}`)
    .join(' · ');
}

function failedTable(failed: readonly Finding[], locale: Locale, notes: Footnotes): string {
  const words = reportWords[locale];
  const rows = failed.map((finding) => [
    stateText(finding, locale),
    [plain(finding.message), ...moreOf(finding)].join('<br>') + notes.refer(finding.citations),
    placeText(finding),
    numbersText(finding),
  ]);
  return markdownTable(['', words.finding, words.place, words.numbers], rows);
}

function stateText({ severity, rule, baselineState }: Finding, locale: Locale): string {
  const words = reportWords[locale];
  const state = baselineState === undefined ? '' : ` (${words.state[baselineState]})`;
  return `**${words.severity[severity]}**${state}<br>${code(rule)}`;
}

function moreOf({ suppression, remediation }: Finding): string[] {
  return [suppression?.note, remediation].filter((text) => text !== undefined).map((text) => `_${plain(text)}_`);
}

function placeText({ path, line }: Pick<Finding, 'path' | 'line'>): string {
  const at = path === '' ? code('/') : code(path);
  return line === undefined ? at : `${at} (${line})`;
}

/** What the rule saw, and the two sides of each comparison that decided. */
function numbersText({ seen, because }: Finding): string {
  const values = sortedEntries(seen).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  const sides = because.map(({ expression, left, right }) =>
    left === undefined ? expression : `${expression} → ${JSON.stringify(left)}, ${JSON.stringify(right)}`,
  );
  return [...values, ...sides].map(code).join('<br>');
}

/** A text in a code span of a table cell. A span shows everything as it is but the back-tick that ends it and the bar that ends the cell. */
function code(text: string): string {
  const shown = text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('`', 'ˋ')
    .replaceAll('|', String.raw`\|`);
  return `\`${shown}\``;
}

function foldedLists(report: Report): string[] {
  const words = reportWords[report.locale];
  const { findings } = report;
  const of = (...results: readonly Finding['result'][]) => findings.filter(({ result }) => results.includes(result));
  const finding = (one: Finding) =>
    `${code(one.rule)} ${placeText(one)}: ${plain(one.suppression?.note ?? one.message)}`;
  return [
    folded(words.open, of('unknown', 'error').map(finding)),
    folded(words.suppressed, of('suppressed').map(finding)),
    folded(words.absent, absentLines(report)),
    folded(
      words.unused,
      (report.unusedSuppressions ?? []).map((one) => `${code(one.fingerprint)} ${plain(`${one.owner}: ${one.note}`)}`),
    ),
    folded(words.unmapped, report.unmapped.map(code)),
    folded(
      words.passed,
      of('pass').map((one) => `${code(one.rule)} ${placeText(one)}: ${plain(one.title)}`),
    ),
  ].filter((text) => text !== '');
}

function absentLines({ absent = [], locale }: Report): string[] {
  const words = reportWords[locale];
  return absent.map(({ rule = '', path = '', message, title, now }) => {
    const text = plain(message ?? title ?? '');
    return `${code(rule)} ${placeText({ path })}: ${text} (${words.now}: ${now})`;
  });
}

function folded(summary: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const more = lines.length > MOST_LISTED ? [`- … +${lines.length - MOST_LISTED}`] : [];
  const list = [...lines.slice(0, MOST_LISTED).map((line) => `- ${line}`), ...more].join('\n');
  return `<details>\n<summary>${summary}: ${lines.length}</summary>\n\n${list}\n\n</details>`;
}
