import type { Prisma } from '../generated/prisma/client.js';
import type { Deed, DoneBy } from './audit.types.js';

type Transaction = Pick<Prisma.TransactionClient, '$queryRaw'>;

/** Where an audit event stands in the chain. */
export interface Appended {
  readonly sequence: bigint;
  readonly hash: string;
}

/** Appends to the audit chain, in the transaction of the work that it tells of. Holds a lock until that ends: do it last. */
export async function appendAudit(tx: Transaction, deed: Deed, { actor, requestId }: DoneBy): Promise<Appended> {
  const [row] = await tx.$queryRaw<Appended[]>`
    SELECT "sequence", "hash" FROM plimsoll_audit(
      ${deed.type}, ${actor}, ${deed.target}, ${json(deed.before)}::jsonb, ${json(deed.after)}::jsonb,
      ${deed.reason ?? null}, ${requestId ?? null}
    )`;
  if (!row) throw new Error('the audit event was not appended');
  return row;
}

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));
