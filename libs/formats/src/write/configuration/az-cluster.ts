import { NETWORK_CONTRIBUTOR } from './api-versions.js';
import { groupOf, keepId, locationOf, subnetId, vnetId, writePublicIp, type AzSite } from './az-network.js';
import type { Flags, FlagValue, Variable } from './az-script.js';
import { named, WINDOWS_ADMIN, told } from './azure-words.js';
import type { Blueprint, PoolPlan } from './blueprint.js';

/** The cluster's identity with its roles, the cluster, and its other pools. */
export function writeAzCluster(site: AzSite): void {
  const { script, blueprint } = site;
  const identity = blueprint.hasOwnIdentity ? writeIdentity(site) : undefined;
  const [first, ...others] = blueprint.pools;
  script.run('az aks create', {
    ...headFlags(site),
    'assign-identity': identity,
    ...networkFlags(site),
    ...outboundFlags(site),
    ...(first ? firstPoolFlags(site, first) : {}),
    ...windowsFlags(site),
    ...featureFlags(blueprint),
    'no-ssh-key': true,
  });
  if (first?.pool.maxSurge)
    script.run('az aks nodepool update', { ...poolNames(site, first), 'max-surge': first.pool.maxSurge });
  for (const other of others) writePool(site, other);
}

function headFlags(site: AzSite): Flags {
  const { clusterName, design } = site.blueprint;
  return {
    ...groupOf(site),
    name: clusterName,
    location: locationOf(site),
    'kubernetes-version': told(design.cluster?.kubernetesVersion),
    tier: design.cluster?.tier?.toLowerCase(),
    'api-server-authorized-ip-ranges': joined(design.cluster?.authorizedIpRanges),
  };
}

const featureFlags = ({ hasGatewayPool, ingress }: Blueprint): Flags => ({
  'enable-static-egress-gateway': flag(hasGatewayPool),
  'enable-oidc-issuer': flag(ingress.hasAlbController),
  'enable-workload-identity': flag(ingress.hasAlbController),
});

const flag = (isOn: boolean): FlagValue => (isOn ? true : undefined);
const joined = (items: readonly string[] | null | undefined): FlagValue =>
  items && items.length > 0 ? items.join(',') : undefined;

function writeIdentity(site: AzSite): Variable {
  const { script, blueprint } = site;
  const name = `id-${blueprint.clusterName}`;
  script.run('az identity create', { ...groupOf(site), name, location: locationOf(site) });
  const id = keepId(site, 'IDENTITY_ID', 'az identity show', name);
  const principal = script.keep('PRINCIPAL_ID', 'az identity show', {
    ...groupOf(site),
    name,
    query: 'principalId',
    output: 'tsv',
  });
  for (const scope of roleScopes(site))
    script.run('az role assignment create', {
      role: NETWORK_CONTRIBUTOR,
      scope,
      'assignee-object-id': principal,
      'assignee-principal-type': 'ServicePrincipal',
    });
  return id;
}

/** The networks and route tables that are made, and the subnets that are there. */
function roleScopes(site: AzSite): readonly (string | Variable)[] {
  const { pools, routeTables } = site.blueprint;
  const targets = [...new Set(pools.flatMap(({ subnet, podSubnet }) => [subnet, podSubnet]))];
  const vnets = new Set(targets.flatMap((each) => (typeof each === 'object' && each.vnet.isMade ? [each.vnet] : [])));
  const others = targets.flatMap((each) =>
    each === undefined || (typeof each === 'object' && each.vnet.isMade) ? [] : [each],
  );
  return [
    ...[...vnets].map((vnet) => vnetId(site, vnet)),
    ...routeTables.map(({ name }, index) =>
      keepId(site, `ROUTE_TABLE_${index + 1}_ID`, 'az network route-table show', name),
    ),
    ...others.map((each) => subnetId(site, each)),
  ];
}

function networkFlags({ blueprint: { network } }: AzSite): Flags {
  return {
    'network-plugin': told(network.plugin),
    'network-plugin-mode': named(network.pluginMode),
    'network-dataplane': told(network.dataPlane),
    'network-policy': named(network.policy),
    'ip-families': joined(network.ipFamilies),
    ...rangeFlags('pod-cidr', network.podCidrs),
    ...rangeFlags('service-cidr', network.serviceCidrs),
    'dns-service-ip': told(network.dnsServiceIp),
    'outbound-type': told(network.outboundType),
    'load-balancer-sku': told(network.loadBalancerSku),
  };
}

const rangeFlags = (name: string, told: readonly string[] | null | undefined): Flags => ({
  [told && told.length > 1 ? `${name}s` : name]: joined(told),
});

/** The load balancer's own addresses are made before the cluster. */
function outboundFlags(site: AzSite): Flags {
  const { network } = site.blueprint;
  const balancer = network.loadBalancerProfile ?? {};
  return {
    'load-balancer-outbound-ports': told(balancer.allocatedOutboundPorts),
    'load-balancer-idle-timeout': told(balancer.idleTimeoutMinutes),
    'load-balancer-managed-outbound-ip-count': told(balancer.managedOutboundIpCount),
    'load-balancer-managed-outbound-ipv6-count': told(balancer.managedOutboundIpv6Count),
    'load-balancer-outbound-ips': writeAddresses(site),
    'load-balancer-outbound-ip-prefixes': writePrefixes(site),
    ...natFlags(site),
  };
}

const natFlags = ({ blueprint: { network } }: AzSite): Flags => ({
  'nat-gateway-managed-outbound-ip-count': told(network.natGatewayProfile?.managedOutboundIpCount),
  'nat-gateway-idle-timeout': told(network.natGatewayProfile?.idleTimeoutMinutes),
});

/** The ids of several things, with commas between them, in one variable. */
function joinIds(site: AzSite, variable: string, command: string, names: readonly string[]): FlagValue {
  if (names.length === 0) return undefined;
  const ids = names.map((name, index) => keepId(site, `${variable}_${index + 1}`, command, name));
  return site.script.join(variable, ids);
}

function writeAddresses(site: AzSite): FlagValue {
  const count = site.blueprint.ownAddresses;
  const names = Array.from({ length: count }, (_, index) => `pip-${site.blueprint.clusterName}-outbound-${index + 1}`);
  for (const name of names) writePublicIp(site, name);
  return joinIds(site, 'OUTBOUND_IP_IDS', 'az network public-ip show', names);
}

function writePrefixes(site: AzSite): FlagValue {
  const count = site.blueprint.ownPrefixes;
  const { script, blueprint } = site;
  const names = Array.from({ length: count }, (_, index) => `ippre-${blueprint.clusterName}-outbound-${index + 1}`);
  for (const name of names)
    script.run('az network public-ip prefix create', {
      ...groupOf(site),
      name,
      location: locationOf(site),
      length: script.input('OUTBOUND_PREFIX_LENGTH', 'Length of each public address prefix'),
    });
  return joinIds(site, 'OUTBOUND_PREFIX_IDS', 'az network public-ip prefix show', names);
}

function firstPoolFlags(site: AzSite, plan: PoolPlan): Flags {
  return { 'nodepool-name': plan.name, ...poolFlags(site, plan) };
}

function poolFlags(site: AzSite, { pool, subnet, podSubnet }: PoolPlan): Flags {
  return {
    'vm-set-type': told(pool.type),
    'os-sku': told(pool.osSku),
    'node-vm-size': pool.vmSize ?? site.script.input('NODE_VM_SIZE', 'Size of the nodes whose size is not told'),
    ...countFlags(pool),
    'vnet-subnet-id': subnet === undefined ? undefined : subnetId(site, subnet),
    'pod-subnet-id': podSubnet === undefined ? undefined : subnetId(site, podSubnet),
    'pod-ip-allocation-mode': told(pool.podIpAllocation),
  };
}

function countFlags(pool: PoolPlan['pool']): Flags {
  return {
    'node-count': told(pool.count),
    'enable-cluster-autoscaler': flag(pool.autoscaling === true),
    'min-count': told(pool.minCount),
    'max-count': told(pool.maxCount),
    'max-pods': told(pool.maxPods),
  };
}

function windowsFlags({ script, blueprint }: AzSite): Flags {
  if (!blueprint.hasWindows) return {};
  return {
    'windows-admin-username': WINDOWS_ADMIN,
    'windows-admin-password': script.input('WINDOWS_ADMIN_PASSWORD', 'Password of the administrator of Windows nodes'),
  };
}

const poolNames = (site: AzSite, { name }: PoolPlan): Flags => ({
  ...groupOf(site),
  'cluster-name': site.blueprint.clusterName,
  name,
});

function writePool(site: AzSite, plan: PoolPlan): void {
  const { pool } = plan;
  site.script.run('az aks nodepool add', {
    ...poolNames(site, plan),
    mode: told(pool.mode),
    'os-type': told(pool.osType),
    'kubernetes-version': told(pool.kubernetesVersion),
    ...poolFlags(site, plan),
    'max-surge': told(pool.maxSurge),
    'gateway-prefix-size': told(pool.gatewayPrefixLength),
  });
}
