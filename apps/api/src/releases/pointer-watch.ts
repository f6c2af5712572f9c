import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { connect } from '../database/connection.js';
import type { DatabaseState, Log } from '../database/database.types.js';

/** What the watch is given to do its work with. `sync` brings memory up to the database; `report` hears of every change of its state. */
export interface Watched {
  readonly url: string;
  readonly pollIntervalMs: number;
  readonly sync: () => Promise<void>;
  readonly report: (state: DatabaseState) => void;
  readonly log: Log;
}

const CHANNEL = 'plimsoll_releases';
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;
/** A query to a database that does not answer is not waited for. */
const LONGEST_STOP_MS = 2_000;

/**
 * Keeps memory up to the database until it is stopped: at each notification, and at each interval in case one was lost.
 * When the database goes away it reports that, and tries again with growing pauses. Nothing it meets ends the process.
 */
export function watchReleases(watched: Watched): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const ended = run(watched, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([ended, delay(LONGEST_STOP_MS, undefined, { ref: false })]);
    },
  };
}

async function run(watched: Watched, stopped: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stopped.aborted) {
    try {
      await follow(watched, stopped, () => (failures = 0));
    } catch (error) {
      watched.report('down');
      const reason = error instanceof Error ? error.message : String(error);
      if (failures === 0) watched.log.warn({ reason }, 'the releases are not followed; answers come from memory');
      failures += 1;
      await pause(retryAfterMs(failures), stopped);
    }
  }
}

/** Follows over one connection, until that is lost or the watch is stopped. */
async function follow(watched: Watched, stopped: AbortSignal, onSynced: () => void): Promise<void> {
  const client = await connect(watched.url);
  const connection = new Connection(client);
  try {
    await client.query(`LISTEN ${CHANNEL}`);
    while (!stopped.aborted) {
      connection.clear();
      await watched.sync();
      connection.throwIfLost();
      watched.report('up');
      onSynced();
      await connection.wake(watched.pollIntervalMs, stopped);
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Turns a connection's events into something to wait for. A notification that comes during a sync is kept for the next wait. */
class Connection {
  private readonly events = new EventTarget();
  private isNotified = false;
  private loss: Error | undefined;

  constructor(client: Client) {
    client.on('notification', () => this.tell(() => (this.isNotified = true)));
    client.on('error', (error) => this.tell(() => (this.loss = error)));
    client.on('end', () => this.tell(() => (this.loss ??= new Error('the connection was closed'))));
  }

  clear(): void {
    this.isNotified = false;
  }

  throwIfLost(): void {
    if (this.loss) throw this.loss;
  }

  async wake(withinMs: number, stopped: AbortSignal): Promise<void> {
    if (!this.isNotified) {
      const over = new AbortController();
      const signal = AbortSignal.any([over.signal, stopped]);
      const told = once(this.events, 'told', { signal }).catch(() => undefined);
      await Promise.race([told, pause(withinMs, signal)]);
      over.abort();
    }
    this.throwIfLost();
  }

  private tell(note: () => void): void {
    note();
    this.events.dispatchEvent(new Event('told'));
  }
}

// Spread, so that the replicas do not come back all at once.
function retryAfterMs(failures: number): number {
  const longest = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
  return longest / 2 + (Math.random() * longest) / 2;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
