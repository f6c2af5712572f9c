import { Injectable } from '@nestjs/common';
import { canonicalJson, diffReleases, type DiffAnswer, type ReleaseHeader, atPlace } from '@plimsoll/engine';
import { connectionOf, type Connection } from './connection.js';
import { makeToken, pageOf, type Page } from './paging.js';
import { ReleaseMemory, type CatalogSummary } from './releases.types.js';
import type { DiffQuery, ReleaseListQuery } from './releases.schema.js';

/** Catalogs and their releases. */
@Injectable()
export class ReleasesService {
  constructor(private readonly memory: ReleaseMemory) {}

  catalogs(): readonly CatalogSummary[] {
    return this.memory.catalogs();
  }

  catalog(id: string): CatalogSummary | undefined {
    // Headers are asked first: they know the problem of a catalog that is not there.
    this.memory.headers(id);
    return this.memory.catalogs().find((catalog) => catalog.catalog === id);
  }

  /** Sorted by rising sequence. */
  headers(catalog: string): readonly ReleaseHeader[] {
    return this.memory.headers(catalog);
  }

  /** Releases only ever follow, so a token stays good when another one is published. */
  list(catalog: string, query: ReleaseListQuery): Page<ReleaseHeader> {
    const scope = { digest: 'releases', list: catalog };
    return pageOf(this.memory.headers(catalog), (header) => String(header.sequence), scope, query);
  }

  /** The same list as `list`, newest first and with a cursor for each release. */
  connection(catalog: string, query: ReleaseListQuery): Connection {
    const newestFirst = this.memory.headers(catalog).toReversed();
    const scope = { digest: 'releases', list: `${catalog} newest first` };
    const keyOf = (header: ReleaseHeader) => String(header.sequence);
    const page = pageOf(newestFirst, keyOf, scope, query);
    return connectionOf(page, {
      isFirst: page.items[0] === newestFirst[0],
      cursorOf: (header) => makeToken(keyOf(header), scope),
      nodeOf: (header) => header,
    });
  }

  header(catalog: string, ref: string): ReleaseHeader {
    return this.memory.header(catalog, ref);
  }

  /** As canonical JSON. */
  snapshot(catalog: string, ref: string): string {
    return canonicalJson(this.memory.snapshot(catalog, ref));
  }

  diff(catalog: string, { from, to }: DiffQuery): DiffAnswer {
    this.memory.headers(catalog);
    const before = atPlace('/from', () => this.memory.find(catalog, from));
    return diffReleases(
      before,
      atPlace('/to', () => this.memory.find(catalog, to)),
    );
  }
}
