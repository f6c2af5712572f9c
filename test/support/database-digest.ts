import { withClient } from './sql.js';

interface Table {
  readonly name: string;
}

const TABLES = `SELECT quote_ident(table_name) AS name FROM information_schema.tables
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;

/** A digest of each table of a database, whatever the order of its rows: two that are equal hold the same. */
export async function databaseDigest(url: string): Promise<Readonly<Record<string, string>>> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query<Table>(TABLES);
    const digests: [string, string][] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ readonly digest: string }>(
        `SELECT md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS digest FROM ${name} t`,
      );
      digests.push([name, rows[0]?.digest ?? '']);
    }
    return Object.fromEntries(digests);
  });
}
