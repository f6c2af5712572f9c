import type { Change } from './model/release.js';

type Json = NonNullable<Change['from']>;

/** The named fields of an item, readable. */
export function pickFields(item: object, fields: readonly string[]): Json {
  const members = Object.entries(item).filter(([name, value]) => fields.includes(name) && value !== undefined);
  return Object.fromEntries(members.map(([name, value]) => [name, readable(value)]));
}

/** A value with each checked expression replaced by its text: the tree says the same, at length. */
export function readable(value: unknown): Json {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value as Json;
  if ('treeVersion' in value && 'text' in value) return value.text as Json;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, readable(member)]])),
  );
}
