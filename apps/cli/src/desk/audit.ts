import { present } from '../input/question.js';
import { showAudit } from '../shown/operated.js';
import { clean } from '../terminal/text.js';
import { atDesk, tell } from './desk.js';

const MOST_ON_A_PAGE = 1000;

/** Tells who did what, oldest first; with --head the newest place of the chain, as `audit:verify` takes it. */
export const runAudit = atDesk(async (desk) => {
  const { admin, given } = desk;
  if (given.has('head'))
    return tell(desk, await admin.getAuditHead(), ({ sequence, hash }) => clean(`${sequence}:${hash}`));
  const limit = given.whole('limit') ?? 100;
  const words = ['actor', 'type', 'target', 'from', 'to', 'after'].map((name) => [name, given.text(name)] as const);
  const filter = present({ ...Object.fromEntries(words), pageSize: Math.min(Math.max(limit, 1), MOST_ON_A_PAGE) });
  const items = [];
  if (limit > 0)
    for await (const event of admin.listAudit(filter)) {
      items.push(event);
      if (items.length >= limit) break;
    }
  return tell(desk, { items }, showAudit);
});
