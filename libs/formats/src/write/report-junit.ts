import type { Finding, Report } from '@plimsoll/engine';
import { breaks, listOf } from './report-lists.js';
import { xmlAttributes, xmlText } from './xml-text.js';

/**
 * Reports as JUnit XML, a suite each and a case for each finding. A `failure` is what makes the outcome fail; what failed below that, or is known from
 * the baseline where only new findings count, says so in `system-out`. What could not be judged is `skipped` with the reason, never passed; so are
 * `suppressed` findings, with who answers for them. No clock is read, so there are no times. `names` are those of the suites, by report.
 */
export function reportToJunit(reports: Report | readonly Report[], names: readonly string[] = []): string {
  const suites = listOf(reports).map((report, index) => suiteOf(report, index, names[index]));
  const totals = sumCounts(suites.map(({ counts }) => counts));
  const attributes = xmlAttributes({ name: 'plimsoll', ...totals });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes}>`,
    ...suites.map(({ text }) => text),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function suiteOf(report: Report, id: number, named?: string): { readonly counts: Counts; readonly text: string } {
  const shown = report.findings.filter(({ result }) => result !== 'not-applicable');
  const cases = shown.map((finding) => caseOf(report, finding));
  const counts: Counts = {
    tests: cases.length,
    failures: cases.filter(({ kind }) => kind === 'failure').length,
    errors: 0,
    skipped: cases.filter(({ kind }) => kind === 'skipped').length,
  };
  const { release, asOf, outcome } = report;
  const properties = { catalog: release.catalog, release: release.label, digest: release.digest, asOf, outcome };
  const lines = [
    `  <testsuite${xmlAttributes({ name: named ?? `${release.catalog} ${release.label}`, id, ...counts })}>`,
    '    <properties>',
    ...Object.entries(properties).map(([name, value]) => `      <property${xmlAttributes({ name, value })}/>`),
    '    </properties>',
    ...cases.map(({ text }) => text),
    '  </testsuite>',
  ];
  return { counts, text: lines.join('\n') };
}

function sumCounts(all: readonly Counts[]): Record<string, number> {
  const sum = (name: keyof Counts) => all.reduce((total, counts) => total + counts[name], 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
}

type Kind = 'passed' | 'failure' | 'skipped' | 'told';

function caseOf(report: Report, finding: Finding): { readonly kind: Kind; readonly text: string } {
  const { rule } = finding;
  const kind = kindOf(report, finding);
  const head = `    <testcase${xmlAttributes({ classname: `plimsoll.${rule}`, name: nameOf(finding) })}`;
  const body = bodyOf(kind, finding);
  return { kind, text: body === '' ? `${head}/>` : `${head}>\n${body}\n    </testcase>` };
}

function nameOf({ title, path, line }: Finding): string {
  const place = [path, line === undefined ? '' : `line ${line}`].filter((part) => part !== '').join(', ');
  return place === '' ? title : `${title} (${place})`;
}

function kindOf(report: Report, finding: Finding): Kind {
  switch (finding.result) {
    case 'pass':
    case 'not-applicable':
      return 'passed';
    case 'fail':
      return breaks(report, finding) ? 'failure' : 'told';
    default:
      return 'skipped';
  }
}

function bodyOf(kind: Kind, finding: Finding): string {
  const { rule, severity, message, suppression } = finding;
  switch (kind) {
    case 'passed':
      return '';
    case 'failure': {
      const attributes = xmlAttributes({ type: `${severity}.${rule}`, message });
      return `      <failure${attributes}>${xmlText(detailsOf(finding))}</failure>`;
    }
    case 'skipped': {
      const reason = finding.result === 'suppressed' ? (suppression?.note ?? message) : message;
      return `      <skipped${xmlAttributes({ message: reason })}/>`;
    }
    case 'told':
      return `      <system-out>${xmlText(`${severity}: ${detailsOf(finding)}`)}</system-out>`;
  }
}

/** Everything that helps to mend a finding, a line each. */
function detailsOf({ message, remediation, because, citations, fingerprint, suppression }: Finding): string {
  const sides = because.map(({ expression, left, right }) =>
    left === undefined ? expression : `${expression}: ${JSON.stringify(left)}, ${JSON.stringify(right)}`,
  );
  const quotes = citations.map(({ quote, title, url }) => `“${quote}” — ${title}${url === undefined ? '' : ` ${url}`}`);
  const lines = [message, suppression?.note, remediation, ...sides, ...new Set(quotes), fingerprint];
  return lines.filter((line) => line !== undefined).join('\n');
}
