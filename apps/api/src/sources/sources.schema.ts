import { citationSchema, daySchema, idSchema, localizedTextSchema, sha256Schema, sourceSchema } from '@plimsoll/engine';
import { z } from 'zod';
import { driftOutcomes } from './sources.types.js';

const LONGEST_ID = 100;
const LONGEST_TEXT = 2_000_000;
const MOST_REVISIONS = 200;

/** What is written of characters that are read: a control character is none of a text. */
// eslint-disable-next-line no-control-regex
const BINARY = /[\u0001-\u0008\u000b\u000e-\u001f\u007f]/u;

const catalogSchema = idSchema.optional().describe('Absent: the catalog that questions are answered from.');
const driftIdSchema = z.string().regex(/^[0-9a-z]{12}$/);

/** Words that stand in the place of an id in addresses. */
const addresses = ['drifts', 'revisions'];
const newIdSchema = idSchema
  .max(LONGEST_ID)
  .refine((id) => !addresses.includes(id), 'is an address of its own: take another id');

export const newSourceSchema = sourceSchema
  .extend({
    catalog: catalogSchema,
    id: newIdSchema,
    url: sourceSchema.shape.url.unwrap(),
    licence: z.string().min(1).max(200),
  })
  .meta({ id: 'NewSource' });
export type NewSource = z.infer<typeof newSourceSchema>;

const { title, url, licence, language, repository, path, note } = newSourceSchema.shape;
const absent = 'Null takes it out.';

/** A JSON Merge Patch of what was registered. */
export const sourceCorrectionSchema = z
  .strictObject({
    catalog: catalogSchema,
    title: title.optional(),
    url: url.optional(),
    licence: licence.optional(),
    language: language.optional(),
    repository: repository.nullable().describe(absent),
    path: path.nullable().describe(absent),
    note: note.nullable().describe(absent),
  })
  .partial()
  .meta({ id: 'SourceCorrection' });
export type SourceCorrection = z.infer<typeof sourceCorrectionSchema>;

const textSchema = z
  .string()
  .max(LONGEST_TEXT)
  .refine((text) => !BINARY.test(text), 'must be a text: it holds control characters')
  .describe('Text or Markdown. Empty: the document is gone.');
const retrievedAtSchema = z.iso.datetime().optional().describe('When it was read. Absent: now.');

export const newRevisionSchema = z
  .strictObject({ catalog: catalogSchema, text: textSchema, retrievedAt: retrievedAtSchema })
  .meta({ id: 'NewSourceRevision' });
export type NewRevisionBody = z.infer<typeof newRevisionSchema>;

export const newRevisionsSchema = z
  .strictObject({
    catalog: catalogSchema,
    revisions: z
      .array(z.strictObject({ source: idSchema, text: textSchema, retrievedAt: retrievedAtSchema }))
      .min(1)
      .max(MOST_REVISIONS)
      .describe('Texts that arrived together: what went from one of them to another has moved.'),
  })
  .meta({ id: 'NewSourceRevisions' });
export type NewRevisionsBody = z.infer<typeof newRevisionsSchema>;

const knownRevisionSchema = z
  .strictObject({
    id: idSchema,
    source: idSchema,
    order: z.int().nonnegative().describe('Higher is newer.'),
    textSha256: sha256Schema,
    retrievedOn: daySchema.optional(),
    isReleased: z.boolean().describe('Whether the newest release holds it.'),
  })
  .meta({ id: 'KnownRevision' });

export const knownSourceSchema = z
  .strictObject({ source: sourceSchema, isReleased: z.boolean(), newest: knownRevisionSchema.nullable() })
  .meta({ id: 'KnownSource' });

export const knownSourceListSchema = z.strictObject({ items: z.array(knownSourceSchema) }).meta({ id: 'KnownSources' });
export const knownRevisionListSchema = z
  .strictObject({ items: z.array(knownRevisionSchema) })
  .meta({ id: 'KnownRevisions' });

const statusSchema = z.string().describe('still-quoted, moved, changed or gone.');
const count = z.int().nonnegative();

const summaryShape = {
  drift: driftIdSchema,
  catalog: idSchema,
  at: z.iso.datetime(),
  by: z.string(),
  outcome: z
    .enum(driftOutcomes)
    .describe('`quiet`: no fact is touched. `alarm`: so much of a source is gone that nothing of it was drafted.'),
  draft: driftIdSchema.nullable().describe('The draft that was opened for it.'),
  base: z.int().positive().describe('The release whose facts were followed.'),
  sources: z.array(idSchema),
  alarms: z.array(idSchema).describe('The sources of which more is gone than is believed.'),
  stillQuoted: count,
  moved: count,
  changed: count,
  gone: count,
  candidates: count,
};
const driftSummarySchema = z.strictObject(summaryShape).meta({ id: 'DriftSummary' });

export const takenSchema = z
  .strictObject({
    revisions: z.array(
      z.strictObject({
        source: idSchema,
        revision: idSchema,
        textSha256: sha256Schema,
        isNew: z.boolean().describe('False: this was the newest text of the source already.'),
      }),
    ),
    drift: driftSummarySchema.nullable().describe('What the new texts did; null where none was new.'),
  })
  .meta({ id: 'TakenRevisions' });

const citationToldSchema = z.strictObject({
  source: idSchema,
  status: statusSchema,
  why: z.array(z.string()),
  before: citationSchema,
  now: citationSchema.nullable(),
  passages: z.strictObject({ previous: z.string(), next: z.string().nullable() }),
});

export const driftSchema = z
  .strictObject({
    ...summaryShape,
    found: z.strictObject({
      sources: z.array(
        z.strictObject({
          source: idSchema,
          previous: idSchema.nullable(),
          next: idSchema,
          guard: z.strictObject({
            facts: count,
            gone: count,
            share: z.number(),
            alarmAbove: z.number(),
            alarm: z.boolean(),
            isExcerpt: z
              .literal(true)
              .optional()
              .describe('Only passages of the document were held before: nothing of it is proposed to be removed.'),
          }),
        }),
      ),
      facts: z.array(
        z.strictObject({
          fact: idSchema,
          status: statusSchema,
          isGone: z.boolean(),
          since: driftIdSchema.nullable().describe('The earlier drift that told the same.'),
          citations: z.array(citationToldSchema),
          proposals: z.array(z.record(z.string(), z.json())).describe('Proposals: nothing applies them by itself.'),
        }),
      ),
      candidates: z.array(z.record(z.string(), z.json())).describe('New passages near quoted ones; the first of them.'),
    }),
  })
  .meta({ id: 'Drift' });

export const driftPageSchema = z
  .strictObject({ items: z.array(driftSummarySchema), nextPageToken: driftIdSchema.optional() })
  .meta({ id: 'DriftPage' });

export const catalogQuerySchema = z.strictObject({ catalog: catalogSchema });
export type CatalogQuery = z.infer<typeof catalogQuerySchema>;
export const driftListQuerySchema = z.strictObject({
  catalog: catalogSchema,
  pageSize: z.int().min(1).max(200).optional(),
  pageToken: driftIdSchema.optional(),
});
export type DriftListQuery = z.infer<typeof driftListQuerySchema>;

export const sourcePathSchema = z.strictObject({ id: idSchema });
export type SourcePath = z.infer<typeof sourcePathSchema>;
export const revisionPathSchema = z.strictObject({ id: idSchema, revision: idSchema });
export type RevisionPath = z.infer<typeof revisionPathSchema>;
export const driftPathSchema = z.strictObject({ id: driftIdSchema });
export type DriftPath = z.infer<typeof driftPathSchema>;
export const proposalPathSchema = z.strictObject({ id: driftIdSchema, fact: idSchema });
export type ProposalPath = z.infer<typeof proposalPathSchema>;

export const acceptanceSchema = z
  .strictObject({
    text: localizedTextSchema
      .optional()
      .describe('What the fact says now; absent: its words with the new number, version or day in them.'),
    effectiveFrom: daySchema.optional().describe('From when the new value holds, where that is known.'),
    alsoSupersedes: z
      .array(idSchema)
      .max(20)
      .optional()
      .describe('Other facts of the same cell that said the old value too.'),
  })
  .meta({ id: 'Acceptance' });
export type AcceptanceBody = z.infer<typeof acceptanceSchema>;
