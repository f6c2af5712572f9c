import { ownValue } from '../place.js';
import type { Instance } from './plan-resources.js';

/** What a resource is to a cluster's network, whichever provider makes it. */
export type Kind =
  | 'cluster'
  | 'agent-pool'
  | 'vnet'
  | 'subnet'
  | 'peering'
  | 'route-table'
  | 'natGateway'
  | 'resourceGroup'
  | 'agc'
  | 'agc-association';

const azurermKinds = new Map<string, Kind>([
  ['azurerm_kubernetes_cluster', 'cluster'],
  ['azurerm_kubernetes_cluster_node_pool', 'agent-pool'],
  ['azurerm_virtual_network', 'vnet'],
  ['azurerm_subnet', 'subnet'],
  ['azurerm_virtual_network_peering', 'peering'],
  ['azurerm_route_table', 'route-table'],
  ['azurerm_nat_gateway', 'natGateway'],
  ['azurerm_resource_group', 'resourceGroup'],
  ['azurerm_application_load_balancer', 'agc'],
  ['azurerm_application_load_balancer_subnet_association', 'agc-association'],
]);

const azureKinds = new Map<string, Kind>([
  ['microsoft.containerservice/managedclusters', 'cluster'],
  ['microsoft.containerservice/managedclusters/agentpools', 'agent-pool'],
  ['microsoft.network/virtualnetworks', 'vnet'],
  ['microsoft.network/virtualnetworks/subnets', 'subnet'],
  ['microsoft.network/virtualnetworks/virtualnetworkpeerings', 'peering'],
  ['microsoft.network/routetables', 'route-table'],
  ['microsoft.network/natgateways', 'natGateway'],
  ['microsoft.resources/resourcegroups', 'resourceGroup'],
  ['microsoft.servicenetworking/trafficcontrollers', 'agc'],
  ['microsoft.servicenetworking/trafficcontrollers/associations', 'agc-association'],
]);

/** Tells whether the azapi provider makes the resource: its values stand in `body`, as the Azure API takes them. */
export const isAzapi = ({ type }: Pick<Instance, 'type'>): boolean =>
  type === 'azapi_resource' || type === 'azapi_update_resource';

/** What a resource is to a cluster's network; undefined where it is nothing to it. An update of a resource that something else makes is not that resource. */
export function kindOf(instance: Instance): Kind | undefined {
  if (!isAzapi(instance)) return azurermKinds.get(instance.type);
  return instance.type === 'azapi_update_resource' ? undefined : azureKind(instance);
}

/** What the Azure type of an azapi resource (`Microsoft.Network/virtualNetworks@2024-05-01`) is to a cluster's network. */
export function azureKind({ values }: Instance): Kind | undefined {
  const type = ownValue(values.value, 'type');
  return typeof type === 'string' ? azureKinds.get(type.split('@', 1)[0]?.toLowerCase() ?? '') : undefined;
}
