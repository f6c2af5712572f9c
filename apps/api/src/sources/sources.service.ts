import { Injectable } from '@nestjs/common';
import { Problem, sourceSchema, type CompiledRelease } from '@plimsoll/engine';
import { Clock } from '../config/clock.js';
import { DEFAULT_CATALOG } from '../evaluation/evaluation.service.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { WriteStore } from '../writes/write.store.js';
import type { Answered, Asked } from '../writes/write.types.js';
import { KnownSources } from './known-sources.js';
import { noSource } from './new-revisions.js';
import { insertSource, lockSources, readReceived, SourceStore } from './source.store.js';
import type { NewSource } from './sources.schema.js';
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

  private async known(catalog = DEFAULT_CATALOG): Promise<KnownSources> {
    return new KnownSources(newestRelease(this.memory, catalog), await this.store.received(catalog));
  }
}

/** Throws Problem 404 `catalog-not-found`, `release-not-found`. */
export function newestRelease(memory: ReleaseMemory, catalog: string): CompiledRelease {
  const last = memory.headers(catalog).at(-1);
  if (!last) throw new Problem(404, 'release-not-found', `Catalog ${catalog} has no release yet.`);
  return memory.find(catalog, String(last.sequence));
}
