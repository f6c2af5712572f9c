import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { BOATS } from '../support/boat-catalog.js';
import { runSql } from '../support/sql.js';

/** Time between the commit of a release and its event: what a service takes that tells in a second transaction. */
const GAP_MS = 10;

const UNTOLD = `
  SELECT r.sequence, r.label, r.digest FROM releases r WHERE r.catalog = $1
  ORDER BY r.sequence DESC LIMIT 1`;

/**
 * The fault that an outbox is there against: events are written in a transaction of their own, after the commit of what they tell, by somebody
 * who is killed with the service.
 */
export async function misplaceOutbox(url: string): Promise<{ begin(): Promise<void>; kill(): Promise<void> }> {
  for (const table of ['releases', 'pointer_moves']) await runSql(url, `DROP TRIGGER told ON ${table}`);
  let teller: pg.Client | undefined;
  const begin = async () => {
    const client = new pg.Client({ connectionString: url });
    teller = client;
    client.on('error', () => undefined);
    await client.connect();
    // Cut off in the middle, it tells no more: that is the fault that is planted.
    client.on('notification', () => void tell(client, () => teller === client).catch(() => undefined));
    await client.query('LISTEN plimsoll_releases');
  };
  await begin();
  return {
    begin,
    kill: async () => {
      const killed = teller;
      teller = undefined;
      await killed?.end();
    },
  };
}

async function tell(client: pg.Client, isAlive: () => boolean): Promise<void> {
  const { rows } = await client.query<{ sequence: number; label: string; digest: string }>(UNTOLD, [BOATS]);
  await delay(GAP_MS);
  const [newest] = rows;
  if (!isAlive() || !newest) return;
  const types = ['release.published', 'release.made-current'];
  for (const type of types)
    await client.query(
      `SELECT plimsoll_append_event($1, $2, now(), $3) WHERE NOT EXISTS (
         SELECT FROM events WHERE type = $1 AND catalog = $2 AND (data->>'sequence')::int = $4)`,
      [type, BOATS, { ...newest, reason: 'planted' }, newest.sequence],
    );
}
