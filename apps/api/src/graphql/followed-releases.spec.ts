import type { ReleaseHeader } from '@plimsoll/engine';
import { describe, expect, it, vi } from 'vitest';
import { FollowedReleases } from './followed-releases.js';

const release = (sequence: number, catalog = 'boats') => ({ catalog, sequence }) as unknown as ReleaseHeader;

describe('following the releases of a catalog', () => {
  it('tells each one once, in order, and none of another catalog', async () => {
    const followed = new FollowedReleases('boats', () => undefined);
    const first = followed.next();
    for (const one of [release(1), release(9, 'trains'), release(2)]) followed.hear(one);
    expect([await first, await followed.next()].map(({ value }) => value?.sequence)).toEqual([1, 2]);
  });

  it('keeps the newest hundred for a reader that is slow', async () => {
    const followed = new FollowedReleases('boats', () => undefined);
    for (let sequence = 1; sequence <= 250; sequence += 1) followed.hear(release(sequence));
    followed.hear(release(251));
    expect((await followed.next()).value?.sequence).toBe(152);
  });

  it('lets a reader go at once that waits for the next one', async () => {
    const onEnd = vi.fn();
    const followed = new FollowedReleases('boats', onEnd);
    const waiting = followed.next();
    await followed.return();
    await followed.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(await followed.next()).toEqual({ done: true, value: undefined });
  });
});
