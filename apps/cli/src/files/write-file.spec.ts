import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFile } from './write-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => join(folder, name);

describe('writeFile', () => {
  it('writes a file, and nothing beside it', () => {
    writeFile(inFolder('a'), 'boat', { mayReplace: false });
    expect(readFileSync(inFolder('a'), 'utf8')).toBe('boat');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('makes a program one that can be run', () => {
    writeFile(inFolder('a.sh'), '#!/bin/sh\n', { mayReplace: false, isProgram: true });
    expect(statSync(inFolder('a.sh')).mode & 0o100).toBe(0o100);
  });

  it('replaces a file only where it may, and leaves no trace where it may not', () => {
    writeFileSync(inFolder('a'), 'old');
    expect(() => writeFile(inFolder('a'), 'new', { mayReplace: false })).toThrow('this is there already');
    expect([readFileSync(inFolder('a'), 'utf8'), readdirSync(folder)]).toEqual(['old', ['a']]);
    writeFile(inFolder('a'), 'new', { mayReplace: true });
    expect(readFileSync(inFolder('a'), 'utf8')).toBe('new');
  });

  it('writes to what a link leads to, and keeps the link', () => {
    mkdirSync(inFolder('deep'));
    writeFileSync(inFolder('deep/a'), 'old');
    symlinkSync('deep/a', inFolder('link'));
    writeFile(inFolder('link'), 'new', { mayReplace: true });
    expect(readFileSync(inFolder('deep/a'), 'utf8')).toBe('new');
    expect(
      readdirSync(folder, { withFileTypes: true })
        .find(({ name }) => name === 'link')
        ?.isSymbolicLink(),
    ).toBe(true);
  });

  it('writes to a device and never puts a file in its place', () => {
    writeFile('/dev/null', 'boat', { mayReplace: true });
    expect(statSync('/dev/null').isFile()).toBe(false);
    expect(existsSync('/dev/null')).toBe(true);
  });

  it.each([
    ['no/such/a', 'there is no such file'],
    ['.', 'this is a folder'],
  ])('tells why %s cannot be written', (name, reason) => {
    expect(() => writeFile(inFolder(name), 'x', { mayReplace: true })).toThrow(reason);
    expect(readdirSync(folder)).toEqual([]);
  });
});
