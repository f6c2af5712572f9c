import type { CompiledRelease } from './compile.js';
import { askedQualifiers } from './judge-qualifiers.js';
import type { Expression } from './model/expression.js';
import type { Fact } from './model/fact.js';
import type { Reason } from './model/recommend.js';
import type { Requirement } from './model/requirement.js';
import { speaksTo, type Demand } from './recommend-demand.js';
import { isOfType, statementsOf, subjectOf } from './recommend-facts.js';
import { compileExpression, evaluate, type Evaluation } from './rules/evaluate.js';

export type Verdict = Reason['verdict'];

/** What one requirement came to on one option, and the facts it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The facts that were read and are in use, by id. */
  readonly facts: readonly Fact[];
  /** The facts that were read and contradict one in use, by id. */
  readonly opponents: readonly Fact[];
  /** For yes-with-conditions: the conditional statements that made it a yes. */
  readonly conditions: readonly Fact[];
  /** For unknown: the cells that would have to be known; the dimension is `lifecycle` where it is a standing. */
  readonly missing: readonly Cell[];
  /** For unknown: the requirements that the question would have to ask as well. */
  readonly unasked: readonly Requirement[];
  /** For unknown, where it is not for a missing cell: there is no way to judge it, or the code of what went wrong. */
  readonly failure?: string;
}

export interface Cell {
  readonly option: string;
  readonly dimension: string;
}

export const NOT_JUDGED = 'not-judged';

/** Judges one demand on one option, by its id. A seam: the order of a recommendation depends on nothing but what such a function says. */
export type Judge = (release: CompiledRelease, asOf: string, demand: Demand, option: string) => Judgement;

const nothing = { facts: [], opponents: [], conditions: [], missing: [], unasked: [] } as const;

/** Judges by the requirement's own expression. Whatever is not true or false, an expression that cannot be computed among it, is unknown: never a yes and never a no. */
export const judgeByFacts: Judge = (release, asOf, demand, option) => {
  const { judge } = demand.requirement;
  if (!judge) return { ...nothing, verdict: 'unknown', failure: NOT_JUDGED };
  const variables = { option, value: demand.value };
  const given = { release, asOf, variables, ...(demand.asked ? { asked: demand.asked } : {}) };
  const evaluation = evaluate(compileExpression(judge), given);
  const conditions = evaluation.value === true ? furtherConditions(judge, evaluation) : [];
  const verdict = verdictOf(evaluation, conditions);
  const read = evaluation.facts.map((id) => release.facts.get(id)).filter((fact) => fact !== undefined);
  const asked = read.filter((fact) => isAskedFor(fact, judge, demand));
  const isUsed = (fact: Fact) =>
    statementsOf(release, subjectOf(fact, option), fact.dimension, asOf).some(({ facts }) => facts.includes(fact));
  return {
    verdict,
    facts: asked.filter(isUsed),
    opponents: read.filter((fact) => (asked.includes(fact) ? !isUsed(fact) : contradictsAny(release, fact, asked))),
    conditions,
    missing: verdict === 'unknown' ? cellsOf(release, evaluation.missing) : [],
    unasked: verdict === 'unknown' ? unaskedOf(release, evaluation.missing) : [],
    ...(evaluation.error === undefined ? {} : { failure: evaluation.error }),
  };
};

function verdictOf({ value }: Evaluation, conditions: readonly Fact[]): Verdict {
  if (value === true) return conditions.length > 0 ? 'yes-with-conditions' : 'yes';
  return value === false ? 'no' : 'unknown';
}

/** The conditions that go beyond what was asked: a statement that holds for pod-initiated traffic is an unconditional yes to a requirement that asks for just that. */
function furtherConditions(judge: Expression, { conditions }: Evaluation): Fact[] {
  const asked = askedQualifiers(judge);
  return [...new Set(conditions)].filter(({ dimension, value }) => {
    const qualifiers = value.type === 'capability' ? value.qualifiers : [];
    return qualifiers.length === 0 || !qualifiers.every((qualifier) => asked.get(dimension)?.has(qualifier));
  });
}

/** Whether a fact is of what the expression asks. One of another dimension was read as the other side of a dispute, and a use-when line beside those with the signal. */
function isAskedFor(fact: Fact, judge: Expression, demand: Demand): boolean {
  if (isOfType(fact, 'lifecycle')) return true;
  if (isOfType(fact, 'guidance') && !speaksTo(fact, demand)) return false;
  return judge.facts.some((pair) => pair.endsWith(`/${fact.dimension}`));
}

function contradictsAny(release: CompiledRelease, fact: Fact, others: readonly Fact[]): boolean {
  const conflicts = release.conflicts.get(fact.id) ?? [];
  return others.some(({ id }) => conflicts.includes(id));
}

/** The name under which the rules ask for standings, which are of no one dimension. */
export const LIFECYCLE = 'lifecycle';

const isAbout = (release: CompiledRelease, dimension: string) =>
  dimension === LIFECYCLE || release.dimensions.has(dimension);

function cellsOf(release: CompiledRelease, missing: readonly string[]): Cell[] {
  return missing.flatMap((pair) => {
    const [option, dimension, ...rest] = pair.split('/');
    const isCell = option && dimension && rest.length === 0 && isAbout(release, dimension);
    return isCell ? [{ option, dimension }] : [];
  });
}

/** The requirements that `asked` looked for in vain. */
function unaskedOf(release: CompiledRelease, missing: readonly string[]): Requirement[] {
  return missing.flatMap((path) => release.requirements.get(/^asked\((.+)\)$/.exec(path)?.[1] ?? '') ?? []);
}
