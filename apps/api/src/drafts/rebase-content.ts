import { compareCodeUnits, itemKinds, kindNames, type ItemKind, type ReleaseContentInput } from '@plimsoll/engine';
import { isSame, itemsById, type Item } from './content-changes.js';
import { contentOf } from './draft-content.js';
import { nameOf, withExpressions } from './draft-expressions.js';

/** Three contents: what both sides began with, what was published meanwhile, and the draft. */
export interface RebaseSides {
  readonly base: ReleaseContentInput;
  readonly theirs: ReleaseContentInput;
  readonly ours: ReleaseContentInput;
}

/** A member of an item that both sides changed, and not to the same; without a member, the whole item. A value is null where there is none. */
export interface RebaseConflict {
  readonly kind: ItemKind;
  readonly id: string;
  readonly member: string | null;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly ours: unknown;
}

/** What somebody decided of an item that is in conflict. `item` is taken as it stands; null takes the item out. */
export type Resolution = { readonly kind: ItemKind; readonly id: string } & (
  | { readonly take: 'ours' | 'theirs' }
  | { readonly take: 'item'; readonly item: Readonly<Record<string, unknown>> | null }
);

export interface Rebased {
  readonly content: ReleaseContentInput;
  /** What no resolution decides; of these the content holds what was published. */
  readonly conflicts: readonly RebaseConflict[];
}

/**
 * The draft's changes done on what was published meanwhile. An item that one side changed is taken from it; one that both changed is merged by its members,
 * which are not taken apart: half a value is nobody's claim.
 */
export function rebaseContent(sides: RebaseSides, resolutions: readonly Resolution[]): Rebased {
  const decided = new Map(resolutions.map((one) => [nameOf(one.kind, one.id), one]));
  const conflicts: RebaseConflict[] = [];
  const merged = new Set<string>();
  const lists = kindNames.map((kind) => {
    const [base, theirs, ours] = [sides.base, sides.theirs, sides.ours].map((side) => itemsById(side, kind));
    const ids = [...new Set([...(theirs?.keys() ?? []), ...(ours?.keys() ?? [])])].sort(compareCodeUnits);
    const items = ids.flatMap((id) => {
      const item = { base: base?.get(id), theirs: theirs?.get(id), ours: ours?.get(id) };
      const result = mergeItem({ kind, id, ...item }, decided.get(nameOf(kind, id)));
      conflicts.push(...result.conflicts);
      if (result.item && result.item !== item.theirs) merged.add(nameOf(kind, id));
      return result.item ?? [];
    });
    return [itemKinds[kind].plural, items] as const;
  });
  return { content: withExpressions(contentOf(new Map(lists)), merged), conflicts };
}

interface Sides<T> {
  readonly base: T | undefined;
  readonly theirs: T | undefined;
  readonly ours: T | undefined;
}
type ItemSides = Sides<Item> & { readonly kind: ItemKind; readonly id: string };

interface MergedItem {
  /** Absent: the item is gone. */
  readonly item: Item | undefined;
  readonly conflicts: readonly RebaseConflict[];
}

function mergeItem(sides: ItemSides, resolution: Resolution | undefined): MergedItem {
  const { id, base, theirs, ours } = sides;
  const side = sideOf(sides);
  if (side !== undefined) return { item: sides[side], conflicts: [] };
  if (resolution?.take === 'item')
    return { item: resolution.item === null ? undefined : { ...resolution.item, id }, conflicts: [] };
  if (base && theirs && ours) return mergeMembers({ ...sides, base, theirs, ours }, resolution?.take);
  return mergeWhole(sides, resolution?.take);
}

/** One side took the item out, or both added it. */
function mergeWhole(sides: ItemSides, take: 'ours' | 'theirs' | undefined): MergedItem {
  const { kind, id } = sides;
  if (take !== undefined) return { item: sides[take], conflicts: [] };
  return { item: sides.theirs, conflicts: [{ kind, id, member: null, ...valuesOf(sides) }] };
}

type WholeSides = ItemSides & { readonly base: Item; readonly theirs: Item; readonly ours: Item };

function mergeMembers(sides: WholeSides, take: 'ours' | 'theirs' | undefined): MergedItem {
  const { kind, id } = sides;
  const [base, theirs, ours] = [sides.base, sides.theirs, sides.ours].map((item) => new Map(Object.entries(item)));
  const names = [...new Set([...(theirs?.keys() ?? []), ...(ours?.keys() ?? [])])];
  const conflicts: RebaseConflict[] = [];
  const members = names.flatMap((member) => {
    const values = { base: base?.get(member), theirs: theirs?.get(member), ours: ours?.get(member) };
    const side = sideOf(values) ?? take;
    if (side === undefined) conflicts.push({ kind, id, member, ...valuesOf(values) });
    const value = side === 'ours' ? values.ours : values.theirs;
    return value === undefined ? [] : [[member, value] as const];
  });
  return { item: { ...Object.fromEntries(members), id }, conflicts };
}

/** Whose value it is; undefined where both sides changed it. */
function sideOf({ base, theirs, ours }: Sides<unknown>): 'ours' | 'theirs' | undefined {
  if (isSame(base, ours) || isSame(theirs, ours)) return 'theirs';
  return isSame(base, theirs) ? 'ours' : undefined;
}

const valuesOf = ({ base, theirs, ours }: Sides<unknown>) => ({
  base: base ?? null,
  theirs: theirs ?? null,
  ours: ours ?? null,
});
