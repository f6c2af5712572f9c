import type { Verdict } from '../judge.js';
import { compareStandings, type Standing } from '../decision/order.js';
import type { Assessment } from '../judge-assess.js';
import { classify, standingOf, tierOf, type OnUnknown, type OptionVerdict } from '../recommend-rank.js';
import { contributionOf, sumIntervals, type Interval } from '../score.js';
import { fixedOrder, type Combination, type Combinations } from './combinations.js';
import { compareVerdicts, type AskedRow, type StackMatrix } from './stack-matrix.js';
import type { Row } from './stack-space.js';

/** What a stack comes to on what is asked, and nothing else about it. */
export interface Outcome {
  readonly musts: readonly Verdict[];
  readonly values: readonly Interval[];
  readonly score: Interval;
}

/** The stacks that come to the same on everything asked, and the one of them to tell. */
export interface StackGroup extends Outcome {
  readonly members: readonly Combination[];
  readonly best: Combination;
}

/** By requirement id, the weights of preferences, of 10,000. */
export type Weights = ReadonlyMap<string, number>;

/** How the options of a row stand to one thing asked. */
export function assessmentsOf({ at, cells }: AskedRow, row: Row): readonly Assessment[] {
  return at.flatMap((place, index) => cells[index]?.[row[place] ?? -1] ?? []);
}

/** What all the options of a row come to that answer for one thing: the worst verdict. Asked for every combination, so it makes no list. */
export function verdictOn({ at, cells }: AskedRow, row: Row): Verdict {
  let worst: Verdict = 'yes';
  for (let index = 0; index < at.length; index += 1) {
    const verdict = cells[index]?.[row[at[index] ?? 0] ?? 0]?.judgement.verdict;
    if (verdict && compareVerdicts(verdict, worst) > 0) worst = verdict;
  }
  return worst;
}

/** What they come to as a preference: the lowest value, end by end, for no stack is better at something than its worst option. */
export function valueOf({ at, cells }: AskedRow, row: Row): Interval {
  let [lo, hi] = [Infinity, Infinity];
  for (let index = 0; index < at.length; index += 1) {
    const value = cells[index]?.[row[at[index] ?? 0] ?? 0]?.valuation.value;
    lo = Math.min(lo, value?.lo ?? lo);
    hi = Math.min(hi, value?.hi ?? hi);
  }
  return { lo, hi };
}

/** What a row comes to. */
function outcomeOf({ musts, preferences }: StackMatrix, row: Row, weights: Weights): Outcome {
  const values = preferences.map((asked) => valueOf(asked, row));
  const contributions = values.map((value, index) =>
    contributionOf(weights.get(preferences[index]?.demand.requirement.id ?? '') ?? 0, value),
  );
  return { musts: musts.map((asked) => verdictOn(asked, row)), values, score: sumIntervals(contributions) };
}

/**
 * Puts the stacks together that come to the same on everything asked; in each group they stand in the fixed order. Rows whose options are alike category by category are worked out once.
 */
export function groupStacks(combinations: Combinations, matrix: StackMatrix, weights: Weights): readonly StackGroup[] {
  const kinds = optionKinds(matrix);
  const alike = new Map<number, Combination[]>();
  for (const combination of combinations.held) {
    const key = kindKey(kinds, combination.row);
    const list = alike.get(key);
    if (list) list.push(combination);
    else alike.set(key, [combination]);
  }
  const groups = new Map<string, { readonly outcome: Outcome; readonly members: Combination[] }>();
  for (const members of alike.values()) {
    const outcome = outcomeOf(matrix, members[0]?.row ?? [], weights);
    const key = outcomeKey(outcome);
    const group = groups.get(key);
    if (group) group.members.push(...members);
    else groups.set(key, { outcome, members });
  }
  return [...groups.values()].flatMap(({ outcome, members }) => {
    members.sort(fixedOrder);
    const [best] = members;
    return best ? [{ ...outcome, members, best }] : [];
  });
}

/** For each category, the kind of each of its options: options of one kind stand alike to everything asked that the category answers for. */
function optionKinds({ categories, musts, preferences }: StackMatrix): readonly (readonly number[])[] {
  return categories.map(({ options }, place) => {
    const known = new Map<string, number>();
    return options.map((_, index) => {
      const texts = [...musts, ...preferences].flatMap(({ at, cells }) => {
        const cell = cells[at.indexOf(place)]?.[index];
        return cell ? [`${cell.judgement.verdict} ${intervalKey(cell.valuation.value)}`] : [];
      });
      const key = texts.join();
      const kind = known.get(key) ?? known.size;
      known.set(key, kind);
      return kind;
    });
  });
}

function kindKey(kinds: readonly (readonly number[])[], row: Row): number {
  let key = 0;
  for (let place = 0; place < row.length; place += 1) {
    const list = kinds[place] ?? [];
    key = key * list.length + (list[row[place] ?? 0] ?? 0);
  }
  return key;
}

const intervalKey = ({ lo, hi }: Interval) => `${lo}-${hi}`;

const outcomeKey = ({ musts, values }: Outcome) => `${musts.join()} ${values.map(intervalKey).join()}`;

/** A group as it stands in the order. */
export interface RankedGroup {
  readonly group: StackGroup;
  readonly verdict: OptionVerdict;
  readonly tier: number;
  readonly standing: Standing;
}

/** The groups from the best to the last: by class and score as the options of a category are, then as the stacks of one group are among themselves. */
export function rankGroups(groups: readonly StackGroup[], onUnknown: OnUnknown): readonly RankedGroup[] {
  return groups
    .map((group) => {
      const verdict = classify(group.musts);
      return { group, verdict, tier: tierOf(verdict, onUnknown), standing: standingOfOutcome(group) };
    })
    .sort((a, b) => compareRanks(a, b) || fixedOrder(a.group.best, b.group.best));
}

/** What decides between stacks of the same class. */
export function standingOfOutcome({ musts, values, score }: Outcome): Standing {
  return standingOf({ id: '', musts, score, openParts: values.filter(({ lo, hi }) => lo !== hi).length });
}

const compareRanks = (a: RankedGroup, b: RankedGroup) => a.tier - b.tier || compareStandings(a.standing, b.standing);

/** Whether nothing but the fixed order put a group before the next, or its first stack before another of it. */
export function isTied(first: RankedGroup, second: RankedGroup | undefined): boolean {
  return first.group.members.length > 1 || (second !== undefined && compareRanks(first, second) === 0);
}
