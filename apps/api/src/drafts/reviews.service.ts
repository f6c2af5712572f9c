import { Injectable } from '@nestjs/common';
import { Problem } from '@plimsoll/engine';
import type { Transaction } from '../writes/write.store.js';
import type { Answered, Done } from '../writes/write.types.js';
import { ApprovalsNeeded } from './approvals-needed.js';
import { approve, changeDraft, type DraftChange } from './draft.store.js';
import { approvalsInForce, type Draft, type DraftState } from './draft.types.js';
import { acknowledged, requireNothingBlocks, type DraftProblem } from './draft-problems.js';
import { unscheduled } from './draft-schedule.js';
import { DraftViews } from './draft-views.js';
import { DraftsService, type AskedOfDraft, type Meant } from './drafts.service.js';
import { ImpactService, type ImpactMark } from './impact.service.js';

/** Brings a draft through its states. Approving is bound to the digest: what was approved is what is published. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly drafts: DraftsService,
    private readonly views: DraftViews,
    private readonly impacts: ImpactService,
    private readonly needed: ApprovalsNeeded,
  ) {}

  /** Throws Problem 422 `draft-has-problems`, `draft-changes-nothing`. */
  submit(asked: AskedOfDraft, meant: Meant): Promise<Answered> {
    return this.drafts.change(asked, meant, async (tx, draft) => {
      requireState(draft, ['draft']);
      const problems = await this.views.problemsOf(draft, tx);
      requireNothingBlocks(problems);
      if (this.views.changesNothing(draft))
        throw new Problem(422, 'draft-changes-nothing', 'The draft holds what its base holds.');
      const impact = await this.impacts.keep(tx, draft);
      return this.move(tx, draft, { state: 'in-review', type: 'draft.submitted', impact, problems });
    });
  }

  /** Throws Problem 409 `wrong-state`; whoever wrote of the draft is refused by the policy. */
  approve(asked: AskedOfDraft, meant: Meant, comment: string | undefined): Promise<Answered> {
    return this.drafts.change(asked, meant, async (tx, draft) => {
      requireState(draft, ['in-review', 'approved']);
      const problems = await this.views.problemsOf(draft, tx);
      const impact = await this.impacts.keep(tx, draft);
      const approval = { approver: asked.caller.id, approvedAt: this.drafts.now(), comment: comment ?? null };
      await approve(tx, draft, approval);
      const approvers = new Set(approvalsInForce(draft).map(({ approver }) => approver));
      const state = approvers.add(asked.caller.id).size >= this.needed.count ? 'approved' : draft.state;
      return this.move(tx, draft, { state, type: 'draft.approved', reason: comment, impact, problems });
    });
  }

  reject(asked: AskedOfDraft, meant: Meant, reason: string): Promise<Answered> {
    return this.drafts.change(asked, meant, (tx, draft) => {
      requireState(draft, ['in-review', 'approved']);
      return this.close(tx, draft, { state: 'rejected', type: 'draft.rejected', reason });
    });
  }

  withdraw(asked: AskedOfDraft, meant: Meant, reason: string | undefined): Promise<Answered> {
    return this.drafts.change(asked, meant, (tx, draft) =>
      this.close(tx, draft, { state: 'withdrawn', type: 'draft.withdrawn', reason }),
    );
  }

  private async close(tx: Transaction, draft: Draft, move: Move): Promise<Done> {
    const off = await unscheduled(tx, draft, { reason: `the draft was ${move.state}`, at: this.drafts.now() });
    const done = await this.move(tx, draft, { ...move, ...off.change });
    return { ...done, deeds: [...done.deeds, ...off.deeds] };
  }

  private async move(tx: Transaction, draft: Draft, moving: Move): Promise<Done> {
    const { type, reason, impact, problems = [], ...change } = moving;
    const head = await changeDraft(tx, draft, change, this.drafts.now());
    const before = { state: draft.state, digest: draft.digest };
    const told = { ...(impact === undefined ? {} : { impact }), ...acknowledged(problems) };
    const after = { state: head.state, digest: head.digest, ...told };
    return this.views.done(head, [
      { type, target: `draft:${draft.id}`, before, after, ...(reason === undefined ? {} : { reason }) },
    ]);
  }
}

/** A step of a draft to another state, and what is told of it. */
interface Move extends DraftChange {
  readonly state: DraftState;
  readonly type: string;
  readonly reason?: string | undefined;
  readonly impact?: ImpactMark;
  /** What the checks say of what is decided on. */
  readonly problems?: readonly DraftProblem[];
}

/** Throws Problem 409 `wrong-state`. */
export function requireState({ state }: Draft, states: readonly DraftState[]): void {
  if (!states.includes(state))
    throw new Problem(409, 'wrong-state', `The draft is ${state}; this needs it to be ${states.join(' or ')}.`);
}
