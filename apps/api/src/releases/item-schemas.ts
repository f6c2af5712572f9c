import {
  categorySchema,
  certaintySchema,
  defaultSchema,
  dimensionSchema,
  evidenceSchema,
  factSchema,
  formulaSchema,
  idSchema,
  optionSchema,
  releaseRefSchema,
  requirementSchema,
  ruleSchema,
  savedQuestionSchema,
  sourceRevisionSchema,
  sourceSchema,
  vocabularySchema,
} from '@plimsoll/engine';
import { z } from 'zod';

export const pageQuery = {
  pageSize: z.int().min(1).max(1000).optional().describe('Items on a page. Default: 100.'),
  pageToken: z.string().min(1).max(1000).optional().describe('`nextPageToken` of the page before.'),
} as const;

const factViewSchema = factSchema
  .extend({
    conflictsWith: z.array(idSchema).describe('Facts in conflict with this one, whichever of the two says so.'),
    supersededBy: z.array(idSchema),
  })
  .meta({ id: 'Fact' });
export type FactView = z.infer<typeof factViewSchema>;

const sourceViewSchema = sourceSchema
  .extend({ revisions: z.array(sourceRevisionSchema.meta({ id: 'SourceRevision' })) })
  .meta({ id: 'Source' });

/** What a release can be browsed by: the name in the path, one item's shape and the filters of its list. */
export const browsed = {
  categories: { one: 'category', schema: categorySchema.meta({ id: 'Category' }), filters: {} },
  defaults: {
    one: 'default',
    schema: defaultSchema.meta({ id: 'Default' }),
    filters: { for: defaultSchema.shape.for.optional() },
  },
  dimensions: {
    one: 'dimension',
    schema: dimensionSchema.meta({ id: 'Dimension' }),
    filters: {
      category: idSchema.optional(),
      kind: dimensionSchema.shape.kind.optional(),
      group: idSchema.optional(),
    },
  },
  facts: {
    one: 'fact',
    schema: factViewSchema,
    filters: {
      option: idSchema.optional().describe('Facts whose subject this option is, alone or among others.'),
      dimension: idSchema.optional(),
      category: idSchema.optional().describe('Facts about options of this category.'),
      kind: z.enum(['capability', 'attribute', 'limit', 'lifecycle', 'guidance']).optional(),
      certainty: certaintySchema.optional(),
      evidence: evidenceSchema.optional(),
      source: idSchema.optional().describe('Facts that cite a revision of this source.'),
      disputed: z.boolean().optional().describe('Facts that are, or are not, in conflict with another one.'),
      superseded: z.boolean().optional().describe('Facts that are, or are not, superseded by another one.'),
      stale: z.int().min(0).max(36_500).optional().describe('Facts last verified more than so many days ago.'),
    },
  },
  formulas: {
    one: 'formula',
    schema: formulaSchema.meta({ id: 'Formula' }),
    filters: { for: formulaSchema.shape.for.optional() },
  },
  options: {
    one: 'option',
    schema: optionSchema.meta({ id: 'Option' }),
    filters: { category: idSchema.optional(), role: optionSchema.shape.role.optional() },
  },
  questions: {
    one: 'question',
    schema: savedQuestionSchema.meta({ id: 'SavedQuestion' }),
    filters: { verb: z.enum(['recommend', 'validate']).optional() },
  },
  requirements: {
    one: 'requirement',
    schema: requirementSchema.meta({ id: 'Requirement' }),
    filters: { category: idSchema.optional() },
  },
  rules: { one: 'rule', schema: ruleSchema.meta({ id: 'Rule' }), filters: { for: ruleSchema.shape.for.optional() } },
  sources: { one: 'source', schema: sourceViewSchema, filters: {} },
  vocabularies: { one: 'vocabulary', schema: vocabularySchema.meta({ id: 'Vocabulary' }), filters: {} },
} as const;
export type Browsed = keyof typeof browsed;

/** The query of a list, as every list takes it; the schema of its route decides which filters there are. */
export interface ItemQuery {
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
  readonly category?: string | undefined;
  readonly dimension?: string | undefined;
  readonly option?: string | undefined;
  readonly source?: string | undefined;
  readonly group?: string | undefined;
  readonly kind?: string | undefined;
  readonly role?: string | undefined;
  readonly for?: string | undefined;
  readonly verb?: string | undefined;
  readonly certainty?: string | undefined;
  readonly evidence?: string | undefined;
  readonly disputed?: boolean | undefined;
  readonly superseded?: boolean | undefined;
  readonly stale?: number | undefined;
}

const pascal = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export function querySchemaOf(plural: Browsed) {
  return z.strictObject({ ...browsed[plural].filters, ...pageQuery });
}

export function pageSchemaOf(plural: Browsed) {
  const { one, schema } = browsed[plural];
  return z
    .strictObject({
      release: releaseRefSchema,
      items: z.array(schema),
      totalSize: z.int().nonnegative().describe('Items on all pages.'),
      nextPageToken: z.string().optional().describe('Absent on the last page.'),
    })
    .meta({ id: `${pascal(one)}Page` });
}
