/** A surge setting that was read: a number of nodes, or a percentage of a pool's. */
export type Surge = { readonly nodes: number } | { readonly percent: number };

const MOST_PERCENT = 100;

/** Reads a surge setting: a whole number of nodes (`3`) or a whole percentage (`10%`, at most 100). Undefined when it is neither. */
export function parseSurge(text: string): Surge | undefined {
  const match = /^(\d{1,6})(%?)$/.exec(text);
  if (match?.[1] === undefined) return undefined;
  const number = Number(match[1]);
  if (match[2] === '') return { nodes: number };
  return number <= MOST_PERCENT ? { percent: number } : undefined;
}

/** How many nodes a surge adds to a pool of `count` nodes while it is upgraded. A percentage is rounded up, so that any above 0 adds a node. */
export function surgeNodes(surge: Surge, count: number): number {
  if ('nodes' in surge) return surge.nodes;
  const share = Math.ceil((surge.percent * count) / MOST_PERCENT);
  return surge.percent > 0 ? Math.max(1, share) : 0;
}
