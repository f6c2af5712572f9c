import { AbortedError, TimeoutError } from './errors.js';

const FIRST_WAIT_MS = 200;
export const LONGEST_WAIT_MS = 5000;
/** What a timer takes; one set for longer would end at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Milliseconds before try `tries + 1`: doubling from 200 ms to `longestMs`, half of it by chance, so that many clients do not come back at once. */
export function backoff(tries: number, random: () => number, longestMs = LONGEST_WAIT_MS): number {
  const full = Math.min(longestMs, FIRST_WAIT_MS * 2 ** (tries - 1));
  return Math.round(full / 2 + (full / 2) * random());
}

/** Milliseconds of a `Retry-After`, which holds seconds or a date. A date is one of the service's clock, where that is told. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = /^[A-Z][a-z]+, /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - (Date.parse(headers.get('date') ?? '') || now));
}

/** Resolves after a while. Throws AbortedError as soon as the caller ends the call. */
export function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(ended(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end, { once: true });
  });
}

export const ended = (signal: AbortSignal | undefined) =>
  new AbortedError('aborted', 'the call was ended by its caller', { cause: signal?.reason });

/** Runs work that ends when its time is over or its caller ends it: the signal is handed to it, and what it fails with is told apart. */
export async function within<T>(
  ms: number,
  { signal, code }: { readonly signal: AbortSignal | undefined; readonly code: 'timeout' | 'deadline' },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const control = new AbortController();
  const end = () => control.abort(signal?.reason);
  if (signal?.aborted) throw ended(signal);
  signal?.addEventListener('abort', end, { once: true });
  let isLate = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        isLate = true;
        reject(new TimeoutError(code, `no answer within ${ms} ms`));
        control.abort();
      },
      Math.min(ms, LONGEST_TIMER_MS),
    );
  });
  const gone = new Promise<never>((_, reject) =>
    control.signal.addEventListener('abort', () => {
      if (!isLate) reject(ended(control.signal));
    }),
  );
  try {
    return await Promise.race([work(control.signal), late, gone]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}
