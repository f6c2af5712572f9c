import type { Writer, Written } from './writer.js';

/** A draft that waits to be published. */
export interface ReadyDraft {
  readonly id: string;
  readonly etag: string;
}

/** What a draft is to be: edits of items, by JSON Merge Patch. */
interface DraftPlan {
  readonly catalog: string;
  readonly title: string;
  readonly edits: readonly { readonly kind: string; readonly id: string; readonly patch: unknown }[];
}

/** A release as publishing answers with it. */
export interface Published {
  readonly sequence: number;
  readonly label: string;
  readonly digest: string;
}

function answered<Body>(written: Written<Body>, status: number): Written<Body> {
  if (written.status !== status)
    throw new Error(`${written.status} in place of ${status}: ${JSON.stringify(written.body)}`);
  return written;
}

/** Opens a draft, edits it, hands it in and has it approved, each step repeated until it is acknowledged. */
export async function readyDraft(editor: Writer, approver: Writer, plan: DraftPlan): Promise<ReadyDraft> {
  const { catalog, title, edits } = plan;
  const opened = answered(await editor.insist('/v1/drafts', { body: { catalog, title } }), 201);
  const id = String(opened.body['id']);
  const edited = answered(
    await editor.insist(`/v1/drafts/${id}/edits`, { body: { edits }, ifMatch: opened.etag }),
    200,
  );
  const handedIn = answered(await editor.insist(`/v1/drafts/${id}/submit`, { ifMatch: edited.etag }), 200);
  const approval = { body: {}, ifMatch: handedIn.etag };
  const { etag } = answered(await approver.insist(`/v1/drafts/${id}/approve`, approval), 200);
  return { id, etag };
}

/** Publishes a draft that is ready; throws Error where that is refused. */
export async function publishReady(publisher: Writer, { id, etag }: ReadyDraft): Promise<Published> {
  return answered(await publisher.insist<Published>(`/v1/drafts/${id}/publish`, { ifMatch: etag }), 201).body;
}
