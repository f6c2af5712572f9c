import type { ReadDocument } from '@plimsoll/engine';
import { readNetworkNames } from '../aks-network-names.js';
import { readVnets } from '../aks-vnets.js';
import { putAzapiCluster, putAzapiPool } from './put-azapi.js';
import { azureKind, isAzapi, kindOf } from './resource-kind.js';
import { placeAt, type Instance } from './plan-resources.js';
import { isObject, itemsOf, membersOf, ownValue, startNotes, type Notes, type Place } from '../place.js';
import { writeField } from '../field.js';
import { readCluster } from '../read-cluster.js';
import { settleDesign } from '../settle-design.js';
import type { Block } from './arguments.js';
import { putCluster, takeAuthorizedRanges } from './azurerm-cluster.js';
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
  const noteOthers = putAll(plan, draft, cluster, attachment);
  const design = readDraft(notes, draft);
  for (const note of noteOthers) note(notes);
  readAccess(notes, plan, cluster.instance, design);
  const besides = notReadBesides(plan);
  if (besides.hasGateway) delete design['applicationGatewayForContainers'];
  notes.unmapped.push(...cluster.strays.slice(0, MAX_BESIDES), ...besides.pointers);
  return {
    format: 'terraform-plan',
    design: settleDesign(notes, design),
    pointers: notes.pointers,
    unmapped: notes.unmapped,
    ...(notes.unresolved.length > 0 ? { unresolved: notes.unresolved } : {}),
  };
}

function putAll(
  plan: Plan,
  draft: Draft,
  { instance, pools }: PlanCluster,
  attachment: Attachment,
): ((notes: Notes) => void)[] {
  const cluster = blockAt(plan, draft, instance, ['cluster']);
  draft.open(cluster.to, instance.values.pointer);
  const notes: ((notes: Notes) => void)[] = [];
  if (isAzapi(instance)) putAzapiCluster(cluster, attachment);
  else notes.push(putCluster(cluster));
  const hasDefault = !isAzapi(instance) && placeAt(instance.values, ['default_node_pool', 0]).value !== undefined;
  if (hasDefault || pools.length > 0)
    draft.put(['agentPools'], { value: [], pointer: instance.values.pointer }, 'made');
  if (hasDefault) notes.push(...putDefaultPool(cluster, attachment, ['agentPools', 0]));
  for (const [index, pool] of pools.entries()) {
    const block = blockAt(plan, draft, pool, ['agentPools', index + Number(hasDefault)]);
    if (isAzapi(pool)) putAzapiPool(block, attachment);
    else notes.push(putNodePool(block, attachment));
  }
  putVnets(plan, draft, attachment);
  return notes;
}

/** Who may reach the API server: which the readers of requests pass over. */
function readAccess(notes: Notes, plan: Plan, instance: Instance, design: Record<string, unknown>): void {
  const target = design['cluster'];
  if (isAzapi(instance) || !isOpen(target)) return;
  const ranges = takeAuthorizedRanges(blockAt(plan, new Draft(), instance, []));
  const members = membersOf(notes, { value: {}, pointer: '' });
  const sheet = { notes, members, target, path: '/cluster', isPrintout: false };
  if (ranges.value !== undefined) writeField(sheet, 'authorizedIpRanges', ranges);
}

const isOpen = (value: unknown): value is Record<string, unknown> => isObject(value);

const blockAt = (plan: Plan, draft: Draft, instance: Instance, to: Block['to']): Block => ({
  plan,
  draft,
  instance,
  path: [],
  to,
  taken: new Set(),
});

/**
 * What a plan holds besides clusters and networks and may change what was read: an update of a resource that something else makes, and Application
 * Gateway for Containers, of which nothing tells the cluster that it serves.
 */
function notReadBesides({ instances }: Plan): { readonly hasGateway: boolean; readonly pointers: readonly string[] } {
  const gateways = instances.all.filter((each) => !each.isData && kindOf(each) === 'agc');
  const updates = instances.all.filter(
    (each) => each.type === 'azapi_update_resource' && azureKind(each) !== undefined,
  );
  const pointers = [...gateways, ...updates].map(({ values }) => values.pointer);
  return { hasGateway: gateways.length > 0, pointers: pointers.slice(0, MAX_BESIDES) };
}

/** Reads the draft as a cluster that Azure is asked to make, and turns the pointers into it into pointers into the plan. */
function readDraft(notes: Notes, draft: Draft): Record<string, unknown> {
  const design: Record<string, unknown> = {};
  const at = (name: string): Place => ({ value: draft.value[name], pointer: `/${name}` });
  const shown = readVnets(notes, itemsOf(notes, at('vnets')) ?? []);
  const source = { cluster: at('cluster'), agentPools: at('agentPools'), isRequest: true };
  const { pools } = readCluster(notes, source, design);
  Object.assign(design, readNetworkNames(notes, pools, true, shown));
  draft.relocate(notes);
  return design;
}
