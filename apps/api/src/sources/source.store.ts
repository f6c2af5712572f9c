import { sourceSchema, type Source } from '@plimsoll/engine';
import type { Postgres } from '../database/postgres.js';
import type { Prisma } from '../generated/prisma/client.js';
import type { Transaction } from '../writes/write.store.js';
import type { DriftOutcome, DriftRecord, DriftTold, KnownRevision, NewRevision } from './sources.types.js';

type Reader = Pick<Transaction, 'registeredSource' | 'receivedRevision' | 'drift'>;

/** What of the sources is in no release yet. */
export interface Received {
  readonly sources: readonly Source[];
  readonly revisions: readonly KnownRevision[];
}

export interface DriftQuery {
  readonly catalog: string;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** The registered sources, the received revisions and the drifts in the database. */
export class SourceStore {
  constructor(private readonly postgres: Postgres) {}

  received(catalog: string): Promise<Received> {
    return readReceived(this.postgres.prisma, catalog);
  }

  async drift(id: string): Promise<DriftRecord | undefined> {
    const row = await this.postgres.prisma.drift.findUnique({ where: { id } });
    return row ? driftOf(row) : undefined;
  }

  /** Newest first. */
  async drifts({ catalog, before, limit }: DriftQuery): Promise<readonly DriftRecord[]> {
    const rows = await this.postgres.prisma.drift.findMany({
      where: { catalog, ...(before === undefined ? {} : { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map(driftOf);
  }

  /** The newest drift that a source was part of. */
  async lastDriftOf(catalog: string, source: string): Promise<DriftRecord | undefined> {
    const row = await this.postgres.prisma.receivedRevision.findFirst({
      where: { catalog, source },
      orderBy: { order: 'desc' },
      include: { with: true },
    });
    return row ? driftOf(row.with) : undefined;
  }

  async text(sha256: string): Promise<string | undefined> {
    const row = await this.postgres.prisma.sourceText.findUnique({ where: { sha256 } });
    return row?.text;
  }
}

/** Keeps everybody else from feeding the catalog until the transaction ends. */
export async function lockSources(tx: Transaction, catalog: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('plimsoll/sources/' || ${catalog}, 0))`;
}

export async function readReceived(reader: Reader, catalog: string): Promise<Received> {
  const sources = await reader.registeredSource.findMany({ where: { catalog }, orderBy: { id: 'asc' } });
  const revisions = await reader.receivedRevision.findMany({ where: { catalog }, orderBy: { order: 'asc' } });
  return {
    sources: sources.map(({ content }) => sourceSchema.parse(content)),
    revisions: revisions.map(({ id, source, order, textSha256, retrievedAt }) => ({
      id,
      source,
      order,
      textSha256,
      retrievedOn: retrievedAt.toISOString().slice(0, 10),
      isReleased: false,
    })),
  };
}

export async function insertSource(
  tx: Transaction,
  row: { readonly catalog: string; readonly source: Source; readonly at: Date; readonly by: string },
): Promise<void> {
  const { catalog, source, at, by } = row;
  await tx.registeredSource.create({
    data: { catalog, id: source.id, content: { ...source }, registeredAt: at, registeredBy: by },
  });
}

/** Corrects what was registered. The caller holds the lock of the catalog. */
export async function correctSource(tx: Transaction, catalog: string, source: Source): Promise<void> {
  const where = { catalog_id: { catalog, id: source.id } };
  await tx.registeredSource.update({ where, data: { content: { ...source } } });
}

/** Writes a drift with the revisions that brought it. */
export async function insertDrift(
  tx: Transaction,
  drift: DriftRecord,
  revisions: readonly NewRevision[],
): Promise<void> {
  const { id, catalog, at, by } = drift;
  const texts = revisions.map(({ textSha256, text }) => ({ sha256: textSha256, text }));
  await tx.sourceText.createMany({ data: texts, skipDuplicates: true });
  await tx.drift.create({ data: { ...drift, told: drift.told as unknown as Prisma.InputJsonValue } });
  await tx.receivedRevision.createMany({
    data: revisions.map((revision) => ({
      catalog,
      id: revision.id,
      source: revision.source,
      order: revision.order,
      textSha256: revision.textSha256,
      retrievedAt: new Date(revision.retrievedAt),
      receivedAt: at,
      receivedBy: by,
      drift: id,
    })),
  });
}

/** Ties a draft to a drift that has none yet; tells whether it had none. */
export async function tieDraft(tx: Transaction, drift: string, draft: string): Promise<boolean> {
  const { count } = await tx.drift.updateMany({ where: { id: drift, draft: null }, data: { draft } });
  return count === 1;
}

/** Tells the world. Call it late: whoever else tells something waits until the transaction ends. */
export async function appendDriftEvent(tx: Transaction, drift: DriftRecord, told: object): Promise<void> {
  await tx.$queryRaw`
    SELECT plimsoll_append_event('source.drifted', ${drift.catalog}, ${drift.at}, ${JSON.stringify(told)}::jsonb)::text`;
}

type DriftRow = Awaited<ReturnType<Transaction['drift']['findFirstOrThrow']>>;

function driftOf(row: DriftRow): DriftRecord {
  return { ...row, outcome: row.outcome as DriftOutcome, told: row.told as unknown as DriftTold };
}
