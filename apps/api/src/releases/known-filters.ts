import { nearestId, Problem, type CompiledRelease, type ProblemPlace } from '@plimsoll/engine';
import type { ItemQuery } from './item-schemas.js';

const filters = ['option', 'dimension', 'category', 'source', 'group'] as const;
type Filter = (typeof filters)[number];

/** A filter by an id that the release does not hold would give an empty list, and hide a slip of the pen. Throws Problem 422. */
export function refuseUnknownFilters(release: CompiledRelease, query: ItemQuery): void {
  const places = filters.flatMap((filter) => unknownPlace(release, filter, query[filter]));
  const [first, ...others] = places;
  if (first) throw new Problem(422, others.length === 0 ? first.code : 'invalid-question', first.detail, places);
}

function unknownPlace(release: CompiledRelease, filter: Filter, id: string | undefined): readonly ProblemPlace[] {
  const known = id === undefined ? undefined : knownIds(release, filter);
  if (id === undefined || known === undefined || known.has(id)) return [];
  const nearest = nearestId(id, known);
  const hint = nearest === undefined ? '' : `; the nearest known one is ${nearest}`;
  return [{ pointer: `/${filter}`, code: `unknown-${filter}`, detail: `the release holds no ${filter} ${id}${hint}` }];
}

function knownIds(release: CompiledRelease, filter: Filter): ReadonlySet<string> {
  switch (filter) {
    case 'option':
      return new Set(release.options.keys());
    case 'dimension':
      return new Set(release.dimensions.keys());
    case 'category':
      return new Set(release.categories.keys());
    case 'source':
      return new Set(release.sources.keys());
    case 'group':
      return new Set(release.content.dimensions.map((dimension) => dimension.group));
  }
}
