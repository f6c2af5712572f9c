import { schemaProblem } from '@plimsoll/engine';
import type { z } from 'zod';

/** Arguments as their schema gives them. Throws Problem 400 `invalid-request`, with pointers into the argument. GraphQL's objects have no prototype, and some schemas want one. */
export function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const plain = plainOf(value);
  const parsed = schema.safeParse(plain);
  if (!parsed.success) throw schemaProblem(parsed.error.issues, plain);
  return parsed.data;
}

/** Copies what GraphQL made of the document; a JSON value in it is as it came and is not walked, for it may be a large one. */
function plainOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainOf);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainOf(member)]));
}
