import type { Finding, Report } from '@plimsoll/engine';
import { inStyle, type Paper, type Style } from '../terminal/paper.js';
import { tableText, type TableCell } from '../terminal/table.js';
import { clean } from '../terminal/text.js';
import { listed } from './listed.js';

export const FINDING_HEAD: readonly string[] = ['Severity', 'Rule', 'Place', 'Finding'];

const outcomes: Readonly<Record<Report['outcome'], readonly [string, Style]>> = {
  pass: ['passed', 'green'],
  fail: ['failed', 'red'],
  unknown: ['cannot tell', 'yellow'],
};
const severities: Readonly<Record<Finding['severity'], Style>> = { error: 'red', warning: 'yellow', note: 'cyan' };
const weights: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, note: 2 };

/** How a judgement ended, in a word. */
export function outcomeText(outcome: Report['outcome'], paper: Paper): string {
  const [word, style] = outcomes[outcome];
  return inStyle(word, style, paper);
}

/** Reports of one document: the outcome, what failed, and how much could not be judged; with `isWhole` everything else too. */
export function showReports(name: string, reports: readonly Report[], way: Way): string {
  return reports
    .map((report, index) => reportText(reports.length > 1 ? `${name} (cluster ${index + 1})` : name, report, way))
    .join('\n\n');
}

interface Way {
  readonly paper: Paper;
  readonly isWhole: boolean;
}

function reportText(name: string, report: Report, { paper, isWhole }: Way): string {
  const options = Object.entries(report.options).map(([category, option]) => `${category}: ${option}`);
  const failed = failedRows(report.findings);
  return [
    [
      `${inStyle(clean(name), 'bold', paper)}: ${outcomeText(report.outcome, paper)} (${countsText(report)})`,
      inStyle([report.format, ...options].join(' · '), 'dim', paper),
    ].join('\n'),
    ...(failed.length === 0 ? [] : [tableText(FINDING_HEAD, failed, paper)]),
    ...(isWhole ? restOf(report, paper) : []),
  ].join('\n\n');
}

/** What failed, worst first. */
export function failedRows(findings: readonly Finding[]): readonly (readonly TableCell[])[] {
  return findings
    .filter(({ result }) => result === 'fail')
    .sort((a, b) => weights[a.severity] - weights[b.severity])
    .map(({ severity, rule, path, line, message, remediation, baselineState, suppression }) => [
      { text: `${severity}${baselineState === undefined ? '' : ` (${baselineState})`}`, style: severities[severity] },
      { text: rule },
      { text: `${path || '/'}${line === undefined ? '' : ` (line ${line})`}` },
      { text: [message, remediation, suppression?.note].filter((text) => text !== undefined).join('\n') },
    ]);
}

function countsText({ severities: failed, counts }: Report): string {
  const told: readonly (readonly [string, number])[] = [
    ['error', failed.error],
    ['warning', failed.warning],
    ['note', failed.note],
    ['not judged', counts.unknown + counts.error],
    ['suppressed', counts.suppressed],
    ['passed', counts.pass],
  ];
  return told
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word}: ${count}`)
    .join(', ');
}

function restOf({ findings, absent = [], unusedSuppressions = [], unmapped }: Report, paper: Paper): readonly string[] {
  const of = (...results: readonly Finding['result'][]) => findings.filter(({ result }) => results.includes(result));
  const line = ({ rule, path, message, title, result }: Finding) =>
    `${rule} ${path || '/'}: ${result === 'pass' ? title : message}`;
  return [
    ...listed('Could not be judged', of('unknown', 'error').map(line), paper),
    ...listed(
      'Suppressed',
      of('suppressed').map((one) => `${line(one)} ${one.suppression?.note ?? ''}`),
      paper,
    ),
    ...listed(
      'Gone since the baseline',
      absent.map(({ rule = '', path = '', now }) => `${rule} ${path || '/'}: now ${now}`),
      paper,
    ),
    ...listed(
      'Suppressions without use',
      unusedSuppressions.map(({ fingerprint, note }) => `${fingerprint}: ${note}`),
      paper,
    ),
    ...listed('Not understood in the document', unmapped, paper),
    ...listed('Passed', of('pass').map(line), paper),
  ];
}
