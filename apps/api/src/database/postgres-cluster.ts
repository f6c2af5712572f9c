import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveTo } from './account.js';
import { BootError, type Log } from './database.types.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { PostgresHome } from './postgres-home.js';

/** The role that owns the embedded database. */
const EMBEDDED_USER = 'plimsoll';

/** The address of an embedded server. It holds the password: it is not for logs. */
export const embeddedUrl = (password: string, port: number): string =>
  `postgresql://${EMBEDDED_USER}:${password}@127.0.0.1:${port}/postgres`;

/** The file that keeps the password, for whoever may read the data directory. */
export const passwordFileOf = (dataDirectory: string): string => join(dataDirectory, 'password');

/** Makes the data files on the first start and returns the password; on later starts it only reads the password. */
export function openCluster(home: PostgresHome, binaries: PostgresBinaries, dataDirectory: string, log: Log): string {
  const passwordFile = passwordFileOf(dataDirectory);
  if (existsSync(home.cluster)) {
    if (existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8');
    throw new BootError(`${passwordFile} is missing: bring it back, or remove ${home.cluster} to begin anew`);
  }
  const password = randomBytes(24).toString('base64url');
  const draft = `${home.cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(home.account, draft);
  initialise(home, binaries, { draft, password });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  // The name appears when the work is whole, so that an interrupted first start begins anew.
  renameSync(draft, home.cluster);
  log.info({ cluster: home.cluster }, `a new embedded PostgreSQL was made in ${home.cluster}`);
  return password;
}

// Built-in collation: the order of texts does not depend on the machine's libraries.
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

function initialise(
  { directory, account }: PostgresHome,
  { initdb }: PostgresBinaries,
  { draft, password }: { readonly draft: string; readonly password: string },
): void {
  const secret = mkdtempSync(join(directory, 'secret-'));
  const file = join(secret, 'password');
  try {
    writeFileSync(file, password, { mode: 0o600 });
    giveTo(account, secret);
    giveTo(account, file);
    const words = ['-D', draft, '-U', EMBEDDED_USER, '--auth=scram-sha-256', `--pwfile=${file}`, ...LOCALE];
    const { status, stderr, error } = spawnSync(initdb, words, { ...account.switch, cwd: '/', encoding: 'utf8' });
    if (status === 0) return;
    const reason = error?.message ?? stderr.trim().split('\n').at(-1);
    throw new BootError(`the embedded PostgreSQL could not be made in ${directory}: ${reason}`);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}
