import type { TraitValue } from './answers-traits.js';
import type { AnswerChange } from './model/answers.js';
import type { Locale } from './model/words.js';

/** What a change is about, in words. */
type Subject = Pick<AnswerChange, 'what' | 'option' | 'requirement' | 'rule' | 'path'>;

interface Phrases {
  readonly subjects: Readonly<Record<AnswerChange['what'], (subject: Subject) => string>>;
  readonly was: (subject: string, from: string, to: string) => string;
  readonly came: (subject: string, to: string) => string;
  readonly went: (subject: string, from: string) => string;
  readonly nothing: string;
  readonly words: Readonly<Record<string, string>>;
  readonly interval: (lo: string, hi: string) => string;
}

const placeOf = ({ rule = '', path = '' }: Subject) => (path === '' ? rule : `${rule} (${path})`);

const english: Phrases = {
  subjects: {
    winner: () => 'What stands first',
    verdict: ({ option }) => `The verdict on ${option}`,
    rank: ({ option }) => `The rank of ${option}`,
    score: ({ option }) => `The score of ${option}`,
    requirement: ({ option, requirement }) => `${option} on ${requirement}`,
    platform: ({ option, rule }) => `${option} by the rule ${rule}`,
    outcome: () => 'The outcome',
    finding: placeOf,
    answerable: () => 'The question',
  },
  was: (subject, from, to) => `${subject}: was ${from}, is ${to}.`,
  came: (subject, to) => `${subject}: now ${to}.`,
  went: (subject, from) => `${subject}: no longer ${from}.`,
  nothing: 'nothing',
  words: {},
  interval: (lo, hi) => (lo === hi ? lo : `${lo} to ${hi}`),
};

const japanese: Phrases = {
  subjects: {
    winner: () => '先頭の選択肢',
    verdict: ({ option }) => `${option} の判定`,
    rank: ({ option }) => `${option} の順位`,
    score: ({ option }) => `${option} のスコア`,
    requirement: ({ option, requirement }) => `${option} の ${requirement}`,
    platform: ({ option, rule }) => `${option} に対する規則 ${rule}`,
    outcome: () => '結果',
    finding: placeOf,
    answerable: () => '質問',
  },
  was: (subject, from, to) => `${subject}: ${from} から ${to} に変わりました。`,
  came: (subject, to) => `${subject}: 新たに ${to} になりました。`,
  went: (subject, from) => `${subject}: ${from} ではなくなりました。`,
  nothing: 'なし',
  words: {
    fits: '適合',
    'fits-with-conditions': '条件付きで適合',
    'cannot-tell': '判断不能',
    'ruled-out': '除外',
    yes: 'はい',
    'yes-with-conditions': '条件付きではい',
    no: 'いいえ',
    unknown: '不明',
    refused: '拒否',
    pass: '合格',
    fail: '不合格',
    error: 'エラー',
    suppressed: '抑制',
    warning: '警告',
    note: '注意',
    answered: '回答可能',
    'not-answered': '回答不能',
  },
  interval: (lo, hi) => (lo === hi ? lo : `${lo} ～ ${hi}`),
};

const phrasesIn: Readonly<Record<Locale, Phrases>> = { en: english, ja: japanese };

/** One change in a sentence. A winner of null is nothing; of anything else null says that it was not there. */
export function tellChange(locale: Locale, subject: Subject, from: TraitValue, to: TraitValue): string {
  const phrases = phrasesIn[locale];
  const name = phrases.subjects[subject.what](subject);
  const isThere = (value: TraitValue) => value !== null || subject.what === 'winner';
  if (!isThere(from)) return phrases.came(name, tellValue(phrases, to));
  if (!isThere(to)) return phrases.went(name, tellValue(phrases, from));
  return phrases.was(name, tellValue(phrases, from), tellValue(phrases, to));
}

function tellValue(phrases: Phrases, value: TraitValue): string {
  if (value === null) return phrases.nothing;
  if (typeof value !== 'object') return phrases.words[String(value)] ?? String(value);
  const { lo, hi, result, severity, message } = value;
  if (result === undefined) return phrases.interval(String(lo), String(hi));
  const words = [result, severity].map((word) => phrases.words[String(word)] ?? String(word));
  return `${words.join(', ')}: ${String(message).replace(/[.。]$/u, '')}`;
}
