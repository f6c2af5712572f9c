import { isRecord } from './checks/draft.js';

type Item = Readonly<Record<string, unknown>>;

/**
 * A design, or part of one, with what several patches say of it; where two say different things of one place, the later one holds.
 * Objects are merged member by member, and null is written as it is: told to be absent. In a list of objects an item with a name (or an id) is
 * merged with the item of that name, or added; an item without one says something of every item of the list, those that other patches add too,
 * and stands alone where there are none. Any other list, and any other value, takes the place of what stood there.
 */
export function mergeDesigns(design: unknown, patches: readonly unknown[]): unknown {
  const named = patches.reduce((merged, patch) => merge(merged, patch, addNamed), design);
  return patches.reduce((merged, patch) => merge(merged, patch, tellAll), named);
}

type MergeLists = (items: readonly Item[], patches: readonly Item[]) => readonly Item[];

function merge(value: unknown, patch: unknown, mergeLists: MergeLists): unknown {
  if (isItems(patch) && patch.length > 0) return mergeLists(isItems(value) ? value : [], patch);
  if (!isRecord(patch)) return patch;
  const merged: Record<string, unknown> = isRecord(value) ? { ...value } : {};
  for (const [member, inner] of Object.entries(patch)) merged[member] = merge(merged[member], inner, mergeLists);
  return merged;
}

const addNamed: MergeLists = (items, patches) =>
  patches.reduce<readonly Item[]>((merged, patch) => {
    const name = nameOf(patch);
    if (name === undefined) return merged;
    if (!merged.some((item) => nameOf(item) === name)) return [...merged, patch];
    return merged.map((item) => (nameOf(item) === name ? mergeItem(item, patch, addNamed) : item));
  }, items);

const tellAll: MergeLists = (items, patches) =>
  patches.reduce<readonly Item[]>((merged, patch) => {
    const name = nameOf(patch);
    if (name === undefined && merged.length === 0) return [patch];
    return merged.map((item) => (name === undefined || nameOf(item) === name ? mergeItem(item, patch, tellAll) : item));
  }, items);

const mergeItem = (item: Item, patch: Item, mergeLists: MergeLists): Item => merge(item, patch, mergeLists) as Item;

const nameOf = (item: Item): unknown => item['name'] ?? item['id'];

const isItems = (value: unknown): value is readonly Item[] => Array.isArray(value) && value.every(isRecord);
