import { describe, expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.js';

/** Work whose runs are ended by hand. */
function controlled() {
  const ends: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  const run = oneAtATime(() => new Promise<number>((resolve, reject) => ends.push({ resolve, reject })));
  return { run, ends };
}

describe('work that is done one at a time', () => {
  it('gives a call a run that began after it, and lets calls that wait share one', async () => {
    const { run, ends } = controlled();
    const first = run();
    const waiting = [run(), run(), run()];
    expect(ends).toHaveLength(1);
    ends[0]?.resolve(1);
    expect(await first).toBe(1);
    await Promise.resolve();
    const late = run();
    expect(ends).toHaveLength(2);
    ends[1]?.resolve(2);
    expect(await Promise.all(waiting)).toEqual([2, 2, 2]);
    await Promise.resolve();
    expect(ends).toHaveLength(3);
    ends[2]?.resolve(3);
    expect(await late).toBe(3);
  });

  it('is done again after a failure, which is told to those who shared it', async () => {
    const { run, ends } = controlled();
    const first = run();
    const second = run();
    ends[0]?.reject(new Error('the first'));
    await expect(first).rejects.toThrow('the first');
    ends[1]?.resolve(2);
    expect(await second).toBe(2);
    const third = run();
    ends[2]?.resolve(3);
    expect(await third).toBe(3);
  });

  it('is never done twice at once, however it is called', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const run = oneAtATime(async () => {
      runs += 1;
      most = Math.max(most, (running += 1));
      await new Promise((done) => setTimeout(done, 1));
      running -= 1;
    });
    for (let round = 0; round < 20; round += 1) {
      const again = run().then(run);
      const calls = Array.from({ length: 5 }, run);
      if (round % 3 === 0) await Promise.all([again, ...calls]);
      else await again;
    }
    await run();
    expect([most, runs < 100]).toEqual([1, true]);
  });
});
