import { linkOf, type Link } from './link.js';
import type { Plan } from './plan.js';
import { planProblem } from './plan-problem.js';
import { placeAt, type Instance } from './plan-resources.js';
import { isAzapi, kindOf } from './resource-kind.js';

/** The most pools of one cluster that are read, with its default pool as many as a design holds. */
const MAX_POOLS = 99_999;

/** A cluster of a plan with the pools that are attached to it. `strays` are the pools that may be its own and of which the plan does not tell it. */
export interface PlanCluster {
  readonly instance: Instance;
  readonly pools: readonly Instance[];
  readonly strays: readonly string[];
  /** The plan makes no other. */
  readonly isOnly: boolean;
}

/** The clusters of a plan in its order, each with its own pools. */
export function readPlanClusters(plan: Plan): readonly PlanCluster[] {
  const clusters = plan.instances.all.filter((each) => !each.isData && kindOf(each) === 'cluster');
  const poolsOf = new Map<Instance, Instance[]>(clusters.map((each) => [each, []]));
  const byId = new Map(clusters.flatMap((each) => idsOf(each).map((id) => [id, each] as const)));
  const strays: string[] = [];
  for (const pool of plan.instances.all) {
    if (pool.isData || kindOf(pool) !== 'agent-pool') continue;
    const link = linkOf(plan, pool, [isAzapi(pool) ? 'parent_id' : 'kubernetes_cluster_id'], 'cluster');
    const cluster = clusterOf(link, byId);
    const pools = cluster && poolsOf.get(cluster);
    if (pools) addPool(pools, pool);
    else if (link.state === 'unknown') strays.push(pool.values.pointer);
  }
  const isOnly = clusters.length === 1;
  return clusters.map((instance) => ({ instance, pools: poolsOf.get(instance) ?? [], strays, isOnly }));
}

function clusterOf(link: Link, byId: ReadonlyMap<string, Instance>): Instance | undefined {
  if (link.state === 'text') return byId.get(link.text.toLowerCase());
  return link.state === 'linked' && !('vnet' in link.to) ? link.to : undefined;
}

function addPool(pools: Instance[], pool: Instance): void {
  if (pools.length >= MAX_POOLS)
    throw planProblem('too-large', pool.values.pointer, `is one of more than ${MAX_POOLS} pools of a cluster`);
  pools.push(pool);
}

function idsOf(cluster: Instance): readonly string[] {
  const { value } = placeAt(cluster.values, ['id']);
  return typeof value === 'string' && value !== '' ? [value.toLowerCase()] : [];
}
