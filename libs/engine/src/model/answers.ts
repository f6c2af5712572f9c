import { z } from 'zod';
import { citationAnswerSchema, questionHead } from './answer.js';
import { changeSchema, kindNames } from './release.js';
import { releaseRefSchema } from './release-ref.js';
import { daySchema, idSchema, localeSchema } from './words.js';

const askedSideSchema = z.strictObject({ release: questionHead.release, asOf: questionHead.asOf });

export const answersDiffQuestionSchema = z
  .strictObject({
    catalog: questionHead.catalog,
    locale: questionHead.locale,
    from: askedSideSchema,
    to: askedSideSchema,
    questions: z
      .array(idSchema)
      .min(1)
      .max(1000)
      .optional()
      .describe('Ids of saved questions of the release `to`. Default: all of them.'),
  })
  .meta({ id: 'AnswersDiffQuestion' });
export type AnswersDiffQuestion = Readonly<z.infer<typeof answersDiffQuestionSchema>>;

const scoreSchema = z.strictObject({ lo: z.int().nonnegative(), hi: z.int().nonnegative() });

/** An answer in short. A side that cannot answer tells its problem: a release that does not know a requirement yet is no error of the caller's. */
export const answerInShortSchema = z
  .discriminatedUnion('verb', [
    z.strictObject({
      verb: z.literal('recommend'),
      winner: z.string().nullable().describe('The option; for a stack its options, joined by a plus sign.'),
      tie: z.boolean(),
      options: z.array(
        z.strictObject({
          option: z.string(),
          verdict: z.string(),
          rank: z.int().positive().optional(),
          score: scoreSchema.optional(),
        }),
      ),
    }),
    z.strictObject({
      verb: z.literal('validate'),
      outcome: z.string(),
      findings: z
        .array(
          z.strictObject({
            rule: idSchema,
            path: z.string(),
            result: z.string(),
            severity: z.string(),
            message: z.string(),
          }),
        )
        .describe('Those that failed or could not be computed.'),
    }),
    z.strictObject({
      verb: z.literal('none'),
      problem: z.strictObject({
        code: z.string(),
        detail: z.string(),
        errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })),
      }),
    }),
  ])
  .meta({ id: 'AnswerInShort' });
export type AnswerInShort = Readonly<z.infer<typeof answerInShortSchema>>;

/** One thing in which two answers differ, as values (null: it is not in that answer) and in words. `because` names the items behind it, as `kind/id`. */
export const answerChangeSchema = z
  .strictObject({
    what: z.enum(['winner', 'verdict', 'rank', 'score', 'requirement', 'platform', 'outcome', 'finding', 'answerable']),
    option: z.string().optional(),
    requirement: idSchema.optional(),
    rule: idSchema.optional(),
    path: z.string().optional(),
    from: z.json(),
    to: z.json(),
    text: z.string(),
    because: z.array(z.string()),
  })
  .meta({ id: 'AnswerChange' });
export type AnswerChange = Readonly<z.infer<typeof answerChangeSchema>>;

/**
 * An item that the differing parts of two answers read and that is not the same on both sides. `change` is how it differs between the releases, graded;
 * `inForce` tells whether a fact holds on the one day and on the other; `days` are the days of it, or of what supersedes it, that lie between the two
 * (or come inside the horizon that the question looks ahead).
 */
export const becauseSchema = z
  .strictObject({
    kind: z.enum(kindNames),
    id: idSchema,
    text: z.string().optional(),
    change: changeSchema.optional(),
    inForce: z.strictObject({ from: z.boolean(), to: z.boolean() }).optional(),
    days: z.array(daySchema),
    citations: z.array(citationAnswerSchema),
  })
  .meta({ id: 'Because' });
export type Because = Readonly<z.infer<typeof becauseSchema>>;

export const questionDiffSchema = z
  .strictObject({
    question: idSchema,
    name: z.string(),
    verb: z.enum(['recommend', 'validate']),
    changed: z.boolean(),
    from: answerInShortSchema,
    to: answerInShortSchema,
    changes: z.array(answerChangeSchema),
    because: z.array(becauseSchema),
  })
  .meta({ id: 'QuestionDiff' });
export type QuestionDiff = Readonly<z.infer<typeof questionDiffSchema>>;

const sideSchema = z.strictObject({ release: releaseRefSchema, asOf: daySchema });

/** Which saved answers differ between two releases or two days, and because of which facts. Questions stand in the order of the catalog. */
export const answersDiffSchema = z
  .strictObject({
    kind: z.literal('plimsoll-answers-diff/1'),
    engineVersion: z.string(),
    locale: localeSchema,
    from: sideSchema,
    to: sideSchema,
    counts: z.strictObject({ changed: z.int().nonnegative(), unchanged: z.int().nonnegative() }),
    questions: z.array(questionDiffSchema),
  })
  .meta({ id: 'AnswersDiff' });
export type AnswersDiff = Readonly<z.infer<typeof answersDiffSchema>>;
