import { z } from 'zod';
import { expressionSchema } from './expression.js';
import { idSchema, localizedTextSchema } from './words.js';

/**
 * How a preference is valued, on a fixed scale from 0 to 1,000 that does not depend on which options compete.
 * The sources are tried in order and the first that is known gives the value; none known: the value is the interval 0 to 1,000.
 * `judge`: by the requirement's own judgement; `attribute`: by the best listed value of a dimension; `guidance`: by use-when lines with one of the signals.
 */
export const scaleSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('judge'),
    yes: z.int().min(0).max(1000),
    conditional: z.int().min(0).max(1000),
    no: z.int().min(0).max(1000),
  }),
  z.strictObject({
    by: z.literal('attribute'),
    dimension: idSchema,
    points: z.record(idSchema, z.int().min(0).max(1000)),
  }),
  z.strictObject({
    by: z.literal('guidance'),
    signals: z.array(idSchema).min(1),
    points: z.strictObject({
      strong: z.int().min(0).max(1000),
      normal: z.int().min(0).max(1000),
      weak: z.int().min(0).max(1000),
      none: z.int().min(0).max(1000).optional(),
    }),
  }),
]);
export type Scale = Readonly<z.infer<typeof scaleSchema>>;

/**
 * Something a user can ask for. `judge` is CEL over `option` (the candidate's id), `value` (what was asked) and the facts; three-valued. `signals` are the guidance signals that speak for it.
 * In a stack every chosen option of one of `stackCategories` (default: of all its categories) has to meet it. `design` is what a design says of which it is asked
 * (a JSON merge patch of a design); the text `{value}` in it stands for what was asked. `role` `horizon` marks the day that a question's `horizon` asks for.
 */
export const requirementSchema = z.strictObject({
  id: idSchema,
  order: z.int().nonnegative(),
  question: localizedTextSchema,
  categories: z.array(idSchema).min(1),
  stackCategories: z.array(idSchema).min(1).optional(),
  type: z.enum(['yes', 'number', 'date']),
  role: z.literal('horizon').optional(),
  unit: idSchema.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  judge: expressionSchema.optional(),
  scale: z.array(scaleSchema).default([]),
  signals: z.array(idSchema).default([]),
  design: z.json().optional(),
  note: localizedTextSchema.optional(),
});
export type Requirement = Readonly<z.infer<typeof requirementSchema>>;
