import type { Cidr } from '../addresses/address.js';
import { overlaps, privateSpace } from '../addresses/ranges.js';
import type { Design } from '../model/design.js';
import type { Finding } from '../model/report.js';
import { freeBlocks } from './free-space.js';
import { errorsOf, findingsOf, refusalsOf, rulesReading, type Trying } from './refusals.js';

/** A range of the cluster that may lie anywhere: which rules speak of it, what it may not share an address with, and the design with it. */
export interface RangeToPlace {
  readonly paths: readonly string[];
  readonly taken: readonly Cidr[];
  /** The prefix lengths that do, the best first. */
  readonly lengths: readonly number[];
  /** Where it lies if nothing speaks against it. */
  readonly preferred: Cidr | undefined;
  readonly at: (range: Cidr | undefined) => Design;
}

/** Where a range was put. `instead`: the preferred one that was put aside, with what it overlaps or the rules that refuse it. */
export interface PlacedRange {
  readonly range: Cidr;
  readonly isPreferred: boolean;
  readonly instead?: { readonly range: string; readonly because: readonly string[] };
  readonly judged: readonly Finding[];
}

/** So many places are tried in each private range. */
const MOST_TRIED = 16;

/**
 * Finds a place for a range: the preferred one where nothing speaks against it, else the lowest in private address space that shares no address with what is taken and that no
 * rule of the release refuses. Where a rule warns of every place, one that no rule calls an error. Undefined where there is none.
 */
export function placeRange(trying: Trying, wanted: RangeToPlace): PlacedRange | undefined {
  const judge = judgeOf(trying, wanted);
  const { preferred } = wanted;
  const instead = preferred && asideOf(judge, wanted, preferred);
  if (preferred && !instead) return { range: preferred, isPreferred: true, judged: judge(preferred).passed };
  const found = firstUnrefused(judge, candidates(wanted));
  return found && { ...found, isPreferred: false, ...(instead ? { instead } : {}) };
}

/** The first range that nothing is said against; else the first that no rule calls an error. */
function firstUnrefused(
  judge: (range: Cidr) => Judged,
  ranges: Iterable<Cidr>,
): Pick<PlacedRange, 'range' | 'judged'> | undefined {
  let warnedOf: Cidr | undefined;
  for (const range of ranges) {
    const { passed, refused } = judge(range);
    if (refused.length === 0) return { range, judged: passed };
    if (errorsOf(refused).length === 0) warnedOf ??= range;
  }
  return warnedOf && { range: warnedOf, judged: [] };
}

/** What the rules say against a range that somebody asks for. */
export function refusedAt(trying: Trying, wanted: Pick<RangeToPlace, 'paths' | 'at'>, range: Cidr): readonly Finding[] {
  return errorsOf(judgeOf(trying, wanted)(range).refused);
}

interface Judged {
  readonly passed: readonly Finding[];
  readonly refused: readonly Finding[];
}

/** The rules on a range, without what they say of the design whatever the range. */
function judgeOf(trying: Trying, { paths, at }: Pick<RangeToPlace, 'paths' | 'at'>): (range: Cidr) => Judged {
  const rules = rulesReading(trying, paths);
  const keyOf = ({ rule, path, message }: Finding) => `${rule} ${path} ${message}`;
  const before = new Set(refusalsOf(findingsOf(trying, at(undefined), rules)).map(keyOf));
  return (range) => {
    const findings = findingsOf(trying, at(range), rules);
    return {
      passed: findings.filter(({ result }) => result === 'pass'),
      refused: refusalsOf(findings).filter((finding) => !before.has(keyOf(finding))),
    };
  };
}

function asideOf(
  judge: (range: Cidr) => Judged,
  { taken, lengths }: RangeToPlace,
  preferred: Cidr,
): PlacedRange['instead'] | undefined {
  const range = preferred.text;
  const inTheWay = taken.filter((one) => overlaps(one, preferred)).map(({ text }) => text);
  if (inTheWay.length > 0) return { range, because: [...new Set(inTheWay)] };
  if (!lengths.includes(preferred.prefixLength)) return { range, because: [`/${lengths[0] ?? ''}`] };
  const rules = judge(preferred).refused.map(({ rule }) => rule);
  return rules.length > 0 ? { range, because: [...new Set(rules)] } : undefined;
}

function* candidates({ taken, lengths, preferred }: RangeToPlace): Generator<Cidr> {
  const family = preferred?.family ?? 4;
  for (const prefixLength of lengths)
    for (const space of privateSpace) {
      if (space.family !== family) continue;
      // An IPv6 range is moved as little as can be: its network is one's own, and the rest of the private space somebody else's.
      const from = family === 6 && preferred ? { from: preferred.first } : {};
      let tried = 0;
      for (const range of freeBlocks(space, taken, { prefixLength, ...from })) {
        yield range;
        if (++tried === MOST_TRIED) break;
      }
    }
}
