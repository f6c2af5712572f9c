import type { Deed } from '../audit/audit.types.js';
import { appendEvent, type Transaction } from './draft.store.js';
import type { DraftHead } from './draft.types.js';

/** What becomes of the schedule of a draft. */
export interface Unscheduled {
  readonly change: { readonly publishAt: null; readonly publishBy: null };
  readonly deeds: readonly Deed[];
}

const change = { publishAt: null, publishBy: null } as const;

/** Takes a schedule off that cannot be kept any more, and tells so; nothing is told where there was none. */
export async function unscheduled(
  tx: Transaction,
  draft: DraftHead,
  { reason, at }: { readonly reason: string; readonly at: Date },
): Promise<Unscheduled> {
  const { id, catalog, publishAt, publishBy, digest } = draft;
  if (publishAt === null) return { change, deeds: [] };
  const before = { publishAt: publishAt.toISOString(), publishBy, digest };
  await appendEvent(tx, { type: 'draft.schedule-failed', catalog, at, data: { draft: id, ...before, reason } });
  return { change, deeds: [{ type: 'draft.schedule-failed', target: `draft:${id}`, before, reason }] };
}
