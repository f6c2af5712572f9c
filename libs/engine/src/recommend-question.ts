import type { CompiledRelease } from './compile.js';
import type { Option } from './model/option.js';
import { Problem, type ProblemPlace } from './model/problem.js';
import type { AskedRequirement, RecommendQuestion } from './model/recommend.js';
import type { Requirement } from './model/requirement.js';
import { daySchema } from './model/words.js';
import { nearestId } from './nearest.js';
import type { Demand } from './recommend-demand.js';

/** A question in which everything asked is known and fits: the options that compete, and what is asked of them sorted by requirement id. */
export interface SettledQuestion {
  readonly candidates: readonly Option[];
  readonly demands: readonly Demand[];
}

type Question = Pick<RecommendQuestion, 'category' | 'requirements'>;

/** The weight of a preference that names none; the middle of 1 to 10. */
const DEFAULT_WEIGHT = 5;

/** Throws Problem 422 with every place of the question that is wrong. `code` is that of the places where they agree, else `invalid-question`. */
export function settleQuestion(release: CompiledRelease, question: Question): SettledQuestion {
  const candidates = candidatesOf(release, question.category);
  const places = question.requirements.flatMap((asked, index) => checkAsked(release, question, asked, index));
  if (places.length > 0) throw problemOf(places);
  const demands = question.requirements.flatMap((asked) => {
    const requirement = release.requirements.get(asked.id);
    return requirement ? [toDemand(requirement, asked)] : [];
  });
  demands.sort((a, b) => (a.requirement.id < b.requirement.id ? -1 : 1));
  return { candidates, demands };
}

function toDemand(
  requirement: Requirement,
  { value = true, strength, weight = DEFAULT_WEIGHT }: AskedRequirement,
): Demand {
  return { requirement, value, strength, weight: strength === 'must' ? 0 : weight };
}

function problemOf(places: readonly ProblemPlace[]): Problem {
  const [first, ...others] = places;
  const code = first && others.every((place) => place.code === first.code) ? first.code : 'invalid-question';
  const rest = others.length > 0 ? ` Places to mend besides this one: ${others.length}.` : '';
  return new Problem(422, code, `${first?.detail ?? ''}${rest}`, places);
}

function candidatesOf(release: CompiledRelease, category: string): readonly Option[] {
  const choices = release.content.options.filter((option) => option.role === 'choice' && option.moved === undefined);
  const candidates = choices.filter((option) => option.category === category);
  if (candidates.length > 0) return candidates;
  const categories = [...new Set(choices.map((option) => option.category))].sort();
  const detail = release.categories.has(category)
    ? `The category ${category} has no option to choose from. Categories that have: ${categories.join(', ')}.`
    : `There is no category ${category} in this release.${suggestion(category, categories)}`;
  const code = release.categories.has(category) ? 'category-without-options' : 'unknown-category';
  throw problemOf([{ pointer: '/category', code, detail }]);
}

function suggestion(wanted: string, known: Iterable<string>): string {
  const nearest = nearestId(wanted, known);
  return nearest === undefined ? '' : ` Did you mean ${nearest}?`;
}

function checkAsked(
  release: CompiledRelease,
  question: Question,
  asked: AskedRequirement,
  index: number,
): ProblemPlace[] {
  const at = `/requirements/${index}`;
  const place = (member: string, code: string, detail: string) => ({ pointer: `${at}/${member}`, code, detail });
  const requirement = release.requirements.get(asked.id);
  if (!requirement) {
    const detail = `There is no requirement ${asked.id} in this release.${suggestion(asked.id, release.requirements.keys())}`;
    return [place('id', 'unknown-requirement', detail)];
  }
  if (!requirement.categories.includes(question.category)) {
    const detail = `${asked.id} is not asked of ${question.category}, but of ${requirement.categories.join(', ')}: leave it out.`;
    return [place('id', 'requirement-of-another-category', detail)];
  }
  const repeated = checkRepeated(question.requirements, asked, index);
  if (repeated) return [place('id', ...repeated)];
  const wrongWeight = asked.strength === 'must' && asked.weight !== undefined;
  const wrongValue = checkValue(requirement, asked.value);
  return [
    ...(wrongValue ? [place('value', ...wrongValue)] : []),
    ...(wrongWeight ? [place('weight', 'weight-on-must', weightDetail(asked.id))] : []),
  ];
}

const weightDetail = (id: string) =>
  `${id} is a must, and a must has no weight: leave weight out, or ask for it with strength prefer.`;

/** The code of what is wrong and a sentence with its fix. */
type Fault = readonly [code: string, detail: string];

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

function checkValue(requirement: Requirement, value: AskedRequirement['value']): Fault | undefined {
  switch (requirement.type) {
    case 'yes':
      return checkYes(requirement, value);
    case 'number':
      return checkNumber(requirement, value);
    case 'date':
      return daySchema.safeParse(value).success
        ? undefined
        : wrongType(requirement, 'a day that exists, written YYYY-MM-DD');
  }
}

function checkYes(requirement: Requirement, value: AskedRequirement['value']): Fault | undefined {
  if (value === undefined || value === true) return undefined;
  if (value === false)
    return [
      'requirement-not-needed',
      `A requirement says what is needed, so ${requirement.id} cannot be false: leave it out when it is not needed.`,
    ];
  return wrongType(requirement, 'true, or nothing');
}

function checkNumber(requirement: Requirement, value: AskedRequirement['value']): Fault | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType(requirement, numberWanted(requirement));
  const { id, min = -Infinity, max = Infinity } = requirement;
  if (value >= min && value <= max) return undefined;
  return ['value-out-of-range', `${value} is outside what ${id} can be asked with: give ${numberWanted(requirement)}.`];
}

function numberWanted({ unit, min, max }: Requirement): string {
  const bounds = [...(min === undefined ? [] : [`at least ${min}`]), ...(max === undefined ? [] : [`at most ${max}`])];
  const kind = unit === undefined ? 'a number' : `a number of ${unit}`;
  return bounds.length > 0 ? `${kind}, ${bounds.join(' and ')}` : kind;
}

function wrongType({ id }: Requirement, wanted: string): Fault {
  return ['wrong-value-type', `${id} takes ${wanted}.`];
}
