// What the page of an editor may write.
import { createAdminClient } from '@plimsoll/sdk/admin';
import { HeldDraft, StaleDraftError } from '@plimsoll/sdk/drafts';

const editors = createAdminClient({ baseUrl: 'http://127.0.0.1:3000', token: 'shown once' });

export async function lengthen(id: string, number: number): Promise<string> {
  const draft = new HeldDraft(editors, id);
  await draft.read();
  try {
    const { digest, problems = [] } = await draft.patch({ kind: 'fact', key: 'quay-length' }, { value: { number } });
    return problems.length === 0 ? digest : problems.map(({ pointer }) => pointer).join();
  } catch (error) {
    if (error instanceof StaleDraftError) return error.problem.detail;
    throw error;
  }
}

export async function decide(id: string, etag: string, signal: AbortSignal): Promise<number> {
  const draft = new HeldDraft(editors, id, etag);
  await draft.approve('As the page says.', { signal });
  await draft.schedule('2026-12-01T00:00:00Z', { dryRun: true });
  // @ts-expect-error a rejection has a reason
  await draft.reject();
  // @ts-expect-error what a resolution takes is said
  await draft.rebase([{ kind: 'fact', id: 'quay-length' }]);
  const { sequence } = await draft.publish({ idempotencyKey: `publish-${id}` });
  return sequence;
}
