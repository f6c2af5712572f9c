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

  getCaller: anyone,
  listTokens: only(administering),
  createToken: only(administering),
  revokeToken: only(administering),

  listDrafts: only(editing),
  createDraft: only(editing),
  getDraft: only(editing),
  diffDraft: only(editing),
  listDraftItems: only(editing),
  getDraftItem: only(editing),
  patchDraftItem: only(editing),
  removeDraftItem: only(editing),
  editDraft: only(editing),
  tellDraft: only(editing),
  submitDraft: only({ editor: 'own', publisher: 'any', admin: 'any' }),
  approveDraft: only({ publisher: 'others', admin: 'others' }),
  rejectDraft: only({ publisher: 'others', admin: 'any' }),
  withdrawDraft: only({ editor: 'own', publisher: 'own', admin: 'any' }),
  previewRebase: only(editing),
  rebaseDraft: only(editing),
  getDraftImpact: only(editing),
  publishDraft: only(publishing),
  scheduleDraft: only(publishing),
  unscheduleDraft: only(publishing),
  rollBackCatalog: only(publishing),
  getReleaseAudit: reading(),

  listKnownSources: only(editing),
  registerSource: only(editing),
  getKnownSource: only(editing),
  listSourceRevisions: only(editing),
  addSourceRevision: only(editing),
  addSourceRevisions: only(editing),
  listDrifts: only(editing),
  getDrift: only(editing),
  draftDrift: only(editing),
  acceptProposal: only(editing),

  listAudit: only({ publisher: 'any', admin: 'any' }),
  getAuditHead: reading(),

  listWebhooks: only(administering),
  createWebhook: only(administering),
  getWebhook: only(administering),
  updateWebhook: only(administering),
  deleteWebhook: only(administering),
  rotateWebhookSecret: only(administering),
  listWebhookDeliveries: only(administering),
  redeliverWebhook: only(administering),
  testWebhook: only(administering),

  getReleaseFeed: reading(),
  getRetirementCalendar: reading(),
} satisfies Readonly<Record<string, PolicyRow>>);

export type OperationId = keyof typeof policy;

/** The rows by operation id, for whoever holds a name that may have none. It inherits nothing: `constructor` has no row. */
export const policyRows: Readonly<Record<string, PolicyRow | undefined>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, PolicyRow>, policy),
);
