import type { ReleaseHeader } from '@plimsoll/engine';

export type Verb = 'compare' | 'recommend' | 'validate' | 'transition' | 'ipPlan';

/** A question as REST takes it. */
export type Question = Readonly<Record<string, unknown>>;

/** Where an answer comes from: the catalog that comes with the tool, a snapshot file, or a service. `place` is the file or the address. */
export interface Origin {
  readonly kind: 'bundled' | 'file' | 'network';
  readonly place: string | undefined;
  readonly release: ReleaseHeader;
}

/** What answers: a service or a release at hand. Answers are those of REST. Throws Problem or PlimsollError for what the caller can mend. */
export interface Door {
  ask(verb: Verb, question: Question): Promise<unknown>;
  /** The whole history of a cell; undefined where nothing here tells it. */
  explain(question: Question): Promise<unknown>;
  /** Reports as SARIF. */
  sarif(question: Question, artifactUri: string | undefined): Promise<string>;
  diff(catalog: string, from: string, to: string): Promise<unknown>;
  /** A snapshot as canonical JSON. */
  snapshot(catalog: string, ref: string): Promise<string>;
  origin(catalog: string, ref: string): Promise<Origin>;
}
