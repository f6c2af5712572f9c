import type { ConfiguredAnswer } from '@plimsoll/engine';
import { inStyle, type Paper } from '../terminal/paper.js';
import { tableText } from '../terminal/table.js';
import { failedRows, FINDING_HEAD, outcomeText } from './findings.js';
import { listed } from './listed.js';

/** A configuration: its options, how its ranges came about, what is wrong with it and what somebody still has to decide. `written` are the files that were written. */
export function showConfigured(answer: ConfiguredAnswer, written: readonly string[], paper: Paper): string {
  const { names, options, ranges, report, files } = answer;
  const failed = failedRows(report.findings);
  const place = [names.resourceGroup, names.region].filter((part) => part !== undefined).join(', ');
  const rows = ranges.map(({ name, range, by, instead }) => [
    { text: name },
    { text: range },
    { text: instead === undefined ? by : `${by}, instead of ${instead.range}` },
  ]);
  const made = Object.entries(files).map(([name, text]) => `${name}: ${text.split('\n').length - 1} lines`);
  return [
    `${inStyle(names.cluster, 'bold', paper)} (${place}): ${outcomeText(report.outcome, paper)}`,
    ...listed(
      'Options',
      Object.entries(options).map(([category, option]) => `${category}: ${option}`),
      paper,
    ),
    ...(rows.length === 0 ? [] : [tableText(['Range', 'Addresses', 'By'], rows, paper)]),
    ...(failed.length === 0 ? [] : [tableText(FINDING_HEAD, failed, paper)]),
    ...decisions(answer, paper),
    ...(written.length === 0
      ? listed('Files (--file NAME, --out DIR)', made, paper)
      : listed('Written', written, paper)),
  ].join('\n\n');
}

/** What is left to decide, for somebody who reads a file of the configuration. */
export function toDecide(answer: ConfiguredAnswer, paper: Paper): string {
  return decisions(answer, paper)
    .map((text) => `${text}\n`)
    .join('');
}

function decisions({ open, leftOut }: ConfiguredAnswer, paper: Paper): readonly string[] {
  const told = open.map(({ path, text }) => (path === '' ? text : `${path}: ${text}`));
  return [...listed('Still to decide', told, paper), ...listed('Not in every file', leftOut, paper)];
}
