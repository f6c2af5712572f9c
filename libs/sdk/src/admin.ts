import { adminOperations, type AdminOperations } from './generated/admin-operations.js';
import { methodsOf } from './online/client.js';
import type { ClientOptions } from './online/settings.js';

export type { AdminOperations, ClientOptions };

/**
 * A client for editors, publishers and operators: sources, drafts, publishing, tokens, webhooks and the audit, one method each. Every write has an
 * `Idempotency-Key`, of its own where the caller gives none, so that it is sent again as a read is, and done once; only a secret is told once, and is null
 * where the first answer was lost. What changes a draft wants the ETag that was read, as `headers: { 'if-match': etag }`: `.withResponse()` has it, and
 * `HeldDraft` of `@plimsoll/sdk/drafts` keeps it. Fails as `createClient` does.
 */
export function createAdminClient(options: ClientOptions): AdminOperations {
  return methodsOf(adminOperations, options, newKey) as unknown as AdminOperations;
}

/** 128 bits of chance. Not by `randomUUID`, which a page without TLS does not have. */
const newKey = (): string => [...crypto.getRandomValues(new Uint32Array(4))].join('-');
