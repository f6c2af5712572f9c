import type { StoredEvent } from '../events/events.types.js';

export const webhookStates = ['active', 'paused', 'disabled', 'deleted'] as const;
export type WebhookState = (typeof webhookStates)[number];

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** The type of a delivery that somebody asked for to try a webhook: no event. */
export const TEST_TYPE = 'webhook.tested';

/** A webhook as it is kept. Its secrets are encrypted; a deleted one has none. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly types: readonly string[];
  /** null: events of every catalog. */
  readonly catalog: string | null;
  readonly state: WebhookState;
  readonly secret: Uint8Array | null;
  /** What was the secret before it was rotated, in force until `previousUntil`. */
  readonly previousSecret: Uint8Array | null;
  readonly previousUntil: Date | null;
  readonly failingSince: Date | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** What one webhook is sent: an event, or a test where `event` is null. */
export interface Delivery {
  /** The id of the message, the same for every attempt. */
  readonly id: string;
  readonly webhook: string;
  /** The sequence of the event. */
  readonly event: number | null;
  readonly type: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly nextAt: Date | null;
  readonly lastAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastFailure: string | null;
  readonly deliveredAt: Date | null;
}

/** A delivery that this replica has taken to attempt it. */
export interface TakenDelivery extends Delivery {
  readonly to: Webhook;
  readonly of: StoredEvent | null;
}
