import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const script = fileURLToPath(new URL('packages.mjs', import.meta.url));
const built = { types: './dist/index.d.ts', default: './dist/index.js' };
const entry = (name: string) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });
const map = (source: string) => JSON.stringify({ version: 3, sources: [source], names: [], mappings: '' });

interface Kept {
  readonly manifest?: object;
  /** By path; undefined is not there. */
  readonly files?: Readonly<Record<string, string | undefined>>;
}

/** A package without a fault, under another name. */
const sound = {
  version: '1.0.0',
  description: 'A package.',
  license: 'UNLICENSED',
  type: 'module',
  engines: { node: '>=20' },
  files: ['dist', 'src'],
  exports: { '.': built },
};
const soundFiles = {
  'README.md': '# A package\n',
  'dist/index.js': 'export const a = 1;\n//# sourceMappingURL=index.js.map\n',
  'dist/index.js.map': map('../src/index.ts'),
  'dist/index.d.ts': 'export declare const a: number;\n',
  'src/index.ts': 'export const a = 1;\n',
};

/** Packages with one fault each, and what is said of it. */
const faults: Readonly<Record<string, Kept & { readonly said: readonly string[] }>> = {
  '@plimsoll/sound': { said: [] },
  '@plimsoll/unlicensed': { manifest: { license: undefined }, said: ['has no license'] },
  '@plimsoll/untold': { files: { 'README.md': undefined }, said: ['has no README.md'] },
  '@plimsoll/unpublished': {
    manifest: { dependencies: { '@plimsoll/hidden': '1.0.0' } },
    said: ['needs @plimsoll/hidden 1.0.0, which is not published with it'],
  },
  '@plimsoll/older': {
    manifest: { dependencies: { '@plimsoll/sound': '0.9.0' } },
    said: ['needs @plimsoll/sound 0.9.0, which is not published with it'],
  },
  '@plimsoll/linked': {
    manifest: { dependencies: { thing: 'file:../thing' } },
    said: ['needs thing from a place of its own', 'publint: '],
  },
  '@plimsoll/command': {
    manifest: { exports: undefined, bin: { it: './dist/index.js' } },
    said: ['dist/index.js is a command without #!', 'publint: '],
  },
  '@plimsoll/tested': {
    files: { 'src/index.spec.ts': '', 'dist/more.js': `import { it } from 'vitest';\nit('x');\n` },
    said: [
      'dist/more.js mentions the tests',
      'src/index.spec.ts is of the tests',
      'dist/more.js imports vitest, which its package does not ask for',
    ],
  },
  '@plimsoll/placed': {
    files: { 'dist/more.js': `export const place = '${homedir()}/key';\n` },
    said: [`dist/more.js holds ${homedir()}/`],
  },
  '@plimsoll/mapped': {
    manifest: { files: ['dist'] },
    said: ['dist/index.js.map leads to ../src/index.ts, which is not packed'],
  },
  '@plimsoll/unmapped': {
    manifest: { files: ['dist', 'src', '!dist/*.map'] },
    said: ['dist/index.js leads to index.js.map, which is not packed'],
  },
  '@plimsoll/torn': {
    files: { 'dist/more.js': `export * from './gone.js';\n`, 'dist/more.d.ts': `export * from './gone.js';\n` },
    said: [
      'dist/more.js imports ./gone.js, which is not packed',
      'dist/more.d.ts imports ./gone.js, which is not packed',
    ],
  },
  '@plimsoll/deep': {
    manifest: { dependencies: { '@plimsoll/sound': '1.0.0' } },
    files: { 'dist/index.js': `export * from '@plimsoll/sound/dist/index.js';\n` },
    said: ['dist/index.js imports @plimsoll/sound/dist/index.js, which is no entry'],
  },
  '@plimsoll/of-node': {
    manifest: { dependencies: { '@plimsoll/reader': '1.0.0' } },
    files: { 'dist/index.js': `export * from '@plimsoll/reader';\n` },
    said: ['@plimsoll/of-node is for browsers too, but @plimsoll/reader/dist/deep.js imports node:fs'],
  },
  '@plimsoll/reader': {
    files: {
      'dist/index.js': `export const read = () => import('./deep.js');\n`,
      'dist/deep.js': `export { readFileSync } from 'node:fs';\n`,
    },
    said: ['@plimsoll/reader is for browsers too, but @plimsoll/reader/dist/deep.js imports node:fs'],
  },
  '@plimsoll/sdk': {
    manifest: {
      dependencies: { '@plimsoll/sound': '1.0.0' },
      exports: { '.': built, './offline': entry('offline'), './local': entry('local') },
    },
    files: {
      'dist/index.d.ts': `export declare const a: import('@plimsoll/sound').A;\n`,
      'dist/offline.js': `export * from '@plimsoll/sound';\n`,
      'dist/offline.d.ts': `export * from '@plimsoll/sound';\n`,
      'dist/local.js': `export * from 'node:fs';\n`,
      'dist/local.d.ts': `export declare const b: number;\n`,
    },
    said: ['@plimsoll/sdk needs no other package, but dist/index.d.ts imports @plimsoll/sound'],
  },
  '@plimsoll/untyped': {
    manifest: { exports: { '.': './dist/index.js', './more': './dist/more.js' } },
    files: { 'dist/more.js': 'export const b = 2;\n' },
    said: ['arethetypeswrong: No types ./more node16-esm', 'arethetypeswrong: No types ./more bundler'],
  },
  '@plimsoll/empty': {
    manifest: { exports: { '.': { types: './dist/index.d.ts', default: './dist/gone.js' } } },
    said: ['publint: pkg.exports["."].default is ./dist/gone.js but the file does not exist.'],
  },
};

let project: string;
let said: readonly string[];
let status: number | null;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'plimsoll-faults-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  const packages = { ...faults, '@plimsoll/hidden': { manifest: { private: true }, said: [] } };
  for (const [name, { manifest, files }] of Object.entries<Kept>(packages)) {
    write(`${name}/package.json`, JSON.stringify({ name, ...sound, ...manifest }));
    for (const [path, text] of Object.entries({ ...soundFiles, ...files }))
      if (text !== undefined) write(`${name}/${path}`, text);
  }
  write('@plimsoll/sound/tsconfig.json', '{}');
  write('@plimsoll/sound/dist/left-over.js', `import 'vitest';\n`);
  write('package.json', JSON.stringify({ private: true, workspaces: Object.keys(packages) }));
  const run = spawnSync(process.execPath, [script, 'check', project], { encoding: 'utf8' });
  said = run.stdout.trim().split('\n');
  status = run.status;
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

it.each(Object.entries(faults))('tells what is wrong with %s', (name, { said: expected }) => {
  const own = said.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
  expect(own).toEqual(expected.map((words) => expect.stringContaining(words)));
});

it('packs what is published, without what is left of sources that are gone, and fails', () => {
  const count = Object.keys(faults).length;
  expect(said.at(-1)).toMatch(new RegExp(`^${count} packages, \\d+ problems$`));
  expect(status).toBe(1);
});

it('fails where nothing is published', () => {
  const empty = mkdtempSync(join(tmpdir(), 'plimsoll-faults-'));
  writeFileSync(join(empty, 'package.json'), JSON.stringify({ private: true, workspaces: [] }));
  const { status: code, stdout } = spawnSync(process.execPath, [script, 'check', empty], { encoding: 'utf8' });
  rmSync(empty, { recursive: true, force: true });
  expect([code, stdout]).toEqual([1, 'no workspace is published\n0 packages, 1 problems\n']);
});
