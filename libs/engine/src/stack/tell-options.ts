import type { Verdict } from '../judge.js';
import type { Assessment } from '../judge-assess.js';
import { tellPart } from '../judge-told.js';
import type { ScorePart } from '../model/recommend.js';
import type { RecommendStackAnswer } from '../model/recommend-stack.js';
import { classify } from '../recommend-rank.js';
import { contributionOf } from '../score.js';
import type { Combinations } from './combinations.js';
import type { AskedRow } from './stack-matrix.js';
import { reasonOf, type StackTelling } from './tell-stack.js';

type ToldOption = RecommendStackAnswer['options'][number];

/** How every option of every category stands to what it answers for. */
export function tellOptions(telling: StackTelling): ToldOption[] {
  const { combinations, matrix, setting } = telling;
  const counts = countUses(combinations);
  return matrix.categories.flatMap(({ id: category, options }, place) =>
    options.map((option, index) => {
      const answered = answeredBy(matrix.musts, place, index);
      const having = (wanted: Verdict) =>
        answered.filter(({ judgement }) => judgement.verdict === wanted).map((one) => reasonOf(telling, one));
      return {
        category,
        option: option.id,
        name: option.name[setting.locale],
        verdict: classify(answered.map(({ judgement }) => judgement.verdict)),
        blockers: having('no'),
        conditions: having('yes-with-conditions'),
        unknowns: having('unknown'),
        met: having('yes'),
        parts: answeredBy(matrix.preferences, place, index).map((one) => partAlone(telling, one)),
        combinations: counts[place]?.[index] ?? 0,
      };
    }),
  );
}

function answeredBy(asked: readonly AskedRow[], place: number, index: number): readonly Assessment[] {
  return asked.flatMap(({ at, cells }) => cells[at.indexOf(place)]?.[index] ?? []);
}

/** What an option is worth by itself; in a stack the one that is worth least counts. */
function partAlone({ setting, weights }: StackTelling, assessment: Assessment): ScorePart {
  const requirement = assessment.demand.requirement.id;
  const weight = weights.get(requirement) ?? 0;
  const { value } = assessment.valuation;
  return { requirement, weight, value, contribution: contributionOf(weight, value), ...tellPart(setting, assessment) };
}

const counted = new WeakMap<Combinations, readonly (readonly number[])[]>();

/** By category and option, in how many combinations it stands. */
function countUses(combinations: Combinations): readonly (readonly number[])[] {
  let counts = counted.get(combinations);
  if (!counts) {
    const uses = combinations.space.categories.map(({ options }) => options.map(() => 0));
    for (const { row } of combinations.held)
      for (const [place, index] of row.entries()) {
        const list = uses[place];
        if (list) list[index] = (list[index] ?? 0) + 1;
      }
    counted.set(combinations, (counts = uses));
  }
  return counts;
}
