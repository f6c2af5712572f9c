import type { Call, Draft } from '@plimsoll/sdk';
import type { Run } from '../arguments/command.types.js';
import { ToolError } from '../failure.js';
import { readEdits, readPatch } from './read-edits.js';
import { present } from '../input/question.js';
import { showDraft } from '../shown/draft.js';
import { bothLanguages } from './both-languages.js';
import { atDesk, etagOf, tell, write, type Desk, type Sent } from './desk.js';

/** The draft that is named, with the ETag that is given, or else the one that it has now. */
export async function meantBy({ admin, given }: Desk): Promise<{ readonly id: string; readonly etag: string }> {
  const [id = ''] = given.positionals;
  const told = given.text('if-match');
  if (told !== undefined) return { id, etag: etagOf(told) };
  const { etag = '' } = await admin.getDraft({ id }).withResponse();
  return { id, etag };
}

type Write = (desk: Desk, id: string, sent: Sent) => Call<Draft>;

/** A write to a draft. `prepare` reads what it takes, before the service is asked anything. */
const draftWrite = (prepare: (desk: Desk) => Promise<Write> | Write): Run =>
  atDesk(async (desk) => {
    const send = await prepare(desk);
    const { id, etag } = await meantBy(desk);
    return tell(desk, await write(desk, (sent) => send(desk, id, sent), etag), showDraft);
  });

export const runDraftEdit = draftWrite(async ({ given, world }) => {
  const [, file] = given.positionals;
  const one = file === undefined ? await readPatch(given, world) : undefined;
  if (one) return ({ admin }, id, sent) => admin.patchDraftItem({ id, kind: one.kind, key: one.id }, one.patch, sent);
  const edits = await readEdits(file ?? '-', given, world);
  return ({ admin }, id, sent) => admin.editDraft({ id }, { edits }, sent);
});

export const runDraftRemove = draftWrite(({ given: { positionals } }) => {
  const [, kind = '', key = ''] = positionals;
  return ({ admin }, id, sent) => admin.removeDraftItem({ id, kind, key }, sent);
});

export const runDraftAccept = draftWrite(({ given }) => {
  const [, fact = ''] = given.positionals;
  const also = given.texts('also-supersedes');
  const acceptance = present({
    effectiveFrom: given.text('effective-from'),
    text: bothLanguages(given, 'text'),
    alsoSupersedes: also.length > 0 ? also : undefined,
  });
  return ({ admin }, id, sent) => admin.acceptProposal({ id, fact }, acceptance, sent);
});

export const runDraftRefresh = draftWrite(({ given }) => {
  const examples = given.texts('example').map(exampleOf);
  const question = present({ take: given.text('take'), examples: examples.length > 0 ? examples : undefined });
  return ({ admin }, id, sent) => admin.refreshExamples({ id }, question, sent);
});

function exampleOf(text: string): { readonly rule: string; readonly example: string } {
  const [, rule, example] = /^([^/]+)\/(.+)$/.exec(text) ?? [];
  if (rule === undefined || example === undefined)
    throw new ToolError(`--example takes RULE/NAME, not ${JSON.stringify(text)}`);
  return { rule, example };
}

export const runDraftTell = draftWrite(({ given }) => {
  const told = present({ title: given.text('title'), notes: bothLanguages(given, 'notes') });
  return ({ admin }, id, sent) => admin.tellDraft({ id }, told, sent);
});

export const runDraftSubmit = draftWrite(
  () =>
    ({ admin }, id, sent) =>
      admin.submitDraft({ id }, sent),
);

export const runDraftApprove = draftWrite(
  ({ given }) =>
    ({ admin }, id, sent) =>
      admin.approveDraft({ id }, present({ comment: given.text('comment') }), sent),
);

export const runDraftWithdraw = draftWrite(
  ({ given }) =>
    ({ admin }, id, sent) =>
      admin.withdrawDraft({ id }, present({ comment: given.text('comment') }), sent),
);

export const runDraftReject = draftWrite(({ given }) => {
  const reason = given.needed('reason');
  return ({ admin }, id, sent) => admin.rejectDraft({ id }, { reason }, sent);
});

export const runDraftSchedule = draftWrite(({ given }) => {
  const at = given.needed('at');
  return ({ admin }, id, sent) => admin.scheduleDraft({ id }, { at }, sent);
});

export const runDraftUnschedule = draftWrite(
  () =>
    ({ admin }, id, sent) =>
      admin.unscheduleDraft({ id }, sent),
);

export const runDraftCreate = atDesk(async (desk) => {
  const { admin, given } = desk;
  const [title = ''] = given.positionals;
  const draft = {
    title,
    ...present({
      catalog: given.text('catalog'),
      startFrom: given.text('start-from'),
      notes: bothLanguages(given, 'notes'),
    }),
  };
  return tell(desk, await write(desk, (sent) => admin.createDraft(draft, sent)), showDraft);
});
