import { questionProblem } from '../compare-question.js';
import { ipPlan } from '../ip-plan.js';
import type { ConfigureQuestion } from '../model/configure.js';
import type { Design } from '../model/design.js';
import type { IpPlanAnswer, IpPlanQuestion, IpPlanRange } from '../model/ip-plan.js';
import type { Finding } from '../model/report.js';
import { findingsOf, refusalsOf, rulesReading, type Trying } from './refusals.js';

/** How large a range has to be, and by what. `smallest` holds what is planned; `advised` also what may be needed later. */
export interface Size {
  readonly name: string;
  readonly by: 'ip-plan' | 'rule' | 'default';
  readonly smallest: number;
  readonly advised: number;
  readonly plan?: IpPlanRange;
  readonly judged: readonly Finding[];
}

type Asking = Trying & { readonly question: ConfigureQuestion };

/** The IP plan of a design. Sizes that the design tells already play no part in it. */
export function planOf({ view, locale }: Trying, { network, agentPools }: Design): IpPlanAnswer {
  const { podCidrs: _, ...words } = network ?? {};
  const pools = (agentPools ?? []).map((pool) => {
    const { name, count, maxCount, maxSurge, maxPods, osType, mode, podIpAllocation } = pool;
    const { gatewayPrefixLength, subnetId, podSubnetId } = pool;
    const nodes = count ?? 0;
    const growth = typeof maxCount === 'number' ? maxCount - nodes : undefined;
    const told = { name, nodes, growth, surge: maxSurge, maxPods, osType, mode, podIpAllocation };
    return toldOnly({ ...told, gatewayPrefixLength, subnet: subnetId, podSubnet: podSubnetId });
  }) as IpPlanQuestion['pools'];
  return ipPlan(view.release, { asOf: view.asOf, locale, network: words, pools });
}

const toldOnly = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

/** The size of each subnet of a design, in their order: by the IP plan, else as small as the rules on subnets let it be. Throws Problem (422) where neither says one. */
export function subnetSizes(asking: Asking, design: Design, plan: IpPlanAnswer): readonly Size[] {
  return (design.subnets ?? []).map((subnet, index) => {
    const name = subnet.name ?? '';
    const range = plan.ranges.find((one) => one.for === 'subnets' && one.name === name);
    return (range && sizeByPlan(name, range)) ?? sizeOfSubnetByRules(asking, design, index) ?? noSize(name, range);
  });
}

/** The size that an IP plan gives; undefined where it gives none. */
export function sizeByPlan(name: string, range: IpPlanRange): Size | undefined {
  const { smallest, advised } = range;
  if (smallest === null) return undefined;
  return { name, by: 'ip-plan', smallest, advised: advised ?? smallest, plan: range, judged: [] };
}

/** The name of the subnet of Application Gateway for Containers. */
export const GATEWAY = 'gateway';

/** A network that a range of any size is tried in. Where a range lies is settled later. */
const ANYWHERE = '0.0.0.0';

function sizeOfSubnetByRules(trying: Trying, design: Design, index: number): Size | undefined {
  const subnet = design.subnets?.[index];
  const gateway = design.applicationGatewayForContainers;
  if (gateway && subnet?.id === gateway.subnetId) return gatewaySize(trying, design);
  const at = (length: number): Design => ({
    ...design,
    subnets: design.subnets?.map((one, place) =>
      place === index ? { ...one, prefixes: [`${ANYWHERE}/${length}`] } : one,
    ),
  });
  const name = subnet?.name ?? '';
  return sizeByRules(trying, { name, paths: ['/subnets/*/prefixes'], at, place: `/subnets/${index}` });
}

/** The size of the subnet of Application Gateway for Containers: the longest prefix that no rule on it refuses; where none judges it, the release's default. */
function gatewaySize(trying: Trying, design: Design): Size | undefined {
  const gateway = design.applicationGatewayForContainers;
  const paths = ['/applicationGatewayForContainers/subnetPrefixLength'];
  const at = (subnetPrefixLength: number): Design => ({
    ...design,
    applicationGatewayForContainers: { ...gateway, subnetPrefixLength },
  });
  const told = gateway?.subnetPrefixLength;
  const asTold = typeof told === 'number' ? { smallest: told, advised: told } : undefined;
  return (
    sizeByRules(trying, { name: GATEWAY, paths, at, place: '' }) ??
    (asTold && { name: GATEWAY, by: 'default', ...asTold, judged: [] })
  );
}

interface SizeToFind {
  readonly name: string;
  readonly paths: readonly string[];
  /** The design path of what is sized: findings elsewhere say nothing of it. Empty: of the cluster. */
  readonly place: string;
  readonly at: (prefixLength: number) => Design;
}

const LONGEST = 32;

/** The longest prefix that some rule lets pass and none refuses; undefined where there is none. */
function sizeByRules(trying: Trying, { name, paths, place, at }: SizeToFind): Size | undefined {
  const rules = rulesReading(trying, paths).filter(({ rule }) => (place === '') === (rule.for === 'cluster'));
  for (let length = LONGEST; length >= 0; length--) {
    const findings = findingsOf(trying, at(length), rules).filter(
      ({ path }) => path === place || path.startsWith(`${place}/`),
    );
    const judged = findings.filter(({ result }) => result === 'pass');
    if (judged.length > 0 && refusalsOf(findings).length === 0)
      return { name, by: 'rule', smallest: length, advised: length, judged };
  }
  return undefined;
}

function noSize(name: string, range: IpPlanRange | undefined): never {
  const open = range?.missing.join(', ');
  const detail = `the release does not say how large the subnet ${name} has to be${open ? `: not known are ${open}` : ''}`;
  throw questionProblem([{ pointer: '/pools', code: 'size-not-known', detail }]);
}
