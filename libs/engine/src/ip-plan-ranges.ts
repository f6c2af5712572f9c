import { prefixSize } from './addresses/ranges.js';
import { count, nodesToAdd, type Trial } from './ip-plan-trial.js';
import type { Design } from './model/design.js';
import type { IpPlanChoice, IpPlanRange, PoolGrowth } from './model/ip-plan.js';
import type { FactView } from './rules/fact-view.js';

/** A range that is to be sized: a subnet by its place, or the pod CIDR. `asked` is the prefix length the question gives. */
export interface RangeToSize {
  readonly for: IpPlanRange['for'];
  readonly name: string;
  readonly trials: readonly Trial[];
  readonly asked?: number | undefined;
  /** The design with this range at a prefix length. */
  at(prefixLength: number): Design;
}

const LONGEST = 32;
const LARGER_ONES = 2;

/** The longest prefix length at which all of some trials fit; null where none is known to. */
export function smallestFor(view: FactView, range: RangeToSize, trials: readonly Trial[]): number | null {
  if (trials.length === 0) return null;
  for (let length = LONGEST; length >= 0; length--) if (fitsAt(view, range, trials, length)) return length;
  return null;
}

function fitsAt(view: FactView, range: RangeToSize, trials: readonly Trial[], length: number): boolean {
  return trials.every((trial) => {
    const { need, have } = count(view, range.at(length), trial);
    return need !== null && have !== null && need <= have;
  });
}

/** The smallest size, the two next larger ones, and the one that the question gives; from small to large. */
export function choicesFor(view: FactView, range: RangeToSize, smallest: number | null): IpPlanChoice[] {
  const lengths = new Set<number>(range.asked === undefined ? [] : [range.asked]);
  if (smallest !== null)
    for (let more = 0; more <= LARGER_ONES; more++) if (smallest >= more) lengths.add(smallest - more);
  return [...lengths].sort((a, b) => b - a).map((length) => choiceAt(view, range, length));
}

function choiceAt(view: FactView, range: RangeToSize, prefixLength: number): IpPlanChoice {
  const design = range.at(prefixLength);
  const formulas = range.trials.flatMap((trial) => {
    const { need, have } = count(view, design, trial);
    if (need === null || have === null) return [];
    return [{ formula: trial.formula.formula.id, at: trial.at, need, have, left: have - need }];
  });
  const bound = range.trials.filter(({ formula }) => !formula.formula.advice);
  return {
    prefixLength,
    addresses: prefixSize(prefixLength) ?? 0,
    isAsked: prefixLength === range.asked,
    fits: fitsAt(view, range, bound, prefixLength),
    formulas,
    grows: growthOf(view, design, bound),
  };
}

/** For each pool that some trial counts, how far it can grow before one of them no longer fits. */
export function growthOf(view: FactView, design: Design, trials: readonly Trial[]): PoolGrowth[] {
  return (design.agentPools ?? []).flatMap((pool, index) => {
    const rooms = trials.map((trial) => nodesToAdd(view, design, trial, index)).filter((more) => more !== undefined);
    if (rooms.length === 0) return [];
    const more = Math.min(...rooms);
    const nodes = (pool.maxCount ?? pool.count ?? 0) + more;
    const pods = typeof pool.maxPods === 'number' ? nodes * pool.maxPods : null;
    return [{ pool: pool.name ?? '', nodes, more, pods }];
  });
}
