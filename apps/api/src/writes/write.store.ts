import { canonicalJson, digestOf, Problem } from '@plimsoll/engine';
import { appendAudit } from '../audit/audit.store.js';
import type { Postgres } from '../database/postgres.js';
import type { Prisma } from '../generated/prisma/client.js';
import type { Answered, Asked, Done } from './write.types.js';

export type Transaction = Prisma.TransactionClient;

const LIMITS = { timeout: 60_000, maxWait: 10_000 };

/** Takes the transaction back and carries what it would have answered. */
class TakenBack extends Error {
  constructor(readonly answered: Answered) {
    super('a dry run is taken back');
  }
}

/** Does writes: each one transaction with its audit events and its idempotency key. */
export class WriteStore {
  constructor(private readonly postgres: Postgres) {}

  /**
   * Does the work once. A key that was used for the same question answers what was answered then; for another question: Problem 422
   * `idempotency-key-reused`. Two at once with one key: the second waits for the first. A problem that the work throws takes all of it back, and the key stays free.
   */
  async perform(asked: Asked, work: (tx: Transaction) => Promise<Done>): Promise<Answered> {
    const fingerprint = digestOf({ operation: asked.operation, question: asked.question ?? null });
    try {
      return await this.postgres.prisma.$transaction(async (tx) => {
        const known = await recall(tx, asked, fingerprint);
        if (known) return known;
        const done = await work(tx);
        for (const deed of done.deeds)
          await appendAudit(tx, deed, { actor: asked.caller.id, requestId: asked.requestId });
        const answered = answerOf(done, asked.isDryRun);
        if (asked.isDryRun) throw new TakenBack(answered);
        const again = done.bodyAgain === undefined ? answered : { ...answered, body: canonicalJson(done.bodyAgain) };
        await remember(tx, asked, fingerprint, again);
        return answered;
      }, LIMITS);
    } catch (error) {
      if (error instanceof TakenBack) return error.answered;
      throw error;
    }
  }

  /** Forgets keys of before a time, so many at once at most; tells how many. Rows that another replica is at are left to it. */
  forgetKeys(before: Date, limit: number): Promise<number> {
    return this.postgres.prisma.$executeRaw`
      DELETE FROM idempotency_keys WHERE (caller, key) IN (
        SELECT caller, key FROM idempotency_keys WHERE created_at < ${before}
        ORDER BY created_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
      )`;
  }
}

async function recall(tx: Transaction, asked: Asked, fingerprint: string): Promise<Answered | undefined> {
  const { idempotencyKey: key, caller } = asked;
  if (key === undefined || asked.isDryRun) return undefined;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`plimsoll/key/${caller.id}/${key}`}, 0))`;
  const row = await tx.idempotencyKey.findUnique({ where: { caller_key: { caller: caller.id, key } } });
  if (!row) return undefined;
  if (row.fingerprint !== fingerprint)
    throw new Problem(422, 'idempotency-key-reused', 'This Idempotency-Key was used for another request.');
  const headers = { ...(row.headers as Record<string, string>), 'idempotency-replayed': 'true' };
  return { status: row.status, headers, body: row.body };
}

async function remember(tx: Transaction, asked: Asked, fingerprint: string, answered: Answered): Promise<void> {
  if (asked.idempotencyKey === undefined) return;
  const { status, headers, body } = answered;
  await tx.idempotencyKey.create({
    data: { caller: asked.caller.id, key: asked.idempotencyKey, fingerprint, status, headers, body },
  });
}

function answerOf(done: Done, isDryRun: boolean): Answered {
  const headers = {
    ...(done.location === undefined || isDryRun ? {} : { location: done.location }),
    ...(done.etag === undefined ? {} : { etag: `"${done.etag}"` }),
    ...(isDryRun ? { 'dry-run': 'true' } : {}),
  };
  return { status: done.status, headers, body: done.body === undefined ? '' : canonicalJson(done.body) };
}
