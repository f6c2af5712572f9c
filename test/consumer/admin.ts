// What a nightly job and an editor's tool may write.
import { createAdminClient } from '@plimsoll/sdk/admin';

const editors = createAdminClient({ baseUrl: 'http://127.0.0.1:3000', token: 'shown once' });

export async function raise(id: string, number: number): Promise<string> {
  const { headers } = await editors.getDraft({ id }).withResponse();
  const etag = headers.get('etag') ?? '';
  const draft = await editors.patchDraftItem(
    { id, kind: 'fact', key: 'quay-length' },
    { value: { number } },
    { headers: { 'if-match': etag }, idempotencyKey: `raise-${id}` },
  );
  return draft.digest;
}

export async function open(): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const draft of editors.listDrafts({ state: 'draft' })) ids.push(draft.id);
  // @ts-expect-error a draft has a title
  await editors.createDraft({});
  // @ts-expect-error the state is not for a caller to say
  await editors.createDraft({ title: 'Quay', state: 'approved' });
  // @ts-expect-error asking is for the other client
  await editors.compare({ options: ['quay'] });
  return ids;
}
