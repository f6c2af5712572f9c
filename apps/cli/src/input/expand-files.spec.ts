import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandFiles } from './expand-files.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-expand-'));
  for (const path of ['fleet/deep', 'fleet/node_modules', 'empty']) mkdirSync(join(folder, path), { recursive: true });
  for (const path of ['fleet/b.json', 'fleet/a.json', 'fleet/deep/c.json', 'fleet/node_modules/d.json', 'a[1].json'])
    writeFileSync(join(folder, path), '{}');
  symlinkSync('nowhere', join(folder, 'adrift.json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const expand = async (...names: readonly string[]) =>
  (await expandFiles(names.map((name) => (name === '-' ? name : join(folder, name))))).map((name) =>
    name.replace(`${folder}/`, ''),
  );

describe('expandFiles', () => {
  it('gives each file once, those of a pattern sorted, and leaves what was installed alone', async () => {
    expect(await expand('fleet/b.json', 'fleet/**/*.json', '-', '-')).toEqual([
      'fleet/b.json',
      'fleet/a.json',
      'fleet/deep/c.json',
      '-',
    ]);
  });

  it('takes what is there by its name, also where it looks like a pattern', async () => {
    expect(await expand('a[1].json')).toEqual(['a[1].json']);
  });

  it.each([
    ['none.json', 'there is no such file'],
    ['fleet/a.json/b', 'there is no such file'],
    ['x'.repeat(5000), 'there is no such file'],
    ['adrift.json', 'this link leads nowhere'],
    ['fleet', 'fleet/**/*.json"'],
    ['empty/*.json', 'no file is like this'],
  ])('refuses %s: %s', async (name, reason) => {
    await expect(expand(name)).rejects.toThrow(reason);
  });
});
