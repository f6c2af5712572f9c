import { isLeftOut, itemKinds, kindNames, type ItemKind } from '../model/release.js';
import { defineCheck, type Report } from './check.js';
import { rawItems, type CheckedDraft } from './draft.js';

/** Each item has the shape that the model gives its kind, and nothing besides; each list is there, and sorted by id. */
export const schemaCheck = defineCheck('schema', (draft, report) => {
  checkLists(draft, report);
  const last = new Map<ItemKind, string>();
  for (const { kind, id, value } of rawItems(draft)) {
    if (id < (last.get(kind) ?? '')) report({ kind, id }, ['id'], 'stands out of order: lists are sorted by id');
    last.set(kind, id);
    const parsed = itemKinds[kind].schema.safeParse(value);
    for (const issue of parsed.error?.issues ?? [])
      report(
        { kind, id },
        issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
        issue.message,
      );
  }
});

const isAllowedToLack = (kind: ItemKind, list: unknown) => list === undefined && isLeftOut(kind, []);

/** A list as a whole is reported under its kind and the id `*`. */
function checkLists({ content }: CheckedDraft, report: Report): void {
  const lists = content as Readonly<Record<string, unknown>>;
  for (const kind of kindNames)
    if (!Array.isArray(lists[itemKinds[kind].plural]) && !isAllowedToLack(kind, lists[itemKinds[kind].plural]))
      report({ kind, id: '*' }, [], `the draft has no list of ${itemKinds[kind].plural}`);
  const known = new Set<string>(kindNames.map((kind) => itemKinds[kind].plural));
  for (const name of Object.keys(lists))
    if (!known.has(name)) report({ kind: 'category', id: '*' }, [], `the draft has a list ${name} that no release has`);
}
