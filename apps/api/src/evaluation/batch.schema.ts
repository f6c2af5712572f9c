import { validateQuestionSchema } from '@plimsoll/engine';
import { z } from 'zod';
import { problemSchema } from '../problems/problem-document.js';
import { validatedSchema } from './evaluation.schema.js';

const { catalog, release, asOf, locale, format, horizon } = validateQuestionSchema.shape;

/** What every line of a batch takes where it does not say otherwise. */
export const batchQuerySchema = z.strictObject({
  catalog,
  release,
  asOf,
  locale,
  format: format.unwrap().optional(),
  horizon: horizon.unwrap().optional(),
});
export type BatchQuery = Readonly<z.infer<typeof batchQuerySchema>>;

export const batchLineSchema = validateQuestionSchema
  .extend({ id: z.string().max(200).optional().describe('Comes back in the answer.') })
  .meta({ id: 'BatchLine' });

const place = {
  index: z.int().nonnegative().describe('The number of the line, from 0; empty lines are not counted.'),
  id: z.string().optional(),
};

export const batchAnswerSchema = z
  .union([z.strictObject({ ...place, report: validatedSchema }), z.strictObject({ ...place, problem: problemSchema })])
  .meta({ id: 'BatchAnswer' });
