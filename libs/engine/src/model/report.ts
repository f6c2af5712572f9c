import { z } from 'zod';
import { answerHead, citationAnswerSchema, questionHead } from './answer.js';
import { designSchema } from './design.js';
import {
  absentFindingSchema,
  baselineStateSchema,
  failOnSchema,
  findingStateQuestion,
  suppressionStateSchema,
  unusedSuppressionSchema,
} from './finding-state.js';
import { budgetEntrySchema } from './ip-budget.js';
import { severitySchema } from './rule.js';
import { idSchema, sha256Schema } from './words.js';

export const documentFormatSchema = z.enum(['aks', 'arm', 'terraform-plan', 'terraform-config', 'capz', 'design']);
export type DocumentFormat = z.infer<typeof documentFormatSchema>;

/** Days ahead that a question looks when it does not say. */
export const DEFAULT_HORIZON_DAYS = 365;

export const validateQuestionSchema = z
  .strictObject({
    ...questionHead,
    format: z.enum(['auto', ...documentFormatSchema.options]).default('auto'),
    document: z.json(),
    parameters: z
      .record(z.string(), z.json())
      .optional()
      .describe(
        'Of an ARM template: a parameters file, or the values by name. A parameter without a value is unknown.',
      ),
    horizon: z
      .int()
      .min(0)
      .max(36_500)
      .default(DEFAULT_HORIZON_DAYS)
      .describe('Days from asOf in which a coming retirement is a warning.'),
    intent: designSchema.shape.intent,
    ...findingStateQuestion,
  })
  .meta({ id: 'ValidateQuestion' });
export type ValidateQuestion = Readonly<z.infer<typeof validateQuestionSchema>>;

/** Where the values of a design stand in the user's own document. `pointers` maps a design path (`/agentPools/0/maxPods`) to a JSON pointer into it; `unmapped` lists what was not understood. */
export interface ReadDocument {
  readonly format: DocumentFormat;
  readonly design: z.infer<typeof designSchema>;
  readonly pointers: Readonly<Record<string, string>>;
  readonly unmapped: readonly string[];
  /**
   * Design paths that the document sets to a value it cannot tell: an expression that only runtime evaluates, a value known after apply. They and
   * everything below them are untold but not left out, so no default takes their place. Absent: none.
   */
  readonly unresolved?: readonly string[];
  /** The line, from 1, of each place that `pointers` and `unmapped` name, by that pointer; for a document that is a text. */
  readonly lines?: Readonly<Record<string, number>>;
  /** Tells the cluster from the others of one document; part of its fingerprints. Absent: there is one cluster. */
  readonly scope?: string;
}

/** A value that the document does not tell and the platform takes: its design path, the value, and the id of the default in the release. */
export const defaultSeenSchema = z
  .strictObject({ path: z.string(), value: z.json(), default: idSchema })
  .meta({ id: 'DefaultSeen' });
export type DefaultSeen = Readonly<z.infer<typeof defaultSeenSchema>>;

export const findingResultSchema = z.enum(['pass', 'fail', 'unknown', 'not-applicable', 'suppressed', 'error']);
export type FindingResult = z.infer<typeof findingResultSchema>;

/**
 * One result of one rule on one place. `path` is a JSON pointer into the user's own document. `seen` are the values the rule looked at;
 * `missing` the design paths and `option/dimension` pairs that would have to be known. `because` are the smallest sub-expressions that decided.
 * `factsHash` is over what the facts say, not how they word or cite it: a suppression that names it is open again when one of them changes.
 */
export const findingSchema = z
  .strictObject({
    rule: idSchema,
    title: z.string(),
    result: findingResultSchema,
    severity: severitySchema,
    message: z.string(),
    path: z.string(),
    line: z.int().positive().optional().describe('The line of `path` in a document that is a text.'),
    seen: z.record(z.string(), z.json()),
    defaults: z
      .array(defaultSeenSchema)
      .optional()
      .describe('Values behind `seen` that the document leaves to the platform. Absent: none.'),
    missing: z.array(z.string()),
    because: z.array(z.strictObject({ expression: z.string(), left: z.json().optional(), right: z.json().optional() })),
    facts: z.array(idSchema),
    factsHash: sha256Schema,
    citations: z.array(citationAnswerSchema),
    remediation: z.string().optional(),
    fingerprint: sha256Schema,
    suppression: suppressionStateSchema.optional(),
    baselineState: baselineStateSchema.optional(),
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
    failOn: failOnSchema,
    failOnNewOnly: z.literal(true).optional(),
    counts: z.record(findingResultSchema, z.int().nonnegative()),
    severities: z.record(severitySchema, z.int().nonnegative()).describe('Of the findings that failed.'),
    options: z.record(z.string(), idSchema).describe('For each category, the option the design was recognised to use.'),
    findings: z.array(findingSchema),
    absent: z
      .array(absentFindingSchema)
      .optional()
      .describe('With a baseline: what failed in it and does not fail now.'),
    unusedSuppressions: z.array(unusedSuppressionSchema).optional(),
    ipBudget: z
      .array(budgetEntrySchema)
      .optional()
      .describe('The arithmetic of addresses, line by line. Absent: the release holds no formula.'),
    unmapped: z.array(z.string()),
  })
  .meta({ id: 'Report' });
export type Report = Readonly<z.infer<typeof reportSchema>>;

/** The answer for a document that holds several clusters: a report for each, in the order of the document. */
export const reportsSchema = z
  .strictObject({ kind: z.literal('plimsoll-reports/1'), reports: z.array(reportSchema) })
  .meta({ id: 'Reports' });
export type Reports = Readonly<z.infer<typeof reportsSchema>>;
