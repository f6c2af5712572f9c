import { mergeDesigns } from '../merge-designs.js';
import type { ConfigureQuestion } from '../model/configure.js';
import type { DesignPatch } from './patches.js';

/** An agent pool of a design that is being put together. */
export type PoolItem = Readonly<Record<string, unknown>>;

type ToldPools = NonNullable<ConfigureQuestion['pools']>;

/** Nodes of a pool of which neither the question nor a requirement says how many. A choice of ours, for a cluster that outlives the loss of one. */
const NODES = 3;

/** A pool is not split into more than this many. */
const MOST_PARTS = 20;

/** The modes of the design's vocabulary: of the pool that a cluster cannot do without, and of every other one. */
const [SYSTEM, USER] = ['System', 'User'];

/**
 * The ways to lay out the pools of a question, the plainest first; which of them does is for the rules on pools to say. Pools that are told stay as they are, and what options and requirements
 * say of pools fills in what they leave out. Without any there are the pools that requirements name, which share the nodes that are required, each in as few
 * parts as will hold them.
 */
export function* poolLayouts(
  pools: ConfigureQuestion['pools'],
  patches: readonly DesignPatch[],
): Generator<readonly PoolItem[]> {
  if (pools) yield* toldLayouts(pools, patches);
  else for (let parts = 1; parts <= MOST_PARTS; parts++) yield splitPools(requiredPools(patches), parts);
}

/** Told pools differ only in which of them is the system pool, where none is said to be. */
function* toldLayouts(pools: ToldPools, patches: readonly DesignPatch[]): Generator<readonly PoolItem[]> {
  const told = pools.map(toldPool);
  const items = patches.flatMap((patch) => poolsOf(patch.design).map((item) => fillingIn(patch, item, told)));
  const merged = mergePools(told, [...items, ...told]).map((pool): PoolItem => ({ count: NODES, ...pool }));
  if (merged.some(({ mode }) => mode === SYSTEM)) yield merged.map((pool) => ({ mode: USER, ...pool }));
  else
    for (const system of merged.keys())
      yield merged.map((pool, index) => ({ mode: index === system ? SYSTEM : USER, ...pool }));
}

function toldPool(pool: ToldPools[number], index: number): PoolItem {
  const { nodes, growth = 0, surge, subnet, podSubnet, ...same } = pool;
  const grows = growth > 0;
  const told = {
    ...same,
    name: pool.name ?? `pool${index + 1}`,
    count: nodes,
    autoscaling: grows,
    minCount: grows ? nodes : null,
    maxCount: grows ? nodes + growth : null,
    maxSurge: surge,
    subnetId: subnet,
    podSubnetId: podSubnet,
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

/** Fields that say how many nodes there are, or which pool is meant, rather than what its nodes are. */
const COUNTS: ReadonlySet<string> = new Set(['name', 'mode', 'count', 'autoscaling', 'minCount', 'maxCount']);

/**
 * What an item of a patch is to told pools. A requirement's pool is one of them where one has its words, and then its sizes are for all that do not tell their own; otherwise it
 * is a pool more.
 */
function fillingIn({ strength }: DesignPatch, item: PoolItem, told: readonly PoolItem[]): PoolItem {
  if (strength === 'option') return item;
  const said = Object.entries(item).filter(([field]) => !COUNTS.has(field));
  const words = said.filter(([, value]) => typeof value === 'string');
  const isMet = told.some((pool) => words.every(([field, value]) => pool[field] === value));
  return isMet || words.length === 0 ? Object.fromEntries(said.filter(([, value]) => typeof value !== 'string')) : item;
}

function mergePools(pools: readonly PoolItem[], items: readonly PoolItem[]): readonly PoolItem[] {
  return poolsOf(
    mergeDesigns(
      { agentPools: pools },
      items.filter((item) => Object.keys(item).length > 0).map((item) => ({ agentPools: [item] })),
    ),
  );
}

const poolsOf = (design: unknown): readonly PoolItem[] =>
  (design as { readonly agentPools?: readonly PoolItem[] } | null | undefined)?.agentPools ?? [];

/** The pools that options and requirements name, with one that can be the system pool. Those without a count share the nodes with those that have one. */
function requiredPools(patches: readonly DesignPatch[]): readonly PoolItem[] {
  const items = patches.flatMap(({ design }) => poolsOf(design));
  const named = mergePools([], items).filter(({ name }) => typeof name === 'string');
  const isSystem = named.some(({ mode }) => mode === undefined || mode === SYSTEM);
  const pools = isSystem ? named : mergePools([{ name: 'system' }, ...named], items);
  const asked = pools.reduce((sum, { count }) => sum + (typeof count === 'number' ? count : 0), 0);
  const counts = shares(asked === 0 ? NODES * pools.length : asked, pools.length);
  const isShared = pools.some(({ count }) => typeof count !== 'number');
  const first = pools.findIndex(({ mode }) => mode === undefined || mode === SYSTEM);
  return pools.map((pool, index) => ({
    autoscaling: false,
    minCount: null,
    maxCount: null,
    mode: index === first ? SYSTEM : USER,
    ...pool,
    count: isShared ? counts[index] : pool['count'],
  }));
}

/** A count in so many parts that differ by one at most, the larger ones first. */
function shares(count: number, parts: number): readonly number[] {
  return Array.from({ length: parts }, (_, index) => Math.floor(count / parts) + (index < count % parts ? 1 : 0));
}

/** Each pool in so many parts; only the first part of the system pool is one. */
function splitPools(pools: readonly PoolItem[], parts: number): readonly PoolItem[] {
  return pools.flatMap((pool) => {
    const count = typeof pool['count'] === 'number' ? pool['count'] : NODES;
    return shares(count, Math.min(parts, Math.max(1, count))).map((share, part) => {
      if (part === 0) return { ...pool, count: share };
      return { ...pool, name: `${String(pool['name'])}${part + 1}`, mode: USER, count: share };
    });
  });
}
