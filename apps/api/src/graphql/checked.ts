import type { z } from 'zod';
import { schemaProblem } from '../problems/schema-problem.js';

/** Arguments as their schema gives them. Throws Problem 400 `invalid-request`, with pointers into the argument. GraphQL's objects have no prototype, and some schemas want one. */
export function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const plain: unknown = structuredClone(value);
  const parsed = schema.safeParse(plain);
  if (!parsed.success) throw schemaProblem(parsed.error.issues, plain);
  return parsed.data;
}
