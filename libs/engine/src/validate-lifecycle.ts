import { compareBaseline } from './baseline.js';
import type { FailOn, FindingStateQuestion } from './model/finding-state.js';
import type { Finding, Report } from './model/report.js';
import type { Severity } from './model/rule.js';
import type { Locale } from './model/words.js';
import { applySuppressions } from './suppressions.js';
import type { ToldFinding } from './validate-finding.js';

/** The findings of a report after what is known of former days, with what that makes of the report. */
export interface SettledFindings extends Pick<
  Report,
  'outcome' | 'failOn' | 'failOnNewOnly' | 'absent' | 'unusedSuppressions'
> {
  readonly findings: Finding[];
}

/** Applies the suppressions of a question, compares with its baseline, and tells the outcome. What the question does not ask for is left out. */
export function settleFindings(
  told: readonly ToldFinding[],
  question: FindingStateQuestion & { readonly asOf: string; readonly locale: Locale },
): SettledFindings {
  const suppressed = suppress(told, question);
  const compared = compare(suppressed.told, question.baseline);
  const { failOn = 'error', failOnNewOnly = false } = question;
  return {
    outcome: outcomeOf(compared.told, failOn, failOnNewOnly),
    failOn,
    ...(failOnNewOnly ? { failOnNewOnly } : {}),
    findings: compared.told.map(({ finding }) => finding),
    ...compared.more,
    ...suppressed.more,
  };
}

/** The findings after a step, and what the step adds to the report. */
interface Step<M> {
  readonly told: readonly ToldFinding[];
  readonly more: M;
}

function suppress(
  told: readonly ToldFinding[],
  question: FindingStateQuestion & { readonly asOf: string; readonly locale: Locale },
): Step<Pick<SettledFindings, 'unusedSuppressions'>> {
  if (!question.suppressions) return { told, more: {} };
  const { told: after, unused } = applySuppressions(told, question.suppressions, question);
  return { told: after, more: { unusedSuppressions: [...unused] } };
}

function compare(
  told: readonly ToldFinding[],
  baseline: FindingStateQuestion['baseline'],
): Step<Pick<SettledFindings, 'absent'>> {
  if (!baseline) return { told, more: {} };
  const { told: after, absent } = compareBaseline(told, baseline);
  return { told: after, more: { absent: [...absent] } };
}

const weight: Readonly<Record<Severity, number>> = { error: 3, warning: 2, note: 1 };
const threshold: Readonly<Record<FailOn, number>> = { ...weight, never: Infinity };

/** A pass needs every rule that could have made the outcome fail to have been judged; where nothing could, every rule that could have been an error. */
function outcomeOf(told: readonly ToldFinding[], failOn: FailOn, failOnNewOnly: boolean): Report['outcome'] {
  const fails = ({ result, severity, baselineState }: Finding) =>
    result === 'fail' && weight[severity] >= threshold[failOn] && !(failOnNewOnly && baselineState === 'unchanged');
  if (told.some(({ finding }) => fails(finding))) return 'fail';
  const isOpen = ({ result }: Finding) => result === 'unknown' || result === 'error';
  const least = Math.min(threshold[failOn], weight.error);
  return told.some(({ finding, wouldBe }) => isOpen(finding) && weight[wouldBe] >= least) ? 'unknown' : 'pass';
}
