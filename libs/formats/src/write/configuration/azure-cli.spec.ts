import type { Design } from '@plimsoll/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDesign, hostileText } from './any-design.spec-fixture.js';
import { designs, managedDesign, rareDesign } from './designs.spec-fixture.js';
import { readScript, type Command } from './shell-reader.spec-fixture.js';
import { writeConfiguration } from './write-configuration.js';

const commandsOf = (design: Design) => readScript(writeConfiguration(design).azureCli);
const only = (commands: readonly Command[], name: string): Command['flags'] => {
  const found = commands.filter((each) => each.name === name);
  expect(found, name).toHaveLength(1);
  return found[0]?.flags ?? {};
};
const all = (commands: readonly Command[], name: string) =>
  commands.filter((each) => each.name === name).map(({ flags }) => flags);

/** What a flag has to hold for a value of the design: nothing where it tells none. */
const given = (value: string | number | readonly string[] | null | undefined): readonly string[] | undefined =>
  value === undefined || value === null ? undefined : [Array.isArray(value) ? value.join(',') : String(value)];
const named = (word: string | null | undefined) => given(word === 'none' ? null : word);

/** The Azure CLI reads a file for a word that begins like this. */
const notAFile = (word: string) => (word.startsWith('@') ? ` ${word}` : word);

/** The variable that holds the id of a subnet. */
const subnetShown = (design: Design, id: string | null | undefined) => {
  const subnet = design.subnets?.find((each) => each.id === id);
  const vnet = design.vnets?.find((each) => each.id === subnet?.vnetId);
  return subnet
    ? [
        `<az network vnet subnet show resource-group ${vnet?.resourceGroup ?? 'harbour'} vnet-name ${vnet?.name} name ${subnet.name} query id output tsv>`,
      ]
    : undefined;
};

function expectNetwork(design: Design, flags: Command['flags']): void {
  const network = design.network ?? {};
  const [balancer, gateway] = [network.loadBalancerProfile ?? {}, network.natGatewayProfile ?? {}];
  const list = (values: readonly string[] | null | undefined, isMany: boolean) =>
    values && values.length > 1 === isMany ? given(values) : undefined;
  const expected = {
    'network-plugin': given(network.plugin),
    'network-plugin-mode': named(network.pluginMode),
    'network-dataplane': given(network.dataPlane),
    'network-policy': named(network.policy),
    'ip-families': given(network.ipFamilies),
    'pod-cidr': list(network.podCidrs, false),
    'pod-cidrs': list(network.podCidrs, true),
    'service-cidr': list(network.serviceCidrs, false),
    'service-cidrs': list(network.serviceCidrs, true),
    'dns-service-ip': given(network.dnsServiceIp),
    'outbound-type': given(network.outboundType),
    'load-balancer-sku': given(network.loadBalancerSku),
    'load-balancer-outbound-ports': given(balancer.allocatedOutboundPorts),
    'load-balancer-idle-timeout': given(balancer.idleTimeoutMinutes),
    'load-balancer-managed-outbound-ip-count': given(balancer.managedOutboundIpCount),
    'nat-gateway-managed-outbound-ip-count': given(gateway.managedOutboundIpCount),
    'nat-gateway-idle-timeout': given(gateway.idleTimeoutMinutes),
  };
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, flags[name]]))).toEqual(expected);
  expect(flags['load-balancer-outbound-ips']?.[0]?.split(',').length).toBe(balancer.outboundIpCount ?? undefined);
  expect(flags['load-balancer-outbound-ip-prefixes']?.[0]?.split(',').length).toBe(
    balancer.outboundIpPrefixCount ?? undefined,
  );
}

type Pool = NonNullable<Design['agentPools']>[number];

function expectPool(design: Design, pool: Pool, flags: Command['flags']): void {
  const expected = {
    'os-sku': given(pool.osSku),
    'node-vm-size': given(pool.vmSize) ?? ['<NODE_VM_SIZE>'],
    'node-count': given(pool.count),
    'enable-cluster-autoscaler': pool.autoscaling ? [] : undefined,
    'min-count': given(pool.minCount),
    'max-count': given(pool.maxCount),
    'max-pods': given(pool.maxPods),
    'vnet-subnet-id': subnetShown(design, pool.subnetId),
    'pod-subnet-id': subnetShown(design, pool.podSubnetId),
    'pod-ip-allocation-mode': given(pool.podIpAllocation),
    'gateway-prefix-size': given(pool.gatewayPrefixLength),
  };
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, flags[name]]))).toEqual(expected);
}

function expectSubnets(design: Design, commands: readonly Command[]): void {
  const made = all(commands, 'az network vnet subnet create');
  expect(made.map((flags) => [flags['name'], flags['address-prefixes']])).toEqual(
    (design.subnets ?? []).map(({ name, prefixes }) => [[name], prefixes]),
  );
  const joined = (id: string | null | undefined) => (id ? [id.slice(id.lastIndexOf('/') + 1)] : undefined);
  for (const [index, subnet] of (design.subnets ?? []).entries())
    if (subnet.routeTableId !== undefined)
      expect([made[index]?.['route-table'], made[index]?.['nat-gateway']]).toEqual([
        joined(subnet.routeTableId),
        joined(subnet.natGatewayId),
      ]);
}

function expectDesign(design: Design): void {
  const commands = commandsOf(design);
  const create = only(commands, 'az aks create');
  expect(create['tier']).toEqual(given(design.cluster?.tier?.toLowerCase()));
  expect(create['kubernetes-version']).toEqual(given(design.cluster?.kubernetesVersion));
  expectNetwork(design, create);
  expectSubnets(design, commands);
  expectPools(design, create, all(commands, 'az aks nodepool add'));
}

function expectPools(design: Design, create: Command['flags'], others: readonly Command['flags'][]): void {
  for (const pool of design.agentPools ?? []) {
    const isFirst = create['nodepool-name']?.[0] === pool.name;
    const flags = isFirst ? create : others.find((each) => each['name']?.[0] === pool.name);
    expectPool(design, pool, flags ?? {});
    if (!isFirst) expect([flags?.['mode'], flags?.['max-surge']]).toEqual([given(pool.mode), given(pool.maxSurge)]);
  }
  expect(others).toHaveLength((design.agentPools ?? []).length - 1);
}

describe('the script for the Azure CLI', () => {
  it.each(designs)('says what the design says: %s', (_, design) => expectDesign(design));

  it('says what the design says where AKS makes the network', () => {
    expectDesign(managedDesign);
    expect(commandsOf(managedDesign).map(({ name }) => name)).toEqual([
      'az group create',
      'az aks create',
      'az aks nodepool update',
    ]);
  });

  it('says what the design says of what is rare', () => expectDesign(rareDesign));

  it('makes everything before what needs it', () => {
    const place = (name: string) => commandsOf(rareDesign).findIndex((each) => each.name === name);
    const order = [
      'az group create',
      'az network route-table create',
      'az network vnet create',
      'az network vnet subnet create',
      'az network vnet peering create',
      'az identity create',
      'az role assignment create',
      'az aks create',
      'az aks nodepool add',
      'az aks enable-addons',
    ].map(place);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it.each([
    ['nginx', 'az aks approuting enable', { nginx: ['Internal'] }],
    ['gateway-api', 'az aks update', { 'enable-gateway-api': [], 'enable-app-routing-istio': [] }],
    ['agc', 'az aks update', { 'enable-gateway-api': [], 'enable-application-load-balancer': [] }],
    ['agc', 'az network alb association create', { 'alb-name': ['alb-quay'] }],
    ['istio', 'az aks mesh enable', { revision: ['asm-1-27'] }],
    ['istio', 'az aks mesh enable-ingress-gateway', { 'ingress-gateway-type': ['external'] }],
  ])('switches on %s by %s', (ingress, command, flags) => {
    const design = designs.find(([name]) => name === `overlay, loadBalancer, ${ingress}`)?.[1] ?? {};
    expect(only(commandsOf(design), command)).toMatchObject(flags);
  });

  it('takes no text of a design for anything but a text', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (cluster, pool) => {
        const pools = [{ name: 'system' }, { name: pool, vmSize: cluster }];
        const commands = commandsOf({ cluster: { name: cluster }, agentPools: pools });
        expect(only(commands, 'az aks create')['name']).toEqual([notAFile(cluster)]);
        expect(only(commands, 'az aks nodepool add')).toMatchObject({
          name: [notAFile(pool)],
          'node-vm-size': [notAFile(cluster)],
        });
      }),
    );
  });

  it('lets no item of a list be a flag or a file', () => {
    const subnet = { id: 's', name: 's', vnetId: 'v', prefixes: ['--yes', '@/etc/passwd'] };
    const commands = commandsOf({ vnets: [{ id: 'v' }], subnets: [subnet] });
    expect(only(commands, 'az network vnet subnet create')['address-prefixes']).toEqual([' --yes', ' @/etc/passwd']);
  });

  it('can be read whatever a design tells', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        expect(commandsOf(design).at(0)?.name).toBe('az group create');
      }),
    );
  });
});
