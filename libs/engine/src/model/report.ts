import { z } from 'zod';
import { answerHead, citationAnswerSchema, questionHead } from './answer.js';
import { designSchema } from './design.js';
import { severitySchema } from './rule.js';
import { idSchema, sha256Schema } from './words.js';

export const documentFormatSchema = z.enum(['aks', 'design']);
export type DocumentFormat = z.infer<typeof documentFormatSchema>;

export const validateQuestionSchema = z
  .strictObject({
    ...questionHead,
    format: z.enum(['auto', 'aks', 'design']).default('auto'),
    document: z.json(),
    horizon: z
      .int()
      .min(0)
      .max(36_500)
      .default(365)
      .describe('Days from asOf in which a coming retirement is a warning.'),
    intent: designSchema.shape.intent,
  })
  .meta({ id: 'ValidateQuestion' });
export type ValidateQuestion = Readonly<z.infer<typeof validateQuestionSchema>>;

/** Where the values of a design stand in the user's own document. `pointers` maps a design path (`/agentPools/0/maxPods`) to a JSON pointer into it; `unmapped` lists what was not understood. */
export interface ReadDocument {
  readonly format: DocumentFormat;
  readonly design: z.infer<typeof designSchema>;
  readonly pointers: Readonly<Record<string, string>>;
  readonly unmapped: readonly string[];
}

export const findingResultSchema = z.enum(['pass', 'fail', 'unknown', 'not-applicable', 'suppressed', 'error']);
export type FindingResult = z.infer<typeof findingResultSchema>;

/**
 * One result of one rule on one place. `path` is a JSON pointer into the user's own document. `seen` are the values the rule looked at;
 * `missing` the design paths and `option/dimension` pairs that would have to be known. `because` are the smallest sub-expressions that decided.
 */
export const findingSchema = z
  .strictObject({
    rule: idSchema,
    title: z.string(),
    result: findingResultSchema,
    severity: severitySchema,
    message: z.string(),
    path: z.string(),
    seen: z.record(z.string(), z.json()),
    missing: z.array(z.string()),
    because: z.array(z.strictObject({ expression: z.string(), left: z.json().optional(), right: z.json().optional() })),
    facts: z.array(idSchema),
    citations: z.array(citationAnswerSchema),
    remediation: z.string().optional(),
    fingerprint: sha256Schema,
  })
  .meta({ id: 'Finding' });
export type Finding = Readonly<z.infer<typeof findingSchema>>;

export const reportSchema = z
  .strictObject({
    kind: z.literal('plimsoll-report/1'),
    ...answerHead,
    horizon: z.int(),
    format: documentFormatSchema,
    outcome: z.enum(['pass', 'fail', 'unknown']),
    counts: z.record(findingResultSchema, z.int().nonnegative()),
    severities: z.record(severitySchema, z.int().nonnegative()).describe('Of the findings that failed.'),
    options: z.record(z.string(), idSchema).describe('For each category, the option the design was recognised to use.'),
    findings: z.array(findingSchema),
    unmapped: z.array(z.string()),
  })
  .meta({ id: 'Report' });
export type Report = Readonly<z.infer<typeof reportSchema>>;
