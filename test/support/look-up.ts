/**
 * Finds a value in an answer by a path such as `rows[dimension=max-nodes].cells[option=kubenet].limit.number`.
 * A step in brackets picks the one element whose members have those values; none or several: an error that says so.
 */
export function lookUp(answer: unknown, path: string): unknown {
  return [...path.matchAll(/([\w-]+)|\[([^\]]+)\]/g)].reduce<unknown>((value, [step, member, filter]) => {
    if (value === null || typeof value !== 'object') throw new Error(`${path}: nothing to step into at ${step}`);
    if (member !== undefined) return (value as Record<string, unknown>)[member];
    return pick(value as readonly unknown[], filter as string, path);
  }, answer);
}

function pick(list: readonly unknown[], filter: string, path: string): unknown {
  const wanted = filter.split(',').map((pair) => pair.split('=') as [string, string]);
  const found = list.filter((element) =>
    wanted.every(([key, value]) => String((element as Record<string, unknown>)[key]) === value),
  );
  if (found.length !== 1) throw new Error(`${path}: ${found.length} elements have ${filter}`);
  return found[0];
}
