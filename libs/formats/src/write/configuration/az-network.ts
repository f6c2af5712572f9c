import {
  madeVnets,
  type Blueprint,
  type JoinedPlan,
  type SubnetPlan,
  type SubnetTarget,
  type VnetPlan,
} from './blueprint.js';
import { Script, type Flags, type FlagValue, type Variable } from './az-script.js';

/** A script under way, and the ids that it has asked for. */
export interface AzSite {
  readonly script: Script;
  readonly blueprint: Blueprint;
  readonly ids: Map<object, Variable>;
}

export const groupOf = ({ blueprint }: AzSite): Flags => ({ 'resource-group': blueprint.resourceGroup });

export const locationOf = ({ script, blueprint }: AzSite): FlagValue =>
  blueprint.region ?? script.input('LOCATION', 'Azure region of every resource');

/** The group, NAT gateways, route tables, virtual networks with their subnets, and peerings. */
export function writeAzNetwork(site: AzSite): void {
  const { script, blueprint } = site;
  script.run('az group create', { name: blueprint.resourceGroup, location: locationOf(site) });
  for (const gateway of blueprint.natGateways) writeNatGateway(site, gateway);
  for (const table of blueprint.routeTables) writeRouteTable(site, table);
  for (const vnet of madeVnets(blueprint)) writeVnet(site, vnet);
  for (const vnet of madeVnets(blueprint)) writePeerings(site, vnet);
}

export function writePublicIp(site: AzSite, name: string): void {
  site.script.run('az network public-ip create', {
    ...groupOf(site),
    name,
    location: locationOf(site),
    sku: 'Standard',
    'allocation-method': 'Static',
  });
}

function writeNatGateway(site: AzSite, { name }: JoinedPlan): void {
  writePublicIp(site, `pip-${name}`);
  site.script.run('az network nat gateway create', {
    ...groupOf(site),
    name,
    location: locationOf(site),
    'public-ip-addresses': `pip-${name}`,
  });
}

function writeRouteTable(site: AzSite, { name }: JoinedPlan): void {
  const { script, blueprint } = site;
  script.run('az network route-table create', { ...groupOf(site), name, location: locationOf(site) });
  if (!blueprint.isRoutedByUser) return;
  script.run('az network route-table route create', {
    ...groupOf(site),
    'route-table-name': name,
    name: 'default',
    'address-prefix': '0.0.0.0/0',
    'next-hop-type': 'VirtualAppliance',
    'next-hop-ip-address': script.input(
      'FIREWALL_PRIVATE_IP',
      'Private address of the firewall that outbound traffic goes through',
    ),
  });
}

function writeVnet(site: AzSite, vnet: VnetPlan): void {
  const { script } = site;
  const number = Number(vnet.pointer.split('/')[2]) + 1;
  script.run('az network vnet create', {
    ...groupOf(site),
    name: vnet.name,
    location: vnet.region ?? locationOf(site),
    'address-prefixes':
      vnet.addressSpace ?? script.input(`ADDRESS_SPACE_${number}`, 'Address space of a virtual network'),
  });
  for (const subnet of vnet.subnets) writeSubnet(site, subnet);
}

function writeSubnet(site: AzSite, subnet: SubnetPlan): void {
  const { script } = site;
  script.run('az network vnet subnet create', {
    ...groupOf(site),
    'vnet-name': subnet.vnet.name,
    name: subnet.name,
    'address-prefixes':
      subnet.prefixes ?? script.input(`SUBNET_PREFIX_${numberOf(subnet)}`, 'Address range of a subnet'),
    delegations: orNothing(subnet.delegations),
    'service-endpoints': orNothing(subnet.serviceEndpoints),
    'route-table': subnet.routeTable && (subnet.routeTable.existingId ?? subnet.routeTable.name),
    'nat-gateway': subnet.natGateway && (subnet.natGateway.existingId ?? subnet.natGateway.name),
  });
}

const numberOf = ({ pointer }: SubnetPlan): number => Number(pointer.split('/')[2]) + 1;
const orNothing = (items: readonly string[]): FlagValue => (items.length > 0 ? items : undefined);

/** What is there already is asked for by the group that it stands in. */
const groupOfVnet = (site: AzSite, vnet: VnetPlan): Flags =>
  vnet.group === undefined ? groupOf(site) : { 'resource-group': vnet.group };

const idOnly: Flags = { query: 'id', output: 'tsv' };

export function vnetId(site: AzSite, vnet: VnetPlan): Variable {
  const known = site.ids.get(vnet);
  if (known) return known;
  const flags = { ...groupOfVnet(site, vnet), name: vnet.name, ...idOnly };
  const made = site.script.keep(`VNET_${Number(vnet.pointer.split('/')[2]) + 1}_ID`, 'az network vnet show', flags);
  site.ids.set(vnet, made);
  return made;
}

export function subnetId(site: AzSite, target: SubnetTarget): string | Variable {
  if (typeof target === 'string') return target;
  const known = site.ids.get(target);
  if (known) return known;
  const flags = { ...groupOfVnet(site, target.vnet), 'vnet-name': target.vnet.name, name: target.name, ...idOnly };
  const made = site.script.keep(`SUBNET_${numberOf(target)}_ID`, 'az network vnet subnet show', flags);
  site.ids.set(target, made);
  return made;
}

/** Keeps the id of something of the group, or another member of it. */
export const keepId = (site: AzSite, variable: string, command: string, name: string): Variable =>
  site.script.keep(variable, command, { ...groupOf(site), name, ...idOnly });

function writePeerings(site: AzSite, vnet: VnetPlan): void {
  for (const { name, remote } of vnet.peerings)
    site.script.run('az network vnet peering create', {
      'remote-vnet': typeof remote === 'string' ? remote : vnetId(site, remote),
      ...groupOf(site),
      'vnet-name': vnet.name,
      name,
      'allow-vnet-access': true,
      'allow-forwarded-traffic': true,
    });
}
