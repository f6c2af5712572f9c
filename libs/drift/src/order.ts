import type { Alignment } from './alignment.js';
import { addTo } from './grouped.js';
import { unitAt } from './passage-text.js';

/** The previous units, by index, that were passed by others: those outside a longest row of units that kept their order. Cells stand where their row and column are, in any order. */
export function outOfOrder({ previous, next, toNext }: Alignment): ReadonlySet<number> {
  const placed = previous.units.flatMap(({ index, first, document, source, cell }) => {
    const place = toNext[first] ?? -1;
    const isSameSource = unitAt(next, place)?.source === source;
    return place === -1 || cell || !isSameSource ? [] : [{ index, document, place }];
  });
  const byDocument = new Map<number, (typeof placed)[number][]>();
  for (const unit of placed) addTo(byDocument, unit.document, unit);
  const moved = new Set<number>();
  for (const inDocument of byDocument.values()) {
    const kept = longestRising(inDocument.map(({ place }) => place));
    for (const [at, { index }] of inDocument.entries()) if (!kept.has(at)) moved.add(index);
  }
  return moved;
}

// The places of a longest rising row, by patience sorting.
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [at, number] of numbers.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before.push(tails[low - 1]);
    tails[low] = at;
  }
  const kept = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = before[at]) kept.add(at);
  return kept;
}
