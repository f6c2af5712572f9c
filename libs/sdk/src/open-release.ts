import {
  compareQuestionSchema,
  configureQuestionSchema,
  ipPlanQuestionSchema,
  recommendQuestionSchema,
  transitionQuestionSchema,
  validateQuestionSchema,
  type CompareAnswer,
  type CompiledRelease,
  type ConfiguredAnswer,
  type IpPlanAnswer,
  type RecommendAnswer,
  type RecommendStackAnswer,
  type ReleaseHeader,
  type Report,
  type Reports,
  type TransitionAnswer,
} from '@plimsoll/engine';
import { todayInUtc, type Asking, type Today } from './asking.js';
import { compileSnapshot } from './compile-snapshot.js';
import { headerOn } from './shelf.js';
import { verbs, type Ready } from './verbs.js';

/** A question to one release: which catalog and release it is about is settled by the release that was opened. */
export type LocalQuestion<Q> = Omit<Q, 'catalog' | 'release' | 'releases'>;

type Recommending = LocalQuestion<Asking<typeof recommendQuestionSchema>>;

/** A release that answers without a server. Each answer is the value that the service gives for the same question and day, byte for byte as canonical JSON. */
export interface OpenedRelease {
  readonly release: ReleaseHeader;
  /** Throws Problem for what the caller can fix: an unknown option, a dimension that does not exist. */
  compare(question: LocalQuestion<Asking<typeof compareQuestionSchema>>): CompareAnswer;
  /** Throws Problem for what the caller can fix: an unknown requirement, a value out of range. */
  recommend(question: Recommending & { readonly stack: true }): RecommendStackAnswer;
  recommend(question: Recommending & { readonly category: string }): RecommendAnswer;
  recommend(question: Recommending): RecommendAnswer | RecommendStackAnswer;
  /** A design that breaks a limit is a finding in the report; a document with several clusters gives a report for each. Throws Problem for a document that is no cluster. */
  validate(question: LocalQuestion<Asking<typeof validateQuestionSchema>>): Report | Reports;
  /** A transition that is refused is an answer. Throws Problem for a document that is no cluster. */
  transition(question: LocalQuestion<Asking<typeof transitionQuestionSchema>>): TransitionAnswer;
  /** Throws Problem for what the caller can fix: address space that does not hold the plan, options that do not go together. */
  configure(question: LocalQuestion<Asking<typeof configureQuestionSchema>>): ConfiguredAnswer;
  /** Throws Problem for what the caller can fix: an unknown option, a release that counts no addresses. */
  ipPlan(question: LocalQuestion<Asking<typeof ipPlanQuestionSchema>>): IpPlanAnswer;
}

/**
 * Opens a snapshot, as `GET /v1/catalogs/{catalog}/releases/{ref}/snapshot` gives it. The digest is computed from the content again.
 * Throws Problem `malformed-snapshot` or `digest-mismatch`. `today` is asked for the day of a question that names none.
 */
export function openRelease(snapshot: unknown, today: Today = todayInUtc): OpenedRelease {
  return answering(compileSnapshot(snapshot), today);
}

/** A compiled release as one that answers. */
export function answering(release: CompiledRelease, today: Today): OpenedRelease {
  const list = { catalog: release.header.catalog, releases: [release.header] };
  const put = <Answer>(read: (question: unknown, today: Today) => Ready<Answer>, question: unknown): Answer => {
    const { catalog, refs, answer } = read(question, today);
    // A question that names another release all the same must not be answered by this one.
    for (const placed of refs) if (placed) headerOn(list, catalog, placed);
    return refs[1] === undefined ? answer(release) : answer(release, release);
  };
  return {
    release: release.header,
    // Which of the answers it is follows from the question, as the overloads say.
    compare: ((question: unknown) => put(verbs.compare, question)) as OpenedRelease['compare'],
    recommend: ((question: unknown) => put(verbs.recommend, question)) as OpenedRelease['recommend'],
    validate: (question) => put(verbs.validate, question),
    transition: (question) => put(verbs.transition, question),
    configure: (question) => put(verbs.configure, question),
    ipPlan: (question) => put(verbs.ipPlan, question),
  };
}
