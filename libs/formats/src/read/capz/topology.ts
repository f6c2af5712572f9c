import { ownValue } from '../place.js';
import { clusterKey, referredKey, textOf, type Manifest } from './manifests.js';

/** A node pool: the Cluster API's view of it, the provider's, or both. */
export interface PoolManifests {
  readonly machinePool: Manifest | undefined;
  readonly agentPool: Manifest | undefined;
}

/** A managed cluster with what refers to it. */
export interface ClusterManifests {
  readonly controlPlane: Manifest;
  readonly cluster: Manifest | undefined;
  readonly pools: readonly PoolManifests[];
}

/** The clusters of a document, and the pools that belong to none of them. */
export interface Topology {
  readonly clusters: readonly ClusterManifests[];
  readonly strays: readonly Manifest[];
}

const CAPI_GROUP = 'cluster.x-k8s.io';
export const ASO_CONTROL_PLANE = 'AzureASOManagedControlPlane';
const controlPlaneKinds = ['AzureManagedControlPlane', ASO_CONTROL_PLANE];
const agentPoolKinds = ['AzureManagedMachinePool', 'AzureASOManagedMachinePool'];

/** Puts manifests together by the references between them, never by likeness of names. A pool that nothing refers to and no label names belongs to the only cluster there is. */
export function topologyOf(manifests: readonly Manifest[]): Topology {
  const ofCapi = (name: string) => manifests.filter(({ group, kind }) => kind === name && group === CAPI_GROUP);
  const controlPlanes = manifests.filter(({ kind }) => controlPlaneKinds.includes(kind));
  const agentPools = manifests.filter(({ kind }) => agentPoolKinds.includes(kind));
  const owners = ownersOf(ofCapi('Cluster'), controlPlanes);
  const homes = new Map<Manifest, PoolManifests[]>(controlPlanes.map((each) => [each, []]));
  const strays: Manifest[] = [];
  const homeOf = homeFinder(controlPlanes, owners);
  for (const pool of poolsOf(ofCapi('MachinePool'), agentPools)) {
    const home = homeOf(pool);
    if (home) homes.get(home)?.push(pool);
    else strays.push(...[pool.machinePool, pool.agentPool].filter((each) => each !== undefined));
  }
  const clusters = controlPlanes.map((controlPlane) => ({
    controlPlane,
    cluster: owners.get(controlPlane),
    pools: homes.get(controlPlane) ?? [],
  }));
  return { clusters, strays };
}

/** Tells the control plane of a pool; undefined for a pool whose cluster is not here. */
function homeFinder(
  controlPlanes: readonly Manifest[],
  owners: ReadonlyMap<Manifest, Manifest>,
): (pool: PoolManifests) => Manifest | undefined {
  const planes = new Map([...owners].map(([plane, cluster]) => [cluster.key, plane]));
  const only = controlPlanes.length === 1 ? controlPlanes[0] : undefined;
  // Where no Cluster is here, the name of one says nothing about the control planes that are.
  const fallback = owners.size === 0 ? only : undefined;
  return (pool) => {
    const asked = clusterOf(pool);
    return asked === undefined ? only : (planes.get(asked) ?? fallback);
  };
}

/** The Cluster of each control plane: the one that refers to it, else the one that its label names. */
function ownersOf(clusters: readonly Manifest[], controlPlanes: readonly Manifest[]): Map<Manifest, Manifest> {
  const byReference = new Map(
    clusters.map((cluster) => [
      referredKey(ownValue(cluster.spec.value, 'controlPlaneRef'), cluster.namespace),
      cluster,
    ]),
  );
  const byKey = new Map(clusters.map((cluster) => [cluster.key, cluster]));
  return new Map(
    controlPlanes.flatMap((plane) => {
      const label = plane.clusterLabel === undefined ? undefined : clusterKey(plane.clusterLabel, plane.namespace);
      const owner = byReference.get(plane.key) ?? (label === undefined ? undefined : byKey.get(label));
      return owner ? [[plane, owner] as const] : [];
    }),
  );
}

/** Machine pools with the agent pools they refer to, in the order of the document, then the agent pools that none refers to. */
function poolsOf(machinePools: readonly Manifest[], agentPools: readonly Manifest[]): readonly PoolManifests[] {
  const byKey = new Map(agentPools.map((each) => [each.key, each]));
  const taken = new Set<Manifest>();
  const pairs = machinePools.flatMap((machinePool) => {
    const reference = ownValue(templateSpec(machinePool), 'infrastructureRef');
    const agentPool = byKey.get(referredKey(reference, machinePool.namespace) ?? '');
    if (agentPool) taken.add(agentPool);
    const isAzure = agentPoolKinds.includes(textOf(ownValue(reference, 'kind')));
    return isAzure ? [{ machinePool, agentPool }] : [];
  });
  const alone = agentPools.filter((each) => !taken.has(each));
  return [...pairs, ...alone.map((agentPool) => ({ machinePool: undefined, agentPool }))];
}

/** The spec that a machine pool gives each machine. */
export function templateSpec(machinePool: Manifest | undefined): unknown {
  return ownValue(ownValue(machinePool?.spec.value, 'template'), 'spec');
}

/** The key of the Cluster that a pool says it belongs to; undefined where it does not say. */
function clusterOf({ machinePool, agentPool }: PoolManifests): string | undefined {
  if (machinePool) {
    const name = textOf(ownValue(machinePool.spec.value, 'clusterName'));
    if (name !== '') return clusterKey(name, machinePool.namespace);
  }
  const labelled = machinePool?.clusterLabel ?? agentPool?.clusterLabel;
  const namespace = (machinePool ?? agentPool)?.namespace ?? '';
  return labelled === undefined ? undefined : clusterKey(labelled, namespace);
}
