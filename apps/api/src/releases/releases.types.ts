import type { CompiledRelease, ReleaseHeader, ReleaseHistory, ReleaseRef, Snapshot } from '@plimsoll/engine';
import type { DatabaseState } from '../database/database.types.js';
import type { MoveRow } from './release-rows.js';

/** A catalog as the service knows it. `current` and `previous` are null until the pointer has moved that often. */
export interface CatalogSummary {
  readonly catalog: string;
  readonly name: Readonly<{ en: string; ja: string }>;
  readonly releases: number;
  readonly current: ReleaseRef | null;
  readonly previous: ReleaseRef | null;
}

/** What `/readyz` and `/metrics` tell of the releases. `isLoaded` is true once every catalog has a current release in memory. */
export interface ReleaseStatus {
  readonly isLoaded: boolean;
  readonly database: DatabaseState;
  /** When memory was last known to equal the database; RFC 3339 in UTC. */
  readonly lastSync: string | null;
  readonly compiledReleases: number;
  readonly itemVersions: number;
}

const HELD_DRAFTS = 4;

/**
 * Every published release, answered from memory; no method touches the database. An abstract class, so that Nest can inject by it.
 * A `ref` is a sequence, a label, a digest, `current` or `previous`.
 */
export abstract class ReleaseMemory {
  private readonly listeners = new Set<(header: ReleaseHeader) => void>();

  private readonly drafts = new Map<string, HeldDraft>();

  /** Holds a draft for questions that name its settled ref; the newest few are held. */
  holdDraft(ref: string, release: CompiledRelease, content: Snapshot['content']): void {
    this.drafts.delete(ref);
    this.drafts.set(ref, { release, content });
    for (const oldest of this.drafts.keys()) {
      if (this.drafts.size <= HELD_DRAFTS) return;
      this.drafts.delete(oldest);
    }
  }

  holdsDraft(catalog: string, ref: string): boolean {
    return this.heldDraft(catalog, ref) !== undefined;
  }

  protected heldDraft(catalog: string, ref: string): HeldDraft | undefined {
    const held = this.drafts.get(ref);
    return held?.release.header.catalog === catalog ? held : undefined;
  }

  /** Hears of each release that becomes a catalog's current one, until the returned function is called. */
  onCurrent(listener: (header: ReleaseHeader) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  protected tellCurrent(header: ReleaseHeader): void {
    for (const listener of this.listeners) listener(header);
  }

  /** Throws Problem 404 `catalog-not-found` or `release-not-found`. The same release is the same object while it is cached. */
  abstract find(catalog: string, ref: string): CompiledRelease;
  /** The header `find` would compile, without compiling it. Throws the same problems. */
  abstract header(catalog: string, ref: string): ReleaseHeader;
  /**
   * The release in one document, its items exactly as they were published (a field with a default may be absent, unlike in `find`),
   * so that the digest can be computed again from it. Throws the same problems as `find`.
   */
  abstract snapshot(catalog: string, ref: string): Snapshot;
  /** Sorted by rising sequence. Throws Problem 404 `catalog-not-found`. */
  abstract headers(catalog: string): readonly ReleaseHeader[];
  /** Where `current` stood, oldest first. Throws Problem 404 `catalog-not-found`. */
  abstract moves(catalog: string): readonly MoveRow[];
  /** Every version of every item that was published, without a release being compiled. Throws Problem 404 `catalog-not-found`. */
  abstract history(catalog: string): ReleaseHistory;
  /** Sorted by id. */
  abstract catalogs(): readonly CatalogSummary[];
  /** The text of a source revision by its SHA-256; undefined when no release holds it. */
  abstract sourceText(sha256: string): string | undefined;
  abstract status(): ReleaseStatus;
}

/** A draft as a release, and its content as it was edited. */
interface HeldDraft {
  readonly release: CompiledRelease;
  readonly content: Snapshot['content'];
}

/** What the releases need of the configuration. */
export interface ReleasesConfig {
  /** Milliseconds between two looks at the pointer when nothing was notified. */
  readonly pollIntervalMs: number;
  /** How many compiled releases are held; the current one of each catalog is always among them. */
  readonly compiledReleases: number;
}

/** The releases of a running service. `stop` ends the watch and its connection; memory goes on answering. */
export interface RunningReleases {
  readonly memory: ReleaseMemory;
  /** Brings memory up to the database: what was committed before the call is there after it. */
  sync(): Promise<void>;
  /** Has something done after each sync of the watch, which goes on when that is done. A failure counts as one of the database. */
  follow(follower: () => Promise<unknown>): void;
  stop(): Promise<void>;
}
