import { AbortedError, TimeoutError } from './errors.js';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5000;

/** Milliseconds before try `tries + 1`: doubling from 200 ms to 5 s, half of it by chance, so that many clients do not come back at once. */
export function backoff(tries: number, random: () => number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  return Math.round(full / 2 + (full / 2) * random());
}

/** Milliseconds of a `Retry-After`, which holds seconds or a date. */
export function retryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Resolves after a while. Throws AbortedError as soon as the caller ends the call. */
export function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(new AbortedError('aborted', 'the call was ended by its caller'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end, { once: true });
  });
}

/** Runs work that ends when its time is over or its caller ends it: the signal is handed to it, and what it fails with is told apart. */
export async function within<T>(
  ms: number,
  { signal, code }: { readonly signal: AbortSignal | undefined; readonly code: 'timeout' | 'deadline' },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const control = new AbortController();
  const end = () => control.abort();
  if (signal?.aborted) throw new AbortedError('aborted', 'the call was ended by its caller');
  signal?.addEventListener('abort', end, { once: true });
  let isLate = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(new TimeoutError(code, `no answer within ${ms} ms`));
      control.abort();
    }, ms);
  });
  const ended = new Promise<never>((_, reject) =>
    control.signal.addEventListener('abort', () => {
      if (!isLate) reject(new AbortedError('aborted', 'the call was ended by its caller'));
    }),
  );
  try {
    return await Promise.race([work(control.signal), late, ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}
