const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The pauses between attempts, as Standard Webhooks advises them: about three days in all. */
const pausesMs: readonly number[] = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

const JITTER = 0.2;
const LONGEST_WAIT_MS = 24 * HOUR_MS;

/**
 * How long to wait after a failed attempt, the first of which is 1; undefined after the last. Spread by a fifth either way (`chance` is
 * from 0 to 1), so that what failed together does not come back together. A receiver may ask for a longer pause, up to a day.
 */
export function pauseAfter(attempt: number, chance: number, askedMs = 0): number | undefined {
  const pause = pausesMs[attempt - 1];
  if (pause === undefined) return undefined;
  const spread = pause * (1 - JITTER + 2 * JITTER * chance);
  return Math.round(Math.max(spread, Math.min(askedMs, LONGEST_WAIT_MS)));
}
