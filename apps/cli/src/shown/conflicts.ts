import type { RebasePreview } from '@plimsoll/sdk';
import { clean } from '../terminal/text.js';
import type { Paper } from '../terminal/paper.js';
import { rowsText, valueText } from './rows.js';

/** What a rebase would ask about, value by value. */
export function showConflicts({ base, onto, conflicts }: RebasePreview, paper: Paper): string {
  const way = clean(`${base.catalog} ${base.label} → ${onto.label} (release ${onto.sequence})`);
  const rows = conflicts.map(({ kind, id, member, base: was, theirs, ours }) => [
    `${kind}/${id}`,
    member ?? '(all of it)',
    valueText(was),
    valueText(theirs),
    valueText(ours),
  ]);
  const none = 'Nothing that was changed on both sides.';
  return `${way}\n${rowsText({ head: ['Item', 'Member', 'Was', 'Theirs (published)', 'Ours (draft)'], none }, rows, paper)}`;
}
