import type { Citation, Source, SourceRevision } from '@plimsoll/engine';
import type { Candidate, CitationStatus, DeletionGuard, Proposal, Why } from '@plimsoll/drift';

/** A revision that is known: of a release, or received and not in one yet. */
export type KnownRevision = Pick<SourceRevision, 'id' | 'source' | 'order' | 'textSha256' | 'retrievedOn'> & {
  readonly isReleased: boolean;
};

/** A source with its newest revision; null where it has none. */
export interface KnownSource {
  readonly source: Source;
  readonly isReleased: boolean;
  readonly newest: KnownRevision | null;
}

/** A text that was sent. */
export interface SentRevision {
  readonly source: string;
  readonly text: string;
  readonly retrievedAt?: string | undefined;
}

/** A text that is new, with the id and the rank that it gets. */
export interface NewRevision {
  readonly id: string;
  readonly source: string;
  readonly order: number;
  readonly textSha256: string;
  readonly text: string;
  readonly retrievedAt: string;
}

/** What became of one citation of a fact: what it said, and where that stands now. */
export interface CitationTold {
  readonly source: string;
  readonly status: CitationStatus;
  readonly why: readonly Why[];
  readonly before: Citation;
  /** As a citation into the new revision; null where it is gone. */
  readonly now: Citation | null;
  /** The sentences around it. */
  readonly passages: { readonly previous: string; readonly next: string | null };
}

/** What of a proposal an editor goes by. `earlier` are the facts that held the proposed value before. It is never applied by itself. */
export type ProposalTold = Proposal & { readonly earlier?: readonly EarlierFact[] };

/** A fact that held a value, with the newest release in which it did. */
interface EarlierFact {
  readonly fact: string;
  readonly release: number;
  readonly path: string;
}

/** What became of a fact: the worst of its citations. `since` is the earlier drift that told the same; null where this one is the first. */
export interface FactTold {
  readonly fact: string;
  readonly status: CitationStatus;
  readonly isGone: boolean;
  readonly since: string | null;
  readonly citations: readonly CitationTold[];
  readonly proposals: readonly ProposalTold[];
}

export interface SourceTold {
  readonly source: string;
  /** Null for the first text of a source. */
  readonly previous: string | null;
  readonly next: string;
  readonly guard: DeletionGuard;
}

/** What a batch did, as it is kept. Facts that are quoted as before are told too, by where they are quoted now. */
export interface DriftTold {
  readonly base: number;
  readonly sources: readonly SourceTold[];
  readonly facts: readonly FactTold[];
  readonly candidates: readonly Candidate[];
  /** How many candidates there were; the first of them are told. */
  readonly candidateCount: number;
}

/** `quiet`: no fact is touched; `drifted`: facts changed or are gone; `alarm`: so much of a source is gone that nothing was drafted of it. */
export const driftOutcomes = ['quiet', 'drifted', 'alarm'] as const;
export type DriftOutcome = (typeof driftOutcomes)[number];

export interface DriftRecord {
  readonly id: string;
  readonly catalog: string;
  readonly at: Date;
  readonly by: string;
  readonly outcome: DriftOutcome;
  readonly draft: string | null;
  readonly told: DriftTold;
}

/** Whether an editor has to look at the fact. */
export const isAffected = ({ status }: Pick<FactTold, 'status'>): boolean => status === 'changed' || status === 'gone';
