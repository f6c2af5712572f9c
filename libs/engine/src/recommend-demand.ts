import type { Requirement } from './model/requirement.js';
import type { AskedValues } from './rules/frame.js';
import type { GuidanceFact } from './recommend-facts.js';

/** A requirement with the value it is asked with, settled: of the requirement's type and inside its bounds. `weight` is as asked, from 1 to 10: of a preference what it counts, of a must how dear it is. `asked` is everything that the same question asks. */
export interface Demand {
  readonly requirement: Requirement;
  readonly value: boolean | number | string;
  readonly strength: 'must' | 'prefer';
  readonly weight: number;
  readonly asked?: AskedValues;
}

/** A use-when line speaks to a demand by its signal; one that holds only below a number speaks only to a smaller one. */
export function speaksTo(
  { value: line }: GuidanceFact,
  { requirement, value }: Pick<Demand, 'requirement' | 'value'>,
): boolean {
  const signals = [...requirement.signals, ...requirement.scale.flatMap((s) => (s.by === 'guidance' ? s.signals : []))];
  if (!signals.includes(line.signal)) return false;
  if (line.need !== 'less-than' || line.number === undefined) return true;
  return typeof value === 'number' && value < line.number;
}
