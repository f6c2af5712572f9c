/** One word of a text. `start` and `end` (exclusive) are UTF-16 offsets in the text as it was given, so that a word can be shown as it was written. */
export interface Token {
  /** The word without what only looks different: NFKC, lower case, digits without group separators, a version without its v. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Stands where a mark was taken out, so that offsets stay what they were. */
export const NOTHING = '\u0000';
/** Stands where a passage ends though no sentence does: a line break in a cell, a bullet. */
export const BREAK = '\u2029';

// Scripts without spaces between words: there a character is a word, so that spaces and line breaks cannot matter.
const UNSPACED =
  '\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9d';
const VERSION = '[vVｖＶ]\\p{Nd}+(?:[.．]\\p{Nd}+)+';
const NUMBER = '\\p{Nd}+(?:[,，]\\p{Nd}{3}(?!\\p{Nd}))*(?:[.．]\\p{Nd}+)*[a-zA-Zａ-ｚＡ-Ｚ]*';
const CHARACTER = `[${UNSPACED}][\\u3099\\u309a\\uff9e\\uff9f]?`;
const WORD = `(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+(?:['’＇]${NOTHING}*\\p{L}+)*`;
const SIGN = '<=|>=|->|=>|[≤≥≦≧<>＜＞%％+＋→⇒]|[✓✔☑✅✗✘✖❌]\\ufe0f?';
const TOKEN = new RegExp([VERSION, NUMBER, CHARACTER, WORD, SIGN].join('|'), 'gu');
const ONE_UNSPACED = new RegExp(`^[${UNSPACED}]$`, 'u');

const SIGNS: Readonly<Record<string, string>> = {
  '<=': '≤',
  '≦': '≤',
  '>=': '≥',
  '≧': '≥',
  '->': '→',
  '=>': '→',
  '⇒': '→',
  '✔': '✓',
  '☑': '✓',
  '✅': '✓',
  '✘': '✗',
  '✖': '✗',
  '❌': '✗',
};

/** The words of a cleaned text, whose offsets are those of the text it was cleaned from; `offset` is added to them. */
export function tokensOf(cleaned: string, offset = 0): Token[] {
  return Array.from(cleaned.matchAll(TOKEN), ({ 0: word, index }) => ({
    key: keyOf(word),
    start: offset + index,
    end: offset + index + word.length,
  }));
}

function keyOf(word: string): string {
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(NOTHING, '')
    .replaceAll('\ufe0f', '')
    .replaceAll('’', "'");
  if (/^\d/.test(plain)) return plain.replaceAll(',', '');
  return SIGNS[plain] ?? plain.replace(/^v(?=\d+\.)/, '');
}

/** Whether a word is a character of a script that puts no spaces between words. */
export function isUnspaced(key: string): boolean {
  return ONE_UNSPACED.test(key);
}

const HIRAGANA = /^[\u3041-\u309f]$/;

/** How much a word says, from 0 to 1: grammar says little, numbers and names much. */
export function weightOf(key: string): number {
  if (HIRAGANA.test(key)) return 0.3;
  if (isUnspaced(key)) return 0.6;
  return /^\d/.test(key) || key.length > 3 ? 1 : 0.4;
}

/** How much a row of words says. */
export function weightOfAll(keys: readonly string[]): number {
  return keys.reduce((sum, key) => sum + weightOf(key), 0);
}
