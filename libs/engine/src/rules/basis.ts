import type { Certainty, Fact } from '../model/fact.js';
import type { Reading } from './fact-view.js';

/** What a judgement rests on, told from everything it read. */
export interface Basis {
  /** Without doubles, sorted by id. */
  readonly facts: readonly Fact[];
  readonly certainty: Certainty;
  readonly disputed: boolean;
  /** Whether a limit that decided is a recommendation rather than a bound. */
  readonly recommended: boolean;
}

const rank = { stated: 0, inferred: 1, ambiguous: 2 } as const;

/** Sums up readings. The certainty is that of the facts in use: one that merely says the same again weakens nothing. */
export function basisOf(readings: Iterable<Reading>): Basis {
  const facts = new Map<string, Fact>();
  let certainty: Certainty = 'stated';
  let disputed = false;
  let recommended = false;
  for (const reading of new Set(readings)) {
    for (const fact of reading.facts) facts.set(fact.id, fact);
    if (rank[reading.used.certainty] > rank[certainty]) certainty = reading.used.certainty;
    disputed ||= reading.disputed;
    recommended ||= reading.used.value.type === 'limit' && reading.used.value.kind === 'recommended';
  }
  return { facts: [...facts.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), certainty, disputed, recommended };
}
