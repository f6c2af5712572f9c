import { Problem } from '@plimsoll/engine';
import type { Caller } from '../access/caller.js';
import { requireOwnership } from '../access/may.js';
import type { OperationId } from '../access/policy.js';
import type { DraftHead } from './draft.types.js';

/** What whoever edited a draft may do as its author may, and may not do where its author may not. */
const sharedByEditors: ReadonlySet<OperationId> = new Set(['submitDraft', 'approveDraft', 'rejectDraft']);

/** Asks the policy whose draft it is. Throws Problem 403 `not-yours`, `your-own`. */
export function requireDraftOwnership(operation: OperationId, caller: Caller, draft: DraftHead): void {
  const isEditor = sharedByEditors.has(operation) && draft.editors.includes(caller.id);
  requireOwnership(operation, caller, isEditor ? caller.id : draft.author);
}

/** The editors of a draft once somebody has changed what it holds. */
export function editorsWith({ editors }: Pick<DraftHead, 'editors'>, caller: Caller): readonly string[] {
  return editors.includes(caller.id) ? editors : [...editors, caller.id];
}

/** Throws Problem 409 `draft-closed` for what is over; of what was published it says as which release. */
export function requireOpen({ state, publishedSequence, label }: ClosedOrOpen): void {
  if (state !== 'published' && state !== 'rejected' && state !== 'withdrawn') return;
  const told = publishedSequence === null ? state : `${state} as release ${publishedSequence}, ${label}`;
  throw new Problem(409, 'draft-closed', `The draft is ${told}: nothing of it changes any more.`);
}

type ClosedOrOpen = Pick<DraftHead, 'state' | 'publishedSequence' | 'label'>;
