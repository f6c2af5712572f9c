// The answers of a release at hand and those of the service are of one shape: a program written for the one takes the other.
import type {
  CompareAnswer,
  CompareResponse,
  ConfigureResponse,
  IpPlanResponse,
  RecommendResponse,
  TransitionResponse,
  ValidateResponse,
} from '@plimsoll/sdk';
import type { OpenedRelease } from '@plimsoll/sdk/offline';

type AnyJson = string | number | boolean | null | never[] | Readonly<Record<string, never>>;

/** A value as it comes over the wire: what is absent is left out, nothing is written to, any JSON is anything. */
type Sent<T> = AnyJson extends T
  ? unknown
  : T extends object
    ? { readonly [K in keyof T]: Sent<Exclude<T[K], undefined>> }
    : T;

/** The same with every word opened, as the service opens them. */
type Opened<T> = AnyJson extends T
  ? unknown
  : T extends string
    ? string
    : T extends object
      ? { readonly [K in keyof T]: Opened<Exclude<T[K], undefined>> }
      : T;

/** What a verb answers, under each of its overloads. */
type AtHand<Verb extends keyof OpenedRelease> = OpenedRelease[Verb] extends {
  (question: never): infer One;
  (question: never): infer Other;
}
  ? One | Other
  : never;

/** Does not compile where the wider type does not take the narrower one. */
type Takes<Wider, Narrower extends Wider> = readonly [Wider, Narrower];

export type ServiceTakesAtHand = [
  Takes<Sent<CompareResponse>, Sent<AtHand<'compare'>>>,
  Takes<Sent<RecommendResponse>, Sent<AtHand<'recommend'>>>,
  Takes<Sent<ValidateResponse>, Sent<AtHand<'validate'>>>,
  Takes<Sent<TransitionResponse>, Sent<AtHand<'transition'>>>,
  Takes<Sent<IpPlanResponse>, Sent<AtHand<'ipPlan'>>>,
  Takes<Sent<ConfigureResponse>, Sent<AtHand<'configure'>>>,
];

export type AtHandTakesService = [
  Takes<Opened<AtHand<'compare'>>, Opened<CompareAnswer>>,
  Takes<Opened<AtHand<'recommend'>>, Opened<RecommendResponse>>,
  Takes<Opened<AtHand<'validate'>>, Opened<ValidateResponse>>,
  Takes<Opened<AtHand<'transition'>>, Opened<TransitionResponse>>,
  Takes<Opened<AtHand<'ipPlan'>>, Opened<IpPlanResponse>>,
  Takes<Opened<AtHand<'configure'>>, Opened<ConfigureResponse>>,
];

export type Refused = [
  // @ts-expect-error a comparison is no plan
  Takes<Sent<IpPlanResponse>, Sent<AtHand<'compare'>>>,
  // @ts-expect-error one release at hand is not compared with another
  Takes<Opened<AtHand<'compare'>>, Opened<CompareResponse>>,
];
