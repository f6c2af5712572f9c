/** What is left to a caller. */
export interface Allowance {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Seconds, rounded up, until all of it is there again. */
  readonly resetSeconds: number;
}

interface Window {
  count: number;
  readonly endsAt: number;
}

const WINDOW_MS = 60_000;

/** Callers that are counted at once. Beyond them the one whose minute began first is forgotten: memory is bounded, whoever comes. */
const MOST_CALLERS = 100_000;

/** Counts what each caller does in a minute that begins with the first of it. In memory alone, so that each replica counts for itself. */
export class RateWindow {
  /** In the order in which the minutes began. */
  private readonly windows = new Map<string, Window>();

  /** `quota` is how many a minute; 0 is any number. Times are milliseconds of a clock that only goes forward. */
  constructor(
    readonly quota: number,
    private readonly now: () => number = () => performance.now(),
    private readonly mostCallers = MOST_CALLERS,
  ) {}

  get callers(): number {
    return this.windows.size;
  }

  /** Counts one more, and tells whether it is within the quota. */
  take(key: string): Allowance {
    const now = this.now();
    const window = this.open(key, now);
    window.count += 1;
    return this.allowance(window, now, window.count <= this.quota);
  }

  /** Tells whether one more would be within the quota, and counts nothing. */
  look(key: string): Allowance {
    const now = this.now();
    const window = this.windows.get(key);
    if (!window || window.endsAt <= now) return { isAllowed: true, remaining: this.quota, resetSeconds: 0 };
    return this.allowance(window, now, window.count < this.quota);
  }

  private allowance(window: Window, now: number, isWithin: boolean): Allowance {
    return {
      isAllowed: this.quota === 0 || isWithin,
      remaining: Math.max(0, this.quota - window.count),
      resetSeconds: Math.ceil((window.endsAt - now) / 1000),
    };
  }

  private open(key: string, now: number): Window {
    const window = this.windows.get(key);
    if (window && window.endsAt > now) return window;
    this.windows.delete(key);
    this.forget(now);
    const fresh = { count: 0, endsAt: now + WINDOW_MS };
    this.windows.set(key, fresh);
    return fresh;
  }

  /** The oldest stand first: those that are over go, and one more where there is no room. */
  private forget(now: number): void {
    for (const [key, { endsAt }] of this.windows) {
      if (endsAt > now && this.windows.size < this.mostCallers) return;
      this.windows.delete(key);
    }
  }
}

/** The fields RateLimit-Policy and RateLimit of draft-ietf-httpapi-ratelimit-headers-10. */
export function rateFields(policy: string, quota: number, { remaining, resetSeconds }: Allowance) {
  return {
    'ratelimit-policy': `"${policy}";q=${quota};w=${WINDOW_MS / 1000}`,
    ratelimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
  } as const;
}
