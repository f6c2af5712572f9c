import type { Transaction } from '../writes/write.store.js';
import type { Done } from '../writes/write.types.js';
import type { Asked } from '../writes/write.types.js';
import { draftOfDrift, type Drafting } from './drift-draft.js';
import type { DraftsService } from '../drafts/drafts.service.js';

/** Opens the draft of a drift, in the transaction of the caller. Undefined where it would change nothing. */
export async function openDraftOf(
  tx: Transaction,
  { drafts, asked, catalog }: { readonly drafts: DraftsService; readonly asked: Asked; readonly catalog: string },
  drafting: Drafting,
): Promise<{ readonly id: string; readonly done: Done } | undefined> {
  const draft = draftOfDrift(drafting);
  if (!draft) return undefined;
  const done = await drafts.open(tx, asked, { catalog, ...draft });
  return { id: (done.body as { readonly id: string }).id, done };
}
