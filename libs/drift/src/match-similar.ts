import type { Alignment } from './alignment.js';
import type { Span, Unit } from './corpus.js';
import { greedy, scoreOf, type Scored } from './greedy.js';
import { addTo } from './grouped.js';
import { TELLING, weightIn, type Passage } from './passages.js';
import { weightOf } from './tokens.js';
import { unitAt } from './passage-text.js';

/** Words of the next texts that nothing was found for, inside one sentence or one row. */
export interface Rest extends Span {
  readonly unit: Unit;
}

const LIKE = 0.5;
const LIKE_BETWEEN_NEIGHBOURS = 0.25;
const COMMON_WORD = 60;
const COMPARED = 8;

/**
 * Pairs what is left before with what is left after, where they are alike enough, the most alike first. A passage whose
 * neighbours were found needs to be less alike. Candidates come from an index of the words that say much.
 */
export function matchSimilar(alignment: Alignment, passages: readonly Passage[], rests: readonly Rest[]): void {
  for (const { previous, next } of likePairs(alignment, { passages, rests, isOfNeighbours: true }))
    if (alignment.isFreeBefore(previous) && alignment.isFreeAfter(next)) alignment.pair(previous, next);
}

/** Pairs parts of sentences whose other parts were found: a sentence that became two is in two places. */
export function matchParts(alignment: Alignment, parts: readonly Passage[], rests: readonly Rest[]): void {
  const telling = rests.filter((rest) => weightIn(alignment.next, rest) >= TELLING);
  for (const { previous, next } of likePairs(alignment, { passages: parts, rests: telling, isOfNeighbours: false }))
    if (alignment.isFreeBefore(previous) && alignment.isFreeAfter(next) && !isWithRest(alignment, previous, next))
      alignment.pairPart(previous, next);
}

// Words that only changed their order inside the sentence that took its place.
function isWithRest(alignment: Alignment, { first }: Span, next: Span): boolean {
  const whole = alignment.counterpartOf(first);
  return whole !== undefined && unitAt(alignment.next, whole.next.first) === unitAt(alignment.next, next.first);
}

interface Likely {
  readonly passages: readonly Passage[];
  readonly rests: readonly Rest[];
  /** Whether what stands between neighbours that were found needs to be less alike. */
  readonly isOfNeighbours: boolean;
}

function likePairs(
  alignment: Alignment,
  { passages, rests, isOfNeighbours }: Likely,
): readonly Scored<Passage, Rest>[] {
  const byWord = indexRests(alignment, rests);
  const ends = new Map(
    rests.flatMap((rest) => [[`to ${rest.end}`, rest] as const, [`from ${rest.first}`, rest] as const]),
  );
  const scored: Scored<Passage, Rest>[] = [];
  for (const passage of passages) {
    if (!alignment.isFreeBefore(passage)) continue;
    for (const rest of candidatesFor(alignment, passage, byWord, ends)) {
      const similarity = likenessOf(alignment, passage, rest);
      const score = similarity + bonus(alignment, passage, rest);
      const isNeighbour = isOfNeighbours && nearby(alignment, passage, ends).includes(rest);
      if (similarity >= (isNeighbour ? LIKE_BETWEEN_NEIGHBOURS : LIKE))
        scored.push({ previous: passage, next: rest, score });
    }
  }
  return greedy(scored, ({ first }) => first);
}

// What was a sentence and is in a table now, or the other way round, is told in another order.
function likenessOf(alignment: Alignment, passage: Passage, rest: Rest): number {
  const inOrder = alignment.similarity(passage, rest);
  return (passage.unit.cell === undefined) === (rest.unit.cell === undefined)
    ? inOrder
    : Math.max(inOrder, 0.85 * alignment.likenessInAnyOrder(passage, rest));
}

function indexRests({ next }: Alignment, rests: readonly Rest[]): Map<string, Rest[]> {
  const byWord = new Map<string, Rest[]>();
  for (const rest of rests)
    for (const key of shinglesOf(next.keys.slice(rest.first, rest.end))) addTo(byWord, key, rest);
  return byWord;
}

// Words that say much, and every two words together: characters of a script without spaces say little alone.
function shinglesOf(keys: readonly string[]): Set<string> {
  const telling = keys.filter((key) => weightOf(key) === 1);
  return new Set([...telling, ...keys.slice(1).map((key, at) => `${keys[at] ?? ''} ${key}`)]);
}

type Ends = ReadonlyMap<string, Rest>;

function nearby({ toNext }: Alignment, { first, end }: Span, ends: Ends): Rest[] {
  const before = toNext[first - 1];
  const after = toNext[end];
  const found = [
    before === undefined || before === -1 ? undefined : ends.get(`from ${before + 1}`),
    after === undefined || after === -1 ? undefined : ends.get(`to ${after}`),
  ];
  return found.filter((rest) => rest !== undefined);
}

function candidatesFor(
  alignment: Alignment,
  passage: Passage,
  byWord: ReadonlyMap<string, readonly Rest[]>,
  ends: Ends,
): Rest[] {
  const shared = new Map<Rest, number>();
  for (const key of shinglesOf(alignment.previous.keys.slice(passage.first, passage.end))) {
    const rests = byWord.get(key) ?? [];
    if (rests.length <= COMMON_WORD)
      for (const rest of rests) shared.set(rest, (shared.get(rest) ?? 0) + 1 / rests.length);
  }
  const most = [...shared].toSorted(([left, more], [right, other]) => other - more || left.first - right.first);
  return [...new Set([...nearby(alignment, passage, ends), ...most.slice(0, COMPARED).map(([rest]) => rest)])];
}

function bonus({ toNext }: Alignment, passage: Passage, { first, end, unit }: Rest): number {
  return scoreOf([
    [passage.unit.source === unit.source, 0.1],
    [passage.unit.heading?.key === unit.heading?.key, 0.1],
    [passage.unit.kind === unit.kind, 0.05],
    // The names of columns become lines of their own less often than what stands below them.
    [isHeader(passage.unit) !== isHeader(unit), -0.3],
    [first > 0 && toNext[passage.first - 1] === first - 1, 0.15],
    [toNext[passage.end] === end, 0.15],
  ]);
}

function isHeader({ cell }: Unit): boolean {
  return cell?.isHeader === true;
}

/** What is left of the sentences and rows of the next texts, of at least some weight. */
export function restsOf({ next, toPrevious }: Alignment, passages: readonly Passage[]): Rest[] {
  const rests: Rest[] = [];
  const taken = new Set<string>();
  for (const { first, end, unit } of passages)
    for (const run of runsOf(toPrevious, { first, end })) {
      const place = `${run.first} ${run.end}`;
      if (taken.has(place) || weightIn(next, run) < 0.5) continue;
      taken.add(place);
      rests.push({ ...run, unit: unitAt(next, run.first) ?? unit });
    }
  return rests;
}

/** What is left of previous sentences that were found in part, where it says enough to be known again. */
export function partsOf({ previous, toNext }: Alignment, passages: readonly Passage[]): Passage[] {
  return passages
    .filter(({ isRow, unit }) => !isRow && !unit.cell)
    .flatMap(({ unit, ...whole }) =>
      runsOf(toNext, whole).flatMap((run) => {
        const weight = weightIn(previous, run);
        const isPart = run.first > whole.first || run.end < whole.end;
        return isPart && weight >= TELLING ? [{ ...run, unit, weight, isRow: false }] : [];
      }),
    );
}

/** The runs of words inside a passage that are not matched. */
export function runsOf(matched: readonly number[], { first, end }: Span): Span[] {
  const runs: Span[] = [];
  let from = first;
  for (let at = first; at <= end; at++) {
    if (at < end && matched[at] === -1) continue;
    if (at > from) runs.push({ first: from, end: at });
    from = at + 1;
  }
  return runs;
}
