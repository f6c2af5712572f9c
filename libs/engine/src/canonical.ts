import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { keyOrderOf } from './canonical-keys.js';
import { deepFreeze } from './freeze.js';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The canonical JSON text of a value (RFC 8785): keys sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript prints them.
 * Own enumerable properties only; a property whose value is undefined is left out. Throws TypeError on what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return canonicalString(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('JSON holds no infinite number and no NaN');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return canonicalList(value);
  if (typeof value === 'object') return canonicalObject(value as Readonly<Record<string, unknown>>);
  throw new TypeError(`JSON holds no ${typeof value}`);
}

function canonicalList(items: readonly unknown[]): string {
  const known = kept.get(items);
  if (known !== undefined && known !== '') return known;
  let text = '[';
  for (let index = 0; index < items.length; index++)
    text += index === 0 ? canonicalJson(items[index]) : `,${canonicalJson(items[index])}`;
  text += ']';
  if (known === '') kept.set(items, text);
  return text;
}

function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  const { sorted, written } = keyOrderOf(Object.keys(value), canonicalString);
  let text = '';
  for (let index = 0; index < sorted.length; index++) {
    const member = value[sorted[index] as string];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${written[index]}${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

const kept = new WeakMap<readonly unknown[], string>();

/** Freezes a list that goes into many answers, with all that is in it, and has its canonical text kept from the first time it is written. */
export function keepCanonical<T extends readonly unknown[]>(list: T): T {
  kept.set(deepFreeze(list), '');
  return list;
}

function canonicalString(value: string): string {
  const text = JSON.stringify(value);
  // A lone surrogate is what JSON.stringify escapes so; looking for that is quicker than looking at every character.
  if (text.includes('\\ud') && LONE_SURROGATE.test(value))
    throw new TypeError('a string with a lone surrogate has no canonical form');
  return text;
}

/** SHA-256 of the UTF-8 bytes of a text, as 64 lower-case hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** SHA-256 of the canonical JSON of a value. */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
