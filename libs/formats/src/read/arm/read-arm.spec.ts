import { Problem, type ReadDocument } from '@plimsoll/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument, readDocuments } from '../read-document.js';
import { bicepParameters, bicepTemplate, symbolicTemplate } from './bicep-template.spec-fixture.js';
import { readArm } from './read-arm.js';
import { writtenTemplate } from './written-template.spec-fixture.js';

type Json = Record<string, unknown>;

const at = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, token) => (value as Json | undefined)?.[token], document);

function one(document: unknown, parameters?: unknown): ReadDocument {
  const [first, ...others] = readArm(document, parameters);
  if (!first || others.length > 0) throw new Error('there is not one cluster');
  return first;
}

function problemOf(action: () => unknown): Problem {
  try {
    action();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem was found');
}

/** A template of these resources. */
const template = (resources: unknown, more: Json = {}): Json => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { open: { type: 'string' }, ...(more['parameters'] as object | undefined) },
  variables: more['variables'],
  resources,
});

const cluster = (properties: unknown, more: Json = {}): Json => ({
  type: 'Microsoft.ContainerService/managedClusters',
  apiVersion: '2024-09-01',
  name: 'quay',
  location: 'westeurope',
  properties,
  ...more,
});

const vnet = (name: string, properties: unknown, more: Json = {}): Json => ({
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2023-09-01',
  name,
  properties,
  ...more,
});

const subnetRef = (vnetName: string, name: string) =>
  `[resourceId('Microsoft.Network/virtualNetworks/subnets', '${vnetName}', '${name}')]`;
const network = (profile: unknown, parameters?: unknown) =>
  one(template([cluster({ networkProfile: profile })]), parameters).design.network;
const OPEN = "[parameters('open')]";

const documents: readonly (readonly [string, unknown, unknown])[] = [
  ['Bicep with modules', bicepTemplate, bicepParameters],
  ['Bicep without its parameters', bicepTemplate, undefined],
  ['symbolic names', symbolicTemplate, bicepParameters],
  ['written by hand', writtenTemplate, undefined],
];

describe('a compiled Bicep file with modules', () => {
  const read = one(bicepTemplate, bicepParameters);

  it('gives the cluster of one module on the network of the other', () => {
    expect(read.format).toBe('arm');
    expect(read.design).toMatchObject({
      cluster: { name: 'aks-quay', tier: 'Standard' },
      network: {
        plugin: 'azure',
        policy: 'azure',
        serviceCidrs: ['10.100.0.0/16'],
        dnsServiceIp: '10.100.0.10',
        outboundType: 'userDefinedRouting',
        vnetOrigin: 'customer-managed',
      },
      vnets: [{ addressSpace: ['10.20.0.0/16'], peerings: null }],
      subnets: [
        { name: 'snet-nodes', prefixes: ['10.20.0.0/22'], delegations: null },
        {
          name: 'snet-pods',
          prefixes: ['10.20.64.0/18'],
          delegations: ['Microsoft.ContainerService/managedClusters'],
          routeTableId: null,
        },
      ],
    });
  });

  it('puts the pools on the subnets of the other module', () => {
    const { subnets, agentPools, vnets } = read.design;
    const [nodes, pods] = subnets ?? [];
    expect(new Map(agentPools?.map(({ name, subnetId, podSubnetId }) => [name, [subnetId, podSubnetId]]))).toEqual(
      new Map([
        ['system', [nodes?.id, pods?.id]],
        ['work', [nodes?.id, null]],
      ]),
    );
    expect(new Set([nodes?.vnetId, pods?.vnetId])).toEqual(new Set(vnets?.map(({ id }) => id)));
    expect(nodes?.routeTableId).toMatch(/\/routeTables\/rt-egress$/);
  });

  it('points at the property that uses a value, inside the module', () => {
    expect(read.pointers).toMatchObject({
      '': '/resources/1/properties/template/resources/0',
      '/network/serviceCidrs/0': '/resources/1/properties/template/resources/0/properties/networkProfile/serviceCidr',
      '/subnets/1/prefixes': '/resources/0/properties/template/resources/2/properties/addressPrefix',
      '/subnets/1/id': '/resources/0/properties/template/resources/2/name',
    });
    const work = read.design.agentPools?.findIndex(({ name }) => name === 'work');
    expect(read.pointers[`/agentPools/${work}/maxCount`]).toBe(
      '/resources/1/properties/template/resources/1/properties/maxCount',
    );
  });

  it('lists what only runtime knows', () => {
    expect(read.unresolved?.toSorted()).toEqual(['/cluster/region', '/vnets/0/name', '/vnets/0/region']);
    expect(read.unmapped).toEqual([
      '/resources/0/properties/template/resources/1/name',
      '/resources/0/properties/template/resources/1/location',
      '/resources/1/properties/template/resources/0/location',
    ]);
  });

  it('gives the same design with symbolic names', () => {
    expect(one(symbolicTemplate, bicepParameters).design).toEqual(read.design);
  });

  it('leaves untold what hangs on a parameter without a value, and only that', () => {
    const open = one(bicepTemplate);
    expect(open.design.cluster).not.toHaveProperty('name');
    expect(open.unresolved).toContain('/cluster/name');
    expect(open.design.network).toEqual(read.design.network);
    expect(open.design.agentPools?.map(({ subnetId }) => subnetId)).toEqual([
      open.design.subnets?.[0]?.id,
      open.design.subnets?.[0]?.id,
    ]);
  });

  it('shows a broken module: a pool on a subnet that nobody makes is named and has no range', () => {
    const text = JSON.stringify(bicepTemplate)
      .replace("'snet-nodes'", "'snet-nodes'")
      .replaceAll("variables('nodeSubnet'))]", "'snet-gone')]");
    const broken = one(JSON.parse(text), bicepParameters).design;
    expect(broken.subnets?.map(({ name, prefixes }) => [name, prefixes])).toEqual([
      ['snet-nodes', ['10.20.0.0/22']],
      ['snet-pods', ['10.20.64.0/18']],
      ['snet-gone', undefined],
    ]);
  });
});

describe('a template written by hand', () => {
  const read = one(writtenTemplate);

  it('gives the pools of a loop over a parameter', () => {
    expect(read.design.agentPools).toMatchObject([
      { name: 'system', count: 3, maxPods: 30, mode: 'System', osType: 'Linux' },
      { name: 'work', count: 5, maxPods: 110, mode: 'User', osType: 'Linux' },
    ]);
    expect(read.pointers).toMatchObject({
      '/agentPools/0/maxPods': '/resources/3/properties/copy/0/input/maxPods',
      '/agentPools/1/maxPods': '/resources/3/properties/copy/0/input/maxPods',
      '/agentPools/1': '/resources/3/properties/copy/0/input',
    });
  });

  it('gives the networks that the cluster stands in and is peered with, and no other', () => {
    expect(read.design.vnets).toMatchObject([
      {
        name: 'quay-vnet',
        region: 'westeurope',
        addressSpace: ['10.1.0.0/16'],
        peerings: [{ name: 'to-hub', remoteRegion: 'northeurope', remoteAddressSpace: ['10.0.0.0/16'] }],
      },
      { name: 'hub', addressSpace: ['10.0.0.0/16'], peerings: null },
    ]);
    expect(read.design.vnets?.[0]?.peerings?.[0]?.remoteVnetId).toBe(read.design.vnets?.[1]?.id);
    expect(read.pointers).toMatchObject({
      '/vnets/0/peerings/0/name': '/resources/0/resources/0/name',
      '/vnets/0/peerings/0/remoteAddressSpace': '/resources/1/properties/addressSpace/addressPrefixes',
      '/vnets/0/addressSpace/0': '/resources/0/properties/addressSpace/addressPrefixes/0',
    });
  });

  it('understands all that concerns the network', () => {
    expect([read.unmapped, read.unresolved]).toEqual([[], undefined]);
  });

  it('takes null and an empty text for a member left out', () => {
    expect(read.design.network?.podCidrs).toBeNull();
    expect(one(writtenTemplate, { podCidr: '10.244.0.0/16' }).design.network?.podCidrs).toEqual(['10.244.0.0/16']);
  });

  it('takes parameters as a file and as a map, their names in any case', () => {
    const file = { $schema: 'x#', contentVersion: '1.0.0.0', parameters: { NETWORKPLUGIN: { value: 'kubenet' } } };
    for (const parameters of [file, { networkPlugin: 'kubenet' }, { networkplugin: { value: 'kubenet' } }])
      expect(one(writtenTemplate, parameters).design.network?.plugin).toBe('kubenet');
    const secret = { networkPlugin: { reference: { keyVault: { id: 'x' }, secretName: 'y' } } };
    expect(one(writtenTemplate, secret).unresolved).toEqual(['/network/plugin']);
    expect(one(writtenTemplate, { networkPlugin: '[not an expression]' }).design.network?.plugin).toBe(
      '[not an expression]',
    );
  });

  it('leaves the network to its name where the condition says that it is there already', () => {
    const existing = one(writtenTemplate, { vnetNewOrExisting: 'existing' });
    expect(existing.design.vnets).toEqual([{ id: read.design.vnets?.[0]?.id, name: 'quay-vnet' }]);
    expect(existing.design.subnets).toMatchObject([{ name: 'nodes' }]);
    expect(existing.pointers['/vnets/0/name']).toBe('/resources/3/properties/copy/0/input/vnetSubnetID');
  });

  it('refuses a broken one at the property that has the wrong value', () => {
    const problem = problemOf(() => one(writtenTemplate, { pools: [{ name: 'a', count: 'three' }] }));
    expect(problem.errors).toMatchObject([
      { pointer: '/resources/3/properties/copy/0/input/count', code: 'wrong-type' },
    ]);
  });
});

describe('every template', () => {
  it.each(documents)('has a place in the document for each value: %s', (_, document, parameters) => {
    const { design, pointers, unmapped } = one(document, parameters);
    for (const [path, pointer] of Object.entries(pointers)) {
      expect(at(design, path), path).toBeDefined();
      expect(at(document, pointer), `${path} at ${pointer}`).toBeDefined();
    }
    for (const pointer of unmapped) expect(at(document, pointer), pointer).toBeDefined();
  });

  it.each(documents)('is never changed: %s', (_, document, parameters) => {
    const before = JSON.stringify(document);
    one(document, parameters);
    expect(JSON.stringify(document)).toBe(before);
  });

  it.each(documents)('is told by its own members: %s', (_, document, parameters) =>
    expect(readDocument(document, 'auto', parameters).format).toBe('arm'),
  );
});

describe('what a cluster leaves out', () => {
  it('is the same without a network profile as with an empty one', () =>
    expect(one(template([cluster({ agentPoolProfiles: [{ name: 'a' }] })])).design).toEqual(
      one(template([cluster({ agentPoolProfiles: [{ name: 'a' }], networkProfile: {} })])).design,
    ));

  it('leaves the network of an Automatic cluster to AKS', () => {
    const automatic = cluster({ agentPoolProfiles: [{ name: 'a' }] }, { sku: { name: 'Automatic' } });
    expect(one(template([automatic])).design.network).not.toHaveProperty('policy');
  });

  it('holds no gateway for containers beside another ingress', () => {
    const routing = { ingressProfile: { webAppRouting: { enabled: true } } };
    const { design, pointers } = one(template([cluster(routing)]));
    expect(design).toMatchObject({
      ingresses: [{ controller: 'app-routing-nginx' }],
      applicationGatewayForContainers: null,
    });
    expect(pointers['/ingresses']).toBe('/resources/0/properties/ingressProfile/webAppRouting');
    const gateway = { ingressProfile: { applicationLoadBalancer: { enabled: true } } };
    expect(one(template([cluster(gateway)])).design).not.toHaveProperty('applicationGatewayForContainers');
  });

  it('is not told where AKS fills it in, and none where it does not', () => {
    const { design, unresolved } = one(template([cluster({ agentPoolProfiles: [{ name: 'a', count: 1 }] })]));
    expect(design).toEqual({
      cluster: {
        name: 'quay',
        region: 'westeurope',
        resourceGroup: null,
        virtualNodes: false,
        authorizedIpRanges: null,
      },
      network: {
        vnetOrigin: 'azure-managed',
        ownRoutes: null,
        ownServiceEndpoints: null,
        manualRoutesAccepted: null,
        pluginMode: null,
        dataPlane: null,
        policy: null,
        ipFamilies: null,
        dnsServiceIp: null,
        loadBalancerProfile: null,
        natGatewayProfile: null,
      },
      agentPools: [
        {
          name: 'a',
          count: 1,
          autoscaling: null,
          minCount: null,
          maxCount: null,
          maxSurge: null,
          gatewayPrefixLength: null,
          type: null,
          subnetId: null,
          podSubnetId: null,
          podIpAllocation: null,
        },
      ],
      vnets: null,
      subnets: null,
      ingresses: null,
      applicationGatewayForContainers: null,
    });
    expect(unresolved).toBeUndefined();
  });

  it('of the network is none where it is a choice, and not told where AKS puts a value', () => {
    const none = { pluginMode: null, dataPlane: null, policy: null, ipFamilies: null, loadBalancerProfile: null };
    const { network: left } = one(template([cluster({ networkProfile: { networkPlugin: 'kubenet' } })])).design;
    expect(left).toMatchObject({ ...none, natGatewayProfile: null });
    for (const name of ['podCidrs', 'serviceCidrs', 'outboundType', 'loadBalancerSku'])
      expect(left).not.toHaveProperty(name);
    // Beside a range that AKS chooses it chooses the address too; one for a range of the caller's own is not told.
    expect(left).toMatchObject({ dnsServiceIp: null });
    for (const serviceCidr of ['172.16.0.0/16', OPEN])
      expect(network({ networkPlugin: 'kubenet', serviceCidr })).not.toHaveProperty('dnsServiceIp');
    expect(network({ networkPlugin: 'azure' })).toMatchObject({ podCidrs: null });
    expect(network({ networkPlugin: 'azure', networkPluginMode: 'overlay' })).not.toHaveProperty('podCidrs');
    expect(network({ networkPlugin: 'azure', networkPluginMode: OPEN })).not.toHaveProperty('podCidrs');
    expect(network({ networkPlugin: 'azure', podCidr: OPEN })).not.toHaveProperty('podCidrs');
  });

  it('of the network is not told where AKS chooses the network', () => {
    const automatic = cluster(
      { networkProfile: { serviceCidr: '10.0.0.0/16' } },
      { sku: { name: 'Automatic', tier: 'Standard' } },
    );
    const { network: left } = one(template([automatic])).design;
    for (const name of ['pluginMode', 'dataPlane', 'policy']) expect(left).not.toHaveProperty(name);
  });

  it('of a load balancer is none, so that one kind of addresses is one kind', () => {
    const profile = { outboundIPs: { publicIPs: [{ id: 'a' }] } };
    expect(network({ networkPlugin: 'azure', loadBalancerProfile: profile })?.loadBalancerProfile).toEqual({
      outboundIpCount: 1,
      outboundIpPrefixCount: null,
      managedOutboundIpCount: null,
      managedOutboundIpv6Count: null,
      idleTimeoutMinutes: null,
    });
  });

  it('is none for what a template makes whole', () => {
    const { design } = one(
      template([
        vnet('v', { subnets: [{ name: 's' }] }),
        cluster({ agentPoolProfiles: [{ vnetSubnetID: subnetRef('v', 's') }] }),
      ]),
    );
    expect(design.subnets).toMatchObject([{ name: 's', delegations: null, routeTableId: null, natGatewayId: null }]);
    expect(design.vnets).toMatchObject([{ name: 'v', peerings: null }]);
  });
});

describe('what only runtime knows', () => {
  it('is neither told nor none', () => {
    const read = one(
      template([
        cluster({
          networkProfile: {
            networkPlugin: OPEN,
            podCidr: "[concat('10.', parameters('open'))]",
            ipFamilies: ['IPv4', OPEN],
          },
        }),
      ]),
    );
    expect(Object.keys(read.design.network ?? {}).filter((name) => /plugin$|pod|ip/.test(name))).toEqual([]);
    expect(read.unresolved?.toSorted()).toEqual(['/network/ipFamilies', '/network/plugin', '/network/podCidrs']);
    expect(read.unmapped.toSorted()).toEqual(
      ['ipFamilies', 'networkPlugin', 'podCidr'].map((name) => `/resources/0/properties/networkProfile/${name}`),
    );
  });

  it.each([
    ['the profile', { networkProfile: OPEN }, ['/network/plugin', '/network/podCidrs', '/network/loadBalancerProfile']],
    ['the pools', { agentPoolProfiles: OPEN }, ['/agentPools', '/vnets', '/subnets', '/network/vnetOrigin']],
    ['all properties', OPEN, ['/network/plugin', '/agentPools', '/ingresses', '/cluster/kubernetesVersion']],
    ['an add-on', { ingressProfile: { webAppRouting: { enabled: OPEN } } }, ['/ingresses']],
    [
      'a subnet',
      { agentPoolProfiles: [{ vnetSubnetID: OPEN }] },
      ['/agentPools/0/subnetId', '/vnets', '/network/vnetOrigin'],
    ],
    [
      'an address count',
      { networkProfile: { loadBalancerProfile: { outboundIPs: { publicIPs: OPEN } } } },
      ['/network/loadBalancerProfile/outboundIpCount'],
    ],
  ])('takes with it what hangs on it: %s', (_, properties, paths) => {
    const { unresolved, design, pointers } = one(template([cluster(properties)]));
    expect(unresolved).toEqual(expect.arrayContaining(paths));
    for (const path of paths) expect([at(design, path), pointers[path]]).toEqual([undefined, undefined]);
  });

  it('has no place', () => {
    const { pointers, design } = one(
      template([cluster({ networkProfile: { podCidr: OPEN, serviceCidr: '10.0.0.0/16' } })]),
    );
    expect(Object.keys(pointers).filter((path) => at(design, path) === undefined)).toEqual([]);
    expect(pointers['/network/serviceCidrs/0']).toBe('/resources/0/properties/networkProfile/serviceCidr');
  });

  it('makes a pool of a list only that pool unknown', () => {
    const { design } = one(template([cluster({ agentPoolProfiles: [OPEN, { name: 'b', maxPods: 30 }] })]));
    expect(design.agentPools).toMatchObject([{}, { name: 'b', maxPods: 30 }]);
    expect(design.agentPools?.[0]).toEqual({});
  });

  it('does not hide pools that are resources: the list counts as one more', () => {
    const pool = {
      type: 'Microsoft.ContainerService/managedClusters/agentPools',
      name: 'quay/b',
      properties: { count: 2 },
    };
    const { design } = one(template([cluster({ agentPoolProfiles: OPEN }), pool]));
    expect(design.agentPools).toHaveLength(2);
    expect(design.agentPools).toContainEqual({});
    expect(design.agentPools).toContainEqual(expect.objectContaining({ name: 'b', count: 2 }));
  });

  it('leaves ids equal to themselves', () => {
    const id = "[concat(parameters('open'), '/subnets/nodes')]";
    const { design } = one(template([cluster({ agentPoolProfiles: [{ vnetSubnetID: id }, { vnetSubnetID: id }] })]));
    expect(design.subnets).toHaveLength(1);
    expect(new Set(design.agentPools?.map(({ subnetId }) => subnetId))).toEqual(new Set([design.subnets?.[0]?.id]));
    expect(design.network?.vnetOrigin).toBe('customer-managed');
  });

  it('never makes an id longer than a design holds', () => {
    const long = `[concat(${Array.from({ length: 100 }, (_, index) => `uniqueString('${index}'), '-'`).join(', ')})]`;
    const { design } = one(
      template([
        vnet(long, { subnets: [{ name: 's' }] }),
        cluster({
          agentPoolProfiles: [
            { vnetSubnetID: `[resourceId('Microsoft.Network/virtualNetworks/subnets', ${long.slice(1, -1)}, 's')]` },
          ],
        }),
      ]),
    );
    expect(design.cluster?.name).toBe('quay');
  });
});

describe('conditions and loops', () => {
  const pool = (more: Json) => ({
    type: 'Microsoft.ContainerService/managedClusters/agentPools',
    name: 'quay/extra',
    properties: { count: 7 },
    ...more,
  });
  const pools = (more: Json) => one(template([cluster({ agentPoolProfiles: [{ name: 'a' }] }), pool(more)]));

  it('leave out what is not made', () => {
    expect(pools({ condition: false }).design.agentPools).toHaveLength(1);
    expect(pools({ condition: "[equals('a', 'b')]" }).design.agentPools).toHaveLength(1);
    expect(pools({ condition: true }).design.agentPools).toContainEqual(expect.objectContaining({ count: 7 }));
  });

  it('keep of what may be made its name', () => {
    const read = pools({ condition: "[equals(parameters('open'), 'yes')]" });
    expect(read.design.agentPools).toContainEqual({ name: 'extra' });
    expect(read.unmapped).toContain('/resources/1/condition');
    const networks = one(
      template([
        vnet(
          'v',
          { addressSpace: { addressPrefixes: ['10.0.0.0/8'] } },
          { condition: "[equals(parameters('open'), 'yes')]" },
        ),
        cluster({ agentPoolProfiles: [{ vnetSubnetID: subnetRef('v', 's') }] }),
      ]),
    );
    expect(networks.design.vnets?.[0]).toEqual({ id: networks.design.vnets?.[0]?.id, name: 'v', peerings: [{}] });
    expect(networks.unresolved).toContain('/vnets/0/addressSpace');
  });

  it('make a resource as often as they say', () => {
    const read = pools({ name: "[format('quay/p{0}', copyIndex(1))]", copy: { name: 'pools', count: 3 } });
    expect(read.design.agentPools?.map(({ name }) => name)).toEqual(['p1', 'p2', 'p3', 'a']);
    expect(read.pointers['/agentPools/2/count']).toBe('/resources/1/properties/count');
  });

  it('make one that is not certain where only runtime knows how often', () => {
    const read = pools({
      name: "[format('quay/p{0}', copyIndex())]",
      copy: { name: 'pools', count: "[int(parameters('open'))]" },
    });
    expect(read.design.agentPools).toContainEqual({});
    expect(read.unmapped).toContain('/resources/1/copy');
  });

  it('make several clusters, each judged for itself', () => {
    const copied = template([
      vnet('v0', { subnets: [{ name: 's', properties: { addressPrefix: '10.0.0.0/24' } }] }),
      vnet('v1', { subnets: [{ name: 's', properties: { addressPrefix: '10.1.0.0/24' } }] }),
      cluster(
        {
          agentPoolProfiles: [
            {
              vnetSubnetID:
                "[resourceId('Microsoft.Network/virtualNetworks/subnets', format('v{0}', copyIndex()), 's')]",
            },
          ],
        },
        { name: "[format('quay{0}', copyIndex())]", copy: { name: 'clusters', count: 2 } },
      ),
    ]);
    expect(
      readDocuments(copied, 'auto').map(({ design }) => [
        design.cluster?.name,
        design.vnets?.[0]?.name,
        design.subnets?.length,
      ]),
    ).toEqual([
      ['quay0', 'v0', 1],
      ['quay1', 'v1', 1],
    ]);
    const problem = problemOf(() => readDocument(copied, 'arm'));
    expect([problem.code, problem.errors.map(({ pointer }) => pointer)]).toEqual([
      'several-clusters',
      ['/resources/2', '/resources/2'],
    ]);
  });
});

describe('networks', () => {
  const nodes = (document: unknown) => one(document).design;
  const onS = cluster({ agentPoolProfiles: [{ vnetSubnetID: subnetRef('v', 's') }] });
  const child = (more: Json) => ({ type: 'Microsoft.Network/virtualNetworks/subnets', name: 'v/s', ...more });

  it.each([
    ['inline', [vnet('v', { subnets: [{ name: 's', properties: { addressPrefix: '10.0.0.0/24' } }] }), onS]],
    ['a resource', [vnet('v', {}), child({ properties: { addressPrefixes: ['10.0.0.0/24'] } }), onS]],
    [
      'in its network',
      [
        vnet(
          'v',
          {},
          { resources: [child({ type: 'subnets', name: 's', properties: { addressPrefix: '10.0.0.0/24' } })] },
        ),
        onS,
      ],
    ],
    [
      'both',
      [
        vnet('v', { subnets: [{ name: 'S', properties: { addressPrefix: '10.9.0.0/24' } }] }),
        child({ properties: { addressPrefix: '10.0.0.0/24' } }),
        onS,
      ],
    ],
    ['in a network made elsewhere', [child({ properties: { addressPrefix: '10.0.0.0/24' } }), onS]],
    [
      'of a loop',
      [
        vnet('v', {
          copy: [{ name: 'subnets', count: 1, input: { name: 's', properties: { addressPrefix: '10.0.0.0/24' } } }],
        }),
        onS,
      ],
    ],
  ])('give their subnets: %s', (_, resources) => {
    const { subnets } = nodes(template(resources));
    expect(subnets?.map(({ prefixes }) => prefixes)).toEqual([['10.0.0.0/24']]);
  });

  it('count a list of subnets that is not known as one of which nothing is known', () => {
    const { subnets } = nodes(template([vnet('v', { subnets: OPEN }), child({ properties: {} }), onS]));
    expect(subnets).toHaveLength(2);
    expect(subnets).toContainEqual({ vnetId: subnets?.[0]?.vnetId });
  });

  it('are peered from either side', () => {
    const peering = (name: string, remote: string) => ({
      type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
      name,
      properties: { remoteVirtualNetwork: { id: `[resourceId('Microsoft.Network/virtualNetworks', '${remote}')]` } },
    });
    const made = [vnet('v', { subnets: [{ name: 's' }] }), vnet('hub', {}), vnet('other', {})];
    for (const each of [peering('v/to', 'hub'), peering('hub/to', 'v')])
      expect(nodes(template([...made, each, onS])).vnets?.map(({ name }) => name)).toEqual(['v', 'hub']);
  });

  it('of another group are told apart by it', () => {
    const nested = (resourceGroup: string) => ({
      type: 'Microsoft.Resources/deployments',
      name: `net-${resourceGroup}`,
      resourceGroup,
      properties: {
        mode: 'Incremental',
        template: template([vnet('v', { subnets: [{ name: 's' }] }, { location: resourceGroup })]),
      },
    });
    const id = "[resourceId('net-b', 'Microsoft.Network/virtualNetworks/subnets', 'v', 's')]";
    const { design, pointers } = one(
      template([nested('net-a'), nested('net-b'), cluster({ agentPoolProfiles: [{ vnetSubnetID: id }] })]),
    );
    expect(design.vnets).toMatchObject([{ name: 'v', region: 'net-b', resourceGroup: 'net-b' }]);
    expect(pointers['/vnets/0/resourceGroup']).toBe('/resources/1/resourceGroup');
  });

  it('may be followed through what reference gives of them', () => {
    const made = vnet('v', { subnets: [{ name: 's', properties: { addressPrefix: '10.0.0.0/24' } }] });
    for (const name of ["resourceId('Microsoft.Network/virtualNetworks', 'v')", "'v'"]) {
      const on = cluster({ agentPoolProfiles: [{ vnetSubnetID: `[reference(${name}).subnets[0].id]` }] });
      const { subnets, agentPools } = nodes({ ...template({ v: made, c: on }), languageVersion: '2.0' });
      expect([subnets?.length, agentPools?.[0]?.subnetId]).toEqual([1, subnets?.[0]?.id]);
    }
  });

  it('that exist already are known by their names', () => {
    const existing = { existing: true, type: 'Microsoft.Network/virtualNetworks', name: 'v' };
    const got = nodes({ ...template({ v: existing, c: onS }), languageVersion: '2.0' });
    expect(got.vnets).toEqual([{ id: got.vnets?.[0]?.id, name: 'v' }]);
    expect(got.subnets).toMatchObject([{ name: 's', vnetId: got.vnets?.[0]?.id }]);
  });
});

describe('nested templates', () => {
  const nested = (scope: string | undefined, inner: Json) => ({
    type: 'Microsoft.Resources/deployments',
    name: 'inner',
    properties: {
      mode: 'Incremental',
      ...(scope === undefined ? {} : { expressionEvaluationOptions: { scope } }),
      parameters: { plugin: { value: "[parameters('plugin')]" } },
      template: inner,
    },
  });
  const inner = {
    ...template(
      [
        cluster({
          networkProfile: { networkPlugin: "[parameters('plugin')]", networkPolicy: "[variables('policy')]" },
        }),
      ],
      {
        variables: { policy: 'calico' },
      },
    ),
    parameters: { plugin: { type: 'string', defaultValue: 'none' } },
  };
  const outer = (scope: string | undefined) =>
    template([nested(scope, inner)], {
      parameters: { plugin: { defaultValue: 'azure' } },
      variables: { policy: 'cilium' },
    });

  it.each([
    ['inner', 'calico'],
    ['outer', 'cilium'],
    [undefined, 'cilium'],
  ])('mean by names what their scope says: %s', (scope, policy) => {
    expect(one(outer(scope)).design.network).toMatchObject({ plugin: 'azure', policy });
  });

  it('take a default where null is passed, as modules do for what their caller leaves out', () => {
    const pools = {
      copy: { name: 'pools', count: "[length(coalesce(parameters('pools'), createArray()))]" },
      type: 'Microsoft.Resources/deployments',
      name: "[format('{0}-{1}', uniqueString(deployment().name), copyIndex())]",
      properties: {
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: {
          name: { value: "[coalesce(parameters('pools'), createArray())[copyIndex()].name]" },
          osType: { value: "[tryGet(coalesce(parameters('pools'), createArray())[copyIndex()], 'osType')]" },
          maxPods: { value: "[tryGet(coalesce(parameters('pools'), createArray())[copyIndex()], 'maxPods')]" },
        },
        template: {
          ...template(
            {
              cluster: { existing: true, type: 'Microsoft.ContainerService/managedClusters', name: 'quay' },
              pool: {
                type: 'Microsoft.ContainerService/managedClusters/agentPools',
                name: "[format('{0}/{1}', 'quay', parameters('name'))]",
                properties: { osType: "[parameters('osType')]", maxPods: "[parameters('maxPods')]" },
              },
            },
            {
              parameters: {
                name: { type: 'string' },
                osType: { type: 'string', defaultValue: 'Linux' },
                maxPods: { type: 'int', nullable: true },
              },
            },
          ),
          languageVersion: '2.0',
        },
      },
    };
    const main = template([cluster({}), pools], { parameters: { pools: { type: 'array', nullable: true } } });
    const given = { pools: [{ name: 'a' }, { name: 'b', osType: 'Windows', maxPods: 50 }] };
    const { design, pointers } = one(main, given);
    expect(design.agentPools).toMatchObject([
      { name: 'a', osType: 'Linux' },
      { name: 'b', osType: 'Windows', maxPods: 50 },
    ]);
    expect(design.agentPools?.[0]).not.toHaveProperty('maxPods');
    expect(pointers['/agentPools/1/maxPods']).toBe(
      '/resources/1/properties/template/resources/pool/properties/maxPods',
    );
    expect(one(main).design).not.toHaveProperty('agentPools');
  });

  it('that are only linked are listed', () => {
    const linked = {
      type: 'Microsoft.Resources/deployments',
      name: 'l',
      properties: { templateLink: { uri: 'https://example.org/t.json' } },
    };
    expect(one(template([linked, cluster({})])).unmapped).toEqual(['/resources/0/properties']);
    expect(problemOf(() => readArm(template([linked]))).code).toBe('no-cluster');
  });

  it('that need one another are refused', () => {
    const module = (name: string, other: string) => ({
      type: 'Microsoft.Resources/deployments',
      name,
      properties: {
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: { x: { value: `[reference('${other}').outputs.x.value]` } },
        template: {
          ...template([cluster({ networkProfile: { networkPlugin: "[parameters('x')]" } })], {
            parameters: { x: { type: 'string' } },
          }),
          outputs: { x: { type: 'string', value: "[parameters('x')]" } },
        },
      },
    });
    const problem = problemOf(() => readArm(template([module('a', 'b'), module('b', 'a')])));
    expect(problem.code).toBe('cyclic-reference');
    expect(problem.errors[0]?.pointer).toMatch(/^\/resources\//);
  });
});

describe('a document without a cluster', () => {
  it.each([
    template([]),
    template([vnet('v', {})]),
    template([{ ...cluster({}), condition: false }]),
    { ...template({ c: { ...cluster({}), existing: true } }) },
    {},
    null,
    [template([cluster({})])],
  ])('is a problem (%#)', (document) => expect(problemOf(() => readArm(document)).code).toBe('no-cluster'));

  it('lists a pool of a cluster that is made elsewhere', () => {
    const pool = {
      type: 'Microsoft.ContainerService/managedClusters/agentPools',
      name: 'other/b',
      properties: { count: 2 },
    };
    expect(one(template([cluster({}), pool])).unmapped).toEqual(['/resources/1']);
  });
});

describe('what is not understood', () => {
  it('is listed by its place in the template', () => {
    const read = one(
      template([
        cluster({
          networkProfile: { podLinkLocalAccess: 'IMDS' },
          copy: [{ name: 'agentPoolProfiles', count: 2, input: { odd: 1 } }],
        }),
      ]),
    );
    expect(read.unmapped.toSorted()).toEqual([
      '/resources/0/properties/copy/0/input/odd',
      '/resources/0/properties/networkProfile/podLinkLocalAccess',
    ]);
  });
});

describe('hostile templates', () => {
  it.each([
    [
      'a malformed expression',
      [cluster({ networkProfile: { networkPlugin: '[oops' + '(]' } })],
      '/resources/0/properties/networkProfile/networkPlugin',
      'malformed-expression',
    ],
    [
      'a wrong type',
      [cluster({ networkProfile: { networkPlugin: 7 } })],
      '/resources/0/properties/networkProfile/networkPlugin',
      'wrong-type',
    ],
    ['too many copies', [cluster({}, { copy: { name: 'c', count: 10_001 } })], '/resources/0/copy/count', 'too-large'],
    ['too many clusters', [cluster({}, { copy: { name: 'c', count: 1001 } })], '/resources/0', 'too-large'],
  ])('are refused at their place: %s', (_, resources, pointer, code) =>
    expect(problemOf(() => readArm(template(resources))).errors).toMatchObject([{ pointer, code }]),
  );

  it('are refused where templates nest without end', () => {
    let inner: unknown = template([cluster({})]);
    for (let level = 0; level < 2000; level += 1)
      inner = template([{ type: 'Microsoft.Resources/deployments', name: 'd', properties: { template: inner } }]);
    expect(problemOf(() => readArm(inner)).code).toBe('too-deep');
  });

  it('do not go down into what is not read', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = { deep };
    const odd = { type: 'Microsoft.Storage/storageAccounts', name: '[broken', properties: deep };
    expect(one(template([odd, cluster({})], { variables: { deep } })).design.cluster?.name).toBe('quay');
  });

  it('read many pools', () => {
    const pools = Array.from({ length: 20_000 }, (_, index) => ({ name: `p${index}`, maxPods: 30 }));
    expect(one(template([cluster({ agentPoolProfiles: pools })])).design.agentPools).toHaveLength(20_000);
  });

  it('take names that every object inherits for ordinary ones', () => {
    const document: unknown = JSON.parse(
      JSON.stringify(
        template([cluster({ networkProfile: { PROTO: { networkPlugin: 'azure' }, constructor: 1 } })]),
      ).replace('PROTO', '__proto__'),
    );
    const read = one(document);
    expect(read.design.network).not.toHaveProperty('plugin');
    expect(read.unmapped.toSorted()).toEqual(
      ['__proto__', 'constructor'].map((name) => `/resources/0/properties/networkProfile/${name}`),
    );
  });

  it('answer with designs or a problem, whatever they hold', () => {
    const texts = fc.constantFrom(
      "[parameters('p')]",
      "[variables('v')]",
      '[copyIndex()]',
      "[concat('a', parameters('q'))]",
      "[reference('d').outputs.o.value]",
      "[createObject('networkPlugin', 'azure')]",
      '[range(0, 3)]',
      '[if(',
      'v/s',
      'a',
      'inner',
      "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 's')]",
      ...['managedClusters', 'managedClusters/agentPools'].map((type) => `Microsoft.ContainerService/${type}`),
      ...['virtualNetworks', 'virtualNetworks/subnets', 'virtualNetworks/virtualNetworkPeerings'].map(
        (type) => `Microsoft.Network/${type}`,
      ),
      'Microsoft.Resources/deployments',
      'agentPools',
      'subnets',
    );
    const names = fc.constantFrom(
      'type',
      'name',
      'properties',
      'resources',
      'copy',
      'count',
      'input',
      'condition',
      'template',
      'parameters',
      'variables',
      'outputs',
      'value',
      'networkProfile',
      'networkPlugin',
      'agentPoolProfiles',
      'vnetSubnetID',
      'subnets',
      'addressSpace',
      'addressPrefixes',
      'p',
      'v',
      'q',
      'o',
      'd',
      'defaultValue',
      '__proto__',
      'existing',
      'remoteVirtualNetwork',
      'id',
      'location',
      'sku',
      'resourceGroup',
    );
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 5 },
        texts,
        fc.integer({ min: -2, max: 20 }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(names, tie('json'), { maxKeys: 6 }),
      ),
    }));
    const resource = fc.record(
      { type: texts, name: texts, properties: json, resources: json, copy: json, condition: json },
      { requiredKeys: ['type', 'name'] },
    );
    fc.assert(
      fc.property(
        fc.array(resource, { maxLength: 5 }),
        json,
        json,
        json,
        (resources, parameters, variables, outputs) => {
          try {
            const document = { ...template([cluster({}), ...resources]), parameters, variables, outputs };
            for (const read of readArm(document)) expect(read.design).toBeTypeOf('object');
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tell of a value what they told before, or nothing, when a parameter loses its value', () => {
    const all = {
      clusterName: 'q',
      networkPlugin: 'azure',
      podCidr: '10.4.0.0/16',
      vnetNewOrExisting: 'new',
      vnetAddressPrefix: '10.1.0.0/16',
    };
    const bare = {
      ...writtenTemplate,
      parameters: Object.fromEntries(Object.keys(writtenTemplate.parameters).map((name) => [name, { type: 'string' }])),
    };
    const pools = writtenTemplate.parameters.pools.defaultValue;
    const whole = one(bare, { ...all, pools }).design;
    fc.assert(
      fc.property(fc.subarray(Object.keys(all)), (kept) => {
        const given = Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name)));
        const { network, agentPools } = one(bare, { ...given, pools }).design;
        for (const [name, value] of Object.entries(network ?? {})) expect(value).toEqual(at(whole, `/network/${name}`));
        for (const [index, pool] of (agentPools ?? []).entries())
          for (const [name, value] of Object.entries(pool).filter(([each]) => each !== 'subnetId'))
            expect(value).toEqual(at(whole, `/agentPools/${index}/${name}`));
      }),
    );
  });
});

describe('the network of a template', () => {
  it('takes words in any case', () =>
    expect(network({ networkPlugin: 'Azure', outboundType: 'userdefinedrouting' })).toMatchObject({
      plugin: 'azure',
      outboundType: 'userDefinedRouting',
    }));
});

describe('an Application Gateway for Containers', () => {
  const gateway = { type: 'Microsoft.ServiceNetworking/trafficControllers', name: 'agc', location: 'westeurope' };
  const association = (name: string, more: Json = {}) => ({
    type: 'Microsoft.ServiceNetworking/trafficControllers/associations',
    name: `agc/${name}`,
    location: 'westeurope',
    properties: { associationType: 'subnets', subnet: { id: subnetRef('v', 'agc') } },
    ...more,
  });
  const made = [vnet('v', { subnets: [{ name: 'agc', properties: { addressPrefix: '10.0.8.0/24' } }] }), cluster({})];

  it('is read with the subnet that it is associated with', () => {
    const { design, pointers } = one(template([...made, gateway, association('a')]));
    expect(design.applicationGatewayForContainers).toEqual({
      subnetId: design.subnets?.[0]?.id,
      vnetId: design.vnets?.[0]?.id,
      region: 'westeurope',
      subnetPrefixLength: 24,
    });
    expect(pointers).toMatchObject({
      '/applicationGatewayForContainers': '/resources/3',
      '/applicationGatewayForContainers/subnetId': '/resources/3/properties/subnet/id',
      '/applicationGatewayForContainers/subnetPrefixLength':
        '/resources/0/properties/subnets/0/properties/addressPrefix',
    });
  });

  it.each([
    ['without an association', [gateway]],
    ['with two', [gateway, association('a'), association('b')]],
    ['that may be made', [association('a', { condition: "[equals(parameters('open'), 'yes')]" })]],
  ])('is not told %s', (_, resources) => {
    const { design, unresolved, unmapped, pointers } = one(template([...made, ...resources]));
    expect(design).not.toHaveProperty('applicationGatewayForContainers');
    expect(pointers).not.toHaveProperty('/applicationGatewayForContainers');
    expect(unresolved).toContain('/applicationGatewayForContainers');
    expect(unmapped).toContain('/resources/2');
  });
});
