import { defineCheck } from './check.js';
import { idOf, isRecord, rawItems, type RawItem } from './draft.js';

/** Every text for readers is there in English and in Japanese, and each is in its language. */
export const namesInBothLanguages = defineCheck('names-in-both-languages', (draft, report) => {
  for (const item of rawItems(draft))
    for (const found of localizedTexts(item)) {
      const message = complaintAbout(found);
      if (message !== undefined) report(item, found.steps, message);
    }
});

interface FoundText {
  readonly steps: readonly (string | number)[];
  readonly en: unknown;
  readonly ja: unknown;
  /** Whether it names something, rather than saying something about it. */
  readonly isName: boolean;
  /** The id of the thing that is named, where that id is a word of an API or a product and so has no translation. */
  readonly identifier: string | undefined;
}

const NAMES = ['name', 'title'];
const KINDS_WITH_IDENTIFIERS = ['option', 'vocabulary'];
/** Trees are machine-made and designs are a user's document: neither holds texts for readers. */
const UNREAD = ['tree', 'design'];

interface Part {
  readonly value: unknown;
  readonly steps: readonly (string | number)[];
  readonly owner: unknown;
}

function localizedTexts({ kind, value }: RawItem): FoundText[] {
  const found: FoundText[] = [];
  const pending: Part[] = [{ value, steps: [], owner: null }];
  for (let part = pending.pop(); part; part = pending.pop()) {
    const { value: text, steps, owner } = part;
    if (!isLocalized(text)) pending.push(...partsOf(part));
    else {
      const identifier = KINDS_WITH_IDENTIFIERS.includes(kind) ? idOf(owner) : undefined;
      found.push({ steps, en: text['en'], ja: text['ja'], isName: NAMES.includes(String(steps.at(-1))), identifier });
    }
  }
  return found.reverse();
}

function isLocalized(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && (Object.hasOwn(value, 'en') || Object.hasOwn(value, 'ja'));
}

function partsOf({ value, steps }: Part): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !UNREAD.includes(key))
    .map(([key, inner]: [string, unknown]) => {
      const step = Array.isArray(value) ? Number(key) : key;
      return { value: inner, steps: [...steps, step], owner: value };
    });
}

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const LATIN_OR_DIGIT = /[\p{Script=Latin}\d]/u;

function complaintAbout({ en, ja, isName, identifier }: FoundText): string | undefined {
  if (!isText(en)) return 'there is no English text';
  if (!isText(ja)) return 'there is no Japanese text';
  if (!LATIN_OR_DIGIT.test(en)) return 'the English text is not English';
  if (JAPANESE.test(ja) || (isName && isUntranslated(en, ja, identifier))) return undefined;
  return 'the Japanese text holds no Japanese letter';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isUntranslated(en: string, ja: string, identifier: string | undefined): boolean {
  return en.toLowerCase() === ja.toLowerCase() && (en === identifier || isProperName(ja));
}

const SMALL_WORDS = ['for', 'of', 'and', 'by'];

/**
 * `Application Gateway for Containers`, `Azure CNI`, `mTLS`, `X-Forwarded-For`, `IPv4`: each word has a capital letter or a digit,
 * small words between them apart. Asked of the Japanese spelling, since English writes some names small.
 */
function isProperName(name: string): boolean {
  const words = name.split(' ').filter((word) => !SMALL_WORDS.includes(word));
  return words.length > 0 && words.every((word) => /[\p{Lu}\d]/u.test(word));
}
