import { z } from 'zod';
import { answerHead, citationAnswerSchema, questionHead } from './answer.js';
import { cellSchema, comparedOptionSchema, disputeSchema } from './compare.js';
import { certaintySchema, evidenceSchema, factValueSchema } from './fact.js';
import { changeSchema, gradeSchema } from './release.js';
import { releaseRefSchema } from './release-ref.js';
import { daySchema, idSchema, localizedTextSchema } from './words.js';

export const explainQuestionSchema = z
  .strictObject({ ...questionHead, option: idSchema, dimension: idSchema })
  .meta({ id: 'ExplainQuestion' });
export type ExplainQuestion = Readonly<z.infer<typeof explainQuestionSchema>>;

/**
 * What becomes of a fact in the cell on the day asked about: `used` decides it, `agrees` stands beside that, `against` contradicts it; `gives-way` says unknown
 * where another one says something. `superseded`, `not-yet` and `over` are not in force; `gone` is no longer held. `related` is of another cell and named by a relation.
 */
export const factUseSchema = z.enum([
  'used',
  'agrees',
  'against',
  'gives-way',
  'superseded',
  'not-yet',
  'over',
  'gone',
  'related',
]);
export type FactUse = z.infer<typeof factUseSchema>;

const relatedSchema = z.strictObject({
  type: z.enum([
    'supersedes',
    'superseded-by',
    'refines',
    'refined-by',
    'corroborates',
    'corroborated-by',
    'conflicts-with',
  ]),
  fact: idSchema,
  note: localizedTextSchema.optional(),
});

/** A fact that is or was about the cell, as the newest release that holds it has it, in both languages and with the quotes of every source. `releases` tells in which releases it came, changed and went. */
export const explainedFactSchema = z
  .strictObject({
    fact: idSchema,
    use: factUseSchema,
    option: idSchema,
    alsoOf: z.array(idSchema),
    with: z.array(idSchema),
    scope: z.record(z.string(), z.string()),
    dimension: idSchema,
    value: factValueSchema,
    text: localizedTextSchema,
    note: localizedTextSchema.optional(),
    certainty: certaintySchema,
    evidence: evidenceSchema,
    effectiveFrom: daySchema.optional(),
    effectiveTo: daySchema.optional(),
    verifiedOn: daySchema,
    releases: z.array(
      z.strictObject({
        sequence: z.int().positive(),
        label: z.string(),
        change: z.enum(['added', 'removed', 'modified']),
        grade: gradeSchema,
      }),
    ),
    relations: z.array(relatedSchema),
    citations: z.array(citationAnswerSchema),
  })
  .meta({ id: 'ExplainedFact' });
export type ExplainedFact = Readonly<z.infer<typeof explainedFactSchema>>;

/** What the cell says from a day (inclusive; absent: ever since) until a day (exclusive; absent: as far as is known), its citations left to `facts`. */
export const explainedPeriodSchema = z
  .strictObject({ from: daySchema.optional(), until: daySchema.optional(), isAsked: z.boolean(), cell: cellSchema })
  .meta({ id: 'ExplainedPeriod' });
export type ExplainedPeriod = Readonly<z.infer<typeof explainedPeriodSchema>>;

/** A release in which something of the cell changed: what, and what the cell says in it on the day asked about (null: that release knows no such option or dimension). */
export const explainedReleaseSchema = z
  .strictObject({
    release: releaseRefSchema,
    publishedOn: daySchema,
    changes: z.array(changeSchema),
    cell: cellSchema.nullable(),
  })
  .meta({ id: 'ExplainedRelease' });
export type ExplainedRelease = Readonly<z.infer<typeof explainedReleaseSchema>>;

/** The whole history of one cell. `cell` is what compare shows; null where the release no longer knows the option or the dimension. */
export const explainAnswerSchema = z
  .strictObject({
    kind: z.literal('plimsoll-explain/1'),
    ...answerHead,
    option: comparedOptionSchema.extend({
      movedNote: z.string().optional().describe('Why the id is no longer an option of its own.'),
      cameFrom: z.array(idSchema).describe('Former ids that moved here, or were split into this and others.'),
    }),
    dimension: z.strictObject({
      id: idSchema,
      name: z.string(),
      kind: z.enum(['capability', 'limit', 'attribute']),
      group: idSchema,
      unit: idSchema.optional(),
    }),
    cell: cellSchema.nullable(),
    disputes: z.array(
      z.strictObject({
        scope: z.record(z.string(), z.string()),
        with: z.array(idSchema),
        used: idSchema,
        against: z.array(idSchema),
        because: disputeSchema.shape.because,
        reason: z.string(),
      }),
    ),
    timeline: z.array(explainedPeriodSchema),
    releases: z.array(explainedReleaseSchema),
    facts: z.array(explainedFactSchema),
  })
  .meta({ id: 'ExplainAnswer' });
export type ExplainAnswer = Readonly<z.infer<typeof explainAnswerSchema>>;
