import type { LocalizedText, Locale } from './model/words.js';
import type { Judgement } from './rules/judge.js';
import { toText } from './rules/show.js';
import { Failure, Unknown, type Value } from './rules/values.js';

/** Fills the placeholders of a message: `{name}` from `seen`, `{item}` with the name of the place. One that nothing fills stays as it is. */
export function fillMessage(message: string, values: ReadonlyMap<string, Value>, locale: Locale): string {
  return message.replace(/\{([a-z][a-zA-Z0-9]*)\}/g, (placeholder, name: string) => {
    const value = values.get(name);
    return value === undefined ? placeholder : toText(value, locale);
  });
}

const openTexts = {
  en: {
    unknown: (missing: string) => `Cannot be judged: ${missing} is not known.`,
    error: (detail: string) => `Cannot be judged: ${detail}.`,
  },
  ja: {
    unknown: (missing: string) => `判定できません: ${missing} が不明です。`,
    error: (detail: string) => `判定できません: ${detail}。`,
  },
} as const;

/** What a finding says when the rule could not be judged, after the rule's title. */
export function openMessage(title: LocalizedText, { open }: Judgement, locale: Locale): string {
  const texts = openTexts[locale];
  const reason = open instanceof Unknown ? texts.unknown(open.$paths.join(', ')) : texts.error(faultText(open));
  return `${title[locale]}: ${reason}`;
}

function faultText(open: Value | undefined): string {
  if (!(open instanceof Failure)) return '';
  const corrected = open.$corrected === undefined ? '' : ` → ${open.$corrected}`;
  return `${open.$code} ${open.$detail}${corrected}`.trim();
}
