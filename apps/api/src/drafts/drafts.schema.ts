import { idSchema, kindNames, localizedTextSchema, releaseRefSchema, sha256Schema } from '@plimsoll/engine';
import { z } from 'zod';
import { draftStates } from './draft.types.js';

const MOST_EDITS = 200;
const draftIdSchema = z.string().regex(/^[0-9a-z]{12}$/);

const approvalSchema = z
  .strictObject({
    approver: z.string(),
    digest: sha256Schema,
    approvedAt: z.iso.datetime(),
    comment: z.string().nullable(),
    isInForce: z.boolean().describe('Whether it is of what the draft holds now, and counts.'),
    isRevoked: z.boolean().describe('Whether the token that it was given with was taken back since.'),
  })
  .meta({ id: 'Approval' });

const draftProblemSchema = z
  .strictObject({
    check: z.string(),
    item: z.strictObject({ kind: z.string(), id: z.string() }),
    pointer: z.string().describe('A JSON pointer (RFC 6901) into the item.'),
    message: z.string(),
    blocks: z
      .boolean()
      .describe('Whether it stands in the way of publishing; otherwise it is for the reviewers to weigh.'),
  })
  .meta({ id: 'DraftProblem' });

export const draftSchema = z
  .strictObject({
    id: draftIdSchema,
    catalog: idSchema,
    title: z.string(),
    notes: localizedTextSchema,
    state: z.enum(draftStates),
    author: z.string(),
    editors: z
      .array(z.string())
      .describe('Whoever changed what it holds. None of them, and not the author, may approve it.'),
    base: releaseRefSchema.describe('The release that it was begun from, or was rebased on.'),
    ref: z.string().describe('What `release` is in a question to the draft.'),
    label: z.string(),
    version: z.int().positive(),
    digest: sha256Schema.describe('Of the content; what an approval is bound to.'),
    because: z.json().describe('What opened it; null where a person did.'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    publishAt: z.iso.datetime().nullable().describe('When it is to be published by itself; null where it is not.'),
    publishBy: z.string().nullable().describe('Who asked for that.'),
    publishedSequence: z.int().positive().nullable(),
    approvals: z.array(approvalSchema),
    problems: z.array(draftProblemSchema).optional().describe('What the checks say; not told in lists.'),
  })
  .meta({ id: 'Draft' });

export const draftPageSchema = z
  .strictObject({ items: z.array(draftSchema), nextPageToken: z.string().optional() })
  .meta({ id: 'DraftPage' });

export const draftListQuerySchema = z.strictObject({
  catalog: idSchema.optional(),
  state: z.enum(draftStates).optional(),
  author: z.string().max(300).optional(),
  pageSize: z.int().min(1).max(200).optional(),
  pageToken: draftIdSchema.optional(),
});
export type DraftListQuery = z.infer<typeof draftListQuerySchema>;

export const newDraftSchema = z
  .strictObject({
    catalog: idSchema.optional(),
    title: z.string().trim().min(1).max(200),
    notes: localizedTextSchema.optional().describe('What the release will say of itself; absent: the title.'),
    startFrom: z.string().max(100).optional().describe('The release whose content it begins with; absent: the newest.'),
  })
  .meta({ id: 'NewDraft' });
export type NewDraft = z.infer<typeof newDraftSchema>;

export const draftToldSchema = z
  .strictObject({ title: z.string().trim().min(1).max(200).optional(), notes: localizedTextSchema.optional() })
  .meta({ id: 'DraftTold' });
export type DraftTold = z.infer<typeof draftToldSchema>;

export const editsSchema = z
  .strictObject({
    edits: z
      .array(
        z.strictObject({
          kind: z.enum(kindNames),
          id: idSchema,
          patch: z.json().describe('A JSON Merge Patch (RFC 7396) of the item; null takes it out.'),
        }),
      )
      .min(1)
      .max(MOST_EDITS),
  })
  .meta({ id: 'Edits' });
export type Edits = z.infer<typeof editsSchema>;

export const itemPatchSchema = z.record(z.string(), z.json()).meta({ id: 'ItemPatch' });
export type ItemPatch = z.infer<typeof itemPatchSchema>;

export const commentSchema = z
  .strictObject({ comment: z.string().trim().min(1).max(2000).optional() })
  .meta({ id: 'ReviewComment' });
export type ReviewComment = z.infer<typeof commentSchema>;

export const reasonSchema = z.strictObject({ reason: z.string().trim().min(1).max(2000) }).meta({ id: 'ReviewReason' });
export type Reason = z.infer<typeof reasonSchema>;

export const draftPathSchema = z.strictObject({ id: draftIdSchema });
export type DraftPath = z.infer<typeof draftPathSchema>;

export const draftItemsQuerySchema = z.strictObject({
  kind: z.enum(kindNames).optional().describe('Absent: of every kind what the draft changed.'),
  changed: z.boolean().optional().describe('Only what the draft changed.'),
});
export type DraftItemsQuery = z.infer<typeof draftItemsQuerySchema>;

export const draftItemsSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        kind: z.enum(kindNames),
        id: idSchema,
        change: z.enum(['added', 'modified', 'removed', 'none']).describe('Against the base.'),
        item: z.record(z.string(), z.json()).nullable().describe('As the draft holds it; null where it was taken out.'),
      }),
    ),
  })
  .meta({ id: 'DraftItems' });

const itemSchema = z.record(z.string(), z.json());
const resolved = { kind: z.enum(kindNames), id: idSchema };
const resolutionSchema = z.discriminatedUnion('take', [
  z.strictObject({
    ...resolved,
    take: z.enum(['ours', 'theirs']).describe('What the draft says, or what was published.'),
  }),
  z.strictObject({
    ...resolved,
    take: z.literal('item'),
    item: itemSchema.nullable().describe('The whole item; null takes it out.'),
  }),
]);

export const rebaseSchema = z
  .strictObject({ resolutions: z.array(resolutionSchema).max(1000).optional() })
  .meta({ id: 'Rebase' });
export type Rebase = z.infer<typeof rebaseSchema>;

export const rebasePreviewSchema = z
  .strictObject({
    base: releaseRefSchema,
    onto: releaseRefSchema.describe('The newest release.'),
    conflicts: z.array(
      z.strictObject({
        kind: z.enum(kindNames),
        id: idSchema,
        member: z.string().nullable().describe('The member that both sides changed; null for the whole item.'),
        base: z.json(),
        theirs: z.json(),
        ours: z.json(),
      }),
    ),
  })
  .meta({ id: 'RebasePreview' });

export const scheduleSchema = z
  .strictObject({ at: z.iso.datetime({ offset: true }).describe('When it is to be published.') })
  .meta({ id: 'Schedule' });
export type Schedule = z.infer<typeof scheduleSchema>;

export const rollbackSchema = z
  .strictObject({
    to: z
      .string()
      .regex(/^(?:[1-9]\d{0,8}|\d{4}\.\d{1,2}\.\d{1,9}|[0-9a-f]{64}|previous)$/)
      .describe('A release: its sequence, label or digest, or `previous`.'),
    reason: z.string().trim().min(1).max(2000),
  })
  .meta({ id: 'Rollback' });
export type Rollback = z.infer<typeof rollbackSchema>;

export const auditHeadSchema = z
  .strictObject({
    release: releaseRefSchema,
    head: z
      .strictObject({ sequence: z.int().positive(), hash: sha256Schema })
      .nullable()
      .describe('The event of the audit that tells of the publishing; null for a release that came with the product.'),
  })
  .meta({ id: 'ReleaseAuditHead' });

/** Any item; its kind says of which shape. */
export const draftItemSchema = itemSchema.meta({ id: 'DraftItem' });

export const draftItemPathSchema = z.strictObject({ id: draftIdSchema, kind: z.enum(kindNames), key: idSchema });
export type DraftItemPath = z.infer<typeof draftItemPathSchema>;
