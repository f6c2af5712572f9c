import type { Dimension } from './model/option.js';
import { compareCodeUnits } from './text-order.js';

/** Sorts by `order`, then by id. */
export function byOrder<T extends { readonly order: number; readonly id: string }>(a: T, b: T): number {
  return a.order - b.order || compareCodeUnits(a.id, b.id);
}

/** Sorts dimensions as a reader goes through them: group by group, a group standing where its first dimension stands; inside it by `order`, then by id. */
export function inReadingOrder(dimensions: readonly Dimension[]): Dimension[] {
  const groupOrder = new Map<string, number>();
  for (const { group, order } of dimensions) groupOrder.set(group, Math.min(order, groupOrder.get(group) ?? order));
  const rank = (dimension: Dimension) => groupOrder.get(dimension.group) ?? dimension.order;
  return [...dimensions].sort((a, b) => rank(a) - rank(b) || compareCodeUnits(a.group, b.group) || byOrder(a, b));
}

/** Compares versions part by part as numbers; a part that is missing counts as zero. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let part = 0; part < Math.max(left.length, right.length); part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
