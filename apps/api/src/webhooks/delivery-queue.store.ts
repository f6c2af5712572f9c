import { appendAudit } from '../audit/audit.store.js';
import type { Postgres } from '../database/postgres.js';
import { eventOf } from '../events/event.store.js';
import type { Prisma } from '../generated/prisma/client.js';
import { deliveryOf, webhookOf } from './webhook.store.js';
import type { Delivery, TakenDelivery } from './webhook.types.js';

type Transaction = Prisma.TransactionClient;

/** More of one webhook are not taken at once, so that a slow receiver does not hold up the others. */
const MOST_OF_ONE = 4;
/** A receiver that fails for so long is given up. */
const LONGEST_FAILING_HOURS = 120;

/** What an attempt came to. `againInMs` is there where it is to be tried again; without it a failure is the last. */
export interface AttemptResult {
  readonly status: number | null;
  readonly failure?: string;
  readonly againInMs?: number | undefined;
}

/** What is asked of the queue. */
export interface Taking {
  /** At most so many. */
  readonly most: number;
  readonly leaseMs: number;
  /** Of events no newer ones than this: whoever hears of one and asks for it at once is to be answered with it. */
  readonly told: number;
}

/** What is due, over all replicas. The time is the database's. */
export class DeliveryQueue {
  constructor(private readonly postgres: Postgres) {}

  /** Takes what is due. Each is taken by one replica, and falls due again after the lease where that replica is killed. */
  async take({ most, leaseMs, told }: Taking): Promise<readonly TakenDelivery[]> {
    const { prisma } = this.postgres;
    const taken = await prisma.$queryRaw<{ id: string }[]>`
      WITH due AS (
        SELECT one.id FROM webhooks w CROSS JOIN LATERAL (
          SELECT d.id FROM webhook_deliveries d
          WHERE d.webhook = w.id AND d.state = 'waiting' AND d.next_at <= now()
            AND (d.event IS NULL OR d.event <= ${told})
          ORDER BY d.next_at, d.id LIMIT ${MOST_OF_ONE} FOR UPDATE SKIP LOCKED
        ) one
        WHERE w.state = 'active' LIMIT ${most}
      )
      UPDATE webhook_deliveries d
      SET attempts = d.attempts + 1, last_at = now(), next_at = now() + ${leaseMs} * interval '1 millisecond'
      FROM due WHERE d.id = due.id RETURNING d.id`;
    if (taken.length === 0) return [];
    const rows = await prisma.webhookDelivery.findMany({
      where: { id: { in: taken.map(({ id }) => id) } },
      include: { to: true, of: true },
    });
    return rows.map(({ to, of, ...row }) => ({
      ...deliveryOf(row),
      to: webhookOf(to),
      of: of === null ? null : eventOf(of),
    }));
  }

  async succeed(delivery: Delivery, status: number | null): Promise<void> {
    const { id, attempts, webhook } = delivery;
    await this.postgres.prisma.$executeRaw`
      UPDATE webhook_deliveries
      SET state = 'delivered', next_at = NULL, delivered_at = now(), last_status = ${status}, last_failure = NULL
      WHERE id = ${id} AND attempts = ${attempts} AND state = 'waiting'`;
    await this.postgres.prisma.$executeRaw`
      UPDATE webhooks SET failing_since = NULL WHERE id = ${webhook} AND failing_since IS NOT NULL`;
  }

  /** Notes a failure: it is tried again or dead. A webhook that failed for days, or `isGone`, is disabled, which is an event. */
  async fail(delivery: Delivery, result: AttemptResult, isGone: boolean): Promise<void> {
    const { id, attempts, webhook } = delivery;
    const { status, failure = null, againInMs = null } = result;
    await this.postgres.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`
        UPDATE webhook_deliveries
        SET state = CASE WHEN ${againInMs}::float8 IS NULL THEN 'dead' ELSE 'waiting' END,
          next_at = now() + ${againInMs}::float8 * interval '1 millisecond',
          last_status = ${status}, last_failure = ${failure}
        WHERE id = ${id} AND attempts = ${attempts} AND state = 'waiting'`;
      await tx.$executeRaw`
        UPDATE webhooks SET failing_since = coalesce(failing_since, now()) WHERE id = ${webhook} AND state = 'active'`;
      await disableWhereHopeless(tx, delivery, isGone);
    });
  }
}

interface Disabled {
  readonly failing_since: Date;
}

/** Disables, and tells it: to the feed under the catalog that it was about, and to the audit. */
async function disableWhereHopeless(tx: Transaction, { webhook, event }: Delivery, isGone: boolean): Promise<void> {
  const [disabled] = await tx.$queryRaw<Disabled[]>`
    UPDATE webhooks SET state = 'disabled'
    WHERE id = ${webhook} AND state = 'active'
      AND (${isGone} OR failing_since < now() - ${LONGEST_FAILING_HOURS} * interval '1 hour')
    RETURNING failing_since`;
  if (!disabled) return;
  const reason = isGone ? 'gone' : 'failing';
  const told = { webhook, reason, failingSince: disabled.failing_since.toISOString() };
  await tx.$executeRaw`
    SELECT plimsoll_append_event('webhook.disabled', catalog, now(), ${JSON.stringify(told)}::jsonb) FROM (
      SELECT coalesce(
        (SELECT catalog FROM events WHERE sequence = ${event}),
        (SELECT catalog FROM webhooks WHERE id = ${webhook}),
        (SELECT min(id) FROM catalogs)
      ) AS catalog
    ) about WHERE catalog IS NOT NULL`;
  const states = { before: { state: 'active' }, after: { state: 'disabled' } };
  await appendAudit(
    tx,
    { type: 'webhook.disabled', target: `webhook:${webhook}`, ...states, reason },
    { actor: 'service' },
  );
}
