import { textCompiler } from './checks/compile-texts.js';
import { compileRelease, type CompiledRelease } from './compile.js';
import type { ItemKind, ReleaseContentInput } from './model/release.js';
import type { Rule } from './model/rule.js';
import { content, fact, maximum, release, type FactInput } from './rules/release.spec-fixture.js';

export const both = (text: string) => ({ en: text, ja: `${text} (ja)` });

const exactly = (number: number, kind: 'hard' | 'default' = 'hard') => ({
  ...maximum(number),
  op: 'exactly' as const,
  kind,
});

/** Of each range two addresses are kept; a node of `flat` has two pods unless it is told; a node of `overlay` takes eight addresses of the pod CIDR. */
const addressFacts: readonly FactInput[] = [
  fact('kept', 'gateway/max-nodes', exactly(2)),
  fact('flat-pods', 'flat/advised-nodes', exactly(2, 'default'), { certainty: 'inferred' }),
  fact('overlay-share', 'overlay/max-nodes', exactly(8)),
  fact('past', 'kubenet/max-nodes', exactly(1), { effectiveTo: '2020-01-01' }),
];

const nodesOf = 'atMaximum && has(p.autoscaling) && p.autoscaling ? p.maxCount : p.count';
const onSubnet = 'agentPools.filter(p, has(p.subnetId) && p.subnetId == subnet.id)';

export const flatSubnet = {
  id: 'flat-subnet',
  order: 1,
  version: 3,
  for: 'subnets',
  unit: 'addresses',
  title: both('Flat subnet'),
  appliesWhen: `${onSubnet.replace('.filter', '.exists')} && chosen('network-plugin') == 'flat'`,
  lines: [
    { name: 'nodes', text: both('Nodes'), value: `${onSubnet}.map(p, ${nodesOf}).sum()` },
    {
      name: 'surge',
      text: both('Surge'),
      value: `atUpgrade ? ${onSubnet}.map(p, surgeNodes(p.maxSurge, ${nodesOf})).sum() : 0`,
    },
    { name: 'pods', text: both('Pods'), value: `${onSubnet}.map(p, (${nodesOf}) * p.maxPods).sum()` },
    { name: 'kept', text: both('Kept'), value: "limit('gateway', 'max-nodes')" },
  ],
  need: 'nodes + surge + pods',
  have: 'subnet.prefixes.filter(c, isIPv4(c)).map(c, addresses(c) - kept).sum()',
} as const;

const podRange = {
  id: 'pod-range',
  order: 2,
  version: 1,
  for: 'pod-cidrs',
  unit: 'addresses',
  title: both('Pod range'),
  appliesWhen: "chosen('network-plugin') == 'overlay'",
  lines: [{ name: 'share', text: both('Share'), value: "limit('overlay', 'max-nodes')" }],
  need: 'agentPools.map(p, p.count).sum() * share',
  have: 'network.podCidrs.filter(c, isIPv4(c)).map(c, addresses(c)).sum()',
  facts: ['overlay-share'],
} as const;

export const podsDefault = {
  id: 'pods',
  order: 2,
  title: both('Pods'),
  for: 'agent-pools',
  path: 'maxPods',
  when: "chosen('network-plugin') == 'flat'",
  value: "limit('flat', 'advised-nodes')",
  formats: ['aks', 'ip-plan'],
  facts: ['flat-pods'],
} as const;

/** A release that counts addresses. Throws where an expression does not compile. */
export function countingRelease(
  items: {
    readonly formulas?: readonly object[];
    readonly defaults?: readonly object[];
    readonly rules?: readonly object[];
  } = {},
): CompiledRelease {
  const { formulas = [flatSubnet, podRange], defaults = [podsDefault], rules = [] } = items;
  const lists = content(addressFacts);
  const compiler = textCompiler({ ...lists, formulas, defaults });
  const compile = (kind: ItemKind) => (item: object) => {
    const { item: compiled, problems } = compiler.compile(kind, item);
    const [problem] = problems;
    if (problem) throw new Error(`${problem.steps.join('/')}: ${problem.message}`);
    return compiled;
  };
  const counted = {
    ...lists,
    rules: rules.map(compile('rule')) as Rule[],
    ...(formulas.length > 0 ? { formulas: formulas.map(compile('formula')) } : {}),
    ...(defaults.length > 0 ? { defaults: defaults.map(compile('default')) } : {}),
  } as ReleaseContentInput;
  return compileRelease(release().header, counted);
}
