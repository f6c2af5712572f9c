import type {
  CompareAnswer,
  ConfiguredAnswer,
  IpPlanAnswer,
  RecommendAnswer,
  RecommendStackAnswer,
  Report,
  Reports,
  TransitionAnswer,
} from '@plimsoll/engine';
import type {
  CompareData,
  CompareResponse,
  ConfigureData,
  ConfigureResponse,
  IpPlanData,
  IpPlanResponse,
  RecommendData,
  RecommendResponse,
  TransitionData,
  TransitionResponse,
  ValidateData,
  ValidateResponse,
} from './generated/types.js';
import type { OpenedRelease } from './open-release.js';

/** A question that the service takes and an opened release takes too: which catalog and release it is put to is settled by whoever answers. */
type Question<Data extends { readonly body: unknown }, Verb extends keyof Omit<OpenedRelease, 'release'>> = Omit<
  Data['body'],
  'catalog' | 'release' | 'releases'
> &
  Parameters<OpenedRelease[Verb]>[0];

type Awaitable<Answer> = Answer | Promise<Answer>;

/**
 * What answers, wherever it is: the client of a service, an opened release and `Plimsoll.local` all do. Await the answer, and the same code runs with a service and without one.
 * A method throws ProblemError (client) or Problem (in this process) for what the caller can fix; both have `code`, `status` and `errors`.
 */
export interface Answers {
  compare(question: Question<CompareData, 'compare'>): Awaitable<CompareResponse | CompareAnswer>;
  recommend(
    question: Question<RecommendData, 'recommend'>,
  ): Awaitable<RecommendResponse | RecommendAnswer | RecommendStackAnswer>;
  validate(question: Question<ValidateData, 'validate'>): Awaitable<ValidateResponse | Report | Reports>;
  transition(question: Question<TransitionData, 'transition'>): Awaitable<TransitionResponse | TransitionAnswer>;
  ipPlan(question: Question<IpPlanData, 'ipPlan'>): Awaitable<IpPlanResponse | IpPlanAnswer>;
  configure(question: Question<ConfigureData, 'configure'>): Awaitable<ConfigureResponse | ConfiguredAnswer>;
}
