import { compareCodeUnits } from '../text-order.js';

/** What one answer to a question would leave of what is still in. */
export interface Outcome<T> {
  readonly leaves: readonly T[];
  readonly rulesOut: readonly T[];
  readonly cannotTell: readonly T[];
  readonly winner: T | null;
  /** How many of those in `cannotTell` could be told before. */
  readonly lost: number;
  /** Whether it changes the class of anything, and whether it changes the winner. */
  readonly changesClass: boolean;
  readonly changesWinner: boolean;
}

/** A question that could be asked next. `id` decides between equals. */
export interface Splitting<Q, T> {
  readonly id: string;
  readonly question: Q;
  readonly outcomes: readonly Outcome<T>[];
}

/**
 * The question to ask next: the one of which some answer splits what is still in most evenly, then of which most answers change the winner, then by id.
 * None where no answer changes the class of anything or the winner. What an answer makes impossible to tell counts on neither side of a split.
 */
export function bestSplit<Q, T>(questions: Iterable<Splitting<Q, T>>): Splitting<Q, T> | undefined {
  let best: Measured<Q, T> | undefined;
  for (const splitting of questions) {
    const { outcomes } = splitting;
    if (!outcomes.some(({ changesClass, changesWinner }) => changesClass || changesWinner)) continue;
    const evenness = Math.max(...outcomes.map(evennessOf));
    const changes = outcomes.filter(({ changesWinner }) => changesWinner).length;
    const measured = { splitting, evenness, changes };
    if (!best || compareMeasured(measured, best) < 0) best = measured;
  }
  return best?.splitting;
}

interface Measured<Q, T> {
  readonly splitting: Splitting<Q, T>;
  readonly evenness: number;
  readonly changes: number;
}

function compareMeasured<Q, T>(a: Measured<Q, T>, b: Measured<Q, T>): number {
  return b.evenness - a.evenness || b.changes - a.changes || compareCodeUnits(a.splitting.id, b.splitting.id);
}

const evennessOf = ({ leaves, rulesOut, cannotTell, lost }: Outcome<unknown>) =>
  Math.min(leaves.length + cannotTell.length - lost, rulesOut.length);

/**
 * The answers worth telling of those that could be given in order: where several in a row come to the same, the first; and where there are more than `most`, those
 * that split most evenly, in their order.
 */
export function tellingOutcomes<O extends Outcome<unknown>>(outcomes: readonly O[], most: number): readonly O[] {
  const distinct = outcomes.filter((outcome, at) => {
    const before = outcomes[at - 1];
    return !before || keyOf(before) !== keyOf(outcome);
  });
  if (distinct.length <= most) return distinct;
  const ranked = [...distinct].sort((a, b) => evennessOf(b) - evennessOf(a)).slice(0, most);
  return distinct.filter((outcome) => ranked.includes(outcome));
}

const keyOf = ({ leaves, rulesOut, cannotTell, winner }: Outcome<unknown>): string =>
  JSON.stringify([leaves, rulesOut, cannotTell, winner]);
