import { TimeoutError } from './errors.js';
import { ended, LONGEST_TIMER_MS } from './waiting.js';

/** What can be seen of something that flows. */
export interface Flow {
  /** Whether the service has to say something. */
  readonly isOwed: boolean;
  /** Grows with everything that is sent whole, and with every answer that came whole. */
  readonly moved: number;
}

/** How long a flow is waited for: `timeoutMs` while it stands still and the service owes something, `deadlineMs` in all. */
export class Patience {
  private readonly control = new AbortController();
  private readonly deadline: ReturnType<typeof setTimeout> | undefined;
  private stopped: { readonly error: unknown } | undefined;
  private seen = -1;
  private since = 0;
  private give: (error: unknown) => void = () => undefined;

  constructor(
    private readonly times: { readonly timeoutMs: number; readonly deadlineMs: number },
    private readonly caller: AbortSignal | undefined,
    private readonly flow: Flow,
  ) {
    if (caller?.aborted) this.onAbort();
    caller?.addEventListener('abort', this.onAbort, { once: true });
    const { deadlineMs } = times;
    const end = () => this.stop(new TimeoutError('deadline', `not done within ${deadlineMs} ms`));
    if (deadlineMs <= LONGEST_TIMER_MS) this.deadline = setTimeout(end, deadlineMs);
  }

  /** Ends what is done meanwhile. */
  get signal(): AbortSignal {
    return this.control.signal;
  }

  /** Waits for the caller's own work. Throws TimeoutError (`deadline`) or AbortedError. */
  of<T>(work: Promise<T>): Promise<T> {
    // Not a race against one promise for all: that would keep something of every wait until the last.
    return new Promise((resolve, reject) => {
      this.give = reject;
      work.then(resolve, reject);
      if (this.stopped) reject(this.stopped.error);
    });
  }

  /** Waits for the service. Throws TimeoutError (`timeout` or `deadline`) or AbortedError. */
  async ofService<T>(work: Promise<T>): Promise<T> {
    const { timeoutMs } = this.times;
    const look = () => {
      const leftMs = this.leftMs();
      if (leftMs > 0) timer = setTimeout(look, Math.min(leftMs, LONGEST_TIMER_MS));
      else this.stop(new TimeoutError('timeout', `nothing moved for ${timeoutMs} ms`));
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    look();
    try {
      return await this.of(work);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Milliseconds until it stands still for too long. Bytes that come are no movement before they are an answer. */
  private leftMs(): number {
    const { isOwed, moved } = this.flow;
    const now = Date.now();
    if (moved !== this.seen || !isOwed) {
      this.seen = moved;
      this.since = now;
    }
    return this.since + this.times.timeoutMs - now;
  }

  /** Nothing is waited for any more. */
  end(): void {
    clearTimeout(this.deadline);
    this.caller?.removeEventListener('abort', this.onAbort);
    this.control.abort();
  }

  private readonly onAbort = () => this.stop(ended(this.caller));

  private stop(error: unknown): void {
    this.stopped ??= { error };
    this.give(error);
    this.control.abort(error);
  }
}
