import type { ProblemCode } from '../generated/problem-codes.js';

/** What a failure of a call is known by: a code of the service, or one of the client's own. */
export type ErrorCode =
  | 'aborted'
  | 'batch-cut'
  | 'connection-failed'
  | 'deadline'
  | 'invalid-call'
  | 'timeout'
  | 'unreadable-response'
  | ProblemCode;

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
    readonly code: ErrorCode,
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
      readonly code: ProblemCode;
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

export const connectionFailed = (message: string, cause?: unknown): ConnectionError =>
  new ConnectionError('connection-failed', message, { cause });

export const unreachable = (cause: unknown): ConnectionError =>
  connectionFailed('the service cannot be reached, or the connection broke', cause);

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
  constructor(message: string, options?: ErrorOptions) {
    super('invalid-call', message, options);
  }
}
