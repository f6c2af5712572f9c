const ABBREVIATIONS: ReadonlySet<string> = new Set([
  'e',
  'g',
  'i',
  'eg',
  'ie',
  'etc',
  'vs',
  'cf',
  'approx',
  'no',
  'fig',
]);

/** Whether a sentence ends in what stands between two words. A line that begins with a capital may go on with a sentence; it is told apart all the same, because lines of their own often have no full stop. */
export function endsSentence(gap: string, wordBefore: string, wordAfter: string): boolean {
  if (/[。！？!?•\u2029｡]/u.test(gap)) return true;
  if (/[\r\n]/.test(gap) && /^\p{Lu}/u.test(wordAfter)) return true;
  return /[.．]["'”’)\]*_`」』]*(?:\s|$)/u.test(gap) && !ABBREVIATIONS.has(wordBefore);
}
