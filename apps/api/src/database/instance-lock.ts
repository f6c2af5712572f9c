import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootError, codeOf, type Log } from './database.types.js';
import { isAlive, startOf } from './process-identity.js';

interface Holder {
  readonly pid: number;
  readonly start?: string | undefined;
  readonly port?: number | undefined;
}

/** The right of one process to a data directory. */
export interface InstanceLock {
  /** Notes the port of the server, for people who look for it. */
  record(port: number): void;
  release(): void;
}

/**
 * Takes a data directory for this process. Throws BootError naming the holder when another living process has it;
 * what a killed process left is taken over.
 */
export function takeInstanceLock(dataDirectory: string, log: Log): InstanceLock {
  const path = join(dataDirectory, 'instance.json');
  const self: Holder = { pid: process.pid, start: startOf(process.pid) };
  while (!create(path, self)) takeOver(path, dataDirectory, log);
  return {
    record: (port) => writeFileSync(path, JSON.stringify({ ...self, port }), { mode: 0o600 }),
    release: () => rmSync(path, { force: true }),
  };
}

/** Who runs on a data directory now; undefined when nobody does. `port` is absent while the server starts. */
export function holderOf(dataDirectory: string): Holder | undefined {
  const text = readText(join(dataDirectory, 'instance.json'));
  const holder = text === undefined ? undefined : parseHolder(text);
  return holder && isHeld(holder) ? holder : undefined;
}

// The file appears with its whole text, so that nobody reads half of it.
function create(path: string, holder: Holder): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function takeOver(path: string, dataDirectory: string, log: Log): void {
  const text = readText(path);
  if (text === undefined) return;
  const holder = parseHolder(text);
  if (holder && isHeld(holder))
    throw new BootError(
      `another instance (pid ${holder.pid}) runs on ${dataDirectory}: stop it, or set PLIMSOLL_DATA_DIR to another directory`,
    );
  const aside = `${path}.stale.${process.pid}`;
  renameSync(path, aside);
  // Another starter may have been quicker: then what was moved aside is its fresh lock, and goes back.
  if (readText(aside) !== text) renameSync(aside, path);
  else {
    rmSync(aside, { force: true });
    log.info(
      { dataDirectory, pid: holder?.pid },
      `the lock of a process that is gone was taken over in ${dataDirectory}`,
    );
  }
}

function isHeld({ pid, start }: Holder): boolean {
  if (!isAlive(pid)) return false;
  const found = startOf(pid);
  // Where a start cannot be told, a living process counts, but for this one: it holds nothing yet, so its pid was another's.
  return found === undefined || start === undefined ? pid !== process.pid : start === found;
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'pid' in value && Number.isInteger(value.pid)
      ? (value as Holder)
      : undefined;
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
