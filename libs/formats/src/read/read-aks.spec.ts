import { Problem, type ReadDocument } from '@plimsoll/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattened, nested, nestedVnet, subnetId, vnet, vnetId } from './aks-documents.spec-fixture.js';
import { readDocument } from './read-document.js';

type Json = Record<string, unknown>;

const at = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, token) => (value as Json | undefined)?.[token], document);

const read = (document: unknown) => readDocument(document, 'aks');
const network = (profile: Json, more: Json = {}) => read({ networkProfile: profile, ...more }).design.network;
const pool = (members: Json, more: Json = {}) => read({ agentPoolProfiles: [members], ...more }).design.agentPools?.[0];
const printed = { provisioningState: 'Succeeded' };

function problemOf(action: () => ReadDocument): Problem {
  try {
    action();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem was found');
}

const design = {
  cluster: {
    name: 'quay',
    region: 'westeurope',
    resourceGroup: 'harbour',
    kubernetesVersion: '1.33.2',
    tier: 'Standard',
    virtualNodes: false,
    authorizedIpRanges: null,
  },
  network: {
    plugin: 'azure',
    pluginMode: null,
    dataPlane: 'azure',
    policy: null,
    ipFamilies: ['IPv4'],
    podCidrs: null,
    serviceCidrs: ['10.0.0.0/16'],
    dnsServiceIp: '10.0.0.10',
    vnetOrigin: 'customer-managed',
    outboundType: 'loadBalancer',
    loadBalancerSku: 'standard',
    loadBalancerProfile: {
      allocatedOutboundPorts: null,
      idleTimeoutMinutes: null,
      managedOutboundIpCount: 1,
      managedOutboundIpv6Count: null,
      outboundIpCount: null,
      outboundIpPrefixCount: null,
      effectiveOutboundIpCount: 1,
    },
    natGatewayProfile: null,
    ownRoutes: null,
    ownServiceEndpoints: null,
    manualRoutesAccepted: null,
  },
  ingresses: null,
  applicationGatewayForContainers: null,
  vnets: [{ id: vnetId, name: 'basin', resourceGroup: 'harbour' }],
  subnets: [{ id: subnetId, name: 'berths', vnetId }],
  agentPools: [
    {
      name: 'deck',
      mode: 'System',
      type: 'VirtualMachineScaleSets',
      osType: 'Linux',
      osSku: 'Ubuntu',
      kubernetesVersion: '1.33.2',
      count: 3,
      autoscaling: null,
      minCount: null,
      maxCount: null,
      maxPods: 30,
      maxSurge: '10%',
      subnetId,
      podSubnetId: null,
    },
  ],
};

describe('a cluster that a tool printed', () => {
  it('gives the same design nested and flattened', () => {
    expect(read(nested).design).toEqual(design);
    const [poolOfDesign] = design.agentPools;
    expect(read(flattened).design).toEqual({
      ...design,
      agentPools: [{ ...poolOfDesign, subnetId: subnetId.toLowerCase(), podIpAllocation: null }],
      vnets: [{ id: vnetId.toLowerCase(), name: 'basin', resourceGroup: 'harbour' }],
      subnets: [{ id: subnetId.toLowerCase(), name: 'berths', vnetId: vnetId.toLowerCase() }],
    });
  });

  it('keeps for each value the pointer to it in the document', () => {
    for (const document of [nested, flattened, { cluster: nested, vnets: [vnet, nestedVnet] }]) {
      const { design: got, pointers } = read(document);
      for (const [path, pointer] of Object.entries(pointers)) {
        expect(at(got, path), path).toBeDefined();
        expect(at(document, pointer), `${path} at ${pointer}`).toBeDefined();
      }
    }
    expect(read(nested).pointers).toMatchObject({
      '/network/plugin': '/properties/networkProfile/networkPlugin',
      '/network/dnsServiceIp': '/properties/networkProfile/dnsServiceIP',
      '/network/serviceCidrs/0': '/properties/networkProfile/serviceCidrs/0',
      '/network/vnetOrigin': '/properties/agentPoolProfiles/0/vnetSubnetID',
      '/network/loadBalancerProfile/managedOutboundIpCount':
        '/properties/networkProfile/loadBalancerProfile/managedOutboundIPs/count',
      '/agentPools/0/maxSurge': '/properties/agentPoolProfiles/0/upgradeSettings/maxSurge',
      '/cluster/resourceGroup': '/id',
      '/cluster/tier': '/sku/tier',
    });
    expect(read(flattened).pointers['/agentPools/0/subnetId']).toBe('/agentPoolProfiles/0/vnetSubnetId');
  });

  it('has nothing that was not understood', () => {
    expect(read(nested).unmapped).toEqual([]);
    expect(read(flattened).unmapped).toEqual([]);
  });

  it('does not change when members change places', () => {
    const shuffled = (order: readonly string[]) =>
      Object.fromEntries(order.map((name) => [name, nested.properties[name as keyof typeof nested.properties]]));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.keys(nested.properties), { minLength: Object.keys(nested.properties).length }),
        (order) => {
          expect(read({ ...nested, properties: shuffled(order) }).design).toEqual(design);
        },
      ),
    );
  });
});

describe('what silence means', () => {
  it('null is "none" where a cluster may have none', () => {
    expect(
      network({
        networkPolicy: null,
        networkPluginMode: null,
        networkDataplane: null,
        podCidr: null,
        natGatewayProfile: null,
      }),
    ).toEqual({
      policy: null,
      pluginMode: null,
      dataPlane: null,
      podCidrs: null,
      natGatewayProfile: null,
    });
    expect(pool({ vnetSubnetId: null, podIpAllocationMode: null, enableAutoScaling: null, minCount: null })).toEqual({
      subnetId: null,
      podIpAllocation: null,
      autoscaling: null,
      minCount: null,
    });
  });

  it('null is not told where every cluster has a value', () => {
    expect(
      network({
        networkPlugin: null,
        outboundType: null,
        loadBalancerSku: null,
        serviceCidr: null,
        ipFamilies: null,
        dnsServiceIp: null,
      }),
    ).toBeUndefined();
    expect(
      pool({
        name: 'a',
        count: null,
        maxPods: null,
        osType: null,
        osSku: null,
        mode: null,
        type: null,
        orchestratorVersion: null,
      }),
    ).toEqual({ name: 'a' });
  });

  it('a member left out is not told in a document that somebody wrote', () => {
    expect(network({ networkPlugin: 'azure' })).toEqual({ plugin: 'azure' });
    expect(pool({ name: 'a' })).toEqual({ name: 'a' });
  });

  it('a member left out of a print-out is "none" where every version of the API knows it', () => {
    const profile = network({ networkPlugin: 'azure' }, printed);
    expect(profile).toMatchObject({ plugin: 'azure', policy: null, podCidrs: null, loadBalancerProfile: null });
    expect(pool({ name: 'a' }, printed)).toMatchObject({ subnetId: null, podSubnetId: null, minCount: null });
  });

  it('a member left out that came later is "none" only beside a still later one', () => {
    expect(network({ networkPlugin: 'azure' }, printed)).not.toHaveProperty('natGatewayProfile');
    expect(network({ networkPlugin: 'azure', networkDataplane: 'azure' }, printed)).toMatchObject({
      pluginMode: null,
      natGatewayProfile: null,
    });
    expect(network({ networkPlugin: 'azure', networkDataplane: 'azure' })).not.toHaveProperty('pluginMode');
  });

  it.each([
    ['azure', null, null],
    ['azure', '10.244.0.0/16', 'overlay'],
    ['kubenet', '10.244.0.0/16', null],
    ['none', null, null],
  ])('a print-out older than the mode tells it by the range of the pods: %s, %s', (networkPlugin, podCidr, mode) => {
    expect(network({ networkPlugin, podCidr }, printed)).toMatchObject({ pluginMode: mode });
    expect(network({ networkPlugin, podCidr })).not.toHaveProperty('pluginMode');
  });

  it('"none" is a word', () => {
    expect(network({ networkPlugin: 'none', networkPolicy: 'None' })).toEqual({ plugin: 'none', policy: 'none' });
  });

  it('a print-out leaves nothing open that no cluster shows: routes, endpoints and ingresses that nobody brought up', () => {
    const { design: got } = read({ networkProfile: { networkPlugin: 'azure' }, ...printed });
    expect(got).toMatchObject({
      network: { ownRoutes: null, ownServiceEndpoints: null, manualRoutesAccepted: null },
      ingresses: null,
      applicationGatewayForContainers: null,
    });
    const shortened = read({ networkProfile: { networkPlugin: 'azure' } }).design;
    expect(shortened).toEqual({ cluster: {}, network: { plugin: 'azure' } });
  });

  it('networks are named by the pools where they are not shown, and are nobody’s to name where AKS made them', () => {
    const pools = [
      { vnetSubnetID: subnetId, podSubnetID: subnetId.replace('berths', 'pods') },
      { vnetSubnetID: subnetId },
    ];
    const got = read({ networkProfile: {}, agentPoolProfiles: pools });
    expect(got.design.vnets).toEqual([{ id: vnetId, name: 'basin', resourceGroup: 'harbour' }]);
    expect(got.design.subnets?.map(({ name }) => name)).toEqual(['berths', 'pods']);
    expect(got.pointers['/subnets/1/name']).toBe('/agentPoolProfiles/0/podSubnetID');
    const managed = read({ networkProfile: {}, agentPoolProfiles: [{ name: 'a' }], ...printed });
    expect(managed.design).toMatchObject({ vnets: null, subnets: null });
    expect(read({ networkProfile: {}, agentPoolProfiles: [{ name: 'a' }] }).design).not.toHaveProperty('vnets');
  });

  it('a profile that is not in the document says nothing', () => {
    expect(read({ agentPoolProfiles: [], ...printed }).design).toEqual({
      cluster: { virtualNodes: false, authorizedIpRanges: null },
      agentPools: [],
      ingresses: null,
      applicationGatewayForContainers: null,
    });
    expect(read({ networkProfile: {} }).design).toEqual({ cluster: {} });
  });
});

describe('fields that tools write in several ways', () => {
  it.each([
    [{ podCidr: '10.2.0.0/16' }, ['10.2.0.0/16'], '/networkProfile/podCidr'],
    [{ podCidr: '10.2.0.0/16', podCidrs: null }, ['10.2.0.0/16'], '/networkProfile/podCidr'],
    [{ podCidr: '10.2.0.0/16', podCidrs: [] }, ['10.2.0.0/16'], '/networkProfile/podCidr'],
    [
      { podCidr: '10.2.0.0/16', podCidrs: ['10.2.0.0/16', 'fd00::/64'] },
      ['10.2.0.0/16', 'fd00::/64'],
      '/networkProfile/podCidrs',
    ],
  ])('%j is read as a list of pod ranges', (profile, expected, pointer) => {
    const got = read({ networkProfile: profile });
    expect(got.design.network?.podCidrs).toEqual(expected);
    expect(got.pointers['/network/podCidrs']).toBe(pointer);
    expect(got.pointers['/network/podCidrs/0']).toBe(pointer.endsWith('s') ? `${pointer}/0` : pointer);
  });

  it('an empty list of pod ranges is none', () => expect(network({ podCidrs: [] })).toEqual({ podCidrs: null }));

  it.each([
    ['azure', 'AZURE', 'networkPlugin', 'plugin'],
    ['overlay', 'Overlay', 'networkPluginMode', 'pluginMode'],
    ['cilium', 'Cilium', 'networkDataplane', 'dataPlane'],
    ['managedNATGateway', 'managednatgateway', 'outboundType', 'outboundType'],
    ['basic', 'Basic', 'loadBalancerSku', 'loadBalancerSku'],
    ['kubernet', 'kubernet', 'networkPlugin', 'plugin'],
    ['__proto__', '__proto__', 'networkPlugin', 'plugin'],
  ])('gives %s for %s', (expected, written, member, field) =>
    expect(network({ [member]: written })).toEqual({ [field]: expected }),
  );

  it('reads members whatever their case, and tells of a second one of the same name', () => {
    const got = read({ agentPoolProfiles: [{ VNETSUBNETID: 'a', vnetSubnetId: 'b', osSKU: 'azurelinux' }] });
    expect(got.design.agentPools).toEqual([{ subnetId: 'a', osSku: 'AzureLinux' }]);
    expect(got.unmapped).toEqual(['/agentPoolProfiles/0/vnetSubnetId']);
  });

  it('prefers the version that runs to the one that was asked for', () => {
    expect(read({ networkProfile: {}, kubernetesVersion: '1.33' }).design.cluster?.kubernetesVersion).toBe('1.33');
    expect(pool({ orchestratorVersion: '1.33', currentOrchestratorVersion: '1.33.2' })).toEqual({
      kubernetesVersion: '1.33.2',
    });
  });

  it("takes the pool's type, not the resource's", () => {
    const type = 'Microsoft.ContainerService/managedClusters/agentPools';
    expect(pool({ type, typePropertiesType: 'virtualmachinescalesets' })).toEqual({ type: 'VirtualMachineScaleSets' });
    expect(pool({ type, properties: { type: 'AvailabilitySet', count: 2 } })).toEqual({
      type: 'AvailabilitySet',
      count: 2,
    });
    expect(pool({ type })).toEqual({});
  });

  it('counts the addresses of a load balancer', () => {
    const profile = {
      outboundIPs: { publicIPs: [{}, {}] },
      outboundIPPrefixes: { publicIPPrefixes: [{}] },
      effectiveOutboundIPs: [{}, {}, {}],
      managedOutboundIPs: { count: 2, countIPv6: 1 },
      allocatedOutboundPorts: 2000,
      idleTimeoutInMinutes: 10,
    };
    expect(network({ loadBalancerProfile: profile })).toEqual({
      loadBalancerProfile: {
        outboundIpCount: 2,
        outboundIpPrefixCount: 1,
        effectiveOutboundIpCount: 3,
        managedOutboundIpCount: 2,
        managedOutboundIpv6Count: 1,
        allocatedOutboundPorts: 2000,
        idleTimeoutMinutes: 10,
      },
    });
  });

  it('reads the profile of a managed NAT gateway', () => {
    expect(network({ natGatewayProfile: { managedOutboundIPProfile: { count: 2 }, idleTimeoutInMinutes: 4 } })).toEqual(
      { natGatewayProfile: { managedOutboundIpCount: 2, idleTimeoutMinutes: 4 } },
    );
  });
});

describe('where the virtual network comes from', () => {
  const origin = (...subnets: (string | null | undefined)[]) =>
    read({ agentPoolProfiles: subnets.map((vnetSubnetId) => (vnetSubnetId === undefined ? {} : { vnetSubnetId })) })
      .design.network?.vnetOrigin;
  it.each([
    [[subnetId], 'customer-managed'],
    [[null, subnetId], 'customer-managed'],
    [[null, null], 'azure-managed'],
    [[null, undefined], undefined],
    [[], undefined],
  ])('pools on %j tell %s', (subnets, expected) => expect(origin(...subnets)).toBe(expected));
});

describe('ingresses and virtual nodes', () => {
  const zone = (kind: string) => `/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/${kind}/example.org`;
  const ingresses = (more: Json) => read({ networkProfile: {}, ...more }).design.ingresses;
  it.each([
    [{ ingressProfile: { webAppRouting: { enabled: true } } }, [{ controller: 'app-routing-nginx' }]],
    [
      {
        ingressProfile: {
          webAppRouting: {
            enabled: true,
            dnsZoneResourceIds: [zone('privateDnsZones'), zone('dnszones')],
            nginx: { defaultIngressControllerType: 'Internal' },
          },
        },
      },
      [{ controller: 'app-routing-nginx', dnsZones: ['private', 'public'], loadBalancing: ['internal'] }],
    ],
    [
      {
        ingressProfile: {
          webAppRouting: { enabled: true, nginx: { defaultIngressControllerType: 'AnnotationControlled' } },
        },
      },
      [{ controller: 'app-routing-nginx' }],
    ],
    [{ ingressProfile: { webAppRouting: { enabled: false } } }, undefined],
    [{ ingressProfile: { applicationLoadBalancer: { enabled: true } } }, [{ controller: 'agc' }]],
    [
      {
        serviceMeshProfile: {
          mode: 'Istio',
          istio: {
            components: {
              ingressGateways: [
                { enabled: true, mode: 'External' },
                { enabled: false, mode: 'Internal' },
              ],
            },
          },
        },
      },
      [{ controller: 'istio-ingress', loadBalancing: ['external'] }],
    ],
    [
      { serviceMeshProfile: { mode: 'Disabled', istio: { components: { ingressGateways: [{ enabled: true }] } } } },
      undefined,
    ],
    [
      {
        addonProfiles: {
          ingressApplicationGateway: { enabled: true, config: {} },
          httpapplicationrouting: { enabled: true },
        },
      },
      [{ controller: 'application-gateway' }, { controller: 'http-app-routing' }],
    ],
  ])('%j', (more, expected) => expect(ingresses(more)).toEqual(expected));

  it.each([
    [{ addonProfiles: { aciConnectorLinux: { enabled: true } } }, true],
    [{ addonProfiles: { ACIConnectorLinux: { enabled: false } } }, false],
    [{ addonProfiles: {} }, false],
    [{ addonProfiles: null }, false],
    [printed, false],
    [{}, undefined],
  ])('virtual nodes in %j: %s', (more, expected) =>
    expect(read({ networkProfile: {}, ...more }).design.cluster?.virtualNodes).toBe(expected),
  );

  it('point at the member that says so', () => {
    const { pointers } = read({ networkProfile: {}, ingressProfile: { webAppRouting: { enabled: true } } });
    expect(pointers).toMatchObject({
      '/ingresses/0': '/ingressProfile/webAppRouting',
      '/ingresses/0/controller': '/ingressProfile/webAppRouting/enabled',
    });
  });
});

describe('virtual networks beside the cluster', () => {
  const document = { cluster: flattened, vnets: [vnet, nestedVnet] };

  it('are read nested and flattened, with their subnets', () => {
    const { vnets, subnets } = read(document).design;
    expect(vnets).toMatchObject([
      { id: vnetId, name: 'basin', region: 'westeurope', resourceGroup: 'harbour', addressSpace: ['10.1.0.0/16'] },
      { name: 'sea', region: 'northeurope', resourceGroup: 'harbour', peerings: null },
    ]);
    expect(subnets).toEqual([
      expect.objectContaining({
        id: subnetId,
        vnetId,
        prefixes: ['10.1.0.0/24'],
        delegations: [],
        routeTableId: null,
        serviceEndpoints: ['Microsoft.Storage'],
      }),
      {
        name: 'open',
        vnetId: nestedVnet.id.replace('/sea', '/SEA'),
        prefixes: ['10.9.0.0/24'],
        delegations: ['Microsoft.ServiceNetworking/trafficControllers'],
        routeTableId: null,
        natGatewayId: null,
        serviceEndpoints: null,
      },
    ]);
  });

  it('give equal ids equal texts, whatever their case', () => {
    const { design: got } = read(document);
    expect(at(got, '/agentPools/0/subnetId')).toBe(at(got, '/subnets/0/id'));
    expect(at(got, '/vnets/0/peerings/0/remoteVnetId')).toBe(at(got, '/vnets/1/id'));
  });

  it('tell a peering the region of the other side when it is in the document', () => {
    const { design: got, pointers } = read(document);
    expect(at(got, '/vnets/0/peerings/0')).toMatchObject({
      name: 'to-sea',
      remoteRegion: 'northeurope',
      remoteAddressSpace: ['10.9.0.0/16'],
    });
    expect(pointers['/vnets/0/peerings/0/remoteRegion']).toBe('/vnets/1/location');
    const alone = read({ cluster: flattened, vnets: [vnet] }).design;
    expect(at(alone, '/vnets/0/peerings/0')).not.toHaveProperty('remoteRegion');
  });

  it('point into the wrapper', () => {
    const { pointers, unmapped } = read({ ...document, extra: 1 });
    expect(pointers).toMatchObject({
      '/network/plugin': '/cluster/networkProfile/networkPlugin',
      '/subnets/0/prefixes/0': '/vnets/0/subnets/0/addressPrefix',
      '/subnets/1/delegations/0': '/vnets/1/properties/subnets/0/properties/delegations/0/properties/serviceName',
    });
    expect(unmapped).toEqual(['/vnets/1/properties/subnets/0/properties/networkSecurityGroup', '/extra']);
  });

  it('may be a page of a list', () => {
    expect(read({ cluster: flattened, vnets: { value: [vnet] } }).pointers['/vnets/0/name']).toBe(
      '/vnets/value/0/name',
    );
  });

  it('show no ranges when the document has none, and are told when it says there are none', () => {
    expect(read(flattened).design.subnets?.every((subnet) => !('prefixes' in subnet))).toBe(true);
    expect(read({ cluster: flattened, vnets: [] }).design).toMatchObject({ vnets: [], subnets: [] });
  });
});

describe('agent pools beside the cluster', () => {
  it('are the fuller list; pools that only the cluster names stay', () => {
    const listed = [{ name: 'Deck', properties: { count: 9 } }];
    const got = read({
      cluster: {
        agentPoolProfiles: [
          { name: 'deck', count: 3 },
          { name: 'hold', count: 1 },
        ],
      },
      agentPools: listed,
    });
    expect(got.design.agentPools).toEqual([
      { name: 'Deck', count: 9 },
      { name: 'hold', count: 1 },
    ]);
    expect(got.pointers).toMatchObject({
      '/agentPools/0/count': '/agentPools/0/properties/count',
      '/agentPools/1': '/cluster/agentPoolProfiles/1',
    });
  });
});

describe('a gateway pool', () => {
  it('has the prefix length of its public addresses', () => {
    const gateway = { name: 'gw', mode: 'Gateway', gatewayProfile: { publicIPPrefixSize: 29 } };
    expect(pool(gateway)).toMatchObject({ mode: 'Gateway', gatewayPrefixLength: 29 });
    expect(read({ agentPoolProfiles: [gateway] }).pointers['/agentPools/0/gatewayPrefixLength']).toBe(
      '/agentPoolProfiles/0/gatewayProfile/publicIPPrefixSize',
    );
    expect(pool({ name: 'a', gatewayProfile: null })).not.toHaveProperty('gatewayPrefixLength');
  });
});

describe('who may reach the API server', () => {
  it.each([
    ['authorizedIpRanges', ['203.0.113.0/24']],
    ['authorizedIPRanges', ['203.0.113.0/24', '198.51.100.7']],
  ])('is read from %s', (name, ranges) => {
    const { design: found, pointers } = read({ networkProfile: {}, apiServerAccessProfile: { [name]: ranges } });
    expect(found.cluster?.authorizedIpRanges).toEqual(ranges);
    expect(pointers['/cluster/authorizedIpRanges/0']).toBe(`/apiServerAccessProfile/${name}/0`);
  });

  it('is everybody where a print-out has no ranges, and not told where somebody left the profile out', () => {
    const profiles = [null, { authorizedIPRanges: null }, undefined];
    const told = profiles.map((profile) => read({ networkProfile: {}, ...printed, apiServerAccessProfile: profile }));
    expect(told.map(({ design: found }) => found.cluster?.authorizedIpRanges)).toEqual([null, null, null]);
    expect(read({ networkProfile: {} }).design.cluster).not.toHaveProperty('authorizedIpRanges');
  });
});

describe('what is not understood', () => {
  it('is listed by pointer, without what says nothing about the network and what says nothing at all', () => {
    const { unmapped } = read({
      networkProfile: {
        podLinkLocalAccess: 'IMDS',
        kubeProxyConfig: null,
        advancedNetworking: { enabled: true },
        staticEgressGatewayProfile: {},
      },
      apiServerAccessProfile: { enablePrivateCluster: true, subnetId: 'x' },
      linuxProfile: { adminUsername: 'x' },
      addonProfiles: { omsagent: { enabled: true }, openServiceMesh: { enabled: true }, other: { enabled: false } },
      agentPoolProfiles: [{ enableNodePublicIp: true, nodeLabels: { a: 'b' }, 'odd/name~': 1 }],
    });
    expect(unmapped.toSorted()).toEqual([
      '/addonProfiles/openServiceMesh',
      '/agentPoolProfiles/0/enableNodePublicIp',
      '/agentPoolProfiles/0/odd~1name~0',
      '/apiServerAccessProfile/subnetId',
      '/networkProfile/advancedNetworking',
      '/networkProfile/podLinkLocalAccess',
    ]);
  });
});

describe('hostile documents', () => {
  it.each([
    [{ networkProfile: 'x' }, '/networkProfile', 'wrong-type'],
    [{ networkProfile: { networkPlugin: 7 } }, '/networkProfile/networkPlugin', 'wrong-type'],
    [{ networkProfile: { podCidrs: '10.0.0.0/8' } }, '/networkProfile/podCidrs', 'wrong-type'],
    [{ networkProfile: { podCidrs: ['10.0.0.0/8', 8] } }, '/networkProfile/podCidrs/1', 'wrong-type'],
    [{ networkProfile: { podCidrs: Array(30).fill('10.0.0.0/8') } }, '/networkProfile/podCidrs', 'too-large'],
    [{ networkProfile: { loadBalancerProfile: [] } }, '/networkProfile/loadBalancerProfile', 'wrong-type'],
    [
      { networkProfile: { loadBalancerProfile: { effectiveOutboundIPs: 4 } } },
      '/networkProfile/loadBalancerProfile/effectiveOutboundIPs',
      'wrong-type',
    ],
    [{ agentPoolProfiles: {} }, '/agentPoolProfiles', 'wrong-type'],
    [{ agentPoolProfiles: [null, 4] }, '/agentPoolProfiles/1', 'wrong-type'],
    [{ agentPoolProfiles: [{ count: '3' }] }, '/agentPoolProfiles/0/count', 'wrong-type'],
    [{ agentPoolProfiles: [{ count: -1 }] }, '/agentPoolProfiles/0/count', 'too-small'],
    [{ agentPoolProfiles: [{ name: 'x'.repeat(1001) }] }, '/agentPoolProfiles/0/name', 'too-large'],
    [{ agentPoolProfiles: [{ upgradeSettings: 1 }] }, '/agentPoolProfiles/0/upgradeSettings', 'wrong-type'],
    [{ cluster: { networkProfile: {} }, vnets: 7 }, '/vnets', 'wrong-type'],
  ])('%j is refused at %s', (document, pointer, code) => {
    const problem = problemOf(() => read(document));
    expect([problem.status, problem.code]).toEqual([422, 'malformed-document']);
    expect(problem.errors.map((place) => [place.pointer, place.code])).toEqual([[pointer, code]]);
  });

  it('lists at most a hundred wrong places', () => {
    const problem = problemOf(() => read({ agentPoolProfiles: Array.from({ length: 1000 }, () => ({ count: 'x' })) }));
    expect(problem.errors).toHaveLength(100);
  });

  it('reads a hundred thousand pools and refuses more', () => {
    const pools = Array.from({ length: 100_000 }, () => ({}));
    expect(read({ agentPoolProfiles: pools }).design.agentPools).toHaveLength(100_000);
    expect(problemOf(() => read({ agentPoolProfiles: [...pools, {}] })).errors).toMatchObject([
      { pointer: '/agentPoolProfiles', code: 'too-large' },
    ]);
  });

  it('lists at most a thousand members that were not understood', () => {
    const pools = Array.from({ length: 2000 }, () => ({ odd: 1 }));
    expect(read({ agentPoolProfiles: pools }).unmapped).toHaveLength(1000);
  });

  it('takes names that every object inherits for ordinary members', () => {
    const hostile = JSON.parse(
      '{"__proto__":{"networkProfile":{}},"constructor":1,"networkProfile":{"__proto__":{"networkPlugin":"azure"},"toString":2,"hasOwnProperty":3}}',
    );
    const got = read(hostile);
    expect(got.design).toEqual({ cluster: {} });
    expect(got.unmapped).toContain('/networkProfile/__proto__');
    expect(problemOf(() => read(JSON.parse('{"__proto__":{"networkProfile":{}}}'))).code).toBe('no-cluster');
  });

  it('does not go down into what it does not know', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = { deep };
    expect(read({ networkProfile: { other: deep } }).unmapped).toEqual(['/networkProfile/other']);
    expect(problemOf(() => readDocument({ network: deep }, 'design')).errors).toMatchObject([
      { pointer: '/network/deep', code: 'unknown-member' },
    ]);
  });

  it('answers any document with a design or a problem', () => {
    const names = fc.constantFrom(
      'cluster',
      'properties',
      'networkProfile',
      'agentPoolProfiles',
      'vnets',
      'subnets',
      'podCidrs',
      'count',
      'addonProfiles',
      'ingressProfile',
      '__proto__',
      'name',
      'id',
      'value',
      'upgradeSettings',
      'loadBalancerProfile',
    );
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 5 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(names, tie('json'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(json, (document) => {
        for (const format of ['auto', 'aks', 'design'] as const)
          try {
            expect(readDocument(document, format).design).toBeTypeOf('object');
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
      }),
      { numRuns: 500 },
    );
  });
});
