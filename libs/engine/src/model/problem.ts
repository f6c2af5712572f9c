/** One place in the caller's input that is wrong. `pointer` is a JSON pointer (RFC 6901) into it. */
export interface ProblemPlace {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Something the caller can fix. `code` is permanent; the text is not. The doors turn it into problem+json or a GraphQL error. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: readonly ProblemPlace[] = [],
  ) {
    super(detail);
    this.name = 'Problem';
  }
}
