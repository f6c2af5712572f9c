import {
  alongScale,
  combineShifts,
  extentOfRanges,
  whereGranted,
  type Extent,
  type Range,
  type Shift,
} from './diff-shift.js';
import type { LimitValue } from './model/fact.js';
import { compareVersions } from './order.js';

const limitKinds = ['hard', 'recommended', 'default'];

/** Which way a limit went; the rule is in the table of `shiftOfValue`. */
export function shiftOfLimit(from: LimitValue, to: LimitValue): Shift {
  return combineShifts([
    whereGranted(extentOfLimit(from, to)),
    alongScale(limitKinds.indexOf(from.kind), limitKinds.indexOf(to.kind)),
    alongScale(Number(from.adjustable), Number(to.adjustable)),
  ]);
}

function extentOfLimit(from: LimitValue, to: LimitValue): Extent {
  if (from.unit !== to.unit || from.scope !== to.scope) return 'other';
  if (from.op === to.op && from.symbol !== undefined && from.symbol === to.symbol) return 'same';
  if (from.number !== undefined && to.number !== undefined)
    return extentOfRanges(allowed(from.op, from.number), allowed(to.op, to.number), (a, b) => a - b);
  if (from.version !== undefined && to.version !== undefined)
    return extentOfRanges(allowed(from.op, from.version), allowed(to.op, to.version), compareVersions);
  return 'other';
}

function allowed<T>(op: LimitValue['op'], amount: T): Range<T> {
  switch (op) {
    case 'max':
      return { high: amount };
    case 'exactly':
      return { low: amount, high: amount };
    case 'min':
    case 'at-least-version':
      return { low: amount };
  }
}
