import { Cidr, IpAddress } from '../addresses/address.js';
import type { Locale } from '../model/words.js';
import { Failure, isList, Unknown, type Value } from './values.js';
import { Version } from './version.js';

/** JSON, as answers hold it. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** A value as JSON. An unknown shows what is missing, an error its code and the text in question, so that neither passes for a told value; what is told to be absent is null. */
export function toJson(value: Value): Json {
  if (value instanceof Unknown) return { unknown: [...value.$paths] };
  if (value instanceof Failure && value.$code === 'absent') return null;
  if (value instanceof Failure)
    return {
      error: value.$code,
      detail: value.$detail,
      ...(value.$corrected === undefined ? {} : { corrected: value.$corrected }),
    };
  if (value instanceof Cidr || value instanceof IpAddress || value instanceof Version) return value.text;
  if (isList(value)) return value.map(toJson);
  return value as Json;
}

const unknownWord = { en: 'unknown', ja: '不明' } as const;

/** A value inside a sentence. */
export function toText(value: Value, locale: Locale): string {
  if (value instanceof Unknown) return unknownWord[locale];
  if (value instanceof Failure)
    return value.$corrected === undefined ? value.$detail : `${value.$detail} (→ ${value.$corrected})`;
  if (isList(value)) return value.map((item) => toText(item, locale)).join(locale === 'ja' ? '、' : ', ');
  if (typeof value !== 'object') return String(value);
  return value instanceof Cidr || value instanceof IpAddress || value instanceof Version
    ? value.text
    : JSON.stringify(value);
}
