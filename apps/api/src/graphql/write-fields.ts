import { releaseHeaderSchema } from '@plimsoll/engine';
import { z } from 'zod';
import { createdTokenSchema, newTokenSchema, tokenPathSchema, tokenSchema } from '../access/tokens.schema.js';
import {
  commentSchema,
  draftItemPathSchema,
  draftPathSchema,
  draftSchema,
  draftToldSchema,
  editsSchema,
  itemPatchSchema,
  newDraftSchema,
  reasonSchema,
  rebaseSchema,
  rollbackSchema,
  scheduleSchema,
} from '../drafts/drafts.schema.js';
import { refreshedExamplesSchema } from '../drafts/examples.schema.js';
import { catalogPathSchema } from '../releases/releases.schema.js';
import {
  acceptanceSchema,
  driftPathSchema,
  knownSourceSchema,
  newRevisionSchema,
  newRevisionsSchema,
  newSourceSchema,
  proposalPathSchema,
  sourceCorrectionSchema,
  sourcePathSchema,
  takenSchema,
} from '../sources/sources.schema.js';
import {
  deliveryPathSchema,
  deliverySchema,
  newWebhookSchema,
  rotationSchema,
  secretWebhookSchema,
  webhookChangeSchema,
  webhookPathSchema,
  webhookSchema,
} from '../webhooks/webhooks.schema.js';

/** What the writes answer with: the field of the payload that holds what REST answers with, the type of it, and its schema. */
export const payloads = {
  Draft: { field: 'draft', schema: draftSchema },
  Release: { field: 'release', schema: releaseHeaderSchema },
  KnownSource: { field: 'source', schema: knownSourceSchema },
  TakenRevisions: { field: 'taken', schema: takenSchema },
  Token: { field: 'token', schema: tokenSchema },
  CreatedToken: { field: 'token', schema: createdTokenSchema },
  Webhook: { field: 'webhook', schema: webhookSchema },
  WebhookWithSecret: { field: 'webhook', schema: secretWebhookSchema },
  WebhookDelivery: { field: 'delivery', schema: deliverySchema },
} as const;

export type PayloadType = keyof typeof payloads;

/** What a write takes and gives: what stands in the path over REST, what stands in the body, and whether it is of what was read. */
interface WriteField {
  readonly path: z.ZodObject;
  readonly input: z.ZodType;
  readonly isOfVersion: boolean;
  readonly gives: PayloadType;
}

/** A write that has nothing in its path, or no body. */
const none = z.strictObject({});

const write = <Path extends z.ZodObject, Input extends z.ZodType>(path: Path, input: Input, gives: PayloadType) => ({
  path,
  input,
  gives,
  isOfVersion: false as const,
});

/** A write to something as it was read. */
const ofVersion = <Path extends z.ZodObject, Input extends z.ZodType>(
  path: Path,
  input: Input,
  gives: PayloadType,
) => ({ path, input, gives, isOfVersion: true as const });

const toDraft = <Path extends z.ZodObject, Input extends z.ZodType>(path: Path, input: Input) =>
  ofVersion(path, input, 'Draft');

/** Every write that needs a role, by the operation that it is over REST: with the same schemas. */
export const writeFields = {
  registerSource: write(none, newSourceSchema, 'KnownSource'),
  addSourceRevision: write(sourcePathSchema, newRevisionSchema, 'TakenRevisions'),
  addSourceRevisions: write(none, newRevisionsSchema, 'TakenRevisions'),
  draftDrift: write(driftPathSchema, none, 'Draft'),
  correctSource: ofVersion(sourcePathSchema, sourceCorrectionSchema, 'KnownSource'),
  acceptProposal: toDraft(proposalPathSchema, acceptanceSchema),
  createDraft: write(none, newDraftSchema, 'Draft'),
  editDraft: toDraft(draftPathSchema, editsSchema),
  patchDraftItem: toDraft(draftItemPathSchema, itemPatchSchema),
  removeDraftItem: toDraft(draftItemPathSchema, none),
  refreshExamples: toDraft(draftPathSchema, refreshedExamplesSchema),
  tellDraft: toDraft(draftPathSchema, draftToldSchema),
  submitDraft: toDraft(draftPathSchema, none),
  approveDraft: toDraft(draftPathSchema, commentSchema),
  rejectDraft: toDraft(draftPathSchema, reasonSchema),
  withdrawDraft: toDraft(draftPathSchema, commentSchema),
  rebaseDraft: toDraft(draftPathSchema, rebaseSchema),
  publishDraft: ofVersion(draftPathSchema, none, 'Release'),
  scheduleDraft: toDraft(draftPathSchema, scheduleSchema),
  unscheduleDraft: toDraft(draftPathSchema, none),
  rollBackCatalog: write(catalogPathSchema, rollbackSchema, 'Release'),
  createWebhook: write(none, newWebhookSchema, 'WebhookWithSecret'),
  updateWebhook: write(webhookPathSchema, webhookChangeSchema, 'Webhook'),
  deleteWebhook: write(webhookPathSchema, none, 'Webhook'),
  rotateWebhookSecret: write(webhookPathSchema, rotationSchema, 'WebhookWithSecret'),
  redeliverWebhook: write(deliveryPathSchema, none, 'WebhookDelivery'),
  testWebhook: write(webhookPathSchema, none, 'WebhookDelivery'),
  createToken: write(none, newTokenSchema, 'CreatedToken'),
  revokeToken: write(tokenPathSchema, none, 'Token'),
} as const satisfies Readonly<Record<string, WriteField>>;

export type WriteName = keyof typeof writeFields;

export const hasInput = ({ input }: WriteField): boolean => input !== none;

/** The name of the type of an input, before `Input`: the one that the schema has over REST. */
export function inputName({ input }: WriteField): string {
  const name = input.meta()?.id;
  if (name === undefined) throw new Error('an input has no name');
  return name;
}

/** The inputs that have a shape, by the name of their type before `Input`. */
export const inputTypes: Readonly<Record<string, z.ZodObject>> = Object.fromEntries(
  Object.values(writeFields).flatMap((field) =>
    hasInput(field) && field.input instanceof z.ZodObject ? [[inputName(field), field.input] as const] : [],
  ),
);
