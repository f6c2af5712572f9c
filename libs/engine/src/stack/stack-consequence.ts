import { compareStandings } from '../decision/order.js';
import type { Outcome } from '../decision/split.js';
import type { Verdict } from '../judge.js';
import { classify, mayWin, tierOf, type OptionVerdict } from '../recommend-rank.js';
import { fixedOrder, type Combination } from './combinations.js';
import { groupStacks, rankGroups, standingOfOutcome, type RankedGroup } from './stack-groups.js';
import type { StackMatrix } from './stack-matrix.js';
import type { Ranked } from './stack-impasse.js';
import type { Row } from './stack-space.js';

/** What an answer makes known: how stacks stand to something more that is needed, or (`place`) to a must that is asked already. It depends on the categories at `at` alone. */
export interface Answered {
  readonly at: readonly number[];
  readonly place?: number;
  readonly verdictOf: (row: Row) => Verdict;
}

/** The stacks that are not ruled out, in their groups, and the winner; to try out answers on. */
export interface StillIn {
  readonly of: Ranked;
  readonly groups: readonly Remembered[];
  readonly winner: Combination | null;
}

interface Remembered extends RankedGroup {
  /** What a stack of the group comes to with one more verdict known, by verdict and place. */
  readonly then: Map<string, Rival>;
  /** Its stacks, those together that have the same options in some categories, by these categories. */
  readonly parts: Map<string, readonly Part[]>;
}

/** Stacks that an answer cannot tell apart: the first of them in the fixed order, and the places of all. */
interface Part {
  readonly first: Combination;
  readonly places: number[];
}

type Rival = Pick<RankedGroup, 'verdict' | 'tier' | 'standing'>;

export function stillIn(of: Ranked): StillIn {
  const groups = of.ranked
    .filter(({ verdict }) => verdict !== 'ruled-out')
    .map((ranked): Remembered => ({ ...ranked, then: new Map(), parts: new Map() }));
  const [first] = of.ranked;
  return { of, groups, winner: first && mayWin(first.verdict, of.onUnknown) ? first.group.best : null };
}

/** What an answer would leave of the stacks that are still in, by their places. */
export function consequenceOf({ of, groups, winner }: StillIn, answered: Answered): Outcome<number> {
  const tally = new Tally();
  let best: Standee | undefined;
  for (const remembered of groups)
    for (const { first, places } of partsOf(remembered, answered.at)) {
      const rival = rivalWith(of, remembered, answered.verdictOf(first.row), answered.place);
      tally.count(places, remembered.verdict, rival.verdict);
      if (!best || isBefore({ rival, one: first }, best)) best = { rival, one: first };
    }
  return tally.outcome(winner, best && mayWin(best.rival.verdict, of.onUnknown) ? best.one : null);
}

/** As `consequenceOf`, for an answer that changes how the stacks stand to other things asked as well: everything is ranked again. */
export function consequenceOfMatrix({ of, groups, winner }: StillIn, matrix: StackMatrix): Outcome<number> {
  const ranked = rankGroups(groupStacks(of.combinations, matrix, of.weights), of.onUnknown);
  const before = new Map(groups.flatMap(({ group, verdict }) => group.members.map(({ place }) => [place, verdict])));
  const tally = new Tally();
  for (const { group, verdict } of ranked)
    for (const { place } of group.members) {
      const known = before.get(place);
      if (known) tally.count([place], known, verdict);
    }
  const [first] = ranked;
  return tally.outcome(winner, first && mayWin(first.verdict, of.onUnknown) ? first.group.best : null);
}

/** Counts what becomes of stacks. */
class Tally {
  readonly #left: Record<OptionVerdict, number[]> = {
    fits: [],
    'fits-with-conditions': [],
    'cannot-tell': [],
    'ruled-out': [],
  };
  #lost = 0;
  #changesClass = false;

  count(places: readonly number[], before: OptionVerdict, now: OptionVerdict): void {
    this.#left[now].push(...places);
    if (now === before) return;
    this.#changesClass = true;
    if (now === 'cannot-tell') this.#lost += places.length;
  }

  outcome(before: Combination | null, winner: Combination | null): Outcome<number> {
    return {
      leaves: [...this.#left.fits, ...this.#left['fits-with-conditions']],
      rulesOut: this.#left['ruled-out'],
      cannotTell: this.#left['cannot-tell'],
      winner: winner && winner.place,
      lost: this.#lost,
      changesClass: this.#changesClass,
      changesWinner: winner !== before,
    };
  }
}

function partsOf({ group, parts }: Remembered, at: readonly number[]): readonly Part[] {
  const key = at.join();
  let known = parts.get(key);
  if (!known) {
    const byOptions = new Map<string, Part>();
    for (const one of group.members) {
      const options = at.map((place) => one.row[place]).join();
      const part = byOptions.get(options);
      if (part) part.places.push(one.place);
      else byOptions.set(options, { first: one, places: [one.place] });
    }
    parts.set(key, (known = [...byOptions.values()]));
  }
  return known;
}

interface Standee {
  readonly rival: Rival;
  readonly one: Combination;
}

function isBefore({ rival: a, one }: Standee, { rival: b, one: other }: Standee): boolean {
  return (a.tier - b.tier || compareStandings(a.standing, b.standing) || fixedOrder(one, other)) < 0;
}

function rivalWith({ onUnknown }: Ranked, { group, then }: Remembered, verdict: Verdict, place?: number): Rival {
  const key = place === undefined ? verdict : `${verdict} ${place}`;
  let rival = then.get(key);
  if (!rival) {
    const musts = place === undefined ? [...group.musts, verdict] : group.musts.with(place, verdict);
    const now = classify(musts);
    rival = { verdict: now, tier: tierOf(now, onUnknown), standing: standingOfOutcome({ ...group, musts }) };
    then.set(key, rival);
  }
  return rival;
}
