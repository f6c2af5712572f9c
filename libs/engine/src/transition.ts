import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import { fillDefaults } from './defaults.js';
import type { Asked } from './model/answer.js';
import type { ReadDocument, Report } from './model/report.js';
import type { RuleCase } from './model/rule.js';
import type {
  DesignChange,
  ToldStep,
  TransitionAnswer,
  TransitionNotice,
  TransitionQuestion,
} from './model/transition.js';
import type { Locale } from './model/words.js';
import { compileTransitionRules } from './rules/compiled-rules.js';
import { DesignDocument } from './rules/document.js';
import { factView } from './rules/fact-view.js';
import type { Struct } from './rules/values.js';
import { designChanges, unresolvedChanges, type Difference } from './transition-changes.js';
import { pairedDocument } from './transition-document.js';
import type { ToldFinding } from './validate-finding.js';
import { countSeverities, judgeRules } from './validate.js';

/** A case of a rule that applies, with what it says. */
interface JudgedCase extends ToldFinding {
  readonly source: RuleCase;
}

/**
 * Tells whether a cluster can go from one design to another on a day: what changes, what is frozen, what must be off first, and the steps in order.
 * Everything is judged by the release's rules on transitions. What `from` leaves to the platform takes its default; what `to` does not tell stays as it is. A transition that is
 * refused is an answer: nothing is thrown for what the documents say.
 */
export function transition(
  release: CompiledRelease,
  from: ReadDocument,
  to: ReadDocument,
  question: Asked<Pick<TransitionQuestion, 'horizon' | 'asOf' | 'locale'>>,
): TransitionAnswer {
  const { asOf, locale } = question;
  const read = pairedDocument(fillDefaults(factView(release, asOf), from).read, to);
  const { from: before, to: after } = read.design as unknown as Readonly<Record<'from' | 'to', unknown>>;
  const differences = [...designChanges(before, after), ...unresolvedChanges(to)];
  const judged = judgeCases(release, read, question).filter((one) => !isMoot(one, differences));
  const changes = judgedChanges(differences, judged);
  const findings = judged.map(({ finding }) => finding);
  return {
    kind: 'plimsoll-transition/1',
    release: release.ref,
    engineVersion: ENGINE_VERSION,
    asOf,
    locale,
    formats: { from: from.format, to: to.format },
    verdict: verdictOf(judged, changes),
    severities: countSeverities(findings),
    changes,
    unjudged: changes.filter(({ rules }) => rules.length === 0).map(({ path }) => path),
    frozen: noticesOf(judged, 'frozen'),
    offFirst: noticesOf(judged, 'off-first'),
    steps: stepsOf(judged, locale),
    findings,
    unmapped: { from: [...from.unmapped], to: [...to.unmapped] },
  };
}

/** Each case that applies, sorted by rule, then path. */
function judgeCases(
  release: CompiledRelease,
  read: ReadDocument,
  { asOf, locale, horizon }: Asked<Pick<TransitionQuestion, 'horizon'>>,
): readonly JudgedCase[] {
  const document = new DesignDocument(read.design as Struct, factView(release, asOf));
  const telling = { read, locale, horizon };
  const judged = compileTransitionRules(release).flatMap((rule) => {
    const source = rule.cases[0]?.source;
    const told = judgeRules([rule], document, telling);
    return source ? told.map((one) => ({ ...one, source })) : [];
  });
  return judged.filter(({ finding }) => finding.result !== 'not-applicable');
}

/** A case that could not be judged is of no use where none of the values it is about changes: what is not told of them stays as it is. */
function isMoot({ source, finding }: JudgedCase, differences: readonly Difference[]): boolean {
  if (finding.result !== 'unknown' && finding.result !== 'error') return false;
  const { judges = [], concerns = [] } = source;
  const about = [...judges, ...concerns];
  return about.length > 0 && !differences.some(({ path }) => about.some((one) => isSamePath(one, path)));
}

function judgedChanges(differences: readonly Difference[], judged: readonly JudgedCase[]): DesignChange[] {
  return differences.map((change) => {
    const rules = judged.filter(({ source }) => isJudgedBy(source, change.path));
    return { ...change, rules: [...new Set(rules.map(({ finding }) => finding.rule))] };
  });
}

const isJudgedBy = ({ judges = [] }: RuleCase, changed: string) => judges.some((path) => isSamePath(path, changed));

/** `*` in the path of a rule stands for any item: `/agentPools/*` is a node pool that comes or goes. */
function isSamePath(path: string, changed: string): boolean {
  const steps = path.split('/');
  const changedSteps = changed.split('/');
  return steps.length === changedSteps.length && steps.every((step, at) => step === '*' || step === changedSteps[at]);
}

function verdictOf(judged: readonly JudgedCase[], changes: readonly DesignChange[]): TransitionAnswer['verdict'] {
  if (judged.some(({ finding }) => finding.result === 'fail' && finding.severity === 'error')) return 'refused';
  // A bound that is broken, but that the facts do not state for certain, neither refuses nor allows.
  const isOpen = ({ finding, source, wouldBe }: JudgedCase) =>
    finding.result === 'fail'
      ? source.severity === 'error'
      : wouldBe === 'error' && (finding.result === 'unknown' || finding.result === 'error');
  return judged.some(isOpen) || changes.some(({ rules }) => rules.length === 0) ? 'unknown' : 'allowed';
}

function noticesOf(judged: readonly JudgedCase[], effect: NonNullable<RuleCase['effect']>): TransitionNotice[] {
  return judged
    .filter(({ source }) => source.effect === effect)
    .map(({ finding: { rule, title, result, path, message, facts } }) => ({
      rule,
      title,
      result,
      path,
      message,
      facts,
    }));
}

const phases = ['before', 'change', 'after'] as const;

/** The steps of the cases that pass or fail, by phase, then order, then rule; one that several cases name stands once. */
function stepsOf(judged: readonly JudgedCase[], locale: Locale): ToldStep[] {
  const settled = judged.filter(({ finding: { result } }) => result === 'pass' || result === 'fail');
  const placed = settled.flatMap(({ source, finding }) =>
    (source.steps ?? [])
      .filter(({ when }) => when === undefined || resultOf[when] === finding.result)
      .map(({ phase, order, text }) => ({ phase, order, text: text[locale], finding })),
  );
  placed.sort(
    (a, b) =>
      phases.indexOf(a.phase) - phases.indexOf(b.phase) ||
      a.order - b.order ||
      (a.finding.rule < b.finding.rule ? -1 : a.finding.rule > b.finding.rule ? 1 : 0),
  );
  const steps = new Map<string, ToldStep>();
  for (const { phase, text, finding } of placed) {
    const { rule, facts, citations } = finding;
    const key = JSON.stringify([phase, text]);
    if (!steps.has(key)) steps.set(key, { phase, text, rule, facts, citations });
  }
  return [...steps.values()];
}

const resultOf = { passes: 'pass', fails: 'fail' } as const satisfies Record<
  string,
  Report['findings'][number]['result']
>;
