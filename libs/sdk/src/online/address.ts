import { CallError } from './errors.js';
import type { Operation } from './operation.js';

type Values = Readonly<Record<string, unknown>>;

/** The address of a call. Every path parameter is encoded whole; one that would lead elsewhere is refused. */
export function addressOf(baseUrl: string, { path, query }: Operation, values: Values): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => segment(name, values[name]));
  const search = query.flatMap((name) => pairsOf(name, values[name]));
  const known = new Set([...query, ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)]);
  const unknown = Object.keys(values).filter((name) => !known.has(name) && values[name] !== undefined);
  if (unknown.length > 0) throw new CallError(`there is no parameter ${unknown.join(', ')}`);
  return `${baseUrl.replace(/\/+$/, '')}${filled}${search.length > 0 ? `?${search.join('&')}` : ''}`;
}

function segment(name: string, value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (text === '' || text === '.' || text === '..')
    throw new CallError(`${name} takes an id, not ${JSON.stringify(value)}`);
  return encoded(text);
}

function pairsOf(name: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const values = (Array.isArray(value) ? value : [value]) as readonly (string | number | boolean)[];
  return [`${encodeURIComponent(name)}=${values.map(encoded).join(',')}`];
}

/** Half of a character has no place in an address. */
function encoded(value: string | number | boolean): string {
  try {
    return encodeURIComponent(value);
  } catch {
    throw new CallError(`${JSON.stringify(value)} cannot be part of an address`);
  }
}
