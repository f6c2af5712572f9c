import { readFile, stat } from 'node:fs/promises';
import { releaseHeaderSchema, type CompiledRelease, type ReleaseHeader } from '@plimsoll/engine';
import { compileSnapshot } from '../compile-snapshot.js';
import { findHeader, isNamed } from '../find-header.js';
import { troubleOf } from './failures.js';
import type { LocalOptions, ReleaseOrigin, Trouble } from './local.types.js';
import type { ReleaseFolder } from './release-folder.js';

/** A release with where it came from, and when (milliseconds since 1970). */
export interface Found {
  readonly release: CompiledRelease;
  readonly origin: ReleaseOrigin;
  readonly retrievedAt: number;
}

/** Something at hand that should hold a release, before it is opened. `publishedAt` is told of what came by no service. */
interface Offer {
  readonly sequence: number;
  readonly origin: ReleaseOrigin;
  readonly isCurrent: boolean;
  /** When it was known to be the newest, in milliseconds since 1970. */
  readonly asOf: number;
  /** The release, or undefined where it turned out to be none; that was told. */
  open(): Promise<Found | undefined>;
}

export interface AtHand extends Pick<LocalOptions, 'file' | 'bundled'> {
  readonly folder: ReleaseFolder;
  readonly catalog: string;
  readonly tell: (trouble: Trouble) => void;
}

/** The best release at hand for a ref, without a service; undefined where there is none. Never fails: what cannot be used is told and passed over. */
export async function findAtHand(ref: string, from: AtHand): Promise<Found | undefined> {
  const offers = [...(await keptOffers(ref, from)), ...(await fileOffer(ref, from)), ...bundledOffer(ref, from)];
  for (const offer of inOrder(offers)) {
    const found = await offer.open();
    if (found) return found;
  }
  return undefined;
}

/**
 * What the service called current goes first, unless something at hand was published after that. The others follow from the newest on; what a file holds goes before
 * what came with the program, whichever is newer, for somebody chose it.
 */
function inOrder(offers: readonly Offer[]): readonly Offer[] {
  const shipped = offers.find(({ origin }) => origin !== 'network');
  const rank = ({ isCurrent, asOf, origin, sequence }: Offer): number => {
    if (isCurrent && asOf >= (shipped?.asOf ?? 0)) return Infinity;
    return origin === 'bundled' && shipped?.origin === 'file' ? 0 : sequence;
  };
  return [...offers].sort((a, b) => rank(b) - rank(a));
}

async function keptOffers(ref: string, { folder }: AtHand): Promise<readonly Offer[]> {
  const files = await folder.list();
  const wanted = ref === 'current' ? files : files.filter((file) => isNamed(file, ref));
  return wanted.map((file) => ({
    sequence: file.sequence,
    origin: 'network',
    isCurrent: file.isCurrent,
    asOf: file.asOf,
    open: async () => {
      const held = await folder.read(file);
      return held && { ...held, origin: 'network' as const };
    },
  }));
}

async function fileOffer(ref: string, { file, catalog, tell }: AtHand): Promise<readonly Offer[]> {
  if (file === undefined) return [];
  try {
    const snapshot = JSON.parse(await readFile(file, 'utf8')) as { readonly release?: unknown } | null;
    const header = releaseHeaderSchema.parse(snapshot?.release);
    refuseOther(header, ref, catalog);
    const retrievedAt = (await stat(file)).mtimeMs;
    return [offerOf(header, { origin: 'file', place: file, retrievedAt, snapshot: async () => snapshot }, tell)];
  } catch (error) {
    tell(troubleOf(error, file, 'unusable-file'));
    return [];
  }
}

function refuseOther(header: ReleaseHeader, ref: string, catalog: string): void {
  if (header.catalog !== catalog) throw new Error(`the file holds the catalog ${header.catalog}, not ${catalog}`);
  if (ref === 'current' || isNamed(header, ref)) return;
  throw new Error(`the file holds release ${header.sequence} (${header.label}, ${header.digest}), not ${ref}`);
}

function bundledOffer(ref: string, { bundled, catalog, tell }: AtHand): readonly Offer[] {
  if (bundled === undefined) return [];
  const header = bundled.catalog === catalog ? findHeader(bundled, ref) : undefined;
  const place = 'bundled package';
  if (header === undefined) {
    const message = `holds no release ${ref} of ${catalog}`;
    tell({ code: 'release-not-found', message, place, cause: undefined });
    return [];
  }
  const retrievedAt = Date.parse(header.publishedAt);
  const snapshot = async () => bundled.snapshot(header.sequence);
  return [offerOf(header, { origin: 'bundled', place, retrievedAt, snapshot }, tell)];
}

interface Held {
  readonly origin: 'bundled' | 'file';
  readonly place: string;
  readonly retrievedAt: number;
  readonly snapshot: () => Promise<unknown>;
}

function offerOf(header: ReleaseHeader, held: Held, tell: (trouble: Trouble) => void): Offer {
  const { origin, place, retrievedAt } = held;
  const open = async (): Promise<Found | undefined> => {
    try {
      const release = compileSnapshot(await held.snapshot());
      if (release.header.digest !== header.digest) throw new Error('it holds another release than it lists');
      return { release, origin, retrievedAt };
    } catch (error) {
      tell(troubleOf(error, place, 'unusable-file'));
      return undefined;
    }
  };
  return { sequence: header.sequence, origin, isCurrent: false, asOf: Date.parse(header.publishedAt), open };
}
