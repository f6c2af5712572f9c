import {
  compare,
  compareQuestionSchema,
  compileRelease,
  configureQuestionSchema,
  ipPlan,
  ipPlanQuestionSchema,
  Problem,
  recommendAny,
  recommendQuestionSchema,
  releaseDigest,
  snapshotSchema,
  transition,
  transitionQuestionSchema,
  validateAll,
  validateQuestionSchema,
  withIntent,
  type Asked,
  type CompareAnswer,
  type CompareQuestion,
  type CompiledRelease,
  type ConfiguredAnswer,
  type ConfigureQuestion,
  type IpPlanAnswer,
  type IpPlanQuestion,
  type RecommendAnswer,
  type RecommendQuestion,
  type RecommendStackAnswer,
  type ReleaseHeader,
  type Report,
  type Reports,
  type Snapshot,
  type TransitionAnswer,
  type TransitionQuestion,
  type ValidateQuestion,
} from '@plimsoll/engine';
import { configureAnswer, readDocument, readDocuments } from '@plimsoll/formats';
import { checkedValue, type Checks, type Telling } from './checked-value.js';

/** A question to one release: which catalog and release it is about is settled by the release that was opened. */
export type LocalQuestion<Q> = Omit<Q, 'catalog' | 'release' | 'releases'>;

/** A question as it is asked: what has a default may be left out. */
type Asking<S extends { readonly _zod: { readonly input: unknown } }> = S['_zod']['input'];

/** A release that answers without a server. Each answer is the value that the service gives for the same question and day, byte for byte as canonical JSON. */
export interface OpenedRelease {
  readonly release: ReleaseHeader;
  /** Throws Problem for what the caller can fix: an unknown option, a dimension that does not exist. */
  compare(question: LocalQuestion<CompareQuestion>): CompareAnswer;
  /** Throws Problem for what the caller can fix: an unknown requirement, a value out of range. */
  recommend(question: LocalQuestion<RecommendQuestion> & { readonly stack: true }): RecommendStackAnswer;
  recommend(question: LocalQuestion<RecommendQuestion> & { readonly category: string }): RecommendAnswer;
  /** A design that breaks a limit is a finding in the report; a document with several clusters gives a report for each. Throws Problem for a document that is no cluster. */
  validate(question: LocalQuestion<Asking<typeof validateQuestionSchema>>): Report | Reports;
  /** A transition that is refused is an answer. Throws Problem for a document that is no cluster. */
  transition(question: LocalQuestion<Asking<typeof transitionQuestionSchema>>): TransitionAnswer;
  /** Throws Problem for what the caller can fix: address space that does not hold the plan, options that do not go together. */
  configure(question: LocalQuestion<Asking<typeof configureQuestionSchema>>): ConfiguredAnswer;
  /** Throws Problem for what the caller can fix: an unknown option, a release that counts no addresses. */
  ipPlan(question: LocalQuestion<IpPlanQuestion>): IpPlanAnswer;
}

/**
 * Opens a snapshot, as `GET /v1/catalogs/{catalog}/releases/{ref}/snapshot` gives it. The digest is computed from the content again.
 * Throws Problem `malformed-snapshot` or `digest-mismatch`. `today` is asked for the day of a question that names none.
 */
export function openRelease(snapshot: unknown, today: () => string = todayInUtc): OpenedRelease {
  const release = compileSnapshot(snapshot);
  const settle = <Q extends { asOf?: string | undefined; locale?: 'en' | 'ja' | undefined }>(
    question: Q,
  ): Asked<Q> => ({
    ...question,
    asOf: question.asOf ?? today(),
    locale: question.locale ?? 'en',
  });
  const checked = <T>(schema: Checks<T>, question: unknown) =>
    checkedValue(schema, question, telling('invalid-question'));
  return {
    release: release.header,
    compare: (question) => compare(release, settle<CompareQuestion>(checked(compareQuestionSchema, question))),
    ipPlan: (question) => ipPlan(release, settle<IpPlanQuestion>(checked(ipPlanQuestionSchema, question))),
    // Which of the two answers it is follows from the question, as its overloads say.
    recommend: ((question: unknown) =>
      recommendAny(
        release,
        settle<RecommendQuestion>(checked(recommendQuestionSchema, question)),
      )) as OpenedRelease['recommend'],
    validate: (question) => {
      const asked = settle<ValidateQuestion>(checked(validateQuestionSchema, question));
      const reads = readDocuments(asked.document, asked.format, asked.parameters);
      return validateAll(
        release,
        reads.map((read) => withIntent(read, asked.intent)),
        asked,
      );
    },
    transition: (question) => {
      const asked = settle<TransitionQuestion>(checked(transitionQuestionSchema, question));
      const read = ({ document, format, parameters }: TransitionQuestion['from']) =>
        readDocument(document, format, parameters);
      return transition(release, read(asked.from), read(asked.to), asked);
    },
    configure: (question) =>
      configureAnswer(release, settle<ConfigureQuestion>(checked(configureQuestionSchema, question))),
  };
}

/** A snapshot made ready for the engine's verbs. Throws Problem `malformed-snapshot` or `digest-mismatch`: the digest is computed from the content again. */
export function compileSnapshot(snapshot: unknown): CompiledRelease {
  checkedValue(snapshotSchema, snapshot, telling('malformed-snapshot'));
  // The content as it was published, not as it was parsed: parsing fills in defaults, and the digest is over what stood there.
  const { release, content } = snapshot as Snapshot;
  const digest = releaseDigest(release.catalog, content);
  if (digest !== release.digest)
    throw new Problem(422, 'digest-mismatch', `the content has digest ${digest}, the release says ${release.digest}`);
  return compileRelease(release, content);
}

/** How a wrong snapshot or question is told. */
const telling = (code: string): Telling => ({ code, whole: 'the whole', most: 100 });

const todayInUtc = () => new Date().toISOString().slice(0, 10);
