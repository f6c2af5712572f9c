import { z } from 'zod';
import { defaultSchema } from './default.js';
import { factSchema } from './fact.js';
import { formulaSchema } from './formula.js';
import { categorySchema, dimensionSchema, optionSchema, vocabularySchema } from './option.js';
import { savedQuestionSchema } from './question.js';
import { releaseRefSchema } from './release-ref.js';
import { requirementSchema } from './requirement.js';
import { ruleSchema } from './rule.js';
import { sourceRevisionSchema, sourceSchema } from './source.js';
import { daySchema, idSchema, localizedTextSchema, sha256Schema } from './words.js';

/** The version of the shapes in this folder, as SemVer; kept apart from the data's and the engine's. */
export const SCHEMA_VERSION = '1.0.0';

/** The kinds of item a release is made of, with the schema of each. The plural is the name of the list in a snapshot. */
export const itemKinds = {
  category: { plural: 'categories', schema: categorySchema },
  default: { plural: 'defaults', schema: defaultSchema },
  dimension: { plural: 'dimensions', schema: dimensionSchema },
  fact: { plural: 'facts', schema: factSchema },
  formula: { plural: 'formulas', schema: formulaSchema },
  option: { plural: 'options', schema: optionSchema },
  question: { plural: 'questions', schema: savedQuestionSchema },
  requirement: { plural: 'requirements', schema: requirementSchema },
  rule: { plural: 'rules', schema: ruleSchema },
  source: { plural: 'sources', schema: sourceSchema },
  'source-revision': { plural: 'sourceRevisions', schema: sourceRevisionSchema },
  vocabulary: { plural: 'vocabularies', schema: vocabularySchema },
} as const;
export type ItemKind = keyof typeof itemKinds;

/** The kinds of item by their names, sorted. */
export const kindNames: readonly ItemKind[] = (Object.keys(itemKinds) as ItemKind[]).sort();

/** Lists that came after the first releases were published: one that is empty is left out of the content, so that the digest of an older release stays. */
export const laterKinds = ['default', 'formula', 'question'] as const satisfies readonly ItemKind[];

/** Whether a release leaves out the list of a kind, rather than holding an empty one. */
export function isLeftOut(kind: ItemKind, items: readonly unknown[]): boolean {
  return items.length === 0 && (laterKinds as readonly ItemKind[]).includes(kind);
}

/**
 * Everything a release holds, each list sorted by id. Items stand as they were published: fields with a default may be absent,
 * so that a field added later never changes the digest of an older release.
 */
export const releaseContentSchema = z.strictObject({
  categories: z.array(categorySchema),
  defaults: z.array(defaultSchema).min(1).optional(),
  dimensions: z.array(dimensionSchema),
  facts: z.array(factSchema),
  formulas: z.array(formulaSchema).min(1).optional(),
  options: z.array(optionSchema),
  questions: z.array(savedQuestionSchema).min(1).optional(),
  requirements: z.array(requirementSchema),
  rules: z.array(ruleSchema),
  sources: z.array(sourceSchema),
  sourceRevisions: z.array(sourceRevisionSchema),
  vocabularies: z.array(vocabularySchema),
});
export type ReleaseContentInput = Readonly<z.input<typeof releaseContentSchema>>;
export type ReleaseContent = Readonly<z.output<typeof releaseContentSchema>>;

/** `digest` is SHA-256 over the RFC 8785 canonical JSON of `{catalog, schemaVersion, content}`: the same facts have the same digest, whoever publishes them and when. */
export const releaseHeaderSchema = z
  .strictObject({
    catalog: idSchema,
    sequence: z.int().positive(),
    label: z
      .string()
      .regex(/^\d{4}\.\d{1,2}\.\d+$/)
      .max(40),
    digest: sha256Schema,
    schemaVersion: z.string(),
    publishedAt: z.iso.datetime(),
    publishedBy: z.string().min(1).max(200),
    notes: localizedTextSchema,
  })
  .meta({ id: 'Release' });
export type ReleaseHeader = Readonly<z.infer<typeof releaseHeaderSchema>>;

export const SNAPSHOT_KIND = 'plimsoll-snapshot/1';

/** A release in one document; what the SDK loads offline. */
export const snapshotSchema = z.strictObject({
  kind: z.literal(SNAPSHOT_KIND),
  release: releaseHeaderSchema,
  content: releaseContentSchema,
});
export type Snapshot = Readonly<z.input<typeof snapshotSchema>>;

export const gradeSchema = z.enum([
  'added',
  'removed',
  'tightened',
  'loosened',
  'reversed',
  'wording',
  'citation-only',
  'moved',
  'split',
]);
export type Grade = z.infer<typeof gradeSchema>;

/** One change between two releases. Has exactly one grade. `supersedes` names, for a fact that takes another's place, the fact whose value is in `from`. */
export const changeSchema = z
  .strictObject({
    kind: z.enum(kindNames),
    id: idSchema,
    change: z.enum(['added', 'removed', 'modified', 'moved', 'split']),
    grade: gradeSchema,
    option: idSchema.optional(),
    dimension: idSchema.optional(),
    supersedes: z.array(idSchema).optional(),
    from: z.json().optional(),
    to: z.json().optional(),
    fields: z.array(z.string()).optional(),
  })
  .meta({ id: 'Change' });
export type Change = Readonly<z.infer<typeof changeSchema>>;

export const diffAnswerSchema = z
  .strictObject({
    kind: z.literal('plimsoll-diff/1'),
    engineVersion: z.string(),
    from: releaseRefSchema,
    to: releaseRefSchema,
    counts: z.record(gradeSchema, z.int().nonnegative()),
    changes: z.array(changeSchema),
  })
  .meta({ id: 'DiffAnswer' });
export type DiffAnswer = Readonly<z.infer<typeof diffAnswerSchema>>;

export const asOfSchema = daySchema;
