import { z } from 'zod';
import { citationAnswerSchema } from './answer.js';
import { formulaTargetSchema, momentSchema } from './formula.js';
import { idSchema } from './words.js';

/**
 * One step of a calculation. `expression` is the formula as it is written, `numbers` the values of the earlier lines it names, `value` what it comes to:
 * `{unknown: [...]}` or `{error: ...}` where it cannot be worked out. `facts` are those that were read for it.
 */
export const budgetLineSchema = z
  .strictObject({
    name: z.string(),
    text: z.string(),
    expression: z.string(),
    numbers: z.record(z.string(), z.json()),
    value: z.json(),
    facts: z.array(idSchema),
  })
  .meta({ id: 'BudgetLine' });
export type BudgetLine = Readonly<z.infer<typeof budgetLineSchema>>;

/** A formula at one moment. `need` and `have` are null where they are not known, and `fits` with them; `missing` says what would have to be known. */
export const budgetMomentSchema = z
  .strictObject({
    at: momentSchema,
    lines: z.array(budgetLineSchema),
    need: z.int().nullable(),
    have: z.int().nullable(),
    fits: z.boolean().nullable(),
    left: z.int().nullable().describe('What is left over; below zero what is lacking.'),
    missing: z.array(z.string()),
  })
  .meta({ id: 'BudgetMoment' });
export type BudgetMoment = Readonly<z.infer<typeof budgetMomentSchema>>;

/**
 * One formula on one place of a design. `path` is a JSON pointer into the user's own document. `moments` are those that make a difference to the formula;
 * none where it cannot be told whether it applies, and `missing` then says why.
 */
export const budgetEntrySchema = z
  .strictObject({
    formula: idSchema,
    version: z.int().positive(),
    title: z.string(),
    for: formulaTargetSchema,
    unit: idSchema,
    advice: z.boolean(),
    name: z.string(),
    path: z.string(),
    moments: z.array(budgetMomentSchema),
    missing: z.array(z.string()),
    facts: z.array(idSchema),
    citations: z.array(citationAnswerSchema),
  })
  .meta({ id: 'BudgetEntry' });
export type BudgetEntry = Readonly<z.infer<typeof budgetEntrySchema>>;
