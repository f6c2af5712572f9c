import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BootError, codeOf, type Log } from './database.types.js';
import { takeInstanceLock } from './instance-lock.js';
import { findBinaries } from './postgres-binaries.js';
import { embeddedUrl, openCluster } from './postgres-cluster.js';
import { findHome } from './postgres-home.js';
import { clearLeftover } from './postgres-leftover.js';
import { findFreePort, startServer, type PostgresServer } from './postgres-server.js';

/** A running embedded PostgreSQL. The URL holds the password: it is not for logs. */
export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL that belongs to a data directory, made on the first start. It binds to 127.0.0.1 only, and ends when
 * this process ends, however that happens. Throws BootError when another instance holds the directory or it cannot run here.
 */
export async function startEmbeddedPostgres(directory: string, log: Log): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32')
    throw new BootError('there is no embedded PostgreSQL on Windows: set DATABASE_URL to a PostgreSQL of yours');
  const dataDirectory = resolve(directory);
  makeDirectory(dataDirectory);
  const lock = takeInstanceLock(dataDirectory, log);
  try {
    const home = findHome(dataDirectory, log);
    const binaries = findBinaries(home, log);
    const password = openCluster(home, binaries, dataDirectory, log);
    await clearLeftover(home.cluster, log);
    const server = await startOnFreePort((port) =>
      startServer(home, binaries, join(dataDirectory, 'postgres.log'), port),
    );
    lock.record(server.port);
    return running(server, { password, release: () => lock.release(), log });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function makeDirectory(dataDirectory: string): void {
  try {
    mkdirSync(dataDirectory, { recursive: true });
    accessSync(dataDirectory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new BootError(
      `the data directory ${dataDirectory} cannot be written (${codeOf(error)}): set PLIMSOLL_DATA_DIR`,
    );
  }
}

const START_ATTEMPTS = 3;

// Another process may take the port between the look and the start.
async function startOnFreePort(start: (port: number) => Promise<PostgresServer>): Promise<PostgresServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(await findFreePort());
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      if (attempt === START_ATTEMPTS || !/address already in use|could not create any TCP/i.test(words))
        throw new BootError(`the embedded PostgreSQL did not start: ${words}`);
    }
  }
}

function running(
  server: PostgresServer,
  { password, release, log }: { readonly password: string; readonly release: () => void; readonly log: Log },
): EmbeddedPostgres {
  let isStopping = false;
  void server.ended.then(() => {
    if (!isStopping)
      log.error({ port: server.port }, 'the embedded PostgreSQL ended; its log is postgres.log in the data directory');
  });
  return {
    url: embeddedUrl(password, server.port),
    port: server.port,
    stop: async () => {
      isStopping = true;
      await server.stop();
      release();
    },
  };
}
