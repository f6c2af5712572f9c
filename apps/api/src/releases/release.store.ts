import { Prisma, type PrismaClient } from '../generated/prisma/client.js';
import type { LocalizedText, ReleaseHeader } from '@plimsoll/engine';
import type { ChangeRow, CatalogHeads, CatalogRow, MoveRow, ReleaseRows } from './release-rows.js';

/** A release to be published with all it changes. `digest` is over the content that the catalog has with these changes. */
export interface NewRelease {
  readonly catalog: CatalogRow;
  readonly header: ReleaseHeader;
  readonly changes: readonly Omit<ChangeRow, 'catalog' | 'sequence'>[];
  readonly texts: ReadonlyMap<string, string>;
}

/** A pointer move to be made; the position is given by the store. */
export type NewMove = Omit<MoveRow, 'position' | 'movedAt'> & { readonly movedBy: string; readonly reason: string };

/** Says where the pointer goes, seeing where it stands; null leaves it there. */
export type DecideMove = (current: number | null) => NewMove | null;

type Transaction = Prisma.TransactionClient;

const ROWS_AT_ONCE = 2000;
const TRANSACTION_TIMEOUT_MS = 60_000;
const TRANSACTION_LIMITS = { timeout: TRANSACTION_TIMEOUT_MS, maxWait: TRANSACTION_TIMEOUT_MS };

/** The published releases in the database. Nothing here updates or deletes; the database would refuse it. */
export class ReleaseStore {
  constructor(private readonly prisma: PrismaClient) {}

  /** The newest sequence and pointer position of each catalog: cheap, to learn whether there is anything to read. */
  async readHeads(): Promise<readonly CatalogHeads[]> {
    return this.prisma.$queryRaw<CatalogHeads[]>`
      SELECT id AS catalog,
        (SELECT coalesce(max(sequence), 0)::int FROM releases WHERE catalog = id) AS sequence,
        (SELECT coalesce(max(position), 0)::int FROM pointer_moves WHERE catalog = id) AS position
      FROM catalogs ORDER BY id`;
  }

  /** Everything of a catalog behind the given sequence and position, as of one moment. Pass zeros to read all of it. */
  async readBehind({ catalog, sequence, position }: CatalogHeads): Promise<ReleaseRows> {
    return this.prisma.$transaction(
      async (tx) => {
        const [headers, changes, moves] = [
          await tx.release.findMany({ where: { catalog, sequence: { gt: sequence } }, orderBy: { sequence: 'asc' } }),
          await readChanges(tx, catalog, sequence),
          await tx.pointerMove.findMany({
            where: { catalog, position: { gt: position } },
            orderBy: { position: 'asc' },
          }),
        ];
        const { name } = await tx.catalog.findUniqueOrThrow({ where: { id: catalog } });
        return {
          catalog: { id: catalog, name: name as LocalizedText },
          headers: headers.map(headerOf),
          changes,
          moves: moves.map(({ movedAt, ...move }) => {
            return { catalog, position: move.position, sequence: move.sequence, movedAt: movedAt.toISOString() };
          }),
        };
      },
      { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, timeout: TRANSACTION_TIMEOUT_MS },
    );
  }

  readTexts(hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return readTexts(this.prisma, hashes);
  }

  /**
   * Writes a release and, with it, the pointer move that `decideMove` asks for, in one transaction. Tells whether it was written:
   * false when the sequence was there already, because another replica was quicker.
   */
  async publish(release: NewRelease, decideMove: DecideMove): Promise<boolean> {
    return this.prisma.$transaction(
      async (tx) => (await insertRelease(tx, release, decideMove)) === 'written',
      TRANSACTION_LIMITS,
    );
  }

  /** Moves the pointer as `decideMove` asks, seeing where it stands now. */
  async movePointer(catalog: string, decideMove: DecideMove): Promise<void> {
    await this.prisma.$transaction((tx) => insertMove(tx, catalog, decideMove), TRANSACTION_LIMITS);
  }

  /** The first release of a catalog that was published from a draft: from there on the catalog is its editors'. */
  async firstFromDraft(catalog: string): Promise<number | undefined> {
    const { _min: found } = await this.prisma.draft.aggregate({
      where: { catalog },
      _min: { publishedSequence: true },
    });
    return found.publishedSequence ?? undefined;
  }

  async isFolderLoaded(fingerprint: string): Promise<boolean> {
    return (await this.prisma.shippedFolder.findUnique({ where: { fingerprint } })) !== null;
  }

  async rememberFolder(fingerprint: string, catalog: string): Promise<void> {
    await this.prisma.shippedFolder.createMany({ data: [{ fingerprint, catalog }], skipDuplicates: true });
  }
}

/**
 * Writes a release and the pointer move that goes with it, in the transaction of the caller. Tells what stands in the way where the sequence is not
 * the next one: the newest there is. One writer a catalog at a time, over all replicas; the lock goes with the transaction.
 */
export async function insertRelease(
  tx: Transaction,
  release: NewRelease,
  decideMove: DecideMove,
): Promise<'written' | { readonly newest: number }> {
  const { catalog, sequence } = release.header;
  await lockCatalog(tx, catalog);
  const { _max: found } = await tx.release.aggregate({ where: { catalog }, _max: { sequence: true } });
  const newest = found.sequence ?? 0;
  if (newest >= sequence) return { newest };
  await writeRelease(tx, release);
  await move(tx, catalog, decideMove);
  return 'written';
}

/** Moves the pointer as `decideMove` asks, in the transaction of the caller. */
export async function insertMove(tx: Transaction, catalog: string, decideMove: DecideMove): Promise<void> {
  await lockCatalog(tx, catalog);
  await move(tx, catalog, decideMove);
}

async function lockCatalog(tx: Transaction, catalog: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('plimsoll/publish/' || ${catalog}, 0))`;
}

/** The texts of source revisions by their SHA-256. */
export async function readTexts(
  prisma: Pick<PrismaClient, 'sourceText'>,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await prisma.sourceText.findMany({ where: { sha256: { in: [...hashes] } } });
  return new Map(rows.map(({ sha256, text }) => [sha256, text]));
}

async function readChanges(tx: Transaction, catalog: string, sequence: number): Promise<readonly ChangeRow[]> {
  const rows = await tx.releaseChange.findMany({ where: { catalog, sequence: { gt: sequence } } });
  return rows.map((row) => ({ kind: row.kind, key: row.key, sequence: row.sequence, content: row.content }));
}

// The header goes in last: its commit closes the release.
async function writeRelease(tx: Transaction, { catalog, header, changes, texts }: NewRelease): Promise<void> {
  await tx.catalog.createMany({ data: [{ id: catalog.id, name: { ...catalog.name } }], skipDuplicates: true });
  const textRows = [...texts].map(([sha256, text]) => ({ sha256, text }));
  await tx.sourceText.createMany({ data: textRows, skipDuplicates: true });
  const changeRows = changes.map(({ kind, key, content }) => ({
    catalog: catalog.id,
    sequence: header.sequence,
    kind,
    key,
    content: content === null ? Prisma.DbNull : (content as Prisma.InputJsonValue),
  }));
  for (let start = 0; start < changeRows.length; start += ROWS_AT_ONCE)
    await tx.releaseChange.createMany({ data: changeRows.slice(start, start + ROWS_AT_ONCE) });
  await tx.release.create({ data: { ...header, notes: { ...header.notes } } });
}

async function move(tx: Transaction, catalog: string, decideMove: DecideMove): Promise<void> {
  const newest = await tx.pointerMove.findFirst({ where: { catalog }, orderBy: { position: 'desc' } });
  const decided = decideMove(newest?.sequence ?? null);
  if (decided) await tx.pointerMove.create({ data: { ...decided, position: (newest?.position ?? 0) + 1 } });
}

type HeaderRow = Awaited<ReturnType<Transaction['release']['findMany']>>[number];

function headerOf(row: HeaderRow): ReleaseHeader {
  return {
    catalog: row.catalog,
    sequence: row.sequence,
    label: row.label,
    digest: row.digest,
    schemaVersion: row.schemaVersion,
    publishedAt: row.publishedAt.toISOString(),
    publishedBy: row.publishedBy,
    notes: row.notes as LocalizedText,
  };
}
