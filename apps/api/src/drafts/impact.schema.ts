import {
  changeSchema,
  daySchema,
  gradeSchema,
  idSchema,
  questionDiffSchema,
  releaseRefSchema,
  sha256Schema,
} from '@plimsoll/engine';
import { z } from 'zod';

const cellSaidSchema = z.record(z.string(), z.json()).nullable();

const changedCellSchema = z.strictObject({
  option: idSchema,
  dimension: idSchema,
  from: cellSaidSchema.describe('What compare says of it, without citations; null where the base does not know it.'),
  to: cellSaidSchema,
});
export type ChangedCell = z.infer<typeof changedCellSchema>;

const changedExampleSchema = z.strictObject({
  rule: idSchema,
  example: z.string(),
  from: z.array(z.string()).describe('What the rule gives on the example with the base.'),
  to: z.array(z.string()),
});
export type ChangedExample = z.infer<typeof changedExampleSchema>;

const readingRuleSchema = z.strictObject({ rule: idSchema, facts: z.array(idSchema) });
export type ReadingRule = z.infer<typeof readingRuleSchema>;

/** What publishing a draft would come to. */
export const impactSchema = z
  .strictObject({
    kind: z.literal('plimsoll-impact/1'),
    engineVersion: z.string(),
    base: releaseRefSchema,
    digest: sha256Schema.describe('Of what the draft holds.'),
    asOf: daySchema,
    counts: z.record(gradeSchema, z.int().nonnegative()),
    changes: z.array(changeSchema),
    options: z.array(idSchema).describe('Options that are themselves changed.'),
    cells: z.array(changedCellSchema).describe('What compare would say otherwise.'),
    rules: z.array(readingRuleSchema).describe('Rules that read a changed fact, or its cell.'),
    examples: z.array(changedExampleSchema).describe('Example designs of rules that would be judged otherwise.'),
    answers: z
      .strictObject({ asked: z.int().nonnegative(), questions: z.array(questionDiffSchema) })
      .describe('Saved questions that would be answered otherwise, and because of what.'),
  })
  .meta({ id: 'Impact' });
export type Impact = z.infer<typeof impactSchema>;

export const impactQuerySchema = z.strictObject({
  asOf: daySchema.optional().describe('The day in the world. Default: today.'),
});
export type ImpactQuery = z.infer<typeof impactQuerySchema>;
