import type { Delivery, Webhook } from './webhook.types.js';

const textOf = (at: Date | null) => at?.toISOString() ?? null;

/** A webhook as callers and the audit see it: without its secrets. */
export const webhookShown = ({ id, url, types, catalog, state, createdBy, ...times }: Webhook) => ({
  id,
  url,
  types,
  catalog,
  state,
  failingSince: textOf(times.failingSince),
  previousSecretUntil: textOf(times.previousUntil),
  createdAt: times.createdAt.toISOString(),
  createdBy,
});

export const deliveryShown = ({ webhook: _webhook, ...delivery }: Delivery) => ({
  ...delivery,
  createdAt: delivery.createdAt.toISOString(),
  nextAt: textOf(delivery.nextAt),
  lastAt: textOf(delivery.lastAt),
  deliveredAt: textOf(delivery.deliveredAt),
});
