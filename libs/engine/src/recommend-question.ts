import type { CompiledRelease } from './compile.js';
import type { Option } from './model/option.js';
import type { ProblemPlace } from './model/problem.js';
import type { AskedRequirement, RecommendQuestion } from './model/recommend.js';
import type { Requirement } from './model/requirement.js';
import { nearestHint, questionFault, type Home } from './recommend-fault.js';
import { checkCurrent } from './recommend-current.js';
import type { Demand } from './recommend-demand.js';
import { checkHorizon, withHorizon } from './recommend-horizon.js';
import { checkValue, type Fault } from './recommend-value.js';

/** What is asked, sorted by requirement id, and the options in use, by category. Everything in it is known and fits. */
export interface SettledAsked {
  readonly demands: readonly Demand[];
  readonly current: readonly Option[];
}

/** The question for one category: also the options that compete. */
export interface SettledQuestion extends SettledAsked {
  readonly candidates: readonly Option[];
}

/** What of a question is settled here. */
export type Settling = Pick<RecommendQuestion, 'requirements' | 'horizon' | 'current' | 'asOf'>;

/** A question for one category. */
export type CategoryQuestion = Settling & { readonly category: string };

/** The weight of a requirement that names none; the middle of 1 to 10. */
const DEFAULT_WEIGHT = 5;

/** Throws Problem 422 with every place of the question that is wrong. `code` is that of the places where they agree, else `invalid-question`. */
export function settleQuestion(release: CompiledRelease, question: CategoryQuestion): SettledQuestion {
  const { category } = question;
  const candidates = candidatesOf(release, category);
  return { candidates, ...settleAsked(release, question, { name: category, categories: [category] }) };
}

/**
 * Settles what a question asks of some categories: requirements, with the day that its horizon asks for among them, and the options in use. Throws as
 * `settleQuestion` does. Every demand knows what is asked beside it.
 */
export function settleAsked(release: CompiledRelease, question: Settling, home: Home): SettledAsked {
  const current = checkCurrent(release, question.current);
  const places = [
    ...question.requirements.flatMap((asked, index) => checkAsked(release, { question, home }, asked, index)),
    ...checkHorizon(release, question, home),
    ...current.places,
  ];
  if (places.length > 0) throw questionFault(places);
  const asked = withHorizon(release, question, home).flatMap(({ id, value = true, strength, weight }) => {
    const requirement = release.requirements.get(id);
    return requirement ? [{ requirement, value, strength, weight: weight ?? DEFAULT_WEIGHT }] : [];
  });
  asked.sort((a, b) => (a.requirement.id < b.requirement.id ? -1 : 1));
  const values = new Map(asked.map(({ requirement, value }) => [requirement.id, value]));
  return { demands: asked.map((demand) => ({ ...demand, asked: values })), current: current.options };
}

/** What is wrong with the form of a question for one category: it asks for a stack as well, or for neither, or for what only a stack has. */
export function checkForm({ category, stack, top }: RecommendQuestion): ProblemPlace[] {
  const place = (pointer: string, code: string, detail: string) => ({ pointer, code, detail });
  const both = 'An option of one category and a whole stack are two questions: leave out `category` or `stack`.';
  const neither = 'Name a `category` to choose an option of it, or ask for `stack: true`.';
  const stacksOnly = '`top` says how many stacks to tell, and every option of a category is told: leave it out.';
  return [
    ...(category !== undefined && stack ? [place('/stack', 'category-and-stack', both)] : []),
    ...(category === undefined ? [place('/category', 'category-or-stack', neither)] : []),
    ...(category !== undefined && top !== undefined ? [place('/top', 'top-without-stack', stacksOnly)] : []),
  ];
}

function candidatesOf(release: CompiledRelease, category: string): readonly Option[] {
  const choices = release.content.options.filter((option) => option.role === 'choice' && option.moved === undefined);
  const candidates = choices.filter((option) => option.category === category);
  if (candidates.length > 0) return candidates;
  const categories = [...new Set(choices.map((option) => option.category))].sort();
  const detail = release.categories.has(category)
    ? `The category ${category} has no option to choose from. Categories that have: ${categories.join(', ')}.`
    : `There is no category ${category} in this release.${nearestHint(category, categories)}`;
  const code = release.categories.has(category) ? 'category-without-options' : 'unknown-category';
  throw questionFault([{ pointer: '/category', code, detail }]);
}

interface Asking {
  readonly question: Settling;
  readonly home: Home;
}

function checkAsked(
  release: CompiledRelease,
  { question, home }: Asking,
  asked: AskedRequirement,
  index: number,
): ProblemPlace[] {
  const at = `/requirements/${index}`;
  const place = (member: string, [code, detail]: Fault) => [{ pointer: `${at}/${member}`, code, detail }];
  const requirement = release.requirements.get(asked.id);
  if (!requirement) {
    const detail = `There is no requirement ${asked.id} in this release.${nearestHint(asked.id, release.requirements.keys())}`;
    return place('id', ['unknown-requirement', detail]);
  }
  const wrongId = checkHome(requirement, home) ?? checkRepeated(question.requirements, asked, index);
  if (wrongId) return place('id', wrongId);
  const wrongValue = checkValue(requirement, asked.value);
  return wrongValue ? place('value', wrongValue) : [];
}

function checkHome({ id, categories }: Requirement, home: Home): Fault | undefined {
  if (categories.some((category) => home.categories.includes(category))) return undefined;
  return [
    'requirement-of-another-category',
    `${id} is not asked of ${home.name}, but of ${categories.join(', ')}: leave it out.`,
  ];
}

function checkRepeated(all: readonly AskedRequirement[], asked: AskedRequirement, index: number): Fault | undefined {
  const first = all.findIndex(({ id }) => id === asked.id);
  const earlier = all[first];
  if (first === index || !earlier) return undefined;
  const areMusts = earlier.strength === 'must' && asked.strength === 'must';
  if (areMusts && (earlier.value ?? true) !== (asked.value ?? true))
    return [
      'contradictory-requirements',
      `${asked.id} is a must with two values, ${String(earlier.value ?? true)} in /requirements/${first} and ${String(asked.value ?? true)} here: keep one.`,
    ];
  return ['duplicate-requirement', `${asked.id} is asked already in /requirements/${first}: ask for it once.`];
}
