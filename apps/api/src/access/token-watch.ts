import { Problem } from '@plimsoll/engine';
import type { Watch } from '../server/open-streams.js';
import type { Caller } from './caller.js';

interface Watched {
  readonly caller: Caller;
  readonly end: (why?: Problem) => void;
}

/**
 * Looks again, at an interval, at the tokens of what stays open: a stream ends with its token, whether that was taken back or is over, on
 * whichever replica it is. One look for all streams of a token, one token after the other; none where nothing is open. What cannot be told
 * now ends nothing.
 */
export class TokenWatch {
  private readonly shown = new Map<string, Set<Watched>>();
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;

  /** `look` gives whom a header shows now, and throws the Problem that tells why it does not do. */
  constructor(
    private readonly look: (header: string) => Promise<Caller>,
    private readonly intervalMs: number,
  ) {}

  /** How many are watched. */
  get count(): number {
    return [...this.shown.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The watch over what a caller opens with a header; over whoever shows none there is nothing to watch. */
  over(header: string | undefined, caller: Caller): Watch {
    if (header === undefined) return () => () => undefined;
    return (end) => {
      const watched = { caller, end };
      this.add(header, watched);
      return () => this.remove(header, watched);
    };
  }

  private add(header: string, watched: Watched): void {
    const others = this.shown.get(header);
    if (others) others.add(watched);
    else this.shown.set(header, new Set([watched]));
    // Nothing else waits for it: a service that ends ends its streams itself.
    this.timer ??= setInterval(() => void this.lookAgain(), this.intervalMs).unref();
  }

  private remove(header: string, watched: Watched): void {
    const others = this.shown.get(header);
    others?.delete(watched);
    if (others?.size === 0) this.shown.delete(header);
    if (this.shown.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** A look that takes longer than the interval is not begun twice. */
  private async lookAgain(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      for (const [header, watched] of this.shown) await this.judge(header, [...watched]);
    } finally {
      this.isLooking = false;
    }
  }

  private async judge(header: string, watched: readonly Watched[]): Promise<void> {
    const now = await this.look(header).catch((error: unknown) => (error instanceof Problem ? error : undefined));
    if (now === undefined) return;
    for (const { caller, end } of watched) {
      if (now instanceof Problem) end(now);
      else if (isOther(caller, now)) end();
    }
  }
}

/** What was opened by whoever could not be told then, or with other roles, is to be opened again. */
const isOther = (then: Caller, now: Caller): boolean =>
  now.kind !== 'unknown' && (then.id !== now.id || then.roles.join() !== now.roles.join());
