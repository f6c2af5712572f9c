import { Injectable } from '@nestjs/common';
import { Problem } from '@plimsoll/engine';
import { DraftsService, type AskedOfDraft, type Meant } from '../drafts/drafts.service.js';
import { DEFAULT_CATALOG } from '../evaluation/evaluation.service.js';
import { WriteStore } from '../writes/write.store.js';
import type { Answered, Asked } from '../writes/write.types.js';
import { acceptedEdits } from './accepted-proposal.js';
import { becauseSchema } from './because.schema.js';
import { DriftsWorld } from './drifts-world.js';
import { openDraftOf } from './drafted-drift.js';
import { driftShown, driftSummary } from './drift-shown.js';
import { KnownSources } from './known-sources.js';
import { lockSources, readReceived, SourceStore, tieDraft } from './source.store.js';
import { newestRelease } from './sources.service.js';
import type { AcceptanceBody, DriftListQuery } from './sources.schema.js';
import type { DriftRecord } from './sources.types.js';

const PAGE = 50;

/** Tells of drifts, opens drafts that were not opened by themselves, and makes edits of what is proposed. */
@Injectable()
export class DriftsService {
  constructor(
    private readonly store: SourceStore,
    private readonly writes: WriteStore,
    private readonly drafts: DraftsService,
    private readonly world: DriftsWorld,
  ) {}

  /** Newest first. */
  async list({ catalog = DEFAULT_CATALOG, pageSize = PAGE, pageToken }: DriftListQuery): Promise<object> {
    const rows = await this.store.drifts({ catalog, before: pageToken, limit: pageSize + 1 });
    const items = rows.slice(0, pageSize);
    const last = rows.length > pageSize ? items.at(-1) : undefined;
    return { items: items.map(driftSummary), ...(last ? { nextPageToken: last.id } : {}) };
  }

  /** Throws Problem 404 `drift-not-found`. */
  async read(id: string): Promise<object> {
    return driftShown(await this.found(id));
  }

  /**
   * Opens the draft of a drift that has none: of layout, so that facts are quoted from the new text, or of one that raised an alarm, once somebody has looked
   * at it. Throws Problem 404 `drift-not-found`, 409 `drift-has-draft`, 422 `nothing-to-draft`.
   */
  async draft(asked: Asked, id: string): Promise<Answered> {
    const drift = await this.found(id);
    const { catalog, told } = drift;
    return this.writes.perform(asked, async (tx) => {
      await lockSources(tx, catalog);
      const release = newestRelease(this.world.memory, catalog);
      const sources = new KnownSources(release, await readReceived(tx, catalog));
      const brought = new Set(told.sources.map(({ next }) => next));
      const revisions = sources.revisions.filter((revision) => brought.has(revision.id));
      const { content } = this.world.memory.snapshot(catalog, String(release.header.sequence));
      const drafting = { id, told, sources, revisions, content, isConfirmed: true };
      const opened = await openDraftOf(tx, { drafts: this.drafts, asked, catalog }, drafting);
      if (!opened)
        throw new Problem(422, 'nothing-to-draft', 'The newest release quotes nothing of these texts that moved.');
      if (!(await tieDraft(tx, id, opened.id)))
        throw new Problem(409, 'drift-has-draft', 'A draft was opened for this drift already.');
      return opened.done;
    });
  }

  /** Makes an edit of what is proposed for a fact. Throws what `acceptedEdits` and an edit of the draft throw. */
  accept(asked: AskedOfDraft, meant: Meant, { fact, acceptance }: Accepted): Promise<Answered> {
    return this.drafts.edit(asked, meant, ({ because, content }) => {
      const parsed = becauseSchema.safeParse(because);
      const told = parsed.data?.facts.find((one) => one.fact === fact);
      if (!told) throw new Problem(404, 'proposal-not-found', `Nothing is proposed for ${fact} in this draft.`);
      return acceptedEdits({ told, content, acceptance, today: this.world.clock.today() });
    });
  }

  private async found(id: string): Promise<DriftRecord> {
    const drift = await this.store.drift(id);
    if (!drift) throw new Problem(404, 'drift-not-found', `There is no drift ${JSON.stringify(id)}.`);
    return drift;
  }
}

interface Accepted {
  readonly fact: string;
  readonly acceptance: AcceptanceBody;
}
