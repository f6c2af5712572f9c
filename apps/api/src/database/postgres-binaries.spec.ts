import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addLinks } from './postgres-binaries.js';

let folder: string;
const native = () => join(folder, 'native');
const link = () => join(native(), 'lib/libpq.so.5');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-links-'));
  mkdirSync(join(native(), 'lib'), { recursive: true });
  writeFileSync(join(native(), 'lib/libpq.so.5.18'), 'library');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(join(native(), 'pg-symlinks.json'), JSON.stringify(links));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('addLinks', () => {
  it('makes the links that npm did not', () => {
    addLinks(native());
    expect(lstatSync(link()).isSymbolicLink()).toBe(true);
    expect(readFileSync(link(), 'utf8')).toBe('library');
  });

  it('leaves links that are there, and mends one that leads nowhere', () => {
    addLinks(native());
    const before = lstatSync(link()).ino;
    addLinks(native());
    expect(lstatSync(link()).ino).toBe(before);
    rmSync(link());
    symlinkSync('gone.so', link());
    addLinks(native());
    expect(readFileSync(link(), 'utf8')).toBe('library');
  });

  it('has nothing to do where the package lists none', () => {
    rmSync(join(native(), 'pg-symlinks.json'));
    expect(() => addLinks(native())).not.toThrow();
  });
});
