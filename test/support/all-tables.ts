import { setTimeout as delay } from 'node:timers/promises';
import { runSql } from './sql.js';

const PAUSE_MS = 50;

/** What each table of a database holds, as a digest of its rows by the name of the table; taken when two looks in turn say the same. */
export async function allTables(databaseUrl: string): Promise<Readonly<Record<string, string>>> {
  let before = await digests(databaseUrl);
  for (;;) {
    await delay(PAUSE_MS);
    const now = await digests(databaseUrl);
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
}

async function digests(databaseUrl: string): Promise<Readonly<Record<string, string>>> {
  const tables = await runSql<{ name: string }>(
    databaseUrl,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const parts = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest FROM "${name}" t`,
  );
  const rows = await runSql<{ name: string; digest: string }>(databaseUrl, parts.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
