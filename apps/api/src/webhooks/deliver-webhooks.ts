import { lookup } from 'node:dns/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { canonicalJson } from '@plimsoll/engine';
import type { EventLog } from '../events/events.types.js';
import type { Job } from '../jobs/job-runner.js';
import type { DeliveryQueue } from './delivery-queue.store.js';
import { isPublicAddress } from './outgoing-addresses.js';
import { postOnce, type CallOutcome, type Way } from './post-once.js';
import { pauseAfter } from './retry-schedule.js';
import { signedHeaders } from './signed-headers.js';
import type { TakenDelivery, Webhook } from './webhook.types.js';
import type { WebhookSecrets } from './webhook-secrets.js';

/** How calls go out. */
export interface Outgoing {
  readonly way: Way;
  readonly timeoutMs: number;
}

/** Looks names up as the machine does, and calls only public addresses, unless private ones are allowed. */
export const outgoing = (timeoutMs: number, allowsPrivate: boolean): Outgoing => ({
  timeoutMs,
  way: {
    resolve: (hostname) => lookup(hostname, { all: true }),
    allows: (address) => allowsPrivate || isPublicAddress(address),
  },
});

const MOST_AT_ONCE = 16;
/** While slow receivers are waited for, what falls due for others is looked for. */
const LOOK_AGAIN_MS = 500;
/** Beyond the time of an attempt, until somebody else may take it: its result has to be written by then. */
const LEASE_MARGIN_MS = 5000;
const GONE = 410;

/** Sends what is due to webhooks: at least once each, in no promised order. */
export class DeliverWebhooks implements Job {
  readonly name = 'webhooks';

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly secrets: WebhookSecrets,
    private readonly outgoing: Outgoing,
    private readonly events: Pick<EventLog, 'told'>,
  ) {}

  async run(signal: AbortSignal): Promise<boolean> {
    const open = new Set<Promise<void>>();
    const failures: unknown[] = [];
    for (;;) {
      for (const taken of await this.take(MOST_AT_ONCE - open.size, signal.aborted || failures.length > 0)) {
        const attempt: Promise<void> = this.attempt(taken)
          .catch((error: unknown) => void failures.push(error))
          .finally(() => open.delete(attempt));
        open.add(attempt);
      }
      if (open.size === 0) break;
      await oneOf(open);
    }
    if (failures.length > 0) throw failures[0];
    return false;
  }

  private async take(most: number, isEnding: boolean): Promise<readonly TakenDelivery[]> {
    if (isEnding || most === 0) return [];
    return this.queue.take({ most, leaseMs: this.outgoing.timeoutMs + LEASE_MARGIN_MS, told: this.events.told });
  }

  private async attempt(delivery: TakenDelivery): Promise<void> {
    const { status, failure, retryAfterMs } = await this.send(delivery);
    if (failure === undefined) return this.queue.succeed(delivery, status);
    const isGone = status === GONE;
    const againInMs = isGone ? undefined : pauseAfter(delivery.attempts, Math.random(), retryAfterMs);
    return this.queue.fail(delivery, { status, failure, againInMs }, isGone);
  }

  private async send(delivery: TakenDelivery): Promise<Omit<CallOutcome, 'failure'> & { readonly failure?: string }> {
    const secrets = this.secretsOf(delivery.to);
    if (secrets.length === 0) return { status: null, failure: 'secret-unreadable' };
    const { way, timeoutMs } = this.outgoing;
    const body = bodyOf(delivery);
    const headers = signedHeaders({ id: delivery.id, body }, secrets, new Date());
    return postOnce({ url: delivery.to.url, headers, body, timeoutMs }, way);
  }

  /** Newest first; the former one while it is in force. */
  private secretsOf({ id, secret, previousSecret, previousUntil }: Webhook): readonly string[] {
    const isPreviousInForce = previousUntil !== null && previousUntil.getTime() > Date.now();
    return [secret, isPreviousInForce ? previousSecret : null].flatMap((sealed) =>
      sealed === null ? [] : (this.secrets.open(sealed, id) ?? []),
    );
  }
}

/** The same bytes at every attempt: nothing of it changes. `data` is the event as the feed tells it. */
function bodyOf({ of, type, createdAt, webhook }: TakenDelivery): string {
  if (of !== null) return canonicalJson({ type, timestamp: of.at, data: of });
  return canonicalJson({ type, timestamp: createdAt.toISOString(), data: { webhook } });
}

async function oneOf(open: ReadonlySet<Promise<void>>): Promise<void> {
  const over = new AbortController();
  await Promise.race([...open, delay(LOOK_AGAIN_MS, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}
