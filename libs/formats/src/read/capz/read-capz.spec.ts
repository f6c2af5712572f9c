import { Problem, type ReadDocument } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { agentPool, controlPlane, manifests } from './capz-manifests.spec-fixture.js';
import { isCapz, readCapz } from './read-capz.js';

type Json = Readonly<Record<string, unknown>>;

function one(document: unknown): ReadDocument {
  const [first, ...rest] = readCapz(document);
  if (!first || rest.length > 0) throw new Error(`${rest.length + 1} clusters were read`);
  return first;
}

function problemOf(document: unknown): Problem {
  try {
    readCapz(document);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem was found');
}

const lineNumber = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
const objects = () => parseAllDocuments(manifests).map((document): unknown => document.toJS());

const vnetId =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/harbour-rg/providers/Microsoft.Network/virtualNetworks/basin';

const pool = {
  type: 'VirtualMachineScaleSets',
  osType: 'Linux',
  osSku: null,
  podSubnetId: null,
  podIpAllocation: null,
  maxSurge: null,
  gatewayPrefixLength: null,
};

const design = {
  cluster: {
    name: 'quay-plane',
    region: 'westeurope',
    resourceGroup: 'harbour-rg',
    kubernetesVersion: '1.33.2',
    tier: 'Standard',
    virtualNodes: false,
    authorizedIpRanges: null,
  },
  network: {
    plugin: 'azure',
    pluginMode: 'overlay',
    dataPlane: 'cilium',
    policy: 'cilium',
    podCidrs: ['192.168.0.0/16'],
    serviceCidrs: ['10.2.0.0/16'],
    dnsServiceIp: '10.2.0.10',
    ipFamilies: null,
    vnetOrigin: 'customer-managed',
    outboundType: 'loadBalancer',
    loadBalancerSku: 'standard',
    loadBalancerProfile: {
      allocatedOutboundPorts: 1000,
      idleTimeoutMinutes: 30,
      managedOutboundIpCount: 2,
      outboundIpCount: null,
      outboundIpPrefixCount: null,
    },
    natGatewayProfile: null,
    ownRoutes: null,
    ownServiceEndpoints: null,
    manualRoutesAccepted: null,
  },
  ingresses: null,
  applicationGatewayForContainers: null,
  vnets: [
    { id: vnetId, name: 'basin', region: 'westeurope', resourceGroup: 'harbour-rg', addressSpace: ['10.1.0.0/16'] },
  ],
  subnets: [
    {
      id: `${vnetId}/subnets/berths`,
      name: 'berths',
      vnetId,
      prefixes: ['10.1.0.0/24'],
      delegations: null,
      serviceEndpoints: ['Microsoft.Storage'],
    },
    { id: `${vnetId}/subnets/holds`, name: 'holds', vnetId },
  ],
  agentPools: [
    {
      ...pool,
      name: 'deck',
      mode: 'System',
      vmSize: 'Standard_D4s_v5',
      kubernetesVersion: '1.32.7',
      count: 3,
      maxPods: 110,
      autoscaling: false,
      minCount: null,
      maxCount: null,
      subnetId: `${vnetId}/subnets/berths`,
    },
    {
      ...pool,
      name: 'quay-hold',
      mode: 'User',
      kubernetesVersion: '1.33.2',
      count: 1,
      autoscaling: true,
      minCount: 1,
      maxCount: 9,
      subnetId: `${vnetId}/subnets/holds`,
    },
  ],
};

describe('the manifests of a cluster', () => {
  it('come out as its design', () => {
    const got = one(manifests);
    expect(got.format).toBe('capz');
    expect(got.design).toEqual(design);
    expect(got.unmapped).toEqual([]);
    expect(got.unresolved).toBe(undefined);
  });

  it('keep for each value a pointer into the list of documents, and its line', () => {
    const documents = objects();
    const { pointers, lines } = one(manifests);
    for (const [path, pointer] of Object.entries(pointers)) {
      const steps = pointer.split('/').slice(1);
      const value = steps.reduce<unknown>((at, step) => (at as Json | undefined)?.[step], documents);
      expect(value, `${path} at ${pointer}`).toBeDefined();
      expect(lines?.[pointer], `${path} at ${pointer}`).toBeGreaterThan(0);
    }
    expect(pointers).toMatchObject({
      '/network/plugin': '/1/spec/networkPlugin',
      '/network/podCidrs/0': '/0/spec/clusterNetwork/pods/cidrBlocks/0',
      '/network/loadBalancerProfile/managedOutboundIpCount': '/1/spec/loadBalancerProfile/managedOutboundIPs',
      '/vnets/0/addressSpace/0': '/1/spec/virtualNetwork/cidrBlock',
      '/agentPools/0/count': '/3/spec/replicas',
      '/agentPools/0/kubernetesVersion': '/3/spec/template/spec/version',
      '/agentPools/1/maxCount': '/6/spec/scaling/maxSize',
      '/subnets/1/name': '/6/spec/subnetName',
    });
    for (const [pointer, part] of [
      ['/1/spec/networkPlugin', 'networkPlugin:'],
      ['/0/spec/clusterNetwork/services/cidrBlocks/0', '10.2.0.0/16'],
      ['/6/spec/subnetName', 'subnetName:'],
      ['/1/spec/virtualNetwork/subnet/cidrBlock', 'cidrBlock: 10.1.0.0/24'],
    ] as const)
      expect([pointer, lines?.[pointer]]).toEqual([pointer, lineNumber(manifests, part)]);
  });

  it('give the same design as JSON, as a list of objects, as a kubectl list and in another order', () => {
    const items = objects();
    const list = { apiVersion: 'v1', kind: 'List', items };
    for (const document of [items, list, JSON.stringify(list)]) expect(one(document).design).toEqual(design);
    expect(one(list).pointers['/network/plugin']).toBe('/items/1/spec/networkPlugin');
    expect(one(items).lines).toBe(undefined);
    expect(one(objects().reverse()).design).toEqual({
      ...design,
      agentPools: [...design.agentPools].reverse(),
    });
  });

  it('are several reports where there are several clusters, each with its own pools', () => {
    const second = manifests.replaceAll('quay', 'pier').replace('name: deck', 'name: plank');
    const [first, other, ...rest] = readCapz(`${manifests}---\n${second}`);
    expect(rest).toEqual([]);
    expect(first?.design).toEqual(design);
    expect(other?.design.cluster?.name).toBe('pier-plane');
    expect(other?.design.agentPools?.map(({ name }) => name)).toEqual(['plank', 'pier-hold']);
    expect(other?.pointers['/network/plugin']).toBe('/8/spec/networkPlugin');
  });

  it('are held apart by namespace', () => {
    const elsewhere = manifests
      .replaceAll('namespace: harbour', 'namespace: dock')
      .replace('name: deck', 'name: plank');
    const [first, other] = readCapz(`${manifests}---\n${elsewhere}`);
    expect(first?.design.agentPools?.[0]?.name).toBe('deck');
    expect(other?.design.agentPools?.[0]?.name).toBe('plank');
  });
});

describe('what a manifest leaves out', () => {
  const least = one(controlPlane('location: westeurope\nversion: 1.33.2'));

  it('is what the provider writes, where it writes something', () => {
    expect(least.design).toMatchObject({
      cluster: { kubernetesVersion: '1.33.2', tier: 'Free' },
      network: { plugin: 'azure', vnetOrigin: 'customer-managed' },
      vnets: [{ name: 'quay', addressSpace: ['10.0.0.0/8'] }],
      subnets: [{ name: 'quay', prefixes: ['10.240.0.0/16'] }],
    });
    expect(least.pointers['/network/plugin']).toBe('/0/spec');
  });

  it('is left untold where AKS fills it in, and is none where nothing is', () => {
    expect(Object.keys(least.design.network ?? {})).not.toEqual(
      expect.arrayContaining(['dataPlane', 'podCidrs', 'serviceCidrs', 'dnsServiceIp', 'outboundType']),
    );
    expect(least.design.network).toMatchObject({ policy: null, pluginMode: null, loadBalancerProfile: null });
    expect(least.design.agentPools).toBe(undefined);
    expect(
      one(`${controlPlane('version: v1.33.2')}---\n${agentPool('deck')}`).design.agentPools?.[0],
    ).not.toHaveProperty('maxPods');
  });

  it('is an image that AKS chooses: none to be judged for Linux, unknown for Windows', () => {
    const pools = ['Linux', 'Windows'].map((osType) => agentPool(osType.toLowerCase(), `osType: ${osType}`));
    const got = one([controlPlane('{}'), ...pools].join('---\n'));
    expect(got.design.agentPools?.map(({ osSku }) => osSku)).toEqual([null, undefined]);
  });

  it('is an address of its own choice where the range of services is told and the DNS address is not', () => {
    const text = manifests.replace('  dnsServiceIP: 10.2.0.10\n', '');
    expect(one(text).design.network?.dnsServiceIp).toBe(null);
  });

  it('is one node for a machine pool, and unknown where there is no machine pool', () => {
    const text = manifests.replace('  replicas: 3\n', '');
    expect(one(text).design.agentPools?.map(({ count }) => count)).toEqual([1, 1]);
    expect(one(`${controlPlane('{}')}---\n${agentPool('deck')}`).design.agentPools?.[0]).not.toHaveProperty('count');
  });
});

describe('pools', () => {
  it('belong to the only cluster where nothing says otherwise', () => {
    expect(one(`${controlPlane('{}')}---\n${agentPool('deck')}`).design.agentPools?.[0]?.name).toBe('deck');
  });

  it('that belong to no cluster that is here are told and not counted', () => {
    const label = agentPool('deck').replace(
      '{ name: "deck" }',
      '{ name: deck, labels: { cluster.x-k8s.io/cluster-name: far } }',
    );
    const got = one(`${manifests}---\n${label}`);
    expect(got.design).toEqual(design);
    expect(got.unmapped).toEqual(['/7']);
  });

  it('are counted where only their machine pool is here', () => {
    const documents = manifests
      .split('---\n')
      .filter((text) => !/kind: AzureManagedMachinePool\nmetadata:\n {2}name: quay-deck/.test(text));
    expect(documents).toHaveLength(6);
    expect(one(documents.join('---\n')).design.agentPools).toEqual([
      { count: 3, kubernetesVersion: '1.32.7' },
      expect.objectContaining({ name: 'quay-hold' }),
    ]);
  });
});

describe('add-ons', () => {
  it('turn on ingresses and virtual nodes, and only those that are enabled', () => {
    const got = one(
      controlPlane(
        'addonProfiles:\n- { name: ingressApplicationGateway, enabled: true }\n- { name: httpApplicationRouting, enabled: false }\n- { name: aciConnectorLinux, enabled: true }',
      ),
    );
    expect(got.design.ingresses).toEqual([{ controller: 'application-gateway' }]);
    expect(got.design.cluster?.virtualNodes).toBe(true);
    expect(got.pointers).toMatchObject({
      '/ingresses/0/controller': '/0/spec/addonProfiles/0',
      '/cluster/virtualNodes': '/0/spec/addonProfiles/2',
    });
  });
});

describe('what was not understood', () => {
  it('is told: members, patches, and manifests of other kinds', () => {
    const text = manifests
      .replace('  networkPlugin: azure\n', '  networkPlugin: azure\n  asoManagedClusterPatches: [x]\n  wormholes: 3\n')
      .replace('  mode: User\n', '  mode: User\n  asoManagedClustersAgentPoolPatches: [y]\n');
    const strange =
      '---\nkind: VirtualNetwork\napiVersion: network.azure.com/v1\n---\nkind: Secret\n---\njust a text\n';
    const got = one(text + strange);
    expect([...got.unmapped].sort()).toEqual([
      '/1/spec/asoManagedClusterPatches',
      '/1/spec/wormholes',
      '/6/spec/asoManagedClustersAgentPoolPatches',
      '/7',
    ]);
    expect(got.lines?.['/1/spec/wormholes']).toBe(lineNumber(text, 'wormholes'));
  });

  it('passes through to the rules as a word, so that they can say what is wrong with it', () => {
    expect(one(controlPlane('networkPlugin: kubernet')).design.network?.plugin).toBe('kubernet');
  });
});

describe('the variables of a template', () => {
  const text = controlPlane(
    'location: ${AZURE_LOCATION}\nresourceGroupName: ${GROUP:=${CLUSTER_NAME:-quay}}\nversion: ${KUBERNETES_VERSION}\nnetworkPlugin: "${PLUGIN}"\nvirtualNetwork:\n  cidrBlock: ${RANGE}',
    '${CLUSTER_NAME}',
  );
  const got = one(`${text}---\n${agentPool('${CLUSTER_NAME}-deck', 'maxPods: ${MAX_PODS:=42}\nname: deck')}`);

  it('take their defaults, typed as YAML would have them', () => {
    expect(got.design.cluster?.resourceGroup).toBe('quay');
    expect(got.design.agentPools?.[0]).toMatchObject({ name: 'deck', maxPods: 42 });
  });

  it('leave a value untold where they have none, and say so', () => {
    expect(got.design.cluster).not.toHaveProperty('region');
    expect(got.design.network).not.toHaveProperty('plugin');
    expect(got.design.vnets?.[0]).not.toHaveProperty('addressSpace');
    expect(got.unresolved).toEqual(
      expect.arrayContaining([
        '/cluster/name',
        '/cluster/region',
        '/cluster/kubernetesVersion',
        '/network/plugin',
        '/vnets/0/addressSpace',
      ]),
    );
    expect(got.unmapped).toContain('/0/spec/networkPlugin');
  });

  it('still tie a pool to its subnet, and manifests to each other', () => {
    expect(got.design.agentPools?.[0]?.subnetId).toBe(got.design.subnets?.[0]?.id);
    const template = manifests.replaceAll('quay', '${CLUSTER_NAME}');
    expect(one(template).design.agentPools).toHaveLength(2);
  });
});

describe('a text that cannot be read', () => {
  it.each([
    ['a key given twice', controlPlane('location: a\nnetworkPlugin: azure\nlocation: b'), 7, 'duplicate-key'],
    ['a key given twice in one line', 'kind: { a: 1, a: 2 }', 1, 'duplicate-key'],
    ['a list that is not closed', `${controlPlane('a: 1')}b: [1, 2\n`, 7, 'invalid-yaml'],
    ['a tab for indentation', 'a:\n\tb: 1', 2, 'invalid-yaml'],
    ['an alias without an anchor', 'a: 1\nb: *nothing', 2, 'invalid-yaml'],
    ['an alias inside its own anchor', 'a: &a\n  b: *a', 2, 'invalid-yaml'],
    ['a merge key', 'a: &a { b: 1 }\nc:\n  <<: *a', 3, 'merge-key'],
    ['a key that is a list', 'a: 1\n? [x]\n: 1', 2, 'invalid-yaml'],
  ])('names the line of %s', (_, text, line, code) => {
    const problem = problemOf(text);
    expect([problem.status, problem.code, problem.errors.map((each) => each.code)]).toEqual([
      422,
      'malformed-document',
      [code],
    ]);
    expect(problem.message).toMatch(new RegExp(`^line ${line}: `));
  });

  it('names the line of a value of the wrong type', () => {
    const text = controlPlane('networkPlugin: azure\noutboundType: [1]\nvirtualNetwork: 7');
    const problem = problemOf(text);
    expect(problem.errors).toEqual([
      { pointer: '/0/spec/virtualNetwork', code: 'wrong-type', detail: 'line 7: must be an object' },
      { pointer: '/0/spec/outboundType', code: 'wrong-type', detail: expect.stringMatching(/^line 6: /) },
    ]);
  });

  it('is a problem where it holds no cluster, which says what it holds', () => {
    for (const text of ['', '---\n', 'just a text', '[]', 'kind: Secret\n---\nkind: Namespace'])
      expect([text, problemOf(text).code]).toEqual([text, 'no-cluster']);
    expect(problemOf('kind: Secret\n---\nkind: Namespace').message).toContain('Secret, Namespace');
    expect(problemOf({ kind: 'AzureManagedCluster' }).code).toBe('no-cluster');
  });
});

describe('aliases', () => {
  it('stand for what their anchor holds', () => {
    const text = controlPlane(
      'location: &where westeurope\nresourceGroupName: *where\nvirtualNetwork: { name: *where }',
    );
    expect(one(text).design.vnets?.[0]).toMatchObject({ region: 'westeurope', resourceGroup: 'westeurope' });
  });
});

describe('a control plane that holds its resources whole', () => {
  const subnet = `${vnetId}/subnets/berths`;
  const text = `apiVersion: cluster.x-k8s.io/v1beta1
kind: Cluster
metadata: { name: quay }
spec:
  clusterNetwork: { services: { cidrBlocks: [10.2.0.0/16] } }
  controlPlaneRef: { kind: AzureASOManagedControlPlane, name: plane }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureASOManagedControlPlane
metadata: { name: plane }
spec:
  version: v1.33.2
  resources:
    - apiVersion: containerservice.azure.com/v1api20231001
      kind: ManagedCluster
      metadata: { name: quay-aks }
      spec:
        owner: { name: harbour }
        location: westeurope
        networkProfile:
          networkPlugin: kubenet
          wormholes: 1
---
apiVersion: cluster.x-k8s.io/v1beta1
kind: MachinePool
metadata: { name: deck }
spec:
  clusterName: quay
  replicas: 401
  template: { spec: { version: v1.33.1, infrastructureRef: { kind: AzureASOManagedMachinePool, name: deck } } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureASOManagedMachinePool
metadata: { name: deck }
spec:
  resources:
    - apiVersion: containerservice.azure.com/v1api20231001
      kind: ManagedClustersAgentPool
      metadata: { name: quay-deck }
      spec:
        azureName: deck
        owner: { name: quay-aks }
        mode: System
        maxPods: 30
        vnetSubnetReference: { armId: ${subnet} }
`;
  const got = one(text);

  it('is read as the resources say, with what the Cluster API adds', () => {
    expect(got.design).toMatchObject({
      cluster: { name: 'quay-aks', region: 'westeurope', kubernetesVersion: '1.33.2' },
      network: { plugin: 'kubenet', serviceCidrs: ['10.2.0.0/16'], vnetOrigin: 'customer-managed' },
      agentPools: [
        { name: 'deck', mode: 'System', count: 401, maxPods: 30, kubernetesVersion: '1.33.1', subnetId: subnet },
      ],
      subnets: [{ id: subnet, name: 'berths', vnetId }],
    });
    expect(got.unmapped).toEqual(['/1/spec/resources/0/spec/networkProfile/wormholes']);
  });

  it('keeps the places in the manifests', () => {
    expect(got.pointers).toMatchObject({
      '/cluster/name': '/1/spec/resources/0/metadata/name',
      '/cluster/kubernetesVersion': '/1/spec/version',
      '/network/plugin': '/1/spec/resources/0/spec/networkProfile/networkPlugin',
      '/network/serviceCidrs/0': '/0/spec/clusterNetwork/services/cidrBlocks/0',
      '/agentPools/0': '/3/spec/resources/0/spec',
      '/agentPools/0/name': '/3/spec/resources/0/spec/azureName',
      '/agentPools/0/count': '/2/spec/replicas',
      '/agentPools/0/maxPods': '/3/spec/resources/0/spec/maxPods',
      '/agentPools/0/subnetId': '/3/spec/resources/0/spec/vnetSubnetReference',
      '/subnets/0/name': '/3/spec/resources/0/spec/vnetSubnetReference',
    });
    expect(got.lines?.['/2/spec/replicas']).toBe(lineNumber(text, 'replicas'));
    expect(Object.values(got.pointers).filter((pointer) => pointer.includes('\0'))).toEqual([]);
  });

  it('is a problem where it holds no cluster, and names the place of a wrong value', () => {
    expect(problemOf(text.replace('kind: ManagedCluster\n', 'kind: Fleet\n')).code).toBe('no-cluster');
    expect(problemOf(text.replace('maxPods: 30', 'maxPods: [30]')).errors[0]?.pointer).toBe(
      '/3/spec/resources/0/spec/maxPods',
    );
  });
});

describe('a Cluster API document', () => {
  it('is known by its API group', () => {
    expect(isCapz(manifests)).toBe(true);
    expect(isCapz(objects())).toBe(true);
    expect(isCapz(objects()[3])).toBe(true);
    expect(isCapz({ kind: 'List', items: objects() })).toBe(true);
    for (const other of ['', 'kind: Secret', null, 7, [], {}, { apiVersion: 'v1' }, { networkProfile: {} }])
      expect([other, isCapz(other)]).toEqual([other, false]);
  });
});
