import { canonicalJson } from './canonical.js';
import type { CompiledRelease } from './compile.js';
import { itemKinds, type ItemKind, type ReleaseHeader } from './model/release.js';

/** What an item says from a release on; null content: it is gone from that release on. */
export interface PublishedVersion {
  readonly sequence: number;
  readonly content: unknown;
}

/**
 * Every version of every item of one catalog, which is far less than every item of every release. `headers` rise by sequence, and so do the versions of an item.
 * The content of release N is, for each item, the newest version at or before N.
 */
export interface ReleaseHistory {
  readonly headers: readonly ReleaseHeader[];
  versionsOf(kind: ItemKind): ReadonlyMap<string, readonly PublishedVersion[]>;
}

/** The history that a list of releases of one catalog tells, given by rising sequence. */
export function historyOf(releases: readonly CompiledRelease[]): ReleaseHistory {
  const known = new Map<ItemKind, ReadonlyMap<string, readonly PublishedVersion[]>>();
  return {
    headers: releases.map(({ header }) => header),
    versionsOf(kind) {
      const held = known.get(kind);
      if (held) return held;
      const versions = collectVersions(releases, kind);
      known.set(kind, versions);
      return versions;
    },
  };
}

function collectVersions(
  releases: readonly CompiledRelease[],
  kind: ItemKind,
): ReadonlyMap<string, readonly PublishedVersion[]> {
  const versions = new Map<string, PublishedVersion[]>();
  const texts = new Map<string, string>();
  for (const { header, content } of releases) {
    const items: readonly { readonly id: string }[] = content[itemKinds[kind].plural] ?? [];
    const gone = new Set(texts.keys());
    for (const item of items) {
      gone.delete(item.id);
      const text = canonicalJson(item);
      if (texts.get(item.id) === text) continue;
      texts.set(item.id, text);
      push(versions, item.id, { sequence: header.sequence, content: item });
    }
    for (const id of gone) {
      texts.delete(id);
      push(versions, id, { sequence: header.sequence, content: null });
    }
  }
  return versions;
}

function push(versions: Map<string, PublishedVersion[]>, id: string, version: PublishedVersion): void {
  const list = versions.get(id);
  if (list) list.push(version);
  else versions.set(id, [version]);
}
