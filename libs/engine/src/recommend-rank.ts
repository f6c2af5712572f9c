import { compareStandings, type Standing } from './decision/order.js';
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
  /** Whether the platform refuses it whatever is asked. */
  readonly isBarred?: boolean;
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

/** The class of a contender: as its musts say, but for what the platform refuses. */
export function verdictOf({ musts, isBarred }: Contender): OptionVerdict {
  return isBarred ? 'ruled-out' : classify(musts);
}

/**
 * Orders options by class, then by the low and the high end of the score, then by fewer blockers, unknowns and conditions, then by id. What the platform refuses comes last.
 * With `include` everything that is not ruled out competes in one class. The winner is the first option that is not ruled out,
 * and with `exclude` one that surely fits; there may be none. Takes options in any order.
 */
export function rankOptions<C extends Contender>(contenders: readonly C[], onUnknown: OnUnknown): Ranking<C> {
  const entries = contenders.map((contender) => toEntry(contender, onUnknown)).sort(compareEntries);
  const placed = entries.map((entry, index) => ({
    contender: entry.contender,
    verdict: entry.verdict,
    rank: index + 1,
    tiedWith: entries
      .filter((other) => other !== entry && compareMerits(other, entry) === 0)
      .map((other) => other.contender.id)
      .sort(),
  }));
  const first = placed[0];
  const winner = first && mayWin(first.verdict, onUnknown) ? first : undefined;
  return { winner: winner?.contender.id ?? null, tie: (winner?.tiedWith.length ?? 0) > 0, placed };
}

/** The winner that `rankOptions` would name, without the order of the rest. */
export function winnerAmong(contenders: readonly Contender[], onUnknown: OnUnknown): string | null {
  let best: Entry<Contender> | undefined;
  for (const contender of contenders) {
    const entry = toEntry(contender, onUnknown);
    if (mayWin(entry.verdict, onUnknown) && (!best || compareEntries(entry, best) < 0)) best = entry;
  }
  return best?.contender.id ?? null;
}

interface Entry<C extends Contender> {
  readonly contender: C;
  readonly verdict: OptionVerdict;
  readonly tier: number;
  readonly standing: Standing;
}

function toEntry<C extends Contender>(contender: C, onUnknown: OnUnknown): Entry<C> {
  const verdict = verdictOf(contender);
  const tier = contender.isBarred ? BARRED_TIER : tierOf(verdict, onUnknown);
  return { contender, verdict, tier, standing: standingOf(contender) };
}

/** What decides between contenders of one class. */
export function standingOf({ musts, score, openParts }: Contender): Standing {
  const count = (wanted: Verdict) => musts.filter((must) => must === wanted).length;
  return {
    score,
    noes: count('no'),
    unknowns: count('unknown') + openParts,
    conditions: count('yes-with-conditions'),
  };
}

const tiers = { fits: 0, 'fits-with-conditions': 1, 'cannot-tell': 2, 'ruled-out': 3 } as const;

/** Behind everything that the platform does not refuse. */
const BARRED_TIER = 4;

/** The place of a verdict's class in the order; 0 is the best. */
export function tierOf(verdict: OptionVerdict, onUnknown: OnUnknown): number {
  return onUnknown === 'include' && verdict !== 'ruled-out' ? 0 : tiers[verdict];
}

/** Whether a contender of this verdict can be the winner. */
export function mayWin(verdict: OptionVerdict, onUnknown: OnUnknown): boolean {
  return verdict !== 'ruled-out' && (verdict !== 'cannot-tell' || onUnknown !== 'exclude');
}

function compareMerits(a: Entry<Contender>, b: Entry<Contender>): number {
  return a.tier - b.tier || compareStandings(a.standing, b.standing);
}

function compareEntries(a: Entry<Contender>, b: Entry<Contender>): number {
  return compareMerits(a, b) || (a.contender.id < b.contender.id ? -1 : 1);
}
