import { canonicalJson, Problem } from '@plimsoll/engine';
import { whyOver } from '../server/open-streams.js';
import type { EventFilter, EventLog, EventPage, StoredEvent } from './events.types.js';

/** What a client waits before it connects again. */
const RETRY_MS = 3000;
const PAGE_SIZE = 100;
const ENDED = 'stream.ended';

/** One reader of the feed: where it begins, what it wants, and how long silence may last. */
export interface Reader extends EventFilter {
  readonly after: number;
  readonly heartbeatMs: number;
  readonly signal: AbortSignal;
}

/**
 * The feed as server-sent events, until the signal aborts. Each text is asked for when the one before it is taken, and holds one page at
 * most: a slow reader costs no memory. While the database is away it goes on beating, and then where it was.
 *
 * An id without data moves the place that a client comes back to and gives it no event. So it has a place from the beginning, and it
 * does not read again what a filter hid. Where the signal has a reason that the caller can do something about, the last text tells it.
 */
export async function* streamEvents(log: EventLog, reader: Reader): AsyncGenerator<string, void, void> {
  yield* pagesOf(log, reader);
  const why = whyOver(reader.signal);
  if (why) yield endOf(why);
}

async function* pagesOf(log: EventLog, reader: Reader): AsyncGenerator<string, void, void> {
  const { heartbeatMs, signal, after, ...filter } = reader;
  let cursor = after;
  let beatAt = performance.now() + heartbeatMs;
  yield `retry: ${RETRY_MS}\nid: ${cursor}\n\n`;
  while (!signal.aborted) {
    const page = await readPage(log, cursor, filter);
    cursor = page?.cursor ?? cursor;
    const isQuiet = page === undefined || page.items.length === 0;
    if (!isQuiet || performance.now() >= beatAt) {
      yield isQuiet ? `: nothing new\nid: ${cursor}\n\n` : page.items.map(blockOf).join('');
      beatAt = performance.now() + heartbeatMs;
    }
    if (page === undefined || log.told <= cursor) await log.wake(Math.max(0, beatAt - performance.now()), signal);
  }
}

/** Undefined while the database is away. */
async function readPage(log: EventLog, after: number, filter: EventFilter): Promise<EventPage | undefined> {
  try {
    return await log.read({ ...filter, after, limit: PAGE_SIZE });
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** Nothing that happened, and so without an id: whoever comes back goes on where they were. */
const endOf = ({ code, message }: Problem) => `event: ${ENDED}\ndata: ${canonicalJson({ code, detail: message })}\n\n`;

/** The JSON is on one line, as a block of the stream wants it. */
const blockOf = (event: StoredEvent) =>
  `id: ${event.sequence}\nevent: ${event.type}\ndata: ${canonicalJson(event)}\n\n`;
