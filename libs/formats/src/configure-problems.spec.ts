import { Problem, validate } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { asked, configured, release, type Planned } from './shipped-stacks.spec-fixture.js';

const overlay = {
  'network-plugin': 'azure-cni-overlay',
  'data-plane': 'data-plane-azure',
  'virtual-network': 'vnet-customer-managed',
};
const podSubnet = { ...overlay, 'network-plugin': 'azure-cni-pod-subnet' };
const nodeSubnet = { ...overlay, 'network-plugin': 'azure-cni-node-subnet' };
const gateway = { ...overlay, ingress: 'agc' };
const must = (id: string, value?: number) => ({
  id,
  strength: 'must' as const,
  ...(value === undefined ? {} : { value }),
});

/** The places of the problem that a question gives, as `pointer code`. */
function problemOf(options: Record<string, string>, question: Planned = {}): readonly string[] {
  try {
    configured(options, question);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.status).toBe(422);
    return error.errors.map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

const detailOf = (options: Record<string, string>, question: Planned): string => {
  try {
    configured(options, question);
  } catch (error) {
    if (error instanceof Problem) return error.message;
  }
  return '';
};

describe('a question that cannot be configured', () => {
  it.each<[string, Record<string, string>, Planned, readonly string[]]>([
    [
      'names what the release does not hold',
      { ...overlay, 'network-plugin': 'azure-cni-overlai' },
      {},
      ['/options/network-plugin unknown-option'],
    ],
    ['names a category that is none', { ...overlay, plugin: 'kubenet' }, {}, ['/options/plugin unknown-category']],
    [
      'puts an option into another category',
      { ...overlay, egress: 'kubenet' },
      {},
      ['/options/egress option-not-in-category'],
    ],
    [
      'chooses what nobody chooses',
      { ...overlay, 'network-plugin': 'azure-cni-cilium' },
      {},
      ['/options/network-plugin option-not-to-choose'],
    ],
    [
      'asks for what is no requirement',
      overlay,
      { requirements: [must('fast')] },
      ['/requirements/0/id unknown-requirement'],
    ],
    [
      'asks twice',
      overlay,
      { requirements: [must('production'), must('production')] },
      ['/requirements/1/id duplicate-requirement'],
    ],
    [
      'gives a value out of range',
      overlay,
      { requirements: [must('production'), must('node-count', 0)] },
      ['/requirements/1/value value-out-of-range'],
    ],
    ['gives no range of its own network', overlay, { network: {} }, ['/network/addressSpace address-space-required']],
    [
      'gives ranges of a network that the platform makes',
      { ...overlay, 'virtual-network': 'vnet-azure-managed' },
      { network: { addressSpace: ['10.1.0.0/16'] } },
      ['/network/addressSpace address-space-without-use'],
    ],
    [
      'requires what makes another option of one',
      { ...overlay, 'virtual-network': 'vnet-azure-managed' },
      { requirements: [must('existing-vnet')] },
      ['/requirements/0 design-of-another-option'],
    ],
    [
      'gives ranges that are none',
      overlay,
      { network: { addressSpace: ['10.1.0.1/16'], podCidr: 'x' } },
      ['/network/addressSpace/0 host-bits', '/network/podCidr malformed-cidr'],
    ],
    [
      'gives ranges that are used elsewhere',
      overlay,
      { network: { addressSpace: ['10.1.0.0/16'], avoid: ['10.0.0.0/8'] } },
      ['/network/avoid/0 address-space-used-elsewhere'],
    ],
    [
      'asks for a pod CIDR that a rule refuses',
      overlay,
      { network: { addressSpace: ['10.1.0.0/16'], podCidr: '169.254.0.0/16' } },
      ['/network/podCidr range-refused'],
    ],
    [
      'asks for a pod CIDR that is too small',
      overlay,
      { network: { addressSpace: ['10.1.0.0/16'], podCidr: '10.244.0.0/23' } },
      ['/network/podCidr range-too-small'],
    ],
    [
      'leaves no private range free',
      overlay,
      { network: { addressSpace: ['192.168.0.0/16'], avoid: ['10.0.0.0/8', '172.16.0.0/12', '100.64.0.0/10'] } },
      ['/network/serviceCidr no-room-for-range'],
    ],
    [
      'has no room for its subnets',
      nodeSubnet,
      { network: { addressSpace: ['10.1.0.0/24'] }, pools: [{ nodes: 50, maxPods: 30, surge: '1' }] },
      ['/network/addressSpace address-space-too-small'],
    ],
  ])('is refused with the place where it %s', (_, options, question, places) => {
    expect(problemOf(options, question)).toEqual(places);
  });

  it('names the size that is needed, with the arithmetic', () => {
    const pools = [{ nodes: 50, maxPods: 30, surge: '1' }];
    expect(detailOf(nodeSubnet, { network: { addressSpace: ['10.1.0.0/24'] }, pools })).toBe(
      'no room for the subnet nodes, a /21: (nodes + surge) * perNode + podAddresses = 1581 with nodes 50, surge 1, podAddresses 1530, perNode 1; a /21 has 2043. Of 10.1.0.0/24 the largest block left is a /24.',
    );
  });
});

describe('a question that leaves something open', () => {
  const openIn = (options: Record<string, string>, question: Planned = {}) =>
    configured(options, { names: { region: 'westeurope' }, ...question }).open.map(
      ({ code, path }) => `${path} ${code}`,
    );

  it('is told what somebody has to decide', () => {
    expect(openIn({ ...overlay, egress: 'outbound-user-defined-routing' })).toEqual(['/subnets/0/routeTableId routes']);
    expect(openIn({ ...overlay, egress: 'outbound-user-assigned-nat-gateway' })).toEqual([
      '/subnets/0/natGatewayId outbound-addresses',
    ]);
    expect(openIn({ ...gateway, 'virtual-network': 'vnet-azure-managed' })).toEqual([
      '/applicationGatewayForContainers/subnetId subnet',
    ]);
    expect(openIn(overlay, { requirements: [must('dual-stack')] })).toEqual(['/subnets/0/prefixes ipv6-ranges']);
    expect(openIn(overlay, { names: {} })).toEqual(['/cluster/region region']);
  });

  it('is told where a subnet is smaller than is advised, and gets the smallest that holds the plan', () => {
    const question = { pools: [{ nodes: 20, maxPods: 60 }], network: { addressSpace: ['10.1.0.0/22'] } };
    expect(openIn(podSubnet, question)).toEqual(['/subnets/1 smaller-than-advised']);
    const { ranges, report } = configured(podSubnet, question);
    expect(ranges.find(({ name }) => name === 'pods')).toMatchObject({ smallest: 23, advised: 21, prefixLength: 23 });
    expect(report.severities.error).toBe(0);
  });
});

describe('pools', () => {
  it('are taken as they are told, and a requirement fills in what they leave out', () => {
    const pools = [
      { name: 'a', nodes: 3 },
      { name: 'win', nodes: 7, osType: 'Windows', maxPods: 40 },
    ];
    const requirements = [must('windows-node-pools'), must('node-count', 100), must('pods-per-node', 60)];
    const { design } = configured(overlay, { pools, requirements });
    expect(
      design.agentPools?.map(({ name, mode, osType, count, maxPods }) => [name, mode, osType, count, maxPods]),
    ).toEqual([
      ['a', 'System', 'Linux', 3, 60],
      ['win', 'User', 'Windows', 7, 40],
    ]);
  });

  it('are one more where a requirement needs one that is not told', () => {
    const { design, report } = configured(overlay, {
      pools: [{ nodes: 5 }],
      requirements: [must('windows-node-pools')],
    });
    expect(design.agentPools?.map(({ name, osType, count }) => [name, osType, count])).toEqual([
      ['pool1', 'Linux', 5],
      ['win', 'Windows', 3],
    ]);
    expect(report.severities.error).toBe(0);
  });

  it('on subnets of their own get one each', () => {
    const pools = [{ nodes: 3 }, { nodes: 100, subnet: 'work' }];
    const { design } = configured(overlay, { pools, network: { addressSpace: ['10.1.0.0/24'] } });
    expect(design.subnets?.map(({ name, prefixes }) => [name, prefixes])).toEqual([
      ['nodes', ['10.1.0.128/28']],
      ['work', ['10.1.0.0/25']],
    ]);
  });
});

it('says what validate says of the very design', () => {
  const { design, report } = configured(gateway, { pools: [{ nodes: 3 }] });
  const whole = validate(release, { format: 'design', design, pointers: {}, unmapped: [] }, asked);
  expect(report.counts).toEqual(whole.counts);
  expect(report.findings).toEqual(
    whole.findings.filter(({ result }) => result !== 'pass' && result !== 'not-applicable'),
  );
});

it('hides no error that it cannot avoid', () => {
  const options = { 'network-plugin': 'kubenet', 'data-plane': 'data-plane-azure' };
  const { report } = configured(options, { requirements: [must('windows-node-pools')] });
  expect(report.outcome).toBe('fail');
  expect(report.findings.map(({ rule }) => rule)).toContain('kubenet-no-windows');
});

it('gives the same answer in whatever order the options are named, and leaves the question as it was', () => {
  const question = { requirements: [must('node-count', 40)] };
  const reversed = Object.fromEntries(Object.entries(gateway).reverse());
  const before = structuredClone(question);
  expect(configured(reversed, question).design).toEqual(configured(gateway, question).design);
  expect(question).toEqual(before);
});
