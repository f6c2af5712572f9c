import {
  madeVnets,
  type Blueprint,
  type JoinedPlan,
  type SubnetPlan,
  type SubnetTarget,
  type VnetPlan,
} from './blueprint.js';
import { attribute, block, Blocks, type TerraformBoard, type Reference, type TfValue } from './terraform-model.js';

/** Where resources are made: the group, and its region. */
export interface Site {
  readonly board: TerraformBoard;
  readonly blueprint: Blueprint;
  readonly group: string;
}

export const placeOf = ({ group }: Site, region?: string): { location: TfValue; resource_group_name: Reference } => ({
  location: region ?? attribute(group, 'location'),
  resource_group_name: attribute(group, 'name'),
});

/** Puts NAT gateways, route tables, virtual networks, subnets with what is joined to them, and peerings; gives what the cluster has to wait for. */
export function putTfNetwork(site: Site): readonly string[] {
  const { blueprint } = site;
  const waits: string[] = [];
  for (const gateway of blueprint.natGateways) waits.push(putNatGateway(site, gateway));
  for (const table of blueprint.routeTables) putRouteTable(site, table);
  for (const vnet of blueprint.vnets) if (vnet.isMade || isNamed(blueprint, vnet)) putVnet(site, vnet);
  for (const vnet of madeVnets(blueprint)) for (const subnet of vnet.subnets) waits.push(...putSubnet(site, subnet));
  for (const subnet of foreignSubnets(blueprint)) subnetId(site, subnet);
  for (const vnet of madeVnets(blueprint)) putPeerings(site, vnet);
  return waits;
}

const isNamed = (blueprint: Blueprint, vnet: VnetPlan): boolean =>
  madeVnets(blueprint).some(({ peerings }) => peerings.some(({ remote }) => remote === vnet));

/** The subnets of other groups that the design puts something into. */
function foreignSubnets({ pools, gateway }: Blueprint): readonly SubnetPlan[] {
  const targets = [...pools.flatMap(({ subnet, podSubnet }) => [subnet, podSubnet]), gateway?.subnet];
  return [...new Set(targets)].flatMap((each) => (typeof each === 'object' && !each.vnet.isMade ? [each] : []));
}

export function putPublicIp(site: Site, name: string): string {
  return site.board.putNew('azurerm_public_ip', name, {
    name,
    ...placeOf(site),
    allocation_method: 'Static',
    sku: 'Standard',
  });
}

const gatewayAddress = ({ board }: Site, gateway: JoinedPlan) =>
  board.addressOf(gateway, 'azurerm_nat_gateway', gateway.name);
const tableAddress = ({ board }: Site, table: JoinedPlan) => board.addressOf(table, 'azurerm_route_table', table.name);

function putNatGateway(site: Site, gateway: JoinedPlan): string {
  const address = putPublicIp(site, `pip-${gateway.name}`);
  const made = site.board.put(gatewayAddress(site, gateway), {
    name: gateway.name,
    ...placeOf(site),
    sku_name: 'Standard',
  });
  return site.board.putNew('azurerm_nat_gateway_public_ip_association', gateway.name, {
    nat_gateway_id: attribute(made, 'id'),
    public_ip_address_id: attribute(address, 'id'),
  });
}

/** A table without a default route is what AKS writes its own routes into. */
function putRouteTable(site: Site, table: JoinedPlan): void {
  const route = () => ({
    name: 'default',
    address_prefix: '0.0.0.0/0',
    next_hop_type: 'VirtualAppliance',
    next_hop_in_ip_address: site.board.variable(
      'firewall_private_ip',
      'Private address of the firewall that outbound traffic goes through.',
    ),
  });
  site.board.put(tableAddress(site, table), {
    name: table.name,
    ...placeOf(site),
    route: site.blueprint.isRoutedByUser ? block(route()) : undefined,
  });
}

const vnetAddress = ({ board }: Site, vnet: VnetPlan): string =>
  board.addressOf(vnet, `${vnet.isMade ? '' : 'data.'}azurerm_virtual_network`, vnet.name);

function putVnet(site: Site, vnet: VnetPlan): void {
  const address = vnetAddress(site, vnet);
  if (!vnet.isMade) {
    site.board.put(address, { name: vnet.name, resource_group_name: vnet.group });
    return;
  }
  const label = address.slice(address.lastIndexOf('.') + 1);
  site.board.put(address, {
    name: vnet.name,
    ...placeOf(site, vnet.region),
    address_space: vnet.addressSpace ?? [
      site.board.variable(`address_space_of_${label}`, 'Address space of a virtual network.'),
    ],
  });
}

function subnetAddress({ board }: Site, subnet: SubnetPlan): string {
  return board.addressOf(subnet, `${subnet.vnet.isMade ? '' : 'data.'}azurerm_subnet`, subnet.name);
}

function putSubnet(site: Site, subnet: SubnetPlan): readonly string[] {
  const { board } = site;
  const made = board.put(subnetAddress(site, subnet), {
    name: subnet.name,
    resource_group_name: attribute(site.group, 'name'),
    virtual_network_name: attribute(vnetAddress(site, subnet.vnet), 'name'),
    address_prefixes: subnet.prefixes ?? [prefixVariable(site, subnet)],
    service_endpoints: subnet.serviceEndpoints.length > 0 ? subnet.serviceEndpoints : undefined,
    delegation: new Blocks(
      subnet.delegations.map((name, index) => ({
        name: `delegation${index + 1}`,
        service_delegation: block({ name }),
      })),
    ),
  });
  const subnet_id = attribute(made, 'id');
  const { routeTable: table, natGateway: gateway } = subnet;
  const joined: string[] = [];
  if (table)
    joined.push(
      board.putNew('azurerm_subnet_route_table_association', subnet.name, {
        subnet_id,
        route_table_id: table.existingId ?? attribute(tableAddress(site, table), 'id'),
      }),
    );
  if (gateway)
    joined.push(
      board.putNew('azurerm_subnet_nat_gateway_association', subnet.name, {
        subnet_id,
        nat_gateway_id: gateway.existingId ?? attribute(gatewayAddress(site, gateway), 'id'),
      }),
    );
  return joined;
}

const prefixVariable = ({ board }: Site, { pointer }: SubnetPlan): Reference =>
  board.variable(`prefix_of_subnet_${Number(pointer.split('/')[2]) + 1}`, 'Address range of a subnet.');

/** The id of a subnet. One of another group is looked up. */
export function subnetId(site: Site, target: SubnetTarget): TfValue {
  if (typeof target === 'string') return target;
  const address = subnetAddress(site, target);
  if (!target.vnet.isMade && !site.board.has(address))
    site.board.put(address, {
      name: target.name,
      virtual_network_name: target.vnet.name,
      resource_group_name: target.vnet.group,
    });
  return attribute(address, 'id');
}

/** What the cluster's identity needs its role on: networks and route tables that are made, and subnets that are there. */
export function roleScopes(site: Site): readonly TfValue[] {
  const { blueprint } = site;
  const targets = blueprint.pools.flatMap(({ subnet, podSubnet }) => [subnet, podSubnet]);
  const made = new Set(targets.flatMap((each) => (typeof each === 'object' && each.vnet.isMade ? [each.vnet] : [])));
  const others = new Set(
    targets.flatMap((each) => (each !== undefined && !(typeof each === 'object' && each.vnet.isMade) ? [each] : [])),
  );
  return [
    ...[...made].map((vnet) => attribute(vnetAddress(site, vnet), 'id')),
    ...blueprint.routeTables.map((table) => attribute(tableAddress(site, table), 'id')),
    ...[...others].map((each) => subnetId(site, each)),
  ];
}

function putPeerings(site: Site, vnet: VnetPlan): void {
  for (const { name, remote } of vnet.peerings)
    site.board.putNew('azurerm_virtual_network_peering', name, {
      name,
      resource_group_name: attribute(site.group, 'name'),
      virtual_network_name: attribute(vnetAddress(site, vnet), 'name'),
      remote_virtual_network_id: typeof remote === 'string' ? remote : attribute(vnetAddress(site, remote), 'id'),
      allow_forwarded_traffic: true,
    });
}
