import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  catalogFingerprint,
  CatalogError,
  readCatalog,
  sameAsPublished,
  type AuthoredCatalog,
  type AuthoredRelease,
} from '@plimsoll/catalog';
import { canonicalJson, type ReleaseHeader } from '@plimsoll/engine';
import { BootError, type Log } from '../database/database.types.js';
import { CatalogHistory, digestFor } from './catalog-history.js';
import type { ChangeRow } from './release-rows.js';
import type { NewMove, ReleaseStore } from './release.store.js';

/** The catalogs that come with the service; the folder is at the same distance from the sources and from the build. */
export function shippedCatalogDirectories(): readonly string[] {
  const folder = fileURLToPath(new URL('../../../../libs/catalog/', import.meta.url));
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((directory) => existsSync(join(directory, 'releases.yaml')))
    .sort();
}

/** A shipped catalog some releases of which were not published, because editors have published others in their place. */
export interface SetAside {
  readonly authored: AuthoredCatalog;
  readonly fingerprint: string;
  /** The newest release that the folder and the database have in common. */
  readonly common: number;
}

/**
 * Publishes what a catalog folder holds and the database does not. A folder in a state that was loaded before is not even parsed:
 * what is published stays published. Throws BootError naming the item when the folder says something else than what was published; but where editors have
 * published a release in the place of a shipped one, that one and those after it are set aside and handed back, and the boot goes on.
 */
export async function loadCatalogDirectory(
  store: ReleaseStore,
  directory: string,
  log: Log,
): Promise<SetAside | undefined> {
  const fingerprint = catalogFingerprint(directory);
  if (await store.isFolderLoaded(fingerprint)) return undefined;
  const authored = readAuthored(directory);
  const common = await loadCatalog(store, authored, log);
  if (common < authored.releases.length) return { authored, fingerprint, common };
  await store.rememberFolder(fingerprint, authored.catalog);
  return undefined;
}

function readAuthored(directory: string): AuthoredCatalog {
  try {
    return readCatalog(directory);
  } catch (error) {
    if (error instanceof CatalogError) throw new BootError(error.message, { cause: error });
    throw error;
  }
}

/** Publishes the releases of a catalog that the database does not have, in order, and compares the ones that it has. Gives how many of the shipped ones are published. */
export async function loadCatalog(store: ReleaseStore, authored: AuthoredCatalog, log: Log): Promise<number> {
  const history = await readHistory(store, authored);
  const drafted = await store.firstFromDraft(authored.catalog);
  const published = Math.min(history.headers.length, (drafted ?? Infinity) - 1);
  for (const release of authored.releases.slice(0, published)) checkPublished(history, release);
  if (drafted !== undefined) return Math.min(published, authored.releases.length);
  const newest = authored.releases.at(-1)?.header.sequence;
  for (const release of authored.releases.slice(published)) {
    const sequence = release.header.sequence;
    const header = follow(history, release);
    const moveTo = (current: number | null) => moveAfter(header, current, sequence === newest);
    const texts = textsOf(release, authored);
    const isWritten = await store.publish(
      { catalog: history.catalog, header, changes: release.changes, texts },
      moveTo,
    );
    if (isWritten)
      log.info(
        { catalog: header.catalog, sequence, digest: header.digest },
        `release ${sequence} of ${header.catalog} loaded`,
      );
  }
  return authored.releases.length;
}

async function readHistory(store: ReleaseStore, { catalog, name }: AuthoredCatalog): Promise<CatalogHistory> {
  const isKnown = (await store.readHeads()).some((heads) => heads.catalog === catalog);
  const history = new CatalogHistory({ id: catalog, name });
  if (!isKnown) return history;
  const rows = await store.readBehind({ catalog, sequence: 0, position: 0 });
  if (canonicalJson(rows.catalog.name) !== canonicalJson(name))
    throw new BootError(`the shipped catalog ${catalog} has another name than the published one: ${UNCHANGED}`);
  history.addReleases(rows);
  return history;
}

/** Adds the release to the history and gives it its header: the digest is over what is published, not over what the files would give. */
function follow(history: CatalogHistory, { header, changes }: AuthoredRelease): ReleaseHeader {
  history.addReleases({ headers: [], changes: changes.map((change) => ({ ...change, sequence: header.sequence })) });
  const complete = { ...header, digest: digestFor(header, history.contentAt(header.sequence)) };
  history.addReleases({ headers: [complete], changes: [] });
  return complete;
}

function textsOf({ changes }: AuthoredRelease, { texts }: AuthoredCatalog): ReadonlyMap<string, string> {
  const hashes = changes.map(({ kind, content }) => (kind === 'source-revision' ? content?.['textSha256'] : undefined));
  return new Map([...texts].filter(([sha256]) => hashes.includes(sha256)));
}

/** The pointer goes to the newest shipped release at first, and later follows from the one before; a pointer that was moved elsewhere stays. */
function moveAfter({ catalog, sequence }: ReleaseHeader, current: number | null, isNewest: boolean): NewMove | null {
  const follows = current === null ? isNewest : current === sequence - 1;
  return follows ? { catalog, sequence, movedBy: 'plimsoll', reason: 'shipped catalog' } : null;
}

const UNCHANGED = 'published data never changes; restore the file and put the change into a new release';

function checkPublished(history: CatalogHistory, { header, changes }: AuthoredRelease): void {
  const { catalog, sequence } = header;
  const where = `release ${sequence} of ${catalog}`;
  const published = history.headers[sequence - 1];
  for (const field of ['label', 'publishedBy', 'publishedAt', 'notes', 'schemaVersion'] as const)
    if (!published || !sameField(header[field], published[field]))
      throw new BootError(`${where}: the shipped ${field} differs from the published one: ${UNCHANGED}`);
  const shipped = new Map(changes.map((change) => [`${change.kind} ${change.key}`, change]));
  for (const change of history.changesOf(sequence)) {
    const name = `${change.kind} ${change.key}`;
    checkItem(where, name, shipped.get(name), change);
    shipped.delete(name);
  }
  const [extra] = shipped.keys();
  if (extra !== undefined) throw new BootError(`${where}: ${extra} is shipped, but was not published: ${UNCHANGED}`);
}

function checkItem(
  where: string,
  name: string,
  shipped: { readonly content: unknown } | undefined,
  published: ChangeRow,
): void {
  if (!shipped) throw new BootError(`${where}: ${name} was published and is not shipped any more: ${UNCHANGED}`);
  if (!sameAsPublished(shipped.content, published.content))
    throw new BootError(`${where}: ${name} differs from the published one: ${UNCHANGED}`);
}

const instant = /^\d{4}-\d{2}-\d{2}T/;

function sameField(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string' && instant.test(a)) return Date.parse(a) === Date.parse(b);
  return canonicalJson(a) === canonicalJson(b);
}
