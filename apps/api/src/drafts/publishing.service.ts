import { Injectable } from '@nestjs/common';
import { Problem, SCHEMA_VERSION, type ReleaseContentInput, type ReleaseHeader } from '@plimsoll/engine';
import { insertRelease, type NewMove, type NewRelease } from '../releases/release.store.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import type { Answered, Done } from '../writes/write.types.js';
import { ApprovalsNeeded } from './approvals-needed.js';
import { baseMoved } from './base-moved.js';
import { changedItems } from './content-changes.js';
import { acknowledged, requireNothingBlocks, type DraftProblem } from './draft-problems.js';
import { DraftViews } from './draft-views.js';
import { changeDraft, releasesAfter, type Transaction } from './draft.store.js';
import { approvalsInForce, type Draft } from './draft.types.js';
import { DraftsService, type AskedOfDraft, type Meant } from './drafts.service.js';
import { ImpactService, type ImpactMark } from './impact.service.js';
import { requireState } from './reviews.service.js';

/** Makes a draft the next release: release, pointer, impact report, audit and event in one transaction. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly drafts: DraftsService,
    private readonly impacts: ImpactService,
    private readonly memory: ReleaseMemory,
    private readonly needed: ApprovalsNeeded,
  ) {}

  /** Throws Problem 409 `wrong-state`, `not-approved`, `base-moved` where another release came first, 422 `draft-has-problems`. */
  async publish(asked: AskedOfDraft, meant: Meant): Promise<Answered> {
    const answered = await this.drafts.change(asked, meant, (tx, draft) =>
      this.publishIn(tx, draft, { by: asked.caller.id }),
    );
    if (!asked.isDryRun) await this.views.catchUp();
    return answered;
  }

  /** The same in the transaction of the caller, who has locked the draft. Nothing is written where it throws a problem, but the report. */
  async publishIn(tx: Transaction, draft: Draft, { by, reason }: Publishing): Promise<Done> {
    this.requireReady(draft);
    const problems = await this.views.problemsOf(draft, tx);
    requireNothingBlocks(problems);
    const impact = await this.impacts.keep(tx, draft);
    const release = this.releaseOf(draft, by);
    const { header } = release;
    const outcome = await insertRelease(tx, release, () => moveTo(header, by, draft));
    if (outcome !== 'written') throw baseMoved(draft, await releasesAfter(tx, draft), this.itemsOf(draft));
    const { sequence, label, digest } = header;
    const change = {
      state: 'published',
      publishedSequence: sequence,
      label,
      publishAt: null,
      publishBy: null,
    } as const;
    await changeDraft(tx, draft, change, this.drafts.now());
    return {
      status: 201,
      body: header,
      location: `/v1/catalogs/${draft.catalog}/releases/${sequence}`,
      etag: digest,
      deeds: this.deedsOf(draft, header, { impact, problems, reason }),
    };
  }

  /** Throws Problem 409 `wrong-state`, `not-approved`. */
  requireReady(draft: Draft): void {
    requireState(draft, ['approved']);
    const inForce = approvalsInForce(draft).length;
    if (inForce < this.needed.count)
      throw new Problem(409, 'not-approved', `${inForce} of ${this.needed.count} approvals are of this content.`);
  }

  private get views(): DraftViews {
    return this.drafts.views;
  }

  private deedsOf(draft: Draft, { sequence, label, digest }: ReleaseHeader, told: Told): Done['deeds'] {
    const { impact, problems, reason } = told;
    const { catalog, id, state, baseSequence } = draft;
    const because = reason === undefined ? {} : { reason };
    const base = this.views.baseOf(draft).release;
    return [
      {
        type: 'draft.published',
        target: `draft:${id}`,
        before: { state, digest },
        after: { state: 'published', digest, sequence },
        ...because,
      },
      // The last one: the head of the audit that is published with the release stands for all before it.
      {
        type: 'release.published',
        target: `release:${catalog}/${sequence}`,
        before: { sequence: baseSequence, label: base.label, digest: base.digest },
        after: { sequence, label, digest, draft: id, impact, ...acknowledged(problems) },
        ...because,
      },
    ];
  }

  private itemsOf(draft: Draft): readonly string[] {
    return changedItems(this.views.baseOf(draft).content, draft.content).map(({ kind, id }) => `${kind}/${id}`);
  }

  private releaseOf(draft: Draft, publishedBy: string): NewRelease {
    const { catalog, baseSequence, digest, notes, content } = draft;
    const isTaken = this.memory.headers(catalog).some(({ label }) => label === draft.label);
    const header: ReleaseHeader = {
      catalog,
      sequence: baseSequence + 1,
      label: isTaken ? this.drafts.labelFor(catalog) : draft.label,
      digest,
      schemaVersion: SCHEMA_VERSION,
      publishedAt: this.drafts.now().toISOString(),
      publishedBy,
      notes,
    };
    const { name } = this.memory.catalogs().find((one) => one.catalog === catalog) ?? { name: { en: '', ja: '' } };
    const changes = changesBetween(this.views.baseOf(draft).content, content);
    return { catalog: { id: catalog, name }, header, changes, texts: new Map() };
  }
}

/** Who publishes, and why where there is something to say of that. */
export interface Publishing {
  readonly by: string;
  readonly reason?: string;
}

interface Told {
  readonly impact: ImpactMark;
  readonly problems: readonly DraftProblem[];
  readonly reason: string | undefined;
}

/** What a release stores: of each item that is another one or gone, the new content or null. */
const changesBetween = (base: ReleaseContentInput, next: ReleaseContentInput): NewRelease['changes'] =>
  changedItems(base, next).map(({ kind, id, after }) => ({ kind, key: id, content: after }));

const moveTo = ({ catalog, sequence }: ReleaseHeader, movedBy: string, { id }: Draft): NewMove => ({
  catalog,
  sequence,
  movedBy,
  reason: `published from draft ${id}`,
});
