import type { Cidr, IpAddress } from '../addresses/address.js';
import type { Version } from './version.js';

/**
 * Something that was not told: the paths that would have to be known. `isPath`: it is one field of the design, so that a field of it has a path as well.
 * The names begin with `$` so that no field of a design can be mistaken for them.
 */
export class Unknown {
  #paths: readonly string[] | undefined;
  readonly #united: readonly Unknown[];

  /** Of paths, or of other unknowns whose paths are put together only when somebody asks: thousands may be united one by one. */
  constructor(
    of: readonly string[] | readonly [Unknown, Unknown],
    readonly $isPath = false,
  ) {
    if (isPair(of)) this.#united = of;
    else {
      this.#united = [];
      this.#paths = of;
    }
  }

  get $paths(): readonly string[] {
    this.#paths ??= gather(this.#united);
    return this.#paths;
  }

  /** The unknowns that this one was united from, while their paths have not been put together. */
  get $parts(): readonly Unknown[] {
    return this.#paths ? [] : this.#united;
  }
}

function isPair(of: readonly string[] | readonly [Unknown, Unknown]): of is readonly [Unknown, Unknown] {
  return typeof of[0] === 'object';
}

/** The paths of unknowns, each once, the first first. Without recursion: a chain may be as long as a list of the design. */
function gather(unknowns: readonly Unknown[]): readonly string[] {
  const paths = new Set<string>();
  const waiting = [...unknowns].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { $parts } = next;
    if ($parts.length > 0) waiting.push(...[...$parts].reverse());
    else for (const path of next.$paths) paths.add(path);
  }
  return [...paths];
}

/** Permanent codes of what was told and cannot be computed with. */
export type FailureCode =
  | 'absent'
  | 'malformed-ip'
  | 'malformed-cidr'
  | 'host-bits'
  | 'malformed-version'
  | 'malformed-day'
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
function unite(a: Unknown, b: Unknown): Unknown {
  return a === b ? a : new Unknown([a, b]);
}

/** Two operands of a junction that are not settled: unknown wins over error, and the first of two errors stays. */
export function mergeOpen(a: Value, b: Value): Value {
  if (a instanceof Unknown && b instanceof Unknown) return unite(a, b);
  return b instanceof Unknown ? b : a;
}
