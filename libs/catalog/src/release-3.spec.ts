import { compileRelease, resolveCell, validate, withIntent, type ReadDocument } from '@plimsoll/engine';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inspectCatalog } from './read-catalog.js';

const { catalog } = inspectCatalog(fileURLToPath(new URL('../aks-networking/', import.meta.url)));
if (!catalog) throw new Error('the shipped catalog has no releases');
const header = catalog.releases[2]?.header;
if (!header) throw new Error('the shipped catalog has no third release');
const release = compileRelease({ ...header, digest: catalog.digestAt(3) }, catalog.contentAt(3));

const TODAY = '2026-11-22';
type Design = ReadDocument['design'];
const judge = (design: Design, asOf = TODAY) =>
  validate(release, withIntent({ format: 'design', design, pointers: {}, unmapped: [] }, undefined), {
    asOf,
    locale: 'en',
    horizon: 365,
  });
const broken = (design: Design, asOf = TODAY) =>
  judge(design, asOf)
    .findings.filter(({ result }) => result === 'fail' || result === 'error')
    .map(({ rule, severity }) => `${rule} ${severity}`);
const limitOn = (option: string, dimension: string, asOf: string) => {
  const value = resolveCell(release, option, dimension, asOf).main?.used.value;
  return value?.type === 'limit' ? value.number : undefined;
};

const subnetOf = (prefix: string) => ({
  id: 'nodes',
  name: 'nodes',
  vnetId: 'vnet',
  prefixes: [prefix],
  delegations: [],
  routeTableId: null,
  natGatewayId: null,
});
const cluster = (network: Design['network'], maxPods = 110): Design => ({
  cluster: { name: 'quay', region: 'westeurope', resourceGroup: 'quay', virtualNodes: false },
  network: {
    ipFamilies: ['IPv4'],
    serviceCidrs: ['10.0.0.0/16'],
    dnsServiceIp: '10.0.0.77',
    outboundType: 'loadBalancer',
    loadBalancerSku: 'standard',
    loadBalancerProfile: null,
    natGatewayProfile: null,
    vnetOrigin: 'customer-managed',
    ownRoutes: false,
    ownServiceEndpoints: false,
    manualRoutesAccepted: true,
    ...network,
  },
  vnets: [{ id: 'vnet', name: 'vnet', addressSpace: ['10.1.0.0/16'], peerings: [] }],
  subnets: [subnetOf('10.1.0.0/20')],
  agentPools: [
    {
      name: 'system',
      mode: 'System',
      type: 'VirtualMachineScaleSets',
      osType: 'Linux',
      osSku: 'Ubuntu',
      count: 3,
      autoscaling: false,
      maxPods,
      maxSurge: '10%',
      subnetId: 'nodes',
      podSubnetId: null,
      podIpAllocation: null,
    },
  ],
  ingresses: [],
  applicationGatewayForContainers: null,
});

describe('what holds by date', () => {
  it.each([
    ['azure-cni-overlay', 'max-nodes', '2024-03-18', 1000],
    ['azure-cni-overlay', 'max-nodes', '2024-03-19', 5000],
    ['network-policy-azure-npm', 'max-nodes', '2023-07-12', 500],
    ['network-policy-azure-npm', 'max-nodes', '2023-07-13', 250],
    ['azure-cni-overlay', 'default-max-pods-per-node', '2023-09-13', 30],
    ['azure-cni-overlay', 'default-max-pods-per-node', '2023-09-14', 250],
  ])('gives %s its %s of %s as %i', (option, dimension, asOf, number) => {
    expect(limitOn(option, dimension, asOf)).toBe(number);
  });

  it('refuses Cilium on a node subnet in 2024 and takes it today', () => {
    const design = cluster({ plugin: 'azure', pluginMode: null, dataPlane: 'cilium', policy: 'cilium' }, 30);
    expect(broken(design, '2024-06-01')).toContain('cilium-node-subnet error');
    expect(broken(design)).toEqual([]);
  });

  it('reserves two ranges for Calico alone between May and July of 2026', () => {
    const of = (policy: string) =>
      cluster({
        plugin: 'azure',
        pluginMode: 'overlay',
        policy,
        podCidrs: ['10.244.0.0/16'],
        serviceCidrs: ['172.30.0.0/16'],
      });
    const hits = (policy: string, asOf: string) =>
      broken(of(policy), asOf).some((one) => one.startsWith('reserved-range '));
    expect(['2026-05-19', '2026-06-01', '2026-07-10'].map((asOf) => hits('none', asOf))).toEqual([true, false, true]);
    expect(['2026-05-19', '2026-06-01', '2026-07-10'].map((asOf) => hits('calico', asOf))).toEqual([true, true, true]);
  });
});

describe('what Azure accepts', () => {
  it.each([
    [
      'overlay with Cilium',
      { plugin: 'azure', pluginMode: 'overlay', dataPlane: 'cilium', policy: 'cilium', podCidrs: ['10.244.0.0/16'] },
    ],
    [
      'overlay with Calico',
      { plugin: 'azure', pluginMode: 'overlay', dataPlane: 'azure', policy: 'calico', podCidrs: ['100.64.0.0/16'] },
    ],
    [
      'a node subnet with Calico',
      { plugin: 'azure', pluginMode: null, dataPlane: 'azure', policy: 'calico', podCidrs: null },
    ],
    ['a CNI of one\u2019s own', { plugin: 'none', pluginMode: null, dataPlane: null, policy: null, podCidrs: null }],
  ] as const)('is no error: %s', (_, network) => {
    const report = judge(cluster({ ...network, podCidrs: network.podCidrs && [...network.podCidrs] }));
    expect(report.findings.filter(({ result, severity }) => result === 'fail' && severity === 'error')).toEqual([]);
    expect(report.outcome).toBe('pass');
  });
});

describe('what went where', () => {
  it('tells where the plugin of Cilium went, and keeps what was said of it', () => {
    expect(release.options.get('azure-cni-cilium')?.moved?.to).toEqual(['azure-cni-overlay', 'data-plane-cilium']);
    expect(catalog.contentAt(2).facts.filter(({ id }) => !release.facts.has(id))).toEqual([]);
  });

  it('leaves the releases before it as they were', () => {
    expect([1, 2].map((sequence) => catalog.digestAt(sequence))).toEqual([
      '35ced2218b3e9723545a1bd0f5b8ef33668619d0518677cb0100cb53ff08fac0',
      '72a2f537bf9b46ecf4d0d3e1b92cdaf41d26d3c03d89babdf0d8773f05465010',
    ]);
  });

  it('cites each new fact from a document with its repository or page', () => {
    const { sources, sourceRevisions } = catalog.contentAt(3);
    const fresh = sources.filter(({ id }) => !catalog.contentAt(2).sources.some((older) => older.id === id));
    expect(fresh.filter(({ url, repository }) => url === undefined || repository === undefined)).toEqual([]);
    expect(sourceRevisions.every(({ order }) => order >= 0)).toBe(true);
  });
});
