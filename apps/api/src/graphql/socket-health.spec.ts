import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { keepAlive, sendInTime, WAITING_BYTES } from './socket-health.js';

/** The part of a WebSocket that its health is told by. */
class Line extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly send = vi.fn((_text: string, done: (error?: Error) => void) => done());
  readonly ping = vi.fn();
  readonly terminate = vi.fn(() => this.emit('close'));
}

const socketOf = (line: Line) => line as unknown as WebSocket;

describe('a text for a reader', () => {
  it('is sent while the reader reads', async () => {
    const line = new Line();
    line.bufferedAmount = WAITING_BYTES;
    await sendInTime(socketOf(line), 'x');
    expect(line.send).toHaveBeenCalledTimes(1);
    expect(line.terminate).not.toHaveBeenCalled();
  });

  it('cuts off a reader that has let too much wait', async () => {
    const line = new Line();
    line.bufferedAmount = WAITING_BYTES + 1;
    await sendInTime(socketOf(line), 'x');
    expect(line.send).not.toHaveBeenCalled();
    expect(line.terminate).toHaveBeenCalledTimes(1);
  });

  it('is let fall where nobody is there any more', async () => {
    const line = new Line();
    line.readyState = 3;
    await sendInTime(socketOf(line), 'x');
    expect(line.send).not.toHaveBeenCalled();
  });
});

describe('a connection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('lasts while the other side answers', () => {
    const line = new Line();
    keepAlive(socketOf(line), 1000);
    for (let beat = 0; beat < 10; beat += 1) {
      vi.advanceTimersByTime(12_000);
      line.emit('pong');
    }
    expect(line.ping).toHaveBeenCalledTimes(10);
    expect(line.terminate).not.toHaveBeenCalled();
  });

  it('ends when the other side has gone without a word', () => {
    const line = new Line();
    keepAlive(socketOf(line), 1000);
    vi.advanceTimersByTime(24_000);
    expect(line.terminate).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(120_000);
    expect(line.ping).toHaveBeenCalledTimes(1);
  });

  it('ends when it asks to be answered over and over, and reads nothing', () => {
    const line = new Line();
    keepAlive(socketOf(line), 1000);
    line.emit('ping');
    expect(line.terminate).not.toHaveBeenCalled();
    line.bufferedAmount = 1001;
    line.emit('ping');
    expect(line.terminate).toHaveBeenCalledTimes(1);
  });
});
