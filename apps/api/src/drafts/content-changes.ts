import { canonicalJson, itemKinds, kindNames, type ItemKind, type ReleaseContentInput } from '@plimsoll/engine';

/** An item in two contents; null where there is none. */
export interface ChangedItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

export type Item = { readonly id: string };

/** The lists of a content by their names. */
export type Lists = Readonly<Record<string, readonly Item[] | undefined>>;

/** The items of one kind by id. */
export const itemsById = (content: ReleaseContentInput, kind: ItemKind): ReadonlyMap<string, Item> =>
  new Map(((content as Lists)[itemKinds[kind].plural] ?? []).map((item) => [item.id, item]));

/** What is not the same in two contents, by kind: what is gone first. */
export function changedItems(from: ReleaseContentInput, to: ReleaseContentInput): readonly ChangedItem[] {
  return kindNames.flatMap((kind) => {
    const [before, after] = [itemsById(from, kind), itemsById(to, kind)];
    const gone = [...before]
      .filter(([id]) => !after.has(id))
      .map(([id, item]) => ({ kind, id, before: item, after: null }));
    const written = [...after].flatMap(([id, item]) => {
      const old = before.get(id) ?? null;
      return isSame(old, item) ? [] : [{ kind, id, before: old, after: item }];
    });
    return [...gone, ...written];
  });
}

/** Whether two values are the same to a digest; nothing is the same as null. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);
