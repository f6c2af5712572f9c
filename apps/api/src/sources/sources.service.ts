import { Injectable } from '@nestjs/common';
import { mergePatch, type JsonValue } from '@plimsoll/catalog';
import { digestOf, Problem, sourceSchema, type CompiledRelease } from '@plimsoll/engine';
import { Clock } from '../config/clock.js';
import { DEFAULT_CATALOG } from '../evaluation/evaluation.service.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { requireFresh } from '../writes/ask-write.js';
import { WriteStore } from '../writes/write.store.js';
import type { Answered, Asked } from '../writes/write.types.js';
import { KnownSources } from './known-sources.js';
import { noSource } from './new-revisions.js';
import { correctSource, insertSource, lockSources, readReceived, SourceStore } from './source.store.js';
import type { NewSource, SourceCorrection } from './sources.schema.js';
import type { KnownSource } from './sources.types.js';

/** Registers documents and tells what is known of them. */
@Injectable()
export class SourcesService {
  constructor(
    private readonly store: SourceStore,
    private readonly writes: WriteStore,
    private readonly memory: ReleaseMemory,
    private readonly clock: Clock,
  ) {}

  async list(catalog: string | undefined): Promise<object> {
    return { items: (await this.known(catalog)).all };
  }

  /** Throws Problem 404 `source-not-found`. */
  async read(catalog: string | undefined, id: string): Promise<KnownSource> {
    const found = (await this.known(catalog)).get(id);
    if (!found) throw noSource(id);
    return found;
  }

  /** Newest last. Throws Problem 404 `source-not-found`. */
  async revisions(catalog: string | undefined, id: string): Promise<object> {
    const known = await this.known(catalog);
    if (!known.get(id)) throw noSource(id);
    return { items: known.revisionsOf(id) };
  }

  /** Throws Problem 409 `source-exists`. */
  register(asked: Asked, { catalog = DEFAULT_CATALOG, ...asSource }: NewSource): Promise<Answered> {
    const source = sourceSchema.parse(asSource);
    return this.writes.perform(asked, async (tx) => {
      await lockSources(tx, catalog);
      const known = new KnownSources(newestRelease(this.memory, catalog), await readReceived(tx, catalog));
      if (known.get(source.id))
        throw new Problem(409, 'source-exists', `There is a source ${source.id} in ${catalog} already.`);
      await insertSource(tx, { catalog, source, at: this.clock.now(), by: asked.caller.id });
      const body: KnownSource = { source, isReleased: false, newest: null };
      const deed = { type: 'source.registered', target: `source:${catalog}/${source.id}`, after: source };
      return { status: 201, body, location: `/v1/sources/${source.id}`, deeds: [deed] };
    });
  }

  /** The text of a revision, also of one that is in no release yet. Throws Problem 404 `source-not-found`, `item-not-found`, `text-not-found`. */
  async text(catalog: string | undefined, id: string, revision: string): Promise<SourceText> {
    const known = await this.known(catalog);
    if (!known.get(id)) throw noSource(id);
    const found = known.revisionsOf(id).find((one) => one.id === revision);
    if (!found) throw new Problem(404, 'item-not-found', `The source has no revision ${JSON.stringify(revision)}.`);
    const { textSha256: sha256 } = found;
    const text = this.memory.sourceText(sha256) ?? (await this.store.text(sha256));
    if (text === undefined) throw new Problem(404, 'text-not-found', 'The text of this revision is not stored.');
    return { text, sha256 };
  }

  /**
   * Corrects what was registered, until a release holds it: from then on it is edited in a draft, as all of a release. A draft that took it in
   * before keeps what it took. Throws Problem 404 `source-not-found`, 409 `source-released`, 412 `stale`.
   */
  correct(
    asked: Asked,
    { catalog = DEFAULT_CATALOG, id, etag }: MeantSource,
    patch: SourceCorrection,
  ): Promise<Answered> {
    return this.writes.perform(asked, async (tx) => {
      await lockSources(tx, catalog);
      const known = new KnownSources(newestRelease(this.memory, catalog), await readReceived(tx, catalog));
      const before = known.get(id);
      if (!before) throw noSource(id);
      requireFresh(etag, etagOfSource(before));
      if (before.isReleased)
        throw new Problem(409, 'source-released', `The newest release holds ${id}: edit it as an item of a draft.`);
      const source = sourceSchema.parse(mergePatch(before.source as JsonValue, patch as JsonValue));
      const body: KnownSource = { ...before, source };
      const isChanged = etagOfSource(body) !== etag;
      if (isChanged) await correctSource(tx, catalog, source);
      const deed = {
        type: 'source.corrected',
        target: `source:${catalog}/${id}`,
        before: before.source,
        after: source,
      };
      return { status: 200, body, etag: etagOfSource(body), deeds: isChanged ? [deed] : [] };
    });
  }

  private async known(catalog = DEFAULT_CATALOG): Promise<KnownSources> {
    return new KnownSources(newestRelease(this.memory, catalog), await this.store.received(catalog));
  }
}

/** A source, and what of it was read: its ETag. */
interface MeantSource {
  readonly catalog: string | undefined;
  readonly id: string;
  readonly etag: string;
}

interface SourceText {
  readonly text: string;
  readonly sha256: string;
}

/** What If-Match on a source takes: another one after every change of what is told of it. */
export const etagOfSource = (source: KnownSource): string => digestOf(source);

/** Throws Problem 404 `catalog-not-found`, `release-not-found`. */
export function newestRelease(memory: ReleaseMemory, catalog: string): CompiledRelease {
  const last = memory.headers(catalog).at(-1);
  if (!last) throw new Problem(404, 'release-not-found', `Catalog ${catalog} has no release yet.`);
  return memory.find(catalog, String(last.sequence));
}
