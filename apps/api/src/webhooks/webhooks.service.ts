import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { atPlace, Problem } from '@plimsoll/engine';
import { Clock } from '../config/clock.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { WriteStore, type Transaction } from '../writes/write.store.js';
import type { Answered, Asked, Done } from '../writes/write.types.js';
import { faultOfUrl } from './outgoing-addresses.js';
import { webhookShown } from './webhook-shown.js';
import { changeWebhook, lockWebhook, writeWebhook } from './webhook.store.js';
import type { Webhook } from './webhook.types.js';
import { makeSecret, WebhookSecrets } from './webhook-secrets.js';
import type { NewWebhook, Rotation, WebhookChangeAsked } from './webhooks.schema.js';

const ID_BYTES = 9;
const HOUR_MS = 3_600_000;
const DEFAULT_OVERLAP_HOURS = 24;

/** What a webhook may be: no URL that leads inside, no catalog that is not there. */
@Injectable()
export class WebhookRules {
  constructor(
    private readonly memory: ReleaseMemory,
    private readonly allowsPrivate: boolean,
  ) {}

  /** Throws Problem 422 `url-refused`, 404 `catalog-not-found`. */
  require({ url, catalog }: { readonly url?: string | undefined; readonly catalog?: string | null | undefined }): void {
    const fault = url === undefined ? undefined : faultOfUrl(url, this.allowsPrivate);
    if (fault !== undefined)
      throw new Problem(422, 'url-refused', fault, [{ pointer: '/url', code: 'url-refused', detail: fault }]);
    if (typeof catalog === 'string') atPlace('/catalog', () => this.memory.headers(catalog));
  }
}

/** Makes webhooks, changes them, gives them other secrets. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly writes: WriteStore,
    private readonly rules: WebhookRules,
    private readonly secrets: WebhookSecrets,
    private readonly clock: Clock,
  ) {}

  create(asked: Asked, { url, types, catalog = null }: NewWebhook): Promise<Answered> {
    return this.writes.perform(asked, async (tx) => {
      this.rules.require({ url, catalog });
      const id = randomBytes(ID_BYTES).toString('base64url');
      const secret = makeSecret();
      const sealed = this.secrets.seal(secret, id);
      const createdBy = asked.caller.id;
      const kept = await writeWebhook(tx, { id, url, types: [...new Set(types)], catalog, secret: sealed, createdBy });
      const shown = webhookShown(kept);
      return {
        status: 201,
        ...withSecret(shown, asked.isDryRun ? null : secret),
        location: `/v1/webhooks/${id}`,
        deeds: [{ type: 'webhook.created', target: targetOf(id), after: shown }],
      };
    });
  }

  update(asked: Asked, id: string, { url, types, catalog, state }: WebhookChangeAsked): Promise<Answered> {
    return this.change(asked, id, async (tx, before) => {
      this.rules.require({ url, catalog });
      const after = await changeWebhook(tx, id, {
        ...(url === undefined ? {} : { url }),
        ...(types === undefined ? {} : { types: [...new Set(types)] }),
        ...(catalog === undefined ? {} : { catalog }),
        ...(state === undefined ? {} : { state, ...(state === before.state ? {} : { failingSince: null }) }),
      });
      return done(before, after, 'webhook.changed');
    });
  }

  /** What it was sent stays; what waits is not sent any more. */
  remove(asked: Asked, id: string): Promise<Answered> {
    return this.change(asked, id, async (tx, before) => {
      const gone = { state: 'deleted', secret: null, previousSecret: null, previousUntil: null } as const;
      return done(before, await changeWebhook(tx, id, gone), 'webhook.deleted');
    });
  }

  rotate(asked: Asked, id: string, { overlapHours = DEFAULT_OVERLAP_HOURS }: Rotation): Promise<Answered> {
    return this.change(asked, id, async (tx, before) => {
      const secret = makeSecret();
      const after = await changeWebhook(tx, id, {
        secret: this.secrets.seal(secret, id),
        previousSecret: overlapHours === 0 ? null : before.secret,
        previousUntil: overlapHours === 0 ? null : new Date(this.clock.now().getTime() + overlapHours * HOUR_MS),
      });
      const { deeds } = done(before, after, 'webhook.secret-rotated');
      return { status: 200, ...withSecret(webhookShown(after), asked.isDryRun ? null : secret), deeds };
    });
  }

  /** Does a change of a webhook that is there. Throws Problem 404 `webhook-not-found`. */
  private change(
    asked: Asked,
    id: string,
    work: (tx: Transaction, webhook: Webhook) => Promise<Done>,
  ): Promise<Answered> {
    return this.writes.perform(asked, async (tx) => {
      const webhook = await lockWebhook(tx, id);
      if (!webhook || webhook.state === 'deleted') throw noWebhook();
      return work(tx, webhook);
    });
  }
}

export const noWebhook = () => new Problem(404, 'webhook-not-found', 'There is no such webhook.');

export const targetOf = (id: string) => `webhook:${id}`;

/** The secret is told once: what is kept for the same write asked again has none. */
const withSecret = (shown: object, secret: string | null) => ({
  body: { ...shown, secret },
  bodyAgain: { ...shown, secret: null },
});

function done(webhookBefore: Webhook, webhookAfter: Webhook, type: string): Done {
  const [before, after] = [webhookShown(webhookBefore), webhookShown(webhookAfter)];
  return { status: 200, body: after, deeds: [{ type, target: targetOf(after.id), before, after }] };
}
