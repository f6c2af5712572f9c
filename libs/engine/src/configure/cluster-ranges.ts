import { Cidr, parseCidr } from '../addresses/address.js';
import { hostOf } from '../addresses/subdivide.js';
import { questionProblem } from '../compare-question.js';
import type { Design } from '../model/design.js';
import { findingsOf, refusalsOf, rulesReading, type Trying } from './refusals.js';
import { placeRange, refusedAt, type PlacedRange, type RangeToPlace } from './place-range.js';
import type { Size } from './subnet-sizes.js';

type Field = 'serviceCidrs' | 'podCidrs';

/** The ranges of one of these lists: what the question or the release gives, how large the IPv4 one has to be (not at all: any size), and what is taken. */
export interface ClusterRanges {
  readonly field: Field;
  /** The place of the question that asks for one. */
  readonly pointer: string;
  readonly asked: Cidr | undefined;
  readonly size: Size | undefined;
  readonly taken: readonly Cidr[];
}

/** A range that was settled; by what, unless it was placed where it was asked for or is a default. */
export interface SettledRange extends Omit<PlacedRange, 'isPreferred'> {
  readonly by: 'asked' | 'default' | 'ip-plan' | 'rule';
}

/**
 * Settles the ranges of a list of the network: the design with them, and each with how it came about. Throws Problem (422): what is asked for is too small or
 * refused by a rule of the release, or private address space has no room.
 */
export function settleRanges(
  trying: Trying,
  design: Design,
  ranges: ClusterRanges,
): { readonly design: Design; readonly settled: readonly SettledRange[] } {
  const defaults = (design.network?.[ranges.field] ?? []).flatMap((text) => cidrOf(text) ?? []);
  const preferred = ranges.asked ? [ranges.asked, ...defaults.filter(({ family }) => family !== 4)] : defaults;
  const slots: readonly (Cidr | undefined)[] = preferred.length > 0 ? preferred : ranges.size ? [undefined] : [];
  const settled: SettledRange[] = [];
  for (const slot of slots) settled.push(settleOne(trying, { design, ranges, settled }, slot));
  return { design: withRanges(design, ranges.field, settled), settled };
}

/** A text as a range; undefined where it is none. */
function cidrOf(text: string): Cidr | undefined {
  const range = parseCidr(text);
  return range instanceof Cidr ? range : undefined;
}

function withRanges(design: Design, field: Field, settled: readonly { readonly range: Cidr }[]): Design {
  const texts = settled.map(({ range }) => range.text);
  return { ...design, network: { ...design.network, [field]: texts.length > 0 ? texts : null } };
}

interface Settling {
  readonly design: Design;
  readonly ranges: ClusterRanges;
  readonly settled: readonly SettledRange[];
}

function settleOne(trying: Trying, { design, ranges, settled }: Settling, preferred: Cidr | undefined): SettledRange {
  const { field, asked, size } = ranges;
  const taken = [...ranges.taken, ...settled.map(({ range }) => range)];
  const at = (range: Cidr | undefined) => withRanges(design, field, range ? [...settled, { range }] : settled);
  const wanted = { paths: [`/network/${field}`], taken, preferred, lengths: lengthsOf(preferred, size), at };
  if (asked && preferred === asked) return asAsked(trying, wanted, ranges);
  const placed = placeRange(trying, wanted);
  if (!placed) throw noRoom(ranges, wanted);
  const { isPreferred, ...rest } = placed;
  return { ...rest, by: isPreferred || !size || preferred?.family === 6 ? 'default' : 'ip-plan' };
}

/** A range larger than it has to be is taken as the release gives it; otherwise the smallest size does, or one somewhat larger where a rule wants it. */
function lengthsOf(preferred: Cidr | undefined, size: Size | undefined): readonly number[] {
  if (!size || preferred?.family === 6) return preferred ? [preferred.prefixLength] : [];
  const fitting = preferred && preferred.prefixLength <= size.smallest ? [preferred.prefixLength] : [];
  const larger = [0, 1, 2].map((more) => size.smallest - more).filter((length) => length >= 0);
  return [...new Set([...fitting, ...larger])];
}

function asAsked(trying: Trying, wanted: RangeToPlace, { asked, size, pointer }: ClusterRanges): SettledRange {
  if (!asked) throw new Error('nothing was asked for');
  if (size && asked.prefixLength > size.smallest) {
    const detail = `${asked.text} is too small: a /${size.smallest} is needed, ${arithmeticOf(size)}`;
    throw questionProblem([{ pointer, code: 'range-too-small', detail }]);
  }
  const refused = refusedAt(trying, wanted, asked);
  if (refused.length > 0)
    throw questionProblem(refused.map(({ message }) => ({ pointer, code: 'range-refused', detail: message })));
  return { range: asked, by: 'asked', judged: [] };
}

function noRoom({ pointer, size, field }: ClusterRanges, { lengths }: RangeToPlace) {
  const needed = size ? ` of at least /${size.smallest} (${arithmeticOf(size)})` : ` of /${lengths[0] ?? ''}`;
  const detail = `private address space has no room for ${field === 'podCidrs' ? 'a pod' : 'a service'} CIDR${needed} outside of what is used`;
  return questionProblem([{ pointer, code: 'no-room-for-range', detail }]);
}

/** How a size was worked out, in one line: the formula, its numbers and what they come to. */
export function arithmeticOf({ plan, smallest, judged }: Pick<Size, 'plan' | 'smallest' | 'judged'>): string {
  const bound = plan?.formulas.filter(({ advice }) => !advice) ?? [];
  const lines = bound.flatMap(({ moments }) => {
    const known = moments.filter(({ need }) => need !== null);
    const hardest = known.reduce<(typeof known)[number] | undefined>(
      (most, one) => (most && (most.need ?? 0) >= (one.need ?? 0) ? most : one),
      undefined,
    );
    const need = hardest?.lines.find(({ name }) => name === 'need');
    if (!hardest || !need) return [];
    const numbers = Object.entries(need.numbers).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    return [`${need.expression} = ${hardest.need} with ${numbers.join(', ')}; a /${smallest} has ${hardest.have}`];
  });
  return lines.length > 0 ? lines.join('; ') : `by ${judged.map(({ rule }) => rule).join(', ')}`;
}

/** By habit the tenth address of the range is the DNS service's; then the first that no rule refuses. */
const HOSTS: readonly number[] = [9, ...Array.from({ length: 30 }, (_, index) => index)];

/** The address of the DNS service in a range; undefined where the rules let none pass. */
export function dnsAddressIn(trying: Trying, range: string, at: (address: string) => Design): string | undefined {
  const rules = rulesReading(trying, ['/network/dnsServiceIp']);
  return HOSTS.flatMap((host) => hostOf(range, host) ?? []).find(
    (address) => refusalsOf(findingsOf(trying, at(address), rules)).length === 0,
  );
}
