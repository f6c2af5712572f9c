import { citationsOf } from './citations.js';
import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import { judgeByFacts, type Judge, type Verdict } from './judge.js';
import { explainMust, explainPart, type Case, type Setting } from './judge-reason.js';
import type { Asked } from './model/answer.js';
import type { Option } from './model/option.js';
import type { Reason, RecommendAnswer, RecommendedOption, RecommendQuestion, ScorePart } from './model/recommend.js';
import { speaksTo, type Demand } from './recommend-demand.js';
import { guidanceOf, lifecycleOf } from './recommend-facts.js';
import { settleQuestion } from './recommend-question.js';
import { rankOptions, type Contender, type Placed } from './recommend-rank.js';
import { contributionOf, shareWeights, sumIntervals } from './score.js';
import { valueOn } from './score-value.js';

/**
 * Recommends an option of one category: screens every choice by the musts, three-valued, then scores it by the preferences on fixed scales, and orders them.
 * A must never counts in the score and a preference never rules out. Every choice of the category is in the answer, with the reason and the sentences behind it.
 * The order in which requirements are asked changes nothing. Throws Problem 422 naming every place of the question that is wrong, each with its fix.
 */
export function recommend(release: CompiledRelease, question: Asked<RecommendQuestion>): RecommendAnswer {
  return recommendBy(judgeByFacts, release, question);
}

/** As `recommend`, with another judge of musts and preferences. */
export function recommendBy(
  judge: Judge,
  release: CompiledRelease,
  question: Asked<RecommendQuestion>,
): RecommendAnswer {
  const { asOf, locale, category, onUnknown = 'warn' } = question;
  const { candidates, demands } = settleQuestion(release, question);
  const setting = { release, asOf, locale };
  const weights = weightsOf(demands);
  const assessed = candidates.map((option) =>
    assess(setting, option, casesOf(judge, setting, demands, option), weights),
  );
  const { winner, tie, placed } = rankOptions(assessed, onUnknown);
  return {
    kind: 'plimsoll-recommend/1',
    release: release.ref,
    engineVersion: ENGINE_VERSION,
    asOf,
    locale,
    category,
    onUnknown,
    winner,
    tie,
    options: placed.map((place) => toOption(setting, place)),
  };
}

interface Assessed extends Contender {
  readonly option: Option;
  readonly reasons: readonly Reason[];
  readonly parts: readonly ScorePart[];
}

function weightsOf(demands: readonly Demand[]): ReadonlyMap<string, number> {
  const preferred = demands.filter(({ strength }) => strength === 'prefer');
  return shareWeights(preferred.map(({ requirement, weight }) => ({ id: requirement.id, weight })));
}

function casesOf(judge: Judge, setting: Setting, demands: readonly Demand[], option: Option): Case[] {
  const { release, asOf } = setting;
  const lines = guidanceOf(release, option.id, asOf);
  return demands.map((demand) => ({
    demand,
    option,
    judgement: judge(release, asOf, demand, option.id),
    guidance: lines.filter((line) => speaksTo(line, demand)),
  }));
}

function assess(
  setting: Setting,
  option: Option,
  cases: readonly Case[],
  weights: ReadonlyMap<string, number>,
): Assessed {
  const musts = cases.filter(({ demand }) => demand.strength === 'must');
  const parts = cases
    .filter(({ demand }) => demand.strength === 'prefer')
    .map((found) => toPart(setting, found, weights.get(found.demand.requirement.id) ?? 0));
  return {
    id: option.id,
    option,
    musts: musts.map(({ judgement }) => judgement.verdict),
    score: sumIntervals(parts.map(({ contribution }) => contribution)),
    openParts: parts.filter(({ value }) => value.lo !== value.hi).length,
    reasons: musts.map((found) => toReason(setting, found)),
    parts,
  };
}

function toReason(setting: Setting, found: Case): Reason {
  const { demand, judgement } = found;
  return { requirement: demand.requirement.id, verdict: judgement.verdict, ...explainMust(setting, found) };
}

function toPart(setting: Setting, found: Case, weight: number): ScorePart {
  const { demand, option, judgement, guidance } = found;
  const { release, asOf } = setting;
  const evidence = { release, asOf, option: option.id, judged: judgement, guidance };
  const valuation = valueOn(demand.requirement.scale, evidence);
  return {
    requirement: demand.requirement.id,
    weight,
    value: valuation.value,
    contribution: contributionOf(weight, valuation.value),
    ...explainPart(setting, found, valuation),
  };
}

function toOption(setting: Setting, { contender, verdict, rank, tiedWith }: Placed<Assessed>): RecommendedOption {
  const { option, reasons, parts, score } = contender;
  const having = (wanted: Verdict) => reasons.filter((reason) => reason.verdict === wanted);
  return {
    option: option.id,
    name: option.name[setting.locale],
    verdict,
    rank,
    tiedWith: [...tiedWith],
    score,
    parts: [...parts],
    blockers: having('no'),
    conditions: having('yes-with-conditions'),
    unknowns: having('unknown'),
    met: having('yes'),
    standing: standingOf(setting, option.id),
  };
}

/** Where an option stands in its life: shown beside the verdict and never scored, since default, recommended and supported are three different things. */
function standingOf({ release, asOf, locale }: Setting, option: string): RecommendedOption['standing'] {
  const groups = new Map<string, ReturnType<typeof lifecycleOf>>();
  for (const fact of lifecycleOf(release, option, asOf)) {
    const key = `${fact.value.status}/${fact.value.scope}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, facts]) =>
      facts.slice(0, 1).map(({ value: { status, scope } }) => ({
        status,
        scope,
        facts: facts.map(({ id }) => id),
        citations: citationsOf(release, facts, locale),
      })),
    );
}
