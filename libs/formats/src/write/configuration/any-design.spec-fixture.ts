import type { Design } from '@plimsoll/engine';
import fc from 'fast-check';

type Pool = NonNullable<Design['agentPools']>[number];

/** Texts that are something else to one of the languages that are written. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    '${azurerm_subnet.x.id}',
    '$${',
    '%{ if true }',
    '$(id)',
    '`id`',
    "'; id; '",
    '"',
    '\\',
    '\\n',
    "'",
    "''",
    '[resourceGroup().id]',
    '[[x]',
    '*/ # //',
    'a\nb',
    'a\r\n\tb',
    '!history',
    '-x',
    '--yes',
    ' ',
    '~',
    '$',
    '%%{',
    '<<EOT',
    '\u2028',
    '\u0000',
    'ключ 鍵',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc
    .array(fc.constantFrom('$', '{', '}', '%', "'", '"', '\\', '\n', '[', ']', 'a', ' ', '-', '`', '(', ')'), {
      minLength: 1,
      maxLength: 8,
    })
    .map((all) => all.join('')),
);

const told = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> =>
  fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });
const name = told(fc.oneof(fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/), hostileText));
const ids = ['/v/1', '/v/2'] as const;
const subnetIds = ['/v/1/subnets/a', '/v/1/subnets/b', '/v/2/subnets/c', '/elsewhere'] as const;
const subnetId = told(fc.constantFrom(...subnetIds));
const count = told(fc.integer({ min: 1, max: 500 }));
const cidrs = told(fc.array(fc.constantFrom('10.0.0.0/16', '10.1.0.0/24', 'fd00::/64', 'no range'), { maxLength: 3 }));

const pool: fc.Arbitrary<Pool> = fc.record({
  name,
  mode: told(fc.constantFrom('System', 'User', 'Gateway')),
  type: told(fc.constantFrom('VirtualMachineScaleSets', 'VirtualMachines')),
  osType: told(fc.constantFrom('Linux', 'Windows')),
  osSku: told(fc.constantFrom('Ubuntu', 'Windows2022')),
  vmSize: name,
  kubernetesVersion: told(fc.constantFrom('1.33', '1.34.1')),
  count,
  autoscaling: told(fc.boolean()),
  minCount: count,
  maxCount: count,
  maxPods: count,
  maxSurge: name,
  subnetId,
  podSubnetId: subnetId,
  podIpAllocation: told(fc.constantFrom('DynamicIndividual', 'StaticBlock')),
  gatewayPrefixLength: told(fc.nat(128)),
});

const joinedId = (kind: string) =>
  told(fc.constantFrom(kind, `/subscriptions/1/resourceGroups/elsewhere/providers/Microsoft.Network/${kind}/foreign`));

const subnet = fc.record({
  id: fc.constantFrom(...subnetIds),
  name,
  vnetId: told(fc.constantFrom(...ids)),
  prefixes: cidrs,
  delegations: told(fc.array(hostileText, { maxLength: 2 })),
  serviceEndpoints: told(fc.array(hostileText, { maxLength: 2 })),
  routeTableId: joinedId('routeTables'),
  natGatewayId: joinedId('natGateways'),
});

const vnet = (id: string) =>
  fc.record({
    id: fc.constant(id),
    name,
    region: name,
    resourceGroup: told(fc.constantFrom('own', 'other')),
    addressSpace: cidrs,
    peerings: told(
      fc.array(fc.record({ name, remoteVnetId: told(fc.constantFrom(...ids, '/nowhere')) }), { maxLength: 2 }),
    ),
  });

/** Any design, with names that no cloud would take. */
export const anyDesign: fc.Arbitrary<Design> = fc.record(
  {
    cluster: fc.record({
      name,
      region: name,
      resourceGroup: told(fc.oneof(fc.constantFrom('own'), hostileText)),
      kubernetesVersion: told(fc.constantFrom('1.33')),
      tier: told(fc.constantFrom('Free', 'Premium')),
      virtualNodes: told(fc.boolean()),
      authorizedIpRanges: told(fc.array(hostileText, { maxLength: 2 })),
    }),
    network: fc.record({
      plugin: told(fc.constantFrom('azure', 'kubenet', 'none')),
      pluginMode: told(fc.constantFrom('overlay', 'none')),
      dataPlane: told(fc.constantFrom('azure', 'cilium')),
      policy: told(fc.constantFrom('azure', 'calico', 'cilium', 'none')),
      podCidrs: cidrs,
      serviceCidrs: cidrs,
      dnsServiceIp: name,
      outboundType: told(fc.constantFrom('loadBalancer', 'userDefinedRouting', 'userAssignedNATGateway', 'block')),
      loadBalancerSku: told(fc.constantFrom('standard', 'basic')),
      loadBalancerProfile: told(
        fc.record({
          managedOutboundIpCount: count,
          outboundIpCount: told(fc.integer({ min: 1, max: 4 })),
          outboundIpPrefixCount: told(fc.integer({ min: 1, max: 2 })),
        }),
      ),
    }),
    vnets: told(fc.tuple(vnet(ids[0]), vnet(ids[1]))),
    subnets: told(fc.uniqueArray(subnet, { maxLength: 4, selector: ({ id }) => id })),
    agentPools: told(fc.array(pool, { maxLength: 4 })),
    ingresses: told(
      fc.array(
        fc.record({
          name,
          controller: told(
            fc.constantFrom('app-routing-nginx', 'app-routing-gateway-api', 'agc', 'istio-ingress', 'other'),
          ),
          loadBalancing: told(fc.constantFrom(['internal'], ['external'])),
        }),
        { maxLength: 3 },
      ),
    ),
    applicationGatewayForContainers: told(fc.record({ subnetId, region: name })),
  },
  { requiredKeys: [] },
);
