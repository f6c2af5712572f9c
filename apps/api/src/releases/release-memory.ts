import {
  compileRelease,
  Problem,
  SNAPSHOT_KIND,
  type CompiledRelease,
  type ReleaseHeader,
  type ReleaseRef,
  type Snapshot,
} from '@plimsoll/engine';
import type { DatabaseState } from '../database/database.types.js';
import { CatalogHistory, digestFor } from './catalog-history.js';
import { currentHeader, findHeader, previousHeader } from './find-release.js';
import type { CatalogHeads, MoveRow, ReleaseRows } from './release-rows.js';
import { ReleaseMemory, type CatalogSummary, type ReleaseStatus } from './releases.types.js';

/** The releases that were read from the database. It is told what is new, and answers without asking anybody. */
export class LoadedReleases extends ReleaseMemory {
  private readonly histories = new Map<string, CatalogHistory>();
  private readonly texts = new Map<string, string>();
  /** By `releaseKey`, least recently asked first. */
  private readonly compiled = new Map<string, CompiledRelease>();
  private database: DatabaseState = 'down';
  private lastSync: string | null = null;

  constructor(private readonly compiledReleases: number) {
    super();
  }

  override find(catalog: string, ref: string): CompiledRelease {
    const history = this.history(catalog);
    return this.heldDraft(catalog, ref)?.release ?? this.compile(history, findHeader(history, ref));
  }

  override header(catalog: string, ref: string): ReleaseHeader {
    const history = this.history(catalog);
    return this.heldDraft(catalog, ref)?.release.header ?? findHeader(history, ref);
  }

  override snapshot(catalog: string, ref: string): Snapshot {
    const history = this.history(catalog);
    const draft = this.heldDraft(catalog, ref);
    if (draft) return { kind: SNAPSHOT_KIND, release: draft.release.header, content: draft.content };
    const release = findHeader(history, ref);
    return { kind: SNAPSHOT_KIND, release, content: history.contentAt(release.sequence) };
  }

  override headers(catalog: string): readonly ReleaseHeader[] {
    return this.history(catalog).headers;
  }

  override moves(catalog: string): readonly MoveRow[] {
    return this.history(catalog).moves;
  }

  override history(catalog: string): CatalogHistory {
    const history = this.histories.get(catalog);
    if (!history) throw new Problem(404, 'catalog-not-found', `There is no catalog ${JSON.stringify(catalog)}.`);
    return history;
  }

  override catalogs(): readonly CatalogSummary[] {
    const ids = [...this.histories.keys()].sort();
    return ids.map((id) => summarise(this.history(id)));
  }

  override sourceText(sha256: string): string | undefined {
    return this.texts.get(sha256);
  }

  override status(): ReleaseStatus {
    const histories = [...this.histories.values()];
    return {
      isLoaded: histories.length > 0 && histories.every((history) => currentHeader(history) !== undefined),
      database: this.database,
      lastSync: this.lastSync,
      compiledReleases: this.compiled.size,
      itemVersions: histories.reduce((sum, history) => sum + history.itemVersions, 0),
    };
  }

  /** How far a catalog is known; zeros for one that was never heard of. */
  heads(catalog: string): CatalogHeads {
    return this.histories.get(catalog)?.heads ?? { catalog, sequence: 0, position: 0 };
  }

  /**
   * Takes what is new. The release that becomes current is compiled first: when it cannot be, this throws and the pointer stays
   * where it was, so that a replica of an older version goes on with what it understands.
   */
  add(rows: ReleaseRows, texts: ReadonlyMap<string, string>): void {
    const history = this.histories.get(rows.catalog.id) ?? new CatalogHistory(rows.catalog);
    history.addReleases(rows);
    this.histories.set(rows.catalog.id, history);
    for (const [sha256, text] of texts) this.texts.set(sha256, text);
    const target = rows.moves.at(-1)?.sequence;
    const current = target === undefined ? undefined : findHeader(history, String(target));
    if (current) this.compile(history, current);
    history.addMoves(rows.moves);
    if (current) this.tellCurrent(current);
  }

  /** Notes what the watch saw of the database. */
  report(database: DatabaseState, at: Date): void {
    this.database = database;
    if (database === 'up') this.lastSync = at.toISOString();
  }

  private compile(history: CatalogHistory, header: ReleaseHeader): CompiledRelease {
    const key = releaseKey(header);
    const held = this.compiled.get(key);
    const release = held ?? compileVerified(history, header);
    this.compiled.delete(key);
    this.compiled.set(key, release);
    if (!held) this.evict(key);
    return release;
  }

  private evict(newest: string): void {
    const currents = [...this.histories.values()].flatMap((history) => currentHeader(history) ?? []);
    const pinned = new Set([newest, ...currents.map(releaseKey)]);
    for (const key of this.compiled.keys()) {
      if (this.compiled.size <= this.compiledReleases) return;
      if (!pinned.has(key)) this.compiled.delete(key);
    }
  }
}

/** Two releases may have one digest, when the second takes back what came between; they are two all the same. */
const releaseKey = ({ catalog, sequence }: ReleaseHeader) => `${catalog}/${sequence}`;

function compileVerified(history: CatalogHistory, header: ReleaseHeader): CompiledRelease {
  const content = history.contentAt(header.sequence);
  const digest = digestFor(header, content);
  if (digest !== header.digest)
    throw new Error(
      `release ${header.sequence} of ${header.catalog} has digest ${digest}, but was published with ${header.digest}`,
    );
  return compileRelease(header, content);
}

function summarise(history: CatalogHistory): CatalogSummary {
  return {
    catalog: history.catalog.id,
    name: history.catalog.name,
    releases: history.headers.length,
    current: refOf(currentHeader(history)),
    previous: refOf(previousHeader(history)),
  };
}

function refOf(header: ReleaseHeader | undefined): ReleaseRef | null {
  if (!header) return null;
  const { catalog, sequence, label, digest } = header;
  return { catalog, sequence, label, digest };
}
