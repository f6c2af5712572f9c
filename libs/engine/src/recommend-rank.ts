import type { Verdict } from './judge.js';
import type { RecommendedOption } from './model/recommend.js';
import type { Interval } from './score.js';

export type OptionVerdict = RecommendedOption['verdict'];
export type OnUnknown = 'exclude' | 'warn' | 'include';

/** What the order of the options depends on, and nothing else: how the option stands to each must, its score, and how many of its parts are not known. */
export interface Contender {
  readonly id: string;
  readonly musts: readonly Verdict[];
  readonly score: Interval;
  readonly openParts: number;
}

export interface Placed<C extends Contender> {
  readonly contender: C;
  readonly verdict: OptionVerdict;
  /** 1 is the best. No two options share a rank; `tiedWith` says where only the id decided. */
  readonly rank: number;
  readonly tiedWith: readonly string[];
}

export interface Ranking<C extends Contender> {
  readonly winner: string | null;
  /** Whether only the id put the winner before another option. */
  readonly tie: boolean;
  readonly placed: readonly Placed<C>[];
}

/** The class of an option by its musts: one failed rules it out whatever the rest says; else one unknown leaves it open; else one condition makes it conditional. */
export function classify(musts: readonly Verdict[]): OptionVerdict {
  if (musts.includes('no')) return 'ruled-out';
  if (musts.includes('unknown')) return 'cannot-tell';
  return musts.includes('yes-with-conditions') ? 'fits-with-conditions' : 'fits';
}

/**
 * Orders options by class, then by the low and the high end of the score, then by fewer blockers, unknowns and conditions, then by id.
 * With `include` everything that is not ruled out competes in one class. The winner is the first option that is not ruled out,
 * and with `exclude` one that surely fits; there may be none. Takes options in any order.
 */
export function rankOptions<C extends Contender>(contenders: readonly C[], onUnknown: OnUnknown): Ranking<C> {
  const entries = contenders
    .map((contender) => toEntry(contender, onUnknown))
    .sort((a, b) => compareKeys(a.key, b.key) || (a.contender.id < b.contender.id ? -1 : 1));
  const placed = entries.map((entry, index) => ({
    contender: entry.contender,
    verdict: entry.verdict,
    rank: index + 1,
    tiedWith: entries
      .filter((other) => other !== entry && compareKeys(other.key, entry.key) === 0)
      .map((other) => other.contender.id)
      .sort(),
  }));
  const first = placed[0];
  const winner = first && mayWin(first.verdict, onUnknown) ? first : undefined;
  return { winner: winner?.contender.id ?? null, tie: (winner?.tiedWith.length ?? 0) > 0, placed };
}

interface Entry<C extends Contender> {
  readonly contender: C;
  readonly verdict: OptionVerdict;
  /** Compared place by place; lower is better. */
  readonly key: readonly number[];
}

function toEntry<C extends Contender>(contender: C, onUnknown: OnUnknown): Entry<C> {
  const verdict = classify(contender.musts);
  const count = (wanted: Verdict) => contender.musts.filter((must) => must === wanted).length;
  const { lo, hi } = contender.score;
  const unknowns = count('unknown') + contender.openParts;
  const key = [tierOf(verdict, onUnknown), -lo, -hi, count('no'), unknowns, count('yes-with-conditions')];
  return { contender, verdict, key };
}

const tiers = { fits: 0, 'fits-with-conditions': 1, 'cannot-tell': 2, 'ruled-out': 3 } as const;

function tierOf(verdict: OptionVerdict, onUnknown: OnUnknown): number {
  return onUnknown === 'include' && verdict !== 'ruled-out' ? 0 : tiers[verdict];
}

function mayWin(verdict: OptionVerdict, onUnknown: OnUnknown): boolean {
  return verdict !== 'ruled-out' && (verdict !== 'cannot-tell' || onUnknown !== 'exclude');
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const difference = value - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
