import { Problem, type ReadDocument } from '@plimsoll/engine';
import { readAgentPools } from './aks-agent-pools.js';
import { readAddons } from './aks-ingresses.js';
import { readNetwork } from './aks-network.js';
import { readNetworkNames } from './aks-network-names.js';
import { readResourceGroup, readVnets } from './aks-vnets.js';
import { isManagedCluster, wrappedCluster } from './detect-format.js';
import { readFields, writeField, type Sheet } from './field.js';
import { irrelevant } from './irrelevant.js';
import { itemsOf, membersOf, noteRest, pointerTo, resourceMembers, startNotes } from './place.js';
import type { Members, Notes, Place } from './place.js';
import { settleDesign } from './settle-design.js';

type Target = Record<string, unknown>;

/**
 * Reads what `az aks show` or the AKS REST API prints for one cluster, with its values under `properties` or flattened, alone or as
 * `{ cluster, agentPools?, vnets? }`. Subnets come only from `vnets`. What silence means is told at `Unset`. Throws Problem (422) when there is no cluster, or with
 * every place (at most 100) whose value has a type or size that the design cannot hold.
 */
export function readAks(document: unknown): ReadDocument {
  const notes = startNotes();
  const wrapped = wrappedCluster(document);
  const envelope = membersOf(notes, { value: wrapped === undefined ? {} : document, pointer: '' });
  const place = wrapped === undefined ? { value: document, pointer: '' } : envelope.take('cluster');
  if (!isManagedCluster(place.value)) throw noCluster(place.pointer);
  const design: Target = {};
  const vnets = itemsOf(notes, envelope.take('vnets'));
  if (vnets) {
    notes.pointers['/vnets'] = notes.pointers['/subnets'] = pointerTo('', 'vnets');
    Object.assign(design, readVnets(notes, vnets));
  }
  readCluster(notes, place, itemsOf(notes, envelope.take('agentPools')), design);
  noteRest(notes, envelope, irrelevant.nothing);
  return { format: 'aks', design: settleDesign(notes, design), pointers: notes.pointers, unmapped: notes.unmapped };
}

function noCluster(pointer: string): Problem {
  const detail = 'this is no AKS cluster: give what az aks show prints, alone or as the member "cluster"';
  return new Problem(422, 'no-cluster', detail, [{ pointer, code: 'no-cluster', detail }]);
}

function readCluster(notes: Notes, place: Place, listed: Place[] | undefined, design: Target): void {
  const members = resourceMembers(notes, place);
  const isPrintout = members.has('provisioningState');
  const sheet: Sheet = { notes, members, target: {}, path: '/cluster', isPrintout };
  notes.pointers[''] = notes.pointers['/cluster'] = place.pointer;
  readFields(sheet, [
    { to: 'name', from: ['name'], unset: 'always-set' },
    { to: 'region', from: ['location'], unset: 'always-set' },
    { to: 'kubernetesVersion', from: ['currentKubernetesVersion', 'kubernetesVersion'], unset: 'always-set' },
  ]);
  readResourceGroup(sheet);
  const sku = membersOf(notes, members.take('sku'));
  readFields({ ...sheet, members: sku }, [{ to: 'tier', from: ['tier'], unset: 'always-set', word: 'cluster-tier' }]);
  noteRest(notes, sku, irrelevant.sku);
  const { ingresses, virtualNodes } = readAddons(notes, members, isPrintout);
  if (virtualNodes) writeField(sheet, 'virtualNodes', virtualNodes);
  design['cluster'] = sheet.target;
  if (ingresses) design['ingresses'] = ingresses;
  else if (isPrintout)
    leaveOut({ ...sheet, target: design, path: '' }, ['ingresses', 'applicationGatewayForContainers']);
  const own = members.take('agentPoolProfiles');
  const agentPools = readAgentPools(notes, listed, itemsOf(notes, own), isPrintout);
  if (agentPools) {
    notes.pointers['/agentPools'] = listed ? pointerTo('', 'agentPools') : own.pointer;
    design['agentPools'] = agentPools;
  }
  if (!('vnets' in design)) Object.assign(design, readNetworkNames(notes, agentPools ?? [], isPrintout));
  readNetworkProfile(sheet, members, design, agentPools);
  noteRest(notes, members, irrelevant.cluster);
}

function readNetworkProfile(
  cluster: Sheet,
  members: Members,
  design: Target,
  pools: readonly Target[] | undefined,
): void {
  const profile = members.take('networkProfile');
  const sheet: Sheet = { ...cluster, members: membersOf(cluster.notes, profile), target: {}, path: '/network' };
  const isTold = profile.value !== undefined && profile.value !== null;
  cluster.notes.pointers['/network'] = isTold ? profile.pointer : cluster.members.pointer;
  if (isTold) readNetwork(sheet);
  readVnetOrigin(sheet, pools ?? []);
  if (isTold && sheet.isPrintout) leaveOut(sheet, callersWord);
  if (Object.keys(sheet.target).length > 0) design['network'] = sheet.target;
}

/** What no cluster's document shows and only the caller can say. */
const callersWord = ['ownRoutes', 'ownServiceEndpoints', 'manualRoutesAccepted'];

/**
 * A print-out is the whole cluster: what it could not show is taken as not there, so that a rule about it does not apply. To leave it untold
 * would make every report on a cluster end in "unknown" because of things that nobody brought up.
 */
function leaveOut(sheet: Sheet, names: readonly string[]): void {
  for (const name of names) writeField(sheet, name, { value: null, pointer: sheet.members.pointer });
}

/** A cluster whose pools name a subnet stands in a network of the customer; one whose pools are all told to have none got its network from AKS. */
function readVnetOrigin(sheet: Sheet, pools: readonly Target[]): void {
  const first = pools.findIndex((pool) => typeof pool['subnetId'] === 'string');
  const pointer = sheet.notes.pointers[`/agentPools/${Math.max(first, 0)}/subnetId`] ?? '';
  if (first >= 0) writeField(sheet, 'vnetOrigin', { value: 'customer-managed', pointer });
  else if (pools.length > 0 && pools.every((pool) => pool['subnetId'] === null))
    writeField(sheet, 'vnetOrigin', { value: 'azure-managed', pointer });
}
