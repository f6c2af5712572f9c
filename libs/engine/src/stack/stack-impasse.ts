import { bitsOf } from '../decision/bits.js';
import { impasseOf, type Relaxation } from '../decision/relax.js';
import { flipsOf } from '../decision/flip.js';
import type { Verdict } from '../judge.js';
import type { RecommendStackAnswer } from '../model/recommend-stack.js';
import type { OnUnknown } from '../recommend-rank.js';
import { fixedOrder, type Combinations } from './combinations.js';
import { rankGroups, standingOfOutcome, type RankedGroup, type StackGroup, type Weights } from './stack-groups.js';
import type { StackMatrix } from './stack-matrix.js';
import { choiceOf, optionsOf } from './stack-space.js';

/** At most this many of the stacks that a relaxation brings are told, the best. */
const MOST_BROUGHT = 3;

/** What the explanations of one answer are made from; `ranked` are all groups, the best first. */
export interface Ranked {
  readonly combinations: Combinations;
  readonly matrix: StackMatrix;
  readonly weights: Weights;
  readonly ranked: readonly RankedGroup[];
  readonly onUnknown: OnUnknown;
}

/** Where no stack can be recommended: the smallest sets of musts to give up, with the best stacks that each brings, and the smallest sets that nothing meets together. */
export function stackImpasse(of: Ranked): Pick<RecommendStackAnswer, 'relaxations' | 'conflicts'> {
  const { musts } = of.matrix;
  const asked = musts.map(({ demand: { requirement, weight } }) => ({ id: requirement.id, weight }));
  const { relaxations, conflicts } = impasseOf(
    asked,
    of.ranked.map(({ group }) => ({
      what: group,
      violates: bitsOf(musts.length, failedMusts(group.musts, of.onUnknown)),
    })),
  );
  return {
    relaxations: relaxations.map((relaxation) => tellRelaxation(of, relaxation)),
    conflicts: conflicts.map((requirements) => ({ requirements: [...requirements] })),
  };
}

/** With `exclude` a must that cannot be told stands in the way as one that is not met. */
function failedMusts(verdicts: readonly Verdict[], onUnknown: OnUnknown): number[] {
  const isInTheWay = (verdict: Verdict) => verdict === 'no' || (verdict === 'unknown' && onUnknown === 'exclude');
  return verdicts.flatMap((verdict, place) => (isInTheWay(verdict) ? [place] : []));
}

function tellRelaxation(
  { combinations: { space }, matrix, onUnknown }: Ranked,
  { drop, weight, brings }: Relaxation<StackGroup>,
): RecommendStackAnswer['relaxations'][number] {
  const isKept = matrix.musts.map(({ demand }) => !drop.includes(demand.requirement.id));
  const relaxed = brings.map((group) => ({ ...group, musts: group.musts.filter((_, place) => isKept[place]) }));
  const best = rankGroups(relaxed, onUnknown).slice(0, MOST_BROUGHT);
  return {
    drop: [...drop],
    weight,
    brings: best.flatMap(({ group, verdict }) =>
      verdict === 'ruled-out' ? [] : [{ options: choiceOf(optionsOf(space, group.best.row)), verdict }],
    ),
  };
}

/** For each preference the smallest changes of its weight that change the winner. Only stacks of the winner's class can take its place. */
export function stackFlips(
  { combinations: { space }, matrix, ranked }: Ranked,
  winner: RankedGroup | undefined,
): RecommendStackAnswer['flips'] {
  if (!winner) return [];
  const preferences = matrix.preferences.map(({ demand: { requirement, weight } }) => ({ id: requirement.id, weight }));
  const rivals = ranked.filter(({ tier }) => tier === winner.tier).map(({ group }) => group);
  const alternatives = [...rivals]
    .sort((a, b) => fixedOrder(a.best, b.best))
    .map((group) => {
      const { unknowns, conditions } = standingOfOutcome({ ...group, values: [] });
      return { what: group, values: group.values, unknowns, conditions };
    });
  return flipsOf(preferences, alternatives).map((flip) => ({
    ...flip,
    winner: choiceOf(optionsOf(space, flip.winner.best.row)),
  }));
}
