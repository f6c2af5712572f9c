import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../environment.js';
import { outputOf } from './output.js';

class Stream extends EventEmitter {
  text = '';
  failure: Error | undefined;
  constructor(
    readonly isTTY?: true,
    readonly columns?: number,
  ) {
    super();
  }
  write(text: string, done: (error?: Error) => void): boolean {
    if (!this.failure) this.text += text;
    done(this.failure);
    return true;
  }
}

const outputOn = (stream: Stream, variables: Readonly<Record<string, string>> = {}) =>
  outputOf(stream as unknown as Parameters<typeof outputOf>[0], readEnvironment(variables));

describe('outputOf', () => {
  it.each([
    [true, {}, undefined, true],
    [undefined, {}, undefined, false],
    [true, { NO_COLOR: '1' }, undefined, false],
    [true, { NO_COLOR: '' }, undefined, true],
    [true, { TERM: 'dumb' }, undefined, false],
    [undefined, { FORCE_COLOR: '1' }, undefined, true],
    [undefined, { FORCE_COLOR: '' }, undefined, true],
    [true, { FORCE_COLOR: '0' }, undefined, false],
    [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, undefined, true],
    [undefined, { NO_COLOR: '1' }, 'always', true],
    [true, { FORCE_COLOR: '1' }, 'never', false],
    [true, {}, 'auto', true],
  ] as const)('terminal %s with %o and --color %s has colours: %s', (isTTY, variables, when, expected) => {
    expect(outputOn(new Stream(isTTY), variables).paper(when).hasColor).toBe(expected);
  });

  it('bounds lines by the terminal, and those of a pipe by nothing', () => {
    expect(outputOn(new Stream(true, 100)).paper(undefined).columns).toBe(100);
    expect(outputOn(new Stream(true, 100), { COLUMNS: '60' }).paper(undefined).columns).toBe(60);
    expect(outputOn(new Stream(true, 0)).paper(undefined).columns).toBe(80);
    expect(outputOn(new Stream(true, 3)).paper(undefined).columns).toBe(24);
    expect(outputOn(new Stream(undefined, 100), { COLUMNS: '60' }).paper(undefined).columns).toBe(undefined);
  });

  it('never lets the token out', async () => {
    const stream = new Stream();
    await outputOn(stream, { PLIMSOLL_TOKEN: 'anchor-7' }).write('Bearer anchor-7 was refused');
    expect(stream.text).toBe('Bearer *** was refused');
  });

  const fault = (code: string) => Object.assign(new Error(code), { code });

  it('drops what comes after the reader has gone', async () => {
    const stream = new Stream();
    const output = outputOn(stream);
    stream.emit('error', fault('EPIPE'));
    await output.write('more');
    expect(stream.text).toBe('');
  });

  it('minds no reader that goes away in the middle', async () => {
    const stream = new Stream();
    stream.failure = fault('EPIPE');
    await expect(outputOn(stream).write('more')).resolves.toBe(undefined);
  });

  it('tells in a sentence why nothing can be written', async () => {
    const stream = new Stream();
    stream.failure = fault('ENOSPC');
    const output = outputOn(stream);
    await expect(output.write('more')).rejects.toThrow('the output cannot be written: the disk is full');
    await expect(output.write('and more')).rejects.toThrow('the disk is full');
  });
});
