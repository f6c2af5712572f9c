import type { Connection } from '../releases/connection.js';

/** A page of a list that grows while it is read, as REST gives it. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly nextPageToken?: string;
}

/** The same as GraphQL knows it. A cursor is what REST goes on behind: the key of an item. */
export function listed<T>(
  { items, nextPageToken }: Listed<T>,
  cursorOf: (item: T) => string,
  { pageToken }: { readonly pageToken?: string | undefined },
): Omit<Connection, 'totalCount'> {
  const edges = items.map((node) => ({ cursor: cursorOf(node), node }));
  const pageInfo = {
    hasNextPage: nextPageToken !== undefined,
    hasPreviousPage: pageToken !== undefined,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: items, pageInfo };
}
