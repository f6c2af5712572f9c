import { bearingOf } from './diff-bearing.js';
import {
  alongScale,
  combineExtents,
  combineShifts,
  extentOfRanges,
  extentOfSets,
  whereDenied,
  whereGranted,
} from './diff-shift.js';
import type { Extent, Shift } from './diff-shift.js';
import type { GuidanceValue, LifecycleValue } from './model/fact.js';
import { compareCodeUnits } from './text-order.js';

const statusScale = [
  'retired',
  'deprecated',
  'not-recommended',
  'upgrade-recommended',
  'preview',
  'ga',
  'default',
  'recommended',
];

/** Which way a lifecycle entry went; the rule is in the table of `shiftOfValue`. */
export function shiftOfLifecycle(from: LifecycleValue, to: LifecycleValue): Shift {
  if (from.scope !== to.scope) return 'reversed';
  const time = extentOfRanges({ low: from.from, high: from.to }, { low: to.from, high: to.to }, compareCodeUnits);
  const bearing = bearingOf(from);
  const dated = bearing === bearingOf(to) ? (bearing === 'grants' ? whereGranted(time) : whereDenied(time)) : 'none';
  return combineShifts([
    alongScale(statusScale.indexOf(from.status), statusScale.indexOf(to.status)),
    dated,
    from.target === to.target ? 'none' : 'wording',
  ]);
}

const directionScale = ['disfavours', 'advises', 'favours'];
const strengthScale = ['weak', 'normal', 'strong'];

/** Which way a use-when line went; the rule is in the table of `shiftOfValue`. */
export function shiftOfGuidance(from: GuidanceValue, to: GuidanceValue): Shift {
  const directions = new Set([from.direction, to.direction]);
  if (from.signal !== to.signal || from.mode !== to.mode || from.unit !== to.unit) return 'reversed';
  if (directions.has('favours') && directions.has('disfavours')) return 'reversed';
  return combineShifts([
    alongScale(directionScale.indexOf(from.direction), directionScale.indexOf(to.direction)),
    shiftOfStrength(from, to),
    whereGranted(combineExtents([extentOfSets(from.values, to.values), extentOfNumber(from, to)])),
    from.need === to.need ? 'none' : 'wording',
  ]);
}

function shiftOfStrength(from: GuidanceValue, to: GuidanceValue): Shift {
  if (from.strength === to.strength || from.direction !== to.direction) return 'none';
  const stronger = alongScale(strengthScale.indexOf(from.strength), strengthScale.indexOf(to.strength));
  if (from.direction === 'advises') return 'wording';
  return from.direction === 'favours' ? stronger : stronger === 'loosened' ? 'tightened' : 'loosened';
}

function extentOfNumber(from: GuidanceValue, to: GuidanceValue): Extent {
  const range = ({ number, need }: GuidanceValue) => (need === 'less-than' ? { high: number } : { low: number });
  return extentOfRanges(range(from), range(to), (a, b) => a - b);
}
