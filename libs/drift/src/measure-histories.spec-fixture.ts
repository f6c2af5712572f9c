import { CITATION_STATUSES } from './index.js';
import type { Outcome } from './walk-history.spec-fixture.js';

/** How often something was expected, found, and found where it was expected. */
interface Count {
  readonly what: string;
  expected: number;
  found: number;
  right: number;
}

/** Counts over outcomes, class by class. Where several classes would do, the one that was found counts as expected. */
export function measure(outcomes: readonly Outcome[]): readonly Count[] {
  const classes = CITATION_STATUSES.map((what): Count => ({ what, expected: 0, found: 0, right: 0 }));
  const of = (what: string) => classes.find((count) => count.what === what);
  for (const { citations, step } of outcomes)
    for (const { name, drift } of citations) {
      const wanted = step.citations[name]?.is ?? ['still-quoted'];
      const expected = wanted.includes(drift.status) ? drift.status : (wanted[0] ?? 'still-quoted');
      tally(of(expected), of(drift.status));
    }
  return [...classes, ...proposalsOf(outcomes), alarmsOf(outcomes), candidatesOf(outcomes)];
}

function tally(expected: Count | undefined, found: Count | undefined): void {
  if (expected) expected.expected += 1;
  if (found) found.found += 1;
  if (expected && expected === found) expected.right += 1;
}

function proposalsOf(outcomes: readonly Outcome[]): Count[] {
  const value = ({ fact, to }: Outcome['values'][number]) => `${fact} ${to}`;
  const values = outcomes.map(({ step, values: found }) => counted(step.values.map(value), found.map(value)));
  const back = outcomes.map(({ step, values: found }) =>
    counted(step.values.filter(({ earlier }) => earlier).map(value), found.filter(({ earlier }) => earlier).map(value)),
  );
  return [summed('proposed values', values), summed('of these, held before', back)];
}

function alarmsOf(outcomes: readonly Outcome[]): Count {
  const alarm = (isSo: boolean) => (isSo ? ['alarm'] : []);
  const all = outcomes.map(({ step, drifts }) =>
    counted(alarm(step.alarm), alarm(drifts.some(({ guard }) => guard.alarm))),
  );
  return summed('alarms', all);
}

// What is offered beside what was named is no mistake: only what was named and not offered is.
function candidatesOf(outcomes: readonly Outcome[]): Count {
  const all = outcomes.map(({ step, drifts }) => {
    const offered = drifts.flatMap(({ candidates }) => candidates.map(({ text }) => text));
    const found = step.candidates.filter((wanted) => offered.some((text) => text.includes(wanted)));
    return counted(step.candidates, found);
  });
  return summed('candidates that were named', all);
}

function counted(expected: readonly string[], found: readonly string[]): Omit<Count, 'what'> {
  const right = found.filter((one) => expected.includes(one)).length;
  return { expected: expected.length, found: found.length, right };
}

function summed(what: string, counts: readonly Omit<Count, 'what'>[]): Count {
  const sum = (key: keyof Omit<Count, 'what'>) => counts.reduce((total, count) => total + count[key], 0);
  return { what, expected: sum('expected'), found: sum('found'), right: sum('right') };
}

/** The counts as a table in Markdown, with the share of what was found that is right (precision) and of what was expected that was found (recall). */
export function tableOf(counts: readonly Count[]): string {
  const share = (right: number, of: number) => (of === 0 ? 'none' : (right / of).toFixed(2));
  const rows = [
    ['what', 'expected', 'found', 'right', 'precision', 'recall'],
    ...counts.map(({ what, expected, found, right }) => [
      what,
      String(expected),
      String(found),
      String(right),
      share(right, found),
      share(right, expected),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width, fill)).join(' | ')} |`;
  const [header = [], ...body] = rows;
  return [line(header), line([], '-'), ...body.map((row) => line(row))].join('\n');
}
