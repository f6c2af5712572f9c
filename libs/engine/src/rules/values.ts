import type { Cidr, IpAddress } from '../addresses/address.js';
import type { Version } from './version.js';

/**
 * Something that was not told: the paths that would have to be known. `isPath`: it is one field of the design, so that a field of it has a path as well.
 * The names begin with `$` so that no field of a design can be mistaken for them.
 */
export class Unknown {
  constructor(
    readonly $paths: readonly string[],
    readonly $isPath = false,
  ) {}
}

/** Permanent codes of what was told and cannot be computed with. */
export type FailureCode =
  | 'absent'
  | 'malformed-ip'
  | 'malformed-cidr'
  | 'host-bits'
  | 'malformed-version'
  | 'inexact'
  | 'division-by-zero'
  | 'empty-list'
  | 'index-out-of-range'
  | 'several-options-match'
  | 'unknown-option'
  | 'step-budget';

/** `$detail` is the path or the text in question; `$corrected` what was probably meant. */
export class Failure {
  constructor(
    readonly $code: FailureCode,
    readonly $detail: string,
    readonly $corrected?: string,
  ) {}
}

/** A struct of the design as the document holds it: absent members are not told, null ones are told to be absent. */
export type Struct = Readonly<Record<string, unknown>>;

export type Settled = boolean | number | string | IpAddress | Cidr | Version | Struct | readonly Value[];
export type Value = Settled | Unknown | Failure;

export const isSettled = (value: Value): value is Settled => !(value instanceof Unknown || value instanceof Failure);

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** What a strict operator gives when an operand is not settled: an error before an unknown; paths of several unknowns unite. */
export function unsettled(...operands: readonly Value[]): Unknown | Failure {
  let paths: Unknown | undefined;
  for (const operand of operands) {
    if (operand instanceof Failure) return operand;
    if (operand instanceof Unknown) paths = paths ? unite(paths, operand) : operand;
  }
  // A checked tree gives each operator operands of its types, so that only unsettled ones lead here.
  if (!paths) throw new TypeError('an operator met operands that its checked tree rules out');
  return paths;
}

/** The union of two unknowns. */
export function unite(a: Unknown, b: Unknown): Unknown {
  if (a === b || (a.$paths.length === 1 && b.$paths.length === 1 && a.$paths[0] === b.$paths[0])) return a;
  return new Unknown([...new Set([...a.$paths, ...b.$paths])]);
}

/** Two operands of a junction that are not settled: unknown wins over error, and the first of two errors stays. */
export function mergeOpen(a: Value, b: Value): Value {
  if (a instanceof Unknown && b instanceof Unknown) return unite(a, b);
  return b instanceof Unknown ? b : a;
}
