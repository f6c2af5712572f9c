import { Problem } from '@plimsoll/engine';
import type { Database } from '../database/database.types.js';
import type { RunningReleases } from '../releases/releases.types.js';
import { EventStore } from './event.store.js';
import { EventLog } from './events.types.js';
import { FollowedEvents } from './followed-events.js';

/** The events of an open database. They follow on the watch of the releases: one connection hears of both. */
export async function openEvents(
  { prisma }: Pick<Database, 'prisma'>,
  releases: Pick<RunningReleases, 'sync' | 'follow'>,
): Promise<EventLog> {
  const log = new FollowedEvents({ store: new EventStore(prisma), serve: () => releases.sync() });
  await log.refresh();
  releases.follow(() => log.refresh());
  return log;
}

/** For an application without a database. */
export class NoEvents extends EventLog {
  override readonly told = 0;

  override refresh(): Promise<never> {
    return Promise.reject(notThere());
  }
  override read(): Promise<never> {
    return Promise.reject(notThere());
  }
  override wake(): Promise<void> {
    return Promise.resolve();
  }
}

const notThere = () => new Problem(503, 'not-ready', 'No events are loaded.');
