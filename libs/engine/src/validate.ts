import { chosenOptions } from './chosen-options.js';
import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import { defaultsByPattern, defaultsUsed, showDefaults, type DefaultsByPattern } from './defaults-used.js';
import { fillDefaults, readingsOf, type FilledDefault } from './defaults.js';
import { ipBudget } from './ip-budget.js';
import type { Asked } from './model/answer.js';
import type { FindingStateQuestion } from './model/finding-state.js';
import type { Finding, FindingResult, ReadDocument, Report, ValidateQuestion } from './model/report.js';
import type { Rule, Severity } from './model/rule.js';
import type { Locale } from './model/words.js';
import { chooseOption } from './rules/choose.js';
import { casesApart, compileRules, type CompiledRule } from './rules/compiled-rules.js';
import { DesignDocument } from './rules/document.js';
import { factView, type FactView } from './rules/fact-view.js';
import { newFrame, type Frame } from './rules/frame.js';
import { clear, judgeFully, type Judgement } from './rules/judge.js';
import { placesOf, type Place } from './rules/places.js';
import type { Struct } from './rules/values.js';
import { FindingMemory, tellFinding, type Telling, type ToldFinding } from './validate-finding.js';
import { settleFindings } from './validate-lifecycle.js';
import { FindingPlaces } from './validate-paths.js';
import { compareCodeUnits } from './text-order.js';

const memories = new WeakMap<FactView, Record<Locale, FindingMemory>>();

/**
 * Judges a design by every rule of a release on every place. Reports every finding rather than the first, because a network plan is reviewed
 * as a whole; sorted by rule, then path. A design that breaks a limit is an answer: nothing is thrown for what a document says.
 */
export function validate(
  release: CompiledRelease,
  read: ReadDocument,
  question: Asked<Pick<ValidateQuestion, 'horizon' | 'asOf' | 'locale'> & FindingStateQuestion>,
): Report {
  const { locale, horizon } = question;
  const view = factView(release, question.asOf);
  const { read: filled, defaults } = fillDefaults(view, read);
  const document = new DesignDocument(filled.design as Struct, view);
  const told = judgeRules(compileRules(release), document, { read: filled, locale, horizon, defaults });
  const budget = ipBudget({ view, read: filled, locale });
  const { findings, ...settled } = settleFindings(told, question);
  return {
    kind: 'plimsoll-report/1',
    release: release.ref,
    engineVersion: ENGINE_VERSION,
    asOf: question.asOf,
    locale: question.locale,
    horizon: question.horizon,
    format: read.format,
    ...settled,
    counts: countResults(findings),
    severities: countSeverities(findings),
    options: chosenOptions(document),
    findings,
    ...(budget ? { ipBudget: budget } : {}),
    unmapped: [...read.unmapped],
  };
}

interface Judging extends Pick<Telling, 'read' | 'locale'> {
  /** Days ahead; the default where a question has none. */
  readonly horizon?: number;
  /** What of the document was filled in, by design path. */
  readonly defaults?: ReadonlyMap<string, FilledDefault>;
}

/** The findings of some rules on one document, sorted by rule, then path. */
export function judgeRules(
  rules: readonly CompiledRule[],
  document: DesignDocument,
  { read, locale, horizon, defaults }: Judging,
): readonly ToldFinding[] {
  const { view } = document;
  const telling: Telling = {
    release: view.release,
    view,
    read,
    locale,
    memory: memoryOf(view)[locale],
    places: new FindingPlaces(read),
  };
  const frame = newFrame(document, chooseOption, horizon);
  const filled = defaultsByPattern(defaults);
  const places = new Map<Rule['for'], readonly Place[]>();
  const told: ToldFinding[] = [];
  for (const rule of rules) {
    const target = rule.rule.for;
    let its = places.get(target);
    if (!its) places.set(target, (its = placesOf(document, target)));
    for (const place of its) told.push(...judgePlaceOnce({ telling, filled, frame }, rule, place));
  }
  return told.sort((a, b) => compareFindings(a.finding, b.finding));
}

interface Scene {
  readonly telling: Telling;
  readonly filled: DefaultsByPattern;
  readonly frame: Frame;
}

/** The findings of a rule on one place: one, or where every case judges for itself one for each case that is broken. */
function judgePlaceOnce(scene: Scene, rule: CompiledRule, place: Place): readonly ToldFinding[] {
  if (rule.rule.everyCase !== true || place.isEmpty) return [judgeAndTell(scene, rule, place)];
  const told = casesApart(rule).map((one) => judgeAndTell(scene, one, place));
  const broken = told.filter(({ finding }) => finding.result === 'fail' || finding.result === 'error');
  if (broken.length > 0) return broken;
  const [first] = standingFor.flatMap((result) => told.filter(({ finding }) => finding.result === result));
  return first ? [first] : [];
}

/** Where no case is broken, the first of these results stands for all. */
const standingFor: readonly FindingResult[] = ['unknown', 'pass', 'not-applicable'];

function judgeAndTell({ telling, filled, frame }: Scene, rule: CompiledRule, place: Place): ToldFinding {
  const judgement = place.isEmpty ? notApplicable(frame) : judgeFully(rule, frame, place.item);
  const used = defaultsUsed(filled, rule, judgement.judged, place);
  for (const one of used) frame.reads.push(...readingsOf(one, telling.view));
  const told = tellFinding(telling, { rule, place, judgement, frame });
  return used.length === 0 ? told : { ...told, finding: { ...told.finding, defaults: showDefaults(used) } };
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

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareCodeUnits(a.rule, b.rule) ||
    compareCodeUnits(a.path, b.path) ||
    compareCodeUnits(a.fingerprint, b.fingerprint)
  );
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

/** How many findings failed, by severity. */
export function countSeverities(findings: readonly Finding[]): Report['severities'] {
  const severities: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const { result, severity } of findings) if (result === 'fail') severities[severity]++;
  return severities;
}
