import { describe, expect, it } from 'vitest';
import { rateFields, RateWindow } from './rate-window.js';

function windowOf(quota: number, mostCallers = 10) {
  const clock = { ms: 0 };
  return { clock, window: new RateWindow(quota, () => clock.ms, mostCallers) };
}

const takeMany = (window: RateWindow, key: string, times: number) =>
  Array.from({ length: times }, () => window.take(key).isAllowed);

describe('a rate window', () => {
  it('allows exactly the quota in a minute, and all of it again in the next', () => {
    const { clock, window } = windowOf(3);
    expect(takeMany(window, 'a', 5)).toEqual([true, true, true, false, false]);
    clock.ms = 59_999;
    expect(window.take('a').isAllowed).toBe(false);
    clock.ms = 60_000;
    expect(takeMany(window, 'a', 4)).toEqual([true, true, true, false]);
  });

  it('counts each caller for itself', () => {
    const { window } = windowOf(1);
    expect([window.take('a'), window.take('b'), window.take('a')].map(({ isAllowed }) => isAllowed)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('tells what is left and when all of it is there again', () => {
    const { clock, window } = windowOf(2);
    expect(window.take('a')).toEqual({ isAllowed: true, remaining: 1, resetSeconds: 60 });
    clock.ms = 30_500;
    expect(window.take('a')).toEqual({ isAllowed: true, remaining: 0, resetSeconds: 30 });
    expect(window.take('a')).toEqual({ isAllowed: false, remaining: 0, resetSeconds: 30 });
  });

  it('is looked at without counting', () => {
    const { clock, window } = windowOf(1);
    expect(window.look('a').isAllowed).toBe(true);
    expect(window.look('a').isAllowed).toBe(true);
    window.take('a');
    expect(window.look('a').isAllowed).toBe(false);
    clock.ms = 60_000;
    expect(window.look('a').isAllowed).toBe(true);
  });

  it('of quota 0 allows any number', () => {
    const { window } = windowOf(0);
    expect(takeMany(window, 'a', 1000).every(Boolean)).toBe(true);
    expect(window.look('a').isAllowed).toBe(true);
  });

  it('keeps only so many callers, whoever comes', () => {
    const { window } = windowOf(1, 10);
    for (let caller = 0; caller < 1000; caller += 1) window.take(`caller ${caller}`);
    expect(window.callers).toBe(10);
    expect(window.take('caller 999').isAllowed).toBe(false);
  });

  it('forgets those whose minute is over', () => {
    const { clock, window } = windowOf(1, 10);
    for (let caller = 0; caller < 5; caller += 1) window.take(`caller ${caller}`);
    clock.ms = 60_000;
    window.take('late');
    expect(window.callers).toBe(1);
  });
});

describe('the fields of a rate', () => {
  it('are those of the draft: a policy by name, what is left, and seconds', () => {
    expect(rateFields('writes', 100, { isAllowed: true, remaining: 7, resetSeconds: 42 })).toEqual({
      'ratelimit-policy': '"writes";q=100;w=60',
      ratelimit: '"writes";r=7;t=42',
    });
  });
});
