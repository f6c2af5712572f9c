import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { linesOf } from './batch-lines.js';

async function* streamed(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size: number, maxBytes = 100): Promise<(string | undefined)[]> {
  const lines = [];
  for await (const line of linesOf(streamed(text, size), maxBytes)) lines.push(line?.toString());
  return lines;
}

describe('linesOf', () => {
  test.prop([
    fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }).filter((line) => !line.includes('\n'))),
    fc.integer({ min: 1, max: 50 }),
  ])('gives each line, however the stream is cut', async (lines, size) => {
    expect(await read(lines.map((line) => `${line}\n`).join(''), size, 1000)).toEqual(lines);
  });

  it('takes a last line that is not ended', async () => {
    expect(await read('a\nb', 2)).toEqual(['a', 'b']);
    expect(await read('', 2)).toEqual([]);
  });

  it('gives up on a line that is too long, and reads on after it', async () => {
    expect(await read(`a\n${'b'.repeat(11)}\nc\n${'d'.repeat(10)}`, 3, 10)).toEqual([
      'a',
      undefined,
      'c',
      'd'.repeat(10),
    ]);
  });
});
