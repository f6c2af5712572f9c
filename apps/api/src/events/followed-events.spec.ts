import { describe, expect, it } from 'vitest';
import { FollowedEvents } from './followed-events.js';
import type { StoredEvent } from './events.types.js';
import type { StoredRange } from './event.store.js';

const event = (sequence: number): StoredEvent => ({
  id: `id-${sequence}`,
  sequence,
  type: 'release.tested',
  catalog: 'fixture',
  at: '2026-11-22T00:00:00.000Z',
  data: {},
});

/** A database whose newest event and state can be set; `serve` waits until it is let. */
class Fixture {
  newest = 0;
  isAway = false;
  isUnderstood = true;
  readonly reads: StoredRange[] = [];
  readonly served: number[] = [];
  serving: Promise<void> | undefined;

  readonly log = new FollowedEvents({
    store: {
      newest: async () => {
        if (this.isAway) throw new Error('Connection terminated unexpectedly');
        return this.newest;
      },
      read: async (range) => {
        if (this.isAway) throw new Error('Connection terminated unexpectedly');
        this.reads.push(range);
        const count = Math.max(0, Math.min(range.until - range.after, range.limit));
        return Array.from({ length: count }, (_, index) => event(range.after + 1 + index));
      },
    },
    serve: async () => {
      await this.serving;
      if (!this.isUnderstood) throw new Error('release 9 holds an unknown kind');
      this.served.push(this.newest);
    },
  });

  async sequences(after: number, limit = 1000): Promise<readonly number[]> {
    return (await this.log.read({ after, limit })).items.map(({ sequence }) => sequence);
  }
}

const never = new AbortController().signal;

describe('the events of a replica', () => {
  it('are told once the replica serves what they tell of, and not before', async () => {
    const fixture = new Fixture();
    let let_: () => void = () => undefined;
    fixture.serving = new Promise((resolve) => (let_ = resolve));
    fixture.newest = 2;
    const refreshed = fixture.log.refresh();
    await new Promise((done) => setTimeout(done, 5));
    expect([fixture.log.told, await fixture.sequences(0)]).toEqual([0, []]);
    let_();
    expect(await refreshed).toBe(2);
    expect([fixture.log.told, await fixture.sequences(0), fixture.served]).toEqual([2, [1, 2], [2]]);
  });

  it('that came while others were being served wait for the next time', async () => {
    const fixture = new Fixture();
    let let_: () => void = () => undefined;
    fixture.serving = new Promise((resolve) => (let_ = resolve));
    fixture.newest = 2;
    const first = fixture.log.refresh();
    await Promise.resolve();
    fixture.newest = 3;
    const second = fixture.log.refresh();
    let_();
    await first;
    expect(fixture.log.told).toBe(2);
    expect(await second).toBe(3);
    expect(await fixture.sequences(0)).toEqual([1, 2, 3]);
  });

  it('are not told while a release cannot be served, and what is known is told all the same', async () => {
    const fixture = new Fixture();
    fixture.newest = 2;
    await fixture.log.refresh();
    fixture.newest = 3;
    fixture.isUnderstood = false;
    expect(await fixture.log.refresh()).toBe(3);
    expect([fixture.log.told, await fixture.sequences(1)]).toEqual([2, [2]]);
    fixture.isUnderstood = true;
    await fixture.log.refresh();
    expect(await fixture.sequences(1)).toEqual([2, 3]);
  });

  it('do not move a cursor back that another replica has given', async () => {
    const fixture = new Fixture();
    fixture.newest = 2;
    await fixture.log.refresh();
    expect(await fixture.log.read({ after: 7, limit: 10 })).toEqual({ items: [], cursor: 7, hasMore: false });
  });

  it('are read from the database where they are old, and a page ends where it is full', async () => {
    const fixture = new Fixture();
    fixture.newest = 2500;
    await fixture.log.refresh();
    expect(fixture.reads).toEqual([{ after: 1500, until: 2500, limit: 1000 }]);
    const page = await fixture.log.read({ after: 10, limit: 3, types: ['release.tested'] });
    expect([page.items.map(({ sequence }) => sequence), page.cursor, page.hasMore]).toEqual([[11, 12, 13], 13, true]);
    expect(fixture.reads.at(-1)).toEqual({ after: 10, until: 2500, limit: 4, types: ['release.tested'] });
  });

  it('are read by a thousand followers with one query', async () => {
    const fixture = new Fixture();
    await fixture.log.refresh();
    fixture.newest = 1;
    await fixture.log.refresh();
    for (let reader = 0; reader < 1000; reader += 1) expect(await fixture.sequences(0)).toEqual([1]);
    expect(fixture.reads).toHaveLength(1);
  });
});

describe('with the database away', () => {
  it('throw a problem that the caller can wait out, and are held to the newest as far as they are known', async () => {
    const fixture = new Fixture();
    fixture.newest = 2500;
    await fixture.log.refresh();
    fixture.isAway = true;
    await expect(fixture.log.refresh()).rejects.toMatchObject({ status: 503, code: 'events-away' });
    await expect(fixture.log.read({ after: 0, limit: 1 })).rejects.toMatchObject({ status: 503, code: 'events-away' });
    expect(await fixture.sequences(2499)).toEqual([2500]);
  });

  it('do not call a fault of this service an absence', async () => {
    const fixture = new Fixture();
    const broken = new FollowedEvents({
      store: { newest: () => Promise.reject(new TypeError('x is not a function')), read: async () => [] },
      serve: async () => undefined,
    });
    await expect(broken.refresh()).rejects.toThrow(TypeError);
    expect(fixture.log.told).toBe(0);
  });
});

describe('whoever waits for events', () => {
  it('is woken by news, by the end of the time, by the signal, and when the database is back', async () => {
    const fixture = new Fixture();
    const woken: string[] = [];
    const wait = (name: string, ms: number, signal = never) =>
      fixture.log.wake(ms, signal).then(() => void woken.push(name));
    const closing = new AbortController();
    const byNews = wait('news', 3_600_000);
    fixture.newest = 1;
    await fixture.log.refresh();
    await byNews;
    await wait('time', 1);
    const bySignal = wait('signal', 3_600_000, closing.signal);
    closing.abort();
    await bySignal;
    await wait('signal before', 3_600_000, closing.signal);
    fixture.isAway = true;
    await expect(fixture.log.refresh()).rejects.toThrow();
    const byReturn = wait('return', 3_600_000);
    fixture.isAway = false;
    await fixture.log.refresh();
    await byReturn;
    expect(woken).toEqual(['news', 'time', 'signal', 'signal before', 'return']);
  });

  it('sleeps on when nothing is new', async () => {
    const fixture = new Fixture();
    let isWoken = false;
    const closing = new AbortController();
    const waiting = fixture.log.wake(3_600_000, closing.signal).then(() => (isWoken = true));
    for (let look = 0; look < 3; look += 1) await fixture.log.refresh();
    await new Promise((done) => setTimeout(done, 5));
    expect(isWoken).toBe(false);
    closing.abort();
    await waiting;
  });
});
