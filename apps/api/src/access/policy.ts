import type { Role } from './caller.js';

/** Of whom the thing may be that is acted on: the caller's own, somebody else's, or either. */
export type Whose = 'any' | 'own' | 'others';

/** Who may do one thing. `anyone`: whoever asks. `reading`: whoever asks while reading is open; otherwise whoever has a role. Else the roles that may. */
export type Allowed = 'anyone' | 'reading' | Readonly<Partial<Record<Role, Whose>>>;

/** A row of the policy. `graphql` names the root fields that do the same. */
export interface PolicyRow {
  readonly allowed: Allowed;
  readonly graphql?: readonly string[];
}

const anyone: PolicyRow = { allowed: 'anyone' };
const reading = (...graphql: readonly string[]): PolicyRow => ({ allowed: 'reading', graphql });
const only = (allowed: Readonly<Partial<Record<Role, Whose>>>, ...graphql: readonly string[]): PolicyRow => ({
  allowed,
  graphql,
});

const editing = { editor: 'any', publisher: 'any', admin: 'any' } as const;
const publishing = { publisher: 'any', admin: 'any' } as const;
const administering = { admin: 'any' } as const;

/**
 * Who may do what: the one table that the guard, the OpenAPI document, the page of roles and the tests read. By operation id;
 * the service does not start with a route or a root field that has no row.
 */
export const policy = Object.freeze({
  getLiveness: anyone,
  getReadiness: anyone,
  listProblemTypes: anyone,
  getProblemType: anyone,

  getMetrics: reading(),
  listCatalogs: reading('Query.catalogs'),
  getCatalog: reading('Query.catalog'),
  listReleases: reading(),
  getRelease: reading('Query.release'),
  getSnapshot: reading(),
  getSourceText: reading(),
  listCategories: reading(),
  getCategory: reading(),
  listDefaults: reading(),
  getDefault: reading(),
  listDimensions: reading(),
  getDimension: reading(),
  listFacts: reading(),
  getFact: reading(),
  listFormulas: reading(),
  getFormula: reading(),
  listOptions: reading(),
  getOption: reading(),
  listQuestions: reading(),
  getQuestion: reading(),
  listRequirements: reading(),
  getRequirement: reading(),
  listRules: reading(),
  getRule: reading(),
  listSources: reading(),
  getSource: reading(),
  listVocabularies: reading(),
  getVocabulary: reading(),
  diffReleases: reading('Query.diff'),
  compare: reading('Query.compare'),
  compareByQuery: reading(),
  recommend: reading('Query.recommend'),
  configure: reading('Query.configure'),
  validate: reading('Query.validate'),
  validateBatch: reading(),
  transition: reading('Query.transition'),
  ipPlan: reading('Query.ipPlan'),
  explain: reading('Query.explain'),
  explainByQuery: reading(),
  answerQuestion: reading(),
  diffAnswers: reading('Query.answersDiff'),
  diffAnswersByQuery: reading(),
  listEvents: reading('Query.events'),
  streamEvents: reading('Subscription.releasePublished'),

  getCaller: { ...anyone, graphql: ['Query.caller'] },
  listTokens: only(administering, 'Query.tokens'),
  createToken: only(administering, 'Mutation.createToken'),
  revokeToken: only(administering, 'Mutation.revokeToken'),

  listDrafts: only(editing, 'Query.drafts'),
  createDraft: only(editing, 'Mutation.createDraft'),
  getDraft: only(editing, 'Query.draft'),
  diffDraft: only(editing, 'Query.draftDiff'),
  listDraftItems: only(editing, 'Query.draftItems'),
  getDraftItem: only(editing, 'Query.draftItem'),
  patchDraftItem: only(editing, 'Mutation.patchDraftItem'),
  removeDraftItem: only(editing, 'Mutation.removeDraftItem'),
  editDraft: only(editing, 'Mutation.editDraft'),
  tellDraft: only(editing, 'Mutation.tellDraft'),
  submitDraft: only({ editor: 'own', publisher: 'any', admin: 'any' }, 'Mutation.submitDraft'),
  approveDraft: only({ publisher: 'others', admin: 'others' }, 'Mutation.approveDraft'),
  rejectDraft: only({ publisher: 'others', admin: 'any' }, 'Mutation.rejectDraft'),
  withdrawDraft: only({ editor: 'own', publisher: 'own', admin: 'any' }, 'Mutation.withdrawDraft'),
  previewRebase: only(editing, 'Query.rebasePreview'),
  rebaseDraft: only(editing, 'Mutation.rebaseDraft'),
  listBrokenExamples: only(editing, 'Query.brokenExamples'),
  refreshExamples: only(editing, 'Mutation.refreshExamples'),
  getDraftImpact: only(editing, 'Query.draftImpact'),
  publishDraft: only(publishing, 'Mutation.publishDraft'),
  scheduleDraft: only(publishing, 'Mutation.scheduleDraft'),
  unscheduleDraft: only(publishing, 'Mutation.unscheduleDraft'),
  rollBackCatalog: only(publishing, 'Mutation.rollBackCatalog'),
  getReleaseAudit: reading('Query.releaseAudit'),

  listKnownSources: only(editing, 'Query.knownSources'),
  registerSource: only(editing, 'Mutation.registerSource'),
  getKnownSource: only(editing, 'Query.knownSource'),
  correctSource: only(editing, 'Mutation.correctSource'),
  getSourceRevisionText: only(editing, 'Query.sourceRevisionText'),
  listSourceRevisions: only(editing, 'Query.sourceRevisions'),
  addSourceRevision: only(editing, 'Mutation.addSourceRevision'),
  addSourceRevisions: only(editing, 'Mutation.addSourceRevisions'),
  listDrifts: only(editing, 'Query.drifts'),
  getDrift: only(editing, 'Query.drift'),
  draftDrift: only(editing, 'Mutation.draftDrift'),
  acceptProposal: only(editing, 'Mutation.acceptProposal'),

  listAudit: only({ publisher: 'any', admin: 'any' }, 'Query.audit'),
  getAuditHead: reading('Query.auditHead'),

  listWebhooks: only(administering, 'Query.webhooks'),
  createWebhook: only(administering, 'Mutation.createWebhook'),
  getWebhook: only(administering, 'Query.webhook'),
  updateWebhook: only(administering, 'Mutation.updateWebhook'),
  deleteWebhook: only(administering, 'Mutation.deleteWebhook'),
  rotateWebhookSecret: only(administering, 'Mutation.rotateWebhookSecret'),
  listWebhookDeliveries: only(administering, 'Query.webhookDeliveries'),
  redeliverWebhook: only(administering, 'Mutation.redeliverWebhook'),
  testWebhook: only(administering, 'Mutation.testWebhook'),

  getReleaseFeed: reading(),
  getRetirementCalendar: reading(),
} satisfies Readonly<Record<string, PolicyRow>>);

export type OperationId = keyof typeof policy;

/** The rows by operation id, for whoever holds a name that may have none. It inherits nothing: `constructor` has no row. */
export const policyRows: Readonly<Record<string, PolicyRow | undefined>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, PolicyRow>, policy),
);
