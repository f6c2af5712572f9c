import { startService, type ServiceProcess } from '../support/service-process.js';
import type { KillablePostgres } from './killable-postgres.js';
import type { Target } from './rounds.js';

/** A target with what began and ends it. */
export interface Struck extends Target {
  readonly adminToken: string;
  stop(): Promise<void>;
}

// What a lost notification hides comes soon, and nobody is told to ask less often.
const environment = { PLIMSOLL_POLL_INTERVAL_MS: '500', PLIMSOLL_WRITE_LIMIT: '0' };

async function first(databaseUrl: string): Promise<{ readonly service: ServiceProcess; readonly adminToken: string }> {
  const service = await startService(databaseUrl, environment);
  const { firstToken } = service;
  if (firstToken === undefined) throw new Error('the first start of a database showed no token');
  return { service, adminToken: firstToken };
}

/** Replicas of the service, of which the one that answers is killed; the next of those that wait takes its place, and a new one is started. */
export async function replicas(databaseUrl: string, waitingCount: number): Promise<Struck> {
  const { service, adminToken } = await first(databaseUrl);
  let active = service;
  const start = () => startService(databaseUrl, environment);
  const waiting = Array.from({ length: waitingCount }, start);
  await Promise.all(waiting);
  return {
    databaseUrl,
    adminToken,
    url: () => active.url,
    everyUrl: () => [active.url],
    strike: () => active.kill(),
    recover: async () => {
      waiting.push(start());
      active = (await waiting.shift()) ?? active;
    },
    stop: async () => {
      await active.stop();
      for (const each of waiting) await (await each).stop();
    },
  };
}

/** A service that stays, and its PostgreSQL, which is killed. */
export async function database(postgres: KillablePostgres, databaseUrl: string): Promise<Struck> {
  const { service, adminToken } = await first(databaseUrl);
  return {
    databaseUrl,
    adminToken,
    url: () => service.url,
    everyUrl: () => [service.url],
    strike: () => postgres.kill(),
    recover: () => postgres.start(),
    stop: () => service.stop(),
  };
}
