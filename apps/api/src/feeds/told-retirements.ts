import { setImmediate } from 'node:timers/promises';
import type { Locale } from '@plimsoll/engine';
import { retirementsOf, type Retirement } from '@plimsoll/formats';
import type { ReleaseMemory } from '../releases/releases.types.js';

/** What the calendar of a catalog is written from. */
interface Told {
  readonly retirements: readonly Retirement[];
  /** Of releases that were current before, newest first. */
  readonly former: readonly Retirement[];
  readonly revision: number;
  readonly revisedAt: string;
}

/** What was told longer ago than this many other releases is not looked for any more. */
const MOST_FORMER = 20;

/** What releases tell of retirements on a day, the current one and those before it. A release is published: it tells the same all day. Others get their turn between one release and the next. */
export class ToldRetirements {
  private readonly known = new Map<string, readonly Retirement[]>();
  private day = '';

  constructor(private readonly memory: ReleaseMemory) {}

  /** Throws Problem 404 `catalog-not-found`. */
  async of(catalog: string, today: string, locale: Locale): Promise<Told> {
    const moves = this.memory.moves(catalog);
    const [current, ...before] = [...new Set(moves.map(({ sequence }) => sequence).toReversed())];
    const former: Retirement[] = [];
    for (const sequence of before.slice(0, MOST_FORMER)) {
      former.push(...this.in({ catalog, sequence }, today, locale));
      await setImmediate();
    }
    return {
      retirements: current === undefined ? [] : this.in({ catalog, sequence: current }, today, locale),
      former,
      // Neither ever gets less, and one of them gets more with whatever becomes current.
      revision: this.memory.headers(catalog).length + moves.length,
      revisedAt: moves.at(-1)?.movedAt ?? new Date(0).toISOString(),
    };
  }

  private in({ catalog, sequence }: Place, today: string, locale: Locale): readonly Retirement[] {
    if (this.day !== today) this.known.clear();
    this.day = today;
    const key = `${catalog}/${sequence}/${locale}`;
    const found = this.known.get(key) ?? retirementsOf(this.memory.find(catalog, String(sequence)), today, locale);
    this.known.set(key, found);
    return found;
  }
}

interface Place {
  readonly catalog: string;
  readonly sequence: number;
}
