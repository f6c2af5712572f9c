import { findDates } from './dates.js';
import { findNumbers } from './numbers.js';
import { findStage, findSupport, findTurn } from './support-words.js';

/** What a row of words says that a fact could hold, each list in the order of the words. */
export interface Values {
  readonly numbers: readonly number[];
  readonly versions: readonly string[];
  readonly dates: readonly string[];
  readonly support: readonly string[];
  readonly stage: readonly string[];
  readonly negation: readonly string[];
  readonly direction: readonly string[];
}

/** Reads what a row of words says. The parts of a date are no numbers. */
export function valuesIn(words: readonly string[]): Values {
  const dates = findDates(words);
  const rest = words.map((word, at) => (dates.some(({ first, end }) => at >= first && at < end) ? '' : word));
  const turns = findTurn(words).map(({ meaning }) => meaning);
  return {
    numbers: findNumbers(rest).map(({ value }) => value),
    versions: rest.filter((word) => /^\d+(?:\.\d+){1,3}$/.test(word)),
    dates: dates.map(({ value }) => value),
    support: findSupport(words).map(({ meaning }) => meaning),
    stage: findStage(words).map(({ meaning }) => meaning),
    negation: turns.filter((turn) => turn === 'negation' || turn === 'exception').toSorted(),
    direction: turns.filter((turn) => turn === 'upper' || turn === 'lower'),
  };
}

/** What kind of thing a change of words changes. `words` is anything else. */
export type ChangeKind = 'number' | 'version' | 'date' | 'support' | 'stage' | 'negation' | 'direction' | 'words';

const KINDS = [
  ['date', 'dates'],
  ['version', 'versions'],
  ['number', 'numbers'],
  ['support', 'support'],
  ['stage', 'stage'],
  ['negation', 'negation'],
  ['direction', 'direction'],
] as const satisfies readonly (readonly [ChangeKind, keyof Values])[];

/** Which kinds of values two rows of words say differently; `words` where it is none of them. */
export function kindsOfChange(previous: readonly string[], next: readonly string[]): ChangeKind[] {
  const before = valuesIn(previous);
  const after = valuesIn(next);
  const kinds = KINDS.filter(([, list]) => before[list].join(' ') !== after[list].join(' ')).map(([kind]) => kind);
  return kinds.length > 0 ? kinds : ['words'];
}
