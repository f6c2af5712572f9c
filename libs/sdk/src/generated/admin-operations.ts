// Made from apps/api/openapi.json by node scripts/sdk.mjs write

import type { Call, CallOptions, Listing, Params, TextOptions } from '../online/operation.js';
import type {
  AcceptProposalData,
  AcceptProposalResponse,
  AddSourceRevisionData,
  AddSourceRevisionResponse,
  AddSourceRevisionsData,
  AddSourceRevisionsResponse,
  ApproveDraftData,
  ApproveDraftResponse,
  CreateDraftData,
  CreateDraftResponse,
  CreateTokenData,
  CreateTokenResponse,
  CreateWebhookData,
  CreateWebhookResponse,
  DeleteWebhookData,
  DeleteWebhookResponse,
  DiffDraftData,
  DiffDraftResponse,
  DraftDriftData,
  DraftDriftResponse,
  EditDraftData,
  EditDraftResponse,
  GetAuditHeadResponse,
  GetCallerResponse,
  GetDraftData,
  GetDraftImpactData,
  GetDraftImpactResponse,
  GetDraftItemData,
  GetDraftItemResponse,
  GetDraftResponse,
  GetDriftData,
  GetDriftResponse,
  GetKnownSourceData,
  GetKnownSourceResponse,
  GetReleaseAuditData,
  GetReleaseAuditResponse,
  GetReleaseFeedData,
  GetRetirementCalendarData,
  GetWebhookData,
  GetWebhookResponse,
  ListAuditData,
  ListAuditResponse,
  ListDraftItemsData,
  ListDraftItemsResponse,
  ListDraftsData,
  ListDraftsResponse,
  ListDriftsData,
  ListDriftsResponse,
  ListKnownSourcesData,
  ListKnownSourcesResponse,
  ListSourceRevisionsData,
  ListSourceRevisionsResponse,
  ListTokensResponse,
  ListWebhookDeliveriesData,
  ListWebhookDeliveriesResponse,
  ListWebhooksResponse,
  PatchDraftItemData,
  PatchDraftItemResponse,
  PreviewRebaseData,
  PreviewRebaseResponse,
  PublishDraftData,
  PublishDraftResponse,
  RebaseDraftData,
  RebaseDraftResponse,
  RedeliverWebhookData,
  RedeliverWebhookResponse,
  RegisterSourceData,
  RegisterSourceResponse,
  RejectDraftData,
  RejectDraftResponse,
  RemoveDraftItemData,
  RemoveDraftItemResponse,
  RevokeTokenData,
  RevokeTokenResponse,
  RollBackCatalogData,
  RollBackCatalogResponse,
  RotateWebhookSecretData,
  RotateWebhookSecretResponse,
  ScheduleDraftData,
  ScheduleDraftResponse,
  SubmitDraftData,
  SubmitDraftResponse,
  TellDraftData,
  TellDraftResponse,
  TestWebhookData,
  TestWebhookResponse,
  UnscheduleDraftData,
  UnscheduleDraftResponse,
  UpdateWebhookData,
  UpdateWebhookResponse,
  WithdrawDraftData,
  WithdrawDraftResponse,
} from './types.js';

/** Every operation of the service that is for editors, publishers and operators, as a method. */
export interface AdminOperations {
  /** Makes an edit of what a drift proposes for a fact. */
  acceptProposal(
    params: Params<AcceptProposalData>,
    body: AcceptProposalData['body'],
    options?: CallOptions & { readonly query?: AcceptProposalData['query'] },
  ): Call<AcceptProposalResponse>;
  /** Takes a new text of a source. */
  addSourceRevision(
    params: Params<AddSourceRevisionData>,
    body: AddSourceRevisionData['body'],
    options?: CallOptions & { readonly query?: AddSourceRevisionData['query'] },
  ): Call<AddSourceRevisionResponse>;
  /** Takes texts of several sources that arrived together. */
  addSourceRevisions(
    body: AddSourceRevisionsData['body'],
    options?: CallOptions & { readonly query?: AddSourceRevisionsData['query'] },
  ): Call<AddSourceRevisionsResponse>;
  /** Approves exactly what a draft holds now. */
  approveDraft(
    params: Params<ApproveDraftData>,
    body: ApproveDraftData['body'],
    options?: CallOptions & { readonly query?: ApproveDraftData['query'] },
  ): Call<ApproveDraftResponse>;
  /** Opens a draft of the next release. */
  createDraft(
    body: CreateDraftData['body'],
    options?: CallOptions & { readonly query?: CreateDraftData['query'] },
  ): Call<CreateDraftResponse>;
  /** Makes a token, and shows it once. */
  createToken(
    body: CreateTokenData['body'],
    options?: CallOptions & { readonly query?: CreateTokenData['query'] },
  ): Call<CreateTokenResponse>;
  /** Has events sent to an address, and shows the secret once. */
  createWebhook(
    body: CreateWebhookData['body'],
    options?: CallOptions & { readonly query?: CreateWebhookData['query'] },
  ): Call<CreateWebhookResponse>;
  /** Deletes a webhook for good; what it was sent stays. */
  deleteWebhook(params: Params<DeleteWebhookData>, options?: CallOptions): Call<DeleteWebhookResponse>;
  /** Gives the graded changes of a draft against its base. */
  diffDraft(params: Params<DiffDraftData>, options?: CallOptions): Call<DiffDraftResponse>;
  /** Opens the draft of a drift that has none. */
  draftDrift(params: Params<DraftDriftData>, options?: CallOptions): Call<DraftDriftResponse>;
  /** Edits several items of a draft, all or none. */
  editDraft(
    params: Params<EditDraftData>,
    body: EditDraftData['body'],
    options?: CallOptions & { readonly query?: EditDraftData['query'] },
  ): Call<EditDraftResponse>;
  /** Gives the newest place of the audit chain, to be kept elsewhere. */
  getAuditHead(options?: CallOptions): Call<GetAuditHeadResponse>;
  /** Tells who asks, and with which roles. */
  getCaller(options?: CallOptions): Call<GetCallerResponse>;
  /** Gives a draft, with what stands in the way of publishing it. */
  getDraft(params: Params<GetDraftData>, options?: CallOptions): Call<GetDraftResponse>;
  /** Tells what publishing a draft would come to. */
  getDraftImpact(params: Params<GetDraftImpactData>, options?: CallOptions): Call<GetDraftImpactResponse>;
  /** Gives one item as it stands in a draft. */
  getDraftItem(params: Params<GetDraftItemData>, options?: CallOptions): Call<GetDraftItemResponse>;
  /** Gives what a batch did, by citation, fact, candidate and proposal. */
  getDrift(params: Params<GetDriftData>, options?: CallOptions): Call<GetDriftResponse>;
  /** Gives a source with its newest revision. */
  getKnownSource(params: Params<GetKnownSourceData>, options?: CallOptions): Call<GetKnownSourceResponse>;
  /** Gives the head of the audit that was published with a release. */
  getReleaseAudit(params: Params<GetReleaseAuditData>, options?: CallOptions): Call<GetReleaseAuditResponse>;
  /** Gives the newest releases as an Atom feed. */
  getReleaseFeed(params: Params<GetReleaseFeedData>, options?: CallOptions): Call<string>;
  /** Gives the days on which options are retired or deprecated, as a calendar to subscribe to. */
  getRetirementCalendar(params: Params<GetRetirementCalendarData>, options?: CallOptions): Call<string>;
  /** Gives a webhook, also one that was deleted. */
  getWebhook(params: Params<GetWebhookData>, options?: CallOptions): Call<GetWebhookResponse>;
  /** Tells who did what, oldest first. */
  listAudit(params?: Params<ListAuditData>, options?: CallOptions): Call<ListAuditResponse>;
  /** Lists what a draft holds, or what it changed. */
  listDraftItems(params: Params<ListDraftItemsData>, options?: CallOptions): Call<ListDraftItemsResponse>;
  /** Lists the drafts, oldest first. */
  listDrafts(params?: Params<ListDraftsData>, options?: CallOptions): Listing<ListDraftsResponse>;
  /** Lists what batches of revisions did, newest first. */
  listDrifts(params?: Params<ListDriftsData>, options?: CallOptions): Listing<ListDriftsResponse>;
  /** Lists the sources, released and registered. */
  listKnownSources(params?: Params<ListKnownSourcesData>, options?: CallOptions): Call<ListKnownSourcesResponse>;
  /** Lists the revisions of a source, newest last. */
  listSourceRevisions(
    params: Params<ListSourceRevisionsData>,
    options?: CallOptions,
  ): Call<ListSourceRevisionsResponse>;
  /** Lists the tokens, without their texts. */
  listTokens(options?: CallOptions): Call<ListTokensResponse>;
  /** Lists what a webhook was sent, newest first. */
  listWebhookDeliveries(
    params: Params<ListWebhookDeliveriesData>,
    options?: CallOptions,
  ): Listing<ListWebhookDeliveriesResponse>;
  /** Lists the webhooks, oldest first. */
  listWebhooks(options?: CallOptions): Call<ListWebhooksResponse>;
  /** Edits one item by a JSON Merge Patch, or adds it. */
  patchDraftItem(
    params: Params<PatchDraftItemData>,
    body: PatchDraftItemData['body'],
    options?: CallOptions & { readonly query?: PatchDraftItemData['query'] },
  ): Call<PatchDraftItemResponse>;
  /** Tells which values a rebase would ask about. */
  previewRebase(params: Params<PreviewRebaseData>, options?: CallOptions): Call<PreviewRebaseResponse>;
  /** Makes an approved draft the next release, and the current one. */
  publishDraft(params: Params<PublishDraftData>, options?: CallOptions): Call<PublishDraftResponse>;
  /** Brings a draft onto the newest release. */
  rebaseDraft(
    params: Params<RebaseDraftData>,
    body: RebaseDraftData['body'],
    options?: CallOptions & { readonly query?: RebaseDraftData['query'] },
  ): Call<RebaseDraftResponse>;
  /** Has a message sent again, under the same id. */
  redeliverWebhook(params: Params<RedeliverWebhookData>, options?: CallOptions): Call<RedeliverWebhookResponse>;
  /** Registers a document. */
  registerSource(
    body: RegisterSourceData['body'],
    options?: CallOptions & { readonly query?: RegisterSourceData['query'] },
  ): Call<RegisterSourceResponse>;
  /** Rejects a draft, for good. */
  rejectDraft(
    params: Params<RejectDraftData>,
    body: RejectDraftData['body'],
    options?: CallOptions & { readonly query?: RejectDraftData['query'] },
  ): Call<RejectDraftResponse>;
  /** Takes one item out of a draft. */
  removeDraftItem(params: Params<RemoveDraftItemData>, options?: CallOptions): Call<RemoveDraftItemResponse>;
  /** Takes a token back, at once and for good. */
  revokeToken(params: Params<RevokeTokenData>, options?: CallOptions): Call<RevokeTokenResponse>;
  /** Makes another release the current one: an earlier one, or a later one again. */
  rollBackCatalog(
    params: Params<RollBackCatalogData>,
    body: RollBackCatalogData['body'],
    options?: CallOptions & { readonly query?: RollBackCatalogData['query'] },
  ): Call<RollBackCatalogResponse>;
  /** Gives a webhook another secret, and shows it once. */
  rotateWebhookSecret(
    params: Params<RotateWebhookSecretData>,
    body: RotateWebhookSecretData['body'],
    options?: CallOptions & { readonly query?: RotateWebhookSecretData['query'] },
  ): Call<RotateWebhookSecretResponse>;
  /** Has an approved draft published at a time. */
  scheduleDraft(
    params: Params<ScheduleDraftData>,
    body: ScheduleDraftData['body'],
    options?: CallOptions & { readonly query?: ScheduleDraftData['query'] },
  ): Call<ScheduleDraftResponse>;
  /** Hands a draft in for review. */
  submitDraft(params: Params<SubmitDraftData>, options?: CallOptions): Call<SubmitDraftResponse>;
  /** Changes the title and the notes of a draft. */
  tellDraft(
    params: Params<TellDraftData>,
    body: TellDraftData['body'],
    options?: CallOptions & { readonly query?: TellDraftData['query'] },
  ): Call<TellDraftResponse>;
  /** Has a message of the type webhook.tested sent. */
  testWebhook(params: Params<TestWebhookData>, options?: CallOptions): Call<TestWebhookResponse>;
  /** Takes the schedule of a draft off. */
  unscheduleDraft(params: Params<UnscheduleDraftData>, options?: CallOptions): Call<UnscheduleDraftResponse>;
  /** Changes, pauses or resumes a webhook. */
  updateWebhook(
    params: Params<UpdateWebhookData>,
    body: UpdateWebhookData['body'],
    options?: CallOptions & { readonly query?: UpdateWebhookData['query'] },
  ): Call<UpdateWebhookResponse>;
  /** Withdraws a draft, for good. */
  withdrawDraft(
    params: Params<WithdrawDraftData>,
    body: WithdrawDraftData['body'],
    options?: CallOptions & { readonly query?: WithdrawDraftData['query'] },
  ): Call<WithdrawDraftResponse>;
}

/** Method and path of each operation, its query parameters, and what may be done with it. */
export const adminOperations: Readonly<Record<keyof AdminOperations, string>> = {
  acceptProposal: 'POST+ /v1/drafts/{id}/proposals/{fact}/accept?dryRun',
  addSourceRevision: 'POST+ /v1/sources/{id}/revisions?dryRun',
  addSourceRevisions: 'POST+ /v1/sources/revisions?dryRun',
  approveDraft: 'POST+ /v1/drafts/{id}/approve?dryRun',
  createDraft: 'POST+ /v1/drafts?dryRun',
  createToken: 'POST+ /v1/tokens?dryRun',
  createWebhook: 'POST+ /v1/webhooks?dryRun',
  deleteWebhook: 'DELETE /v1/webhooks/{id}?dryRun',
  diffDraft: 'GET /v1/drafts/{id}/diff',
  draftDrift: 'POST /v1/drifts/{id}/draft?dryRun',
  editDraft: 'POST+ /v1/drafts/{id}/edits?dryRun',
  getAuditHead: 'GET /v1/audit/head',
  getCaller: 'GET /v1/caller',
  getDraft: 'GET /v1/drafts/{id}',
  getDraftImpact: 'GET /v1/drafts/{id}/impact?asOf',
  getDraftItem: 'GET /v1/drafts/{id}/items/{kind}/{key}',
  getDrift: 'GET /v1/drifts/{id}',
  getKnownSource: 'GET /v1/sources/{id}?catalog',
  getReleaseAudit: 'GET &/audit',
  getReleaseFeed: 'GET- /v1/catalogs/{catalog}/releases.atom?locale',
  getRetirementCalendar: 'GET- /v1/catalogs/{catalog}/retirements.ics?locale',
  getWebhook: 'GET /v1/webhooks/{id}',
  listAudit: 'GET /v1/audit?actor,type,target,from,to,after,pageSize',
  listDraftItems: 'GET /v1/drafts/{id}/items?kind,changed',
  listDrafts: 'GET* /v1/drafts?catalog,state,author',
  listDrifts: 'GET* /v1/drifts?catalog',
  listKnownSources: 'GET /v1/sources?catalog',
  listSourceRevisions: 'GET /v1/sources/{id}/revisions?catalog',
  listTokens: 'GET /v1/tokens',
  listWebhookDeliveries: 'GET* /v1/webhooks/{id}/deliveries?state',
  listWebhooks: 'GET /v1/webhooks',
  patchDraftItem: 'PATCH+ /v1/drafts/{id}/items/{kind}/{key}?dryRun',
  previewRebase: 'GET /v1/drafts/{id}/rebase',
  publishDraft: 'POST /v1/drafts/{id}/publish?dryRun',
  rebaseDraft: 'POST+ /v1/drafts/{id}/rebase?dryRun',
  redeliverWebhook: 'POST /v1/webhooks/{id}/deliveries/{delivery}/redeliver?dryRun',
  registerSource: 'POST+ /v1/sources?dryRun',
  rejectDraft: 'POST+ /v1/drafts/{id}/reject?dryRun',
  removeDraftItem: 'DELETE /v1/drafts/{id}/items/{kind}/{key}?dryRun',
  revokeToken: 'DELETE /v1/tokens/{id}?dryRun',
  rollBackCatalog: 'POST+ /v1/catalogs/{catalog}/rollback?dryRun',
  rotateWebhookSecret: 'POST+ /v1/webhooks/{id}/rotate?dryRun',
  scheduleDraft: 'POST+ /v1/drafts/{id}/schedule?dryRun',
  submitDraft: 'POST /v1/drafts/{id}/submit?dryRun',
  tellDraft: 'PATCH+ /v1/drafts/{id}?dryRun',
  testWebhook: 'POST /v1/webhooks/{id}/test?dryRun',
  unscheduleDraft: 'DELETE /v1/drafts/{id}/schedule?dryRun',
  updateWebhook: 'PATCH+ /v1/webhooks/{id}?dryRun',
  withdrawDraft: 'POST+ /v1/drafts/{id}/withdraw?dryRun',
};
