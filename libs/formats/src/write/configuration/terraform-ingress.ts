import { apiIngressProfile } from './api-ingress.js';
import { clusterVersion } from './api-versions.js';
import type { Blueprint } from './blueprint.js';
import { attribute, block, type Blocks } from './terraform-model.js';
import { placeOf, subnetId, type Site } from './terraform-network.js';

export const webAppRouting = ({ ingress: { nginx } }: Blueprint): Blocks | undefined =>
  nginx === undefined ? undefined : block({ dns_zone_ids: [], default_nginx_controller: nginx });

export function serviceMesh({ board, blueprint }: Site): Blocks | undefined {
  const { istio } = blueprint.ingress;
  if (!istio) return undefined;
  return block({
    mode: 'Istio',
    revisions: [istio.revision ?? board.variable('istio_revision', 'Revision of the Istio add-on, such as asm-1-27.')],
    internal_ingress_gateway_enabled: istio.internal,
    external_ingress_gateway_enabled: istio.external,
  });
}

export const aciConnector = ({ ingress: { virtualNodes } }: Blueprint): Blocks | undefined =>
  virtualNodes && block({ subnet_name: virtualNodes.name });

export function addressPrefix(site: Site, name: string): string {
  return site.board.putNew('azurerm_public_ip_prefix', name, {
    name,
    ...placeOf(site),
    prefix_length: site.board.variable('outbound_prefix_length', 'Length of each public address prefix.', 'number'),
  });
}

/** Puts what the provider has no argument for upon the cluster. */
export function putUpdates({ board, blueprint }: Site, cluster: string): void {
  const { nginx: _, ...others } = blueprint.ingress;
  const ingressProfile = apiIngressProfile({ ...others, nginx: undefined });
  if (ingressProfile === undefined && !blueprint.hasGatewayPool) return;
  board.putNew('azapi_update_resource', 'cluster', {
    type: `Microsoft.ContainerService/managedClusters@${clusterVersion(blueprint)}`,
    resource_id: attribute(cluster, 'id'),
    body: {
      properties: {
        ingressProfile,
        networkProfile: blueprint.hasGatewayPool ? { staticEgressGatewayProfile: { enabled: true } } : undefined,
      },
    },
  });
}

/** Puts Application Gateway for Containers with one frontend, joined to its subnet. */
export function putTfGateway(site: Site): void {
  const { board, blueprint } = site;
  const { gateway } = blueprint;
  if (!gateway) return;
  const type = 'azurerm_application_load_balancer';
  const name = `alb-${blueprint.clusterName}`;
  const made = board.putNew(type, 'main', { name, ...placeOf(site, gateway.region) });
  const application_load_balancer_id = attribute(made, 'id');
  board.putNew(`${type}_frontend`, 'main', { name: 'frontend', application_load_balancer_id });
  board.putNew(`${type}_subnet_association`, 'main', {
    name: 'association',
    application_load_balancer_id,
    subnet_id: subnetId(site, gateway.subnet),
  });
}
