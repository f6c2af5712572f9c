import { idSchema } from '@plimsoll/engine';
import { z } from 'zod';
import { eventTypes } from '../events/events.schema.js';
import { deliveryStates, webhookStates } from './webhook.types.js';

const WEBHOOK_ID = /^[A-Za-z0-9_-]{12}$/;
const LONGEST_URL = 2000;
const LONGEST_OVERLAP_HOURS = 168;

const url = z.string().max(LONGEST_URL).describe('https or http, without credentials. Private addresses are refused.');
const types = z.array(z.enum(eventTypes)).min(1).max(eventTypes.length).describe('Types of events that it is told.');
const catalog = idSchema.nullable().describe('The catalog whose events it is told; null: all.');
const time = z.iso.datetime();

const webhookIdSchema = z.string().regex(WEBHOOK_ID, 'must be the id of a webhook');

export const webhookSchema = z
  .strictObject({
    id: webhookIdSchema,
    url: z.string(),
    types: z.array(z.string()),
    catalog,
    state: z
      .enum(webhookStates)
      .describe(
        'active; paused: what happens meanwhile is sent later; disabled: its receiver failed for days or is gone.',
      ),
    failingSince: time.nullable().describe('null: the last attempt succeeded, or there was none.'),
    previousSecretUntil: time
      .nullable()
      .describe('Until when messages are signed with the former secret too; null: they are not.'),
    createdAt: time,
    createdBy: z.string(),
  })
  .meta({ id: 'Webhook' });

export const secretWebhookSchema = webhookSchema
  .extend({
    secret: z
      .string()
      .nullable()
      .describe('What messages are signed with: told this once. null where the answer is told again.'),
  })
  .meta({ id: 'WebhookWithSecret' });

export const webhookListSchema = z.strictObject({ items: z.array(webhookSchema) }).meta({ id: 'WebhookList' });

export const newWebhookSchema = z.strictObject({ url, types, catalog: catalog.optional() }).meta({ id: 'NewWebhook' });
export type NewWebhook = z.infer<typeof newWebhookSchema>;

export const webhookChangeSchema = z
  .strictObject({
    url: url.optional(),
    types: types.optional(),
    catalog: catalog.optional(),
    state: z.enum(['active', 'paused']).optional().describe('active: also where it was disabled.'),
  })
  .meta({ id: 'WebhookChange' });
export type WebhookChangeAsked = z.infer<typeof webhookChangeSchema>;

export const rotationSchema = z
  .strictObject({
    overlapHours: z
      .int()
      .min(0)
      .max(LONGEST_OVERLAP_HOURS)
      .optional()
      .describe('Hours for which messages are signed with the former secret too. Default: 24.'),
  })
  .meta({ id: 'SecretRotation' });
export type Rotation = z.infer<typeof rotationSchema>;

export const webhookPathSchema = z.strictObject({ id: webhookIdSchema });
export type WebhookPath = z.infer<typeof webhookPathSchema>;

const deliveryId = z.string().max(60);
export const deliveryPathSchema = z.strictObject({ id: webhookIdSchema, delivery: deliveryId });
export type DeliveryPath = z.infer<typeof deliveryPathSchema>;

export const deliverySchema = z
  .strictObject({
    id: z.string().describe('The `webhook-id` of the message, the same for every attempt.'),
    event: z.int().positive().nullable().describe('The sequence of the event in the feed; null: a test.'),
    type: z.string(),
    state: z.enum(deliveryStates).describe('dead: no attempt is left.'),
    attempts: z.int().nonnegative(),
    createdAt: time,
    nextAt: time.nullable().describe('When it is tried next; while it is tried, when it would be again. null: never.'),
    lastAt: time.nullable(),
    lastStatus: z.int().nullable().describe('The HTTP status of the last attempt; null: there was no answer.'),
    lastFailure: z
      .string()
      .nullable()
      .describe(
        'address-refused, name-not-found, timeout, connection-failed, redirected, not-accepted or secret-unreadable; null: none.',
      ),
    deliveredAt: time.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });

export const deliveryPageSchema = z
  .strictObject({ items: z.array(deliverySchema), nextPageToken: z.string().optional() })
  .meta({ id: 'WebhookDeliveryPage' });

export const deliveryListQuerySchema = z.strictObject({
  state: z.enum(deliveryStates).optional(),
  pageSize: z.int().min(1).max(200).optional(),
  pageToken: deliveryId.optional(),
});
export type DeliveryListQuery = z.infer<typeof deliveryListQuerySchema>;
