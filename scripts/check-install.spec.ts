import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isInstalled, requireNode } from './check-install.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plimsoll-install-'));
  mkdirSync(join(root, 'node_modules'));
  write('package.json', { engines: { node: '>=20.19.0' } });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

function write(path: string, value: unknown): void {
  writeFileSync(join(root, path), JSON.stringify(value));
}

function lists(wanted: object, installed: object): void {
  write('package-lock.json', { packages: { '': {}, 'libs/engine': { version: '0.1.0' }, ...wanted } });
  write('node_modules/.package-lock.json', { packages: installed });
}

describe('isInstalled', () => {
  const zod = { 'node_modules/zod': { version: '4.6.0' } };

  it('is true when every package is there in its version', () => {
    lists(zod, { ...zod, 'node_modules/more': { version: '1.0.0' } });
    expect(isInstalled(root)).toBe(true);
  });

  it.each([
    ['nothing was installed', undefined],
    ['a package is missing', {}],
    ['a package has another version', { 'node_modules/zod': { version: '4.5.9' } }],
  ])('is false when %s', (_why, installed) => {
    lists(zod, installed ?? {});
    if (installed === undefined) rmSync(join(root, 'node_modules'), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });

  it('does not miss a package for another platform', () => {
    lists({ ...zod, 'node_modules/only-mac': { version: '1.0.0', optional: true } }, zod);
    expect(isInstalled(root)).toBe(true);
  });
});

describe('requireNode', () => {
  it.each([
    ['20.19.0', false],
    ['22.0.0', false],
    ['20.18.9', true],
    ['18.20.4', true],
  ])('with Node %s: ends the process is %s', (version, ends) => {
    const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
    const say = vi.spyOn(console, 'error').mockReturnValue();
    requireNode(root, version);
    expect(exit.mock.calls).toEqual(ends ? [[1]] : []);
    if (ends) expect(say.mock.calls[0]?.[0]).toContain(`needs Node 20.19.0 or newer; this is Node ${version}`);
  });
});
