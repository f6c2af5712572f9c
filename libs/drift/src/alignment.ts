import { diffArrays } from 'diff';
import type { Corpus, Span } from './corpus.js';
import { weightOf } from './tokens.js';

/** Two passages that are taken for one, before and after. `next` may be empty: a cell that lost its text. */
export interface Counterpart {
  readonly previous: Span;
  readonly next: Span;
  /** 0 to 1: how much of the words, by their weight, is the same in both. */
  readonly similarity: number;
  /** They say the same in another form, and not word for word: the row of a table, and a line that repeats the names of its columns. */
  readonly isSame: boolean;
}

/** Which word of the previous texts is which word of the next ones. Each word is matched at most once. */
export class Alignment {
  /** For each previous word, its word in the next texts, or -1. */
  readonly toNext: number[];
  /** For each next word, its word in the previous texts, or -1. */
  readonly toPrevious: number[];
  readonly #counterparts: (Counterpart | undefined)[];

  constructor(
    readonly previous: Corpus,
    readonly next: Corpus,
  ) {
    this.toNext = previous.keys.map(() => -1);
    this.toPrevious = next.keys.map(() => -1);
    this.#counterparts = previous.keys.map(() => undefined);
  }

  /** The passage that takes the place of the one a previous word stands in, where it was not simply found again. */
  counterpartOf(at: number): Counterpart | undefined {
    return this.#counterparts[at];
  }

  isFreeBefore({ first, end }: Span): boolean {
    return isFree(this.toNext, first, end);
  }

  isFreeAfter({ first, end }: Span): boolean {
    return isFree(this.toPrevious, first, end);
  }

  /** Matches words one to one, from one place and the other on. */
  matchRun(first: number, nextFirst: number, length: number): void {
    for (let at = 0; at < length; at++) {
      this.toNext[first + at] = nextFirst + at;
      this.toPrevious[nextFirst + at] = first + at;
    }
  }

  /** Takes two passages for one, and matches those of their words that are the same and not matched yet. */
  pair(previous: Span, next: Span): void {
    const counterpart = { previous, next, similarity: this.similarity(previous, next), isSame: false };
    this.#tell(counterpart);
    const from = free(this.toNext, previous);
    const to = free(this.toPrevious, next);
    for (const [left, right] of commonOf(this.#keysBefore(from), this.#keysAfter(to))) {
      const before = from[left];
      const after = to[right];
      if (before !== undefined && after !== undefined) this.matchRun(before, after, 1);
    }
  }

  /** The same for a part of a passage: what became of the part counts for it, and not what became of the whole. */
  pairPart(previous: Span, next: Span): void {
    for (let at = previous.first; at < previous.end; at++) this.#counterparts[at] = undefined;
    this.pair(previous, next);
  }

  /** Takes two passages for the same in another form. None of their words is left over. */
  equate(previous: Span, next: Span): void {
    this.#tell({ previous, next, similarity: 1, isSame: true });
    for (let at = previous.first; at < previous.end; at++) this.toNext[at] = next.first;
    for (let at = next.first; at < next.end; at++) this.toPrevious[at] = previous.first;
  }

  #tell(counterpart: Counterpart): void {
    const { first, end } = counterpart.previous;
    for (let at = first; at < end; at++) this.#counterparts[at] ??= counterpart;
  }

  /** How alike two passages are, 0 to 1, by the weight of the words they have in common and in order. A passage that is wholly inside the other counts as nearly the same; a short one where it begins the other. */
  similarity(previous: Span, next: Span): number {
    const left = this.previous.keys.slice(previous.first, previous.end);
    const right = this.next.keys.slice(next.first, next.end);
    const total = sumOf(left) + sumOf(right);
    if (total === 0) return 0;
    const places = commonOf(left, right);
    const common = sumOf(places.map(([at]) => left[at] ?? ''));
    const isInside = left.length >= 6 || leads(left, places);
    return Math.max((2 * common) / total, isInside ? (0.85 * common) / sumOf(left) : 0);
  }

  /** How alike two passages are, 0 to 1, by the weight of the words they have in common in whatever order. */
  likenessInAnyOrder(previous: Span, next: Span): number {
    const left = this.previous.keys.slice(previous.first, previous.end);
    const right = this.next.keys.slice(next.first, next.end);
    const total = sumOf(left) + sumOf(right);
    const there = [...right];
    const common = left.filter((key) => {
      const at = there.indexOf(key);
      if (at !== -1) there.splice(at, 1);
      return at !== -1;
    });
    return total === 0 ? 0 : (2 * sumOf(common)) / total;
  }

  /** What became of most of some words: the counterpart that most of them are matched in, or that of the first. */
  counterpartIn({ first, end }: Span): Counterpart | undefined {
    const matched = new Map<Counterpart, number>();
    for (let at = first; at < end; at++) {
      const counterpart = this.#counterparts[at];
      const place = this.toNext[at] ?? -1;
      if (!counterpart || place < counterpart.next.first || place >= counterpart.next.end) continue;
      matched.set(counterpart, (matched.get(counterpart) ?? 0) + weightOf(this.previous.keys[at] ?? ''));
    }
    const [most] = [...matched].toSorted(([, left], [, right]) => right - left);
    return most?.[0] ?? this.#counterparts[first];
  }

  #keysBefore(places: readonly number[]): string[] {
    return places.map((at) => this.previous.keys[at] ?? '');
  }

  #keysAfter(places: readonly number[]): string[] {
    return places.map((at) => this.next.keys[at] ?? '');
  }
}

function isFree(matched: readonly number[], first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (matched[at] !== -1) return false;
  return true;
}

function free(matched: readonly number[], { first, end }: Span): number[] {
  const places: number[] = [];
  for (let at = first; at < end; at++) if (matched[at] === -1) places.push(at);
  return places;
}

function sumOf(keys: readonly string[]): number {
  return keys.reduce((sum, key) => sum + weightOf(key), 0);
}

// A few words that all but their numbers begin the other passage: it says the same, and more behind it.
function leads(words: readonly string[], common: readonly (readonly [number, number])[]): boolean {
  const kept = new Set(common.map(([at]) => at));
  const said = words.filter((word) => !/^\d/.test(word));
  return common[0]?.[1] === 0 && sumOf(said) > 2 && words.every((word, at) => /^\d/.test(word) || kept.has(at));
}

/** The places of a longest row of words that two passages have in common. */
export function commonOf(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const common: (readonly [number, number])[] = [];
  let at = 0;
  let nextAt = 0;
  for (const { added, removed, count } of diffArrays([...left], [...right])) {
    if (!added && !removed) for (let run = 0; run < count; run++) common.push([at + run, nextAt + run]);
    if (!added) at += count;
    if (!removed) nextAt += count;
  }
  return common;
}
