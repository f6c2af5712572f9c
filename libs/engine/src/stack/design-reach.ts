import type { CompiledRelease } from '../compile.js';
import type { Expression } from '../model/expression.js';

/** The places of a design that a partial one tells, as paths. A list that is told is told whole, so its own path stands for everything in it. */
export function pathsTold(design: unknown, path = ''): readonly string[] {
  if (typeof design !== 'object' || design === null || Array.isArray(design)) return [path];
  const members = Object.entries(design);
  if (members.length === 0) return [path];
  return members.flatMap(([name, value]) => pathsTold(value, `${path}/${name}`));
}

/**
 * The design paths that an expression can read, with those that `chosen` reads. Worked out from the release as it is: an expression that was published
 * earlier lists what the options of its day read.
 */
export function pathsRead(release: CompiledRelease, expression: Expression): readonly string[] {
  const paths = new Set(expression.reads);
  for (const category of chosenIn(expression.tree, new Set()))
    for (const option of release.content.options)
      if (option.category === category) for (const path of option.matches?.reads ?? []) paths.add(path);
  return [...paths];
}

function chosenIn(node: unknown, found: Set<string>): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return found;
  if ('k' in node && node.k === 'chosen' && 'category' in node) found.add(String(node.category));
  for (const part of Object.values(node)) chosenIn(part, found);
  return found;
}

/** Whether what is told can change what is read: one of the paths lies at or below one of the others. */
export function reaches(told: readonly string[], read: readonly string[]): boolean {
  return told.some((one) => read.some((other) => isAtOrBelow(one, other) || isAtOrBelow(other, one)));
}

const isAtOrBelow = (path: string, above: string) => path === above || path.startsWith(`${above}/`);
