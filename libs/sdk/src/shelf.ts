import { atPlace, Problem, type CompiledRelease, type PlacedRef, type ReleaseHeader } from '@plimsoll/engine';
import { compileSnapshot } from './compile-snapshot.js';
import { findHeader, type HeaderList } from './find-header.js';

/** Releases of one catalog at hand, without a service; `@plimsoll/catalog-aks-networking` is one. */
export interface Shelf {
  readonly catalog: string;
  /** By rising sequence. */
  readonly releases: readonly ReleaseHeader[];
  /** The sequence that `current` names. Default: the last one. */
  readonly current?: number;
  /** The snapshot of a release, as the service gives it. */
  snapshot(sequence: number): unknown;
  /** The release itself, for a shelf that does not keep snapshots and answers for its digests. Default: the snapshot is opened, and its digest computed again. */
  open?(sequence: number): CompiledRelease | Promise<CompiledRelease>;
}

/** A shelf whose releases are opened when they are first asked for, and kept. */
export class OpenShelf {
  private readonly opened = new Map<number, Promise<CompiledRelease>>();

  constructor(private readonly shelf: Shelf) {}

  /** The release that a ref names. Throws Problem (404), and Problem `malformed-snapshot` or `digest-mismatch` for one that was altered. */
  find(catalog: string | undefined, placed: PlacedRef): Promise<CompiledRelease> {
    return this.open(headerOn(this.shelf, catalog, placed));
  }

  /** Every release up to one, for what is told over releases. Throws Problem (422 `history-incomplete`) where one of them is not at hand. */
  until({ sequence: last }: ReleaseHeader): Promise<readonly CompiledRelease[]> {
    const headers = this.shelf.releases.filter(({ sequence }) => sequence <= last);
    if (headers.length < last)
      throw new Problem(422, 'history-incomplete', `Of the releases up to ${last}, ${headers.length} are at hand.`);
    return Promise.all(headers.map((header) => this.open(header)));
  }

  private open(header: ReleaseHeader): Promise<CompiledRelease> {
    const { sequence } = header;
    const held = this.opened.get(sequence);
    if (held) return held;
    const opening = openOne(this.shelf, header);
    this.opened.set(sequence, opening);
    // What failed may go better another time: a part of a program that could not be loaded.
    opening.catch(() => this.opened.delete(sequence));
    return opening;
  }
}

/** What a release is looked up in. */
export type Listed = HeaderList & Pick<Shelf, 'catalog'>;

/** The header that a ref names, in the catalog that is asked (default: the one at hand). Throws Problem (404) with the place where the question names it. */
export function headerOn(listed: Listed, catalog: string | undefined, { ref, pointer }: PlacedRef): ReleaseHeader {
  if (catalog !== undefined && catalog !== listed.catalog) return atPlace('/catalog', () => unknownCatalog(catalog));
  return findHeader(listed, ref) ?? atPlace(pointer, () => unknownRelease(listed, ref));
}

async function openOne(shelf: Shelf, { sequence, digest }: ReleaseHeader): Promise<CompiledRelease> {
  const release = shelf.open ? await shelf.open(sequence) : compileSnapshot(await shelf.snapshot(sequence));
  if (release.header.digest === digest && release.header.catalog === shelf.catalog) return release;
  const detail = `Release ${sequence} is listed with digest ${digest}, and what is there has ${release.header.digest}.`;
  throw new Problem(422, 'digest-mismatch', detail);
}

function unknownCatalog(catalog: string): never {
  throw new Problem(404, 'catalog-not-found', `There is no catalog ${JSON.stringify(catalog)} at hand.`);
}

function unknownRelease({ releases }: Listed, ref: string): never {
  const held = releases.map(({ sequence, label }) => `${sequence} (${label})`).join(', ');
  const detail = `There is no release ${JSON.stringify(ref)} at hand; there is ${held || 'none'}.`;
  throw new Problem(404, 'release-not-found', detail);
}
