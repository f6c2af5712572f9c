import { itemKinds, type Fact, type LocalizedText, type ReleaseContentInput } from '@plimsoll/engine';
import type { JsonValue } from '@plimsoll/catalog';
import { editContent, type Edit } from '../drafts/draft-content.js';
import type { KnownSources } from './known-sources.js';
import { isAffected, type CitationTold, type DriftTold, type FactTold, type KnownRevision } from './sources.types.js';

/** What a draft for a drift is made with. */
export interface Drafting {
  readonly id: string;
  readonly told: DriftTold;
  readonly sources: KnownSources;
  /** The revisions that the drift brought. */
  readonly revisions: readonly KnownRevision[];
  /** The content of the newest release. */
  readonly content: ReleaseContentInput;
  /** Whether sources that raised an alarm take part: where somebody has looked at them. */
  readonly isConfirmed: boolean;
}

export interface DriftDraft {
  readonly title: string;
  readonly notes: LocalizedText;
  readonly content: ReleaseContentInput;
  readonly because: object;
}

/**
 * What a drift makes of the newest release: the new revisions enter, and facts that are said as before are quoted from them. Facts that changed or
 * are gone stay as they are; `because` tells of them. Null where nothing would be another.
 */
export function draftOfDrift(drafting: Drafting): DriftDraft | null {
  const facts = factsToTake(drafting);
  const cited = facts.filter((fact) => !isAffected(fact)).flatMap((fact) => reanchored(fact, drafting.content));
  const affected = facts.filter(isAffected);
  const touched = new Set(affected.flatMap(({ citations }) => citations.map(({ source }) => source)));
  const wanted = new Set(cited.flatMap(({ revisions }) => revisions));
  const entering = drafting.revisions.filter(({ id, source }) => wanted.has(id) || touched.has(source));
  const { content, edited } = editContent(drafting.content, [...entriesOf(entering, drafting), ...cited]);
  if (edited.length === 0) return null;
  const names = [...new Set(entering.map(({ source }) => source))];
  return {
    title: titleOf(names),
    notes: notesOf(names),
    content,
    because: becauseOf(drafting, affected),
  };
}

function factsToTake({ told, isConfirmed }: Drafting): readonly FactTold[] {
  const alarmed = new Set(told.sources.filter(({ guard }) => guard.alarm).map(({ source }) => source));
  if (isConfirmed) return told.facts;
  return told.facts.filter(({ citations }) => citations.every(({ source }) => !alarmed.has(source)));
}

type CitedEdit = Edit & { readonly revisions: readonly string[] };

/** The fact with its citations into the new revisions. A fact that is another one since the drift stays. */
function reanchored({ fact, citations }: FactTold, content: ReleaseContentInput): readonly CitedEdit[] {
  const held = content.facts.find(({ id }) => id === fact);
  if (!held) return [];
  const moved = held.citations.map((citation) => movedTo(citation, citations) ?? citation);
  const isMoved = moved.some((citation, at) => citation !== held.citations[at]);
  if (!isMoved) return [];
  const patch = { citations: moved } as unknown as JsonValue;
  return [{ kind: 'fact', id: fact, patch, revisions: moved.map(({ revision }) => revision) }];
}

/** Where a citation stands in the new revision; undefined where it was not compared or is not found. */
function movedTo(citation: Fact['citations'][number], told: readonly CitationTold[]) {
  return told.find(({ before }) => isSame(before, citation))?.now ?? undefined;
}

const isSame = (a: Fact['citations'][number], b: Fact['citations'][number]) =>
  a.revision === b.revision && a.quote === b.quote && a.heading === b.heading && a.line === b.line;

function entriesOf(entering: readonly KnownRevision[], { sources, content }: Drafting): readonly Edit[] {
  const held = new Set(content[itemKinds.source.plural].map(({ id }) => id));
  const missing = new Set(entering.map(({ source }) => source).filter((source) => !held.has(source)));
  const added = [...missing].map((id) => ({
    kind: 'source' as const,
    id,
    patch: patchOf(sources.get(id)?.source ?? {}),
  }));
  const revisions = entering.map(({ id, source, order, textSha256, retrievedOn }) => ({
    kind: 'source-revision' as const,
    id,
    patch: patchOf({ id, source, order, textSha256, ...(retrievedOn === undefined ? {} : { retrievedOn }) }),
  }));
  return [...added, ...revisions];
}

const patchOf = (item: object) => ({ ...item }) as JsonValue;

const titleOf = (names: readonly string[]) => `${listed(names)} changed`;

function notesOf(names: readonly string[]): LocalizedText {
  return { en: `What changed in ${listed(names)}.`, ja: `${listed(names)} の変更。` };
}

const MOST_NAMED = 3;

function listed(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${named}, +${names.length - MOST_NAMED}` : named;
}

function becauseOf({ id, told, isConfirmed }: Drafting, affected: readonly FactTold[]): object {
  return {
    type: 'drift',
    drift: id,
    isConfirmed,
    sources: told.sources,
    facts: affected.map(({ fact, status, since, citations, proposals }) => ({
      fact,
      state: status,
      since,
      old: citations.map(({ passages }) => passages.previous),
      new: citations.map(({ passages }) => passages.next),
      citations: citations.map(({ source, status: state, why, before, now }) => ({ source, state, why, before, now })),
      proposals: proposals.map((proposal) => ({ ...proposal, isProposal: true })),
    })),
    candidates: told.candidates,
    candidateCount: told.candidateCount,
  };
}
