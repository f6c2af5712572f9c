import { dayAfter } from './addresses/day.js';
import type { CompiledRelease } from './compile.js';
import type { ProblemPlace } from './model/problem.js';
import type { AskedRequirement, RecommendQuestion } from './model/recommend.js';
import type { Requirement } from './model/requirement.js';
import type { Home } from './recommend-fault.js';

type Question = Pick<RecommendQuestion, 'requirements' | 'horizon' | 'asOf'>;

/** What is wrong with the horizon of a question. Nothing where it has none. */
export function checkHorizon(release: CompiledRelease, question: Question, home: Home): ProblemPlace[] {
  const { horizon, requirements } = question;
  if (horizon === undefined) return [];
  const place = (code: string, detail: string) => [{ pointer: '/horizon', code, detail }];
  const requirement = horizonRequirement(release, home);
  if (!requirement)
    return place(
      'horizon-not-judged',
      `This release has no requirement of ${home.name} that asks for a day to be supported through: leave horizon out, or ask a later release.`,
    );
  if (horizonDay(question) === undefined)
    return place(
      'value-out-of-range',
      `${horizon} days from ${question.asOf} is no day: give whole days from 0 to 36500.`,
    );
  if (requirements.some(({ id, strength }) => id === requirement.id && strength === 'prefer'))
    return place(
      'horizon-and-preference',
      `${requirement.id} is a preference here, and horizon makes it a must: leave one of them out.`,
    );
  return [];
}

/** What is asked, with the day of the horizon as a must; where that day is a must already, the later of the two. The question has passed `checkHorizon`. */
export function withHorizon(release: CompiledRelease, question: Question, home: Home): readonly AskedRequirement[] {
  const { requirements } = question;
  const requirement = horizonRequirement(release, home);
  const day = horizonDay(question);
  if (!requirement || day === undefined) return requirements;
  const asked = requirements.find(({ id }) => id === requirement.id);
  const must = { strength: 'must', ...asked, id: requirement.id, value: laterOf(day, asked?.value) } as const;
  return [...requirements.filter((one) => one !== asked), must];
}

function horizonRequirement(release: CompiledRelease, { categories }: Home): Requirement | undefined {
  return release.content.requirements.find(
    (one) => one.role === 'horizon' && one.categories.some((category) => categories.includes(category)),
  );
}

function horizonDay({ asOf, horizon }: Question): string | undefined {
  return asOf === undefined || horizon === undefined || horizon < 0 ? undefined : dayAfter(asOf, horizon);
}

const laterOf = (day: string, asked: AskedRequirement['value']) =>
  typeof asked === 'string' && asked > day ? asked : day;
