import type { Log } from '../../apps/api/src/database/database.types.js';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A log that keeps its lines, for tests of what is said. */
export function keepingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (_fields: object, message: string) => void lines.push(message);
  return { lines, info: keep, warn: keep, error: keep };
}
