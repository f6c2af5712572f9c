import { z } from 'zod';
import { answerHead, citationAnswerSchema, questionHead } from './answer.js';
import { certaintySchema, limitValueSchema, supportSchema } from './fact.js';
import { releaseRefSchema } from './release-ref.js';
import { idSchema } from './words.js';

export const compareQuestionSchema = z
  .strictObject({
    ...questionHead,
    options: z.array(idSchema).min(1).max(50).optional(),
    category: idSchema.optional(),
    dimensions: z.array(idSchema).min(1).max(300).optional(),
    reference: idSchema.optional(),
    only: z.enum(['all', 'differences', 'disputed', 'unknown']).optional(),
    releases: z.tuple([z.string().min(1).max(80), z.string().min(1).max(80)]).optional(),
    include: z.array(z.enum(['citations'])).optional(),
  })
  .meta({ id: 'CompareQuestion' });
export type CompareQuestion = Readonly<z.infer<typeof compareQuestionSchema>>;

/** The value part of a cell: one of `support`, `values`, `limit`, by the dimension's kind. `state: unknown` means that nothing in force states it: never a yes and never a no. */
const cellValue = {
  state: z.enum(['known', 'unknown', 'not-applicable']),
  support: supportSchema.optional(),
  values: z.array(z.string()).optional(),
  limit: limitValueSchema.omit({ type: true }).optional(),
  beyond: z.strictObject({ number: z.number(), unit: idSchema, scope: idSchema }).optional(),
  qualifiers: z.array(idSchema),
  condition: z.string().optional(),
  certainty: certaintySchema.optional(),
  note: z.string().optional(),
  facts: z.array(idSchema),
  citations: z.array(citationAnswerSchema),
} as const;

/** One side of a dispute. */
export const positionSchema = z
  .strictObject({ fact: idSchema, used: z.boolean(), ...cellValue })
  .meta({ id: 'Position' });
export type Position = Readonly<z.infer<typeof positionSchema>>;

/** Both sides of a dispute, the preferred one first, and why it is preferred. */
export const disputeSchema = z.strictObject({
  positions: z.array(positionSchema).min(2),
  used: idSchema,
  because: z.enum([
    'newest-source-revision',
    'stated-over-ambiguous',
    'documented-over-vendor-statement',
    'same-dimension',
    'fact-id',
  ]),
});
export type Dispute = Readonly<z.infer<typeof disputeSchema>>;

/** A statement that holds in a narrower scope, or only together with another option. */
export const variantSchema = z
  .strictObject({
    scope: z.record(z.string(), z.string()),
    with: z.array(idSchema),
    disputed: z.boolean(),
    dispute: disputeSchema.optional(),
    ...cellValue,
  })
  .meta({ id: 'Variant' });
export type Variant = Readonly<z.infer<typeof variantSchema>>;

export const cellSchema = z
  .strictObject({
    option: idSchema,
    ...cellValue,
    disputed: z.boolean(),
    dispute: disputeSchema.optional(),
    variants: z.array(variantSchema).optional(),
    against: z
      .enum(['better', 'worse', 'same', 'different', 'unknown'])
      .optional()
      .describe('Against the reference option, where one was asked for.'),
  })
  .meta({ id: 'Cell' });
export type Cell = Readonly<z.infer<typeof cellSchema>>;

export const compareRowSchema = z
  .strictObject({
    dimension: idSchema,
    name: z.string(),
    kind: z.enum(['capability', 'limit', 'attribute']),
    group: idSchema,
    unit: idSchema.optional(),
    differs: z.boolean(),
    cells: z.array(cellSchema),
  })
  .meta({ id: 'CompareRow' });
export type CompareRow = Readonly<z.infer<typeof compareRowSchema>>;

export const comparedOptionSchema = z
  .strictObject({
    id: idSchema,
    name: z.string(),
    category: idSchema,
    role: z.string(),
    movedTo: z.array(idSchema).optional(),
  })
  .meta({ id: 'ComparedOption' });

export const compareAnswerSchema = z
  .strictObject({
    kind: z.literal('plimsoll-compare/1'),
    ...answerHead,
    category: idSchema.optional(),
    reference: idSchema.optional(),
    only: z.enum(['all', 'differences', 'disputed', 'unknown']),
    options: z.array(comparedOptionSchema),
    rows: z.array(compareRowSchema),
  })
  .meta({ id: 'CompareAnswer' });
export type CompareAnswer = Readonly<z.infer<typeof compareAnswerSchema>>;

/** One option over two releases: for each dimension the cell then and now. */
export const compareReleasesAnswerSchema = z
  .strictObject({
    kind: z.literal('plimsoll-compare-releases/1'),
    engineVersion: z.string(),
    asOf: z.string(),
    locale: z.string(),
    releases: z.tuple([releaseRefSchema, releaseRefSchema]),
    option: comparedOptionSchema,
    only: z.enum(['all', 'differences', 'disputed', 'unknown']),
    rows: z.array(
      z.strictObject({
        dimension: idSchema,
        name: z.string(),
        kind: z.enum(['capability', 'limit', 'attribute']),
        group: idSchema,
        unit: idSchema.optional(),
        differs: z.boolean(),
        cells: z.tuple([cellSchema, cellSchema]),
      }),
    ),
  })
  .meta({ id: 'CompareReleasesAnswer' });
export type CompareReleasesAnswer = Readonly<z.infer<typeof compareReleasesAnswerSchema>>;
