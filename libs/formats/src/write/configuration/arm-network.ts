import {
  madeVnets,
  type Blueprint,
  type JoinedPlan,
  type SubnetPlan,
  type SubnetTarget,
  type VnetPlan,
} from './blueprint.js';
import { Expression, idOf, type ArmBoard, type ArmValue } from './arm-model.js';
import { armVersions as versions } from './api-versions.js';

const VNET = 'Microsoft.Network/virtualNetworks';
const SUBNET = `${VNET}/subnets`;

/** The place that resources are made in. */
export const locationOf = (board: ArmBoard, { region }: Blueprint): ArmValue =>
  region ?? board.parameter('location', 'Azure region of every resource.');

/** Puts public addresses, NAT gateways, route tables, virtual networks with their subnets, and peerings. */
export function putArmNetwork(board: ArmBoard, blueprint: Blueprint): void {
  for (const gateway of blueprint.natGateways) putNatGateway(board, blueprint, gateway);
  for (const table of blueprint.routeTables) putRouteTable(board, blueprint, table);
  for (const vnet of madeVnets(blueprint)) putVnet(board, blueprint, vnet);
  for (const vnet of madeVnets(blueprint)) putPeerings(board, vnet);
}

/** Puts a static public address of the standard kind, and gives its symbol. */
export function putPublicIp(board: ArmBoard, blueprint: Blueprint, name: string): string {
  const symbol = board.symbolOf({}, 'address', name);
  board.add({
    symbol,
    type: 'Microsoft.Network/publicIPAddresses',
    apiVersion: versions.network,
    name,
    members: {
      location: locationOf(board, blueprint),
      sku: { name: 'Standard' },
      properties: { publicIPAllocationMethod: 'Static' },
    },
  });
  return symbol;
}

const natGatewaySymbol = (board: ArmBoard, gateway: JoinedPlan) => board.symbolOf(gateway, 'natGateway', gateway.name);
const routeTableSymbol = (board: ArmBoard, table: JoinedPlan) => board.symbolOf(table, 'routeTable', table.name);

function putNatGateway(board: ArmBoard, blueprint: Blueprint, gateway: JoinedPlan): void {
  const address = putPublicIp(board, blueprint, `pip-${gateway.name}`);
  board.add({
    symbol: natGatewaySymbol(board, gateway),
    type: 'Microsoft.Network/natGateways',
    apiVersion: versions.network,
    name: gateway.name,
    members: {
      location: locationOf(board, blueprint),
      sku: { name: 'Standard' },
      properties: { publicIpAddresses: [{ id: idOf(address) }] },
    },
  });
}

/** A table without a default route is what AKS writes its own routes into. */
function putRouteTable(board: ArmBoard, blueprint: Blueprint, table: JoinedPlan): void {
  const nextHop = { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance' };
  const routes = blueprint.isRoutedByUser
    ? [{ name: 'default', properties: { ...nextHop, nextHopIpAddress: firewall(board) } }]
    : [];
  board.add({
    symbol: routeTableSymbol(board, table),
    type: 'Microsoft.Network/routeTables',
    apiVersion: versions.network,
    name: table.name,
    members: { location: locationOf(board, blueprint), properties: { routes } },
  });
}

const firewall = (board: ArmBoard): Expression =>
  board.parameter('firewallPrivateIp', 'Private address of the firewall that outbound traffic goes through.');

export const vnetSymbol = (board: ArmBoard, vnet: VnetPlan): string => board.symbolOf(vnet, 'vnet', vnet.name);

function putVnet(board: ArmBoard, blueprint: Blueprint, vnet: VnetPlan): void {
  const prefixes = vnet.addressSpace ?? [
    board.parameter(`addressSpaceOf${capital(vnetSymbol(board, vnet))}`, 'Address space of a virtual network.'),
  ];
  board.add({
    symbol: vnetSymbol(board, vnet),
    type: VNET,
    apiVersion: versions.network,
    name: vnet.name,
    members: {
      location: vnet.region ?? locationOf(board, blueprint),
      properties: {
        addressSpace: { addressPrefixes: prefixes },
        subnets: vnet.subnets.map((subnet) => subnetOf(board, subnet)),
      },
    },
  });
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function subnetOf(board: ArmBoard, subnet: SubnetPlan): ArmValue {
  const { prefixes, delegations, serviceEndpoints, routeTable, natGateway } = subnet;
  const open = () => board.parameter(prefixParameter(subnet), 'Address range of a subnet.');
  return {
    name: subnet.name,
    properties: {
      ...(prefixes !== undefined && prefixes.length > 1
        ? { addressPrefixes: prefixes }
        : { addressPrefix: prefixes?.[0] ?? open() }),
      ...(delegations.length > 0 ? { delegations: delegations.map(delegationTo) } : {}),
      ...(serviceEndpoints.length > 0 ? { serviceEndpoints: serviceEndpoints.map((service) => ({ service })) } : {}),
      ...(routeTable ? { routeTable: { id: joinedId(routeTable, () => routeTableSymbol(board, routeTable)) } } : {}),
      ...(natGateway ? { natGateway: { id: joinedId(natGateway, () => natGatewaySymbol(board, natGateway)) } } : {}),
    },
  };
}

const prefixParameter = ({ pointer }: SubnetPlan): string => `prefixOfSubnet${Number(pointer.split('/')[2]) + 1}`;

const delegationTo = (serviceName: string, index: number): ArmValue => ({
  name: `delegation${index + 1}`,
  properties: { serviceName },
});

const joinedId = ({ existingId }: JoinedPlan, symbol: () => string): ArmValue => existingId ?? idOf(symbol());

function putPeerings(board: ArmBoard, vnet: VnetPlan): void {
  for (const peering of vnet.peerings)
    board.add({
      symbol: board.symbolOf(peering, 'peering', peering.name),
      type: `${VNET}/virtualNetworkPeerings`,
      apiVersion: versions.network,
      name: peering.name,
      parent: vnetSymbol(board, vnet),
      members: {
        properties: {
          remoteVirtualNetwork: { id: vnetId(board, peering.remote) },
          allowVirtualNetworkAccess: true,
          allowForwardedTraffic: true,
        },
      },
    });
}

function vnetId(board: ArmBoard, remote: VnetPlan | string): ArmValue {
  if (typeof remote === 'string') return remote;
  if (remote.group === undefined) return idOf(vnetSymbol(board, remote));
  return new Expression({ is: 'foreign-id', group: remote.group, type: VNET, names: [remote.name] });
}

/** The id of a subnet, whether the template makes it or not. */
export function subnetId(board: ArmBoard, target: SubnetTarget): ArmValue {
  if (typeof target === 'string') return target;
  const { vnet, name } = target;
  if (vnet.group === undefined) return new Expression({ is: 'subnet-id', of: vnetSymbol(board, vnet), name });
  return new Expression({ is: 'foreign-id', group: vnet.group, type: SUBNET, names: [vnet.name, name] });
}
