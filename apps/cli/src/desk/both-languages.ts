import type { Given } from '../arguments/given.js';
import { present } from '../input/question.js';

/** A text in both languages, from two flags; what is missing of it the service tells. */
export function bothLanguages(given: Given, name: string): { readonly en: string; readonly ja: string } | undefined {
  const texts = present({ en: given.text(`${name}-en`), ja: given.text(`${name}-ja`) });
  return Object.keys(texts).length === 0 ? undefined : (texts as { en: string; ja: string });
}
