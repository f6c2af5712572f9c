import { Readable } from 'node:stream';
import { Problem } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { streamEvents } from './event-stream.js';
import { EventLog, type EventPage, type EventRange, type StoredEvent } from './events.types.js';

const event = (sequence: number): StoredEvent => ({
  id: `id-${sequence}`,
  sequence,
  type: 'test.happened',
  catalog: 'fixture',
  at: '2026-11-22T00:00:00.000Z',
  data: { text: 'one\ntwo' },
});

/** A log with so many events, which can go away. */
class Fixture extends EventLog {
  reads = 0;
  isAway = false;
  wakes = 0;
  failure: Error = new Problem(503, 'events-away', 'away');
  private wakeNow: () => void = () => undefined;

  constructor(public told: number) {
    super();
  }

  override refresh(): Promise<number> {
    return Promise.resolve(this.told);
  }

  override async read({ after, limit }: EventRange): Promise<EventPage> {
    this.reads += 1;
    if (this.isAway) throw this.failure;
    const count = Math.min(limit, this.told - after);
    const items = Array.from({ length: count }, (_, index) => event(after + 1 + index));
    return { items, cursor: after + count, hasMore: after + count < this.told };
  }

  override wake(withinMs: number, signal: AbortSignal): Promise<void> {
    this.wakes += 1;
    return new Promise((resolve) => {
      setTimeout(resolve, withinMs);
      signal.addEventListener('abort', () => resolve());
      this.wakeNow = resolve;
    });
  }

  add(count: number): void {
    this.told += count;
    this.wakeNow();
  }
}

const HOUR_MS = 3_600_000;
const reader = (signal: AbortSignal, heartbeatMs = HOUR_MS, after = 0) => ({ after, heartbeatMs, signal });

describe('a stream of events', () => {
  it('begins with its place, and gives each event as one message', async () => {
    const log = new Fixture(1);
    const closing = new AbortController();
    const texts = streamEvents(log, reader(closing.signal));
    expect((await texts.next()).value).toBe('retry: 3000\nid: 0\n\n');
    const { value } = await texts.next();
    expect(value).toBe(
      'id: 1\nevent: test.happened\ndata: {"at":"2026-11-22T00:00:00.000Z","catalog":"fixture","data":{"text":"one\\ntwo"},"id":"id-1","sequence":1,"type":"test.happened"}\n\n',
    );
    const next = texts.next();
    closing.abort();
    expect(await next).toEqual({ value: undefined, done: true });
  });

  it('reads no further than its reader takes', async () => {
    const log = new Fixture(100_000);
    const closing = new AbortController();
    const stream = Readable.from(streamEvents(log, reader(closing.signal)), { objectMode: true, highWaterMark: 1 });
    await new Promise((resolve) => stream.once('readable', resolve));
    await new Promise((done) => setTimeout(done, 20));
    expect(log.reads).toBeLessThan(4);
    for (let taken = 0; taken < 10;)
      taken += stream.read() === null ? await new Promise<0>((done) => setTimeout(done, 1, 0)) : 1;
    expect(log.reads).toBeLessThan(14);
    stream.destroy();
    closing.abort();
  });

  it('sleeps until there is more, and then tells it', async () => {
    const log = new Fixture(0);
    const closing = new AbortController();
    const texts = streamEvents(log, reader(closing.signal));
    await texts.next();
    const next = texts.next();
    await new Promise((done) => setTimeout(done, 10));
    expect(log.reads).toBe(1);
    log.add(250);
    const counts = [await next, await texts.next(), await texts.next()].map(
      ({ value }) => String(value).match(/^data: /gm)?.length,
    );
    expect(counts).toEqual([100, 100, 50]);
    closing.abort();
  });

  it('beats while the database is away without asking it all the time, and goes on where it was', async () => {
    const log = new Fixture(3);
    const closing = new AbortController();
    const texts = streamEvents(log, reader(closing.signal, 5));
    await texts.next();
    await texts.next();
    log.isAway = true;
    log.told = 5;
    const reads = log.reads;
    for (let beats = 0; beats < 3; beats += 1) expect((await texts.next()).value).toBe(': nothing new\nid: 3\n\n');
    expect(log.reads - reads).toBeLessThan(10);
    log.isAway = false;
    expect((await texts.next()).value).toMatch(/^id: 4\n[^]*\nid: 5\n/);
    closing.abort();
  });

  it('ends with a fault of the service, and does not wait it out', async () => {
    const log = new Fixture(3);
    log.isAway = true;
    log.failure = new TypeError('x is not a function');
    const texts = streamEvents(log, reader(new AbortController().signal));
    await texts.next();
    await expect(texts.next()).rejects.toThrow(TypeError);
  });
});
