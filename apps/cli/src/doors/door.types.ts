import type { Problem, ReleaseHeader } from '@plimsoll/engine';

export type Verb =
  'answersDiff' | 'compare' | 'configure' | 'explain' | 'ipPlan' | 'recommend' | 'transition' | 'validate';

/** A question as REST takes it. */
export type Question = Readonly<Record<string, unknown>>;

/** Where an answer comes from: the catalog that comes with the tool, a snapshot file, or a service. `place` is the file or the address. */
export interface Origin {
  readonly kind: 'bundled' | 'file' | 'network';
  readonly place: string | undefined;
  readonly release: ReleaseHeader;
}

/** One line of a batch: what came of the question with this number, from 0. */
export type JudgedLine = { readonly index: number } & (
  | { readonly report: unknown }
  | { readonly problem: Pick<Problem, 'status' | 'code' | 'errors'> & { readonly detail: string } }
);

/** Judges many documents with few requests, and tells of them in their order. Throws ServiceError where a service answers no more. */
export type JudgeMany = (questions: AsyncIterable<Question>) => AsyncGenerator<JudgedLine>;

/** What answers: a service or a release at hand. Answers are those of REST. Throws Problem or PlimsollError for what the caller can mend. */
export interface Door {
  ask(verb: Verb, question: Question): Promise<unknown>;
  /** Reports as SARIF. */
  sarif(question: Question, artifactUri: string | undefined): Promise<string>;
  /** Absent where it would gain nothing. */
  readonly judgeMany?: JudgeMany;
  /** Of the catalog that is asked by default, where none is named; so are `snapshot` and `origin`. */
  diff(catalog: string | undefined, from: string, to: string): Promise<unknown>;
  /** A snapshot as canonical JSON. */
  snapshot(catalog: string | undefined, ref: string): Promise<string>;
  origin(catalog: string | undefined, ref: string): Promise<Origin>;
}
