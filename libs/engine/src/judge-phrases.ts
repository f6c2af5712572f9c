import type { Locale } from './model/words.js';

/** The sentences that join the texts of the catalog to a reason. None of them states a fact. */
export interface Phrases {
  /** A unit is an id, which only English can use as a word. */
  readonly asked: (value: string, unit: string | undefined) => string;
  readonly condition: (text: string) => string;
  readonly partEnds: (text: string) => string;
  readonly doubtful: (note: string) => string;
  readonly disputed: (text: string) => string;
  readonly guidance: (text: string) => string;
  readonly unstated: (dimension: string, option: string) => string;
  readonly together: (subject: string, other: string) => string;
  readonly unlined: (option: string) => string;
  readonly unstanding: (option: string) => string;
  readonly unasked: (question: string) => string;
  readonly nothingAgainst: string;
  readonly nothingFor: string;
  readonly notJudged: string;
  readonly notComputed: (code: string) => string;
  readonly notDecided: string;
  readonly noValue: string;
  /** Puts sentences after one another. */
  readonly join: (sentences: readonly string[]) => string;
}

const english: Phrases = {
  asked: (value, unit) => `Asked for: ${unit === undefined ? value : `${value} ${unit}`}.`,
  condition: (text) => `Condition: ${text}`,
  partEnds: (text) => `Only a part of it ends by then: ${text}`,
  doubtful: (note) => `This is not said plainly: ${note}`,
  disputed: (text) => `Another statement in force disagrees: ${text}`,
  guidance: (text) => `Guidance: ${text}`,
  unstated: (dimension, option) => `Nothing is recorded on "${dimension}" for ${option}.`,
  together: (subject, other) => `${subject} together with ${other}`,
  unlined: (option) => `No guidance for this is recorded for ${option}.`,
  unstanding: (option) => `No standing of that kind is recorded for ${option}.`,
  unasked: (question) => `This depends on an answer that was not given: ${question}`,
  nothingAgainst: 'Nothing that is recorded stands against it.',
  nothingFor: 'Nothing that is recorded speaks for it.',
  notJudged: 'The catalog does not say how this is judged.',
  notComputed: (code) => `What is recorded cannot be computed with (${code}).`,
  notDecided: 'What is recorded does not decide it.',
  noValue: 'Nothing recorded gives it a value, so it counts as anything from the worst to the best.',
  join: (sentences) => sentences.map((sentence) => endWith(sentence, '.')).join(' '),
};

const japanese: Phrases = {
  asked: (value) => `要求された値: ${value}。`,
  condition: (text) => `条件: ${text}`,
  partEnds: (text) => `その日までに終了するのは一部だけです: ${text}`,
  doubtful: (note) => `出典の記述は明確ではありません: ${note}`,
  disputed: (text) => `これと食い違う有効な記述があります: ${text}`,
  guidance: (text) => `指針: ${text}`,
  unstated: (dimension, option) => `${beforeParticle(option)}の「${dimension}」については記録がありません。`,
  together: (subject, other) => `${beforeParticle(subject)}と ${beforeParticle(other)}の組み合わせ`,
  unlined: (option) => `${beforeParticle(option)}については、これに関する指針の記録がありません。`,
  unstanding: (option) => `${beforeParticle(option)}については、そのような位置付けの記録がありません。`,
  unasked: (question) => `これは、回答されていない質問によります: ${question}`,
  nothingAgainst: 'これに反する記録はありません。',
  nothingFor: 'これを裏付ける記録はありません。',
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

/** Japanese sets a space between a particle and a word in Latin letters, and none after a word of its own. */
const beforeParticle = (word: string): string =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u.test(word) ? word : `${word} `;

function endWith(sentence: string, stop: string): string {
  const trimmed = sentence.trim();
  return /[.。!?！？)）]$/u.test(trimmed) ? trimmed : `${trimmed}${stop}`;
}
