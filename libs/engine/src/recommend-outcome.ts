import type { Outcome, Splitting } from './decision/split.js';
import type { NextQuestion } from './model/recommend.js';
import { verdictOf, winnerAmong, type Contender, type OnUnknown, type OptionVerdict } from './recommend-rank.js';

/** A question that is put into words only when it is the one to ask. */
export type Asking = Splitting<() => NextQuestion, string>;

/** How things stand before another answer. */
export interface Answered {
  readonly contenders: readonly Contender[];
  readonly verdicts: readonly OptionVerdict[];
  readonly winner: string | null;
  readonly onUnknown: OnUnknown;
}

/** What another answer would leave of the options that are still in, each list by id. `after` are the same contenders in the same order. */
export function outcomeOf(
  { contenders, verdicts, winner, onUnknown }: Answered,
  after: readonly Contender[],
): Outcome<string> {
  const leaves: string[] = [];
  const rulesOut: string[] = [];
  const cannotTell: string[] = [];
  let lost = 0;
  let changesClass = false;
  for (const [at, contender] of contenders.entries()) {
    const before = verdicts[at];
    const now = verdictOf(after[at] ?? contender);
    if (before !== now) changesClass = true;
    if (before === 'ruled-out') continue;
    if (now === 'ruled-out') rulesOut.push(contender.id);
    else if (now === 'cannot-tell') cannotTell.push(contender.id);
    else leaves.push(contender.id);
    if (now === 'cannot-tell' && before !== 'cannot-tell') lost += 1;
  }
  const wins = winnerAmong(after, onUnknown);
  return {
    leaves: leaves.sort(),
    rulesOut: rulesOut.sort(),
    cannotTell: cannotTell.sort(),
    winner: wins,
    lost,
    changesClass,
    changesWinner: wins !== winner,
  };
}

/** What of an outcome an answer shows. */
export function tellOutcome({ leaves, rulesOut, cannotTell, winner }: Outcome<string>) {
  return { leaves: [...leaves], rulesOut: [...rulesOut], cannotTell: [...cannotTell], winner };
}
