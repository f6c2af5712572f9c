import type { Postgres } from '../database/postgres.js';
import { Prisma } from '../generated/prisma/client.js';
import type { Delivery, DeliveryState, Webhook, WebhookState } from './webhook.types.js';

type Transaction = Prisma.TransactionClient;

/** Which deliveries of a webhook are read, newest first. */
export interface DeliveryQuery {
  readonly state?: DeliveryState | undefined;
  /** Goes on behind the delivery of this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The webhooks in the database, and what they were sent. */
export class WebhookStore {
  constructor(private readonly postgres: Postgres) {}

  /** Oldest first; without those that were deleted. */
  async list(): Promise<readonly Webhook[]> {
    const rows = await this.postgres.prisma.webhook.findMany({
      where: { state: { not: 'deleted' } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(webhookOf);
  }

  async find(id: string): Promise<Webhook | undefined> {
    const row = await this.postgres.prisma.webhook.findUnique({ where: { id } });
    return row ? webhookOf(row) : undefined;
  }

  async deliveries(webhook: string, { state, after, limit }: DeliveryQuery): Promise<readonly Delivery[]> {
    const rows = await this.postgres.prisma.webhookDelivery.findMany({
      where: { webhook, ...(state === undefined ? {} : { state }) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit,
      ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
    });
    return rows.map(deliveryOf);
  }
}

export async function writeWebhook(
  tx: Transaction,
  {
    id,
    url,
    types,
    catalog,
    secret,
    createdBy,
  }: Pick<Webhook, 'id' | 'url' | 'types' | 'catalog' | 'createdBy'> & { readonly secret: Uint8Array },
): Promise<Webhook> {
  const data = { id, url, types: [...types], catalog, secret: Uint8Array.from(secret), state: 'active', createdBy };
  return webhookOf(await tx.webhook.create({ data }));
}

/** Locks a webhook for a change. In the weaker way: events that are told at this moment refer to it, and must not wait. */
export async function lockWebhook(tx: Transaction, id: string): Promise<Webhook | undefined> {
  await tx.$executeRaw`SELECT FROM webhooks WHERE id = ${id} FOR NO KEY UPDATE`;
  const row = await tx.webhook.findUnique({ where: { id } });
  return row ? webhookOf(row) : undefined;
}

/** What of a webhook may change. */
export type WebhookChange = Partial<Omit<Webhook, 'id' | 'createdAt' | 'createdBy'>>;

export async function changeWebhook(tx: Transaction, id: string, change: WebhookChange): Promise<Webhook> {
  const { types, secret, previousSecret, ...rest } = change;
  const data = {
    ...rest,
    ...(types === undefined ? {} : { types: [...types] }),
    ...(secret === undefined ? {} : { secret: bytesOf(secret) }),
    ...(previousSecret === undefined ? {} : { previousSecret: bytesOf(previousSecret) }),
  };
  return webhookOf(await tx.webhook.update({ where: { id }, data }));
}

/** Adds a delivery of no event, due at once. */
export async function writeDelivery(
  tx: Transaction,
  delivery: Pick<Delivery, 'id' | 'webhook' | 'type'>,
): Promise<Delivery> {
  return deliveryOf(await tx.webhookDelivery.create({ data: delivery }));
}

export async function findDelivery(tx: Transaction, webhook: string, id: string): Promise<Delivery | undefined> {
  const row = await tx.webhookDelivery.findFirst({ where: { id, webhook } });
  return row ? deliveryOf(row) : undefined;
}

/** Makes a delivery due at once, with all its attempts before it. */
export async function renewDelivery(tx: Transaction, id: string): Promise<Delivery> {
  await tx.$executeRaw`
    UPDATE webhook_deliveries SET state = 'waiting', attempts = 0, next_at = now(), delivered_at = NULL WHERE id = ${id}`;
  return deliveryOf(await tx.webhookDelivery.findUniqueOrThrow({ where: { id } }));
}

const bytesOf = (bytes: Uint8Array | null) => (bytes === null ? null : Uint8Array.from(bytes));

type WebhookRow = Awaited<ReturnType<Transaction['webhook']['findUniqueOrThrow']>>;
type DeliveryRow = Awaited<ReturnType<Transaction['webhookDelivery']['findUniqueOrThrow']>>;

export const webhookOf = (row: WebhookRow): Webhook => ({ ...row, state: row.state as WebhookState });

export const deliveryOf = (row: DeliveryRow): Delivery => ({
  ...row,
  event: row.event === null ? null : Number(row.event),
  state: row.state as DeliveryState,
});
