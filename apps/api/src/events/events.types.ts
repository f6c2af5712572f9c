/** Something that happened, as it was committed. `sequence` has no gaps and grows with the order of commits. */
export interface StoredEvent {
  readonly id: string;
  readonly sequence: number;
  /** Dotted, past tense: `release.published`. */
  readonly type: string;
  readonly catalog: string;
  /** When it happened, RFC 3339 in UTC; not always in the order of the sequences. */
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Which events are wanted; all of them where nothing is said. */
export interface EventFilter {
  readonly catalog?: string | undefined;
  readonly types?: readonly string[] | undefined;
  /** Whether the reader is told of what is not for everybody too; not where nothing is said. */
  readonly isInsider?: boolean | undefined;
}

/** What is asked for: events behind `after`, at most `limit` of them. */
export interface EventRange extends EventFilter {
  readonly after: number;
  readonly limit: number;
}

/** Events in order. `cursor` is the newest sequence that was looked at, also where a filter hid it. */
export interface EventPage {
  readonly items: readonly StoredEvent[];
  readonly cursor: number;
  readonly hasMore: boolean;
}

/**
 * The events of the database that this replica may tell: it serves what they tell of. Methods that ask the database throw Problem 503
 * `events-away` when that cannot be reached. An abstract class, so that Nest can inject by it.
 */
export abstract class EventLog {
  /** The newest sequence that may be told; 0 before the first. */
  abstract get told(): number;
  /** Takes what is new, once this replica serves it, and gives the newest sequence there is. */
  abstract refresh(): Promise<number>;
  /** Never gives an event beyond `told`. Reads the database only where the newest events, which are held, do not do. */
  abstract read(range: EventRange): Promise<EventPage>;
  /** Waits until there is something to read, `withinMs` are over or the signal aborts. Never rejects. */
  abstract wake(withinMs: number, signal: AbortSignal): Promise<void>;
}
