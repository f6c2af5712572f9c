import type { ReleaseHeader } from '@plimsoll/engine';

const RELEASE = Symbol('release');

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
