import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '@plimsoll/engine';
import { JobRunner } from '../jobs/job-runner.js';
import { WriteStore } from '../writes/write.store.js';
import type { Answered, Asked } from '../writes/write.types.js';
import { deliveryShown, webhookShown } from './webhook-shown.js';
import { findDelivery, lockWebhook, renewDelivery, WebhookStore, writeDelivery } from './webhook.store.js';
import { TEST_TYPE, type Webhook } from './webhook.types.js';
import type { DeliveryListQuery } from './webhooks.schema.js';
import { noWebhook, targetOf } from './webhooks.service.js';

const PAGE = 50;

/** Tells of webhooks and of what they were sent, and has it sent again. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly writes: WriteStore,
    private readonly jobs: JobRunner,
  ) {}

  async list(): Promise<object> {
    return { items: (await this.webhooks.list()).map(webhookShown) };
  }

  /** Also one that was deleted. Throws Problem 404 `webhook-not-found`. */
  async read(id: string): Promise<object> {
    return webhookShown(await this.found(id));
  }

  /** Newest first. Throws Problem 404 `webhook-not-found`. */
  async deliveries(id: string, { pageSize = PAGE, pageToken, state }: DeliveryListQuery): Promise<object> {
    await this.found(id);
    const found = await this.webhooks.deliveries(id, { state, after: pageToken, limit: pageSize + 1 });
    const items = found.slice(0, pageSize);
    const last = found.length > pageSize ? items.at(-1) : undefined;
    return { items: items.map(deliveryShown), ...(last ? { nextPageToken: last.id } : {}) };
  }

  /** Has a message of no event sent. Throws Problem 404 `webhook-not-found`. */
  async test(asked: Asked, id: string): Promise<Answered> {
    const answered = await this.writes.perform(asked, async (tx) => {
      const webhook = await lockWebhook(tx, id);
      if (!webhook || webhook.state === 'deleted') throw noWebhook();
      const delivery = await writeDelivery(tx, { id: `${id}_${randomUUID()}`, webhook: id, type: TEST_TYPE });
      const shown = deliveryShown(delivery);
      return {
        status: 202,
        body: shown,
        deeds: [{ type: TEST_TYPE, target: targetOf(id), after: { id: delivery.id } }],
      };
    });
    this.jobs.wake('webhooks');
    return answered;
  }

  /** Has a message sent again, under its own id, whatever became of it. Throws Problem 404 `webhook-not-found`, `delivery-not-found`. */
  async redeliver(asked: Asked, id: string, deliveryId: string): Promise<Answered> {
    const answered = await this.writes.perform(asked, async (tx) => {
      const webhook = await lockWebhook(tx, id);
      if (!webhook || webhook.state === 'deleted') throw noWebhook();
      const before = await findDelivery(tx, id, deliveryId);
      if (!before) throw new Problem(404, 'delivery-not-found', 'The webhook has no such delivery.');
      const after = await renewDelivery(tx, deliveryId);
      const [was, is] = [before, after].map(({ state, attempts }) => ({ delivery: deliveryId, state, attempts }));
      const deed = { type: 'webhook.redelivered', target: targetOf(id), before: was, after: is };
      return { status: 202, body: deliveryShown(after), deeds: [deed] };
    });
    this.jobs.wake('webhooks');
    return answered;
  }

  private async found(id: string): Promise<Webhook> {
    const webhook = await this.webhooks.find(id);
    if (!webhook) throw noWebhook();
    return webhook;
  }
}
