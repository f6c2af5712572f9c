import type { ReleaseHeader } from '@plimsoll/engine';
import { draftOfRef } from '../releases/draft-refs.js';

const RELEASE = Symbol('release');
const REF = Symbol('ref');

/** The header of a release with what it was asked for by, where its sequence would name another one: a draft has none yet. */
export function placeRelease(header: ReleaseHeader, ref: string): ReleaseHeader {
  return draftOfRef(ref) === undefined ? header : Object.assign({}, header, { [REF]: ref });
}

/** What the same release is read by again. */
export function refOfRelease(header: ReleaseHeader & { readonly [REF]?: string }): string {
  return header[REF] ?? String(header.sequence);
}

/** An item with the release it was read from, out of sight, so that what it leads to is read from the same one. */
export function placeItem<T>(item: T, release: ReleaseHeader): T & { readonly [RELEASE]: ReleaseHeader } {
  return Object.assign({}, item, { [RELEASE]: release });
}

/** The release an item was read from. */
export function releaseOf(item: object): ReleaseHeader {
  const release = (item as { readonly [RELEASE]?: ReleaseHeader })[RELEASE];
  if (!release) throw new Error('the item was not read from a release');
  return release;
}
