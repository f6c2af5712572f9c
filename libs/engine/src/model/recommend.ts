import { z } from 'zod';
import { answerHead, citationAnswerSchema, questionHead } from './answer.js';
import { toldStepSchema, transitionNoticeSchema } from './transition.js';
import { idSchema } from './words.js';

export const askedRequirementSchema = z
  .strictObject({
    id: idSchema,
    value: z.union([z.boolean(), z.number(), z.string().max(100)]).optional(),
    strength: z.enum(['must', 'prefer']).default('must'),
    weight: z.int().min(1).max(10).optional(),
  })
  .meta({ id: 'AskedRequirement' });
export type AskedRequirement = Readonly<z.infer<typeof askedRequirementSchema>>;

/**
 * A question for one category, or for a whole stack (one option for each category that a stack has). Exactly one of `category` and `stack` is given.
 * A must's `weight` says how dear it is where something has to give; it never counts in the score.
 */
export const recommendQuestionSchema = z
  .strictObject({
    ...questionHead,
    category: idSchema.optional(),
    stack: z.literal(true).optional(),
    requirements: z.array(askedRequirementSchema).max(200).default([]),
    onUnknown: z.enum(['exclude', 'warn', 'include']).optional(),
    horizon: z
      .int()
      .min(0)
      .max(36_500)
      .optional()
      .describe(
        'Days from `asOf`; what retires inside them does not do. The same as the requirement that takes the day.',
      ),
    current: z
      .union([idSchema, z.array(idSchema).min(1).max(20)])
      .optional()
      .describe('The option, or options, in use; each answer then tells the way there.'),
    top: z.int().min(1).max(50).optional().describe('How many stacks to tell. Default: 5. Only for a stack.'),
  })
  .meta({ id: 'RecommendQuestion' });
export type RecommendQuestion = Readonly<z.infer<typeof recommendQuestionSchema>>;

/** One judgement of one requirement on one option, with the facts it rests on. */
export const reasonSchema = z
  .strictObject({
    requirement: idSchema,
    verdict: z.enum(['yes', 'yes-with-conditions', 'no', 'unknown']),
    reason: z.string(),
    facts: z.array(idSchema),
    citations: z.array(citationAnswerSchema),
  })
  .meta({ id: 'Reason' });
export type Reason = Readonly<z.infer<typeof reasonSchema>>;

/** A preference's share of the score: `weight` of 10,000 times `value` of 1,000; both as intervals when the value is unknown. */
export const partSchema = z
  .strictObject({
    requirement: idSchema,
    weight: z.int().min(0).max(10_000),
    value: z.strictObject({ lo: z.int().min(0).max(1000), hi: z.int().min(0).max(1000) }),
    contribution: z.strictObject({ lo: z.int().nonnegative(), hi: z.int().nonnegative() }),
    reason: z.string(),
    facts: z.array(idSchema),
    citations: z.array(citationAnswerSchema),
  })
  .meta({ id: 'ScorePart' });
export type ScorePart = Readonly<z.infer<typeof partSchema>>;

/** A rule of the release that a choice breaks whatever is asked for, with the message it gives. */
export const platformReasonSchema = z
  .strictObject({
    rule: idSchema,
    reason: z.string(),
    facts: z.array(idSchema),
    citations: z.array(citationAnswerSchema),
  })
  .meta({ id: 'PlatformReason' });
export type PlatformReason = Readonly<z.infer<typeof platformReasonSchema>>;

/** The way from what is in use: what `transition` says of the two, without the findings. */
export const migrationSchema = z
  .strictObject({
    from: z.array(idSchema),
    verdict: z.enum(['allowed', 'refused', 'unknown']),
    steps: z.array(toldStepSchema),
    frozen: z.array(transitionNoticeSchema),
    offFirst: z.array(transitionNoticeSchema),
    unjudged: z.array(z.string()),
  })
  .meta({ id: 'Migration' });
export type Migration = Readonly<z.infer<typeof migrationSchema>>;

/** A smallest set of musts to give up so that something fits, and what that brings. `weight` is the sum of their weights; the cheapest set stands first. */
export const relaxationSchema = z
  .strictObject({
    drop: z.array(idSchema),
    weight: z.int().nonnegative(),
    brings: z.array(
      z.strictObject({ option: idSchema, verdict: z.enum(['fits', 'fits-with-conditions', 'cannot-tell']) }),
    ),
  })
  .meta({ id: 'Relaxation' });
export type Relaxation = Readonly<z.infer<typeof relaxationSchema>>;

/** A smallest set of musts that nothing meets together. At most twenty are told, the smallest first. */
export const conflictSchema = z.strictObject({ requirements: z.array(idSchema).min(1) }).meta({ id: 'Conflict' });
export type Conflict = Readonly<z.infer<typeof conflictSchema>>;

/**
 * The smallest change of one preference's weight, down or up, that changes the winner: from `weight` to `to` (1 to 10; 0: not asked any more) the winner is `winner`.
 * `tieAt` is the weight, rounded to three places, at which the two draw level.
 */
export const flipSchema = z
  .strictObject({
    requirement: idSchema,
    weight: z.int().min(1).max(10),
    to: z.int().min(0).max(10),
    tieAt: z.number(),
    winner: idSchema,
  })
  .meta({ id: 'Flip' });
export type Flip = Readonly<z.infer<typeof flipSchema>>;

/** What an answer to the next question would leave: options that are still in, no longer in, and not to be told; and the winner. */
const consequenceSchema = z.strictObject({
  leaves: z.array(idSchema),
  rulesOut: z.array(idSchema),
  cannotTell: z.array(idSchema),
  winner: idSchema.nullable(),
});

/** What the next question is about, whatever it is asked for: a requirement, or a fact. */
export const nextRequirementHead = {
  kind: z.literal('requirement'),
  requirement: idSchema,
  question: z.string(),
  type: z.enum(['yes', 'number', 'date']),
  unit: idSchema.optional(),
} as const;
export const nextFactHead = {
  kind: z.literal('fact'),
  requirement: idSchema,
  option: idSchema,
  dimension: idSchema,
} as const;

/** What is answered to a requirement. */
export const answeredValueSchema = z.union([z.boolean(), z.number(), z.string()]);

/**
 * What to find out next: a requirement that is not answered yet, or a fact that no document states. It splits what is left in the most even way, or changes the winner. Each answer
 * is that of a must with this value; that something is not needed changes nothing. Of a number or a day the values are told from which on another answer follows, at most eight.
 */
export const nextQuestionSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...nextRequirementHead,
      answers: z.array(consequenceSchema.extend({ value: answeredValueSchema })),
    }),
    z.strictObject({
      ...nextFactHead,
      answers: z.array(consequenceSchema.extend({ value: z.boolean() })),
    }),
  ])
  .meta({ id: 'NextQuestion' });
export type NextQuestion = Readonly<z.infer<typeof nextQuestionSchema>>;

export const recommendedOptionSchema = z
  .strictObject({
    option: idSchema,
    name: z.string(),
    verdict: z.enum(['fits', 'fits-with-conditions', 'cannot-tell', 'ruled-out']),
    rank: z.int().positive(),
    tiedWith: z.array(idSchema),
    score: z.strictObject({ lo: z.int().nonnegative(), hi: z.int().nonnegative() }),
    parts: z.array(partSchema),
    blockers: z.array(reasonSchema),
    conditions: z.array(reasonSchema),
    unknowns: z.array(reasonSchema),
    met: z.array(reasonSchema),
    platform: z.array(platformReasonSchema).describe('What the platform itself refuses; no relaxation helps.'),
    migration: migrationSchema
      .nullable()
      .describe('The way from the option in use; null where none was told, or this is it.'),
    standing: z.array(
      z.strictObject({
        status: z.string(),
        scope: idSchema,
        facts: z.array(idSchema),
        citations: z.array(citationAnswerSchema),
      }),
    ),
  })
  .meta({ id: 'RecommendedOption' });
export type RecommendedOption = Readonly<z.infer<typeof recommendedOptionSchema>>;

/** `score` is out of 10,000,000: weights sum to 10,000 and values run to 1,000. Options stand in rank order; those ruled out are there too. */
export const recommendAnswerSchema = z
  .strictObject({
    kind: z.literal('plimsoll-recommend/1'),
    ...answerHead,
    category: idSchema,
    onUnknown: z.enum(['exclude', 'warn', 'include']),
    winner: idSchema.nullable(),
    tie: z.boolean(),
    options: z.array(recommendedOptionSchema),
    relaxations: z.array(relaxationSchema),
    conflicts: z.array(conflictSchema),
    flips: z.array(flipSchema),
    nextQuestion: nextQuestionSchema.nullable(),
  })
  .meta({ id: 'RecommendAnswer' });
export type RecommendAnswer = Readonly<z.infer<typeof recommendAnswerSchema>>;
