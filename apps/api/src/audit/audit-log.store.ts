import { Postgres } from '../database/postgres.js';
import type { Prisma } from '../generated/prisma/client.js';

/** Which audit events are read. A word with a star at its end stands for all that begin so. */
export interface AuditRange {
  readonly actor?: string | undefined;
  readonly type?: string | undefined;
  readonly target?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after: number;
  readonly limit: number;
}

/** A place of the chain: with the hash of the event, all events before it are told too. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

/** `edited`, `missing` (what stood before it), `out-of-order`, or `not-as-published`: a release told another hash of this event. */
export interface AuditFault {
  readonly sequence: number;
  readonly fault: string;
}

/** The hash before the first event. */
const NOTHING = '0'.repeat(64);

/** The audit as it is read; `audit.store` appends to it. */
export class AuditLog {
  constructor(private readonly postgres: Postgres) {}

  /** By rising sequence. */
  async read({
    actor,
    type,
    target,
    from,
    to,
    after,
    limit,
  }: AuditRange): Promise<readonly ({ readonly sequence: number } & object)[]> {
    const where: Prisma.AuditEventWhereInput = {
      sequence: { gt: after },
      ...(actor === undefined ? {} : { actor }),
      ...(type === undefined ? {} : { type: matching(type) }),
      ...(target === undefined ? {} : { target: matching(target) }),
      ...(from === undefined && to === undefined
        ? {}
        : { at: { ...(from === undefined ? {} : { gte: from }), ...(to === undefined ? {} : { lt: to }) } }),
    };
    const rows = await this.postgres.prisma.auditEvent.findMany({ where, orderBy: { sequence: 'asc' }, take: limit });
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence), at: row.at.toISOString() }));
  }

  /** Where the chain does not hold, by sequence. */
  async faults(): Promise<readonly AuditFault[]> {
    const rows = await this.postgres.prisma.$queryRaw<{ sequence: bigint; fault: string }[]>`
      SELECT sequence, fault FROM plimsoll_audit_faults()`;
    return rows.map(({ sequence, fault }) => ({ sequence: Number(sequence), fault }));
  }

  /** Whether the event of this sequence has this hash. */
  async holds({ sequence, hash }: AuditHead): Promise<boolean> {
    return (await this.postgres.prisma.auditEvent.count({ where: { sequence, hash } })) > 0;
  }

  async head(): Promise<AuditHead> {
    const last = await this.postgres.prisma.auditEvent.findFirst({
      select: { sequence: true, hash: true },
      orderBy: { sequence: 'desc' },
    });
    return last ? { sequence: Number(last.sequence), hash: last.hash } : { sequence: 0, hash: NOTHING };
  }
}

const matching = (word: string): Prisma.StringFilter =>
  word.endsWith('*') ? { startsWith: word.slice(0, -1) } : { equals: word };
