import type { Database, Log } from '../database/database.types.js';
import { oneAtATime } from '../database/one-at-a-time.js';
import { loadCatalogDirectory, shippedCatalogDirectories, type SetAside } from './catalog-loader.js';
import { watchReleases } from './pointer-watch.js';
import { LoadedReleases } from './release-memory.js';
import type { ReleaseRows } from './release-rows.js';
import { ReleaseStore } from './release.store.js';
import type { ReleasesConfig, RunningReleases } from './releases.types.js';

/** Running releases, and the shipped ones that were not published. */
export interface OpenedReleases extends RunningReleases {
  readonly setAside: readonly SetAside[];
}

/**
 * Loads the shipped catalogs into the database where they are not there yet, reads every release into memory and keeps following.
 * Resolves when the current release of each catalog is compiled. Throws BootError when a shipped catalog cannot be loaded.
 */
export async function openReleases(
  database: Pick<Database, 'prisma' | 'url'>,
  config: ReleasesConfig,
  log: Log,
  directories: readonly string[] = shippedCatalogDirectories(),
): Promise<OpenedReleases> {
  const store = new ReleaseStore(database.prisma);
  const setAside: SetAside[] = [];
  for (const directory of directories) {
    const left = await loadCatalogDirectory(store, directory, log);
    if (left) setAside.push(left);
  }
  const memory = new LoadedReleases(config.compiledReleases);
  const sync = oneAtATime(() => syncMemory(store, memory));
  await sync();
  memory.report('up', new Date());
  const report = (state: 'up' | 'down') => memory.report(state, new Date());
  const followers: (() => Promise<unknown>)[] = [];
  const syncAll = async () => {
    await sync();
    for (const follower of followers) await follower();
  };
  const watch = watchReleases({ url: database.url, pollIntervalMs: config.pollIntervalMs, sync: syncAll, report, log });
  return { memory, sync, setAside, follow: (follower) => void followers.push(follower), stop: () => watch.stop() };
}

/** Brings memory up to the database; never twice at once. */
async function syncMemory(store: ReleaseStore, memory: LoadedReleases): Promise<void> {
  for (const heads of await store.readHeads()) {
    const known = memory.heads(heads.catalog);
    if (known.sequence === heads.sequence && known.position === heads.position) continue;
    const rows = await store.readBehind(known);
    memory.add(rows, await store.readTexts(textHashes(rows)));
  }
}

function textHashes({ changes }: ReleaseRows): readonly string[] {
  return changes
    .filter(({ kind, content }) => kind === 'source-revision' && content !== null)
    .map(({ content }) => (content as { readonly textSha256: string }).textSha256);
}
