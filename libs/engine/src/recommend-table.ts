import { assess, type Assessment, type Judging } from './judge-assess.js';
import type { Option } from './model/option.js';
import type { Demand } from './recommend-demand.js';
import type { Contender } from './recommend-rank.js';
import { contributionOf, shareWeights, sumIntervals } from './score.js';

/** One option and how it stands to what is asked, in the order of the table's musts and preferences. */
export interface TableRow {
  readonly option: Option;
  readonly musts: readonly Assessment[];
  readonly preferences: readonly Assessment[];
  readonly contender: Contender;
}

/** Everything asked, on every option. `weights` are those of the preferences by requirement, of 10,000. */
export interface AskedTable {
  readonly musts: readonly Demand[];
  readonly preferences: readonly Demand[];
  readonly weights: ReadonlyMap<string, number>;
  readonly rows: readonly TableRow[];
}

/** Judges every demand on every option. `isBarred` tells which options the platform refuses whatever is asked. */
export function judgeTable(
  judging: Judging,
  demands: readonly Demand[],
  options: readonly Option[],
  isBarred: (option: Option) => boolean,
): AskedTable {
  const musts = demands.filter(({ strength }) => strength === 'must');
  const preferences = demands.filter(({ strength }) => strength === 'prefer');
  const weights = shareWeights(preferences.map(({ requirement, weight }) => ({ id: requirement.id, weight })));
  const onMusts = musts.map((demand) => assess(judging, demand, options));
  const onPreferences = preferences.map((demand) => assess(judging, demand, options));
  const rows = options.map((option, at) => {
    const own = (columns: readonly (readonly Assessment[])[]) => columns.flatMap((column) => column[at] ?? []);
    const row = { option, musts: own(onMusts), preferences: own(onPreferences) };
    return { ...row, contender: contenderOf(row, weights, isBarred(option)) };
  });
  return { musts, preferences, weights, rows };
}

function contenderOf(
  { option, musts, preferences }: Omit<TableRow, 'contender'>,
  weights: ReadonlyMap<string, number>,
  isBarred: boolean,
): Contender {
  return {
    id: option.id,
    musts: musts.map(({ judgement }) => judgement.verdict),
    score: sumIntervals(
      preferences.map(({ demand, valuation }) =>
        contributionOf(weights.get(demand.requirement.id) ?? 0, valuation.value),
      ),
    ),
    openParts: preferences.filter(({ valuation: { value } }) => value.lo !== value.hi).length,
    isBarred,
  };
}
