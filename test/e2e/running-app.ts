import { createApp } from '../../apps/api/src/app.factory.js';
import { readConfig } from '../../apps/api/src/config/config.js';
import { cloneDatabase } from '../support/clone-database.js';

/** The whole service over HTTP, on its own copy of the loaded database. */
export interface RunningApp {
  readonly url: string;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

export async function runApp(environment: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const clone = await cloneDatabase('loaded');
  const app = await createApp(readConfig({ DATABASE_URL: clone.url, LOG_LEVEL: 'silent', ...environment }));
  await app.listen(0, '127.0.0.1');
  const stop = async () => {
    await app.close();
    await clone.drop();
  };
  return { url: await app.getUrl(), databaseUrl: clone.url, stop };
}
