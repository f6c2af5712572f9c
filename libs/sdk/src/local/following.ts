import { backoff, LONGEST_WAIT_MS } from '../online/waiting.js';
import { EventStream, type EventStreamOptions, type ReleaseEvent } from './event-stream.js';
import { Pause } from './pause.js';

const MOST_LOOKS = 12;

/** What is followed: `look` asks for the current release and takes it; it never fails, and gives the digest in force, or undefined where the service could not be asked. */
export interface Followed {
  look(): Promise<string | undefined>;
  told(error: unknown): void;
}

export interface FollowingOptions extends Pick<EventStreamOptions, 'client' | 'catalog' | 'silenceMs'> {
  readonly pollMs: number;
  readonly isStreamed: boolean;
  readonly random: () => number;
}

/**
 * Follows the current release. It is looked at every `pollMs`, sooner after a failure, and with a stream of events as soon as one is told. Whenever a stream opens it is looked at
 * too: what was published before is seen by that look, and what comes after is told by the stream.
 */
export class Following {
  private readonly ending = new AbortController();
  private readonly untilLook = new Pause();
  private readonly untilStream = new Pause();
  private readonly loops: readonly Promise<void>[];
  private announced: ReleaseEvent | undefined;
  private looks = 0;

  constructor(
    private readonly followed: Followed,
    private readonly options: FollowingOptions,
  ) {
    this.loops = [this.lookOn(), ...(options.isStreamed ? [this.streamOn()] : [])];
  }

  async close(): Promise<void> {
    this.ending.abort();
    this.untilLook.cut();
    this.untilStream.cut();
    await Promise.all(this.loops);
  }

  private get isOver(): boolean {
    return this.ending.signal.aborted;
  }

  private async lookOn(): Promise<void> {
    const { pollMs, random } = this.options;
    await this.untilLook.wait(spread(pollMs, random));
    for (let failures = 0; !this.isOver;) {
      const digest = await this.followed.look();
      failures = digest === undefined ? failures + 1 : 0;
      const tries = failures > 0 ? failures : this.looksAfter(digest);
      if (this.isOver) return;
      await this.untilLook.wait(tries > 0 ? Math.min(pollMs, backoff(tries, random, pollMs)) : spread(pollMs, random));
    }
  }

  /** How often in a row an answer was older than what an event told: another replica, or a cache on the way, is behind. 0 where nothing more is to be seen. */
  private looksAfter(digest: string | undefined): number {
    this.looks += 1;
    if (this.announced?.digest !== digest && this.announced && this.looks < MOST_LOOKS) return this.looks;
    this.announced = undefined;
    return 0;
  }

  private async streamOn(): Promise<void> {
    const { random } = this.options;
    let failures = 0;
    const stream = new EventStream({
      ...this.options,
      signal: this.ending.signal,
      onOpen: () => this.untilLook.cut(),
      onEvent: (event) => this.heard(event),
    });
    while (!this.isOver) {
      const beganAt = Date.now();
      try {
        await stream.listen();
      } catch (error) {
        if (!this.isOver) this.followed.told(error);
      }
      if (this.isOver) return;
      // A stream that ends as soon as it opens is no better than none.
      failures = Date.now() - beganAt > LONGEST_WAIT_MS ? 1 : failures + 1;
      // Whether the service is away altogether is seen by a look.
      if (failures === 1) this.untilLook.cut();
      await this.untilStream.wait(backoff(failures, random));
    }
  }

  private heard(event: ReleaseEvent): void {
    if (event.type !== 'release.published') this.announced = event;
    this.looks = 0;
    this.untilLook.cut();
  }
}

/** A tenth more or less, so that many do not ask at once. */
const spread = (ms: number, random: () => number): number => ms * (0.9 + 0.2 * random());
