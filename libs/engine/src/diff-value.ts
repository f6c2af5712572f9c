import { shiftOfCapability } from './diff-capability.js';
import { shiftOfLimit } from './diff-limit.js';
import { alongScale, extentOfSets, whereGranted, type Shift } from './diff-shift.js';
import { shiftOfGuidance, shiftOfLifecycle } from './diff-standing.js';
import type { AttributeValue, FactValue } from './model/fact.js';
import type { Dimension } from './model/option.js';

/**
 * Which way a fact's value went, for every pair of values:
 *
 * | value | rule |
 * | --- | --- |
 * | another type | reversed |
 * | capability | supported to unsupported or back: reversed; else along supported, conditional, unknown, not-applicable, unsupported (downwards tightened). Beside it: fewer listed values tightened; a smaller `beyond` tightened; qualifiers of a group: what they imply, less tightened; qualifiers without a group: more tightened; condition: wording |
 * | limit | as the set of amounts it allows: smaller set tightened (a lower max, a higher min or version), larger loosened, neither reversed; a symbol or another unit or scope: reversed; from hard to recommended to default, or becoming adjustable: loosened |
 * | attribute | on an ordered dimension with one value each: towards the best loosened; else more values loosened, fewer tightened, others reversed |
 * | lifecycle | along retired, deprecated, not-recommended, upgrade-recommended, preview, ga, default, recommended; dates: a longer good status loosened, a longer bad one tightened; another scope reversed; target: wording |
 * | guidance | another signal, mode or unit, favours to disfavours or back: reversed; else along disfavours, advises, favours; strength: in the direction of the signal; fewer listed values tightened; number: as a limit; need: wording |
 */
export function shiftOfValue(from: FactValue, to: FactValue, dimension: Dimension | undefined): Shift {
  switch (to.type) {
    case 'capability':
      return from.type === to.type ? shiftOfCapability(from, to, dimension) : 'reversed';
    case 'limit':
      return from.type === to.type ? shiftOfLimit(from, to) : 'reversed';
    case 'attribute':
      return from.type === to.type ? shiftOfAttribute(from, to, dimension) : 'reversed';
    case 'lifecycle':
      return from.type === to.type ? shiftOfLifecycle(from, to) : 'reversed';
    default:
      return from.type === to.type ? shiftOfGuidance(from, to) : 'reversed';
  }
}

function shiftOfAttribute(from: AttributeValue, to: AttributeValue, dimension: Dimension | undefined): Shift {
  const [before, after] = [new Set(from.values), new Set(to.values)];
  if (dimension?.better === undefined || before.size !== 1 || after.size !== 1)
    return whereGranted(extentOfSets(from.values, to.values));
  const rank = (words: Set<string>) => dimension.values.findIndex(({ id }) => words.has(id));
  return alongScale(rank(before), rank(after));
}
