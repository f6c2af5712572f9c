import { answerQuestion } from './answer-question.js';
import { differencesBetween, type AnswerSide, type Differences } from './answers-because.js';
import { tellChange } from './answers-phrases.js';
import { recommendTraits, shortRecommendation } from './answers-recommend.js';
import { itemName, type Trait, type TraitValue } from './answers-traits.js';
import { reportTraits, shortReport } from './answers-validate.js';
import { canonicalJson } from './canonical.js';
import { checkIds, questionProblem } from './compare-question.js';
import { ENGINE_VERSION } from './compile.js';
import { deepFreeze } from './freeze.js';
import type { AnswerChange, AnswersDiff, AnswerInShort, Because, QuestionDiff } from './model/answers.js';
import { Problem } from './model/problem.js';
import type { SavedQuestion } from './model/question.js';
import type { Locale } from './model/words.js';
import { byOrder } from './order.js';

/** Which of the saved questions are asked, and in which language the answers are told. */
export interface AskedAnswersDiff {
  readonly questions?: readonly string[] | undefined;
  readonly locale: Locale;
}

/**
 * Asks the saved questions of `to` on both sides and tells which answers differ, in what, and because of which items: facts that differ between the
 * releases, or that hold on one of the two days only. A question that one side cannot answer (it does not know a requirement yet) tells so as a value.
 * The answer is frozen. Throws Problem (422) for a question that `to` does not keep, with the nearest one that it does.
 */
export function answersDiff(from: AnswerSide, to: AnswerSide, asked: AskedAnswersDiff): AnswersDiff {
  const { locale } = asked;
  const differences = differencesBetween(from, to, locale);
  const questions = questionsAsked(to, asked).map((question) => diffOf({ from, to, locale, differences }, question));
  const changed = questions.filter((one) => one.changed).length;
  const sideOf = ({ release, asOf }: AnswerSide) => ({ release: release.ref, asOf });
  return deepFreeze({
    kind: 'plimsoll-answers-diff/1' as const,
    engineVersion: ENGINE_VERSION,
    locale,
    from: sideOf(from),
    to: sideOf(to),
    counts: { changed, unchanged: questions.length - changed },
    questions,
  });
}

function questionsAsked({ release }: AnswerSide, { questions: ids }: AskedAnswersDiff): SavedQuestion[] {
  const places = ids ? checkIds('question', ids, release.questions, '/questions') : [];
  if (places.length > 0) throw questionProblem(places);
  return [...release.questions.values()].filter(({ id }) => ids === undefined || ids.includes(id)).sort(byOrder);
}

interface Asking {
  readonly from: AnswerSide;
  readonly to: AnswerSide;
  readonly locale: Locale;
  readonly differences: Differences;
}

/** An answer as it is compared. */
interface Answered {
  readonly short: AnswerInShort;
  readonly traits: readonly Trait[];
}

function diffOf(asking: Asking, question: SavedQuestion): QuestionDiff {
  const { locale } = asking;
  const [before, after] = [asking.from, asking.to].map((side) => answer(side, question, locale)) as [
    Answered,
    Answered,
  ];
  const found = compareTraits(before.traits, after.traits);
  const { changes, because } = giveReasons(asking, question, found);
  return {
    question: question.id,
    name: question.name[locale],
    verb: question.ask.verb,
    changed: changes.length > 0,
    from: before.short,
    to: after.short,
    changes,
    because,
  };
}

function answer(side: AnswerSide, question: SavedQuestion, locale: Locale): Answered {
  try {
    const told = answerQuestion(side, question, locale);
    return told.kind === 'plimsoll-report/1'
      ? { short: shortReport(told), traits: [answered(true), ...reportTraits(told)] }
      : { short: shortRecommendation(told), traits: [answered(true), ...recommendTraits(told)] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, message, errors } = error;
    const problem = { code, detail: message, errors: errors.map((place) => ({ ...place })) };
    return { short: { verb: 'none', problem }, traits: [answered(false)] };
  }
}

const answered = (isAnswered: boolean): Trait => ({
  key: 'answerable',
  what: 'answerable',
  value: isAnswered ? 'answered' : 'not-answered',
  facts: [],
  items: [],
  follows: '*',
});

/** A trait that is not the same in both answers; a side that lacks it says null. */
interface Found {
  readonly trait: Trait;
  readonly from: TraitValue;
  readonly to: TraitValue;
  readonly items: readonly string[];
}

/** Where one side has no answer there is nothing to compare but that. */
function compareTraits(before: readonly Trait[], after: readonly Trait[]): Found[] {
  const [old, now] = [byKey(before), byKey(after)];
  const isOneSided = old.get('answerable')?.value !== now.get('answerable')?.value;
  const keys = isOneSided ? ['answerable'] : [...new Set([...now.keys(), ...old.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const trait = is ?? was;
    const [from, to] = [was?.value ?? null, is?.value ?? null];
    if (!trait || canonicalJson(from) === canonicalJson(to)) return [];
    const items = [was, is].flatMap((side) => [
      ...(side?.facts ?? []).map((id) => itemName('fact', id)),
      ...(side?.items ?? []),
    ]);
    return [{ trait, from, to, items: [...new Set(items)].sort() }];
  });
}

const byKey = (traits: readonly Trait[]) => new Map(traits.map((trait) => [trait.key, trait]));

/** Gives each change the items behind it that differ. What follows from other things has theirs. */
function giveReasons(
  { differences, locale }: Asking,
  question: SavedQuestion,
  found: readonly Found[],
): { readonly changes: AnswerChange[]; readonly because: Because[] } {
  const { ask } = question;
  const horizon = ask.question.horizon ?? 0;
  const all = new Map<string, Because>();
  const own = (names: readonly string[]) =>
    names.filter((name) => {
      const because = all.get(name) ?? differences.of(name, horizon);
      if (because) all.set(name, because);
      return because !== undefined;
    });
  const asked = ask.verb === 'recommend' ? ask.question.requirements.map(({ id }) => itemName('requirement', id)) : [];
  const reasons = new Map(found.map((one) => [one, own(one.trait.what === 'answerable' ? asked : one.items)] as const));
  const told = found.filter((one) => !isOfNewcomer(one, found));
  const changes = told.map((one) => {
    const { what, option, requirement, rule, path, follows } = one.trait;
    const subject = { what, ...defined({ option, requirement, rule, path }) };
    const names = found.filter(({ trait }) => one.trait === trait || isBehind(follows, trait));
    const because = [...new Set(names.flatMap((other) => reasons.get(other) ?? []))].sort();
    const { from, to } = one;
    return { ...subject, from, to, text: tellChange(locale, subject, from, to), because } as AnswerChange;
  });
  return { changes: changes.filter(isNews), because: [...all.keys()].sort().flatMap((name) => all.get(name) ?? []) };
}

/** A finding that only counts other days than before (how long until a retirement) says nothing new. */
function isNews({ what, from, to, because }: AnswerChange): boolean {
  return what !== 'finding' || because.length > 0 || gistOf(from) !== gistOf(to);
}

const gistOf = (value: AnswerChange['from']) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  return canonicalJson([value['result'] ?? null, value['severity'] ?? null]);
};

/** Of an option that only one side has, its verdict says enough. */
function isOfNewcomer({ trait }: Found, found: readonly Found[]): boolean {
  if (trait.option === undefined || trait.what === 'verdict') return false;
  const verdict = found.find((other) => other.trait.what === 'verdict' && other.trait.option === trait.option);
  return verdict !== undefined && (verdict.from === null || verdict.to === null);
}

function isBehind(follows: string | undefined, other: Trait): boolean {
  if (follows === undefined || other.follows !== undefined) return false;
  return follows === '*' || other.option === follows;
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
