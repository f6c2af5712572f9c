import {
  answersDiff,
  answersDiffQuestionSchema,
  compareQuestionSchema,
  configureQuestionSchema,
  diffReleases,
  explain,
  explainQuestionSchema,
  historyOf,
  ipPlanQuestionSchema,
  recommendQuestionSchema,
  transitionQuestionSchema,
  validateQuestionSchema,
  type AnswersDiff,
  type CompareAnswer,
  type CompareReleasesAnswer,
  type CompiledRelease,
  type ConfiguredAnswer,
  type DiffAnswer,
  type ExplainAnswer,
  type IpPlanAnswer,
  type PlacedRef,
  type RecommendAnswer,
  type RecommendStackAnswer,
  type ReleaseHeader,
  type Report,
  type Reports,
  type TransitionAnswer,
} from '@plimsoll/engine';
import { refOf, settled, todayInUtc, type Asking, type Today } from './asking.js';
import { headerOn, OpenShelf, type Shelf } from './shelf.js';
import { sarifOf, verbs, type Ready } from './verbs.js';

type Comparing = Asking<typeof compareQuestionSchema>;
type Recommending = Asking<typeof recommendQuestionSchema>;

/** Two releases of the catalog, by any ref. Default: from `previous` to `current`. */
export interface DiffRefs {
  readonly catalog?: string;
  readonly from?: string;
  readonly to?: string;
}

/**
 * Several releases that answer without a server: whole questions, as the service takes them, with the release named by sequence, label, digest, `current` or `previous`.
 * Each answer is the value that the service gives for the same question and day, byte for byte as canonical JSON. Every method throws Problem for what the caller can
 * fix: those of the service, `catalog-not-found` and `release-not-found` for what is not at hand among them.
 */
export interface OpenedCatalog {
  readonly catalog: string;
  readonly releases: readonly ReleaseHeader[];
  /** The header that a ref names. Throws Problem (404). */
  release(ref?: string, catalog?: string): ReleaseHeader;
  compare(question: Comparing & { readonly releases: readonly [string, string] }): Promise<CompareReleasesAnswer>;
  compare(question: Comparing & { readonly releases?: undefined }): Promise<CompareAnswer>;
  compare(question: Comparing): Promise<CompareAnswer | CompareReleasesAnswer>;
  recommend(question: Recommending & { readonly stack: true }): Promise<RecommendStackAnswer>;
  recommend(question: Recommending & { readonly category: string }): Promise<RecommendAnswer>;
  recommend(question: Recommending): Promise<RecommendAnswer | RecommendStackAnswer>;
  validate(question: Asking<typeof validateQuestionSchema>): Promise<Report | Reports>;
  /** What `validate` answers, as SARIF 2.1.0. `artifactUri` is where the document stands, relative to the root of its repository. */
  sarif(question: Asking<typeof validateQuestionSchema>, artifactUri?: string): Promise<string>;
  transition(question: Asking<typeof transitionQuestionSchema>): Promise<TransitionAnswer>;
  ipPlan(question: Asking<typeof ipPlanQuestionSchema>): Promise<IpPlanAnswer>;
  configure(question: Asking<typeof configureQuestionSchema>): Promise<ConfiguredAnswer>;
  diff(refs?: DiffRefs): Promise<DiffAnswer>;
  /** The whole history of one cell. Throws Problem (422 `history-incomplete`) where a release up to the one asked is not at hand. */
  explain(question: Asking<typeof explainQuestionSchema>): Promise<ExplainAnswer>;
  answersDiff(question: Asking<typeof answersDiffQuestionSchema>): Promise<AnswersDiff>;
  /** A release in one document, as the shelf holds it. */
  snapshot(ref?: string, catalog?: string): Promise<unknown>;
}

/** Opens releases at hand. Each is compiled when it is first asked for. `today` is asked for the day of a question that names none. */
export function openCatalog(shelf: Shelf, today: Today = todayInUtc): OpenedCatalog {
  const open = new OpenShelf(shelf);
  const put = async <Answer>({ catalog, refs: [first, second], answer }: Ready<Answer>): Promise<Answer> => {
    const release = await open.find(catalog, first);
    return answer(release, second && (await open.find(catalog, second)));
  };
  const both = async (catalog: string | undefined, [from, to]: readonly [PlacedRef, PlacedRef]) =>
    [await open.find(catalog, from), await open.find(catalog, to)] as const;
  const header = (ref = 'current', catalog?: string) => headerOn(shelf, catalog, placed(ref, '/release'));
  return {
    catalog: shelf.catalog,
    releases: shelf.releases,
    release: header,
    // Which of the answers it is follows from the question, as the overloads say.
    compare: (async (question: unknown) => put(verbs.compare(question, today))) as OpenedCatalog['compare'],
    recommend: (async (question: unknown) => put(verbs.recommend(question, today))) as OpenedCatalog['recommend'],
    validate: async (question) => put(verbs.validate(question, today)),
    sarif: async (question, artifactUri) => put(sarifOf(question, today, artifactUri)),
    transition: async (question) => put(verbs.transition(question, today)),
    ipPlan: async (question) => put(verbs.ipPlan(question, today)),
    configure: async (question) => put(verbs.configure(question, today)),
    diff: async ({ catalog, from = 'previous', to = 'current' } = {}) =>
      diffReleases(...(await both(catalog, [placed(from, '/from'), placed(to, '/to')]))),
    explain: async (question) => explainOn(open, question, today),
    answersDiff: async (question) => {
      const { catalog, from, to, questions, locale } = settled(answersDiffQuestionSchema, question, today);
      const refs = [refAt(from, '/from'), refAt(to, '/to')] as const;
      const [before, after] = await both(catalog, refs);
      const side = (release: CompiledRelease, { asOf }: { readonly asOf?: string | undefined }) => ({
        release,
        asOf: asOf ?? today(),
      });
      return answersDiff(side(before, from), side(after, to), { questions, locale });
    },
    snapshot: async (ref, catalog) => {
      const { sequence } = header(ref, catalog);
      return shelf.snapshot(sequence);
    },
  };
}

async function explainOn(open: OpenShelf, question: unknown, today: Today): Promise<ExplainAnswer> {
  const asked = settled(explainQuestionSchema, question, today);
  const [placedRef] = refOf(asked);
  const release = await open.find(asked.catalog, placedRef);
  return explain(release, historyOf(await open.until(release.header)), asked);
}

const placed = (ref: string, pointer: string): PlacedRef => ({ ref, pointer });

const refAt = ({ release = 'current' }: { readonly release?: string | undefined }, side: string): PlacedRef =>
  placed(release, `${side}/release`);
