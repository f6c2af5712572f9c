import type { Caller } from '../access/caller.js';
import type { Deed } from '../audit/audit.types.js';

/** A write that is asked for, as every route that writes is asked. */
export interface Asked {
  readonly operation: string;
  readonly caller: Caller;
  readonly requestId: string;
  /** What is asked, whole: path, query and body. The same key with another question is refused. */
  readonly question: unknown;
  readonly idempotencyKey: string | undefined;
  /** Do all of it, tell what would be answered, and take it back. */
  readonly isDryRun: boolean;
}

/** What was done. */
export interface Done {
  readonly status: 200 | 201 | 202 | 204;
  readonly body?: unknown;
  /** What is answered to the same write asked again, where it is not the same: a secret is told once, and not kept. */
  readonly bodyAgain?: unknown;
  /** Where the thing is that was made. */
  readonly location?: string;
  /** The strong ETag of the thing as it is now. */
  readonly etag?: string;
  /** What the audit tells of it; nothing where nothing was changed. */
  readonly deeds: readonly Deed[];
}

/** What is answered to a write; the same again for the same key. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; empty for 204. */
  readonly body: string;
}
