import { citationsInto, type ComparedFact, type RevisionChange, type RevisionText } from '@plimsoll/drift';
import type { CompiledRelease, Fact } from '@plimsoll/engine';
import type { Comparison, OlderChange } from './compare-all.js';
import type { EarlierValues } from './earlier-values.js';
import type { KnownSources } from './known-sources.js';
import type { KnownRevision, NewRevision } from './sources.types.js';

/** What a batch is compared with. */
export interface Ground {
  readonly release: CompiledRelease;
  readonly sources: KnownSources;
  readonly earlier: EarlierValues;
  /** Texts of known revisions by SHA-256. */
  readonly texts: ReadonlyMap<string, string>;
  /** Absent: a third. */
  readonly alarmShare: number | undefined;
}

/** The facts of a release that no other one has taken the place of. */
const factsInForce = ({ content, supersededBy }: CompiledRelease): readonly Fact[] =>
  content.facts.filter(({ id }) => (supersededBy.get(id) ?? []).length === 0);

/** The revisions of a source that facts in force quote, newest first. */
function citedRevisions(release: CompiledRelease, sources: KnownSources, source: string): readonly KnownRevision[] {
  const facts = factsInForce(release);
  const cited = new Set(facts.flatMap(({ citations }) => citations.map(({ revision }) => revision)));
  return sources
    .revisionsOf(source)
    .filter(({ id }) => cited.has(id))
    .toReversed();
}

/** Puts new texts beside the ones that the facts quote. */
export function comparisonOf(fresh: readonly NewRevision[], ground: Ground): Comparison {
  const newest: RevisionChange[] = [];
  const older: OlderChange[] = [];
  for (const revision of fresh) {
    const [first, ...rest] = citedRevisions(ground.release, ground.sources, revision.source);
    const standing = ground.sources.get(revision.source)?.newest ?? undefined;
    newest.push(changeOf(revision, first ?? standing, ground));
    if (standing)
      older.push(
        ...rest.map((cited) => ({ change: changeOf(revision, cited, ground), standing: textOf(standing, ground) })),
      );
  }
  return { newest, older };
}

/** The revisions whose texts a comparison needs. */
export function revisionsNeeded(
  fresh: readonly NewRevision[],
  { release, sources }: Pick<Ground, 'release' | 'sources'>,
) {
  return fresh.flatMap(({ source }) => {
    const standing = sources.get(source)?.newest;
    return [...citedRevisions(release, sources, source), ...(standing ? [standing] : [])];
  });
}

function changeOf(next: NewRevision, previous: KnownRevision | undefined, ground: Ground): RevisionChange {
  const facts = factsInForce(ground.release);
  const citations = previous ? citationsInto(previous.id, facts) : [];
  const cited = new Set(citations.flatMap((passage) => passage.facts));
  const own = facts.filter(({ id }) => cited.has(id));
  return {
    source: next.source,
    previous: previous ? textOf(previous, ground) : { revision: '', text: '' },
    next: { revision: next.id, text: next.text },
    citations,
    facts: own.map((fact) => comparedOf(fact, ground.release)),
    history: own.flatMap((fact) => ground.earlier.of(fact)),
    ...(ground.alarmShare === undefined ? {} : { alarmAbove: ground.alarmShare }),
  };
}

const textOf = ({ id, textSha256 }: KnownRevision, { texts }: Ground): RevisionText => ({
  revision: id,
  text: texts.get(textSha256) ?? '',
});

// Tables name what a row or a column is about by the names of options.
function comparedOf({ id, option, value, effectiveFrom, effectiveTo }: Fact, release: CompiledRelease): ComparedFact {
  const named = release.options.get(option);
  const names = named ? [named.name.en, named.name.ja, ...named.aliases.map(({ name }) => name)] : [];
  return {
    id,
    value,
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(effectiveTo === undefined ? {} : { effectiveTo }),
    names: [...new Set(names)],
  };
}
