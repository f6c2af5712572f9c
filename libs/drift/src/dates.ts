const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** A day in a row of words, as YYYY-MM-DD. */
export interface FoundDate {
  readonly value: string;
  readonly first: number;
  readonly end: number;
}

/** The days in a row of words: `March 31, 2028`, `31 March 2028`, `2028-03-31`, `2028/3/31`, `2028 年 3 月 31 日`. A month without a day is none. */
export function findDates(words: readonly string[]): FoundDate[] {
  const found: FoundDate[] = [];
  for (let at = 0; at < words.length; at++) {
    const date = dateAt(words, at);
    if (!date) continue;
    found.push(date);
    at = date.end - 1;
  }
  return found;
}

function dateAt(words: readonly string[], at: number): FoundDate | undefined {
  const [first = '', second = '', third = ''] = words.slice(at, at + 3);
  if (/^\d{4}$/.test(first)) return second === '年' ? inJapanese(words, at) : day(at, 3, [first, second, third]);
  if (monthOf(first) > 0) return day(at, 3, [third, String(monthOf(first)), withoutEnding(second)]);
  return monthOf(second) > 0 ? day(at, 3, [third, String(monthOf(second)), withoutEnding(first)]) : undefined;
}

function inJapanese(words: readonly string[], at: number): FoundDate | undefined {
  const [year = '', , month = '', monthSign, date = '', dateSign] = words.slice(at, at + 6);
  return monthSign === '月' && dateSign === '日' ? day(at, 6, [year, month, date]) : undefined;
}

function withoutEnding(ordinal: string): string {
  return ordinal.replace(/(?:st|nd|rd|th)$/, '');
}

function monthOf(word: string): number {
  return word.length < 3 ? 0 : MONTHS.findIndex((month) => month === word || month.slice(0, 3) === word) + 1;
}

function day(first: number, length: number, parts: readonly [string, string, string]): FoundDate | undefined {
  const [year, month, date] = parts;
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(date)) return undefined;
  if (Number(month) < 1 || Number(month) > 12 || Number(date) < 1 || Number(date) > 31) return undefined;
  return { value: `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`, first, end: first + length };
}
