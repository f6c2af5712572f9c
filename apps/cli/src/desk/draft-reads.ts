import { stringify } from 'yaml';
import { atDesk, tell } from './desk.js';
import { present } from '../input/question.js';
import { changesText, showDiff } from '../shown/diff.js';
import { showBrokenExamples, showDraft, showDraftItems, showDrafts } from '../shown/draft.js';
import { showImpact } from '../shown/impact.js';
import { clean } from '../terminal/text.js';

export const runDraftList = atDesk(async (desk) => {
  const { admin, given } = desk;
  const filter = present({
    catalog: given.text('catalog'),
    state: given.text('state'),
    author: given.text('author'),
    pageSize: 200,
  });
  const items = [];
  for await (const draft of admin.listDrafts(filter)) items.push(draft);
  return tell(desk, { items }, showDrafts);
});

export const runDraftShow = atDesk(async (desk) => {
  const [id = ''] = desk.given.positionals;
  return tell(desk, await desk.admin.getDraft({ id }), showDraft);
});

export const runDraftDiff = atDesk(async (desk) => {
  const [id = ''] = desk.given.positionals;
  return tell(desk, await desk.admin.diffDraft({ id }), showDiff);
});

export const runDraftImpact = atDesk(async (desk) => {
  const [id = ''] = desk.given.positionals;
  const asOf = desk.given.text('as-of');
  const impact = await desk.admin.getDraftImpact({ id, ...present({ asOf }) });
  return tell(desk, impact, (one, paper) => showImpact(one, changesText(one.changes, paper), paper));
});

export const runDraftItems = atDesk(async (desk) => {
  const [id = ''] = desk.given.positionals;
  const kind = desk.given.text('kind');
  const filter = present({ kind, changed: desk.given.has('all') ? undefined : true });
  return tell(desk, await desk.admin.listDraftItems({ id, ...filter }), showDraftItems);
});

export const runDraftExamples = atDesk(async (desk) => {
  const [id = ''] = desk.given.positionals;
  return tell(desk, await desk.admin.listBrokenExamples({ id }), showBrokenExamples);
});

/** As YAML, which an editor changes and hands back as a patch. */
export const runDraftItem = atDesk(async (desk) => {
  const [id = '', kind = '', key = ''] = desk.given.positionals;
  return tell(desk, await desk.admin.getDraftItem({ id, kind, key }), (item) =>
    clean(stringify(item, { lineWidth: 0 })),
  );
});
