import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedUrl, openCluster } from '../../apps/api/src/database/postgres-cluster.js';
import { findBinaries } from '../../apps/api/src/database/postgres-binaries.js';
import { findHome } from '../../apps/api/src/database/postgres-home.js';
import { clearLeftover } from '../../apps/api/src/database/postgres-leftover.js';
import { findFreePort, startServer } from '../../apps/api/src/database/postgres-server.js';
import { isAlive } from '../../apps/api/src/database/process-identity.js';
import { eventually } from '../support/eventually.js';
import { silentLog } from '../support/silent-log.js';
import { withDatabase } from '../support/sql.js';

/** A PostgreSQL of its own that is killed as a power cut would, and comes back at the same address with the same files. */
export interface KillablePostgres {
  /** The address of one of its databases. */
  urlOf(database: string): string;
  /** kill -9 of the server and of every process of it: what was only in shared memory is gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function startKillablePostgres(): Promise<KillablePostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'plimsoll-crash-'));
  // Root lends PostgreSQL another account, which has to come in.
  chmodSync(directory, 0o711);
  const home = findHome(directory, silentLog);
  const binaries = findBinaries(home, silentLog);
  const password = openCluster(home, binaries, directory, silentLog);
  const port = await findFreePort();
  const run = () => startServer(home, binaries, join(directory, 'postgres.log'), port);
  let server = await run();
  const root = embeddedUrl(password, port);
  return {
    urlOf: (database) => withDatabase(root, database),
    kill: async () => {
      const pid = Number(readFileSync(join(home.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
      const family = [pid, ...childrenOf(pid)];
      for (const each of family) killHard(each);
      await server.ended;
      await eventually(() => !family.some(isAlive));
    },
    start: async () => {
      await clearLeftover(home.cluster, silentLog);
      server = await run();
    },
    remove: async () => {
      await server.stop();
      for (const each of new Set([directory, home.directory])) rmSync(each, { recursive: true, force: true });
    },
  };
}

const childrenOf = (pid: number): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((text) => text !== '')
    .map(Number);

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
