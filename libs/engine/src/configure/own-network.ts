import { Cidr, parseCidr } from '../addresses/address.js';
import { overlaps } from '../addresses/ranges.js';
import { questionProblem } from '../compare-question.js';
import { fillDefaults, type FilledDefault } from '../defaults.js';
import type { ConfigureAnswer, ConfigureQuestion } from '../model/configure.js';
import type { Design, Subnet } from '../model/design.js';
import type { ProblemPlace } from '../model/problem.js';
import { FORMAT, hasOwnNetwork } from './draft.js';
import type { Trying } from './refusals.js';
import { GATEWAY } from './subnet-sizes.js';
import { tellAbsent } from './tell-absent.js';

/** The ranges that a question gives, read. */
export interface GivenRanges {
  readonly addressSpace: readonly Cidr[];
  readonly avoid: readonly Cidr[];
  readonly podCidr: Cidr | undefined;
  readonly serviceCidr: Cidr | undefined;
}

/** Reads the ranges of a question. Throws Problem (422) naming all that are malformed, and what of the address space is used elsewhere. */
export function readRanges({ network = {} }: ConfigureQuestion): GivenRanges {
  const places: ProblemPlace[] = [];
  const read = (text: string | undefined, pointer: string): Cidr[] => {
    const range = text === undefined ? undefined : parseCidr(text);
    if (range === undefined || range instanceof Cidr) return range ? [range] : [];
    const detail = `${range.text} is no range${range.corrected ? `: ${range.corrected} was probably meant` : ''}`;
    places.push({ pointer, code: range.code, detail });
    return [];
  };
  const readAll = (texts: readonly string[] = [], pointer: string) =>
    texts.flatMap((text, index) => read(text, `${pointer}/${index}`));
  const given = {
    addressSpace: readAll(network.addressSpace, '/network/addressSpace'),
    avoid: readAll(network.avoid, '/network/avoid'),
    podCidr: read(network.podCidr, '/network/podCidr')[0],
    serviceCidr: read(network.serviceCidr, '/network/serviceCidr')[0],
  };
  places.push(...usedElsewhere(given));
  if (places.length > 0) throw questionProblem(places);
  return given;
}

function usedElsewhere({ addressSpace, avoid }: Pick<GivenRanges, 'addressSpace' | 'avoid'>): ProblemPlace[] {
  return avoid.flatMap((range, index) => {
    const own = addressSpace.find((one) => overlaps(one, range));
    const detail = `${range.text} is used elsewhere, and ${own?.text} of the address space overlaps it`;
    return own ? [{ pointer: `/network/avoid/${index}`, code: 'address-space-used-elsewhere', detail }] : [];
  });
}

/** Throws Problem (422) where the network is one's own and no range of it is given, or ranges are given of a network that the platform makes. */
export function requireAddressSpace(design: Design, { network }: ConfigureQuestion): void {
  const pointer = '/network/addressSpace';
  const isGiven = network?.addressSpace !== undefined;
  if (hasOwnNetwork(design) && !isGiven) {
    const detail = 'the virtual network is your own: give the ranges that the cluster may use of it';
    throw questionProblem([{ pointer, code: 'address-space-required', detail }]);
  }
  if (!hasOwnNetwork(design) && isGiven) {
    const detail =
      'the platform makes the virtual network of this stack: leave its ranges out, or choose a network of your own';
    throw questionProblem([{ pointer, code: 'address-space-without-use', detail }]);
  }
}

/** A design with its virtual network and the subnets that its pools and its gateway name, all but their ranges; and what of them was filled in. */
export function drawNetwork(
  { view }: Trying,
  design: Design,
  names: ConfigureAnswer['names'],
): { readonly design: Design; readonly defaults: readonly FilledDefault[] } {
  if (!hasOwnNetwork(design)) return { design: { ...design, subnets: null, vnets: null }, defaults: [] };
  const { region = null, resourceGroup, vnet } = names;
  const gateway = design.applicationGatewayForContainers;
  const subnets = namedSubnets(design).map((name): Subnet => ({ id: name, name, vnetId: vnet }));
  const drawn: Design = {
    ...design,
    vnets: [{ id: vnet, name: vnet, region, resourceGroup }],
    subnets,
    ...(gateway ? { applicationGatewayForContainers: { ...gateway, subnetId: GATEWAY, vnetId: vnet, region } } : {}),
  };
  const read = { format: 'design', design: drawn, pointers: {}, unmapped: [] } as const;
  const { read: filled, defaults } = fillDefaults(view, read, FORMAT);
  return {
    design: tellAbsent(filled.design, new Set(['/subnets/*/prefixes', '/vnets/*/addressSpace'])),
    defaults: [...defaults.values()],
  };
}

/** The subnets that a design names, nodes first. */
function namedSubnets({ agentPools, applicationGatewayForContainers }: Design): readonly string[] {
  const pools = agentPools ?? [];
  const names = [...pools.map(({ subnetId }) => subnetId), ...pools.map(({ podSubnetId }) => podSubnetId)];
  const gateway = applicationGatewayForContainers ? [GATEWAY] : [];
  return [...new Set([...names, ...gateway].filter((name) => typeof name === 'string'))];
}
