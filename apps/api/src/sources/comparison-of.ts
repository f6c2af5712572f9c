import {
  citationsInto,
  type CitedPassage,
  type ComparedFact,
  type RevisionChange,
  type RevisionText,
} from '@plimsoll/drift';
import type { CompiledRelease, Fact } from '@plimsoll/engine';
import type { Comparison, OlderChange } from './compare-all.js';
import type { EarlierValues } from './earlier-values.js';
import type { KnownSources } from './known-sources.js';
import { keyOf, type MovedAway } from './moved-away.js';
import type { KnownRevision, NewRevision } from './sources.types.js';

/** What a batch is compared with. */
export interface Ground {
  readonly release: CompiledRelease;
  readonly sources: KnownSources;
  readonly earlier: EarlierValues;
  /** What went to another source since the release: it is followed from there. */
  readonly away: readonly MovedAway[];
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
        ...[...rest.map((cited) => changeOf(revision, cited, ground)), ...changesFromAway(revision, ground)].map(
          (change) => ({ change, standing: textOf(standing, ground) }),
        ),
      );
  }
  return { newest, older };
}

/** The revisions whose texts a comparison needs. */
export function revisionsNeeded(
  fresh: readonly NewRevision[],
  { release, sources, away }: Pick<Ground, 'release' | 'sources' | 'away'>,
) {
  return fresh.flatMap(({ source }) => {
    const standing = sources.get(source)?.newest;
    const from = new Set(away.flatMap(({ to, told }) => (to === source ? [told.now.revision] : [])));
    return [
      ...citedRevisions(release, sources, source),
      ...(standing ? [standing] : []),
      ...sources.revisionsOf(source).filter(({ id }) => from.has(id)),
    ];
  });
}

/** What came to a source from another one, from the text in which it was found there. */
function changesFromAway(next: NewRevision, ground: Ground): readonly RevisionChange[] {
  const here = ground.away.filter(({ to }) => to === next.source);
  const known = ground.sources
    .revisionsOf(next.source)
    .filter(({ id }) => here.some(({ told }) => told.now.revision === id));
  return known.map((revision) => {
    const citations = here.flatMap(({ facts, told }) =>
      told.now.revision === revision.id ? [{ citation: told.now, facts }] : [],
    );
    return { ...changeOf(next, revision, ground), ...factsOf(citations, ground), citations };
  });
}

function changeOf(next: NewRevision, previous: KnownRevision | undefined, ground: Ground): RevisionChange {
  const elsewhere = new Set(ground.away.map(({ told }) => keyOf(told.before)));
  const cited = previous ? citationsInto(previous.id, factsInForce(ground.release)) : [];
  const citations = cited.filter(({ citation }) => !elsewhere.has(keyOf(citation)));
  return {
    source: next.source,
    previous: previous ? textOf(previous, ground) : { revision: '', text: '' },
    next: { revision: next.id, text: next.text },
    citations,
    ...factsOf(citations, ground),
    ...(ground.alarmShare === undefined ? {} : { alarmAbove: ground.alarmShare }),
  };
}

/** The facts that some citations carry, with what was said in their place before. */
function factsOf(citations: readonly CitedPassage[], { release, earlier }: Ground) {
  const cited = new Set(citations.flatMap(({ facts }) => facts));
  const own = factsInForce(release).filter(({ id }) => cited.has(id));
  return { facts: own.map((fact) => comparedOf(fact, release)), history: own.flatMap((fact) => earlier.of(fact)) };
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
