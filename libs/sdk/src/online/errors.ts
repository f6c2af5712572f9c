/** One place of a request that is wrong. */
export interface ProblemPlace {
  /** A JSON pointer (RFC 6901) into the body, or into the query as an object. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Every failure of a call. `code` is permanent: branch on it. */
export class PlimsollError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The service refused: a problem document (RFC 9457). New codes may come. */
export class ProblemError extends PlimsollError {
  constructor(
    readonly status: number,
    readonly problem: {
      readonly code: string;
      readonly title: string;
      readonly detail: string;
      readonly errors: readonly ProblemPlace[];
      readonly requestId?: string;
    },
    readonly retryAfterMs?: number,
  ) {
    super(problem.code, problem.detail);
  }

  get errors(): readonly ProblemPlace[] {
    return this.problem.errors;
  }
}

/** The service could not be reached, or the connection broke; code `connection-failed`. */
export class ConnectionError extends PlimsollError {}

/** A try or the whole call took too long; code `timeout` or `deadline`. */
export class TimeoutError extends PlimsollError {}

/** The caller ended the call; code `aborted`. */
export class AbortedError extends PlimsollError {}

/** What came is no answer of this service, such as a page of a proxy; code `unreadable-response`. */
export class ResponseError extends PlimsollError {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfterMs?: number,
  ) {
    super('unreadable-response', message);
  }
}

/** The call cannot be made as it was asked; code `invalid-call`. Nothing was sent. */
export class CallError extends PlimsollError {
  constructor(message: string) {
    super('invalid-call', message);
  }
}
