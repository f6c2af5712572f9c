import {
  compare,
  compareQuestionSchema,
  compileRelease,
  ipPlan,
  ipPlanQuestionSchema,
  pointerOf,
  Problem,
  recommend,
  recommendQuestionSchema,
  releaseDigest,
  snapshotSchema,
  validate,
  validateQuestionSchema,
  withIntent,
  type Asked,
  type CompareAnswer,
  type CompareQuestion,
  type CompiledRelease,
  type IpPlanAnswer,
  type IpPlanQuestion,
  type RecommendAnswer,
  type RecommendQuestion,
  type ReleaseHeader,
  type Report,
  type Snapshot,
  type ValidateQuestion,
} from '@plimsoll/engine';
import { readDocument } from '@plimsoll/formats';

/** A question to one release: which catalog and release it is about is settled by the release that was opened. */
export type LocalQuestion<Q> = Omit<Q, 'catalog' | 'release' | 'releases'>;

/** A release that answers without a server. Each answer is the value that the service gives for the same question and day, byte for byte as canonical JSON. */
export interface OpenedRelease {
  readonly release: ReleaseHeader;
  /** Throws Problem for what the caller can fix: an unknown option, a dimension that does not exist. */
  compare(question: LocalQuestion<CompareQuestion>): CompareAnswer;
  /** Throws Problem for what the caller can fix: an unknown requirement, a value out of range. */
  recommend(question: LocalQuestion<RecommendQuestion>): RecommendAnswer;
  /** A design that breaks a limit is a finding in the report. Throws Problem for a document that is no cluster. */
  validate(question: LocalQuestion<ValidateQuestion>): Report;
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
  return {
    release: release.header,
    compare: (question) => compare(release, settle(parse(compareQuestionSchema, question, 'invalid-question'))),
    ipPlan: (question) => ipPlan(release, settle(parse(ipPlanQuestionSchema, question, 'invalid-question'))),
    recommend: (question) => recommend(release, settle(parse(recommendQuestionSchema, question, 'invalid-question'))),
    validate: (question) => {
      const { document, format, intent, ...asked } = parse(validateQuestionSchema, question, 'invalid-question');
      return validate(release, withIntent(readDocument(document, format), intent), settle(asked));
    },
  };
}

function compileSnapshot(snapshot: unknown): CompiledRelease {
  parse(snapshotSchema, snapshot, 'malformed-snapshot');
  // The content as it was published, not as it was parsed: parsing fills in defaults, and the digest is over what stood there.
  const { release, content } = snapshot as Snapshot;
  const digest = releaseDigest(release.catalog, content);
  if (digest !== release.digest)
    throw new Problem(422, 'digest-mismatch', `the content has digest ${digest}, the release says ${release.digest}`);
  return compileRelease(release, content);
}

/** Throws Problem with every wrong place, at most 100 of them. */
function parse<S extends ParsedBy>(schema: S, value: unknown, code: string): ReturnType<S['parse']> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as ReturnType<S['parse']>;
  const errors = parsed.error.issues.slice(0, 100).map(({ path, message }) => ({
    pointer: pointerOf(path),
    code,
    detail: message,
  }));
  throw new Problem(422, code, `${errors[0]?.pointer || 'the whole'}: ${errors[0]?.detail}`, errors);
}

type ParsedBy =
  | typeof compareQuestionSchema
  | typeof ipPlanQuestionSchema
  | typeof recommendQuestionSchema
  | typeof validateQuestionSchema
  | typeof snapshotSchema;

const todayInUtc = () => new Date().toISOString().slice(0, 10);
