import { canonicalJson } from './canonical.js';
import type { CellValue } from './cell-value.js';
import type { Cell } from './model/compare.js';
import type { Support } from './model/fact.js';
import type { Dimension } from './model/option.js';
import { compareVersions } from './order.js';

type Standing = NonNullable<Cell['against']>;

/** A text that is equal for two cells exactly when they say the same; certainty, notes and sources do not count. Unknown is a value of its own. A condition counts where no qualifier tells it. */
export function meaningOf(cell: Cell): string {
  const variants = (cell.variants ?? []).map((variant) => [variant.scope, variant.with, valueMeaning(variant)]);
  return canonicalJson([valueMeaning(cell), variants]);
}

function valueMeaning({ state, support, values, limit, beyond, qualifiers, condition }: CellValue) {
  const told = support === 'conditional' && qualifiers.length === 0 ? condition : undefined;
  return { state, support, values, limit, beyond, qualifiers: [...qualifiers].sort(), condition: told };
}

/**
 * How a cell stands against the reference option's. Better and worse only where an order exists: the order of support; of limits by the dimension's `better`,
 * when both bound the same thing; of attribute values by their order in the dimension (worst to best) when it has a `better`.
 * Unknown as soon as one of the two is unknown, or one of two limits has no number.
 */
export function standingOf(dimension: Dimension, cell: CellValue, reference: CellValue): Standing {
  const states = new Set([cell.state, reference.state]);
  if (states.has('unknown')) return 'unknown';
  if (canonicalJson(valueMeaning(cell)) === canonicalJson(valueMeaning(reference))) return 'same';
  if (states.has('not-applicable')) return 'different';
  return knownStanding(dimension, cell, reference);
}

function knownStanding(dimension: Dimension, cell: CellValue, reference: CellValue): Standing {
  if (cell.limit && reference.limit) return limitStanding(dimension, cell.limit, reference.limit);
  if (cell.support && reference.support) return toStanding(supportRank[cell.support] - supportRank[reference.support]);
  return valuesStanding(dimension, cell.values ?? [], reference.values ?? []);
}

const supportRank: Readonly<Record<Support, number>> = {
  unsupported: 0,
  conditional: 1,
  supported: 2,
  'not-applicable': 0,
  unknown: 0,
};

const toStanding = (difference: number): Standing =>
  difference > 0 ? 'better' : difference < 0 ? 'worse' : 'different';

type Limit = NonNullable<Cell['limit']>;

function limitStanding(dimension: Dimension, limit: Limit, reference: Limit): Standing {
  if (limit.symbol !== undefined || reference.symbol !== undefined)
    return limit.symbol === reference.symbol ? 'different' : 'unknown';
  const boundOf = ({ op, kind, unit, scope }: Limit) => canonicalJson([op, kind, unit, scope]);
  if (dimension.better === undefined || boundOf(limit) !== boundOf(reference)) return 'different';
  const difference = amountDifference(limit, reference);
  return toStanding(dimension.better === 'higher' ? difference : -difference);
}

function amountDifference(a: Limit, b: Limit): number {
  if (a.number !== undefined && b.number !== undefined) return a.number - b.number;
  if (a.version !== undefined && b.version !== undefined) return compareVersions(a.version, b.version);
  return 0;
}

/** Lists are ordered only when the best value and the worst value of one are both at least as good as those of the other. */
function valuesStanding(dimension: Dimension, values: readonly string[], reference: readonly string[]): Standing {
  if (dimension.better === undefined) return 'different';
  const ranks = (words: readonly string[]) =>
    words.map((word) => dimension.values.findIndex(({ id }) => id === word)).sort((a, b) => a - b);
  const [own, other] = [ranks(values), ranks(reference)];
  const worst = (own[0] ?? -1) - (other[0] ?? -1);
  const best = (own.at(-1) ?? -1) - (other.at(-1) ?? -1);
  return Math.sign(worst) * Math.sign(best) < 0 ? 'different' : toStanding(worst + best);
}
