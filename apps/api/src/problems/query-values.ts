import { Problem, cutPointer } from '@plimsoll/engine';
import { z } from 'zod';

const MAX_PARAMETERS = 50;

/**
 * The values of a query string as its schema wants them: lists are split at commas, whole numbers and booleans are read.
 * What cannot be read is left as text, so that the schema names the place.
 */
export function queryValues(schema: z.ZodObject, query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(query);
  if (entries.length > MAX_PARAMETERS)
    throw new Problem(400, 'invalid-request', `A query has at most ${MAX_PARAMETERS} parameters.`);
  return Object.fromEntries(entries.map(([name, value]) => [name, readValue(schema.shape[name], name, value)]));
}

/** The parts of a path, of which none may hold what no text may. */
export function pathValues(parts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, safeText(name, value)]));
}

function readValue(field: z.core.$ZodType | undefined, name: string, value: unknown): unknown {
  const text = safeText(name, value);
  const core = field && unwrap(field);
  if (core instanceof z.ZodArray || core instanceof z.ZodTuple) return text.split(',');
  if (core instanceof z.ZodNumber && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (core instanceof z.ZodBoolean && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function safeText(name: string, value: unknown): string {
  if (typeof value !== 'string') throw refusal('duplicate-parameter', name, 'The parameter is given more than once.');
  if (name === '__proto__') throw refusal('forbidden-key', name, 'The parameter is refused.');
  if (/\0|\p{Surrogate}/u.test(value))
    throw refusal('forbidden-character', name, 'U+0000 and lone surrogates are refused in texts.');
  return value;
}

function unwrap(field: z.core.$ZodType): z.core.$ZodType {
  let core = field;
  while (core instanceof z.ZodOptional || core instanceof z.ZodDefault) core = core.unwrap();
  return core;
}

function refusal(code: string, name: string, detail: string): Problem {
  return new Problem(400, code, `${name.slice(0, 100)}: ${detail}`, [{ pointer: cutPointer([name]), code, detail }]);
}
