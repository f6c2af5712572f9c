import type { Design } from '../model/design.js';
import { designFields, type Type } from '../rules/types.js';

type Told = Readonly<Record<string, unknown>>;

/**
 * A design in which what is not told is told to be absent, in every struct that it has and in every item of its lists. What stands at a path of `open`
 * (design paths, `*` for any item) stays untold: something has yet to fill it in.
 */
export function tellAbsent(design: Design, open: ReadonlySet<string> = new Set()): Design {
  return fill(design, { is: 'struct', fields: designFields }, { path: '', open, isRoot: true }) as Design;
}

interface Place {
  readonly path: string;
  readonly open: ReadonlySet<string>;
  readonly isRoot?: true;
}

function fill(value: unknown, type: Type | undefined, { path, open, isRoot }: Place): unknown {
  if (type?.is === 'list' && Array.isArray(value))
    return value.map((item: unknown) => fill(item, type.of, { path: `${path}/*`, open }));
  if (type?.is !== 'struct' || typeof value !== 'object' || value === null) return value;
  const told = value as Told;
  return Object.fromEntries(
    Object.entries(type.fields).flatMap(([name, field]) => {
      const at = `${path}/${name}`;
      if (told[name] !== undefined) return [[name, fill(told[name], field, { path: at, open })]];
      if (open.has(at)) return [];
      return [[name, isRoot ? wholeOf(field, { path: at, open }) : null]];
    }),
  );
}

/** What stands for a part of a design of which nothing is told: the structs that every design has are there, all of their fields absent; the rest is absent. */
function wholeOf(field: Type, place: Place): unknown {
  return alwaysThere.has(place.path) ? fill({}, field, place) : null;
}

/** The parts of a design that cannot be told to be absent. */
const alwaysThere: ReadonlySet<string> = new Set(['/cluster', '/network', '/intent']);
