import type pg from 'pg';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import { CatalogHistory, digestFor } from '../../apps/api/src/releases/catalog-history.js';
import { ReleaseStore } from '../../apps/api/src/releases/release.store.js';
import { BOATS } from '../support/boat-catalog.js';
import { silentLog } from '../support/silent-log.js';
import { withClient } from '../support/sql.js';

/** What clients were told: the releases that were acknowledged, by draft, and the drafts whose withdrawal was. */
export interface Ledger {
  readonly published: readonly { readonly draft: string; readonly sequence: number; readonly digest: string }[];
  readonly withdrawn: readonly string[];
}

interface ReleaseRow {
  readonly sequence: number;
  readonly digest: string;
  readonly drafts: readonly string[];
  readonly moves: number;
  readonly told: number;
  readonly audited: readonly string[];
  readonly keys: number;
}

// The first release came with the catalog: it has no draft.
const RELEASES = `
  SELECT r.sequence, r.digest,
    ARRAY(SELECT d.id::text FROM drafts d WHERE d.catalog = r.catalog AND d.published_sequence = r.sequence) AS drafts,
    (SELECT count(*)::int FROM pointer_moves m WHERE m.catalog = r.catalog AND m.sequence = r.sequence) AS moves,
    (SELECT count(*)::int FROM events e WHERE e.catalog = r.catalog AND e.type = 'release.published'
      AND (e.data->>'sequence')::int = r.sequence AND e.data->>'digest' = r.digest) AS told,
    ARRAY(SELECT a.after->>'draft' FROM audit_events a WHERE a.type = 'release.published'
      AND a.target = 'release:' || r.catalog || '/' || r.sequence) AS audited,
    (SELECT count(*)::int FROM idempotency_keys k WHERE k.status = 201
      AND k.headers->>'location' = '/v1/catalogs/' || r.catalog || '/releases/' || r.sequence) AS keys
  FROM releases r WHERE r.catalog = $1 ORDER BY r.sequence`;

/**
 * Where the rows of a database do not agree with each other, or with what clients were told. To be asked at any moment, also while clients write:
 * it reads one moment, and the ledger is what was acknowledged before that.
 */
export async function faultsIn(url: string, ledger: Ledger): Promise<readonly string[]> {
  const [published, withdrawn] = [[...ledger.published], [...ledger.withdrawn]];
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows: releases } = await client.query<ReleaseRow>(RELEASES, [BOATS]);
    return [
      ...lost(releases, published),
      ...releases.flatMap(faultsOf),
      ...(await faultsOfDrafts(client, withdrawn)),
      ...(await faultsOfPointer(client, releases)),
      ...(await faultsOfFeeds(client)),
    ];
  });
}

function lost(releases: readonly ReleaseRow[], published: Ledger['published']): readonly string[] {
  return published
    .filter(({ draft, sequence, digest }) => {
      const found = releases.find((release) => release.sequence === sequence);
      return found?.digest !== digest || !found.drafts.includes(draft);
    })
    .map(({ draft, sequence }) => `release ${sequence} of draft ${draft} was acknowledged and is gone`);
}

function faultsOf(
  { sequence, digest, drafts, moves, told, audited, keys }: ReleaseRow,
  index: number,
  all: readonly ReleaseRow[],
) {
  const isFirst = index === 0;
  const faults: readonly (readonly [isFault: boolean, text: string])[] = [
    [sequence !== index + 1, `release ${sequence} is in place ${index + 1}`],
    [all.some((other) => other.digest === digest && other.sequence < sequence), `release ${sequence} is doubled`],
    [drafts.length !== (isFirst ? 0 : 1), `release ${sequence} is of ${drafts.length} drafts`],
    [moves !== 1, `release ${sequence} was made current ${moves} times`],
    [told !== 1, `release ${sequence} was told ${told} times`],
    [audited.join() !== drafts.join(), `release ${sequence} of ${drafts.join()} is audited as of ${audited.join()}`],
    [keys !== (isFirst ? 0 : 1), `release ${sequence} is remembered by ${keys} keys`],
  ];
  return faults.filter(([isFault]) => isFault).map(([, text]) => text);
}

async function faultsOfDrafts(client: pg.Client, withdrawn: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly id: string; readonly fault: string }>(
    `SELECT d.id, CASE
       WHEN d.id = ANY($1) AND d.state <> 'withdrawn' THEN 'was withdrawn and is ' || d.state
       WHEN d.state = 'published' AND r.digest IS DISTINCT FROM d.digest THEN 'is not what was published of it'
       WHEN a.state IS DISTINCT FROM d.state THEN 'is ' || d.state || ' and audited as ' || a.state
       WHEN d.state IN ('approved', 'published') AND NOT EXISTS (
         SELECT 1 FROM draft_approvals p WHERE p.draft = d.id AND p.digest = d.digest) THEN 'is not approved'
     END AS fault
     FROM drafts d
     LEFT JOIN releases r ON r.catalog = d.catalog AND r.sequence = d.published_sequence
     LEFT JOIN LATERAL (
       SELECT CASE WHEN e.type = 'release.published' THEN 'published' ELSE coalesce(e.after->>'state', 'draft') END AS state
       FROM audit_events e
       WHERE e.target = 'draft:' || d.id OR e.type = 'release.published' AND e.after->>'draft' = d.id
       ORDER BY e.sequence DESC LIMIT 1
     ) a ON true`,
    [withdrawn],
  );
  return rows.filter(({ fault }) => fault !== null).map(({ id, fault }) => `draft ${id} ${fault}`);
}

async function faultsOfPointer(client: pg.Client, releases: readonly ReleaseRow[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly position: number; readonly sequence: number; readonly told: number }>(
    `SELECT m.position, m.sequence, (SELECT count(*)::int FROM events e WHERE e.catalog = m.catalog
       AND e.type = 'release.made-current' AND (e.data->>'sequence')::int = m.sequence) AS told
     FROM pointer_moves m WHERE m.catalog = $1 ORDER BY m.position`,
    [BOATS],
  );
  const newest = releases.at(-1)?.sequence;
  const current = rows.at(-1)?.sequence;
  return [
    ...(newest === current ? [] : [`release ${current} is current and ${newest} is the newest`]),
    ...rows
      .filter(({ position }, index) => position !== index + 1)
      .map(({ position }) => `move ${position} is misplaced`),
    ...rows.filter(({ told }) => told !== 1).map(({ position, told }) => `move ${position} was told ${told} times`),
  ];
}

async function faultsOfFeeds(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly text: string }>(
    `SELECT 'audit event ' || sequence || ' is ' || fault AS text FROM plimsoll_audit_faults()
     UNION ALL
     SELECT 'event ' || sequence || ' is in place ' || place FROM (
       SELECT sequence, row_number() OVER (ORDER BY sequence) AS place FROM events
     ) placed WHERE sequence <> place
     UNION ALL
     SELECT 'event ' || max(sequence) || ' tells release ' || (data->>'sequence') || ' before the one before it' FROM (
       SELECT sequence, data, lag((data->>'sequence')::int) OVER (ORDER BY sequence) AS before
       FROM events WHERE type = 'release.published' AND catalog = $1
     ) ordered WHERE (data->>'sequence')::int < before GROUP BY data`,
    [BOATS],
  );
  return rows.map(({ text }) => text);
}

/** The releases whose content does not come to their digest. */
export async function wrongDigestsIn(url: string): Promise<readonly number[]> {
  const database = await openDatabase({ databaseUrl: url, dataDirectory: '' }, silentLog);
  try {
    const rows = await new ReleaseStore(database.prisma).readBehind({ catalog: BOATS, sequence: 0, position: 0 });
    const history = new CatalogHistory(rows.catalog);
    history.addReleases(rows);
    return rows.headers
      .filter((header) => digestFor(header, history.contentAt(header.sequence)) !== header.digest)
      .map(({ sequence }) => sequence);
  } finally {
    await database.close();
  }
}
