import type { ReleaseHeader } from '@plimsoll/engine';

/** What waits for a reader that is slow. Of more than that the newest are kept: the last of them is the one that counts. */
const MOST_WAITING = 100;

type Step = IteratorResult<ReleaseHeader, undefined>;

const OVER: Step = { done: true, value: undefined };

/**
 * The releases of one catalog that become current, for one reader. No generator: one that waits does not hear that its reader has gone,
 * and would be kept until the next release.
 */
export class FollowedReleases implements AsyncIterableIterator<ReleaseHeader> {
  private readonly waiting: ReleaseHeader[] = [];
  private readonly readers: ((step: Step) => void)[] = [];
  private isOver = false;

  constructor(
    private readonly catalog: string,
    private readonly onEnd: () => void,
  ) {}

  hear(header: ReleaseHeader): void {
    if (header.catalog !== this.catalog) return;
    const reader = this.readers.shift();
    if (reader) return reader({ done: false, value: header });
    this.waiting.push(header);
    if (this.waiting.length > MOST_WAITING) this.waiting.shift();
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.waiting.length = 0;
    for (const reader of this.readers.splice(0)) reader(OVER);
    this.onEnd();
  }

  next(): Promise<Step> {
    const header = this.waiting.shift();
    if (header) return Promise.resolve({ done: false, value: header });
    if (this.isOver) return Promise.resolve(OVER);
    return new Promise((resolve) => this.readers.push(resolve));
  }

  return(): Promise<Step> {
    this.end();
    return Promise.resolve(OVER);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
