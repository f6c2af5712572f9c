import { Problem, type ReadDocument } from '@plimsoll/engine';
import { readNetworkNames } from '../aks-network-names.js';
import { readVnets } from '../aks-vnets.js';
import { writeField } from '../field.js';
import { isObject, itemsOf, membersOf, startNotes, Unresolved, type Notes } from '../place.js';
import { readCluster } from '../read-cluster.js';
import { readGateway } from '../read-gateway.js';
import { settleDesign } from '../settle-design.js';
import { isArmTemplate } from './arm-template.js';
import { Budget, templateProblem } from './budget.js';
import { openTemplate } from './deployment.js';
import type { World } from './frame.js';
import { printGateway } from './gateway.js';
import { gatherNetworks, networksAround, type Networks } from './networks.js';
import { placed, printMember, type Printed } from './print-value.js';
import { ownNameOf, parentIdOf, types, type Resource } from './resource.js';
import { Opaque, symbolFor, textValue } from './value.js';

const MAX_CLUSTERS = 1000;
const MAX_UNMAPPED = 1000;

/**
 * Reads an ARM template, with or without symbolic names, into one design for each cluster that it makes. `parameters` is a parameters file or a map of
 * values by name. Functions that a template alone decides are evaluated; what only runtime knows is not told, and listed in `unresolved` and `unmapped`. A
 * value points at the property of the resource that uses it, whatever parameter or variable it comes from. Throws Problem (422): `no-cluster`;
 * `malformed-expression`, `cyclic-reference`, `too-complex`, `too-deep`, `too-large` with a pointer; or `malformed-document`.
 */
export function readArm(document: unknown, parameters?: unknown): readonly ReadDocument[] {
  if (!isArmTemplate(document))
    throw noCluster('this is no ARM template: give the template itself, compiled if it is Bicep');
  const world: World = { budget: new Budget(), parsed: new Map(), origins: new WeakMap(), unmapped: new Set() };
  const resources = [...openTemplate(document, parameters, world).all()];
  const clusters = resources.filter(({ type, isExisting }) => type === types.cluster && !isExisting);
  if (clusters.length === 0) throw noCluster('the template makes no AKS cluster, or links to the template that does');
  const extra = clusters[MAX_CLUSTERS];
  if (extra) throw templateProblem('too-large', extra.frame.at, `is one of more than ${MAX_CLUSTERS} clusters`);
  const pools = poolsByCluster(resources, clusters);
  const networks = gatherNetworks(resources);
  const around: Around = { networks, gateway: printGateway(resources) };
  return clusters.map((cluster) => readOne(cluster, pools.get(cluster.id.toLowerCase()) ?? [], around));
}

function noCluster(detail: string): Problem {
  return new Problem(422, 'no-cluster', detail, [{ pointer: '', code: 'no-cluster', detail }]);
}

/** The agent pools that are resources of their own, by the id of their cluster in lower case. */
function poolsByCluster(resources: readonly Resource[], clusters: readonly Resource[]): Map<string, Resource[]> {
  const pools = new Map<string, Resource[]>(clusters.map(({ id }) => [id.toLowerCase(), []]));
  for (const resource of resources) {
    if (resource.type !== types.agentPool || resource.isExisting) continue;
    const its = pools.get(parentIdOf(resource).toLowerCase());
    if (its) its.push(resource);
    else resource.frame.world.unmapped.add(resource.frame.at);
  }
  return pools;
}

/** What a template makes beside clusters. */
interface Around {
  readonly networks: Networks;
  readonly gateway: Printed | Opaque | undefined;
}

function readOne(resource: Resource, pools: readonly Resource[], { networks, gateway }: Around): ReadDocument {
  const { world } = resource.frame;
  const notes: Notes = { ...startNotes(), origins: world.origins };
  const printed = {
    cluster: printCluster(resource),
    ...(pools.length > 0 ? { agentPools: pools.map(printPool) } : {}),
    ...(gateway ? { gateway } : {}),
  };
  const vnets = networksAround(networks, subnetIdsIn(printed, world, resource.frame.at));
  const document = { ...printed, vnets };
  if (pools.length > 0) completePools(printed.cluster);
  const envelope = membersOf(notes, { value: document, pointer: resource.frame.at });
  const design: Printed = {};
  const shown = readVnets(notes, itemsOf(notes, envelope.take('vnets')) ?? []);
  const [cluster, agentPools] = [envelope.take('cluster'), envelope.take('agentPools')];
  const read = readCluster(notes, { cluster, agentPools, isRequest: true }, design);
  leaveGroupOut(notes, resource, design);
  readGateway(notes, envelope.take('gateway'), design, shown.subnets);
  Object.assign(design, readNetworkNames(notes, read.pools, true, shown));
  noteNetworks(notes, design);
  return {
    format: 'arm',
    design: settleDesign(notes, design),
    pointers: notes.pointers,
    unmapped: [...new Set([...notes.unmapped, ...world.unmapped])].slice(0, MAX_UNMAPPED),
    ...(notes.unresolved.length > 0 ? { unresolved: notes.unresolved } : {}),
  };
}

/** The group that a template goes to is no matter of the template: where it names none, there is none in it to be judged. */
function leaveGroupOut(notes: Notes, { home, frame }: Resource, { cluster }: Printed): void {
  if (home.groupPointer !== undefined || !isObject(cluster)) return;
  const sheet = {
    notes,
    members: membersOf(notes, { value: {}, pointer: frame.at }),
    path: '/cluster',
    isPrintout: false,
  };
  writeField({ ...sheet, target: cluster as Printed }, 'resourceGroup', { value: null, pointer: frame.at });
}

function noteNetworks(notes: Notes, design: Printed): void {
  const isOpen = notes.unresolved.some((path) => /^\/agentPools(?:\/\d+\/(?:subnetId|podSubnetId))?$/.test(path));
  for (const name of ['vnets', 'subnets']) {
    if (design[name] === undefined && isOpen) notes.unresolved.push(`/${name}`);
    if (design[name] !== undefined)
      notes.pointers[`/${name}`] ??= notes.pointers[`/${name}/0`] ?? notes.pointers['/cluster'] ?? '';
  }
}

function printCluster(resource: Resource): Printed {
  const { home, frame } = resource;
  const cluster: Printed = { name: textValue(ownNameOf(resource)) };
  for (const name of ['location', 'sku', 'properties']) {
    const member = printMember(resource, name);
    if (member !== undefined) cluster[name] = member;
  }
  if (home.groupPointer === undefined) return placed(frame.world, cluster, { pointer: frame.at, isWritten: true });
  cluster['resourceGroup'] = textValue(home.group);
  const members = new Map([['resourceGroup', home.groupPointer]]);
  return placed(frame.world, cluster, { pointer: frame.at, isWritten: true, members });
}

/** Of a pool that may not be there only its name is told. */
function printPool(resource: Resource): Printed {
  const { frame, isCertain } = resource;
  const properties = isCertain
    ? (printMember(resource, 'properties') ?? {})
    : new Opaque(symbolFor(`not certain ${frame.at}`));
  return placed(
    frame.world,
    { name: textValue(ownNameOf(resource)), properties },
    { pointer: frame.at, isWritten: true },
  );
}

/** Beside pools that are resources a list of pools that is not resolved counts as one more pool, of which nothing is told. */
function completePools(cluster: Printed): void {
  const properties = cluster['properties'];
  const name = isObject(properties)
    ? Object.keys(properties).find((key) => /^agentPoolProfiles$/i.test(key))
    : undefined;
  if (name === undefined || !isObject(properties)) return;
  const list = properties[name];
  if (list instanceof Unresolved) (properties as Printed)[name] = [list];
}

/** The ids of the subnets that a cluster names anywhere, in lower case. */
function subnetIdsIn(printed: unknown, { budget }: World, at: string): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (value: unknown): void => {
    budget.spend(1, at);
    const text = value instanceof Unresolved ? value.symbol : value;
    if (typeof text === 'string') {
      if (/\/subnets\/[^/]+$/i.test(text)) ids.add(text.toLowerCase());
    } else if (typeof value === 'object' && value !== null)
      budget.within(at, () => Object.values(value).forEach(visit));
  };
  visit(printed);
  return ids;
}
