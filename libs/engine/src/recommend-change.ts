import { bitsOf } from './decision/bits.js';
import { flipsOf } from './decision/flip.js';
import { impasseOf } from './decision/relax.js';
import type { Verdict } from './judge.js';
import type { RecommendAnswer } from './model/recommend.js';
import { rankOptions, standingOf, tierOf, verdictOf, type Contender, type OnUnknown } from './recommend-rank.js';
import type { AskedTable } from './recommend-table.js';

/**
 * Where nothing can be recommended: the smallest sets of musts to give up, with what each brings, and the smallest sets that nothing meets together. With `exclude` a
 * must that cannot be told stands in the way as one that is not met. What the platform refuses is left out: no must brings it.
 */
export function impasseIn(
  { musts, rows }: AskedTable,
  onUnknown: OnUnknown,
): Pick<RecommendAnswer, 'relaxations' | 'conflicts'> {
  const isInTheWay = (verdict: Verdict) => verdict === 'no' || (verdict === 'unknown' && onUnknown === 'exclude');
  const alternatives = rows
    .map(({ contender }) => contender)
    .filter(({ isBarred }) => !isBarred)
    .map((what) => ({
      what,
      violates: bitsOf(
        musts.length,
        what.musts.flatMap((verdict, place) => (isInTheWay(verdict) ? [place] : [])),
      ),
    }));
  const asked = musts.map(({ requirement, weight }) => ({ id: requirement.id, weight }));
  const { relaxations, conflicts } = impasseOf(asked, alternatives);
  return {
    relaxations: relaxations.map(({ drop, weight, brings }) => {
      const isKept = musts.map(({ requirement }) => !drop.includes(requirement.id));
      const relaxed = brings.map((one) => ({ ...one, musts: one.musts.filter((_, place) => isKept[place]) }));
      return { drop: [...drop], weight, brings: broughtBy(relaxed, onUnknown) };
    }),
    conflicts: conflicts.map((requirements) => ({ requirements: [...requirements] })),
  };
}

function broughtBy(contenders: readonly Contender[], onUnknown: OnUnknown) {
  return rankOptions(contenders, onUnknown).placed.flatMap(({ contender: { id }, verdict }) =>
    verdict === 'ruled-out' ? [] : [{ option: id, verdict }],
  );
}

/** The smallest changes of one preference's weight by which another option wins. Only options of the winner's class can take its place. */
export function flipsIn(
  { preferences, rows }: AskedTable,
  winner: string | null,
  onUnknown: OnUnknown,
): RecommendAnswer['flips'] {
  const won = rows.find(({ option }) => option.id === winner);
  if (!won) return [];
  const tier = (contender: Contender) => tierOf(verdictOf(contender), onUnknown);
  const alternatives = rows
    .filter(({ contender }) => tier(contender) === tier(won.contender))
    .map(({ option, contender, preferences: own }) => {
      const { unknowns, conditions } = standingOf({ ...contender, openParts: 0 });
      return { what: option.id, values: own.map(({ valuation }) => valuation.value), unknowns, conditions };
    })
    .sort((a, b) => (a.what < b.what ? -1 : 1));
  return flipsOf(
    preferences.map(({ requirement, weight }) => ({ id: requirement.id, weight })),
    alternatives,
  );
}
