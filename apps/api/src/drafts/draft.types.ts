import type { LocalizedText, ReleaseContentInput } from '@plimsoll/engine';

/** How far a draft is. The last three are the end: nothing changes after them. */
export const draftStates = ['draft', 'in-review', 'approved', 'published', 'rejected', 'withdrawn'] as const;
export type DraftState = (typeof draftStates)[number];

/** That somebody approved this revision, whose content has this digest. */
export interface Approval {
  readonly approver: string;
  readonly digest: string;
  readonly revision: number;
  readonly approvedAt: Date;
  readonly comment: string | null;
  /** Whether the token that it was given with has been taken back: whose word it was is in doubt then. */
  readonly isRevoked: boolean;
}

/** A draft without its content. `version` counts every change of anything, `revision` those of the content and of the base; `digest` is of the content alone. */
export interface DraftHead {
  readonly id: string;
  readonly catalog: string;
  readonly title: string;
  readonly notes: LocalizedText;
  readonly state: DraftState;
  readonly author: string;
  /** Whoever changed what it holds; the author too, once that is so. */
  readonly editors: readonly string[];
  readonly baseSequence: number;
  /** What it would be called if it were published now; another one is given when that is taken. */
  readonly label: string;
  readonly version: number;
  readonly revision: number;
  readonly digest: string;
  /** What opened it, where that was not a person alone; null otherwise. */
  readonly because: unknown;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly publishAt: Date | null;
  readonly publishBy: string | null;
  readonly publishedSequence: number | null;
  readonly approvals: readonly Approval[];
}

export interface Draft extends DraftHead {
  readonly content: ReleaseContentInput;
}

/** A draft that nobody has edited or approved yet. */
export type NewDraftRow = Omit<Draft, 'approvals' | 'editors' | 'revision'>;

/** The approvals of what a draft is now. An edit that is taken back gives the same content, and voids them all the same; so does taking back the token that approved. */
export const approvalsInForce = ({ approvals, revision }: DraftHead): readonly Approval[] =>
  approvals.filter((approval) => approval.revision === revision && !approval.isRevoked);
