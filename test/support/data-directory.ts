import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A directory that is gone when the test is. `mode` 0o711 lets the account in that root lends PostgreSQL. */
export function temporaryDirectory({
  mode = 0o711,
  owner,
}: { readonly mode?: number; readonly owner?: number } = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'plimsoll-data-'));
  chmodSync(directory, mode);
  if (owner !== undefined) chownSync(directory, owner, owner);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
