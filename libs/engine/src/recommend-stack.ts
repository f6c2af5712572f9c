import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import { judgeByFacts, type Judge } from './judge.js';
import type { Asked } from './model/answer.js';
import type { Option } from './model/option.js';
import type { RecommendQuestion } from './model/recommend.js';
import type { RecommendedStack, RecommendStackAnswer } from './model/recommend-stack.js';
import { DEFAULT_HORIZON_DAYS } from './model/report.js';
import { migrationTo } from './recommend-migration.js';
import { mayWin } from './recommend-rank.js';
import { settleStackQuestion } from './recommend-stack-question.js';
import { shareWeights } from './score.js';
import { combinationsOf } from './stack/combinations.js';
import { constraintsOf } from './stack/constraints.js';
import { groupStacks, isTied, rankGroups, type RankedGroup } from './stack/stack-groups.js';
import { stackFlips, stackImpasse } from './stack/stack-impasse.js';
import { nextStackQuestion } from './stack/stack-next-question.js';
import { judgeMatrix, type StackMatrix } from './stack/stack-matrix.js';
import { optionsOf } from './stack/stack-space.js';
import { tellOptions } from './stack/tell-options.js';
import { tellStack, type StackTelling } from './stack/tell-stack.js';

const DEFAULT_TOP = 5;

/**
 * Recommends a whole stack: one option for each category that a design chooses in, such that no rule of the release is broken, ranked as the options of one category are.
 * A stack meets a requirement when every option of it that answers for it does. Tells the best stacks that differ in something asked, what takes combinations out,
 * and what would change the answer. The order in which requirements are asked changes nothing.
 * Throws Problem 422 naming every place of the question that is wrong, each with its fix.
 */
export function recommendStack(release: CompiledRelease, question: Asked<RecommendQuestion>): RecommendStackAnswer {
  return recommendStackBy(judgeByFacts, release, question);
}

/** As `recommendStack`, with another judge of musts and preferences. */
export function recommendStackBy(
  judge: Judge,
  release: CompiledRelease,
  question: Asked<RecommendQuestion>,
): RecommendStackAnswer {
  const { asOf, locale, onUnknown = 'warn', top = DEFAULT_TOP, horizon = DEFAULT_HORIZON_DAYS } = question;
  const { demands, categories, current } = settleStackQuestion(release, question);
  const combinations = combinationsOf(release, { asOf, horizon }, categories);
  const judging = { release, asOf, judge };
  const matrix = judgeMatrix(judging, categories, demands);
  const weights = weightsOf(matrix);
  const ranked = rankGroups(groupStacks(combinations, matrix, weights), onUnknown);
  const [first, second] = ranked;
  const winner = first && mayWin(first.verdict, onUnknown) ? first : undefined;
  const telling: StackTelling = { setting: { release, asOf, locale }, combinations, matrix, weights };
  const stacks = ranked.slice(0, top).map((one, place): RecommendedStack => {
    const told = tellStack(telling, one, { rank: place + 1, winner: winner?.group });
    return { ...told, migration: wayTo(telling, current, one) };
  });
  const explained = { combinations, matrix, weights, ranked, onUnknown };
  return {
    kind: 'plimsoll-recommend-stack/1',
    release: release.ref,
    engineVersion: ENGINE_VERSION,
    asOf,
    locale,
    onUnknown,
    categories: categories.map(({ id }) => id),
    combinations: {
      possible: combinations.possible,
      contradictory: combinations.contradictory,
      excluded: combinations.excluded,
      judged: combinations.held.length,
    },
    constraints: [...constraintsOf(combinations, locale)],
    winner: (winner && stacks[0]?.options) ?? null,
    tie: winner !== undefined && isTied(winner, second),
    stacks,
    options: tellOptions(telling),
    ...stackImpasse(explained),
    flips: stackFlips(explained, winner),
    nextQuestion: nextStackQuestion(explained, judging, locale),
  };
}

/** The way from the options in use; none where none were told, or the stack has those of its categories. */
function wayTo({ setting, combinations }: StackTelling, current: readonly Option[], { group }: RankedGroup) {
  const to = optionsOf(combinations.space, group.best.row);
  const asked = new Set(to.map(({ category }) => category));
  const isThere = current.every((option) => !asked.has(option.category) || to.includes(option));
  return isThere ? null : migrationTo(setting, current, to);
}

function weightsOf({ preferences }: StackMatrix): ReadonlyMap<string, number> {
  return shareWeights(preferences.map(({ demand: { requirement, weight } }) => ({ id: requirement.id, weight })));
}
