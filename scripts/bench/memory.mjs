// Memory of the loaded releases, and rows in the database: 3 releases against 300 synthetic ones that change ten facts each.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('memory-of-releases.mjs', import.meta.url));

export async function benchMemory() {
  const measured = [3, 300].map((releases) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', script, String(releases)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  });
  const [few, many] = measured;
  const row = (what, value, against, ratio) => ({ what, value, against, ratio });
  return [
    row('heap after 300 releases, MB', many.heapMb, `after 3 ${few.heapMb}`, (many.heapMb / few.heapMb).toFixed(2)),
    row(
      'item versions of 300 releases',
      many.versions,
      `of 3 ${few.versions}`,
      (many.versions / few.versions).toFixed(2),
    ),
    row(
      'kept if every release were a copy',
      many.copies,
      `kept ${many.versions}`,
      (many.copies / many.versions).toFixed(0),
    ),
  ];
}
