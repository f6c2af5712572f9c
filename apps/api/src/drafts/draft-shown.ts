import type { ReleaseRef } from '@plimsoll/engine';
import { approvalsInForce, type DraftHead } from './draft.types.js';

/** What If-Match on a draft takes: another one after every change of anything of it. */
export const etagOfDraft = ({ id, version }: Pick<DraftHead, 'id' | 'version'>): string => `${id}-${version}`;

/** A draft as callers see it. Approvals of what the draft no longer holds are told too, as not in force. */
export function draftShown(head: DraftHead, base: ReleaseRef) {
  const inForce = new Set(approvalsInForce(head));
  const { id, catalog, title, notes, state, author, editors, label, version, digest, because, approvals } = head;
  return {
    id,
    catalog,
    title,
    notes,
    state,
    author,
    editors,
    base: { catalog: base.catalog, sequence: base.sequence, label: base.label, digest: base.digest },
    ref: `draft:${id}`,
    label,
    version,
    digest,
    because,
    createdAt: head.createdAt.toISOString(),
    updatedAt: head.updatedAt.toISOString(),
    publishAt: head.publishAt?.toISOString() ?? null,
    publishBy: head.publishBy,
    publishedSequence: head.publishedSequence,
    approvals: approvals.map((approval) => {
      const { approver, digest: approved, approvedAt, comment, isRevoked } = approval;
      const isInForce = inForce.has(approval);
      return { approver, digest: approved, approvedAt: approvedAt.toISOString(), comment, isInForce, isRevoked };
    }),
  };
}
