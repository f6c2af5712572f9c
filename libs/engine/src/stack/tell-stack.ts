import type { Verdict } from '../judge.js';
import type { Assessment } from '../judge-assess.js';
import type { Setting } from '../judge-reason.js';
import { tellMust, tellPart } from '../judge-told.js';
import type { Reason } from '../model/recommend.js';
import type { RecommendedStack } from '../model/recommend-stack.js';
import { contributionOf, type Interval } from '../score.js';
import type { Combinations } from './combinations.js';
import { warningsOf } from './constraints.js';
import { assessmentsOf, type RankedGroup, type StackGroup, type Weights } from './stack-groups.js';
import { compareVerdicts, type AskedRow, type StackMatrix } from './stack-matrix.js';
import { choiceOf, optionsOf, type Row } from './stack-space.js';

type StackReason = RecommendedStack['met'][number];
type StackPart = RecommendedStack['parts'][number];

/** What the stacks of one answer are told with. */
export interface StackTelling {
  readonly setting: Setting;
  readonly combinations: Combinations;
  readonly matrix: StackMatrix;
  readonly weights: Weights;
}

/** A stack with everything but the way to it. `winner` is what its trade-offs are against. */
export function tellStack(
  telling: StackTelling,
  { group, verdict }: RankedGroup,
  { rank, winner }: { readonly rank: number; readonly winner: StackGroup | undefined },
): Omit<RecommendedStack, 'migration'> {
  const { combinations, matrix, setting } = telling;
  const { row } = group.best;
  const options = optionsOf(combinations.space, row);
  const deciding = (wanted: Verdict) => decidingReasons(telling, group, wanted);
  return {
    rank,
    options: choiceOf(options),
    names: Object.fromEntries(options.map(({ category, name }) => [category, name[setting.locale]])),
    verdict,
    score: group.score,
    parts: matrix.preferences.map((asked, index) => partOf(telling, asked, { row, value: group.values[index] })),
    blockers: deciding('no'),
    conditions: deciding('yes-with-conditions'),
    unknowns: deciding('unknown'),
    met: deciding('yes'),
    warnings: [...warningsOf(combinations, row, setting.locale)],
    alike: group.members.length,
    interchangeable: interchangeableIn(combinations, group),
    tradeOffs: tradeOffsOf(matrix, group, winner),
  };
}

/** For the musts that a stack comes to one verdict on, the reasons of the options that make it that. */
function decidingReasons(telling: StackTelling, group: StackGroup, wanted: Verdict): StackReason[] {
  return telling.matrix.musts
    .filter((_, index) => group.musts[index] === wanted)
    .flatMap((asked) => assessmentsOf(asked, group.best.row))
    .filter(({ judgement }) => judgement.verdict === wanted)
    .map((assessment) => ({ ...reasonOf(telling, assessment), option: assessment.option.id }));
}

/** Why a must came out as it did on an option. */
export function reasonOf({ setting }: StackTelling, assessment: Assessment): Reason {
  const { demand, judgement } = assessment;
  return { requirement: demand.requirement.id, verdict: judgement.verdict, ...tellMust(setting, assessment) };
}

const isLower = (a: Interval, b: Interval) => a.lo < b.lo || (a.lo === b.lo && a.hi < b.hi);
const nothing: Interval = { lo: 0, hi: 0 };

/** A part of the score, told by the option that is worth least. */
function partOf(
  telling: StackTelling,
  asked: AskedRow,
  { row, value = nothing }: { readonly row: Row; readonly value: Interval | undefined },
): StackPart {
  const requirement = asked.demand.requirement.id;
  const weight = telling.weights.get(requirement) ?? 0;
  const [first, ...others] = assessmentsOf(asked, row);
  if (!first) throw new Error(`no option of a stack answers for ${requirement}`);
  const least = others.reduce(
    (lowest, one) => (isLower(one.valuation.value, lowest.valuation.value) ? one : lowest),
    first,
  );
  return {
    requirement,
    option: least.option.id,
    weight,
    value,
    contribution: contributionOf(weight, value),
    ...tellPart(telling.setting, least),
  };
}

/** For each category the further options of it that, alone put in, change nothing of what the stack comes to. */
function interchangeableIn({ space }: Combinations, { members, best }: StackGroup): Record<string, string[]> {
  const alike = new Set(members.map(({ row }) => row.join()));
  const lists = space.categories.map(({ id, options }, place) => {
    const others = options.filter(
      (_, index) => index !== best.row[place] && alike.has(best.row.with(place, index).join()),
    );
    return [id, others.map((option) => option.id)] as const;
  });
  return Object.fromEntries(lists.filter(([, others]) => others.length > 0));
}

/** On what a stack does better and worse than the winner. Where one may be either, it is in neither list. */
function tradeOffsOf({ musts, preferences }: StackMatrix, group: StackGroup, winner: StackGroup | undefined) {
  const better: string[] = [];
  const worse: string[] = [];
  const put = ({ demand }: AskedRow, order: number) => {
    if (order !== 0) (order < 0 ? better : worse).push(demand.requirement.id);
  };
  if (winner) {
    for (const [index, asked] of musts.entries())
      put(asked, compareVerdicts(group.musts[index] ?? 'yes', winner.musts[index] ?? 'yes'));
    for (const [index, asked] of preferences.entries())
      put(asked, compareValues(group.values[index] ?? nothing, winner.values[index] ?? nothing));
  }
  return { better: better.sort(), worse: worse.sort() };
}

/** Below zero where the first is worth more at either end and less at none. */
function compareValues(a: Interval, b: Interval): number {
  const ends = [Math.sign(b.lo - a.lo), Math.sign(b.hi - a.hi)];
  if (ends.includes(1) && ends.includes(-1)) return 0;
  return (ends[0] ?? 0) + (ends[1] ?? 0);
}
