import { sha256Hex } from '@plimsoll/engine';
import { isSymbolic, Unresolved } from '../place.js';

/** What an expression of a template comes to. Objects have no prototype, so that a member is only ever what the template wrote. */
export type Value = null | boolean | number | string | readonly Value[] | ValueObject | Opaque;
export interface ValueObject {
  readonly [name: string]: Value;
}

const MAX_SYMBOL = 80;
/** A text with symbols that is longer is not told: the fields of a design hold no longer ones. */
const MAX_TEXT = 800;
const flat: Readonly<Record<string, string>> = { '{': '(', '}': ')', '/': '|' };

/** A symbol for what only runtime knows. Inside its braces stands no brace and no slash, so that ids with symbols in them fall into their parts as others do. */
export function symbolFor(text: string): string {
  const short = text.length > MAX_SYMBOL ? `${text.slice(0, 40)}...${sha256Hex(text).slice(0, 16)}` : text;
  return `{${short.replace(/[{}/]/g, (mark) => flat[mark] ?? mark)}}`;
}

/** A value that only runtime knows, wholly or in parts. Of some, such as a resource group or a nested deployment, single members are known. */
export class Opaque extends Unresolved {
  constructor(
    symbol: string,
    private readonly known: ReadonlyMap<string, () => Value> = new Map(),
  ) {
    super(symbol);
  }

  /** A member of it, its name ignoring case. */
  member(name: string): Value {
    const known = this.known.get(name.toLowerCase());
    return known ? known() : new Opaque(symbolFor(`${this.symbol.replace(/^\{([^{}]*)\}$/, '$1')}.${name}`));
  }

  /** Whether some of its text is known, and it so is a text that is not empty. */
  get hasText(): boolean {
    return this.symbol.replace(/\{[^{}]*\}/g, '') !== '';
  }
}

export const isValueObject = (value: Value): value is ValueObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Opaque);

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** An object of these members, without a prototype. */
export function objectOf(members: Iterable<readonly [string, Value]>): ValueObject {
  const object = Object.create(null) as Record<string, Value>;
  for (const [name, value] of members) object[name] = value;
  return object;
}

/** A member of an object, its name ignoring case as a template does; undefined where there is none. */
export function memberOf(object: ValueObject, name: string): Value | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const folded = name.toLowerCase();
  const key = Object.keys(object).find((each) => each.toLowerCase() === folded);
  return key === undefined ? undefined : object[key];
}

/** The value of a text that may hold symbols. */
export const textValue = (text: string): Value => (isSymbolic(text) ? new Opaque(text) : text);

/** A text with symbols, short enough for a design: one that is too long becomes a single symbol. */
export const shortText = (text: string): string =>
  text.length > MAX_TEXT && isSymbolic(text) ? symbolFor(text) : text;

/** A value as part of a text; undefined for a list, an object or null. */
export function textOf(value: Value): string | undefined {
  if (value instanceof Opaque) return value.symbol;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Joins texts, of which some may not be known. */
export function joinTexts(values: readonly Value[], between = ''): Value | undefined {
  const texts = values.map(textOf);
  if (texts.includes(undefined)) return undefined;
  const text = texts.join(between);
  return values.some((value) => value instanceof Opaque) ? new Opaque(text) : text;
}
