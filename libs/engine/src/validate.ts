import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import type { Asked } from './model/answer.js';
import type { Finding, FindingResult, ReadDocument, Report, ValidateQuestion } from './model/report.js';
import type { Rule, Severity } from './model/rule.js';
import type { Locale } from './model/words.js';
import { chooseOption } from './rules/choose.js';
import { compileRules, type CompiledRule } from './rules/compiled-rules.js';
import { DesignDocument } from './rules/document.js';
import { factView, type FactView } from './rules/fact-view.js';
import { newFrame, type Frame } from './rules/frame.js';
import { clear, judgeFully, type Judgement } from './rules/judge.js';
import { placesOf, type Place } from './rules/places.js';
import type { Struct } from './rules/values.js';
import { FindingMemory, tellFinding, type Telling, type ToldFinding } from './validate-finding.js';

const memories = new WeakMap<FactView, Record<Locale, FindingMemory>>();

/**
 * Judges a design by every rule of a release on every place. Reports every finding rather than the first, because a network plan is reviewed
 * as a whole; sorted by rule, then path. A design that breaks a limit is an answer: nothing is thrown for what a document says.
 */
export function validate(
  release: CompiledRelease,
  read: ReadDocument,
  question: Asked<Pick<ValidateQuestion, 'horizon' | 'asOf' | 'locale'>>,
): Report {
  const document = new DesignDocument(read.design as Struct, factView(release, question.asOf));
  const told = judgeRules(compileRules(release), document, { read, locale: question.locale });
  const findings = told.map(({ finding }) => finding);
  return {
    kind: 'plimsoll-report/1',
    release: release.ref,
    engineVersion: ENGINE_VERSION,
    asOf: question.asOf,
    locale: question.locale,
    horizon: question.horizon,
    format: read.format,
    outcome: outcomeOf(told),
    counts: countResults(findings),
    severities: countSeverities(findings),
    options: chosenOptions(release, document),
    findings,
    unmapped: [...read.unmapped],
  };
}

/** The findings of some rules on one document, sorted by rule, then path. */
export function judgeRules(
  rules: readonly CompiledRule[],
  document: DesignDocument,
  { read, locale }: Pick<Telling, 'read' | 'locale'>,
): readonly ToldFinding[] {
  const { view } = document;
  const telling: Telling = { release: view.release, view, read, locale, memory: memoryOf(view)[locale] };
  const frame = newFrame(document, chooseOption);
  const places = new Map<Rule['for'], readonly Place[]>();
  const told: ToldFinding[] = [];
  for (const rule of rules) {
    const target = rule.rule.for;
    let its = places.get(target);
    if (!its) places.set(target, (its = placesOf(document, target)));
    for (const place of its) told.push(judgeAndTell(telling, rule, place, frame));
  }
  return told.sort((a, b) => compareFindings(a.finding, b.finding));
}

function judgeAndTell(telling: Telling, rule: CompiledRule, place: Place, frame: Frame): ToldFinding {
  const judgement = place.isEmpty ? notApplicable(frame) : judgeFully(rule, frame, place.item);
  return tellFinding(telling, { rule, place, judgement, frame });
}

function notApplicable(frame: Frame): Judgement {
  clear(frame);
  return { result: 'not-applicable', judged: undefined, decisive: undefined, open: undefined };
}

function memoryOf(view: FactView): Record<Locale, FindingMemory> {
  let memory = memories.get(view);
  if (!memory) memories.set(view, (memory = { en: new FindingMemory(), ja: new FindingMemory() }));
  return memory;
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function compareFindings(a: Finding, b: Finding): number {
  return compareTexts(a.rule, b.rule) || compareTexts(a.path, b.path) || compareTexts(a.fingerprint, b.fingerprint);
}

/** A pass needs every rule that could have been an error to have been judged. */
function outcomeOf(told: readonly ToldFinding[]): Report['outcome'] {
  if (told.some(({ finding }) => finding.result === 'fail' && finding.severity === 'error')) return 'fail';
  const isOpen = ({ result }: Finding) => result === 'unknown' || result === 'error';
  return told.some(({ finding, wouldBe }) => isOpen(finding) && wouldBe === 'error') ? 'unknown' : 'pass';
}

function countResults(findings: readonly Finding[]): Report['counts'] {
  const counts: Record<FindingResult, number> = {
    pass: 0,
    fail: 0,
    unknown: 0,
    'not-applicable': 0,
    suppressed: 0,
    error: 0,
  };
  for (const { result } of findings) counts[result]++;
  return counts;
}

function countSeverities(findings: readonly Finding[]): Report['severities'] {
  const severities: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const { result, severity } of findings) if (result === 'fail') severities[severity]++;
  return severities;
}

function chosenOptions(release: CompiledRelease, document: DesignDocument): Report['options'] {
  const options: Record<string, string> = {};
  for (const { id } of release.content.categories) {
    const option = chooseOption(document, id);
    if (typeof option === 'string') options[id] = option;
  }
  return options;
}
