import { present } from '../input/question.js';
import { showDraft } from '../shown/draft.js';
import { showDrift, type DriftFound } from '../shown/drifted.js';
import { showDrifts } from '../shown/operated.js';
import { atDesk, tell, write } from './desk.js';

export const runDriftsList = atDesk(async (desk) => {
  const { admin, given } = desk;
  const limit = given.whole('limit') ?? 50;
  const items = [];
  if (limit > 0)
    for await (const drift of admin.listDrifts(
      present({ catalog: given.text('catalog'), pageSize: Math.min(limit, 200) }),
    )) {
      items.push(drift);
      if (items.length >= limit) break;
    }
  return tell(desk, { items }, showDrifts);
});

export const runDriftsShow = atDesk(async (desk) => {
  const [id = ''] = desk.given.positionals;
  return tell(desk, await desk.admin.getDrift({ id }), (drift, paper) =>
    showDrift(drift, drift.found as unknown as DriftFound, paper),
  );
});

export const runDriftsDraft = atDesk(async (desk) => {
  const [id = ''] = desk.given.positionals;
  return tell(desk, await write(desk, (sent) => desk.admin.draftDrift({ id }, sent)), showDraft);
});
