import { describe, expect, it } from 'vitest';
import { paperWorld } from '../world.spec-fixture.js';
import { readBaseline } from './baseline.js';

const baselineOf = (text: string) => readBaseline('-', paperWorld(text));

describe('readBaseline', () => {
  it('takes one answer for every file', async () => {
    const baseline = await baselineOf('{"findings":[]}\n');
    expect([baseline('a'), baseline('b')]).toEqual([{ findings: [] }, { findings: [] }]);
  });

  it('gives each file its own line, and nothing to one that has none', async () => {
    const baseline = await baselineOf(
      '{"index":0,"id":"a","report":{"findings":[1]}}\n{"index":1,"id":"b","problem":{}}\n',
    );
    expect([baseline('a'), baseline('b'), baseline('c')]).toEqual([{ findings: [1] }, [], []]);
  });

  it('takes a single line for its own file alone', async () => {
    const baseline = await baselineOf('{"index":0,"id":"a","report":{"findings":[1]}}');
    expect([baseline('a'), baseline('b')]).toEqual([{ findings: [1] }, []]);
  });

  it.each(['', 'no json', '{"id":"a","report":{}}\nno json'])('refuses %j', async (text) => {
    await expect(baselineOf(text)).rejects.toThrow('no former answer');
  });

  it('is nothing where no file is named', async () => {
    expect((await readBaseline(undefined, paperWorld()))('a')).toBe(undefined);
  });
});
