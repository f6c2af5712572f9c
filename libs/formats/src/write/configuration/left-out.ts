import type { Design } from '@plimsoll/engine';
import type { Blueprint, PoolPlan } from './blueprint.js';
import { MAX_OWN_ADDRESSES } from './draw-blueprint.js';
import { isAzureId } from './draw-network.js';
import { isBeyondAzurerm } from './terraform-pools.js';

/** What no output expresses, or not all of them do: a pointer into the design, and why. */
export function listLeftOut(blueprint: Blueprint): readonly string[] {
  const { design } = blueprint;
  return [
    ...cluster(blueprint),
    ...network(blueprint),
    ...vnets(blueprint),
    ...subnets(blueprint),
    ...pools(blueprint),
    ...ingresses(blueprint),
    ...gateway(blueprint),
    ...(design.intent ? ['/intent: is what is asked of the network and no setting of it'] : []),
  ];
}

type Told = Readonly<Record<string, unknown>>;

/** A line for each of the members that says something. */
function told(object: Told | undefined, at: string, whys: Readonly<Record<string, string>>): readonly string[] {
  const isTold = (name: string) => object?.[name] !== undefined && object[name] !== null;
  return Object.entries(whys).flatMap(([name, why]) => (isTold(name) ? [`${at}/${name}: ${why}`] : []));
}

function cluster({ design, ingress }: Blueprint): readonly string[] {
  return design.cluster?.virtualNodes && !ingress.virtualNodes
    ? ['/cluster/virtualNodes: no subnet is delegated to Microsoft.ContainerInstance/containerGroups']
    : [];
}

const callersWord = 'is what the caller knows of the surroundings and no setting';

function network({ design, network: all }: Blueprint): readonly string[] {
  const none = 'none is said by leaving it out';
  const isNone = (word: string | null | undefined) => word === 'none';
  const hasSubnets = (design.agentPools ?? []).some(({ subnetId }) => subnetId);
  return [
    ...(isNone(all.pluginMode) ? [`/network/pluginMode: ${none}`] : []),
    ...(isNone(all.policy) ? [`/network/policy: ${none}`] : []),
    ...told(all, '/network', {
      ownRoutes: callersWord,
      ownServiceEndpoints: callersWord,
      manualRoutesAccepted: callersWord,
    }),
    ...(all.vnetOrigin && (all.vnetOrigin === 'customer-managed') !== hasSubnets
      ? ['/network/vnetOrigin: the subnets of the pools say otherwise, and they are what is written']
      : []),
    ...told(all.loadBalancerProfile ?? undefined, '/network/loadBalancerProfile', {
      effectiveOutboundIpCount: 'is what comes of the other counts',
    }),
    ...tooMany(all.loadBalancerProfile ?? {}),
    ...(all.outboundType === 'block'
      ? ['/network/outboundType: azurerm refuses block; the other outputs write it']
      : []),
  ];
}

/** Each is a resource of its own. */
const tooMany = (profile: Told): readonly string[] =>
  ['outboundIpCount', 'outboundIpPrefixCount'].flatMap((name) =>
    isTooMany(profile[name])
      ? [`/network/loadBalancerProfile/${name}: more than ${MAX_OWN_ADDRESSES} are not written out`]
      : [],
  );

const isTooMany = (count: unknown): boolean => typeof count === 'number' && count > MAX_OWN_ADDRESSES;

function vnets({ design, vnets: plans, resourceGroup }: Blueprint): readonly string[] {
  const byId = new Map(plans.flatMap((plan) => (plan.id ? [[plan.id.toLowerCase(), plan] as const] : [])));
  return (design.vnets ?? []).flatMap((vnet, index) => {
    if (plans[index]?.isMade === false)
      return [`/vnets/${index}: stands outside the group ${resourceGroup}, and is referred to, not made`];
    return (vnet.peerings ?? []).flatMap(({ remoteVnetId, remoteRegion, remoteAddressSpace }, place) => {
      const at = `/vnets/${index}/peerings/${place}`;
      if (!remoteVnetId || !(byId.has(remoteVnetId.toLowerCase()) || isAzureId(remoteVnetId)))
        return [`${at}: its other network is neither in the design nor told by an Azure id`];
      const isMade = byId.get(remoteVnetId.toLowerCase())?.isMade === true;
      const why = 'is of the other network, which is not made here';
      return isMade
        ? []
        : told({ remoteRegion, remoteAddressSpace }, at, { remoteRegion: why, remoteAddressSpace: why });
    });
  });
}

function subnets({ design, vnets: plans }: Blueprint): readonly string[] {
  const drawn = new Map(plans.flatMap((vnet) => vnet.subnets.map((subnet) => [subnet.pointer, subnet] as const)));
  return (design.subnets ?? []).flatMap((subnet, index) => {
    const at = `/subnets/${index}`;
    const plan = drawn.get(at);
    if (!plan) return [`${at}: its virtual network is not in the design`];
    if (!plan.vnet.isMade)
      return [`${at}: stands in a network that is there already, and is referred to, not made; ${noRole}`];
    return told(subnet, at, { usedAddresses: 'is what is in use, and no setting' });
  });
}

function pools({ design, pools: plans }: Blueprint): readonly string[] {
  const planOf = new Map(plans.map((plan) => [plan.pool, plan]));
  return (design.agentPools ?? []).flatMap((pool, index) => {
    const at = `/agentPools/${index}`;
    const plan = planOf.get(pool);
    if (!plan) return [];
    return [...links(plan, at), ...(plan === plans[0] ? firstPool(pool, at, isBeyondAzurerm(plan)) : [])];
  });
}

/** The subnets of a pool that are not made, and those that nothing is known of. */
function links({ pool, subnet, podSubnet }: PoolPlan, at: string): readonly string[] {
  const targets = { subnetId: subnet, podSubnetId: podSubnet };
  return (['subnetId', 'podSubnetId'] as const).flatMap((name) => {
    if (pool[name] && targets[name] === undefined)
      return [`${at}/${name}: is neither a subnet of the design nor an Azure id`];
    return typeof targets[name] === 'string' ? [`${at}/${name}: is there already; ${noRole}`] : [];
  });
}

const noRole = "the template leaves it to you to give the cluster's identity its role there";

/** The pool that a cluster is made with is given fewer words than one that is added. */
function firstPool(pool: NonNullable<Design['agentPools']>[number], at: string, isBeyond: boolean): readonly string[] {
  const terraform = 'azurerm has no argument for it in the pool that the cluster is made with';
  return [
    ...(isBeyond ? told(pool, at, { podIpAllocation: terraform, gatewayPrefixLength: terraform }) : []),
    ...(pool.mode && pool.mode !== 'System'
      ? [`${at}/mode: azurerm makes the pool that the cluster is made with in mode System`]
      : []),
    ...(pool.osType === 'Windows' ? [`${at}/osType: a cluster is made with a Linux pool`] : []),
    ...told(pool, at, { kubernetesVersion: 'the Azure CLI makes the first pool in the version of the cluster' }),
  ];
}

const written = new Set(['app-routing-nginx', 'app-routing-gateway-api', 'agc', 'istio-ingress']);
const OPEN = 'AnnotationControlled';
const inCluster = 'is set by what is deployed into the cluster';

function ingresses({ design, ingress }: Blueprint): readonly string[] {
  return (design.ingresses ?? []).flatMap((each, index) => {
    const at = `/ingresses/${index}`;
    if (!each.controller || !written.has(each.controller))
      return [`${at}: is not run by AKS, and is installed once the cluster is there`];
    const isRevision = each.controller === 'istio-ingress' && each.version === ingress.istio?.revision;
    const hasSides =
      each.controller === 'istio-ingress' || (each.controller === 'app-routing-nginx' && ingress.nginx !== OPEN);
    return told(each, at, {
      name: inCluster,
      ...(isRevision ? {} : { version: 'AKS chooses it' }),
      apis: 'is what the controller offers',
      ...(hasSides ? {} : { loadBalancing: inCluster }),
      staticIp: inCluster,
      mtls: inCluster,
      keyVaultCertificates: inCluster,
      dnsZones: 'the ids of the zones are not told',
      clientSourceIpPreservation: inCluster,
      tlsPassthrough: inCluster,
    });
  });
}

function gateway({ design, gateway: plan }: Blueprint): readonly string[] {
  const at = '/applicationGatewayForContainers';
  const object = design.applicationGatewayForContainers;
  if (!object) return [];
  if (!plan) return [`${at}: its subnet is neither in the design nor told by an Azure id`];
  return told(object, at, {
    deploymentsInSubnet: 'is what stands in the subnet, and no setting',
    albControllerVersion: 'the add-on chooses it',
  });
}
