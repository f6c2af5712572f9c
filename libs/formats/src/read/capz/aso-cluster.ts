import { pointerTo, Problem } from '@plimsoll/engine';
import { readNetworkNames } from '../aks-network-names.js';
import { isObject, itemsOf, ownValue, type Notes, type Place } from '../place.js';
import { readCluster } from '../read-cluster.js';
import { textOf, type Manifest } from './manifests.js';
import type { ClusterManifests, PoolManifests } from './topology.js';

type Target = Record<string, unknown>;
type Json = Readonly<Record<string, unknown>>;

/** A resource as it goes to AKS, and where those of its members stand that the provider takes from elsewhere. */
interface Resource {
  readonly value: Target;
  readonly pointer: string;
  readonly elsewhere: Readonly<Record<string, string>>;
}

/**
 * Reads a cluster whose resources a control plane holds whole, as Azure Service Operator has them: a `ManagedCluster` and, in its pools, a
 * `ManagedClustersAgentPool` each. Versions, replicas and ranges come from the Cluster API where the resource has none.
 */
export function readAsoCluster(notes: Notes, manifests: ClusterManifests): Target {
  const resource = resourceIn(notes, manifests.controlPlane, 'ManagedCluster');
  if (!resource) throw noManagedCluster(manifests.controlPlane);
  const cluster = clusterResource(resource, manifests);
  const pools = manifests.pools.flatMap((pool) => poolResource(notes, pool) ?? []);
  const listed = pools.length > 0 ? pools.map(({ value }) => value) : undefined;
  const design: Target = {};
  const source = { cluster, agentPools: { value: listed, pointer: POOLS }, isRequest: true };
  const read = readCluster(notes, source, design);
  Object.assign(design, readNetworkNames(notes, read.pools, true));
  moveBack(notes, cluster, pools);
  return design;
}

/** The pools of a cluster stand in manifests of their own; while they are read they have a list of their own, which no document can have. */
const POOLS = '/\0pools';

function resourceIn(notes: Notes, manifest: Manifest | undefined, kind: string): Place | undefined {
  if (!manifest) return undefined;
  const resources = {
    value: ownValue(manifest.spec.value, 'resources'),
    pointer: pointerTo(manifest.spec.pointer, 'resources'),
  };
  return itemsOf(notes, resources)?.find(({ value }) => textOf(ownValue(value, 'kind')) === kind);
}

function noManagedCluster({ spec }: Manifest): Problem {
  const detail = 'the control plane holds no ManagedCluster';
  return new Problem(422, 'no-cluster', detail, [{ pointer: spec.pointer, code: 'no-cluster', detail }]);
}

/** What the operator needs of a resource and AKS does not see. */
const operatorMembers = ['azureName', 'operatorSpec', 'owner', 'vnetSubnetReference', 'podSubnetReference'];

function specOf(resource: Place): { readonly spec: Json; readonly own: Target; readonly name: Place } {
  const found = ownValue(resource.value, 'spec');
  const spec = isObject(found) ? found : {};
  const own = Object.fromEntries(Object.entries(spec).filter(([name]) => !operatorMembers.includes(name)));
  const azureName = { value: spec['azureName'], pointer: `${resource.pointer}/spec/azureName` };
  const name = {
    value: ownValue(ownValue(resource.value, 'metadata'), 'name'),
    pointer: `${resource.pointer}/metadata/name`,
  };
  return { spec, own, name: azureName.value === undefined ? name : azureName };
}

/** Puts values in where a resource has none of its own, and notes where they stand. */
function complete(own: Target, given: Readonly<Record<string, Place | undefined>>): Record<string, string> {
  const elsewhere: Record<string, string> = {};
  for (const [name, place] of Object.entries(given)) {
    if (place?.value === undefined || place.value === null || (own[name] ?? null) !== null) continue;
    own[name] = place.value;
    elsewhere[name] = place.pointer;
  }
  return elsewhere;
}

function clusterResource(resource: Place, { controlPlane, cluster }: ClusterManifests): Resource {
  const { own, name } = specOf(resource);
  const version = versionAt(controlPlane.spec, ['version']);
  const network: Target = { ...(isObject(own['networkProfile']) ? own['networkProfile'] : {}) };
  const ranges = complete(network, { podCidr: rangeOf(cluster, 'pods'), serviceCidr: rangeOf(cluster, 'services') });
  const elsewhere = complete(own, { name, kubernetesVersion: version });
  const value = Object.keys(ranges).length > 0 ? { ...own, networkProfile: network } : own;
  const moved = Object.entries(ranges).map(([member, pointer]) => [`networkProfile/${member}`, pointer]);
  return { value, pointer: `${resource.pointer}/spec`, elsewhere: { ...elsewhere, ...Object.fromEntries(moved) } };
}

function rangeOf(cluster: Manifest | undefined, of: 'pods' | 'services'): Place | undefined {
  const blocks = ownValue(ownValue(ownValue(cluster?.spec.value, 'clusterNetwork'), of), 'cidrBlocks');
  if (!cluster || !Array.isArray(blocks) || blocks.length !== 1) return undefined;
  return { value: blocks[0], pointer: `${cluster.spec.pointer}/clusterNetwork/${of}/cidrBlocks/0` };
}

function versionAt(spec: Place, steps: readonly string[]): Place {
  const value = steps.reduce(ownValue, spec.value);
  const bare = typeof value === 'string' ? value.replace(/^v(?=\d)/, '') : value;
  return { value: bare, pointer: steps.reduce(pointerTo, spec.pointer) };
}

function poolResource(notes: Notes, { machinePool, agentPool }: PoolManifests): Resource | undefined {
  const resource = resourceIn(notes, agentPool, 'ManagedClustersAgentPool');
  if (!resource) return undefined;
  const { spec, own, name } = specOf(resource);
  const at = `${resource.pointer}/spec`;
  const replicas = machinePool && {
    value: ownValue(machinePool.spec.value, 'replicas'),
    pointer: `${machinePool.spec.pointer}/replicas`,
  };
  const elsewhere = complete(own, {
    name,
    count: replicas,
    orchestratorVersion: machinePool && versionAt(machinePool.spec, ['template', 'spec', 'version']),
    vnetSubnetId: referenceIn(spec, 'vnetSubnetReference', at),
    podSubnetId: referenceIn(spec, 'podSubnetReference', at),
  });
  return { value: own, pointer: at, elsewhere };
}

/** A reference by its Azure id; one by a Kubernetes name is equal to itself, and more is not known of it. */
function referenceIn(spec: Json, name: string, at: string): Place | undefined {
  const reference = spec[name];
  if (!isObject(reference)) return undefined;
  const [id, kind, other] = ['armId', 'kind', 'name'].map((member) => textOf(reference[member]));
  return { value: id || `/${kind}/{${other}}`, pointer: `${at}/${name}` };
}

/** Gives every place its pointer into the document again. */
function moveBack(notes: Notes, cluster: Resource, pools: readonly Resource[]): void {
  const back = (pointer: string): string => {
    const [, index, rest = ''] = /^\/\0pools\/(\d+)(?:\/(.*))?$/s.exec(pointer) ?? [];
    const resource = index === undefined ? cluster : pools[Number(index)];
    const member = index === undefined ? pointer.slice(cluster.pointer.length + 1) : rest;
    if (!resource || (index === undefined && !pointer.startsWith(`${cluster.pointer}/`))) return pointer;
    return resource.elsewhere[member] ?? (member === '' ? resource.pointer : `${resource.pointer}/${member}`);
  };
  for (const [path, pointer] of Object.entries(notes.pointers)) notes.pointers[path] = back(pointer);
  const [first] = pools;
  if (first) notes.pointers['/agentPools'] = first.pointer;
  notes.unmapped.splice(0, notes.unmapped.length, ...notes.unmapped.map(back));
  notes.wrong.splice(
    0,
    notes.wrong.length,
    ...notes.wrong.map((place) => ({ ...place, pointer: back(place.pointer) })),
  );
}
