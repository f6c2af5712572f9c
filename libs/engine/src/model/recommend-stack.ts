import { z } from 'zod';
import { answerHead, citationAnswerSchema } from './answer.js';
import {
  answeredValueSchema,
  conflictSchema,
  flipSchema,
  migrationSchema,
  nextFactHead,
  nextRequirementHead,
  partSchema,
  reasonSchema,
  relaxationSchema,
} from './recommend.js';
import { idSchema } from './words.js';

/** For each category of a stack, the option of it. A category of which nothing is asked and that a design can do without is left out. */
export const stackChoiceSchema = z.record(idSchema, idSchema);
export type StackChoice = Readonly<z.infer<typeof stackChoiceSchema>>;

/** What one option has to do with a reason or a part: a requirement is met by a stack when every option that answers for it meets it. */
const byOption = { option: idSchema };

const stackVerdictSchema = z.enum(['fits', 'fits-with-conditions', 'cannot-tell', 'ruled-out']);

/**
 * A rule by which options do not go together. `options` is the smallest part of one such combination that breaks it, `reason` the message it gives for that.
 * `excludes` combinations it takes out by itself: one that several rules take out counts for each of them.
 */
export const stackConstraintSchema = z
  .strictObject({
    rule: idSchema,
    title: z.string(),
    reason: z.string(),
    options: stackChoiceSchema,
    excludes: z.int().positive(),
    facts: z.array(idSchema),
    citations: z.array(citationAnswerSchema),
  })
  .meta({ id: 'StackConstraint' });
export type StackConstraint = Readonly<z.infer<typeof stackConstraintSchema>>;

/**
 * One combination, the first of those that come to the same on everything asked; `alike` is how many these are, itself among them. `interchangeable` lists for a category the
 * further options that change neither verdict, score nor any part when they alone are put in; categories without any are left out.
 * `tradeOffs` are against the winner, by requirement; the winner has none. `warnings` are rules that warn of the combination without refusing it.
 */
export const recommendedStackSchema = z
  .strictObject({
    rank: z.int().positive(),
    options: stackChoiceSchema,
    names: z.record(idSchema, z.string()),
    verdict: stackVerdictSchema,
    score: z.strictObject({ lo: z.int().nonnegative(), hi: z.int().nonnegative() }),
    parts: z.array(partSchema.extend(byOption)).describe('Each told by the option that is worth least.'),
    blockers: z.array(reasonSchema.extend(byOption)),
    conditions: z.array(reasonSchema.extend(byOption)),
    unknowns: z.array(reasonSchema.extend(byOption)),
    met: z.array(reasonSchema.extend(byOption)),
    warnings: z.array(stackConstraintSchema.omit({ excludes: true }).meta({ id: 'StackWarning' })),
    alike: z.int().positive(),
    interchangeable: z.record(idSchema, z.array(idSchema)),
    tradeOffs: z.strictObject({ better: z.array(idSchema), worse: z.array(idSchema) }),
    migration: migrationSchema
      .nullable()
      .describe('The way from the options in use; null where none were told, or this stack has them.'),
  })
  .meta({ id: 'RecommendedStack' });
export type RecommendedStack = Readonly<z.infer<typeof recommendedStackSchema>>;

const bringsSchema = z.array(
  z.strictObject({ options: stackChoiceSchema, verdict: stackVerdictSchema.exclude(['ruled-out']) }),
);

/** What an answer to the next question would leave, in numbers of combinations: those still in, no longer in, and not to be told; and the winner. */
const stackConsequenceSchema = z.strictObject({
  leaves: z.int().nonnegative(),
  rulesOut: z.int().nonnegative(),
  cannotTell: z.int().nonnegative(),
  winner: stackChoiceSchema.nullable(),
});

/** What to find out next: a requirement that is not answered yet, or a fact that no document states. It splits the stacks that are left in the most even way, or changes the winner. */
export const nextStackQuestionSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...nextRequirementHead,
      answers: z.array(stackConsequenceSchema.extend({ value: answeredValueSchema })),
    }),
    z.strictObject({
      ...nextFactHead,
      answers: z.array(stackConsequenceSchema.extend({ value: z.boolean() })),
    }),
  ])
  .meta({ id: 'NextStackQuestion' });
export type NextStackQuestion = Readonly<z.infer<typeof nextStackQuestionSchema>>;

/**
 * The best stacks first. Of the `possible` combinations the `contradictory` ones are no design (an option is not the one in use where the others are), the `constraints` take out the
 * `excluded` ones, and the `judged` ones hold every rule.
 * Where only the fixed order decided between the winner and another stack, `tie` is true: among equals the one with more of the platform's documented defaults stands
 * first, then the one with fewer warnings, then the one that the documents advise more for, then by ids.
 * `options` says of every option of every category how it stands to what it answers for by itself, and in how many of the judged combinations it is.
 */
export const recommendStackAnswerSchema = z
  .strictObject({
    kind: z.literal('plimsoll-recommend-stack/1'),
    ...answerHead,
    onUnknown: z.enum(['exclude', 'warn', 'include']),
    categories: z.array(idSchema),
    combinations: z.strictObject({
      possible: z.int().nonnegative(),
      contradictory: z.int().nonnegative(),
      excluded: z.int().nonnegative(),
      judged: z.int().nonnegative(),
    }),
    constraints: z.array(stackConstraintSchema),
    winner: stackChoiceSchema.nullable(),
    tie: z.boolean(),
    stacks: z.array(recommendedStackSchema),
    options: z.array(
      z.strictObject({
        category: idSchema,
        option: idSchema,
        name: z.string(),
        verdict: stackVerdictSchema,
        blockers: z.array(reasonSchema),
        conditions: z.array(reasonSchema),
        unknowns: z.array(reasonSchema),
        met: z.array(reasonSchema),
        parts: z.array(partSchema),
        combinations: z.int().nonnegative(),
      }),
    ),
    relaxations: z.array(relaxationSchema.extend({ brings: bringsSchema }).meta({ id: 'StackRelaxation' })),
    conflicts: z.array(conflictSchema),
    flips: z.array(flipSchema.extend({ winner: stackChoiceSchema }).meta({ id: 'StackFlip' })),
    nextQuestion: nextStackQuestionSchema.nullable(),
  })
  .meta({ id: 'RecommendStackAnswer' });
export type RecommendStackAnswer = Readonly<z.infer<typeof recommendStackAnswerSchema>>;
