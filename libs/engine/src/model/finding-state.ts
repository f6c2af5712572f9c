import { z } from 'zod';
import { severitySchema } from './rule.js';
import { daySchema, idSchema, sha256Schema } from './words.js';

const MOST_SUPPRESSIONS = 10_000;
const MOST_BASELINE = 200_000;

/** From which severity on a failed finding makes the outcome `fail`. `never`: no finding does. */
export const failOnSchema = z.enum(['error', 'warning', 'note', 'never']);
export type FailOn = z.infer<typeof failOnSchema>;

/**
 * A failed finding that somebody answers for. Holds until the end of the day `expiresOn`. `facts` is the `factsHash` of the finding it was given for:
 * when what those facts say has changed since, the finding is open again.
 */
export const suppressionSchema = z
  .strictObject({
    fingerprint: sha256Schema,
    reason: z.string().trim().min(1).max(2000),
    owner: z.string().trim().min(1).max(200),
    expiresOn: daySchema,
    facts: sha256Schema.optional(),
  })
  .meta({ id: 'Suppression' });
export type Suppression = Readonly<z.infer<typeof suppressionSchema>>;

export const suppressionsSchema = z.array(suppressionSchema).max(MOST_SUPPRESSIONS);

/** What became of the suppression of a finding: `applied`, or why it is not. `note` says it in the language of the report. */
export const suppressionStateSchema = z
  .strictObject({
    state: z.enum(['applied', 'expired', 'reopened']),
    reason: z.string(),
    owner: z.string(),
    expiresOn: daySchema,
    note: z.string(),
  })
  .meta({ id: 'SuppressionState' });
export type SuppressionState = Readonly<z.infer<typeof suppressionStateSchema>>;

/** A suppression that did nothing: no finding has its fingerprint, the finding did not fail, or another suppression was taken for it. */
export const unusedSuppressionSchema = suppressionSchema
  .extend({ because: z.enum(['no-such-finding', 'not-failed', 'repeated']), note: z.string() })
  .meta({ id: 'UnusedSuppression' });
export type UnusedSuppression = Readonly<z.infer<typeof unusedSuppressionSchema>>;

/** What a baseline holds of a finding. A finding of a former report fits: what is not named here is left aside. */
export const baselineFindingSchema = z
  .object({
    fingerprint: sha256Schema,
    result: z.string().max(40),
    rule: idSchema.optional(),
    title: z.string().optional(),
    message: z.string().optional(),
    path: z.string().optional(),
    severity: severitySchema.optional(),
  })
  .meta({ id: 'BaselineFinding' });
export type BaselineFinding = Readonly<z.infer<typeof baselineFindingSchema>>;

const baselineReportSchema = z.object({ findings: z.array(baselineFindingSchema).max(MOST_BASELINE) });

/** A former report, the former reports of a document with several clusters, or a list of their findings. */
export const baselineSchema = z.union([
  z.array(baselineFindingSchema).max(MOST_BASELINE),
  baselineReportSchema,
  z.object({ reports: z.array(baselineReportSchema).max(10_000) }),
]);
export type Baseline = Readonly<z.infer<typeof baselineSchema>>;

export const baselineStateSchema = z.enum(['new', 'unchanged', 'absent']);
export type BaselineState = z.infer<typeof baselineStateSchema>;

/**
 * A finding that failed in the baseline and does not fail now. `now` is what its rule gives there instead: `unknown` mends nothing, `fail` means
 * on other facts, `gone` that the rule says nothing of that place any more.
 */
export const absentFindingSchema = baselineFindingSchema
  .extend({
    baselineState: z.literal('absent'),
    now: z.enum(['pass', 'fail', 'unknown', 'not-applicable', 'suppressed', 'error', 'gone']),
  })
  .meta({ id: 'AbsentFinding' });
export type AbsentFinding = Readonly<z.infer<typeof absentFindingSchema>>;

/** What a question may say about findings of former days. */
export const findingStateQuestion = {
  suppressions: suppressionsSchema
    .optional()
    .describe('Failed findings that somebody answers for, by fingerprint. Only a finding that failed is suppressed.'),
  baseline: baselineSchema
    .optional()
    .describe('A former report, or a list of its findings: each failed finding is then new or unchanged.'),
  failOn: failOnSchema
    .optional()
    .describe('From which severity on a failed finding makes the outcome `fail`. Default: error.'),
  failOnNewOnly: z
    .boolean()
    .optional()
    .describe('With a baseline: a finding that is unchanged does not make the outcome `fail`. Default: false.'),
} as const;
export type FindingStateQuestion = Readonly<z.infer<z.ZodObject<typeof findingStateQuestion>>>;
