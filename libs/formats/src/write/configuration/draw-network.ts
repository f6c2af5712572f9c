import { told } from './azure-words.js';
import type { Design, Subnet } from '@plimsoll/engine';
import type { JoinedPlan, SubnetPlan, SubnetTarget, VnetPlan } from './blueprint.js';

type Vnet = NonNullable<Design['vnets']>[number];

/** The networks of a design as they are made. */
export interface DrawnNetwork {
  readonly vnets: readonly VnetPlan[];
  readonly subnetById: ReadonlyMap<string, SubnetPlan>;
  readonly routeTables: readonly JoinedPlan[];
  readonly natGateways: readonly JoinedPlan[];
}

/** Whether a text is the id of a resource that somebody made, rather than a name inside the design. */
export const isAzureId = (id: string): boolean => /^\/subscriptions\/[^/{}]+\/resourceGroups\/[^/{}]+\//i.test(id);

const lastPart = (id: string): string => id.slice(id.lastIndexOf('/') + 1) || id;
const groupIn = (id: string): string | undefined => /\/resourceGroups\/([^/{}]+)\//i.exec(id)?.[1];

/** Draws the networks of a design. `group` is the resource group that everything is made in. */
export function drawNetwork(design: Design, group: string): DrawnNetwork {
  const vnets = (design.vnets ?? []).map((vnet, index) => drawVnet(vnet, index, group));
  const byId = new Map(vnets.flatMap((vnet) => (vnet.id ? [[vnet.id.toLowerCase(), vnet] as const] : [])));
  for (const [index, vnet] of (design.vnets ?? []).entries()) drawPeerings(vnet, vnets[index], byId);
  const subnetById = new Map<string, SubnetPlan>();
  const joined = new Joined(design, group);
  for (const [index, subnet] of (design.subnets ?? []).entries()) {
    const vnet = vnetOf(subnet, vnets, byId);
    if (!vnet) continue;
    const plan = drawSubnet({ subnet, index, vnet }, joined);
    vnet.subnets.push(plan);
    const id = subnet.id ?? subnet.name;
    if (id) subnetById.set(id.toLowerCase(), plan);
  }
  return { vnets, subnetById, routeTables: joined.made('routeTable'), natGateways: joined.made('natGateway') };
}

function drawVnet(vnet: Vnet, index: number, group: string): VnetPlan {
  const own = vnet.resourceGroup || undefined;
  const isMade = own === undefined || own.toLowerCase() === group.toLowerCase();
  return {
    pointer: `/vnets/${index}`,
    id: vnet.id || undefined,
    name: vnet.name || (vnet.id ? lastPart(vnet.id) : index === 0 ? 'vnet' : `vnet${index + 1}`),
    group: isMade ? undefined : own,
    isMade,
    region: vnet.region || undefined,
    addressSpace: told(vnet.addressSpace),
    peerings: [],
    subnets: [],
  };
}

function drawPeerings(vnet: Vnet, plan: VnetPlan | undefined, byId: ReadonlyMap<string, VnetPlan>): void {
  for (const [index, { name, remoteVnetId }] of (vnet.peerings ?? []).entries()) {
    const remote = remoteVnetId ? (byId.get(remoteVnetId.toLowerCase()) ?? remoteVnetId) : undefined;
    if (remote === undefined || (typeof remote === 'string' && !isAzureId(remote))) continue;
    plan?.peerings.push({ name: name || `peering${index + 1}`, remote });
  }
}

/** The network that a subnet stands in: the one it names, the one its id begins with, or the only one. */
function vnetOf(
  { vnetId, id }: Subnet,
  vnets: readonly VnetPlan[],
  byId: ReadonlyMap<string, VnetPlan>,
): VnetPlan | undefined {
  if (vnetId) return byId.get(vnetId.toLowerCase());
  const head = id ? /^(.*)\/subnets\/[^/]+$/i.exec(id)?.[1] : undefined;
  if (head !== undefined && byId.has(head.toLowerCase())) return byId.get(head.toLowerCase());
  return vnets.length === 1 ? vnets[0] : undefined;
}

interface PlacedSubnet {
  readonly subnet: Subnet;
  readonly index: number;
  readonly vnet: VnetPlan;
}

function drawSubnet({ subnet, index, vnet }: PlacedSubnet, joined: Joined): SubnetPlan {
  return {
    pointer: `/subnets/${index}`,
    name: subnet.name || (subnet.id ? lastPart(subnet.id) : `subnet${index + 1}`),
    vnet,
    prefixes: told(subnet.prefixes),
    delegations: subnet.delegations ?? joined.neededDelegations(subnet),
    serviceEndpoints: subnet.serviceEndpoints ?? [],
    routeTable: joined.join(subnet, 'routeTable'),
    natGateway: joined.join(subnet, 'natGateway'),
  };
}

/** The subnet that an id means: one of the design, or one that is there already. */
export function targetOf(id: string | null | undefined, { subnetById }: DrawnNetwork): SubnetTarget | undefined {
  if (!id) return undefined;
  return subnetById.get(id.toLowerCase()) ?? (isAzureId(id) ? id : undefined);
}

type Part = 'routeTable' | 'natGateway';
const members = { routeTable: 'routeTableId', natGateway: 'natGatewayId' } as const;
const neededBy = { routeTable: 'userDefinedRouting', natGateway: 'userAssignedNATGateway' } as const;
const ownNames = { routeTable: 'rt-egress', natGateway: 'ng-egress' } as const;

/** Route tables and NAT gateways, each once. A subnet of nodes whose outbound type needs one and that does not tell it gets one. */
class Joined {
  readonly #known = { routeTable: new Map<string, JoinedPlan>(), natGateway: new Map<string, JoinedPlan>() };
  readonly #nodes: ReadonlySet<string>;
  readonly #pods: ReadonlySet<string>;

  constructor(
    private readonly design: Design,
    private readonly group: string,
  ) {
    const pools = design.agentPools ?? [];
    this.#nodes = new Set(pools.flatMap(({ subnetId }) => (subnetId ? [subnetId.toLowerCase()] : [])));
    this.#pods = new Set(pools.flatMap(({ podSubnetId }) => (podSubnetId ? [podSubnetId.toLowerCase()] : [])));
  }

  join(subnet: Subnet, part: Part): JoinedPlan | undefined {
    const told = subnet[members[part]];
    if (told) return this.#get(part, told);
    const isNeeded = this.design.network?.outboundType === neededBy[part] && this.#isOf(this.#nodes, subnet);
    return told === undefined && isNeeded ? this.#get(part, ownNames[part]) : undefined;
  }

  #get(part: Part, id: string): JoinedPlan {
    const known = this.#known[part].get(id.toLowerCase());
    if (known) return known;
    const group = groupIn(id);
    const isForeign = isAzureId(id) && group?.toLowerCase() !== this.group.toLowerCase();
    const made = { name: lastPart(id), existingId: isForeign ? id : undefined };
    this.#known[part].set(id.toLowerCase(), made);
    return made;
  }

  #isOf(ids: ReadonlySet<string>, { id, name }: Subnet): boolean {
    return ids.has((id ?? name ?? '').toLowerCase());
  }

  made(part: Part): readonly JoinedPlan[] {
    return [...this.#known[part].values()].filter(({ existingId }) => existingId === undefined);
  }

  /** Without these Azure does not take the subnet for what the design uses it for. */
  neededDelegations(subnet: Subnet): readonly string[] {
    const gateway = this.design.applicationGatewayForContainers?.subnetId;
    if (gateway && [subnet.id, subnet.name].some((each) => each?.toLowerCase() === gateway.toLowerCase()))
      return ['Microsoft.ServiceNetworking/trafficControllers'];
    return this.#isOf(this.#pods, subnet) ? ['Microsoft.ContainerService/managedClusters'] : [];
  }
}
