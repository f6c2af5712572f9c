import type { Budget } from './budget.js';
import { isList, isValueObject, memberOf, Opaque, type Value, type ValueObject } from './value.js';

/** Tells whether two values are equal; undefined where that hangs on what only runtime knows. Costs a step for each pair that is compared. */
export function equalValues(a: Value, b: Value, budget: Budget, pointer: string): boolean | undefined {
  budget.spend(1, pointer);
  if (a instanceof Opaque || b instanceof Opaque) return equalOpaque(a, b);
  if (isList(a) && isList(b))
    return a.length === b.length && all(a.keys(), (index) => [a[index] ?? null, b[index] ?? null], budget, pointer);
  if (isValueObject(a) && isValueObject(b)) return equalObjects(a, b, budget, pointer);
  return a === b;
}

function equalOpaque(a: Value, b: Value): boolean | undefined {
  if (a instanceof Opaque && b instanceof Opaque)
    return a.symbol.toLowerCase() === b.symbol.toLowerCase() ? true : undefined;
  const [opaque, other] = a instanceof Opaque ? [a, b] : [b, a];
  // A text of which some is known is no empty text, and nothing but a text.
  if (opaque instanceof Opaque && opaque.hasText && (other === '' || typeof other !== 'string')) return false;
  return undefined;
}

function equalObjects(a: ValueObject, b: ValueObject, budget: Budget, pointer: string): boolean | undefined {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length || names.some((name) => memberOf(b, name) === undefined)) return false;
  return all(names, (name) => [a[name] ?? null, memberOf(b, name) ?? null], budget, pointer);
}

function all<K>(
  keys: Iterable<K>,
  pairOf: (key: K) => readonly [Value, Value],
  budget: Budget,
  pointer: string,
): boolean | undefined {
  let result: boolean | undefined = true;
  for (const key of keys) {
    const [a, b] = pairOf(key);
    const isEqual = budget.within(pointer, () => equalValues(a, b, budget, pointer));
    if (isEqual === false) return false;
    result = isEqual === undefined ? undefined : result;
  }
  return result;
}
