import {
  compareCodeUnits,
  digestOf,
  isLeftOut,
  itemKinds,
  kindNames,
  type ItemKind,
  type ReleaseContentInput,
  type ReleaseHeader,
  type ReleaseHistory,
} from '@plimsoll/engine';
import type { CatalogHeads, CatalogRow, ChangeRow, MoveRow, ReleaseRows } from './release-rows.js';

type Version = Pick<ChangeRow, 'sequence' | 'content'>;

const kinds = kindNames.map((kind) => ({ kind, plural: itemKinds[kind].plural }));

/**
 * Every published version of every item of one catalog. The content of release N is, for each item, the newest version at or
 * before N; releases share the versions, so that memory grows with what changed and not with the number of releases.
 */
export class CatalogHistory implements ReleaseHistory {
  private readonly versions = new Map<string, Map<string, Version[]>>(kinds.map(({ kind }) => [kind, new Map()]));
  private readonly headerList: ReleaseHeader[] = [];
  private readonly moveList: MoveRow[] = [];
  private versionCount = 0;

  constructor(readonly catalog: CatalogRow) {}

  get headers(): readonly ReleaseHeader[] {
    return this.headerList;
  }

  /** Pointer moves, oldest first. */
  get moves(): readonly MoveRow[] {
    return this.moveList;
  }

  get itemVersions(): number {
    return this.versionCount;
  }

  get heads(): CatalogHeads {
    return {
      catalog: this.catalog.id,
      sequence: this.headerList.at(-1)?.sequence ?? 0,
      position: this.moveList.at(-1)?.position ?? 0,
    };
  }

  /** Takes releases that follow the ones it has. Pointer moves are taken apart, by `addMoves`. */
  addReleases({ headers, changes }: Pick<ReleaseRows, 'headers' | 'changes'>): void {
    const unknown = changes.find(({ kind }) => !this.versions.has(kind));
    if (unknown)
      throw new Error(`release ${unknown.sequence} of ${this.catalog.id} holds the unknown kind ${unknown.kind}`);
    for (const { kind, key, sequence, content } of [...changes].sort((a, b) => a.sequence - b.sequence)) {
      const items = this.versions.get(kind);
      const versions = items?.get(key);
      if (versions) versions.push({ sequence, content });
      else items?.set(key, [{ sequence, content }]);
      this.versionCount += 1;
    }
    this.headerList.push(...headers);
  }

  addMoves(moves: readonly MoveRow[]): void {
    this.moveList.push(...moves);
  }

  versionsOf(kind: ItemKind): ReadonlyMap<string, readonly Version[]> {
    return this.versions.get(kind) ?? new Map();
  }

  /** What a release changed against the one before it. */
  changesOf(sequence: number): readonly ChangeRow[] {
    return [...this.versions].flatMap(([kind, items]) =>
      [...items].flatMap(([key, versions]) =>
        versions.filter((version) => version.sequence === sequence).map((version) => ({ kind, key, ...version })),
      ),
    );
  }

  /** The content as of a sequence, as it was published: each list sorted by id, defaults not filled in. */
  contentAt(sequence: number): ReleaseContentInput {
    const lists = kinds
      .map(({ kind, plural }) => ({ kind, plural, items: this.itemsAt(kind, sequence) }))
      .filter(({ kind, items }) => !isLeftOut(kind, items))
      .map(({ plural, items }) => [plural, items]);
    // The shape is proved by the digest, and again when the release is compiled.
    return Object.fromEntries(lists) as ReleaseContentInput;
  }

  private itemsAt(kind: string, sequence: number): readonly unknown[] {
    const items = [...(this.versions.get(kind) ?? [])].sort(([a], [b]) => compareCodeUnits(a, b));
    return items
      .map(([, versions]) => versions.findLast((version) => version.sequence <= sequence)?.content)
      .filter((content) => content !== undefined && content !== null);
  }
}

/** The digest that a header of this schema version must have for a content. */
export function digestFor(
  { catalog, schemaVersion }: Pick<ReleaseHeader, 'catalog' | 'schemaVersion'>,
  content: ReleaseContentInput,
): string {
  return digestOf({ catalog, schemaVersion, content });
}
