import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const TEMPORARY = /^[.][0-9a-f-]{36}[.]tmp$/;
const LEFT_BEHIND_MS = 3_600_000;

/**
 * Writes a file so that whoever reads it finds the old text or the new one and never a part, also after a crash: a temporary file beside it is written, made durable,
 * and takes its name. Throws the error of the system call that failed; the old file is then as it was.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

/** Takes away what writers that were killed an hour ago or earlier left in a folder. Never fails. */
export async function clearLeftBehind(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => TEMPORARY.test(one))) {
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > LEFT_BEHIND_MS) await rm(path, { force: true }).catch(() => undefined);
  }
}

// The new name is durable once its folder is. Where a folder cannot be opened, the system keeps names durable by itself.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
