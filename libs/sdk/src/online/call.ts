import { attempt, type Received, type Request, type Ways } from './attempt.js';
import { ConnectionError, PlimsollError, ProblemError, ResponseError, TimeoutError } from './errors.js';
import type { Call, CallOptions, Told } from './operation.js';
import { backoff, wait, within } from './waiting.js';

/** How long a `Retry-After` is waited for; a longer one fails the call at once. */
const LONGEST_RETRY_AFTER_MS = 30_000;

const passing: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504]);

/** What a client tells of its calls, for logs and metrics. A hook that throws changes nothing. */
export interface Hooks {
  readonly onRequest?: (request: { readonly method: string; readonly url: string; readonly tries: number }) => void;
  readonly onResponse?: (response: { readonly url: string; readonly status: number; readonly tries: number }) => void;
  readonly onRetry?: (retry: { readonly url: string; readonly error: PlimsollError; readonly waitMs: number }) => void;
}

export interface Manner extends Required<Pick<CallOptions, 'timeoutMs' | 'deadlineMs' | 'retries'>> {
  readonly signal: AbortSignal | undefined;
  readonly mayRepeat: boolean;
  readonly hooks: Hooks;
  readonly random: () => number;
}

/** Sends a request until it is answered, it may not be sent again, or its time is over. */
export function perform(request: Request, ways: Ways, manner: Manner): Promise<Told<unknown>> {
  const { deadlineMs, signal } = manner;
  const endsAt = Date.now() + deadlineMs;
  return within(deadlineMs, { signal, code: 'deadline' }, (ending) =>
    repeat(request, ways, { ...manner, signal: ending, endsAt }),
  );
}

/** A call of which the response, too, can be read. */
export function underWay<Answer>(told: Promise<Told<Answer>>): Call<Answer> {
  const answer = told.then(({ data }) => data);
  // Whoever reads only the response hears of the failure there.
  answer.catch(() => undefined);
  return Object.assign(answer, { withResponse: () => told });
}

async function repeat(
  request: Request,
  ways: Ways,
  manner: Manner & { readonly endsAt: number },
): Promise<Told<unknown>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return toldOf(await once(request, ways, { ...manner, tries }), tries);
    } catch (error) {
      const waitMs = pauseAfter(error, tries, manner);
      if (waitMs === undefined) throw error;
      tell(manner.hooks.onRetry, { url: request.url, error: error as PlimsollError, waitMs });
      await wait(waitMs, manner.signal);
    }
  }
}

async function once(
  request: Request,
  ways: Ways,
  { timeoutMs, signal, hooks, tries }: Manner & { readonly tries: number },
) {
  const { method, url } = request;
  tell(hooks.onRequest, { method, url, tries });
  try {
    const received = await within(timeoutMs, { signal, code: 'timeout' }, (ending) => attempt(request, ways, ending));
    tell(hooks.onResponse, { url, status: received.status, tries });
    return received;
  } catch (error) {
    const { status } = error as Partial<ProblemError>;
    if (status !== undefined) tell(hooks.onResponse, { url, status, tries });
    throw error;
  }
}

/** Whoever listens cannot disturb the call: what a hook throws is its own affair. */
export function tell<T>(hook: ((told: T) => unknown) | undefined, told: T): void {
  try {
    Promise.resolve(hook?.(told)).catch(() => undefined);
  } catch {
    return;
  }
}

/** Milliseconds until the next try; undefined where there is none. */
function pauseAfter(error: unknown, tries: number, manner: Manner & { readonly endsAt: number }): number | undefined {
  if (!manner.mayRepeat || tries > manner.retries || !mayPass(error)) return undefined;
  const asked = error instanceof ProblemError || error instanceof ResponseError ? error.retryAfterMs : undefined;
  if (asked !== undefined && asked > LONGEST_RETRY_AFTER_MS) return undefined;
  const waitMs = Math.max(asked ?? 0, backoff(tries, manner.random));
  return Date.now() + waitMs < manner.endsAt ? waitMs : undefined;
}

/** Whether what failed may go better another time. */
function mayPass(error: unknown): boolean {
  if (error instanceof ProblemError) return passing.has(error.status);
  if (error instanceof ResponseError) return passing.has(error.status) || error.status === 200;
  return error instanceof ConnectionError || (error instanceof TimeoutError && error.code === 'timeout');
}

const toldOf = ({ data, status, headers, isFromMemory }: Received, tries: number): Told<unknown> => ({
  data,
  status,
  headers,
  // What packs an answer on its way weakens its ETag; what it stands for is the same.
  etag: headers.get('etag')?.replace(/^W\//, ''),
  requestId: headers.get('x-request-id') ?? undefined,
  tries,
  isFromMemory,
});
