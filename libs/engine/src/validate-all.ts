import type { CompiledRelease } from './compile.js';
import type { Asked } from './model/answer.js';
import type { FindingStateQuestion } from './model/finding-state.js';
import type { ReadDocument, Report, Reports, ValidateQuestion } from './model/report.js';
import { validate } from './validate.js';

/**
 * Judges every cluster of a document: a report for one, a list of reports for several. Fingerprints of several tell their clusters apart by name,
 * or by number where names repeat, so that neither a baseline nor a suppression of one cluster reaches another.
 */
export function validateAll(
  release: CompiledRelease,
  reads: readonly ReadDocument[],
  question: Asked<Pick<ValidateQuestion, 'horizon' | 'asOf' | 'locale'> & FindingStateQuestion>,
): Report | Reports {
  const [first] = reads;
  if (first !== undefined && reads.length === 1) return validate(release, first, question);
  const names = reads.map(({ design }) => design.cluster?.name ?? undefined);
  const reports = reads.map((read, index) => {
    const name = names[index];
    const isOne = name !== undefined && names.filter((other) => other === name).length === 1;
    return validate(release, { ...read, scope: isOne ? `name=${name}` : String(index) }, question);
  });
  return { kind: 'plimsoll-reports/1', reports };
}

/** The reports of an answer, as a list. */
export function reportsOf(answer: Report | Reports): readonly Report[] {
  return answer.kind === 'plimsoll-reports/1' ? answer.reports : [answer];
}
