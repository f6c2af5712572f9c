import { setTimeout as delay } from 'node:timers/promises';
import { databaseDigest } from './database-digest.js';

const PAUSE_MS = 50;

/** What each table of a database holds, as a digest of its rows by the name of the table; taken when two looks in turn say the same. */
export async function allTables(databaseUrl: string): Promise<Readonly<Record<string, string>>> {
  let before = await databaseDigest(databaseUrl);
  for (;;) {
    await delay(PAUSE_MS);
    const now = await databaseDigest(databaseUrl);
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
}
