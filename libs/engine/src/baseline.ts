import type { AbsentFinding, Baseline, BaselineFinding, BaselineState } from './model/finding-state.js';
import type { Finding } from './model/report.js';

export interface Compared<F> {
  readonly told: readonly F[];
  readonly absent: readonly AbsentFinding[];
}

/** What failed, whether or not somebody answers for it. */
const isFailed = ({ result }: { readonly result: string }) => result === 'fail' || result === 'suppressed';

/** Tells each failed finding as new or unchanged against a baseline, and lists what failed in the baseline and does not fail any more. */
export function compareBaseline<F extends { readonly finding: Finding }>(
  told: readonly F[],
  baseline: Baseline,
): Compared<F> {
  const before = new Map<string, BaselineFinding>();
  for (const finding of findingsOf(baseline)) if (isFailed(finding)) before.set(finding.fingerprint, finding);
  const after = told.map((one) => {
    if (!isFailed(one.finding)) return one;
    const baselineState: BaselineState = before.has(one.finding.fingerprint) ? 'unchanged' : 'new';
    return { ...one, finding: { ...one.finding, baselineState } };
  });
  return { told: after, absent: listAbsent([...before.values()], told) };
}

function findingsOf(baseline: Baseline): readonly BaselineFinding[] {
  if ('reports' in baseline) return baseline.reports.flatMap(({ findings }) => findings);
  return 'findings' in baseline ? baseline.findings : baseline;
}

function listAbsent(
  before: readonly BaselineFinding[],
  told: readonly { readonly finding: Finding }[],
): AbsentFinding[] {
  const failed = new Set(told.filter(({ finding }) => isFailed(finding)).map(({ finding }) => finding.fingerprint));
  const resultOf = resultLookup(told);
  return before
    .filter(({ fingerprint }) => !failed.has(fingerprint))
    .map((finding) => ({ ...onlyTold(finding), baselineState: 'absent' as const, now: resultOf(finding) }))
    .sort(byRuleAndPath);
}

const members = ['fingerprint', 'result', 'rule', 'title', 'message', 'path', 'severity'] as const;

/** A former report holds more of a finding than a baseline needs. */
function onlyTold(finding: BaselineFinding): BaselineFinding {
  const told = members.filter((member) => finding[member] !== undefined).map((member) => [member, finding[member]]);
  return Object.fromEntries(told) as BaselineFinding;
}

/** What stands where a finding of the baseline stood: by fingerprint, or where it rests on other facts now by rule and path. */
function resultLookup(told: readonly { readonly finding: Finding }[]): (of: BaselineFinding) => AbsentFinding['now'] {
  const byFingerprint = new Map<string, Finding['result']>();
  const byPlace = new Map<string, Finding['result']>();
  for (const { finding } of told) {
    byFingerprint.set(finding.fingerprint, finding.result);
    byPlace.set(placeOf(finding), finding.result);
  }
  return (of) => byFingerprint.get(of.fingerprint) ?? byPlace.get(placeOf(of)) ?? 'gone';
}

const placeOf = ({ rule, path }: Pick<BaselineFinding, 'rule' | 'path'>) => JSON.stringify([rule, path]);

function byRuleAndPath(a: AbsentFinding, b: AbsentFinding): number {
  const keys = (one: AbsentFinding) => [one.rule ?? '', one.path ?? '', one.fingerprint] as const;
  const [left, right] = [keys(a), keys(b)];
  const place = left.findIndex((key, index) => key !== right[index]);
  return place < 0 ? 0 : (left[place] ?? '') < (right[place] ?? '') ? -1 : 1;
}
