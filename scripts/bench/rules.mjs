// 100 rules over one document: a full validate against plain JavaScript functions that find the same and report it in the same shape.
import { compileRelease, releaseDigest, validate, withIntent } from '@plimsoll/engine';
import { checkExpression, ruleContext } from '@plimsoll/engine/publish';
import { openCatalog } from './catalog.mjs';
import { median, perSecond } from './rounds.mjs';

const COPIES = 5;
const ROUNDS = 7;

const nodes = (design) => design.agentPools.reduce((sum, pool) => sum + pool.count, 0);

/** Twenty kinds of rule: the CEL text, and the same in JavaScript. Limits are read from the release in both. */
const kinds = [
  ['agentPools.map(p, p.count).sum() <= limit("kubenet", "max-nodes")', (d, f) => nodes(d) <= f.kubenetNodes],
  ['agentPools.map(p, p.count).sum() < limit("kubenet", "max-nodes")', (d, f) => nodes(d) < f.kubenetNodes],
  [
    'agentPools.all(p, p.maxPods <= limit("azure-cni-overlay", "max-pods-per-node"))',
    (d, f) => d.agentPools.every((p) => p.maxPods <= f.overlayPods),
  ],
  [
    'agentPools.all(p, p.osType == "Linux" || supports("azure-cni-overlay", "windows-node-pools"))',
    (d, f) => d.agentPools.every((p) => p.osType === 'Linux' || f.overlayWindows),
  ],
  ['agentPools.exists(p, p.mode == "System")', (d) => d.agentPools.some((p) => p.mode === 'System')],
  [
    'network.plugin == "azure" && network.pluginMode == "overlay"',
    (d) => d.network.plugin === 'azure' && d.network.pluginMode === 'overlay',
  ],
  [
    'network.policy != "azure" || agentPools.map(p, p.count).sum() <= limit("network-policy-azure-npm", "max-nodes")',
    (d, f) => d.network.policy !== 'azure' || nodes(d) <= f.npmNodes,
  ],
  ['has(network.dnsServiceIp)', (d) => d.network.dnsServiceIp !== null],
  ['size(network.podCidrs) > 0', (d) => d.network.podCidrs.length > 0],
  ['size(subnets) > 1', (d) => d.subnets.length > 1],
  [
    'subnets.all(s, size(s.name) <= limit("subnet", "subnet-name-length"))',
    (d, f) => d.subnets.every((s) => s.name.length <= f.subnetName),
  ],
  [
    'vnets.all(v, size(v.name) <= limit("vnet", "vnet-name-length"))',
    (d, f) => d.vnets.every((v) => v.name.length <= f.vnetName),
  ],
  [
    'size(cluster.resourceGroup) <= limit("resource-group", "resource-group-name-length")',
    (d, f) => d.cluster.resourceGroup.length <= f.groupName,
  ],
  [
    'agentPools.all(p, p.count >= 0 && p.count <= limit("kubenet", "max-nodes"))',
    (d, f) => d.agentPools.every((p) => p.count >= 0 && p.count <= f.kubenetNodes),
  ],
  ['agentPools.all(p, !has(p.podSubnetId))', (d) => d.agentPools.every((p) => p.podSubnetId === null)],
  ['subnets.exists(s, s.name.startsWith("pool"))', (d) => d.subnets.some((s) => s.name.startsWith('pool'))],
  ['network.loadBalancerSku == "standard"', (d) => d.network.loadBalancerSku === 'standard'],
  [
    'network.outboundType in ["loadBalancer", "userDefinedRouting"]',
    (d) => ['loadBalancer', 'userDefinedRouting'].includes(d.network.outboundType),
  ],
  [
    'cluster.tier == "Standard" || cluster.tier == "Premium"',
    (d) => d.cluster.tier === 'Standard' || d.cluster.tier === 'Premium',
  ],
  [
    'agentPools.map(p, p.count).max() < limit("network-policy-azure-npm", "max-nodes")',
    (d, f) => Math.max(...d.agentPools.map((p) => p.count)) < f.npmNodes,
  ],
];

const ruleId = (copy, index) => `bench-${String.fromCharCode(97 + copy)}-${index}`;

const both = (en) => ({ en, ja: en });

function hundredRules(content) {
  return Array.from({ length: COPIES }, (_, copy) =>
    kinds.map(([text], index) => {
      const checked = checkExpression(text, ruleContext(content, 'cluster', new Map()));
      if (!checked.ok) throw new Error(`${String(text)}: ${checked.problems.map(({ message }) => message).join('; ')}`);
      const id = ruleId(copy, index);
      const example = { name: 'none', design: {}, expect: 'unknown' };
      const one = {
        assert: checked.expression,
        at: '/network/plugin',
        severity: 'error',
        message: both(`${id} does not hold`),
      };
      return { id, title: both(id), for: 'cluster', cases: [one], examples: [example, example] };
    }),
  ).flat();
}

const design = {
  cluster: {
    name: 'bench',
    region: 'westeurope',
    resourceGroup: 'bench',
    kubernetesVersion: '1.33.2',
    tier: 'Standard',
    virtualNodes: false,
  },
  network: {
    plugin: 'azure',
    pluginMode: 'overlay',
    dataPlane: 'azure',
    policy: 'none',
    ipFamilies: ['IPv4'],
    podCidrs: ['10.244.0.0/16'],
    serviceCidrs: ['10.0.0.0/16'],
    dnsServiceIp: '10.0.0.10',
    outboundType: 'loadBalancer',
    loadBalancerSku: 'standard',
  },
  vnets: Array.from({ length: 5 }, (_, index) => ({
    id: `/vnets/v${index}`,
    name: `v${index}`,
    addressSpace: [`10.${index + 1}.0.0/16`],
  })),
  subnets: Array.from({ length: 40 }, (_, index) => ({
    id: `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/bench/providers/Microsoft.Network/virtualNetworks/v0/subnets/pool${index}`,
    name: `pool${index}`,
    vnetId: '/vnets/v0',
    prefixes: [`10.1.${index}.0/24`],
  })),
  agentPools: Array.from({ length: 20 }, (_, index) => ({
    name: `pool${index}`,
    mode: index === 0 ? 'System' : 'User',
    osType: 'Linux',
    osSku: 'Ubuntu',
    count: 5,
    minCount: null,
    maxCount: null,
    autoscaling: false,
    maxPods: 110,
    podSubnetId: null,
    subnetId: `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/bench/providers/Microsoft.Network/virtualNetworks/v0/subnets/pool${index}`,
  })),
  ingresses: null,
  applicationGatewayForContainers: null,
};

/** What the plain side looks its limits up in. */
const plainFacts = {
  kubenetNodes: 400,
  overlayPods: 250,
  overlayWindows: true,
  npmNodes: 250,
  subnetName: 63,
  vnetName: 63,
  groupName: 63,
};

/** The plain side: the same answers, with limits looked up beforehand and nothing of facts, unknowns or languages. Gives a function that judges a design. */
export function plainRules() {
  const rules = Array.from({ length: COPIES }, (_, copy) =>
    kinds.map(([, holds], index) => plainRule(ruleId(copy, index), holds)),
  );
  const all = rules.flat();
  return (judged) => all.map((rule) => rule(judged));
}

function plainRule(id, holds) {
  return (judged) => {
    const isMet = holds(judged, plainFacts);
    return {
      rule: id,
      title: id,
      result: isMet ? 'pass' : 'fail',
      severity: 'error',
      message: isMet ? id : `${id} does not hold`,
      path: '/network/plugin',
      seen: {},
      missing: [],
      because: [],
      facts: [],
      citations: [],
      fingerprint: id,
    };
  };
}

export async function benchRules() {
  const catalog = openCatalog();
  const { header } = catalog.releases[1];
  const base = catalog.contentAt(header.sequence);
  const content = { ...base, rules: hundredRules(base) };
  const release = compileRelease({ ...header, digest: releaseDigest(header.catalog, content) }, content);
  const read = withIntent({ format: 'design', design, pointers: {}, unmapped: [] }, undefined);
  const question = { asOf: '2026-11-22', locale: 'en', horizon: 365 };
  const plain = plainRules();
  const ours = () => validate(release, read, question);
  const theirs = () => plain(design);
  const results = (findings) => Object.fromEntries(findings.map(({ rule, result }) => [rule, result]));
  const [a, b] = [results(ours().findings), results(theirs())];
  for (const [rule, result] of Object.entries(b))
    if (a[rule] !== result) throw new Error(`${rule}: ${a[rule]} against ${result}`);

  const rates = { ours: [], theirs: [], parse: [] };
  const text = JSON.stringify(design);
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.theirs.push(perSecond(theirs));
    rates.ours.push(perSecond(ours));
    rates.parse.push(perSecond(() => JSON.parse(text)));
  }
  const [ourRate, theirRate, parseRate] = [median(rates.ours), median(rates.theirs), median(rates.parse)];
  const what = `validate, ${content.rules.length} rules, ${(text.length / 1024).toFixed(1)} KB design, documents/s/core`;
  return [
    {
      what,
      value: ourRate.toFixed(0),
      against: `plain functions ${theirRate.toFixed(0)}`,
      ratio: (ourRate / theirRate).toFixed(2),
    },
    {
      what,
      value: ourRate.toFixed(0),
      against: `JSON.parse of the design ${parseRate.toFixed(0)}`,
      ratio: (ourRate / parseRate).toFixed(2),
    },
  ];
}
