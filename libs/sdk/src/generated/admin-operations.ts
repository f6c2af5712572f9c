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
  CorrectSourceData,
  CorrectSourceResponse,
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
  GetSourceRevisionTextData,
  GetWebhookData,
  GetWebhookResponse,
  ListAuditData,
  ListAuditResponse,
  ListBrokenExamplesData,
  ListBrokenExamplesResponse,
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
  RefreshExamplesData,
  RefreshExamplesResponse,
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
  /** Corrects a registered source that is in no release yet. */
  correctSource(
    params: Params<CorrectSourceData>,
    body: CorrectSourceData['body'],
    options?: CallOptions & { readonly query?: CorrectSourceData['query'] },
  ): Call<CorrectSourceResponse>;
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
  /** Gives the text of a revision, also of one that is in no release yet. */
  getSourceRevisionText(params: Params<GetSourceRevisionTextData>, options?: CallOptions): Call<string>;
  /** Gives a webhook, also one that was deleted. */
  getWebhook(params: Params<GetWebhookData>, options?: CallOptions): Call<GetWebhookResponse>;
  /** Tells who did what, oldest first. */
  listAudit(params?: Params<ListAuditData>, options?: CallOptions): Listing<ListAuditResponse>;
  /** Lists the examples of rules that a draft contradicts, why, and what each could be. */
  listBrokenExamples(params: Params<ListBrokenExamplesData>, options?: CallOptions): Call<ListBrokenExamplesResponse>;
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
  /** Brings examples that a draft contradicts up to date, as an edit of their rules. */
  refreshExamples(
    params: Params<RefreshExamplesData>,
    body: RefreshExamplesData['body'],
    options?: CallOptions & { readonly query?: RefreshExamplesData['query'] },
  ): Call<RefreshExamplesResponse>;
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
  acceptProposal: '#/proposals/{fact}/accept',
  addSourceRevision: 'sources/:/revisions',
  addSourceRevisions: 'sources/revisions',
  approveDraft: '#/approve',
  correctSource: 'PATCH+! sources/:',
  createDraft: 'drafts',
  createToken: 'tokens',
  createWebhook: 'webhooks',
  deleteWebhook: 'DELETE! webhooks/:',
  diffDraft: 'GET #/diff',
  draftDrift: 'POST! drifts/:/draft',
  editDraft: '#/edits',
  getAuditHead: 'GET audit/head',
  getCaller: 'GET caller',
  getDraft: 'GET #',
  getDraftImpact: 'GET #/impact?asOf',
  getDraftItem: 'GET #/items/{kind}/{key}',
  getDrift: 'GET drifts/:',
  getKnownSource: 'GET sources/:?catalog',
  getReleaseAudit: 'GET &/audit',
  getReleaseFeed: 'GET- catalogs/{catalog}/releases.atom?locale',
  getRetirementCalendar: 'GET- catalogs/{catalog}/retirements.ics?locale',
  getSourceRevisionText: 'GET- sources/:/revisions/{revision}/text?catalog',
  getWebhook: 'GET webhooks/:',
  listAudit: 'GET audit?actor,type,target,from,to,after,pageSize',
  listBrokenExamples: 'GET #/examples',
  listDraftItems: 'GET #/items?kind,changed',
  listDrafts: 'GET* drafts?catalog,state,author',
  listDrifts: 'GET* drifts?catalog',
  listKnownSources: 'GET sources?catalog',
  listSourceRevisions: 'GET sources/:/revisions?catalog',
  listTokens: 'GET tokens',
  listWebhookDeliveries: 'GET* webhooks/:/deliveries?state',
  listWebhooks: 'GET webhooks',
  patchDraftItem: 'PATCH+! #/items/{kind}/{key}',
  previewRebase: 'GET #/rebase',
  publishDraft: 'POST! #/publish',
  rebaseDraft: '#/rebase',
  redeliverWebhook: 'POST! webhooks/:/deliveries/{delivery}/redeliver',
  refreshExamples: '#/examples/refresh',
  registerSource: 'sources',
  rejectDraft: '#/reject',
  removeDraftItem: 'DELETE! #/items/{kind}/{key}',
  revokeToken: 'DELETE! tokens/:',
  rollBackCatalog: 'catalogs/{catalog}/rollback',
  rotateWebhookSecret: 'webhooks/:/rotate',
  scheduleDraft: '#/schedule',
  submitDraft: 'POST! #/submit',
  tellDraft: 'PATCH+! #',
  testWebhook: 'POST! webhooks/:/test',
  unscheduleDraft: 'DELETE! #/schedule',
  updateWebhook: 'PATCH+! webhooks/:',
  withdrawDraft: '#/withdraw',
};
