import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { canEnter, chooseAccount, giveTo, type Account } from './account.js';
import { BootError, type Log } from './database.types.js';

/** Where an embedded PostgreSQL lives. `directory` can be entered by the account; `cluster` holds the data. */
export interface PostgresHome {
  readonly directory: string;
  readonly cluster: string;
  readonly account: Account;
}

const CLUSTER = 'postgres';

/**
 * The home that belongs to a data directory: the directory itself, or, when root lends PostgreSQL an account that cannot enter it
 * (a project below /root, a private temporary directory), a place outside that is always the same for that directory.
 */
export function findHome(dataDirectory: string, log: Log): PostgresHome {
  const inside = join(dataDirectory, CLUSTER);
  const outside = outsidePlaces(dataDirectory).find((place) => existsSync(join(place, CLUSTER)));
  if (existsSync(inside)) return reachable(dataDirectory, chooseAccount(inside));
  if (outside !== undefined) return reachable(outside, chooseAccount(join(outside, CLUSTER)));
  const account = chooseAccount(undefined);
  if (canEnter(account, dataDirectory)) return { directory: dataDirectory, cluster: inside, account };
  const directory = makeOutside(dataDirectory, account);
  log.info(
    { directory },
    `PostgreSQL runs as ${account.name}, who cannot enter ${dataDirectory}: its data are in ${directory}`,
  );
  return { directory, cluster: join(directory, CLUSTER), account };
}

function reachable(directory: string, account: Account): PostgresHome {
  if (!canEnter(account, directory))
    throw new BootError(
      `PostgreSQL runs as ${account.name}, who cannot enter ${directory}: allow it, or start as before`,
    );
  return { directory, cluster: join(directory, CLUSTER), account };
}

function outsidePlaces(dataDirectory: string): readonly string[] {
  const hash = createHash('sha256').update(realpathSync(dataDirectory)).digest('hex').slice(0, 16);
  return [`/var/lib/plimsoll/${hash}`, `/var/tmp/plimsoll-${hash}`];
}

function makeOutside(dataDirectory: string, account: Account): string {
  for (const place of outsidePlaces(dataDirectory))
    if (make(place) && canEnter(account, place)) {
      giveTo(account, place);
      return place;
    }
  throw new BootError(
    `no place for PostgreSQL's data that ${account.name} can enter: set PLIMSOLL_DATA_DIR or DATABASE_URL`,
  );
}

// What somebody else put there beforehand is not trusted.
function make(place: string): boolean {
  const mask = process.umask(0o022);
  try {
    mkdirSync(place, { recursive: true });
  } catch {
    return false;
  } finally {
    process.umask(mask);
  }
  const found = lstatSync(place);
  return found.isDirectory() && found.uid === process.getuid?.();
}
