import type { ReadDocument } from '@plimsoll/engine';
import { readNetworkNames } from '../aks-network-names.js';
import { readVnets } from '../aks-vnets.js';
import { putAzapiCluster, putAzapiPool } from './put-azapi.js';
import { putGateway } from './put-gateway.js';
import { putUpdates, updatesOf } from './put-updates.js';
import { isAzapi } from './resource-kind.js';
import { placeAt, type Instance } from './plan-resources.js';
import { isObject, itemsOf, ownValue, startNotes, type Notes, type Place } from '../place.js';
import { readCluster } from '../read-cluster.js';
import { readGateway } from '../read-gateway.js';
import { settleDesign } from '../settle-design.js';
import type { Block } from './arguments.js';
import { putCluster } from './azurerm-cluster.js';
import { putDefaultPool, putNodePool } from './azurerm-pools.js';
import { Draft } from './draft.js';
import { openPlan, type Plan } from './plan.js';
import { readPlanClusters, type PlanCluster } from './plan-clusters.js';
import { readPlanNetwork } from './network-builder.js';
import type { PlanNetwork } from './plan-network.js';
import { noClusterInPlan, planProblem } from './plan-problem.js';
import { putVnets, type Attachment } from './put-network.js';

/** The most pools, subnets and networks that several clusters of one plan may have together: each is read as often as there are clusters in it. */
const MAX_READ = 50_000;
/** More than this tells nobody more. */
const MAX_BESIDES = 100;

/** Tells whether a document is what `terraform show -json` prints, of a plan or of a state. */
export function isTerraformPlan(document: unknown): boolean {
  if (!isObject(document)) return false;
  const plan = ownValue(document, 'planned_values') ?? ownValue(document, 'resource_changes');
  const state = ownValue(ownValue(document, 'values'), 'root_module');
  return (
    isObject(plan) || Array.isArray(plan) || (isObject(state) && ownValue(document, 'terraform_version') !== undefined)
  );
}

/**
 * Reads what `terraform show -json` prints, of a plan or a state: one document for each AKS cluster that is there once the plan is applied, in the
 * plan's order. A link that is known only after apply is followed through the plan's `configuration`; where that leads to several things, or to
 * something that the plan does not show (a local value), it stays untold. Pointers are to the planned values, or to the expression
 * of a value that has none yet. Throws Problem (422): `no-cluster`, and `malformed-document` with a pointer to each wrong place (at most 100).
 */
export function readTerraformPlan(document: unknown): readonly ReadDocument[] {
  const plan = openPlan(document);
  const clusters = readPlanClusters(plan);
  if (clusters.length === 0) throw noClusterInPlan();
  const network = readPlanNetwork(plan);
  const documents: ReadDocument[] = [];
  let items = 0;
  for (const cluster of clusters) {
    const read = readPlanCluster(plan, network, cluster);
    items += sizeOf(read);
    if (documents.length > 0 && items > MAX_READ)
      throw planProblem(
        'too-large',
        cluster.instance.values.pointer,
        `is one of clusters that come to more than ${MAX_READ} pools, subnets and networks`,
      );
    documents.push(read);
  }
  return documents;
}

function sizeOf({ design: { agentPools, subnets, vnets } }: ReadDocument): number {
  return 1 + (agentPools?.length ?? 0) + (subnets?.length ?? 0) + (vnets?.length ?? 0);
}

function readPlanCluster(plan: Plan, network: PlanNetwork, cluster: PlanCluster): ReadDocument {
  const notes = startNotes();
  const draft = new Draft();
  const attachment: Attachment = { network, used: new Set() };
  const { noteOthers, besides } = putAll(plan, draft, cluster, attachment);
  const design = readDraft(notes, draft);
  for (const note of noteOthers) note(notes);
  notes.unmapped.push(...[...cluster.strays, ...besides].slice(0, MAX_BESIDES));
  return {
    format: 'terraform-plan',
    design: settleDesign(notes, design),
    pointers: notes.pointers,
    unmapped: notes.unmapped,
    ...(notes.unresolved.length > 0 ? { unresolved: notes.unresolved } : {}),
  };
}

interface Put {
  readonly noteOthers: readonly ((notes: Notes) => void)[];
  /** Pointers to what may change what was put and was not understood: updates of resources that something else makes. */
  readonly besides: readonly string[];
}

function putAll(plan: Plan, draft: Draft, { instance, pools, isOnly }: PlanCluster, attachment: Attachment): Put {
  const cluster = blockAt(plan, draft, instance, ['cluster']);
  draft.open(cluster.to, instance.values.pointer);
  const noteOthers: ((notes: Notes) => void)[] = [];
  if (isAzapi(instance)) putAzapiCluster(cluster, attachment);
  else noteOthers.push(putCluster(cluster));
  const hasDefault = !isAzapi(instance) && placeAt(instance.values, ['default_node_pool', 0]).value !== undefined;
  if (hasDefault || pools.length > 0)
    draft.put(['agentPools'], { value: [], pointer: instance.values.pointer }, 'made');
  if (hasDefault) noteOthers.push(...putDefaultPool(cluster, attachment, ['agentPools', 0]));
  const taken = new Set<Instance>();
  const besides = [...putUpdates(cluster, 'cluster', taken)];
  for (const [index, pool] of pools.entries()) {
    const block = blockAt(plan, draft, pool, ['agentPools', index + Number(hasDefault)]);
    if (isAzapi(pool)) putAzapiPool(block, attachment);
    else noteOthers.push(putNodePool(block, attachment));
    besides.push(...putUpdates(block, 'agent-pool', taken));
  }
  putGateway(plan, draft, attachment, isOnly);
  putVnets(plan, draft, attachment);
  const others = updatesOf(plan).filter((each) => !taken.has(each));
  return { noteOthers, besides: [...besides, ...others.map(({ values }) => values.pointer)] };
}

const blockAt = (plan: Plan, draft: Draft, instance: Instance, to: Block['to']): Block => ({
  plan,
  draft,
  instance,
  path: [],
  to,
  taken: new Set(),
});

/** Reads the draft as a cluster that Azure is asked to make, and turns the pointers into it into pointers into the plan. */
function readDraft(notes: Notes, draft: Draft): Record<string, unknown> {
  const design: Record<string, unknown> = {};
  const at = (name: string): Place => ({ value: draft.value[name], pointer: `/${name}` });
  const shown = readVnets(notes, itemsOf(notes, at('vnets')) ?? []);
  const source = { cluster: at('cluster'), agentPools: at('agentPools'), isRequest: true };
  const { pools } = readCluster(notes, source, design);
  readGateway(notes, at('gateway'), design, shown.subnets);
  Object.assign(design, readNetworkNames(notes, pools, true, shown));
  draft.relocate(notes);
  return design;
}
