import type { CompiledRelease, SourceRevision } from '@plimsoll/engine';
import type { Received } from './source.store.js';
import type { KnownRevision, KnownSource } from './sources.types.js';

/** The sources of the newest release together with what was registered and received since. */
export class KnownSources {
  private readonly byId: ReadonlyMap<string, KnownSource>;
  readonly revisions: readonly KnownRevision[];

  constructor(release: CompiledRelease, received: Received) {
    const released = release.content.sourceRevisions.map(knownOf);
    const held = new Set(released.map(({ id }) => id));
    this.revisions = [...released, ...received.revisions.filter(({ id }) => !held.has(id))].sort(byAge);
    const registered = received.sources.filter(({ id }) => !release.sources.has(id));
    const newest = new Map(this.revisions.map((revision) => [revision.source, revision]));
    const all = [...release.content.sources, ...registered].map((source) => ({
      source,
      isReleased: release.sources.has(source.id),
      newest: newest.get(source.id) ?? null,
    }));
    this.byId = new Map(all.sort((a, b) => order(a.source.id, b.source.id)).map((known) => [known.source.id, known]));
  }

  /** Sorted by id. */
  get all(): readonly KnownSource[] {
    return [...this.byId.values()];
  }

  get(id: string): KnownSource | undefined {
    return this.byId.get(id);
  }

  /** Newest last. */
  revisionsOf(source: string): readonly KnownRevision[] {
    return this.revisions.filter((revision) => revision.source === source);
  }
}

// What was received is newer than what was released: its rank is above that of all it followed.
const byAge = (a: KnownRevision, b: KnownRevision) => a.order - b.order || order(a.id, b.id);
const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function knownOf({ id, source, order: rank, textSha256, retrievedOn }: SourceRevision): KnownRevision {
  return {
    id,
    source,
    order: rank,
    textSha256,
    isReleased: true,
    ...(retrievedOn === undefined ? {} : { retrievedOn }),
  };
}
