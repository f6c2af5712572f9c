import { z } from 'zod';
import { expressionSchema } from './expression.js';
import { idSchema, localizedTextSchema } from './words.js';

const nameSchema = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/);

/**
 * The moments a formula is worked out for, by what its variables `atUpgrade` and `atMaximum` are then: as the cluster stands, while it is upgraded,
 * with every autoscaled pool at its largest, and both together.
 */
export const momentSchema = z.enum(['now', 'upgrade', 'maximum', 'peak']);
export type Moment = z.infer<typeof momentSchema>;

/** What a formula ranges over, and so which ranges have to hold what it needs: each subnet's, the pod CIDRs, or none (each pool, the cluster). */
export const formulaTargetSchema = z.enum(['subnets', 'pod-cidrs', 'agent-pools', 'cluster']);
export type FormulaTarget = z.infer<typeof formulaTargetSchema>;

/**
 * How something is counted that a design may run out of. `lines` are named CEL expressions, evaluated in order; each is a variable of the later ones,
 * of `need` (how many are needed) and of `have` (how many there are), all ints. `unit` is what is counted. `version` rises with every change of the arithmetic.
 * `advice`: what does not fit today may still work, as when pods take addresses only once they run.
 */
export const formulaSchema = z.strictObject({
  id: idSchema,
  order: z.int().nonnegative(),
  version: z.int().positive(),
  title: localizedTextSchema,
  for: formulaTargetSchema,
  unit: idSchema,
  advice: z.boolean().default(false),
  appliesWhen: expressionSchema.optional(),
  lines: z
    .array(z.strictObject({ name: nameSchema, text: localizedTextSchema, value: expressionSchema }))
    .max(20)
    .default([]),
  need: expressionSchema,
  have: expressionSchema,
  facts: z.array(idSchema).default([]),
});
export type Formula = Readonly<z.infer<typeof formulaSchema>>;
