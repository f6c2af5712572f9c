import type { FilledDefault } from './defaults.js';
import type { DefaultSeen } from './model/report.js';
import type { CompiledCase, CompiledRule } from './rules/compiled-rules.js';
import type { Place } from './rules/places.js';

/** More than this many filled values of one finding tell a reader nothing more. */
const MOST_SHOWN = 20;

/** The filled defaults of a document, by their path and by the pattern of it (`/agentPools/*\/maxPods`). */
export interface DefaultsByPattern {
  readonly paths: ReadonlyMap<string, FilledDefault>;
  readonly patterns: ReadonlyMap<string, readonly FilledDefault[]>;
}

export function defaultsByPattern(paths: DefaultsByPattern['paths'] = new Map()): DefaultsByPattern {
  const patterns = new Map<string, FilledDefault[]>();
  for (const one of paths.values()) {
    const pattern = one.path.replace(/\/\d+(?=\/)/g, '/*');
    const list = patterns.get(pattern);
    if (list) list.push(one);
    else patterns.set(pattern, [one]);
  }
  return { paths, patterns };
}

const reads = new WeakMap<CompiledCase, readonly string[]>();

function readsOf(judged: CompiledCase): readonly string[] {
  let paths = reads.get(judged);
  if (!paths) {
    const { appliesWhen, seen, assert } = judged;
    const all = [appliesWhen, ...seen.map(({ value }) => value), assert].flatMap((one) => one?.expression.reads ?? []);
    reads.set(judged, (paths = [...new Set(all)].sort()));
  }
  return paths;
}

/** The filled values that the case of a rule can have looked at on a place: of the list that the rule ranges over, those of the place itself. */
export function defaultsUsed(
  filled: DefaultsByPattern,
  { itemName }: CompiledRule,
  judged: CompiledCase | undefined,
  place: Place,
): readonly FilledDefault[] {
  if (filled.paths.size === 0 || !judged) return [];
  const list = itemName === undefined ? undefined : `${place.path.slice(0, place.path.lastIndexOf('/'))}/*`;
  return readsOf(judged).flatMap((pattern) => {
    if (list === undefined || !pattern.startsWith(`${list}/`)) return filled.patterns.get(pattern) ?? [];
    return filled.paths.get(`${place.path}${pattern.slice(list.length)}`) ?? [];
  });
}

/** Filled values as a finding shows them. */
export function showDefaults(used: readonly FilledDefault[]): DefaultSeen[] {
  return used.slice(0, MOST_SHOWN).map(({ path, value, source }) => ({ path, value, default: source.id }));
}
