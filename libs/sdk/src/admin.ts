import { adminOperations, type AdminOperations } from './generated/admin-operations.js';
import { methodsOf } from './online/client.js';
import type { ClientOptions } from './online/settings.js';

export type { AdminOperations, ClientOptions };

/**
 * A client for editors, publishers and operators: sources, drafts, publishing, tokens, webhooks and the audit, one method each. What changes a draft wants
 * the ETag that was read, as `headers: { 'if-match': etag }`; with an `idempotencyKey` a write may be sent again. Fails as `createClient` does.
 */
export function createAdminClient(options: ClientOptions): AdminOperations {
  return methodsOf(adminOperations, options) as unknown as AdminOperations;
}
