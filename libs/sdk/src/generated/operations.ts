// Made from apps/api/openapi.json by node scripts/sdk.mjs write

import type { Call, CallOptions, Listing, Params, TextOptions } from '../online/operation.js';
import type {
  AnswerQuestionData,
  AnswerQuestionResponse,
  CompareByQueryData,
  CompareByQueryResponse,
  CompareData,
  CompareResponse,
  ConfigureData,
  ConfigureResponse,
  DiffAnswersByQueryData,
  DiffAnswersByQueryResponse,
  DiffAnswersData,
  DiffAnswersResponse,
  DiffReleasesData,
  DiffReleasesResponse,
  ExplainByQueryData,
  ExplainByQueryResponse,
  ExplainData,
  ExplainResponse,
  GetCatalogData,
  GetCatalogResponse,
  GetCategoryData,
  GetCategoryResponse,
  GetDefaultData,
  GetDefaultResponse,
  GetDimensionData,
  GetDimensionResponse,
  GetFactData,
  GetFactResponse,
  GetFormulaData,
  GetFormulaResponse,
  GetLivenessResponse,
  GetOptionData,
  GetOptionResponse,
  GetProblemTypeData,
  GetProblemTypeResponse,
  GetQuestionData,
  GetQuestionResponse,
  GetReadinessResponse,
  GetReleaseData,
  GetReleaseResponse,
  GetRequirementData,
  GetRequirementResponse,
  GetRuleData,
  GetRuleResponse,
  GetSnapshotData,
  GetSnapshotResponse,
  GetSourceData,
  GetSourceResponse,
  GetSourceTextData,
  GetVocabularyData,
  GetVocabularyResponse,
  IpPlanData,
  IpPlanResponse,
  ListCatalogsResponse,
  ListCategoriesData,
  ListCategoriesResponse,
  ListDefaultsData,
  ListDefaultsResponse,
  ListDimensionsData,
  ListDimensionsResponse,
  ListEventsData,
  ListEventsResponse,
  ListFactsData,
  ListFactsResponse,
  ListFormulasData,
  ListFormulasResponse,
  ListOptionsData,
  ListOptionsResponse,
  ListProblemTypesResponse,
  ListQuestionsData,
  ListQuestionsResponse,
  ListReleasesData,
  ListReleasesResponse,
  ListRequirementsData,
  ListRequirementsResponse,
  ListRulesData,
  ListRulesResponse,
  ListSourcesData,
  ListSourcesResponse,
  ListVocabulariesData,
  ListVocabulariesResponse,
  RecommendData,
  RecommendResponse,
  TransitionData,
  TransitionResponse,
  ValidateData,
  ValidateResponse,
} from './types.js';

/** Every operation of the service that asks or reads, as a method. */
export interface Operations {
  /** Answers a saved question. */
  answerQuestion(params: Params<AnswerQuestionData>, options?: CallOptions): Call<AnswerQuestionResponse>;
  /** Compares options. */
  compare(body: CompareData['body'], options: TextOptions & { readonly query?: CompareData['query'] }): Call<string>;
  compare(
    body: CompareData['body'],
    options?: CallOptions & { readonly query?: CompareData['query'] },
  ): Call<CompareResponse>;
  /** Compares options; the address alone restores the question. */
  compareByQuery(params: Params<CompareByQueryData>, options: TextOptions): Call<string>;
  compareByQuery(params?: Params<CompareByQueryData>, options?: CallOptions): Call<CompareByQueryResponse>;
  /** Makes a stack and sizes into a design with addresses, and the files that create it. */
  configure(
    body: ConfigureData['body'],
    options: TextOptions & { readonly query?: ConfigureData['query'] },
  ): Call<string>;
  configure(
    body: ConfigureData['body'],
    options?: CallOptions & { readonly query?: ConfigureData['query'] },
  ): Call<ConfigureResponse>;
  /** Tells which saved answers changed between releases or days. */
  diffAnswers(body: DiffAnswersData['body'], options?: CallOptions): Call<DiffAnswersResponse>;
  /** Tells which saved answers changed, by its address. */
  diffAnswersByQuery(params: Params<DiffAnswersByQueryData>, options?: CallOptions): Call<DiffAnswersByQueryResponse>;
  /** Gives the graded changes between two releases. */
  diffReleases(params: Params<DiffReleasesData>, options?: CallOptions): Call<DiffReleasesResponse>;
  /** Gives the whole history of one cell. */
  explain(body: ExplainData['body'], options?: CallOptions): Call<ExplainResponse>;
  /** Gives the whole history of one cell, by its address. */
  explainByQuery(params: Params<ExplainByQueryData>, options?: CallOptions): Call<ExplainByQueryResponse>;
  /** Gives one catalog. */
  getCatalog(params: Params<GetCatalogData>, options?: CallOptions): Call<GetCatalogResponse>;
  /** Gives one category of a release. */
  getCategory(params: Params<GetCategoryData>, options?: CallOptions): Call<GetCategoryResponse>;
  /** Gives one default of a release. */
  getDefault(params: Params<GetDefaultData>, options?: CallOptions): Call<GetDefaultResponse>;
  /** Gives one dimension of a release. */
  getDimension(params: Params<GetDimensionData>, options?: CallOptions): Call<GetDimensionResponse>;
  /** Gives one fact of a release. */
  getFact(params: Params<GetFactData>, options?: CallOptions): Call<GetFactResponse>;
  /** Gives one formula of a release. */
  getFormula(params: Params<GetFormulaData>, options?: CallOptions): Call<GetFormulaResponse>;
  /** Tells that the process runs. */
  getLiveness(options?: CallOptions): Call<GetLivenessResponse>;
  /** Metrics in the Prometheus text format. */
  getMetrics(options?: CallOptions): Call<string>;
  /** Gives one option of a release. */
  getOption(params: Params<GetOptionData>, options?: CallOptions): Call<GetOptionResponse>;
  /** Tells what a problem is and how to mend it. */
  getProblemType(params: Params<GetProblemTypeData>, options?: CallOptions): Call<GetProblemTypeResponse>;
  /** Gives one question of a release. */
  getQuestion(params: Params<GetQuestionData>, options?: CallOptions): Call<GetQuestionResponse>;
  /** Tells whether the service can answer. */
  getReadiness(options?: CallOptions): Call<GetReadinessResponse>;
  /** Gives the header of a release. */
  getRelease(params: Params<GetReleaseData>, options?: CallOptions): Call<GetReleaseResponse>;
  /** Gives one requirement of a release. */
  getRequirement(params: Params<GetRequirementData>, options?: CallOptions): Call<GetRequirementResponse>;
  /** Gives one rule of a release. */
  getRule(params: Params<GetRuleData>, options?: CallOptions): Call<GetRuleResponse>;
  /** Gives a release in one canonical JSON document. */
  getSnapshot(params: Params<GetSnapshotData>, options?: CallOptions): Call<GetSnapshotResponse>;
  /** Gives one source of a release. */
  getSource(params: Params<GetSourceData>, options?: CallOptions): Call<GetSourceResponse>;
  /** Gives the stored text of a source at one revision. */
  getSourceText(params: Params<GetSourceTextData>, options?: CallOptions): Call<string>;
  /** Gives one vocabulary of a release. */
  getVocabulary(params: Params<GetVocabularyData>, options?: CallOptions): Call<GetVocabularyResponse>;
  /** Sizes subnets and the pod CIDR for planned node pools. */
  ipPlan(body: IpPlanData['body'], options?: CallOptions): Call<IpPlanResponse>;
  /** Lists the catalogs. */
  listCatalogs(options?: CallOptions): Call<ListCatalogsResponse>;
  /** Lists the categories of a release, sorted by id. */
  listCategories(params: Params<ListCategoriesData>, options?: CallOptions): Listing<ListCategoriesResponse>;
  /** Lists the defaults of a release, sorted by id. */
  listDefaults(params: Params<ListDefaultsData>, options?: CallOptions): Listing<ListDefaultsResponse>;
  /** Lists the dimensions of a release, sorted by id. */
  listDimensions(params: Params<ListDimensionsData>, options?: CallOptions): Listing<ListDimensionsResponse>;
  /** Lists what happened behind a cursor, oldest first. */
  listEvents(params?: Params<ListEventsData>, options?: CallOptions): Listing<ListEventsResponse>;
  /** Lists the facts of a release, sorted by id. */
  listFacts(params: Params<ListFactsData>, options?: CallOptions): Listing<ListFactsResponse>;
  /** Lists the formulas of a release, sorted by id. */
  listFormulas(params: Params<ListFormulasData>, options?: CallOptions): Listing<ListFormulasResponse>;
  /** Lists the options of a release, sorted by id. */
  listOptions(params: Params<ListOptionsData>, options?: CallOptions): Listing<ListOptionsResponse>;
  /** Lists the problems that answers can tell of. */
  listProblemTypes(options?: CallOptions): Call<ListProblemTypesResponse>;
  /** Lists the questions of a release, sorted by id. */
  listQuestions(params: Params<ListQuestionsData>, options?: CallOptions): Listing<ListQuestionsResponse>;
  /** Lists the releases of a catalog, oldest first. */
  listReleases(params: Params<ListReleasesData>, options?: CallOptions): Listing<ListReleasesResponse>;
  /** Lists the requirements of a release, sorted by id. */
  listRequirements(params: Params<ListRequirementsData>, options?: CallOptions): Listing<ListRequirementsResponse>;
  /** Lists the rules of a release, sorted by id. */
  listRules(params: Params<ListRulesData>, options?: CallOptions): Listing<ListRulesResponse>;
  /** Lists the sources of a release, sorted by id. */
  listSources(params: Params<ListSourcesData>, options?: CallOptions): Listing<ListSourcesResponse>;
  /** Lists the vocabularies of a release, sorted by id. */
  listVocabularies(params: Params<ListVocabulariesData>, options?: CallOptions): Listing<ListVocabulariesResponse>;
  /** Ranks the options of a category, or whole stacks, for requirements. */
  recommend(body: RecommendData['body'], options?: CallOptions): Call<RecommendResponse>;
  /** Tells whether and how a cluster can go from one design to another. */
  transition(body: TransitionData['body'], options?: CallOptions): Call<TransitionResponse>;
  /** Judges a cluster configuration. */
  validate(body: ValidateData['body'], options: TextOptions & { readonly query?: ValidateData['query'] }): Call<string>;
  validate(
    body: ValidateData['body'],
    options?: CallOptions & { readonly query?: ValidateData['query'] },
  ): Call<ValidateResponse>;
}

/** Method and path of each operation, its query parameters, and what may be done with it. */
export const operations: Readonly<Record<keyof Operations, string>> = {
  answerQuestion: 'GET~ catalogs/{catalog}/questions/:/answer?release,asOf,locale',
  compare: 'POST~+ compare?format',
  compareByQuery:
    'GET~ compare?catalog,release,asOf,locale,options,category,dimensions,reference,only,releases,include,format',
  configure: 'POST~+ configure?file',
  diffAnswers: 'POST~+ answers/diff',
  diffAnswersByQuery: 'GET~ catalogs/{catalog}/answers/diff?from,to,fromAsOf,toAsOf,questions,locale',
  diffReleases: 'GET catalogs/{catalog}/diff?from,to',
  explain: 'POST~+ explain',
  explainByQuery: 'GET~ catalogs/{catalog}/explain?release,asOf,locale,option,dimension',
  getCatalog: 'GET catalogs/{catalog}',
  getCategory: 'GET &/categories/:',
  getDefault: 'GET &/defaults/:',
  getDimension: 'GET &/dimensions/:',
  getFact: 'GET &/facts/:',
  getFormula: 'GET &/formulas/:',
  getLiveness: 'GET /livez',
  getMetrics: 'GET- /metrics',
  getOption: 'GET &/options/:',
  getProblemType: 'GET /problems/{code}',
  getQuestion: 'GET &/questions/:',
  getReadiness: 'GET /readyz',
  getRelease: 'GET &',
  getRequirement: 'GET &/requirements/:',
  getRule: 'GET &/rules/:',
  getSnapshot: 'GET &/snapshot',
  getSource: 'GET &/sources/:',
  getSourceText: 'GET- &/sources/:/revisions/{revision}/text',
  getVocabulary: 'GET &/vocabularies/:',
  ipPlan: 'POST~+ ip-plan',
  listCatalogs: 'GET catalogs',
  listCategories: 'GET* &/categories',
  listDefaults: 'GET* &/defaults?for',
  listDimensions: 'GET* &/dimensions?category,kind,group',
  listEvents: 'GET events?after,catalog,type,pageSize',
  listFacts: 'GET* &/facts?option,dimension,category,kind,certainty,evidence,source,disputed,superseded,stale',
  listFormulas: 'GET* &/formulas?for',
  listOptions: 'GET* &/options?category,role',
  listProblemTypes: 'GET /problems',
  listQuestions: 'GET* &/questions?verb',
  listReleases: 'GET* catalogs/{catalog}/releases',
  listRequirements: 'GET* &/requirements?category',
  listRules: 'GET* &/rules?for',
  listSources: 'GET* &/sources',
  listVocabularies: 'GET* &/vocabularies',
  recommend: 'POST~+ recommend',
  transition: 'POST~+ transition',
  validate: 'POST~+ validate?output,artifactUri',
};

/** What `&` stands for in a row. */
export const releasePath = '/v1/catalogs/{catalog}/releases/{ref}';
