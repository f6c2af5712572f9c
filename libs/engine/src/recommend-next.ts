import { bestSplit, tellingOutcomes } from './decision/split.js';
import { assess, type Judging } from './judge-assess.js';
import { requirementsAskedBy } from './judge-asked.js';
import type { Setting } from './judge-reason.js';
import type { NextQuestion } from './model/recommend.js';
import type { Requirement } from './model/requirement.js';
import { factQuestions } from './recommend-next-fact.js';
import { valuesToTry } from './recommend-next-values.js';
import type { Demand } from './recommend-demand.js';
import { outcomeOf, tellOutcome, type Answered, type Asking } from './recommend-outcome.js';
import { verdictOf, type Contender, type OnUnknown } from './recommend-rank.js';
import type { AskedValues } from './rules/frame.js';
import { judgeTable, type AskedTable } from './recommend-table.js';

const nothingAsked: AskedValues = new Map();

/** A question that has been answered, as far as the next one depends on it. */
export interface Answering {
  readonly judging: Judging;
  readonly setting: Setting;
  readonly category: string;
  readonly onUnknown: OnUnknown;
  readonly demands: readonly Demand[];
  readonly table: AskedTable;
  readonly winner: string | null;
}

/** At most this many answers to the question are told. */
const MOST_ANSWERS = 8;

/**
 * What to find out next: a requirement of the category that is not asked yet, or a fact that nothing states, some answer of which changes the class of an option or the winner.
 * The one that splits most evenly what is still in; null where there is none. Every answer is worked out on the whole question.
 */
export function nextQuestion(answering: Answering): NextQuestion | null {
  const { judging, category, demands, table, winner, onUnknown } = answering;
  const contenders = table.rows.map(({ contender }) => contender);
  const before: Answered = { contenders, verdicts: contenders.map(verdictOf), winner, onUnknown };
  const asked = new Set(demands.map(({ requirement }) => requirement.id));
  const open = judging.release.content.requirements.filter(
    ({ id, categories }) => categories.includes(category) && !asked.has(id),
  );
  const askings = open.map((requirement) => askingFor(answering, before, requirement));
  return bestSplit([...askings, ...factQuestions(table, before)])?.question() ?? null;
}

function askingFor(answering: Answering, before: Answered, requirement: Requirement): Asking {
  const { judging, setting, table, demands } = answering;
  const options = table.rows.map(({ option }) => option);
  const asked = demands[0]?.asked ?? nothingAsked;
  const values = valuesToTry(judging, requirement, options, asked);
  const outcomes = values.map((value) => ({
    value,
    ...outcomeOf(before, contendersWith(answering, demandFor(requirement, value, asked))),
  }));
  const { id, type, unit } = requirement;
  const question = (): NextQuestion => ({
    kind: 'requirement',
    requirement: id,
    question: requirement.question[setting.locale],
    type,
    ...(unit === undefined ? {} : { unit }),
    answers: tellingOutcomes(outcomes, MOST_ANSWERS).map(({ value, ...outcome }) => ({
      value,
      ...tellOutcome(outcome),
    })),
  });
  return { id, question, outcomes };
}

function demandFor(requirement: Requirement, value: Demand['value'], asked: AskedValues): Demand {
  return { requirement, value, strength: 'must', weight: 1, asked };
}

/** The contenders with one more must. What else is asked is judged anew only where it depends on that. */
function contendersWith({ judging, table, demands }: Answering, added: Demand): readonly Contender[] {
  const options = table.rows.map(({ option }) => option);
  if (demands.some(({ requirement }) => requirementsAskedBy(requirement).includes(added.requirement.id))) {
    const asked = new Map([...(added.asked ?? []), [added.requirement.id, added.value] as const]);
    const all = [...demands, added].map((demand) => ({ ...demand, asked }));
    const barred = table.rows.flatMap(({ option, contender }) => (contender.isBarred ? [option] : []));
    return judgeTable(judging, all, options, (option) => barred.includes(option)).rows.map(
      ({ contender }) => contender,
    );
  }
  const assessments = assess(judging, added, options);
  return table.rows.map(({ contender }, at) => {
    const verdict = assessments[at]?.judgement.verdict ?? 'unknown';
    return { ...contender, musts: [...contender.musts, verdict] };
  });
}
