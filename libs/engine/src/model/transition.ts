import { z } from 'zod';
import { answerHead, citationAnswerSchema, questionHead } from './answer.js';
import { designSchema } from './design.js';
import { documentFormatSchema, findingResultSchema, findingSchema, validateQuestionSchema } from './report.js';
import { severitySchema, transitionStepSchema } from './rule.js';
import { idSchema } from './words.js';

/** A cluster as it is or as it shall be, in any format that validate reads. */
export const transitionSideSchema = z
  .strictObject({
    format: validateQuestionSchema.shape.format,
    document: z.json(),
    parameters: validateQuestionSchema.shape.parameters,
  })
  .meta({ id: 'TransitionSide' });

/** What `to` does not tell is not asked to change: it stays as `from` tells it. A list that `to` tells is complete. */
export const transitionQuestionSchema = z
  .strictObject({
    ...questionHead,
    from: transitionSideSchema.describe('The cluster as it is.'),
    to: transitionSideSchema.describe('The cluster as it shall be; what it does not tell stays as it is.'),
    horizon: validateQuestionSchema.shape.horizon,
  })
  .meta({ id: 'TransitionQuestion' });
export type TransitionQuestion = Readonly<z.infer<typeof transitionQuestionSchema>>;

/** The example of a rule on a transition. */
export const transitionDesignsSchema = z.strictObject({ from: designSchema, to: designSchema });

/** One value that differs. `path` is a design path with names in place of numbers; absent `from` or `to`: not told there, or told to be absent (`change` tells which); `rules` judge the change. */
export const designChangeSchema = z
  .strictObject({
    path: z.string(),
    change: z.enum(['added', 'removed', 'changed', 'cannot-tell']),
    from: z.json().optional(),
    to: z.json().optional(),
    rules: z.array(idSchema),
  })
  .meta({ id: 'DesignChange' });
export type DesignChange = Readonly<z.infer<typeof designChangeSchema>>;

/** One step, in order. `citations` are those of the facts that its rule read. */
export const toldStepSchema = z
  .strictObject({
    phase: transitionStepSchema.shape.phase,
    text: z.string(),
    rule: idSchema,
    facts: z.array(idSchema),
    citations: z.array(citationAnswerSchema),
  })
  .meta({ id: 'TransitionStep' });
export type ToldStep = Readonly<z.infer<typeof toldStepSchema>>;

/** What a finding says of a place that cannot change, or of something that has to go first. `result` pass: nothing is to be done about it. */
export const transitionNoticeSchema = z
  .strictObject({
    rule: idSchema,
    title: z.string(),
    result: findingResultSchema,
    path: z.string(),
    message: z.string(),
    facts: z.array(idSchema),
  })
  .meta({ id: 'TransitionNotice' });
export type TransitionNotice = Readonly<z.infer<typeof transitionNoticeSchema>>;

/**
 * Whether a cluster can go from one design to another. `refused`: a rule forbids it as it is asked. `unknown`: a rule that could forbid it could not be
 * judged, or forbids it on facts that are not certain, or a change is in `unjudged`: no rule of the release speaks of it. `path`s of findings are JSON pointers into the question.
 */
export const transitionAnswerSchema = z
  .strictObject({
    kind: z.literal('plimsoll-transition/1'),
    ...answerHead,
    formats: z.strictObject({ from: documentFormatSchema, to: documentFormatSchema }),
    verdict: z.enum(['allowed', 'refused', 'unknown']),
    severities: z.record(severitySchema, z.int().nonnegative()).describe('Of the findings that failed.'),
    changes: z.array(designChangeSchema),
    unjudged: z.array(z.string()).describe('Paths of the changes that no rule judged.'),
    frozen: z
      .array(transitionNoticeSchema)
      .describe('What cannot change after creation; failed where it is asked to change.'),
    offFirst: z
      .array(transitionNoticeSchema)
      .describe('What has to be off before the change; failed where it is still on.'),
    steps: z.array(toldStepSchema),
    findings: z.array(findingSchema),
    unmapped: z.strictObject({ from: z.array(z.string()), to: z.array(z.string()) }),
  })
  .meta({ id: 'TransitionAnswer' });
export type TransitionAnswer = Readonly<z.infer<typeof transitionAnswerSchema>>;
