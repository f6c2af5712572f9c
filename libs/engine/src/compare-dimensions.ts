import type { CompiledRelease } from './compile.js';
import type { Option } from './model/option.js';

/** Made once a release, since a release never changes; goes when the release goes. */
const indexes = new WeakMap<CompiledRelease, ReadonlyMap<string, ReadonlySet<string>>>();

/** The ids of the dimensions on which a fact speaks about one of the options, whatever its dates. */
export function dimensionsWithFacts(release: CompiledRelease, options: readonly Option[]): ReadonlySet<string> {
  const index = indexes.get(release) ?? indexFacts(release);
  return new Set(options.flatMap(({ id }) => [...(index.get(id) ?? [])]));
}

function indexFacts(release: CompiledRelease): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const fact of release.content.facts)
    for (const option of [fact.option, ...fact.alsoOf]) {
      const dimensions = index.get(option);
      if (dimensions) dimensions.add(fact.dimension);
      else index.set(option, new Set([fact.dimension]));
    }
  indexes.set(release, index);
  return index;
}
