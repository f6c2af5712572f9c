import { Injectable } from '@nestjs/common';
import { atPlace, Problem } from '@plimsoll/engine';
import { ReleaseMemory } from '../releases/releases.types.js';
import { NEWEST } from './events.schema.js';
import { EventLog, type EventFilter, type EventPage, type StoredEvent } from './events.types.js';

const DEFAULT_PAGE_SIZE = 100;

/** The cursor before the first event. */
const FIRST = '0';

export interface EventQuery extends EventFilter {
  /** A cursor, `newest`, or nothing for the first event. */
  readonly after?: string | undefined;
  readonly pageSize?: number | undefined;
}

/** A page as GraphQL knows it. `cursor` is there also where the page is empty, and goes past what a filter hid. */
export interface EventConnection {
  readonly edges: readonly { readonly cursor: string; readonly node: StoredEvent }[];
  readonly nodes: readonly StoredEvent[];
  readonly cursor: string;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** The feed, page by page. */
@Injectable()
export class EventsService {
  constructor(
    private readonly log: EventLog,
    private readonly memory: ReleaseMemory,
  ) {}

  /** Throws Problem 400 `invalid-cursor`, 404 `catalog-not-found` and 503 `events-away`. */
  async page(query: EventQuery): Promise<EventPage> {
    return this.pageBehind(await this.begin(query.after ?? FIRST, query.catalog, '/after'), query);
  }

  /** The same page. Throws what `page` throws. */
  async connection(query: EventQuery): Promise<EventConnection> {
    const after = await this.begin(query.after ?? FIRST, query.catalog, '/after');
    const { items, cursor, hasMore } = await this.pageBehind(after, query);
    const edges = items.map((node) => ({ cursor: String(node.sequence), node }));
    const pageInfo = {
      hasNextPage: hasMore,
      hasPreviousPage: after > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    };
    return { edges, nodes: items, cursor: String(cursor), pageInfo };
  }

  /** The sequence behind which a reader begins; `place` is where the caller told it. Throws what `page` throws. */
  async begin(after: string, catalog: string | undefined, place: string): Promise<number> {
    if (catalog !== undefined) atPlace('/catalog', () => this.memory.headers(catalog));
    const newest = await this.log.refresh();
    if (after === NEWEST) return this.log.told;
    if (Number(after) > newest) throw invalidCursor(place, `No event has the sequence ${after} yet.`);
    return Number(after);
  }

  private pageBehind(after: number, { pageSize = DEFAULT_PAGE_SIZE, ...query }: EventQuery): Promise<EventPage> {
    const { catalog, types, isInsider } = query;
    return this.log.read({ after, limit: pageSize, catalog, types, isInsider });
  }
}

export function invalidCursor(pointer: string, detail: string): Problem {
  return new Problem(400, 'invalid-cursor', detail, [{ pointer, code: 'invalid-cursor', detail }]);
}
