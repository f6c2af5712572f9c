import type { Config } from '../config/config.js';
import type { Log } from '../database/database.types.js';
import { openDatabase } from '../database/open-database.js';
import { Postgres } from '../database/postgres.js';
import { runningPostgres } from '../database/running-postgres.js';
import { AuditLog, type AuditFault, type AuditHead } from './audit-log.store.js';

/** What a look at the whole chain comes to. */
export interface AuditVerdict {
  readonly head: AuditHead;
  /** By sequence; empty where the chain holds. */
  readonly faults: readonly AuditFault[];
}

/**
 * Looks at the whole audit chain, on the configured database or the embedded one, whether the service runs or not: every event, every head
 * that was told with a release, and one that somebody kept elsewhere. Throws BootError with one line that can be mended.
 */
export async function verifyAudit(
  config: Pick<Config, 'databaseUrl' | 'dataDirectory'>,
  kept: AuditHead | undefined,
  log: Log,
): Promise<AuditVerdict> {
  const databaseUrl = config.databaseUrl ?? runningPostgres(config.dataDirectory);
  const database = await openDatabase({ databaseUrl, dataDirectory: config.dataDirectory }, log);
  try {
    const audit = new AuditLog(new Postgres(database.prisma));
    const [faults, isAsKept] = [await audit.faults(), kept === undefined || (await audit.holds(kept))];
    const all =
      kept === undefined || isAsKept ? faults : [...faults, { sequence: kept.sequence, fault: 'not-as-kept' }];
    return { head: await audit.head(), faults: all.toSorted((a, b) => a.sequence - b.sequence) };
  } finally {
    await database.close();
  }
}
