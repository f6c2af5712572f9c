import { NoReleaseError } from './failures.js';
import { Following } from './following.js';
import { Listeners } from './listeners.js';
import { LocalRelease } from './local-release.js';
import type { LocalOptions, LocalPlimsoll } from './local.types.js';
import { ReleaseFolder } from './release-folder.js';
import { Service } from './service.js';
import { settingsOf, type Settings } from './settings.js';
import { findAtHand } from './starting.js';

/** Plimsoll in this process. */
export const Plimsoll = Object.freeze({ local });

/**
 * A release that answers in this process: the newest good thing there is (what was fetched earlier, a file, a bundled package), and then what a service has, which is followed.
 * A pinned release is fetched once and never asked for again. Throws NoReleaseError where there is nothing at all and CallError for options that cannot be; what goes wrong
 * while there is a release is told (`server`, `onTrouble`), and thrown by `refresh` only.
 */
async function local(options: LocalOptions): Promise<LocalPlimsoll> {
  const settings = settingsOf(options);
  const { catalog, ref, client, isPinned } = settings;
  const listeners = new Listeners(options);
  const folder = new ReleaseFolder(options.cacheDir, catalog, listeners.trouble);
  const found = await findAtHand(ref, { ...options, folder, catalog, tell: listeners.trouble });
  const isAsked = client !== undefined && !(isPinned && found !== undefined);
  const service = isAsked ? new Service(client, catalog) : undefined;
  const release = new LocalRelease({ ...settings, found, folder, service, listeners });
  await release.begin();
  if (!release.hasRelease) throw nothingAt(folder, settings, listeners);
  listeners.begun();
  if (service && !isPinned) follow(release, settings);
  return release;
}

function follow(release: LocalRelease, { client, follow: way, ...settings }: Settings): void {
  if (client === undefined || way === false) return;
  const random = client.random ?? Math.random;
  release.follow((followed) => new Following(followed, { ...settings, client, isStreamed: way === 'events', random }));
}

function nothingAt({ path }: ReleaseFolder, { ref, catalog }: Settings, { tried }: Listeners): NoReleaseError {
  const cache = { code: 'release-not-found', message: 'holds no such release that is whole', place: path };
  return new NoReleaseError(`${ref} of ${catalog}`, [cache, ...tried]);
}
