import type { Alignment } from './alignment.js';
import type { Corpus, Span } from './corpus.js';
import { weightOf } from './tokens.js';

const MUCH_LONGER = 2;
const MOSTLY_QUOTED = 0.6;
/** What a word weighs that is more than grammar. */
const TELLING_WORD = 0.6;

/** Whether a document was written down for its quotes: it is made of little else, and much shorter than what follows it. */
export function looksLikeExcerpt(
  { previous, next }: Alignment,
  quotes: readonly (Span | undefined)[],
  document: number,
): boolean {
  const held = lengthOf(previous, document);
  if (held === 0 || lengthOf(next, document) < MUCH_LONGER * held) return false;
  const quoted = new Set<number>();
  for (const { first, end } of quotes.filter((span) => span !== undefined))
    for (let at = first; at < end; at++) quoted.add(at);
  return quoted.size >= MOSTLY_QUOTED * held;
}

function lengthOf({ documents }: Corpus, document: number): number {
  const { first, end } = documents[document] ?? { first: 0, end: 0 };
  return end - first;
}

/** Whether a document still speaks of the same things. An excerpt may be in words of our own: then the page says nothing of it as it is written. */
export function isOfSameThings({ previous, next }: Alignment, document: number): boolean {
  const said = tellingWords(next, document);
  const held = [...tellingWords(previous, document)];
  return held.filter((word) => said.has(word)).length >= held.length / 2;
}

function tellingWords({ documents, keys }: Corpus, document: number): ReadonlySet<string> {
  const { first = 0, end = 0 } = documents[document] ?? {};
  return new Set(keys.slice(first, end).filter((key) => weightOf(key) >= TELLING_WORD));
}
