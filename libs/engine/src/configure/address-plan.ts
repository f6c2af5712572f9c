import type { Cidr } from '../addresses/address.js';
import { questionProblem } from '../compare-question.js';
import type { ConfigureQuestion } from '../model/configure.js';
import type { Design } from '../model/design.js';
import type { IpPlanAnswer } from '../model/ip-plan.js';
import { arithmeticOf, dnsAddressIn, settleRanges, type SettledRange } from './cluster-ranges.js';
import { carve } from './free-space.js';
import type { GivenRanges } from './own-network.js';
import type { Trying } from './refusals.js';
import { planOf, sizeByPlan, subnetSizes, type Size } from './subnet-sizes.js';

/** A range with what it is for, and what it was sized by. */
export interface PlannedRange extends SettledRange {
  readonly for: 'subnets' | 'pod-cidrs' | 'service-cidrs';
  readonly name: string;
  readonly size: Size | undefined;
}

type Planning = Trying & { readonly question: ConfigureQuestion; readonly given: GivenRanges };

/**
 * Gives a design all of its addresses: its subnets out of the address space, then the service CIDR with the address of the DNS service, then the pod CIDR, each outside
 * of everything else. Throws Problem (422) naming the place that has no room and what it needs.
 */
export function planAddresses(
  planning: Planning,
  drawn: Design,
): { readonly design: Design; readonly ranges: readonly PlannedRange[] } {
  const plan = planOf(planning, drawn);
  const { design, ranges } = planSubnets(planning, drawn, plan);
  const { given } = planning;
  const asked = [given.serviceCidr, given.podCidr].filter((range) => range !== undefined);
  const taken = [...given.addressSpace, ...given.avoid];
  const others = (own: Cidr | undefined) => [...taken, ...asked.filter((range) => range !== own)];
  const services = settleRanges(
    planning,
    { ...design, network: { ...design.network, podCidrs: null } },
    {
      field: 'serviceCidrs',
      pointer: '/network/serviceCidr',
      asked: given.serviceCidr,
      size: undefined,
      taken: others(given.serviceCidr),
    },
  );
  const served = withDns(planning, services.design);
  const podSize = podSizeOf(plan);
  const pods = settleRanges(
    planning,
    { ...served, network: { ...served.network, podCidrs: design.network?.podCidrs } },
    {
      field: 'podCidrs',
      pointer: '/network/podCidr',
      asked: podSize ? given.podCidr : undefined,
      size: podSize,
      taken: [...others(given.podCidr), ...services.settled.map(({ range }) => range)],
    },
  );
  return {
    design: pods.design,
    ranges: [
      ...ranges,
      ...services.settled.map((range) => ({
        ...range,
        for: 'service-cidrs' as const,
        name: 'services',
        size: undefined,
      })),
      ...pods.settled.map((range) => ({
        ...range,
        for: 'pod-cidrs' as const,
        name: 'pods',
        size: range.range.family === 4 ? podSize : undefined,
      })),
    ],
  };
}

/** The size of the pod CIDR; undefined where the design has none. Throws Problem (422) where it is not known. */
function podSizeOf(plan: IpPlanAnswer): Size | undefined {
  const range = plan.ranges.find((one) => one.for === 'pod-cidrs');
  if (!range) return undefined;
  const size = sizeByPlan('pods', range);
  if (size) return size;
  const detail = `how large the pod CIDR has to be is not known: ${range.missing.join(', ')}`;
  throw questionProblem([{ pointer: '/pools', code: 'size-not-known', detail }]);
}

function withDns(planning: Planning, design: Design): Design {
  const [services] = design.network?.serviceCidrs ?? [];
  const at = (dnsServiceIp: string) => ({ ...design, network: { ...design.network, dnsServiceIp } });
  const found = services === undefined ? undefined : dnsAddressIn(planning, services, at);
  return found === undefined ? design : at(found);
}

/** Cuts the subnets out of the address space: at the size that is advised where all of them fit so, else at the smallest. */
function planSubnets(
  planning: Planning,
  drawn: Design,
  plan: IpPlanAnswer,
): { readonly design: Design; readonly ranges: readonly PlannedRange[] } {
  if (!drawn.subnets) return { design: drawn, ranges: [] };
  const sizes = subnetSizes(planning, drawn, plan);
  const places = cut(planning, sizes, 'advised') ?? cut(planning, sizes, 'smallest');
  if (!places) throw new Error('what has no room is a problem');
  const subnets = drawn.subnets.map((subnet) => ({ ...subnet, prefixes: textsOf(places.get(subnet.name ?? '')) }));
  const vnets = drawn.vnets?.map((vnet) => ({
    ...vnet,
    addressSpace: planning.given.addressSpace.map(({ text }) => text),
  }));
  const ranges = sizes.flatMap((size) => {
    const range = places.get(size.name);
    return range ? [{ for: 'subnets' as const, name: size.name, range, by: size.by, judged: size.judged, size }] : [];
  });
  return { design: { ...withGateway(drawn, places), subnets, vnets } as Design, ranges };
}

const textsOf = (range: Cidr | undefined) => (range ? [range.text] : null);

/** The gateway's own word on the size of its subnet is that of the range it got. */
function withGateway(design: Design, places: ReadonlyMap<string, Cidr>): Design {
  const gateway = design.applicationGatewayForContainers;
  const range = places.get(gateway?.subnetId ?? '');
  if (!gateway || !range) return design;
  return { ...design, applicationGatewayForContainers: { ...gateway, subnetPrefixLength: range.prefixLength } };
}

/** The subnets at a size; undefined where advice alone has no room. */
function cut(
  { given }: Planning,
  sizes: readonly Size[],
  which: 'advised' | 'smallest',
): ReadonlyMap<string, Cidr> | undefined {
  const space = given.addressSpace.filter(({ family }) => family === 4);
  const taken = [given.podCidr, given.serviceCidr].filter((range) => range !== undefined);
  const carved = carve(
    space,
    taken,
    sizes.map((size) => ({ name: size.name, prefixLength: size[which] })),
  );
  if ('ranges' in carved) return carved.ranges;
  if (which === 'advised') return undefined;
  const { name, prefixLength } = carved.noRoomFor;
  const size = sizes.find((one) => one.name === name);
  const left = carved.largestLeft === null ? 'nothing is left' : `the largest block left is a /${carved.largestLeft}`;
  const detail = `no room for the subnet ${name}, a /${prefixLength}: ${size ? arithmeticOf(size) : ''}. Of ${space.map(({ text }) => text).join(', ')} ${left}.`;
  throw questionProblem([{ pointer: '/network/addressSpace', code: 'address-space-too-small', detail }]);
}
