import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { BootError } from './database.types.js';

/** Who PostgreSQL runs as. `switch` holds what spawn needs to become that account; it is empty when this process is it already. */
export interface Account {
  readonly name: string;
  readonly switch: Readonly<{ uid: number; gid: number }> | Readonly<Record<never, never>>;
}

/** Accounts without rights that systems have, best first. */
const UNPRIVILEGED = ['nobody', 'daemon'];

/**
 * PostgreSQL refuses to run as root, so root lends it an account without rights, or the owner of data that is there already.
 * Throws BootError when there is no such account, or when the data belong to somebody else.
 */
export function chooseAccount(clusterDirectory: string | undefined): Account {
  const owner = clusterDirectory === undefined ? undefined : statSync(clusterDirectory).uid;
  const own = process.getuid?.();
  if (own !== 0) {
    if (owner !== undefined && owner !== own)
      throw new BootError(
        `the data in ${clusterDirectory} belong to user ${owner}: start as before, or set PLIMSOLL_DATA_DIR to another directory`,
      );
    return { name: 'this user', switch: {} };
  }
  const known = readAccounts();
  const account =
    owner === undefined || owner === 0
      ? UNPRIVILEGED.map((name) => known.find((each) => each.name === name)).find((each) => each !== undefined)
      : known.find((each) => each.uid === owner);
  if (!account)
    throw new BootError(
      'root cannot run PostgreSQL and no other account is here: start as another user, or set DATABASE_URL',
    );
  return { name: account.name, switch: { uid: account.uid, gid: account.gid } };
}

/** Gives a file or directory to the account. */
export function giveTo(account: Account, path: string): void {
  if ('uid' in account.switch) chownSync(path, account.switch.uid, account.switch.gid);
}

/** Tells whether the account can enter a directory; tried rather than computed, because of access lists and mounts. */
export function canEnter(account: Account, directory: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], {
    ...account.switch,
    cwd: '/',
    stdio: 'ignore',
  });
  return status === 0;
}

function readAccounts(): readonly { readonly name: string; readonly uid: number; readonly gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((each) => Number.isInteger(each.uid) && Number.isInteger(each.gid));
}
