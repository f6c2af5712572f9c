import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../scripts/build.mjs';
import { runProcess, type CliRun } from './run-cli.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A package as it is packed. */
interface PackedPackage {
  readonly name: string;
  readonly tarball: string;
  /** What its code is imported by, and whether a page may load it. */
  readonly entries: readonly { readonly name: string; readonly isForBrowsers: boolean }[];
}

/** A project of somebody else: our packages from their tarballs, and nothing of ours besides. */
export interface EmptyProject {
  readonly folder: string;
  readonly packages: readonly PackedPackage[];
  /** What npm said when it installed them. */
  readonly installed: CliRun;
  /** Runs a program of Node in it. */
  run(args: readonly string[]): Promise<CliRun>;
  remove(): void;
}

/** Packs what is published, as it is built, and installs it with `more` into a folder that holds the programs of `test/consumer`. */
export async function emptyProject(more: Readonly<Record<string, string>>): Promise<EmptyProject> {
  build();
  const place = mkdtempSync(join(tmpdir(), 'plimsoll-empty-'));
  const packed = await runProcess(process.execPath, [here('../../scripts/packages.mjs'), 'pack', place]);
  if (packed.code !== 0) throw new Error(`the packages could not be packed: ${packed.stderr}`);
  const packages = JSON.parse(packed.stdout) as readonly PackedPackage[];
  const folder = join(place, 'project');
  cpSync(here('../consumer'), folder, { recursive: true });
  const ours = packages.map(({ name, tarball }) => [name, `file:${tarball}`] as const);
  const manifest = { private: true, type: 'module', dependencies: { ...Object.fromEntries(ours), ...more } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const words = ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--logs-max=0'];
  return {
    folder,
    packages,
    installed: await runProcess('npm', words, { cwd: folder }),
    run: (args) => runProcess(process.execPath, args, { cwd: folder }),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}
