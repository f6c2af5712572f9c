import { tokensOf } from './tokens.js';

/** Where a phrase was found in a row of words, and what it stands for. */
export interface FoundPhrase<Meaning> {
  readonly meaning: Meaning;
  readonly first: number;
  readonly end: number;
}

/** Makes a finder of phrases: at each place the longest one counts, and no word counts twice. */
export function phraseFinder<Meaning extends string>(
  phrases: Readonly<Record<Meaning, readonly string[]>>,
): (words: readonly string[]) => FoundPhrase<Meaning>[] {
  const known = Object.entries<readonly string[]>(phrases)
    .flatMap(([meaning, texts]) =>
      texts.map((text) => ({ meaning: meaning as Meaning, words: tokensOf(text).map(({ key }) => key) })),
    )
    .toSorted((left, right) => right.words.length - left.words.length);
  return (words) => {
    const found: FoundPhrase<Meaning>[] = [];
    for (let at = 0; at < words.length; at++) {
      const phrase = known.find((candidate) => candidate.words.every((word, offset) => words[at + offset] === word));
      if (!phrase) continue;
      found.push({ meaning: phrase.meaning, first: at, end: at + phrase.words.length });
      at += phrase.words.length - 1;
    }
    return found;
  };
}
