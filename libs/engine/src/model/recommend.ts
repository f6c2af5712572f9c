import { z } from 'zod';
import { answerHead, citationAnswerSchema, questionHead } from './answer.js';
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

export const recommendQuestionSchema = z
  .strictObject({
    ...questionHead,
    category: idSchema,
    requirements: z.array(askedRequirementSchema).max(200).default([]),
    onUnknown: z.enum(['exclude', 'warn', 'include']).optional(),
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
  })
  .meta({ id: 'RecommendAnswer' });
export type RecommendAnswer = Readonly<z.infer<typeof recommendAnswerSchema>>;
