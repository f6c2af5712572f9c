import type { Locale } from './model/words.js';

/** The sentences that join the texts of the catalog to a reason. None of them states a fact. */
export interface Phrases {
  readonly asked: (value: string) => string;
  readonly condition: (text: string) => string;
  readonly doubtful: (note: string) => string;
  readonly disputed: (text: string) => string;
  readonly guidance: (text: string) => string;
  readonly unstated: (dimension: string, option: string) => string;
  readonly together: (subject: string, other: string) => string;
  readonly unlined: (option: string) => string;
  readonly unstanding: (option: string) => string;
  readonly notJudged: string;
  readonly notComputed: (code: string) => string;
  readonly notDecided: string;
  readonly noValue: string;
  /** Puts sentences after one another. */
  readonly join: (sentences: readonly string[]) => string;
}

const english: Phrases = {
  asked: (value) => `Asked for: ${value}.`,
  condition: (text) => `Condition: ${text}`,
  doubtful: (note) => `This is not said plainly: ${note}`,
  disputed: (text) => `Another statement in force disagrees: ${text}`,
  guidance: (text) => `Guidance: ${text}`,
  unstated: (dimension, option) => `Nothing is recorded on "${dimension}" for ${option}.`,
  together: (subject, other) => `${subject} together with ${other}`,
  unlined: (option) => `No guidance for this is recorded for ${option}.`,
  unstanding: (option) => `No standing of that kind is recorded for ${option}.`,
  notJudged: 'The catalog does not say how this is judged.',
  notComputed: (code) => `What is recorded cannot be computed with (${code}).`,
  notDecided: 'What is recorded does not decide it.',
  noValue: 'Nothing recorded gives it a value, so it counts as anything from the worst to the best.',
  join: (sentences) => sentences.map((sentence) => endWith(sentence, '.')).join(' '),
};

const japanese: Phrases = {
  asked: (value) => `要求された値: ${value}。`,
  condition: (text) => `条件: ${text}`,
  doubtful: (note) => `出典の記述は明確ではありません: ${note}`,
  disputed: (text) => `これと食い違う有効な記述があります: ${text}`,
  guidance: (text) => `指針: ${text}`,
  unstated: (dimension, option) => `${option} の「${dimension}」については記録がありません。`,
  together: (subject, other) => `${subject} と ${other} の組み合わせ`,
  unlined: (option) => `${option} については、これに関する指針の記録がありません。`,
  unstanding: (option) => `${option} については、そのような位置付けの記録がありません。`,
  notJudged: 'カタログには、これを判定する方法がありません。',
  notComputed: (code) => `記録されている値では計算できません (${code})。`,
  notDecided: '記録されている内容だけでは判定できません。',
  noValue: '値を与える記録がないため、最低から最高までのどの値もありえるものとして数えます。',
  join: (sentences) =>
    sentences
      .map((sentence) => endWith(sentence, '。'))
      .map((sentence) => (sentence.endsWith('。') ? sentence : `${sentence} `))
      .join('')
      .trimEnd(),
};

export const phrasesIn: Readonly<Record<Locale, Phrases>> = { en: english, ja: japanese };

function endWith(sentence: string, stop: string): string {
  const trimmed = sentence.trim();
  return /[.。!?！？)）]$/u.test(trimmed) ? trimmed : `${trimmed}${stop}`;
}
