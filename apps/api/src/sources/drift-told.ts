import { canonicalJson, type Citation, type CompiledRelease, type SourceRevision } from '@plimsoll/engine';
import { citationSearch } from '@plimsoll/engine/publish';
import { CITATION_STATUSES, type CitationDrift, type DeletionGuard, type Drift, type Proposal } from '@plimsoll/drift';
import type { EarlierValues } from './earlier-values.js';
import { keyOf, type MovedAway } from './moved-away.js';
import {
  isAffected,
  type CitationTold,
  type DriftRecord,
  type DriftTold,
  type FactTold,
  type NewRevision,
  type ProposalTold,
  type SourceTold,
} from './sources.types.js';

const MOST_CANDIDATES = 200;
const LONGEST_HEADING = 300;
const LONGEST_QUOTE = 2000;

/** What a drift is told with. */
export interface Telling {
  readonly release: CompiledRelease;
  readonly fresh: readonly NewRevision[];
  readonly earlier: EarlierValues;
  /** For each source of the batch, the last drift it was part of. */
  readonly before: readonly DriftRecord[];
  /** What went to another source since the release. */
  readonly away: readonly MovedAway[];
  /** The texts that stood until now: a candidate that one of them holds is not new. */
  readonly standing: readonly string[];
  /** Absent: a third. */
  readonly alarmShare: number | undefined;
}

const A_THIRD = 1 / 3;

/** Puts what was found of each source together: by fact, each with all that was found of it. */
export function tellDrift(drifts: readonly Drift[], telling: Telling): DriftTold {
  const places = placesIn(telling.fresh);
  const facts = factsOf(drifts, { places, telling }).map((fact) => ({ ...fact, since: sinceOf(fact, telling.before) }));
  const sources = telling.fresh.map((revision) => sourceOf(revision, { drifts, facts, telling }));
  const alarmed = new Set(sources.filter(({ guard }) => guard.alarm).map(({ source }) => source));
  const candidates = drifts.flatMap((drift) => drift.candidates).filter(({ text }) => !isStanding(text, telling));
  return {
    base: telling.release.header.sequence,
    sources,
    facts: facts.map((fact) => ({ ...fact, proposals: proposalsOf(fact, { drifts, alarmed, telling }) })),
    candidates: candidates.slice(0, MOST_CANDIDATES),
    candidateCount: candidates.length,
  };
}

type Places = (drift: CitationDrift) => Citation | null;
type Bare = Omit<FactTold, 'since' | 'proposals'>;

/** Gives the citation into the new revision where it can be found there; one that cannot is told without it. */
function placesIn(fresh: readonly NewRevision[]): Places {
  const ids = new Map(fresh.map(({ source, id }) => [source, id]));
  const texts = new Map(fresh.map(({ textSha256, text }) => [textSha256, text]));
  const revisions: SourceRevision[] = fresh.map(({ id, source, order, textSha256 }) => ({
    id,
    source,
    order,
    textSha256,
  }));
  const search = citationSearch({ texts }, revisions);
  return ({ now }) => {
    const revision = now && ids.get(now.source);
    if (!revision || now.quote.length > LONGEST_QUOTE || (now.heading?.length ?? 0) > LONGEST_HEADING) return null;
    const { heading, line, quote } = now;
    const forms: readonly Citation[] = [
      { revision, heading, line, quote },
      { revision, heading, quote },
      { revision, heading: null, quote },
    ];
    return forms.find((form) => search(form) === undefined) ?? null;
  };
}

interface Placing {
  readonly places: Places;
  readonly telling: Telling;
}

function factsOf(drifts: readonly Drift[], { places, telling: { away, fresh } }: Placing): readonly Bare[] {
  const citations = new Map<string, CitationTold[]>();
  const add = (facts: readonly string[], told: CitationTold) => {
    for (const fact of facts) citations.set(fact, [...(citations.get(fact) ?? []), told]);
  };
  const quoted = new Map(away.map(({ told }) => [keyOf(told.now), told.before]));
  for (const { source, citations: found } of drifts)
    for (const one of found) {
      const { status, why, citation, passages } = one;
      // What the release quotes elsewhere has still moved from there.
      const before = quoted.get(keyOf(citation));
      const isMoved = before !== undefined && status === 'still-quoted';
      add(one.facts, {
        source,
        status: isMoved ? 'moved' : status,
        why: isMoved ? [...why, 'source-changed'] : why,
        before: before ?? citation,
        now: places(one),
        passages,
      });
    }
  const fed = new Set(fresh.map(({ source }) => source));
  for (const { facts, told, to } of away) if (!fed.has(to)) add(facts, told);
  return [...citations]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fact, found]) => ({
      fact,
      status: CITATION_STATUSES.findLast((status) => found.some((one) => one.status === status)) ?? 'changed',
      isGone: found.every(({ status }) => status === 'gone'),
      citations: found,
    }));
}

/** The earlier drift that said the same of the fact, so that nobody is asked twice. */
function sinceOf(fact: Bare, before: readonly DriftRecord[]): string | null {
  if (!isAffected(fact)) return null;
  const said = wordsOf(fact);
  for (const { id, told } of before) {
    const same = told.facts.find((one) => one.fact === fact.fact && wordsOf(one) === said);
    if (same) return same.since ?? id;
  }
  return null;
}

const wordsOf = ({ status, citations }: Bare): string =>
  canonicalJson([status, citations.map((one) => [one.before, one.status, one.passages.next])]);

interface Counting {
  readonly drifts: readonly Drift[];
  readonly facts: readonly Bare[];
  readonly telling: Telling;
}

function sourceOf({ source, id }: NewRevision, { drifts, facts, telling }: Counting): SourceTold {
  const own = facts.filter(({ citations }) => citations.some((one) => one.source === source));
  const isGoneHere = ({ citations }: Bare) =>
    citations
      .filter((one) => one.source === source)
      .every(({ status, why }) => status === 'gone' && !why.includes('said-elsewhere'));
  const gone = own.filter(isGoneHere).length;
  const share = own.length === 0 ? 0 : gone / own.length;
  const alarmAbove = telling.alarmShare ?? A_THIRD;
  const ofSource = drifts.filter((drift) => drift.source === source);
  const previous = ofSource[0]?.previous;
  const counted = { facts: own.length, gone, share, alarmAbove };
  // An excerpt is no complete document: that a page does not say it in the same words is no sign that the page was cut short.
  const guard: DeletionGuard = ofSource.some((drift) => drift.guard.isExcerpt)
    ? { ...counted, alarm: share === 1 && ofSource.some((drift) => drift.guard.alarm), isExcerpt: true }
    : { ...counted, alarm: share > alarmAbove };
  return { source, previous: previous || null, next: id, guard };
}

interface Proposing {
  readonly drifts: readonly Drift[];
  readonly alarmed: ReadonlySet<string>;
  readonly telling: Telling;
}

function proposalsOf(fact: Bare, { drifts, alarmed, telling }: Proposing): readonly ProposalTold[] {
  const values = drifts.flatMap(({ proposals }) => proposals.filter((one) => isValueOf(one, fact.fact)));
  const isSafe = fact.citations.every(
    ({ source, why }) => !alarmed.has(source) && !why.includes('was-excerpt') && !why.includes('said-elsewhere'),
  );
  const isUnquoted = fact.isGone && telling.release.facts.get(fact.fact)?.citations.length === fact.citations.length;
  const removal: readonly Proposal[] = isSafe && isUnquoted ? [{ type: 'removal', fact: fact.fact }] : [];
  return [...values, ...removal].map((proposal) => withEarlier(proposal, telling));
}

const isValueOf = (proposal: Proposal, fact: string) => proposal.type === 'value' && proposal.fact === fact;

function withEarlier(proposal: Proposal, { earlier, release }: Telling): ProposalTold {
  if (proposal.type !== 'value' || proposal.heldBefore.length === 0) return proposal;
  const { catalog } = release.header;
  const links = proposal.heldBefore.map(({ fact, revision }) => {
    const held = earlier.releaseOf(fact, revision);
    return { fact, release: held, path: `/v1/catalogs/${catalog}/releases/${held}/facts/${fact}` };
  });
  return { ...proposal, earlier: links };
}

function isStanding(text: string, { standing }: Telling): boolean {
  return standing.some((held) => held.includes(text));
}
