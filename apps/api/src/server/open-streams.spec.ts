import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { OpenStreams } from './open-streams.js';

describe('open streams', () => {
  it('are only so many at once, and the place of one that has gone is free again', () => {
    const streams = new OpenStreams(2);
    const [first, second] = [new EventEmitter(), new EventEmitter()];
    const signal = streams.add(first as never);
    streams.add(second as never);
    expect(() => streams.add(new EventEmitter() as never)).toThrow(
      expect.objectContaining({ status: 503, code: 'too-many-streams' }),
    );
    expect([streams.count, signal.aborted]).toEqual([2, false]);
    first.emit('close');
    expect([streams.count, signal.aborted]).toEqual([1, true]);
    streams.add(new EventEmitter() as never);
    expect(streams.count).toBe(2);
  });

  it('all end with the service, and so does one that comes too late', () => {
    const streams = new OpenStreams(3);
    const signals = [1, 2].map(() => streams.add(new EventEmitter() as never));
    streams.onModuleDestroy();
    signals.push(streams.add(new EventEmitter() as never));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true]);
  });
});
