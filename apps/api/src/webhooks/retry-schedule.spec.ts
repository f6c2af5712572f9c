import { describe, expect, it } from 'vitest';
import { pauseAfter } from './retry-schedule.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('the pause after a failed attempt', () => {
  it('grows from seconds to a day, and ends after days', () => {
    const pauses = Array.from({ length: 9 }, (_, index) => pauseAfter(index + 1, 0.5) ?? 0);
    expect(pauses[0]).toBe(5000);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    const sum = pauses.reduce((a, b) => a + b, 0);
    expect(sum).toBeGreaterThan(3 * DAY_MS);
    expect(sum).toBeLessThan(4 * DAY_MS);
    expect(pauseAfter(10, 0.5)).toBeUndefined();
    expect(pauseAfter(11, 0.5)).toBeUndefined();
  });

  it('is spread by a fifth either way', () => {
    expect([pauseAfter(2, 0), pauseAfter(2, 1)]).toEqual([240_000, 360_000]);
  });

  it('is as long as the receiver asks, up to a day, and never shorter than it would be', () => {
    expect(pauseAfter(1, 0.5, HOUR_MS)).toBe(HOUR_MS);
    expect(pauseAfter(1, 0.5, 30 * DAY_MS)).toBe(DAY_MS);
    expect(pauseAfter(4, 0.5, 1000)).toBe(2 * HOUR_MS);
  });
});
