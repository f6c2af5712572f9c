import { diffAnswerSchema } from '@plimsoll/engine';
import { z } from 'zod';
import type { OperationId } from '../access/policy.js';
import { callerSchema, tokenSchema } from '../access/tokens.schema.js';
import { auditHeadSchema, auditPageSchema, auditQuerySchema } from '../audit/audit.schema.js';
import {
  draftItemPathSchema,
  draftItemSchema,
  draftItemsQuerySchema,
  draftItemsSchema,
  draftListQuerySchema,
  draftPathSchema,
  draftSchema,
  auditHeadSchema as releaseAuditSchema,
  rebasePreviewSchema,
} from '../drafts/drafts.schema.js';
import { brokenExamplesSchema } from '../drafts/examples.schema.js';
import { impactQuerySchema, impactSchema } from '../drafts/impact.schema.js';
import {
  catalogQuerySchema,
  driftListQuerySchema,
  driftPageSchema,
  driftPathSchema,
  driftSchema,
  knownRevisionListSchema,
  knownSourceSchema,
  revisionPathSchema,
  sourcePathSchema,
} from '../sources/sources.schema.js';
import {
  deliveryListQuerySchema,
  deliverySchema,
  webhookPathSchema,
  webhookSchema,
} from '../webhooks/webhooks.schema.js';

/** What is read by root fields, by the name of the type. */
export const editingTypes = {
  AuditEvent: auditPageSchema.shape.items.element,
  AuditHead: auditHeadSchema,
  BrokenExample: brokenExamplesSchema.shape.items.element,
  Caller: callerSchema,
  DiffAnswer: diffAnswerSchema,
  Draft: draftSchema,
  DraftItem: draftItemSchema,
  DraftItemState: draftItemsSchema.shape.items.element,
  Drift: driftSchema,
  DriftSummary: driftPageSchema.shape.items.element,
  Impact: impactSchema,
  KnownRevision: knownRevisionListSchema.shape.items.element,
  KnownSource: knownSourceSchema,
  RebasePreview: rebasePreviewSchema,
  ReleaseAuditHead: releaseAuditSchema,
  Token: tokenSchema,
  Webhook: webhookSchema,
  WebhookDelivery: deliverySchema,
} as const;

/** How an answer is given: one thing, all of a short list, or pages of a long one. */
type Form = 'one' | 'all' | 'pages';

/** What a root field takes, and the type that it gives. */
interface ReadField {
  readonly operation: OperationId;
  readonly path: z.ZodObject;
  readonly query: z.ZodObject;
  readonly gives: string;
  readonly form: Form;
}

const none = z.strictObject({});

/** What is read, and how it is asked for. */
type Asking<Path, Query> = { readonly path?: Path; readonly query?: Query; readonly form?: Form };

type None = typeof none;

function read<Path extends z.ZodObject = None, Query extends z.ZodObject = None>(
  operation: OperationId,
  gives: keyof typeof editingTypes | 'String',
  { path, query, form = 'one' }: Asking<Path, Query>,
) {
  return { operation, gives, path: path ?? none, query: query ?? none, form } as Reading<Path, Query>;
}

type Reading<Path, Query> = Omit<ReadField, 'path' | 'query'> & { readonly path: Path; readonly query: Query };

const draft = { path: draftPathSchema } as const;
const webhook = { path: webhookPathSchema } as const;
const source = { path: sourcePathSchema, query: catalogQuerySchema } as const;

/** The root fields of whoever edits, publishes and operates, by name: with the schemas of the same operation over REST. */
export const readFields = {
  caller: read('getCaller', 'Caller', {}),
  knownSources: read('listKnownSources', 'KnownSource', { query: catalogQuerySchema, form: 'all' }),
  knownSource: read('getKnownSource', 'KnownSource', source),
  sourceRevisions: read('listSourceRevisions', 'KnownRevision', { ...source, form: 'all' }),
  sourceRevisionText: read('getSourceRevisionText', 'String', { ...source, path: revisionPathSchema }),
  drifts: read('listDrifts', 'DriftSummary', { query: driftListQuerySchema, form: 'pages' }),
  drift: read('getDrift', 'Drift', { path: driftPathSchema }),
  drafts: read('listDrafts', 'Draft', { query: draftListQuerySchema, form: 'pages' }),
  draft: read('getDraft', 'Draft', draft),
  draftDiff: read('diffDraft', 'DiffAnswer', draft),
  draftItems: read('listDraftItems', 'DraftItemState', { ...draft, query: draftItemsQuerySchema, form: 'all' }),
  draftItem: read('getDraftItem', 'DraftItem', { path: draftItemPathSchema }),
  brokenExamples: read('listBrokenExamples', 'BrokenExample', { ...draft, form: 'all' }),
  draftImpact: read('getDraftImpact', 'Impact', { ...draft, query: impactQuerySchema }),
  rebasePreview: read('previewRebase', 'RebasePreview', draft),
  audit: read('listAudit', 'AuditEvent', { query: auditQuerySchema, form: 'pages' }),
  auditHead: read('getAuditHead', 'AuditHead', {}),
  webhooks: read('listWebhooks', 'Webhook', { form: 'all' }),
  webhook: read('getWebhook', 'Webhook', webhook),
  webhookDeliveries: read('listWebhookDeliveries', 'WebhookDelivery', {
    ...webhook,
    query: deliveryListQuerySchema,
    form: 'pages',
  }),
  tokens: read('listTokens', 'Token', { form: 'all' }),
} as const satisfies Readonly<Record<string, ReadField>>;

export type ReadName = keyof typeof readFields;
