import type { Page } from './paging.js';

/** A page as GraphQL knows it. */
export interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: unknown }[];
  readonly nodes: readonly unknown[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

interface Connecting<T> {
  /** Whether the page begins with the first item of its list. */
  readonly isFirst: boolean;
  readonly cursorOf: (item: T) => string;
  readonly nodeOf: (item: T) => unknown;
}

export function connectionOf<T>(page: Page<T>, { isFirst, cursorOf, nodeOf }: Connecting<T>): Connection {
  const edges = page.items.map((item) => ({ cursor: cursorOf(item), node: nodeOf(item) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.nextPageToken !== undefined,
      hasPreviousPage: !isFirst,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: page.totalSize,
  };
}
