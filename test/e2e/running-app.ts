import { FIRST_TOKEN } from '../../apps/api/src/access/access.module.js';
import { createApp } from '../../apps/api/src/app.factory.js';
import { readConfig } from '../../apps/api/src/config/config.js';
import { cloneDatabase } from '../support/clone-database.js';

/** The whole service over HTTP, on its own copy of the loaded database. */
export interface RunningApp {
  readonly url: string;
  readonly databaseUrl: string;
  /** The admin token of the first start on this database; empty at a later one. */
  readonly adminToken: string;
  stop(): Promise<void>;
}

export async function runApp(environment: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const clone = await cloneDatabase('loaded');
  const app = await runReplica(clone.url, environment);
  const stop = async () => {
    await app.stop();
    await clone.drop();
  };
  return { ...app, stop };
}

/** The whole service on a database that others may use too. */
export async function runReplica(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningApp> {
  const app = await createApp(readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', ...environment }));
  await app.listen(0, '127.0.0.1');
  const adminToken = app.get<string | undefined>(FIRST_TOKEN) ?? '';
  return { url: await app.getUrl(), databaseUrl, adminToken, stop: () => app.close() };
}
