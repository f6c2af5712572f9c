import { Problem } from '@plimsoll/engine';
import { oneAtATime } from '../database/one-at-a-time.js';
import { isAway, type EventStore } from './event.store.js';
import { EventTail } from './event-tail.js';
import { EventLog, type EventPage, type EventRange, type StoredEvent } from './events.types.js';

/** How many of the newest events are held. */
const HELD_EVENTS = 1000;

/** What the log is made of. `serve` brings this replica up to the database: what was committed before the call is served after it. */
interface EventLogParts {
  readonly store: Pick<EventStore, 'newest' | 'read'>;
  readonly serve: () => Promise<void>;
}

/**
 * The events up to what this replica serves. First the newest sequence is read, then the releases are brought up to the database, then
 * events up to that sequence are told: whoever hears of something and asks for it at once is answered with it.
 */
export class FollowedEvents extends EventLog {
  private newestTold = 0;
  private hasMissed = false;
  private readonly tail = new EventTail(HELD_EVENTS);
  private readonly waiting = new Set<() => void>();
  private readonly refreshed = oneAtATime(() => this.askDatabase(() => this.advance()));

  constructor(private readonly parts: EventLogParts) {
    super();
  }

  override get told(): number {
    return this.newestTold;
  }

  override refresh(): Promise<number> {
    return this.refreshed();
  }

  override async read({ after, limit, ...filter }: EventRange): Promise<EventPage> {
    const until = this.newestTold;
    if (after >= until) return { items: [], cursor: after, hasMore: false };
    const found =
      this.tail.behind(after, filter) ??
      (await this.askDatabase(() => this.parts.store.read({ ...filter, after, until, limit: limit + 1 })));
    return pageOf(found, limit, until);
  }

  override wake(withinMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, withinMs);
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
    });
  }

  private async advance(): Promise<number> {
    const { store } = this.parts;
    const newest = await store.newest();
    const isNew = newest > this.newestTold && (await this.isServed());
    if (isNew) {
      const after = Math.max(this.newestTold, newest - HELD_EVENTS);
      this.tail.add(after, await store.read({ after, until: newest, limit: HELD_EVENTS }));
      this.newestTold = newest;
    }
    if (isNew || this.hasMissed) for (const wake of this.waiting) wake();
    this.hasMissed = false;
    return newest;
  }

  /** What cannot be served, because the database has gone or this version does not understand a release, is not told yet; the watch of the releases says why. */
  private async isServed(): Promise<boolean> {
    return this.parts.serve().then(
      () => true,
      () => false,
    );
  }

  private async askDatabase<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      this.hasMissed = true;
      throw isAway(error) ? away() : error;
    }
  }
}

function pageOf(found: readonly StoredEvent[], limit: number, until: number): EventPage {
  const items = found.slice(0, limit);
  const hasMore = found.length > limit;
  return { items, cursor: hasMore ? (items.at(-1)?.sequence ?? until) : until, hasMore };
}

const away = () => new Problem(503, 'events-away', 'The events cannot be read at this moment: the database is away.');
