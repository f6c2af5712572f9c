import {
  atPlace,
  compare,
  comparedRefs,
  compareQuestionSchema,
  compareReleases,
  configureQuestionSchema,
  ipPlan,
  ipPlanQuestionSchema,
  recommendAny,
  recommendQuestionSchema,
  reportsOf,
  transition,
  transitionQuestionSchema,
  validateAll,
  validateQuestionSchema,
  withIntent,
  type Asked,
  type CompareQuestion,
  type CompiledRelease,
  type Report,
  type Reports,
  type TransitionQuestion,
  type ValidateQuestion,
} from '@plimsoll/engine';
import { configureAnswer, readDocument, readDocuments, reportToSarif } from '@plimsoll/formats';
import { refOf, settled, type Refs, type Today } from './asking.js';

/** A question that was read: the releases it is put to, and what they answer. `answer` takes as many releases as `refs` names. */
export interface Ready<Answer> {
  readonly catalog: string | undefined;
  readonly refs: Refs;
  readonly answer: (release: CompiledRelease, second?: CompiledRelease) => Answer;
}

/** How each verb reads a question and answers it. All that is known of the verbs without a server is here, whatever the releases are held in. */
export const verbs = {
  compare: (
    question: unknown,
    today: Today,
  ): Ready<ReturnType<typeof compare> | ReturnType<typeof compareReleases>> => {
    const asked: Asked<CompareQuestion> = settled(compareQuestionSchema, question, today);
    const answer = (release: CompiledRelease, second?: CompiledRelease) =>
      second === undefined ? compare(release, asked) : compareReleases(release, second, asked);
    return { catalog: asked.catalog, refs: comparedRefs(asked), answer };
  },
  recommend: (question: unknown, today: Today): Ready<ReturnType<typeof recommendAny>> => {
    const asked = settled(recommendQuestionSchema, question, today);
    return { catalog: asked.catalog, refs: refOf(asked), answer: (release) => recommendAny(release, asked) };
  },
  validate: (question: unknown, today: Today): Ready<Report | Reports> => {
    const asked: Asked<ValidateQuestion> = settled(validateQuestionSchema, question, today);
    return { catalog: asked.catalog, refs: refOf(asked), answer: (release) => judge(release, asked) };
  },
  transition: (question: unknown, today: Today): Ready<ReturnType<typeof transition>> => {
    const asked: Asked<TransitionQuestion> = settled(transitionQuestionSchema, question, today);
    const read = (side: 'from' | 'to') => {
      const { document, format, parameters } = asked[side];
      return atPlace(`/${side}/document`, () => readDocument(document, format, parameters));
    };
    const answer = (release: CompiledRelease) => transition(release, read('from'), read('to'), asked);
    return { catalog: asked.catalog, refs: refOf(asked), answer };
  },
  ipPlan: (question: unknown, today: Today): Ready<ReturnType<typeof ipPlan>> => {
    const asked = settled(ipPlanQuestionSchema, question, today);
    return { catalog: asked.catalog, refs: refOf(asked), answer: (release) => ipPlan(release, asked) };
  },
  configure: (question: unknown, today: Today): Ready<ReturnType<typeof configureAnswer>> => {
    const asked = settled(configureQuestionSchema, question, today);
    return { catalog: asked.catalog, refs: refOf(asked), answer: (release) => configureAnswer(release, asked) };
  },
} as const;

/** What `validate` answers, as SARIF 2.1.0. `artifactUri` tells where the document stands, relative to the root of its repository. */
export function sarifOf(question: unknown, today: Today, artifactUri: string | undefined): Ready<string> {
  const { answer, ...asked } = verbs.validate(question, today);
  return { ...asked, answer: (release) => reportToSarif(reportsOf(answer(release)), release, { artifactUri }) };
}

function judge(release: CompiledRelease, asked: Asked<ValidateQuestion>): Report | Reports {
  const { document, format, parameters, intent } = asked;
  const reads = atPlace('/document', () => readDocuments(document, format, parameters));
  return validateAll(
    release,
    reads.map((read) => withIntent(read, intent)),
    asked,
  );
}
