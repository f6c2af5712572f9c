import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createPackageFromTarballData } from '@arethetypeswrong/core';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Packs every workspace of a project that is not private, as it is built now. Throws Error with npm's words. */
export function packPackages(project, destination) {
  const published = readJson(join(project, 'package.json')).workspaces.filter(
    (folder) => readJson(join(project, folder, 'package.json')).private !== true,
  );
  for (const folder of published) removeLeftOvers(join(project, folder));
  if (published.length === 0) return [];
  const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', destination];
  const { status, stdout, stderr, error } = spawnSync(
    'npm',
    [...words, ...published.flatMap((folder) => ['--workspace', folder])],
    { cwd: project, encoding: 'utf8', maxBuffer: 1e9, shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`npm pack: ${stderr ?? ''}${error?.message ?? ''}`);
  return JSON.parse(stdout).map(({ filename }) => readPackage(join(destination, filename)));
}

/** What the compiler wrote of a source that is gone: it never takes it away again, and everything in `dist` is packed. */
function removeLeftOvers(folder) {
  const dist = join(folder, 'dist');
  if (!existsSync(join(folder, 'tsconfig.json')) || !existsSync(dist)) return;
  for (const path of readdirSync(dist, { recursive: true })) {
    const [, stem] = /^(.+?)(?:[.]js|[.]js[.]map|[.]d[.]ts)$/.exec(path) ?? [];
    if (stem !== undefined && !existsSync(join(folder, 'src', `${stem}.ts`))) rmSync(join(dist, path));
  }
}

/** A tarball as it will be unpacked: its manifest, and its files by their path from the package's root. */
function readPackage(tarball) {
  const contents = createPackageFromTarballData(readFileSync(tarball));
  const top = `/node_modules/${contents.packageName}/`;
  const files = new Map(contents.listFiles().map((path) => [path.slice(top.length), contents.readFile(path)]));
  const manifest = JSON.parse(files.get('package.json'));
  return { name: manifest.name, version: manifest.version, tarball, manifest, files };
}
