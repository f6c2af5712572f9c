import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Given } from '../arguments/given.js';
import { paperWorld } from '../world.spec-fixture.js';
import { runDigest } from './digest.js';

async function digestOf(stdin: string, pointer?: string): Promise<string> {
  const world = paperWorld(stdin);
  const flags = new Map(pointer === undefined ? [] : [['pointer', [pointer]] as const]);
  await runDigest(new Given([], flags), world);
  return world.written.out;
}

const sha256 = (text: string) => `${createHash('sha256').update(text).digest('hex')}\n`;

describe('digest', () => {
  it('is that of the canonical form, however the answer is written', async () => {
    expect(await digestOf('{ "b": 1.0, "a": [true] }\n')).toBe(sha256('{"a":[true],"b":1}'));
  });

  it.each([
    ['/data/compare', '{"data":{"compare":{"a":1}}}'],
    ['/x~1y/~0/1', '{"x/y":{"~":[0,{"a":1}]}}'],
    ['', '{"a":1}'],
  ])('is of what %j leads to', async (pointer, text) => {
    expect(await digestOf(text, pointer)).toBe(sha256('{"a":1}'));
  });

  it.each([
    ['{"data":null}', '/data/compare', 'there is nothing at /data/compare'],
    ['{"data":{"compare":null}}', '/data/compare', 'there is nothing at /data/compare'],
    ['[]', '/length', 'there is nothing at /length'],
    ['{}', '/constructor', 'there is nothing at /constructor'],
    ['{}', 'data', '--pointer takes a JSON pointer'],
    ['<html>', '', 'this is no JSON'],
    [String.raw`{"a":"\ud800"}`, '', 'this has no canonical form'],
  ])('of %s at %j is refused', async (text, pointer, reason) => {
    await expect(digestOf(text, pointer)).rejects.toThrow(reason);
  });
});
