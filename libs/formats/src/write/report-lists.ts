import type { Report } from '@plimsoll/engine';

/** One report or several, as a list. */
export function listOf(reports: Report | readonly Report[]): readonly Report[] {
  return Array.isArray(reports) ? (reports as readonly Report[]) : [reports as Report];
}

const weight = { error: 3, warning: 2, note: 1, never: Infinity } as const;

/** Whether a finding makes the outcome of its report `fail`. */
export function breaks(report: Report, { result, severity, baselineState }: Report['findings'][number]): boolean {
  const isKnown = report.failOnNewOnly === true && baselineState === 'unchanged';
  return result === 'fail' && weight[severity] >= weight[report.failOn] && !isKnown;
}
