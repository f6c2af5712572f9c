import type { Corpus, Span } from './corpus.js';
import { unitAt } from './passage-text.js';

const TOGETHER = 4;

/** Where rows of words stand in a corpus. */
export interface WordIndex {
  /** The places at which these words stand one after another, in order. */
  readonly placesOf: (words: readonly string[]) => number[];
}

/** Indexes a corpus by its words, four together where there are as many, so that a passage is looked up and not searched for. */
export function indexWords({ keys, documents }: Corpus): WordIndex {
  const single = new Map<string, number[]>();
  const together = new Map<string, number[]>();
  for (const { first, end } of documents)
    for (let at = first; at < end; at++) {
      add(single, keys[at] ?? '', at);
      if (at + TOGETHER <= end) add(together, keys.slice(at, at + TOGETHER).join(' '), at);
    }
  return {
    placesOf(words) {
      const first = words.length < TOGETHER ? single.get(words[0] ?? '') : rarest(together, words);
      return (first ?? []).filter((at) => words.every((word, offset) => keys[at + offset] === word));
    },
  };
}

function add(index: Map<string, number[]>, key: string, at: number): void {
  const places = index.get(key);
  if (places) places.push(at);
  else index.set(key, [at]);
}

// Many passages begin alike; the rarest four words among the first leave the fewest places to look at.
function rarest(together: ReadonlyMap<string, readonly number[]>, words: readonly string[]): number[] {
  let best: { places: readonly number[]; offset: number } | undefined;
  for (let offset = 0; offset + TOGETHER <= words.length && offset < 24; offset++) {
    const places = together.get(words.slice(offset, offset + TOGETHER).join(' '));
    if (!places) return [];
    if (!best || places.length < best.places.length) best = { places, offset };
  }
  const { places, offset } = best ?? { places: [], offset: 0 };
  return places.map((at) => at - offset).filter((at) => at >= 0);
}

/** Whether words stand in one document and do not run over its end. */
export function isInOneDocument(corpus: Corpus, { first, end }: Span): boolean {
  const document = corpus.documents[unitAt(corpus, first)?.document ?? -1];
  return document !== undefined && end <= document.end;
}
