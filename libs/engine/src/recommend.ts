import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import { judgeByFacts, type Judge, type Verdict } from './judge.js';
import type { Assessment, Judging } from './judge-assess.js';
import type { Setting } from './judge-reason.js';
import { tellMust, tellPart } from './judge-told.js';
import type { Asked } from './model/answer.js';
import type { Option } from './model/option.js';
import type { Reason, RecommendAnswer, RecommendedOption, RecommendQuestion, ScorePart } from './model/recommend.js';
import { flipsIn, impasseIn } from './recommend-change.js';
import { questionFault } from './recommend-fault.js';
import { migrationTo } from './recommend-migration.js';
import { nextQuestion } from './recommend-next.js';
import { platformReasons } from './recommend-platform.js';
import { checkForm, settleQuestion } from './recommend-question.js';
import { rankOptions, type Placed } from './recommend-rank.js';
import { standingOf } from './recommend-standing.js';
import { judgeTable, type AskedTable, type TableRow } from './recommend-table.js';
import { contributionOf } from './score.js';

/**
 * Recommends an option of one category: screens every choice by the musts, three-valued, then scores it by the preferences on fixed scales, and orders them.
 * A must never counts in the score and a preference never rules out. Every choice of the category is in the answer, with the reason and the sentences behind it;
 * so is what would change it: musts to give up, weights, and the question to ask next. The order in which requirements are asked changes nothing.
 * Throws Problem 422 naming every place of the question that is wrong, each with its fix.
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
  const wrongForm = checkForm(question);
  if (category === undefined || wrongForm.length > 0) throw questionFault(wrongForm);
  const { candidates, demands, current } = settleQuestion(release, { ...question, category });
  const setting: Setting = { release, asOf, locale };
  const judging: Judging = { release, asOf, judge };
  const isBarred = (option: Option) => platformReasons(setting, option).length > 0;
  const table = judgeTable(judging, demands, candidates, isBarred);
  const ranking = rankOptions(
    table.rows.map((row) => ({ ...row.contender, row })),
    onUnknown,
  );
  const { winner, tie, placed } = ranking;
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
    options: placed.map((place) => toOption({ setting, table, current }, place)),
    ...impasseIn(table, onUnknown),
    flips: flipsIn(table, winner, onUnknown),
    nextQuestion: nextQuestion({ judging, setting, category, onUnknown, demands, table, winner }),
  };
}

interface Telling {
  readonly setting: Setting;
  readonly table: AskedTable;
  readonly current: readonly Option[];
}

type PlacedRow = Placed<TableRow['contender'] & { readonly row: TableRow }>;

function toOption(telling: Telling, { contender, verdict, rank, tiedWith }: PlacedRow): RecommendedOption {
  const { setting, table, current } = telling;
  const { option, musts, preferences } = contender.row;
  const having = (wanted: Verdict) =>
    musts.filter(({ judgement }) => judgement.verdict === wanted).map((found) => toReason(setting, found));
  const isInUse = current.some(({ id }) => id === option.id);
  return {
    option: option.id,
    name: option.name[setting.locale],
    verdict,
    rank,
    tiedWith: [...tiedWith],
    score: contender.score,
    parts: preferences.map((found) => toPart(setting, found, table.weights.get(found.demand.requirement.id) ?? 0)),
    blockers: having('no'),
    conditions: having('yes-with-conditions'),
    unknowns: having('unknown'),
    met: having('yes'),
    platform: [...platformReasons(setting, option)],
    migration: current.length === 0 || isInUse ? null : migrationTo(setting, current, [option]),
    standing: [...standingOf(setting, option.id)],
  };
}

function toReason(setting: Setting, found: Assessment): Reason {
  const { demand, judgement } = found;
  return { requirement: demand.requirement.id, verdict: judgement.verdict, ...tellMust(setting, found) };
}

function toPart(setting: Setting, found: Assessment, weight: number): ScorePart {
  const { value } = found.valuation;
  return {
    requirement: found.demand.requirement.id,
    weight,
    value,
    contribution: contributionOf(weight, value),
    ...tellPart(setting, found),
  };
}
