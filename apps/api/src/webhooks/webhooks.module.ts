import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { Postgres } from '../database/postgres.js';
import type { Pepper } from '../access/tokens.service.js';
import type { EventLog } from '../events/events.types.js';
import type { JobRunner } from '../jobs/job-runner.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { DeliverWebhooks, outgoing } from './deliver-webhooks.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveryQueue } from './delivery-queue.store.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookStore } from './webhook.store.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhookRules, WebhooksService } from './webhooks.service.js';

/** What webhooks are sent with. */
export interface WebhookParts {
  readonly config: Pick<Config, 'webhookTimeoutMs' | 'allowsPrivateWebhooks'>;
  readonly postgres: Postgres;
  readonly pepper: Pepper;
  readonly events: EventLog;
  readonly jobs: JobRunner;
}

@Module({})
export class WebhooksModule {
  static forRoot({ config, postgres, pepper, events, jobs }: WebhookParts): DynamicModule {
    const { webhookTimeoutMs, allowsPrivateWebhooks } = config;
    const secrets = new WebhookSecrets(pepper.text);
    const ways = outgoing(webhookTimeoutMs, allowsPrivateWebhooks);
    jobs.add(new DeliverWebhooks(new DeliveryQueue(postgres), secrets, ways, events));
    return {
      module: WebhooksModule,
      controllers: [WebhooksController, DeliveriesController],
      providers: [
        { provide: WebhookStore, useValue: new WebhookStore(postgres) },
        { provide: WebhookSecrets, useValue: secrets },
        {
          provide: WebhookRules,
          useFactory: (memory: ReleaseMemory) => new WebhookRules(memory, allowsPrivateWebhooks),
          inject: [ReleaseMemory],
        },
        WebhooksService,
        DeliveriesService,
      ],
      exports: [WebhooksService, DeliveriesService],
    };
  }
}
