import { daySchema, idSchema, severitySchema, ruleExampleSchema } from '@plimsoll/engine';
import { z } from 'zod';

const MOST_EXAMPLES = 500;

const takeSchema = z
  .enum(['design', 'verdict'])
  .describe(
    '`design`: numbers on the edge of the old limit go to the edge of the new one. `verdict`: what the rule gives now.',
  );

export const brokenExamplesSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        rule: idSchema,
        at: z.int().nonnegative().describe('Its place among the examples of the rule.'),
        example: ruleExampleSchema,
        asOf: daySchema.describe('The day that it is judged on.'),
        expected: z.string(),
        gives: z
          .array(z.strictObject({ result: z.string(), severity: severitySchema }))
          .describe('What the rule gives on each place of the design.'),
        problem: z.string().nullable().describe('Why the design could not be read; null where it was.'),
        facts: z.array(idSchema).describe('The changed facts that the rule reads.'),
        proposals: z
          .array(z.strictObject({ take: takeSchema, example: ruleExampleSchema }))
          .describe('Proposals, the best one first: nothing applies them by itself.'),
      }),
    ),
  })
  .meta({ id: 'BrokenExamples' });

export const refreshedExamplesSchema = z
  .strictObject({
    take: takeSchema.optional().describe('Absent: of each example what is proposed first.'),
    examples: z
      .array(z.strictObject({ rule: idSchema, example: z.string().min(1).max(200), take: takeSchema.optional() }))
      .min(1)
      .max(MOST_EXAMPLES)
      .optional()
      .describe('Absent: all for which something is proposed.'),
  })
  .meta({ id: 'RefreshedExamples' });
export type RefreshedExamples = z.infer<typeof refreshedExamplesSchema>;
