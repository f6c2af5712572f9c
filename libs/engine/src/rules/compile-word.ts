import { nearestId } from '../nearest.js';
import { compileField } from './compile-field.js';
import type { Closure, Compile, Frame } from './frame.js';
import type { WordNode } from './tree.js';
import { Failure, Unknown, type Value } from './values.js';

/** The closure of a question about a word as the document wrote it: a word that is not known reads as unknown everywhere else. */
export function compileWord({ fn, of, vocabulary }: WordNode, compile: Compile): Closure {
  // Without its view a field is given as it stands in the document.
  const { view: _, ...plain } = of;
  const written = compileField(plain, compile);
  const answer = answers[fn];
  return (frame) => {
    const told = written(frame);
    if (told instanceof Unknown || told instanceof Failure) return told;
    const words = frame.view.words(vocabulary);
    const texts: readonly unknown[] = Array.isArray(told) ? told : [told];
    return answer(
      texts.find((text): text is string => typeof text === 'string' && !words.has(text)),
      words,
    );
  };
}

type Answer = (unknownWord: string | undefined, words: ReturnType<Frame['view']['words']>) => Value;

const answers: Readonly<Record<WordNode['fn'], Answer>> = {
  inVocabulary: (word) => word === undefined,
  asWritten: (word) => word ?? '',
  nearestWord: (word, words) => (word === undefined ? '' : nearest(word, words)),
};

/** The same word in other letters is nearer than any other. */
function nearest(word: string, words: ReadonlySet<string>): string {
  const lower = word.toLowerCase();
  const same = [...words].find((one) => one.toLowerCase() === lower);
  return same ?? nearestId(word, words) ?? '';
}
