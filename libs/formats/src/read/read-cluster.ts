import { readAgentPools } from './aks-agent-pools.js';
import { AGC, readAddons } from './aks-ingresses.js';
import { readNetwork } from './aks-network.js';
import { readResourceGroup } from './aks-vnets.js';
import { readFields, writeField, type Sheet } from './field.js';
import { irrelevant } from './irrelevant.js';
import { itemsOf, membersOf, membersWithin, noteRest, noteUnresolved, resourceMembers, Unresolved } from './place.js';
import type { Notes, Place } from './place.js';
import { readAccess } from './read-access.js';

type Target = Record<string, unknown>;

/** A cluster's resource, and the pools that the document lists beside it. A `request` is what AKS is asked to build rather than what it printed. */
export interface ClusterSource {
  readonly cluster: Place;
  readonly agentPools: Place;
  readonly isRequest: boolean;
}

/** What a cluster's resource tells of its pools, for the reading of the networks that they stand in. */
export interface ReadCluster {
  readonly pools: readonly Target[];
  readonly isPrintout: boolean;
}

/** Reads a cluster's resource and its pools into the design: everything but virtual networks and subnets. */
export function readCluster(notes: Notes, source: ClusterSource, design: Target): ReadCluster {
  const members = resourceMembers(notes, source.cluster);
  const isPrintout = members.has('provisioningState');
  const sheet: Sheet = { notes, members, target: {}, path: '/cluster', isPrintout, isRequest: source.isRequest };
  notes.pointers[''] = notes.pointers['/cluster'] = source.cluster.pointer;
  readHead(sheet);
  readIngresses(sheet, design);
  design['cluster'] = sheet.target;
  const pools = readPools(sheet, source.agentPools, design) ?? [];
  readNetworkProfile(sheet, design, pools);
  noteRest(notes, members, irrelevant.cluster);
  return { pools, isPrintout };
}

function readHead(sheet: Sheet): void {
  const { notes, members } = sheet;
  readFields(sheet, [
    { to: 'name', from: ['name'], unset: 'always-set' },
    { to: 'region', from: ['location'], unset: 'always-set' },
    { to: 'kubernetesVersion', from: ['currentKubernetesVersion', 'kubernetesVersion'], unset: 'always-set' },
  ]);
  readResourceGroup(sheet);
  const sku = membersOf(notes, members.take('sku'));
  readFields({ ...sheet, members: sku }, [{ to: 'tier', from: ['tier'], unset: 'always-set', word: 'cluster-tier' }]);
  noteRest(notes, sku, irrelevant.sku);
  readAccess(sheet);
}

function readIngresses(sheet: Sheet, design: Target): void {
  const { notes, members } = sheet;
  const isWhole = showsAll(sheet);
  const { ingresses, virtualNodes } = readAddons(notes, members, isWhole);
  if (virtualNodes) writeField(sheet, 'virtualNodes', virtualNodes);
  const isOpen = notes.unresolved.includes('/ingresses');
  if (ingresses && !isOpen) {
    design['ingresses'] = ingresses;
    notes.pointers['/ingresses'] = notes.pointers['/ingresses/0'] ?? members.pointer;
  }
  if (!isWhole) return;
  const around = { ...sheet, target: design, path: '' };
  if (!ingresses && !isOpen) leaveOut(around, ['ingresses']);
  if (!ingresses?.some(({ controller }) => controller === AGC)) leaveOut(around, ['applicationGatewayForContainers']);
}

function readPools(sheet: Sheet, listed: Place, design: Target): readonly Target[] | undefined {
  const { notes } = sheet;
  const [own, beside] = [sheet.members.take('agentPoolProfiles'), itemsOf(notes, listed)];
  for (const place of [own, listed])
    if (place.value instanceof Unresolved) noteUnresolved(notes, '/agentPools', place.pointer);
  const pools = readAgentPools(notes, beside, itemsOf(notes, own), sheet);
  if (!pools) return undefined;
  notes.pointers['/agentPools'] = beside ? listed.pointer : own.pointer;
  design['agentPools'] = pools;
  return pools;
}

function readNetworkProfile(cluster: Sheet, design: Target, pools: readonly Target[]): void {
  const profile = cluster.members.take('networkProfile');
  const members = membersWithin(cluster.notes, cluster.members, 'networkProfile');
  const sheet: Sheet = { ...cluster, members, target: {}, path: '/network' };
  const isTold = profile.value !== undefined && profile.value !== null;
  const isRequest = cluster.isRequest === true;
  // A request without a profile asks for what one with an empty profile asks for.
  const isWhole = isRequest && !isLeftToAks(cluster);
  cluster.notes.pointers['/network'] = isTold ? profile.pointer : cluster.members.pointer;
  if (isTold || isWhole) readNetwork({ ...sheet, isRequest: isWhole });
  readVnetOrigin(sheet, pools);
  if (isRequest || (isTold && sheet.isPrintout)) leaveOut(sheet, callersWord);
  if (Object.keys(sheet.target).length > 0) design['network'] = sheet.target;
}

/** Of a cluster of this kind AKS chooses the whole network itself: what a request leaves out of it is not told. */
function isLeftToAks({ notes, members }: Sheet): boolean {
  const { value } = membersOf(notes, members.take('sku')).take('name');
  return value instanceof Unresolved || (typeof value === 'string' && value.toLowerCase() === 'automatic');
}

/** What no cluster's document shows and only the caller can say. */
const callersWord = ['ownRoutes', 'ownServiceEndpoints', 'manualRoutesAccepted'];

/** A print-out and a request hold the whole cluster; a document that somebody shortened does not. */
const showsAll = ({ isPrintout, isRequest }: Sheet): boolean => isPrintout || isRequest === true;

/**
 * A document that shows the whole cluster: what it could not show is taken as not there, so that a rule about it does not apply. To leave it untold
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
  else if (sheet.notes.unresolved.some((path) => /^\/agentPools(?:\/\d+\/subnetId)?$/.test(path)))
    sheet.notes.unresolved.push(`${sheet.path}/vnetOrigin`);
}
