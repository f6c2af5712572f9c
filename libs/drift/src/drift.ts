import type { Citation, Fact, FactValue } from '@plimsoll/engine';
import type { ChangeKind } from './values.js';
import type { WordChange } from './word-diff.js';

/** The text of a source at one moment. `revision` is the id that citations name. An empty text is a document that is gone. */
export interface RevisionText {
  readonly revision: string;
  readonly text: string;
  /** Told from the text where it is absent. */
  readonly format?: 'text' | 'markdown' | undefined;
  /** Whether only passages of the document were held. Absent: where quotes cover most of it and the next text is much longer. */
  readonly isExcerpt?: boolean | undefined;
}

/** A citation into the previous text, and the ids of the facts that it carries. */
export interface CitedPassage {
  readonly citation: Citation;
  readonly facts: readonly string[];
}

/** What of a fact is compared with a changed passage. */
export type ComparedFact = Pick<Fact, 'id' | 'value' | 'effectiveFrom' | 'effectiveTo'> & {
  /** Names of what the fact is about, as rows and columns of tables say it. They tell which cell of a row is the fact's. */
  readonly names?: readonly string[];
};

/** What was said before, in the place of a fact: a value that this or an earlier fact held. */
export interface EarlierValue {
  /** The fact as it is now. */
  readonly fact: string;
  /** The fact that held the value. */
  readonly earlier: string;
  /** The revision of the source that said so. */
  readonly revision: string;
  readonly value: FactValue;
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
}

/** One source with its previous and its next text. */
export interface RevisionChange {
  readonly source: string;
  readonly previous: RevisionText;
  readonly next: RevisionText;
  readonly citations: readonly CitedPassage[];
  readonly facts?: readonly ComparedFact[];
  readonly history?: readonly EarlierValue[];
  /** More than this share of the source's facts gone is an alarm; a third where it is absent. */
  readonly alarmAbove?: number;
}

/** From best to worst. `still-quoted`: the same words in the same place; `moved`: the same words elsewhere; `changed`: other words in its place, or it cannot be told; `gone`: nothing in its place. */
export const CITATION_STATUSES = ['still-quoted', 'moved', 'changed', 'gone'] as const;
export type CitationStatus = (typeof CITATION_STATUSES)[number];

export type Confidence = 'high' | 'medium' | 'low';

/**
 * Why a citation has its status. Open: more may be told.
 * `heading-changed`, `order-changed`, `source-changed`: where it moved. `context-changed`: its words stand, words beside them in the sentence do not.
 * `turned`: what changed beside it may turn its meaning. `sentence-extended`, `words-inserted`: new words in what was quoted.
 * `said-elsewhere`: gone from its place, while the same words stand in another that said them before.
 * `was-excerpt`: only passages of the document were held, so that the words may never have stood in it as they were quoted.
 * `cell-changed`, `cell-emptied`: a value in a table. `unlike`: what stands in its place has little in common. `not-in-previous`: the quote was not found to begin with.
 */
export type Why =
  | 'heading-changed'
  | 'order-changed'
  | 'source-changed'
  | 'context-changed'
  | 'turned'
  | 'sentence-extended'
  | 'words-inserted'
  | 'words-changed'
  | 'cell-changed'
  | 'cell-emptied'
  | 'partly-gone'
  | 'unlike'
  | 'was-excerpt'
  | 'said-elsewhere'
  | 'not-in-previous';

/** Where a passage stands now, as a citation would tell it. */
export interface PlaceNow {
  readonly source: string;
  readonly heading: string | null;
  /** 1-based. */
  readonly line: number;
  /** The words as they are written now, white space folded: found in the next text. */
  readonly quote: string;
}

/** A cell that changed, and what its row and column say it is about. Empty names where the table tells none. */
export interface CellChange {
  readonly row: string;
  readonly column: string;
  readonly previous: string;
  readonly next: string;
}

/** Words beside the quoted ones, in the same sentence, that went and came. */
export interface ContextChange {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What became of one citation. */
export interface CitationDrift {
  readonly citation: Citation;
  readonly facts: readonly string[];
  readonly status: CitationStatus;
  readonly confidence: Confidence;
  readonly why: readonly Why[];
  /** Where it stands, or what took its place; null when it is gone. */
  readonly now: PlaceNow | null;
  /** The sentences around it, before and after; `next` is null when it is gone. */
  readonly passages: { readonly previous: string; readonly next: string | null };
  /** Word by word, inside the quote; empty unless changed. */
  readonly changes: readonly WordChange[];
  readonly kinds: readonly ChangeKind[];
  readonly cells: readonly CellChange[];
  readonly context: ContextChange | null;
}

/** A new value for one member of a fact, read from the words that changed. A proposal: nothing applies it. */
export interface ValueProposal {
  readonly type: 'value';
  readonly fact: string;
  /** JSON pointer into the fact. */
  readonly pointer: string;
  readonly from: string | number;
  readonly to: string | number;
  /** What it rests on: the passage before and after. */
  readonly words: WordChange;
  readonly confidence: Confidence;
  /** The earlier facts that held the proposed value: it flipped back. */
  readonly heldBefore: readonly { readonly fact: string; readonly revision: string }[];
}

/** A fact that nothing says any more. A proposal: nothing applies it. */
export interface RemovalProposal {
  readonly type: 'removal';
  readonly fact: string;
}

export type Proposal = ValueProposal | RemovalProposal;

/** What became of a fact: the worst of its citations. */
export interface FactDrift {
  readonly fact: string;
  readonly status: CitationStatus;
  /** Whether every citation of it in this source is gone. */
  readonly isGone: boolean;
}

/** A new passage near a cited one, that nothing cites. */
export interface Candidate {
  readonly source: string;
  readonly heading: string | null;
  readonly line: number;
  readonly text: string;
  /** What the row and the column of a new cell say; null outside tables. */
  readonly cell: { readonly row: string; readonly column: string } | null;
  readonly near: readonly ('same-section' | 'same-list' | 'same-row' | 'same-column')[];
  /** The facts cited near it. */
  readonly facts: readonly string[];
}

/**
 * How much of a source would go; what is said elsewhere stays. An alarm stands in the place of every proposal to remove. Where only an excerpt was held, what is not found
 * may be said in other words: nothing is proposed to be removed, and only a text that says nothing of it and speaks of other things is an alarm.
 */
export interface DeletionGuard {
  readonly facts: number;
  readonly gone: number;
  /** 0 to 1. */
  readonly share: number;
  readonly alarmAbove: number;
  readonly alarm: boolean;
  /** Told where it is so. */
  readonly isExcerpt?: true;
}

/** What a new revision does to the citations of one source. Data throughout; lists sorted, so that the same texts give the same bytes. */
export interface Drift {
  readonly source: string;
  readonly previous: string;
  readonly next: string;
  readonly citations: readonly CitationDrift[];
  readonly facts: readonly FactDrift[];
  readonly candidates: readonly Candidate[];
  readonly proposals: readonly Proposal[];
  readonly guard: DeletionGuard;
}
