import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BootError, type Log } from './database.types.js';
import { commandOf, isAlive } from './process-identity.js';

const OWN_END_MS = 3_000;
const FORCED_END_MS = 15_000;
const LOOK_EVERY_MS = 20;

/**
 * Waits until the server of an instance that was killed is gone: its supervisor is stopping it, and when that was killed too, it is
 * stopped here. To be called by the holder of the instance lock only. Throws BootError when it does not go.
 */
export async function clearLeftover(cluster: string, log: Log): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = readPid(file);
  if (pid === undefined) return;
  if (isServerOf(pid, cluster)) {
    log.info({ pid }, `waiting for the PostgreSQL of an earlier instance (pid ${pid}) to end`);
    if (!(await isGone(pid, OWN_END_MS))) {
      process.kill(pid, 'SIGINT');
      if (!(await isGone(pid, FORCED_END_MS)))
        throw new BootError(`the PostgreSQL of an earlier instance (pid ${pid}) does not end: stop it`);
    }
  }
  // A killed server leaves the file, and its pid may be another process's by now.
  rmSync(file, { force: true });
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += LOOK_EVERY_MS) {
    if (!isAlive(pid)) return true;
    await delay(LOOK_EVERY_MS);
  }
  return false;
}

function isServerOf(pid: number, cluster: string): boolean {
  return isAlive(pid) && (commandOf(pid) ?? '').includes(cluster);
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
