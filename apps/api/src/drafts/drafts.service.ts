import { Injectable } from '@nestjs/common';
import { Problem, releaseDigest } from '@plimsoll/engine';
import { Clock } from '../config/clock.js';
import type { OperationId } from '../access/policy.js';
import { DEFAULT_CATALOG } from '../evaluation/evaluation.service.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { requireFresh } from '../writes/ask-write.js';
import { WriteStore, type Transaction } from '../writes/write.store.js';
import type { Answered, Asked, Done } from '../writes/write.types.js';
import { editContent, type Edit } from './draft-content.js';
import { draftId } from './draft-id.js';
import { editorsWith, requireDraftOwnership, requireOpen } from './draft-ownership.js';
import { unscheduled } from './draft-schedule.js';
import { etagOfDraft } from './draft-shown.js';
import { DraftViews, noDraft } from './draft-views.js';
import { changeDraft, createDraft, lockDraft, type DraftChange } from './draft.store.js';
import type { Draft, NewDraftRow } from './draft.types.js';
import type { DraftTold, NewDraft } from './drafts.schema.js';
import { nextLabel } from './next-label.js';

/** A write that is asked of a draft. */
export type AskedOfDraft = Asked & { readonly operation: OperationId };

/** The draft that a caller means, and the version of it that was read: its ETag. */
export interface Meant {
  readonly id: string;
  readonly etag: string;
}

/** What a new draft is opened with. */
export type OpeningDraft = Pick<Draft, 'catalog' | 'title' | 'notes' | 'content' | 'because'>;

/** Edits that depend on what the draft holds. */
export type EditsOf = (draft: Draft, tx: Transaction) => readonly Edit[] | Promise<readonly Edit[]>;

/** Opens drafts and edits them. */
@Injectable()
export class DraftsService {
  constructor(
    readonly views: DraftViews,
    private readonly writes: WriteStore,
    private readonly memory: ReleaseMemory,
    private readonly clock: Clock,
  ) {}

  async create(asked: Asked, { catalog = DEFAULT_CATALOG, title, notes, startFrom }: NewDraft): Promise<Answered> {
    // Whoever was told of a release by another replica means that one, though this one may not have heard of it yet.
    await this.views.catchUp();
    return this.writes.perform(asked, async (tx) => {
      const base = this.newestOf(catalog);
      const { content } = this.memory.snapshot(catalog, startFrom ?? String(base));
      return this.open(tx, asked, { catalog, title, notes: notes ?? { en: title, ja: title }, content, because: null });
    });
  }

  /** Opens a draft on the newest release, in the transaction of the caller. */
  async open(tx: Transaction, { caller }: Pick<Asked, 'caller'>, opening: OpeningDraft): Promise<Done> {
    const { catalog, content } = opening;
    const now = this.clock.now();
    const draft: NewDraftRow = {
      ...opening,
      id: draftId(now),
      state: 'draft',
      author: caller.id,
      baseSequence: this.newestOf(catalog),
      label: this.labelFor(catalog),
      version: 1,
      digest: releaseDigest(catalog, content),
      createdAt: now,
      updatedAt: now,
      publishAt: null,
      publishBy: null,
      publishedSequence: null,
    };
    await createDraft(tx, draft);
    const shown = this.views.shown({ ...draft, editors: [], revision: 1, approvals: [] });
    return {
      status: 201,
      body: shown,
      location: `/v1/drafts/${draft.id}`,
      etag: etagOfDraft(draft),
      deeds: [{ type: 'draft.opened', target: `draft:${draft.id}`, after: shown }],
    };
  }

  /** Edits items, all or none. Approvals are void from then on, for they are of another digest, and a schedule is off. */
  edit(asked: AskedOfDraft, meant: Meant, edits: readonly Edit[] | EditsOf): Promise<Answered> {
    return this.change(asked, meant, async (tx, draft) => {
      const wanted = typeof edits === 'function' ? await edits(draft, tx) : edits;
      const { content, edited } = editContent(draft.content, wanted);
      if (edited.length === 0) return this.views.done(draft, []);
      const digest = releaseDigest(draft.catalog, content);
      // Before anything is told: the lock on the feed is held until the end.
      const problems = await this.views.problemsOf({ ...draft, content, digest }, tx);
      const off = await unscheduled(tx, draft, { reason: 'the draft was edited', at: this.clock.now() });
      const editors = editorsWith(draft, asked.caller);
      const head = await changeDraft(
        tx,
        draft,
        { content, digest, state: 'draft', editors, ...off.change },
        this.clock.now(),
      );
      const deeds = edited.map(({ kind, id, before, after }) => ({
        type: 'draft.edited',
        target: `draft:${draft.id}`,
        before: { kind, id, item: before },
        after: { kind, id, item: after },
      }));
      const done = this.views.done(head, [...deeds, ...off.deeds]);
      return { ...done, body: { ...this.views.shown(head), problems } };
    });
  }

  /** Changes what is told of the draft: its title, its notes. */
  tell(asked: AskedOfDraft, meant: Meant, told: DraftTold): Promise<Answered> {
    return this.change(asked, meant, async (tx, draft) => {
      const change: DraftChange = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
      const head = await changeDraft(tx, draft, change, this.clock.now());
      const [before, after] = [
        { title: draft.title, notes: draft.notes },
        { title: head.title, notes: head.notes },
      ];
      return this.views.done(head, [{ type: 'draft.told', target: `draft:${draft.id}`, before, after }]);
    });
  }

  /** Does a change of a draft that the caller has read: the draft is locked, open, as it was read, and the caller may. */
  async change(
    asked: AskedOfDraft,
    { id, etag }: Meant,
    work: (tx: Transaction, draft: Draft) => Promise<Done>,
  ): Promise<Answered> {
    await this.views.catchUpWith(id);
    return this.writes.perform(asked, async (tx) => {
      const draft = await lockDraft(tx, id);
      if (!draft) throw noDraft(id);
      requireDraftOwnership(asked.operation, asked.caller, draft);
      // Whoever comes second to what is over is told that, and not to read it again.
      requireOpen(draft);
      requireFresh(etag, etagOfDraft(draft));
      await this.views.holdBase(draft);
      return work(tx, draft);
    });
  }

  now(): Date {
    return this.clock.now();
  }

  /** What a release of this catalog would be called if it were published today. */
  labelFor(catalog: string): string {
    const taken = this.memory.headers(catalog).map(({ label }) => label);
    return nextLabel(this.clock.today(), taken);
  }

  private newestOf(catalog: string): number {
    const base = this.memory.headers(catalog).at(-1);
    if (!base) throw new Problem(404, 'release-not-found', `Catalog ${catalog} has no release yet.`);
    return base.sequence;
  }
}
