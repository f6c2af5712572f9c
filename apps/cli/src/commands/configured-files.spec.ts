import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Given } from '../arguments/given.js';
import { wantedFiles, writeFiles } from './configured-files.js';

const given = (flags: Readonly<Record<string, readonly string[]>>) => new Given([], new Map(Object.entries(flags)));
const files = { 'main.tf': 'terraform', 'create.sh': 'az' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('wantedFiles', () => {
  it('are those that are named, once each', () => {
    expect(wantedFiles(given({}))).toEqual([]);
    expect(wantedFiles(given({ file: ['a', 'b', 'a'], out: ['x'] }))).toEqual(['a', 'b']);
  });

  it.each([
    [{ file: ['a', 'b'] }, 'stdout holds one file'],
    [{ file: ['a'], format: ['json'] }, 'leave --format out'],
    [{ force: [''] }, '--force is for files'],
  ])('%j is refused', (flags, reason) => expect(() => wantedFiles(given(flags))).toThrow(reason));
});

describe('writeFiles', () => {
  it('writes all, or those that are named, into a folder that it makes', () => {
    const [one, two] = [join(folder, 'one/deep'), join(folder, 'two')];
    expect(writeFiles(one, files, { wanted: [], mayReplace: false })).toEqual([
      join(one, 'main.tf'),
      join(one, 'create.sh'),
    ]);
    expect(writeFiles(two, files, { wanted: ['main.tf'], mayReplace: false })).toEqual([join(two, 'main.tf')]);
    expect([readdirSync(one), readdirSync(two)]).toEqual([['create.sh', 'main.tf'], ['main.tf']]);
  });

  it('writes nothing at all where one file is in the way, unless it may', () => {
    writeFileSync(join(folder, 'create.sh'), 'mine');
    expect(() => writeFiles(folder, files, { wanted: [], mayReplace: false })).toThrow(
      'create.sh: there already; --force',
    );
    expect(readdirSync(folder)).toEqual(['create.sh']);
    writeFiles(folder, files, { wanted: [], mayReplace: true });
    expect(readFileSync(join(folder, 'create.sh'), 'utf8')).toBe('az');
  });

  it('tells of a folder that is a file', () => {
    writeFileSync(join(folder, 'taken'), '');
    expect(() => writeFiles(join(folder, 'taken'), files, { wanted: [], mayReplace: false })).toThrow(
      'a file and no folder',
    );
  });
});
