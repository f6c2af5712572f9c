import type { Citation, CompiledRelease } from '@plimsoll/engine';
import type { CitationTold, DriftRecord } from './sources.types.js';

/** A passage that an earlier drift found in another source, while the newest release still quotes it from the first. */
export interface MovedAway {
  readonly facts: readonly string[];
  /** As it was told: `before` is what the release quotes, and `now` is where it went. */
  readonly told: CitationTold & { readonly now: Citation };
  /** The source that it went to. */
  readonly to: string;
}

/**
 * What went from one source to another since the newest release. Nothing published says so yet: whoever compared the next texts with what
 * the release quotes alone would find it gone from the one, and an old acquaintance in the other.
 */
export function movedAwayOf(
  before: readonly DriftRecord[],
  release: CompiledRelease,
  sourceOf: (revision: string) => string | undefined,
): readonly MovedAway[] {
  const found = new Map<string, MovedAway>();
  // The newest word about a passage counts.
  for (const { told } of before.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    for (const { fact, citations } of told.facts)
      for (const citation of citations) {
        const key = keyOf(citation.before);
        const away = awayOf(citation, sourceOf);
        if (!isQuoted(release, fact, key)) continue;
        if (away) found.set(key, { ...away, facts: [...new Set([...(found.get(key)?.facts ?? []), fact])].sort() });
        else found.delete(key);
      }
  return [...found.values()];
}

function awayOf(told: CitationTold, sourceOf: (revision: string) => string | undefined) {
  const { now, source, status } = told;
  const to = now && status === 'moved' ? sourceOf(now.revision) : undefined;
  return now && to !== undefined && to !== source ? { told: { ...told, now }, to } : undefined;
}

function isQuoted(release: CompiledRelease, fact: string, key: string): boolean {
  const quoted = release.facts.get(fact)?.citations ?? [];
  return quoted.some((citation) => keyOf(citation) === key);
}

/** The same for two citations of the same words in the same place. */
export const keyOf = ({ revision, heading, line, quote }: Citation): string =>
  JSON.stringify([revision, heading, line ?? null, quote]);
