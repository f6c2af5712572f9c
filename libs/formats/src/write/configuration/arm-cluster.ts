import { Expression, idOf, KeyedBy, type ArmBoard, type ArmObject, type ArmValue } from './arm-model.js';
import { locationOf, putPublicIp, subnetId, vnetSymbol } from './arm-network.js';
import { armAddons, armMeshProfile } from './arm-ingress.js';
import { apiIngressProfile } from './api-ingress.js';
import { apiPool } from './api-pool.js';
import { armVersions as versions, clusterVersion, NETWORK_CONTRIBUTOR } from './api-versions.js';
import { dnsPrefix, named, WINDOWS_ADMIN, told } from './azure-words.js';
import { networksOfCluster, type Blueprint, type PoolPlan } from './blueprint.js';

const CLUSTER = 'Microsoft.ContainerService/managedClusters';
const IDENTITY = 'identity';
const AKS = 'cluster';

/** Puts the cluster's identity with its roles, the cluster, and its pools. */
export function putArmCluster(board: ArmBoard, blueprint: Blueprint): void {
  const keys = { identity: board.symbolOf({}, IDENTITY), cluster: board.symbolOf({}, AKS) };
  const roles = blueprint.hasOwnIdentity ? putIdentity(board, blueprint, keys.identity) : [];
  const [first, ...others] = blueprint.pools;
  const { design } = blueprint;
  board.add({
    symbol: keys.cluster,
    type: CLUSTER,
    apiVersion: clusterVersion(blueprint),
    name: blueprint.clusterName,
    members: {
      location: locationOf(board, blueprint),
      ...(design.cluster?.tier ? { sku: { name: 'Base', tier: design.cluster.tier } } : {}),
      identity: blueprint.hasOwnIdentity
        ? { type: 'UserAssigned', userAssignedIdentities: new KeyedBy(idOf(keys.identity), {}) }
        : { type: 'SystemAssigned' },
      properties: {
        ...headOf(blueprint),
        ...windowsProfile(board, blueprint),
        ...(first ? { agentPoolProfiles: [{ name: first.name, ...poolOf(board, first, 'System') }] } : {}),
        networkProfile: networkOf(board, blueprint),
        ingressProfile: apiIngressProfile(blueprint.ingress),
        ...armMeshProfile(blueprint),
        ...armAddons(blueprint),
      },
    },
    after: roles,
  });
  for (const pool of others)
    board.add({
      symbol: board.symbolOf(pool, 'pool', pool.name),
      type: `${CLUSTER}/agentPools`,
      apiVersion: clusterVersion(blueprint),
      name: pool.name,
      parent: keys.cluster,
      members: { properties: poolOf(board, pool, 'User') },
    });
}

/** The identity needs its roles on the networks and route tables before the cluster is made. */
function putIdentity(board: ArmBoard, blueprint: Blueprint, identity: string): readonly string[] {
  board.add({
    symbol: identity,
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
    apiVersion: versions.identity,
    name: `id-${blueprint.clusterName}`,
    members: { location: locationOf(board, blueprint) },
  });
  const vnets = networksOfCluster(blueprint).filter(({ isMade }) => isMade);
  const scopes = [
    ...vnets.map((vnet) => vnetSymbol(board, vnet)),
    ...blueprint.routeTables.map((table) => board.symbolOf(table, 'routeTable', table.name)),
  ];
  return scopes.map((scope) => {
    const symbol = board.symbolOf({}, 'roleOn', scope);
    board.add({
      symbol,
      type: 'Microsoft.Authorization/roleAssignments',
      apiVersion: versions.authorization,
      name: new Expression({ is: 'guid', of: [idOf(scope), idOf(identity), NETWORK_CONTRIBUTOR] }),
      scope,
      members: {
        properties: {
          roleDefinitionId: new Expression({ is: 'role', id: NETWORK_CONTRIBUTOR }),
          principalId: new Expression({ is: 'principal-id', of: identity }),
          principalType: 'ServicePrincipal',
        },
      },
    });
    return symbol;
  });
}

function headOf({ design, clusterName, ingress }: Blueprint): ArmObject {
  const { kubernetesVersion, authorizedIpRanges } = design.cluster ?? {};
  return {
    kubernetesVersion: told(kubernetesVersion),
    dnsPrefix: dnsPrefix(clusterName),
    ...(authorizedIpRanges ? { apiServerAccessProfile: { authorizedIPRanges: authorizedIpRanges } } : {}),
    ...(ingress.hasAlbController
      ? { oidcIssuerProfile: { enabled: true }, securityProfile: { workloadIdentity: { enabled: true } } }
      : {}),
  };
}

function windowsProfile(board: ArmBoard, { hasWindows }: Blueprint): ArmObject {
  if (!hasWindows) return {};
  const adminPassword = board.parameter(
    'windowsAdminPassword',
    'Password of the administrator of Windows nodes.',
    'securestring',
  );
  return { windowsProfile: { adminUsername: WINDOWS_ADMIN, adminPassword } };
}

const poolOf = (board: ArmBoard, plan: PoolPlan, mode: string): ArmObject =>
  apiPool<ArmValue>(plan, mode, {
    vmSize: plan.pool.vmSize ?? board.parameter('nodeVmSize', 'Size of the nodes whose size is not told.'),
    subnetId: plan.subnet === undefined ? undefined : subnetId(board, plan.subnet),
    podSubnetId: plan.podSubnet === undefined ? undefined : subnetId(board, plan.podSubnet),
  });

function networkOf(board: ArmBoard, blueprint: Blueprint): ArmValue {
  const { network, hasGatewayPool } = blueprint;
  return {
    networkPlugin: told(network.plugin),
    networkPluginMode: named(network.pluginMode),
    networkDataplane: told(network.dataPlane),
    networkPolicy: named(network.policy),
    ipFamilies: told(network.ipFamilies),
    ...ranges('podCidr', network.podCidrs),
    ...ranges('serviceCidr', network.serviceCidrs),
    dnsServiceIP: told(network.dnsServiceIp),
    outboundType: told(network.outboundType),
    loadBalancerSku: told(network.loadBalancerSku),
    loadBalancerProfile: balancerOf(board, blueprint),
    natGatewayProfile: natProfileOf(blueprint),
    ...(hasGatewayPool ? { staticEgressGatewayProfile: { enabled: true } } : {}),
  };
}

function ranges(name: string, told: readonly string[] | null | undefined): ArmObject {
  if (!told || told.length === 0) return {};
  return told.length === 1 ? { [name]: told[0] } : { [`${name}s`]: told };
}

/** The own addresses of the load balancer are made with the cluster. */
function balancerOf(board: ArmBoard, blueprint: Blueprint): ArmValue {
  const profile = blueprint.network.loadBalancerProfile;
  if (!profile) return undefined;
  const managed = { count: told(profile.managedOutboundIpCount), countIPv6: told(profile.managedOutboundIpv6Count) };
  const name = `${blueprint.clusterName}-outbound`;
  const publicIPs = made(blueprint.ownAddresses, (number) => putPublicIp(board, blueprint, `pip-${name}-${number}`));
  const publicIPPrefixes = made(blueprint.ownPrefixes, (number) =>
    putPrefix(board, blueprint, `ippre-${name}-${number}`),
  );
  return {
    allocatedOutboundPorts: told(profile.allocatedOutboundPorts),
    idleTimeoutInMinutes: told(profile.idleTimeoutMinutes),
    managedOutboundIPs: Object.values(managed).some((count) => count !== undefined) ? managed : undefined,
    outboundIPs: publicIPs && { publicIPs },
    outboundIPPrefixes: publicIPPrefixes && { publicIPPrefixes },
  };
}

/** As many things as are asked for, each by its id; undefined where none is. */
function made(count: number, put: (number: number) => string): ArmValue[] | undefined {
  return count > 0 ? Array.from({ length: count }, (_, index) => ({ id: idOf(put(index + 1)) })) : undefined;
}

function putPrefix(board: ArmBoard, blueprint: Blueprint, name: string): string {
  const symbol = board.symbolOf({}, 'prefix', name);
  board.add({
    symbol,
    type: 'Microsoft.Network/publicIPPrefixes',
    apiVersion: versions.network,
    name,
    members: {
      location: locationOf(board, blueprint),
      sku: { name: 'Standard' },
      properties: {
        prefixLength: board.parameter('outboundPrefixLength', 'Length of each public address prefix.', 'int'),
      },
    },
  });
  return symbol;
}

function natProfileOf({ network: { natGatewayProfile: profile } }: Blueprint): ArmValue {
  if (!profile) return undefined;
  const count = told(profile.managedOutboundIpCount);
  return {
    idleTimeoutInMinutes: told(profile.idleTimeoutMinutes),
    ...(count === undefined ? {} : { managedOutboundIPProfile: { count } }),
  };
}
