import { Injectable } from '@nestjs/common';
import { canonicalJson, nearestId, Problem, type CompiledRelease, type ReleaseRef } from '@plimsoll/engine';
import { Clock } from '../config/clock.js';
import { refuseUnknownFilters } from './known-filters.js';
import { connectionOf, type Connection } from './connection.js';
import { filterItems, itemsById, showItem } from './item-filters.js';
import { browsed, type Browsed, type ItemQuery } from './item-schemas.js';
import { digestOfToken, makeToken, pageOf, type Page, type PageScope } from './paging.js';
import { isPinned } from './release-ref.js';
import { ReleaseMemory } from './releases.types.js';

/** Where an item is looked for. */
export interface Shelf {
  readonly catalog: string;
  readonly ref: string;
  readonly plural: Browsed;
}

/** An item, or where it went. */
export type Found = { readonly item: unknown } | { readonly movedTo: string };

/** What a release holds, item by item. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly memory: ReleaseMemory,
    private readonly clock: Clock,
  ) {}

  list(shelf: Shelf, query: ItemQuery): Page<unknown> & { readonly release: ReleaseRef } {
    const { release, page } = this.page(shelf, query);
    return { release: release.ref, ...page, items: page.items.map((item) => showItem(shelf.plural, item, release)) };
  }

  /** The same page with a cursor for each item; `place` is done to each of them. */
  connection(shelf: Shelf, query: ItemQuery, place: (item: object) => unknown): Connection {
    const { release, items, page, scope } = this.page(shelf, query);
    return connectionOf(page, {
      isFirst: page.items[0] === items[0],
      cursorOf: (item) => makeToken(item.id, scope),
      nodeOf: (item) => place(showItem(shelf.plural, item, release)),
    });
  }

  /** One item as it stands in its release, also where it has moved since. Throws Problem 404. */
  held(shelf: Shelf, id: string): object {
    const release = this.memory.find(shelf.catalog, shelf.ref);
    const item = itemsById(shelf.plural, release).get(id);
    if (!item) throw unknownItem(shelf, release, id);
    return showItem(shelf.plural, item, release);
  }

  private page(shelf: Shelf, query: ItemQuery): PageOfRelease {
    const release = this.memory.find(shelf.catalog, continuedRef(shelf, query, this.memory));
    const staleBefore = daysBefore(this.clock.today(), query.stale ?? 0);
    const { pageSize: _size, pageToken: _token, ...filters } = query;
    const list = `${shelf.catalog}/${shelf.plural}?${canonicalJson(filters)}`;
    refuseUnknownFilters(release, query);
    const items = filterItems(shelf.plural, { release, query, staleBefore });
    const scope = { digest: release.ref.digest, list };
    return { release, scope, items, page: pageOf(items, (item) => item.id, scope, query) };
  }

  get(shelf: Shelf, id: string): Found {
    const release = this.memory.find(shelf.catalog, shelf.ref);
    const item = itemsById(shelf.plural, release).get(id);
    if (!item) throw unknownItem(shelf, release, id);
    const targets = release.options.get(id)?.moved?.to ?? [];
    if (shelf.plural !== 'options' || targets.length === 0) return { item: showItem(shelf.plural, item, release) };
    const [only, ...others] = targets;
    if (only !== undefined && others.length === 0) return { movedTo: only };
    throw splitOption(id, targets);
  }

  /** The text of a source at one revision, with its SHA-256. */
  text(
    shelf: Omit<Shelf, 'plural'>,
    source: string,
    revision: string,
  ): { readonly text: string; readonly sha256: string } {
    const release = this.memory.find(shelf.catalog, shelf.ref);
    const found = release.revisions.get(revision);
    if (found?.source !== source)
      throw new Problem(
        404,
        'item-not-found',
        `The source ${cut(source)} has no revision ${cut(revision)} in this release.`,
      );
    const text = this.memory.sourceText(found.textSha256);
    if (text === undefined) throw new Problem(404, 'text-not-found', `The text of ${revision} is not stored.`);
    return { text, sha256: found.textSha256 };
  }
}

interface PageOfRelease {
  readonly release: CompiledRelease;
  readonly scope: PageScope;
  /** The whole list. */
  readonly items: readonly { readonly id: string }[];
  readonly page: Page<{ readonly id: string }>;
}

/** Paging through `current` goes on in the release it began with, also when another one is published in between. */
function continuedRef(shelf: Shelf, query: ItemQuery, memory: ReleaseMemory): string {
  const digest = query.pageToken === undefined ? undefined : digestOfToken(query.pageToken);
  if (digest === undefined || isPinned(shelf.ref)) return shelf.ref;
  return memory.headers(shelf.catalog).some((header) => header.digest === digest) ? digest : shelf.ref;
}

const DAY_MS = 86_400_000;

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}

const cut = (text: string) => text.slice(0, 120);

function unknownItem(shelf: Shelf, release: CompiledRelease, id: string): Problem {
  const { one } = browsed[shelf.plural];
  const nearest = nearestId(cut(id), itemsById(shelf.plural, release).keys());
  const hint = nearest === undefined ? '' : ` The nearest one is ${nearest}.`;
  const detail = `Release ${release.ref.label} of ${shelf.catalog} holds no ${one} ${cut(id)}.${hint}`;
  return new Problem(404, 'item-not-found', detail);
}

function splitOption(id: string, targets: readonly string[]): Problem {
  const errors = targets.map((target) => ({ pointer: '', code: 'moved-to', detail: target }));
  return new Problem(410, 'split', `The option ${id} was split into ${targets.join(', ')}.`, errors);
}
