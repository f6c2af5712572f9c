import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Problem } from '@plimsoll/engine';
import type { StillAllowed } from '../access/still-allowed.js';
import { Clock } from '../config/clock.js';
import { JobRunner, type Job } from '../jobs/job-runner.js';
import { WriteStore, type Transaction } from '../writes/write.store.js';
import type { Answered, Asked, Done } from '../writes/write.types.js';
import { unscheduled } from './draft-schedule.js';
import { changeDraft, DraftStore, lockDueDraft, type DueDraft } from './draft.store.js';
import type { Draft } from './draft.types.js';
import { DraftsService, type AskedOfDraft, type Meant } from './drafts.service.js';
import { PublishingService } from './publishing.service.js';

/** Publishes approved drafts at a time that was set. */
@Injectable()
export class ScheduleService {
  constructor(
    private readonly drafts: DraftsService,
    private readonly publishing: PublishingService,
  ) {}

  /** Throws Problem 409 `wrong-state`, `not-approved`, 422 `schedule-in-the-past`. */
  schedule(asked: AskedOfDraft, meant: Meant, at: Date): Promise<Answered> {
    return this.drafts.change(asked, meant, async (tx, draft) => {
      this.publishing.requireReady(draft);
      if (at.getTime() <= this.drafts.now().getTime())
        throw new Problem(422, 'schedule-in-the-past', 'The time is over: publish it now, or name a later one.');
      return this.set(tx, draft, { publishAt: at, publishBy: asked.caller.id });
    });
  }

  /** Takes a schedule off; nothing happens where there is none. */
  unschedule(asked: AskedOfDraft, meant: Meant): Promise<Answered> {
    return this.drafts.change(asked, meant, async (tx, draft) => {
      if (draft.publishAt === null) return this.drafts.views.done(draft, []);
      return this.set(tx, draft, { publishAt: null, publishBy: null });
    });
  }

  private async set(tx: Transaction, draft: Draft, change: Pick<Draft, 'publishAt' | 'publishBy'>): Promise<Done> {
    const head = await changeDraft(tx, draft, change, this.drafts.now());
    const [before, after] = [draft, head].map(({ publishAt, publishBy }) =>
      publishAt === null ? undefined : { publishAt: publishAt.toISOString(), publishBy },
    );
    const type = after === undefined ? 'draft.unscheduled' : 'draft.scheduled';
    return this.drafts.views.done(head, [{ type, target: `draft:${draft.id}`, before, after }]);
  }
}

/** Publishes what has fallen due, one draft at a time; a draft that another replica has taken is left to it. */
@Injectable()
export class ScheduledPublishing implements Job, OnApplicationBootstrap {
  readonly name = 'scheduled-publishing';
  private readonly log = new Logger(ScheduledPublishing.name);

  constructor(
    private readonly store: DraftStore,
    private readonly publishing: PublishingService,
    private readonly writes: WriteStore,
    private readonly running: { readonly jobs: JobRunner; readonly clock: Clock; readonly stillAllowed: StillAllowed },
  ) {}

  onApplicationBootstrap(): void {
    this.running.jobs.add(this);
  }

  async run(): Promise<boolean> {
    const due = await this.store.firstDue(this.running.clock.now());
    if (!due) return false;
    let isTaken = false;
    await this.writes.perform(askedFor(due), async (tx) => {
      const draft = await lockDueDraft(tx, due.id, this.running.clock.now());
      if (!draft) return nothingDone;
      isTaken = true;
      return this.publish(tx, draft, due);
    });
    return isTaken;
  }

  /** Only while who set the schedule may publish. What stands in the way is told, and the schedule is off: nobody waits at this hour to mend it. */
  private async publish(tx: Transaction, draft: Draft, { publishBy, publishAt }: DueDraft): Promise<Done> {
    try {
      await this.running.stillAllowed.require(tx, 'publishDraft', publishBy);
      return await this.publishing.publishIn(tx, draft, {
        by: publishBy,
        reason: `scheduled for ${publishAt.toISOString()}`,
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.log.warn(`draft ${draft.id} was not published as scheduled: ${error.message}`);
      const at = this.running.clock.now();
      const off = await unscheduled(tx, draft, { reason: `${error.code}: ${error.message}`, at });
      await changeDraft(tx, draft, off.change, at);
      return { ...nothingDone, deeds: off.deeds };
    }
  }
}

const nothingDone: Done = { status: 204, deeds: [] };

/** Done in the name of who set the schedule. */
const askedFor = ({ id, publishBy }: DueDraft): Asked => ({
  operation: 'publishDraft',
  caller: { id: publishBy, kind: 'user', name: publishBy, roles: [] },
  requestId: `schedule-${id}`,
  question: null,
  idempotencyKey: undefined,
  isDryRun: false,
});
