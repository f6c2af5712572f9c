import { AbortedError, CallError, PlimsollError, ProblemError, ResponseError } from './errors.js';

/** A batch ended before all of it was answered; code `batch-cut`. `cause` is what ended it. */
export class BatchError extends PlimsollError {
  constructor(
    /** How many lines were answered: those behind them have to be asked again. */
    readonly answered: number,
    cause: unknown,
  ) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super('batch-cut', `after ${answered} answered lines: ${reason}`, { cause });
  }
}

/** What a caller is told: a batch that is refused before its first answer was never begun, and one that its caller ended is no fault. */
export function cutAfter(answered: number, error: unknown): unknown {
  const isRefusal = error instanceof ProblemError || error instanceof ResponseError;
  if (error instanceof AbortedError || error instanceof CallError || (isRefusal && answered === 0)) return error;
  return error instanceof PlimsollError ? new BatchError(answered, error) : error;
}
