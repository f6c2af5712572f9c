import type { Alignment } from './alignment.js';
import type { Cell, Span, Unit } from './corpus.js';
import { greedy, scoreOf, type Scored } from './greedy.js';
import { addTo } from './grouped.js';
import type { CellPair } from './pair-tables.js';
import { keyIn, TELLING, type Passage } from './passages.js';
import { unitAt } from './passage-text.js';
import { isInOneDocument, type WordIndex } from './word-index.js';

const NEAREST = 24;
const MOST_COMPARED = 20_000;

/** What is looked for, where, and the cells that were found again. */
export interface Wanted {
  readonly passages: readonly Passage[];
  readonly cells: readonly CellPair[];
  readonly index: WordIndex;
}

/**
 * Finds passages again word for word, wherever blocks now begin and end: long ones first, each word once. Where the same
 * words stand in several places, the document, the heading, the neighbours and the row and column decide.
 */
export function matchExact(alignment: Alignment, { passages, cells, index }: Wanted): void {
  const { previous, next } = alignment;
  const partners = new Map(cells.map((pair) => [pair.previous, pair.next]));
  for (const group of groupsOf(alignment, passages)) {
    const open = group.filter((passage) => alignment.isFreeBefore(passage));
    const sample = open[0];
    if (!sample) continue;
    const length = sample.end - sample.first;
    const places = index
      .placesOf(previous.keys.slice(sample.first, sample.end))
      .map((first) => ({ first, end: first + length }))
      .filter((place) => alignment.isFreeAfter(place) && isInOneDocument(next, place));
    const scored = likely(open, places).flatMap(([passage, place]) => judge(alignment, passage, place, partners));
    for (const { previous: passage, next: place } of greedy(scored, ({ first }) => first))
      if (alignment.isFreeBefore(passage) && alignment.isFreeAfter(place))
        alignment.matchRun(passage.first, place.first, length);
  }
}

// Passages with the same words, the longest first.
function groupsOf({ previous }: Alignment, passages: readonly Passage[]): (readonly Passage[])[] {
  const groups = new Map<string, Passage[]>();
  for (const passage of passages) addTo(groups, keyIn(previous, passage), passage);
  const length = ([passage]: readonly Passage[]) => (passage ? passage.end - passage.first : 0);
  return [...groups.values()].toSorted((left, right) => length(right) - length(left));
}

// All with all where there are few; in a text that repeats itself, each with those about as far down.
function likely(passages: readonly Passage[], places: readonly Span[]): (readonly [Passage, Span])[] {
  if (passages.length * places.length <= MOST_COMPARED)
    return passages.flatMap((passage) => places.map((place) => [passage, place] as const));
  return passages.flatMap((passage, at) => {
    const middle = Math.round((at * places.length) / passages.length);
    return places.slice(Math.max(0, middle - NEAREST), middle + NEAREST).map((place) => [passage, place] as const);
  });
}

function judge(
  alignment: Alignment,
  passage: Passage,
  place: Span,
  partners: ReadonlyMap<Cell, Cell>,
): Scored<Passage, Span>[] {
  const { next, previous } = alignment;
  const unit = unitAt(next, place.first);
  if (!unit) return [];
  const isAtPartner = isInside(place, partnerOf(passage, partners)) && isWhole(unit, place);
  const around = surroundings(alignment, passage, place, unit) + (isAtPartner ? 8 : 0);
  if (!isTelling(passage, unit, isAtPartner, around)) return [];
  const distance = Math.abs(passage.first / previous.keys.length - place.first / next.keys.length);
  const score = around + scoreOf([[passage.unit.source === unit.source, 10]]) - distance;
  return [{ previous: passage, next: place, score }];
}

function partnerOf({ unit, isRow }: Passage, partners: ReadonlyMap<Cell, Cell>): Cell | undefined {
  return unit.cell && !isRow ? partners.get(unit.cell) : undefined;
}

function isInside({ first, end }: Span, within: Span | undefined): boolean {
  return within !== undefined && first >= within.first && end <= within.end;
}

// Few words say nothing where they stand alone: they need their row and column, or their neighbours.
function isTelling(passage: Passage, unit: Unit, isAtPartner: boolean, around: number): boolean {
  if (passage.weight >= TELLING || isAtPartner) return true;
  if (passage.isRow || passage.unit.cell || unit.cell) return false;
  return around >= 4;
}

function isWhole(unit: Unit, { first, end }: Span): boolean {
  return unit.first === first && unit.end === end;
}

function surroundings({ previous, next, toNext }: Alignment, passage: Passage, place: Span, unit: Unit): number {
  const { first, end } = passage;
  return scoreOf([
    [passage.unit.heading?.key === unit.heading?.key, 4],
    [isWhole(unit, place), 2],
    [passage.unit.kind === unit.kind, 1],
    [previous.keys[first - 1] === next.keys[place.first - 1], 2],
    [previous.keys[end] === next.keys[place.end], 2],
    [first > 0 && toNext[first - 1] === place.first - 1, 3],
    [end < toNext.length && toNext[end] === place.end, 3],
  ]);
}
