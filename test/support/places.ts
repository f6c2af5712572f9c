/** The ways to all values inside a value, key by key; the empty one is the value itself. */
export function placesIn(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [way];
  return [way, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...way, key]))];
}

/** A copy of a value that holds another one at the end of a way. */
export function withReplaced(value: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as object) };
  Reflect.set(copy, step, withReplaced(Reflect.get(copy, step), rest, by));
  return copy;
}
