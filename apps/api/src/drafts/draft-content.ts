import { mergePatch, type JsonObject, type JsonValue } from '@plimsoll/catalog';
import {
  compareCodeUnits,
  isLeftOut,
  itemKinds,
  kindNames,
  Problem,
  type ItemKind,
  type ReleaseContentInput,
} from '@plimsoll/engine';
import { changedItems, type ChangedItem, type Item, type Lists } from './content-changes.js';
import { nameOf, withExpressions } from './draft-expressions.js';

/** One edit. A patch is a JSON Merge Patch (RFC 7396) of the item as it stands, or of nothing; null takes the item out. */
export interface Edit {
  readonly kind: ItemKind;
  readonly id: string;
  readonly patch: JsonValue;
}

export interface EditedContent {
  readonly content: ReleaseContentInput;
  /** What came out of all edits together, and of the expressions that can be compiled now. */
  readonly edited: readonly ChangedItem[];
}

/** The content with the edits done in turn. Throws Problem 404 `item-not-found`, 422 `id-changed`. */
export function editContent(content: ReleaseContentInput, edits: readonly Edit[]): EditedContent {
  const lists = new Map(Object.entries(content as Lists));
  for (const { kind, id, patch } of edits) {
    const { plural } = itemKinds[kind];
    const items = lists.get(plural) ?? [];
    const before = items.find((item) => item.id === id) ?? null;
    const after = patch === null ? null : patched(kind, id, before, patch);
    if (before === null && after === null) throw noItem(kind, id);
    lists.set(plural, sorted(items, id, after));
  }
  const names = new Set(edits.map(({ kind, id }) => nameOf(kind, id)));
  const edited = withExpressions(contentOf(lists), names);
  return { content: edited, edited: changedItems(content, edited) };
}

/** An item of the content. Throws Problem 404 `item-not-found`. */
export function itemIn(content: ReleaseContentInput, kind: ItemKind, id: string): unknown {
  const item = (content as Lists)[itemKinds[kind].plural]?.find((one) => one.id === id);
  if (!item) throw noItem(kind, id);
  return item;
}

function patched(kind: ItemKind, id: string, before: Item | null, patch: JsonValue): Item {
  const merged = mergePatch((before ?? { id }) as JsonValue, patch);
  if (typeof merged !== 'object' || merged === null || Array.isArray(merged))
    throw new Problem(422, 'malformed-patch', 'An item is patched with an object, or taken out with null.');
  const item = { id, ...(merged as JsonObject) };
  if (item.id !== id)
    throw new Problem(422, 'id-changed', `The id of ${kind} ${id} stays: ids are permanent. Add another item.`);
  return item;
}

function sorted(items: readonly Item[], id: string, after: Item | null): readonly Item[] {
  const others = items.filter((item) => item.id !== id);
  return [...others, ...(after === null ? [] : [after])].sort((a, b) => compareCodeUnits(a.id, b.id));
}

/** A content of lists, with those left out that a release leaves out. */
export function contentOf(lists: ReadonlyMap<string, readonly Item[] | undefined>): ReleaseContentInput {
  const kept = kindNames.flatMap((kind) => {
    const { plural } = itemKinds[kind];
    const items = lists.get(plural) ?? [];
    return isLeftOut(kind, items) ? [] : [[plural, items] as const];
  });
  return Object.fromEntries(kept) as unknown as ReleaseContentInput;
}

const noItem = (kind: ItemKind, id: string) =>
  new Problem(404, 'item-not-found', `The draft holds no ${kind} ${JSON.stringify(id)}.`);
