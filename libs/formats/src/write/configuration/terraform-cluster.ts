import { dnsPrefix, named, WINDOWS_ADMIN, told } from './azure-words.js';
import type { Blueprint } from './blueprint.js';
import { addressPrefix, aciConnector, putUpdates, serviceMesh, webAppRouting } from './terraform-ingress.js';
import { attribute, block, Keyword, type Body } from './terraform-model.js';
import { placeOf, putPublicIp, roleScopes, type Site } from './terraform-network.js';
import { poolBody, putPool } from './terraform-pools.js';

/** Puts the cluster's identity with its roles, the cluster, and its other pools. The cluster waits for what stands at `waits`. */
export function putTfCluster(site: Site, waits: readonly string[]): void {
  const { board, blueprint } = site;
  const identity = blueprint.hasOwnIdentity
    ? board.putNew('azurerm_user_assigned_identity', 'cluster', {
        name: `id-${blueprint.clusterName}`,
        ...placeOf(site),
      })
    : undefined;
  const first = [...(identity === undefined ? [] : putRoles(site, identity)), ...waits];
  const cluster = board.putNew('azurerm_kubernetes_cluster', 'main', {
    ...headBody(site),
    ...poolBlock(site),
    identity: block(identityBody(identity)),
    network_profile: Object.keys(blueprint.network).length > 0 ? block(networkBody(site)) : undefined,
    ...accessBlock(blueprint),
    web_app_routing: webAppRouting(blueprint),
    service_mesh_profile: serviceMesh(site),
    aci_connector_linux: aciConnector(blueprint),
    windows_profile: blueprint.hasWindows ? block(windowsBody(site)) : undefined,
    lifecycle: leavesToOthers(blueprint),
    depends_on: first.length > 0 ? first.map((each) => new Keyword(each)) : undefined,
  });
  for (const pool of blueprint.pools.slice(1)) putPool(site, cluster, pool);
  putUpdates(site, cluster);
}

function headBody(site: Site): Body {
  const { design, clusterName, ingress } = site.blueprint;
  return {
    name: clusterName,
    ...placeOf(site),
    dns_prefix: dnsPrefix(clusterName),
    kubernetes_version: told(design.cluster?.kubernetesVersion),
    sku_tier: told(design.cluster?.tier),
    ...(ingress.hasAlbController ? { oidc_issuer_enabled: true, workload_identity_enabled: true } : {}),
  };
}

function poolBlock(site: Site): Body {
  const [first] = site.blueprint.pools;
  if (!first) return {};
  return { default_node_pool: block({ name: first.name, ...poolBody(site, first), type: told(first.pool.type) }) };
}

function accessBlock({ design }: Blueprint): Body {
  const ranges = design.cluster?.authorizedIpRanges;
  return ranges ? { api_server_access_profile: block({ authorized_ip_ranges: ranges }) } : {};
}

const identityBody = (identity: string | undefined): Body =>
  identity === undefined
    ? { type: 'SystemAssigned' }
    : { type: 'UserAssigned', identity_ids: [attribute(identity, 'id')] };

function putRoles(site: Site, identity: string): readonly string[] {
  return roleScopes(site).map((scope) =>
    site.board.putNew('azurerm_role_assignment', 'cluster_network', {
      scope,
      role_definition_name: 'Network Contributor',
      principal_id: attribute(identity, 'principal_id'),
    }),
  );
}

/** What the provider does not know of application routing is put beside it, and is not to be taken away again. */
const leavesToOthers = ({ ingress }: Blueprint) =>
  ingress.hasRoutingGateway && ingress.nginx === undefined
    ? block({ ignore_changes: [new Keyword('web_app_routing')] })
    : undefined;

const windowsBody = ({ board }: Site): Body => ({
  admin_username: WINDOWS_ADMIN,
  admin_password: board.variable('windows_admin_password', 'Password of the administrator of Windows nodes.'),
});

function networkBody(site: Site): Body {
  const { network } = site.blueprint;
  return {
    network_plugin: told(network.plugin),
    network_plugin_mode: named(network.pluginMode),
    network_data_plane: told(network.dataPlane),
    network_policy: named(network.policy),
    ip_versions: told(network.ipFamilies),
    ...ranges('pod_cidr', network.podCidrs),
    ...ranges('service_cidr', network.serviceCidrs),
    dns_service_ip: told(network.dnsServiceIp),
    outbound_type: told(network.outboundType),
    load_balancer_sku: told(network.loadBalancerSku),
    load_balancer_profile: block(balancerBody(site)),
    nat_gateway_profile: block(natBody(site.blueprint)),
  };
}

function ranges(name: string, told: readonly string[] | null | undefined): Body {
  if (!told || told.length === 0) return {};
  return told.length === 1 ? { [name]: told[0] } : { [`${name}s`]: told };
}

/** The own addresses of the load balancer are made with the cluster. */
function balancerBody(site: Site): Body | undefined {
  const profile = site.blueprint.network.loadBalancerProfile;
  if (!profile) return undefined;
  const made = (count: number, put: (index: number) => string) =>
    count > 0 ? Array.from({ length: count }, (_, index) => attribute(put(index + 1), 'id')) : undefined;
  const name = `${site.blueprint.clusterName}-outbound`;
  return {
    outbound_ports_allocated: told(profile.allocatedOutboundPorts),
    idle_timeout_in_minutes: told(profile.idleTimeoutMinutes),
    managed_outbound_ip_count: told(profile.managedOutboundIpCount),
    managed_outbound_ipv6_count: told(profile.managedOutboundIpv6Count),
    outbound_ip_address_ids: made(site.blueprint.ownAddresses, (index) => putPublicIp(site, `pip-${name}-${index}`)),
    outbound_ip_prefix_ids: made(site.blueprint.ownPrefixes, (index) => addressPrefix(site, `ippre-${name}-${index}`)),
  };
}

function natBody({ network: { natGatewayProfile: profile } }: Blueprint): Body | undefined {
  if (!profile) return undefined;
  return {
    managed_outbound_ip_count: told(profile.managedOutboundIpCount),
    idle_timeout_in_minutes: told(profile.idleTimeoutMinutes),
  };
}
