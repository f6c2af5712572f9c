import type { ConfigureAnswer, OpenDecision } from '../model/configure.js';
import type { Design } from '../model/design.js';
import type { Finding } from '../model/report.js';
import type { Locale } from '../model/words.js';
import type { PlannedRange } from './address-plan.js';
import type { AskedPatches, DesignPatch } from './patches.js';
import { GATEWAY } from './subnet-sizes.js';

type Code = OpenDecision['code'];

/** The sentences of what is left to decide. None of them states a fact. */
const texts: Readonly<Record<Locale, Readonly<Record<Code, (name: string) => string>>>> = {
  en: {
    region: () => 'The region is not told: whoever deploys the cluster gives it.',
    routes: (name) =>
      `The route table ${name} needs its routes: the address of the firewall, or of what else the traffic leaves by.`,
    'outbound-addresses': (name) => `The NAT gateway ${name} needs its public addresses.`,
    subnet: (name) =>
      `The subnet ${name} has no range: the network that the platform makes is not known before it is there.`,
    'ipv6-ranges': (name) =>
      `The subnet ${name} has IPv4 ranges only: the cluster has both families, so it needs an IPv6 range of yours too.`,
    'smaller-than-advised': (name) =>
      `The subnet ${name} holds what is planned, and less than is advised: the address space has no room for that.`,
    'no-design': (name) => `No design tells that ${name} is used, so nothing of it is configured.`,
    'preference-left-out': (name) =>
      `${name} is preferred and does not go with the rest, so the design does not follow it.`,
    'not-told': (name) => `To judge this, more has to be known: ${name}.`,
  },
  ja: {
    region: () => 'リージョンが示されていません。デプロイする人が指定します。',
    routes: (name) =>
      `ルート テーブル ${name} にはルートが必要です。ファイアウォールなど、送信トラフィックが通る先のアドレスを決めてください。`,
    'outbound-addresses': (name) => `NAT ゲートウェイ ${name} にはパブリック アドレスが必要です。`,
    subnet: (name) =>
      `サブネット ${name} の範囲は決まっていません。プラットフォームが作成するネットワークは、作成されるまでわかりません。`,
    'ipv6-ranges': (name) =>
      `サブネット ${name} には IPv4 の範囲しかありません。クラスターは両方のファミリーを使うため、お使いの IPv6 の範囲も必要です。`,
    'smaller-than-advised': (name) =>
      `サブネット ${name} は計画を収容しますが、推奨される大きさより小さくなっています。アドレス空間に余裕がありません。`,
    'no-design': (name) => `${name} を使うことを示す構成がないため、何も構成されていません。`,
    'preference-left-out': (name) =>
      `${name} は希望されていますが、ほかの要求と両立しないため、この構成では満たしていません。`,
    'not-told': (name) => `これを判断するには、さらに情報が必要です: ${name}。`,
  },
};

/** What the open decisions of an answer are read from. */
export interface Settled {
  readonly design: Design;
  readonly names: ConfigureAnswer['names'];
  readonly ranges: readonly PlannedRange[];
  readonly leftOut: readonly DesignPatch[];
  readonly without: AskedPatches['without'];
  readonly findings: readonly Finding[];
  readonly locale: Locale;
}

/** What somebody still has to decide, in the order in which the design names it. */
export function openDecisions(settled: Settled): OpenDecision[] {
  const { design, names, ranges, leftOut, without, findings, locale } = settled;
  const open = (code: Code, path: string, name = '', rules: readonly string[] = []): OpenDecision => ({
    code,
    path,
    text: texts[locale][code](name),
    rules: [...rules],
  });
  return [
    ...without.map(({ id, pointer }) => open('no-design', pointer, id)),
    ...leftOut.map(({ id, pointer }) => open('preference-left-out', pointer, id)),
    ...(names.region === undefined ? [open('region', '/cluster/region')] : []),
    ...joined(design, open),
    ...unplaced(design).map(([path, name]) => open('subnet', path, name)),
    ...withoutIpv6(design).map(([path, name]) => open('ipv6-ranges', path, name)),
    ...ranges.flatMap(({ for: kind, name, range, size }) =>
      kind === 'subnets' && size && range.prefixLength > size.advised
        ? [open('smaller-than-advised', `/subnets/${placeOf(design, name)}`, name)]
        : [],
    ),
    ...notTold(findings).map(({ path, rules }) => open('not-told', path, path, rules)),
  ];
}

type Open = (code: Code, path: string, name?: string) => OpenDecision;

const placeOf = ({ subnets }: Design, name: string) => subnets?.findIndex((subnet) => subnet.name === name) ?? -1;

type Named = readonly [path: string, name: string];

/** The subnets that a design needs in a network that the platform makes. */
function unplaced({ subnets, agentPools, applicationGatewayForContainers }: Design): readonly Named[] {
  if (subnets) return [];
  const pods = (agentPools ?? []).flatMap(({ podSubnetId }, index): readonly Named[] =>
    typeof podSubnetId === 'string' ? [[`/agentPools/${index}/podSubnetId`, podSubnetId]] : [],
  );
  const gateway: readonly Named[] = applicationGatewayForContainers
    ? [['/applicationGatewayForContainers/subnetId', GATEWAY]]
    : [];
  return [...pods, ...gateway];
}

/** The subnets of nodes of a cluster of both families: an IPv6 range is nothing that could be planned out of IPv4 ranges. */
function withoutIpv6({ network, subnets, agentPools }: Design): readonly Named[] {
  if (!network?.ipFamilies?.includes('IPv6')) return [];
  const nodes = new Set(agentPools?.map(({ subnetId }) => subnetId));
  return (subnets ?? []).flatMap(({ id, name }, index): readonly Named[] =>
    nodes.has(id) ? [[`/subnets/${index}/prefixes`, name ?? '']] : [],
  );
}

/** Each route table and NAT gateway once, where it is named first. */
function joined({ subnets }: Design, open: Open): OpenDecision[] {
  const fields = { routeTableId: 'routes', natGatewayId: 'outbound-addresses' } as const;
  const seen = new Set<string>();
  return (subnets ?? []).flatMap((subnet, index) =>
    (['routeTableId', 'natGatewayId'] as const).flatMap((field) => {
      const id = subnet[field];
      if (typeof id !== 'string' || seen.has(id)) return [];
      seen.add(id);
      return [open(fields[field], `/subnets/${index}/${field}`, id)];
    }),
  );
}

/** What the rules that could not be judged would have to know, with the rules that ask for it. */
function notTold(
  findings: readonly Finding[],
): readonly { readonly path: string; readonly rules: readonly string[] }[] {
  const rules = new Map<string, Set<string>>();
  for (const { result, rule, missing } of findings)
    if (result === 'unknown') for (const path of missing) rules.set(path, (rules.get(path) ?? new Set()).add(rule));
  return [...rules]
    .map(([path, asking]) => ({ path, rules: [...asking].sort() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
