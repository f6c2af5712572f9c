import type { LocalizedText, ReleaseContentInput, ReleaseHeader } from '@plimsoll/engine';
import { Prisma } from '../generated/prisma/client.js';
import { revokedTokens } from '../access/token.store.js';
import type { Postgres } from '../database/postgres.js';
import type { CameFirst } from './base-moved.js';
import type { Approval, Draft, DraftHead, DraftState, NewDraftRow } from './draft.types.js';

export type Transaction = Prisma.TransactionClient;

/** What is asked of the list. The last key is the id: the order is total. */
export interface DraftQuery {
  readonly catalog?: string | undefined;
  readonly state?: DraftState | undefined;
  readonly author?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

const heads = { omit: { content: true }, include: { approvals: { orderBy: { approvedAt: 'asc' } } } } as const;
const wholes = { include: { approvals: { orderBy: { approvedAt: 'asc' } } } } as const;

/** The drafts in the database. Every change takes the row's lock first, and counts its version up. */
export class DraftStore {
  constructor(private readonly postgres: Postgres) {}

  async head(id: string): Promise<DraftHead | undefined> {
    const { prisma } = this.postgres;
    const row = await prisma.draft.findUnique({ where: { id }, ...heads });
    return row ? headOf(row, await revokedIn(prisma, [row])) : undefined;
  }

  async read(id: string): Promise<Draft | undefined> {
    const { prisma } = this.postgres;
    const row = await prisma.draft.findUnique({ where: { id }, ...wholes });
    return row ? draftOf(row, await revokedIn(prisma, [row])) : undefined;
  }

  keptImpact(key: ImpactKey): Promise<string | undefined> {
    return keptImpact(this.postgres.prisma, key);
  }

  /** The draft that fell due first. */
  async firstDue(now: Date): Promise<DueDraft | undefined> {
    const row = await this.postgres.prisma.draft.findFirst({
      where: { publishAt: { lte: now } },
      orderBy: [{ publishAt: 'asc' }, { id: 'asc' }],
      select: { id: true, publishAt: true, publishBy: true },
    });
    return row?.publishAt ? { id: row.id, publishAt: row.publishAt, publishBy: row.publishBy ?? '' } : undefined;
  }

  /** Newest id last: ids rise with time. */
  async list({ catalog, state, author, after, limit }: DraftQuery): Promise<readonly DraftHead[]> {
    const { prisma } = this.postgres;
    const rows = await prisma.draft.findMany({
      where: {
        ...(catalog === undefined ? {} : { catalog }),
        ...(state === undefined ? {} : { state }),
        ...(author === undefined ? {} : { author }),
        ...(after === undefined ? {} : { id: { gt: after } }),
      },
      orderBy: { id: 'asc' },
      take: limit,
      ...heads,
    });
    const revoked = await revokedIn(prisma, rows);
    return rows.map((row) => headOf(row, revoked));
  }
}

/** What a report is known by. */
export interface ImpactKey {
  readonly catalog: string;
  readonly baseDigest: string;
  readonly digest: string;
  readonly asOf: string;
}

/** A report that was kept. */
export async function keptImpact(tx: Pick<Transaction, 'draftImpact'>, key: ImpactKey): Promise<string | undefined> {
  const row = await tx.draftImpact.findUnique({ where: { catalog_baseDigest_digest_asOf: { ...key } } });
  return row?.report;
}

/** Keeps a report; the first one of a content, its base and a day stays. */
export async function keepImpact(tx: Transaction, impact: ImpactKey & { readonly report: string }): Promise<void> {
  await tx.draftImpact.createMany({ data: [impact], skipDuplicates: true });
}

/** Reads a draft to change it: nobody else does until the transaction ends. */
export async function lockDraft(tx: Transaction, id: string): Promise<Draft | undefined> {
  await tx.$queryRaw`SELECT 1 FROM drafts WHERE id = ${id} FOR UPDATE`;
  const row = await tx.draft.findUnique({ where: { id }, ...wholes });
  return row ? draftOf(row, await revokedIn(tx, [row])) : undefined;
}

/** A draft that is to be published by now. */
export interface DueDraft {
  readonly id: string;
  readonly publishAt: Date;
  readonly publishBy: string;
}

/** Takes a draft that is due; undefined where it is not any more, or where somebody else has it. */
export async function lockDueDraft(tx: Transaction, id: string, now: Date): Promise<Draft | undefined> {
  const taken = await tx.$queryRaw<readonly object[]>`
    SELECT 1 FROM drafts WHERE id = ${id} AND publish_at <= ${now} FOR UPDATE SKIP LOCKED`;
  return taken.length === 0 ? undefined : lockDraft(tx, id);
}

/** Notes that a state of a shipped folder has been dealt with; false where that was done before. Others wait until the transaction ends. */
export async function takeShippedFolder(tx: Transaction, fingerprint: string, catalog: string): Promise<boolean> {
  const { count } = await tx.shippedFolder.createMany({ data: [{ fingerprint, catalog }], skipDuplicates: true });
  return count > 0;
}

/** Keeps the texts of source revisions that a draft holds. */
export async function keepTexts(
  tx: Transaction,
  texts: Iterable<readonly [sha256: string, text: string]>,
): Promise<void> {
  const data = [...texts].map(([sha256, text]) => ({ sha256, text }));
  await tx.sourceText.createMany({ data, skipDuplicates: true });
}

/** The newest release of a catalog as this transaction sees it; 0 where there is none. */
export async function newestSequence(tx: Transaction, catalog: string): Promise<number> {
  const { _max: found } = await tx.release.aggregate({ where: { catalog }, _max: { sequence: true } });
  return found.sequence ?? 0;
}

/** The releases that came after the base of a draft, oldest first. */
export async function releasesAfter(
  tx: Transaction,
  { catalog, baseSequence }: Pick<DraftHead, 'catalog' | 'baseSequence'>,
): Promise<readonly CameFirst[]> {
  const rows = await tx.release.findMany({
    where: { catalog, sequence: { gt: baseSequence } },
    orderBy: { sequence: 'asc' },
    include: { changes: { select: { kind: true, key: true }, orderBy: [{ kind: 'asc' }, { key: 'asc' }] } },
  });
  return rows.map(({ sequence, label, digest, changes }) => {
    return { sequence, label, digest, items: changes.map(({ kind, key }) => `${kind}/${key}`) };
  });
}

/** Where the audit stood when a release was published; undefined for what was not published through it. */
export async function auditHeadOf(
  postgres: Postgres,
  { catalog, sequence }: Pick<ReleaseHeader, 'catalog' | 'sequence'>,
): Promise<{ readonly sequence: number; readonly hash: string } | undefined> {
  const row = await postgres.prisma.releaseAudit.findUnique({ where: { catalog_sequence: { catalog, sequence } } });
  return row ? { sequence: Number(row.auditSequence), hash: row.auditHash } : undefined;
}

export async function createDraft(tx: Transaction, draft: NewDraftRow): Promise<void> {
  await tx.draft.create({
    data: {
      ...draft,
      notes: { ...draft.notes },
      content: draft.content as unknown as Prisma.InputJsonValue,
      because: draft.because === null ? Prisma.DbNull : (draft.because as Prisma.InputJsonValue),
    },
  });
}

/** What of a draft may change. */
export type DraftChange = Partial<
  Pick<
    Draft,
    | 'title'
    | 'notes'
    | 'state'
    | 'baseSequence'
    | 'label'
    | 'digest'
    | 'content'
    | 'publishAt'
    | 'publishBy'
    | 'publishedSequence'
    | 'editors'
  >
>;

/** Changes a draft that was locked, and counts its version up. */
export async function changeDraft(
  tx: Transaction,
  draft: DraftHead,
  change: DraftChange,
  at: Date,
): Promise<DraftHead> {
  const { notes, content, editors, ...rest } = change;
  const row = await tx.draft.update({
    where: { id: draft.id },
    data: {
      ...rest,
      ...(notes === undefined ? {} : { notes: { ...notes } }),
      ...(content === undefined ? {} : { content: content as unknown as Prisma.InputJsonValue }),
      ...(editors === undefined ? {} : { editors: [...editors] }),
      version: draft.version + 1,
      revision: draft.revision + (content === undefined ? 0 : 1),
      updatedAt: at,
    },
    ...heads,
  });
  return headOf(row, await revokedIn(tx, [row]));
}

/** Something that happened, for the feed of events. */
export interface NewEvent {
  readonly type: string;
  readonly catalog: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Appends to the feed, in the transaction of the work. Holds a lock until that ends: do it late. */
export async function appendEvent(tx: Transaction, { type, catalog, at, data }: NewEvent): Promise<void> {
  const text = JSON.stringify(data);
  await tx.$executeRaw`SELECT plimsoll_append_event(${type}, ${catalog}, ${at}::timestamptz, ${text}::jsonb)`;
}

export async function approve(
  tx: Transaction,
  { id, digest, revision }: Pick<DraftHead, 'id' | 'digest' | 'revision'>,
  approval: { readonly approver: string; readonly approvedAt: Date; readonly comment: string | null },
): Promise<void> {
  await tx.draftApproval.createMany({ data: [{ draft: id, digest, revision, ...approval }], skipDuplicates: true });
}

type ApprovalRow = Omit<Approval, 'isRevoked'>;
type HeadRow = Omit<Awaited<ReturnType<Transaction['draft']['findFirstOrThrow']>>, 'content'> & {
  approvals: readonly ApprovalRow[];
};

const TOKEN = 'token:';

/** Those who approved with a token that was taken back. */
async function revokedIn(
  reader: Pick<Transaction, 'apiToken'>,
  rows: readonly Pick<HeadRow, 'approvals'>[],
): Promise<ReadonlySet<string>> {
  const approvers = rows.flatMap(({ approvals }) => approvals.map(({ approver }) => approver));
  const ids = approvers.flatMap((approver) => (approver.startsWith(TOKEN) ? [approver.slice(TOKEN.length)] : []));
  if (ids.length === 0) return new Set();
  return new Set((await revokedTokens(reader, [...new Set(ids)])).map((id) => TOKEN + id));
}

function headOf(row: HeadRow, revoked: ReadonlySet<string>): DraftHead {
  const approvals = row.approvals.map(({ approver, digest, revision, approvedAt, comment }) => ({
    approver,
    digest,
    revision,
    approvedAt,
    comment,
    isRevoked: revoked.has(approver),
  }));
  return { ...row, notes: row.notes as unknown as LocalizedText, state: row.state as DraftState, approvals };
}

function draftOf(row: HeadRow & { readonly content: unknown }, revoked: ReadonlySet<string>): Draft {
  return { ...headOf(row, revoked), content: row.content as ReleaseContentInput };
}
