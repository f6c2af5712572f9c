const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const DIGITS = '〇一二三四五六七八九';
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  百: 100,
  千: 1000,
  万: 10_000,
  億: 1e8,
};
const SUFFIXES: Readonly<Record<string, number>> = { '': 1, k: 1000, m: 1e6 };

/** A number in a row of words. */
export interface FoundNumber {
  readonly value: number;
  readonly first: number;
  readonly end: number;
}

/** The numbers in a row of words: in digits, with k or m behind, in English words up to ninety and their multiples, in Japanese numerals. Versions and addresses with several dots are none. */
export function findNumbers(words: readonly string[]): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (let at = 0; at < words.length; at++) {
    const start = startOf(words, at);
    if (!start) continue;
    const number = scaled(words, at, start);
    found.push(number);
    at = number.end - 1;
  }
  return found;
}

interface Start {
  readonly value: number;
  readonly length: number;
}

function startOf(words: readonly string[], at: number): Start | undefined {
  const word = words[at] ?? '';
  const written = /^(\d+(?:\.\d+)?)([km]?)$/.exec(word);
  if (written) return { value: Number(written[1]) * (SUFFIXES[written[2] ?? ''] ?? 1), length: 1 };
  const unit = UNITS[word];
  // "One" is as often a pronoun as a number.
  if (unit !== undefined) return word === 'one' ? undefined : inWords(words, at, unit);
  return DIGITS.includes(word) && word !== '' && word in SCALES === false ? kanji(words, at) : undefined;
}

function inWords(words: readonly string[], at: number, value: number): Start {
  const next = UNITS[words[at + 1] ?? ''];
  return value >= 20 && next !== undefined && next > 0 && next < 10
    ? { value: value + next, length: 2 }
    : { value, length: 1 };
}

// A numeral alone is part of many words; with a scale behind it, it is a number.
function kanji(words: readonly string[], at: number): Start | undefined {
  const scale = SCALES[words[at + 1] ?? ''];
  return scale === undefined ? undefined : { value: DIGITS.indexOf(words[at] ?? ''), length: 1 };
}

function scaled(words: readonly string[], first: number, { value, length }: Start): FoundNumber {
  let end = first + length;
  let product = value;
  for (let scale = SCALES[words[end] ?? '']; scale !== undefined; scale = SCALES[words[end] ?? '']) {
    product *= scale;
    end++;
  }
  return { value: product, first, end };
}
