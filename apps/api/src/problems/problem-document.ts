import { STATUS_CODES } from 'node:http';
import type { Problem } from '@plimsoll/engine';
import { z } from 'zod';
import { problemTypes } from './problem-types.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** RFC 9457. `type` is `/problems/<code>`, a page of this service; clients branch on `code`. */
export const problemSchema = z
  .strictObject({
    type: z.string().describe('`/problems/<code>`: a stable address that tells what the problem is.'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    instance: z.string().describe('The path that was asked for.'),
    code: z
      .string()
      .meta({ description: 'Permanent; new codes may come.', examples: Object.keys(problemTypes).sort() }),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().describe('A JSON pointer (RFC 6901) into the body, or into the query as an object.'),
          code: z.string(),
          detail: z.string(),
        }),
      )
      .describe('The places that are wrong; empty where none can be named.'),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });
export type ProblemDocument = Readonly<z.infer<typeof problemSchema>>;

/** What a problem is told about the request it answers. */
export interface Occasion {
  readonly instance: string;
  readonly requestId: string;
}

export function problemDocument(problem: Problem, occasion: Occasion): ProblemDocument {
  return {
    type: `/problems/${problem.code}`,
    title: problemTypes[problem.code]?.title ?? STATUS_CODES[problem.status] ?? 'Problem',
    status: problem.status,
    detail: problem.message,
    instance: occasion.instance,
    code: problem.code,
    errors: [...problem.errors],
    requestId: occasion.requestId,
  };
}
