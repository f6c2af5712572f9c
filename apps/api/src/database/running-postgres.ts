import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BootError } from './database.types.js';
import { holderOf } from './instance-lock.js';
import { embeddedUrl, passwordFileOf } from './postgres-cluster.js';

/** The address of the embedded PostgreSQL that another process runs on a data directory; undefined when none does. Throws BootError while it starts. */
export function runningPostgres(directory: string): string | undefined {
  const dataDirectory = resolve(directory);
  const holder = holderOf(dataDirectory);
  if (!holder) return undefined;
  if (holder.port === undefined)
    throw new BootError(`the service (pid ${holder.pid}) on ${dataDirectory} is starting: try again shortly`);
  return embeddedUrl(readFileSync(passwordFileOf(dataDirectory), 'utf8'), holder.port);
}
