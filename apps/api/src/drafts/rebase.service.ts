import { Injectable } from '@nestjs/common';
import { canonicalJson, Problem, releaseDigest, type ReleaseHeader } from '@plimsoll/engine';
import { ReleaseMemory } from '../releases/releases.types.js';
import type { Answered, Done } from '../writes/write.types.js';
import { editorsWith } from './draft-ownership.js';
import { unscheduled } from './draft-schedule.js';
import { etagOfDraft } from './draft-shown.js';
import { DraftViews, type ReadDraft } from './draft-views.js';
import { changeDraft, newestSequence, type Transaction } from './draft.store.js';
import type { Draft } from './draft.types.js';
import { DraftsService, type AskedOfDraft, type Meant } from './drafts.service.js';
import { rebaseContent, type RebaseConflict, type Rebased, type Resolution } from './rebase-content.js';

/** Brings drafts onto a release that came first. */
@Injectable()
export class RebaseService {
  constructor(
    private readonly drafts: DraftsService,
    private readonly views: DraftViews,
    private readonly memory: ReleaseMemory,
  ) {}

  /** What a rebase would meet. Throws Problem 404 `draft-not-found`. */
  async preview(id: string): Promise<ReadDraft> {
    const draft = await this.views.found(id);
    const onto = this.newest(draft.catalog);
    const { conflicts } = this.rebased(draft, onto, []);
    const body = { base: refOf(this.views.baseOf(draft).release), onto: refOf(onto), conflicts };
    return { etag: etagOfDraft(draft), body };
  }

  /** Throws Problem 409 `rebase-conflicts` that names every member that no resolution decides; nothing is changed then. */
  rebase(asked: AskedOfDraft, meant: Meant, resolutions: readonly Resolution[]): Promise<Answered> {
    return this.drafts.change(asked, meant, async (tx, draft) => {
      const { catalog } = draft;
      await this.views.holdBase({ catalog, baseSequence: await newestSequence(tx, catalog) });
      const onto = this.newest(catalog);
      if (onto.sequence === draft.baseSequence) return this.views.done(draft, []);
      const { content, conflicts } = this.rebased(draft, onto, resolutions);
      if (conflicts.length > 0) throw conflicting(conflicts, onto);
      const editors = resolutions.length > 0 ? editorsWith(draft, asked.caller) : draft.editors;
      return this.moved(tx, { ...draft, content, editors }, { before: draft, onto, resolutions });
    });
  }

  private async moved(tx: Transaction, draft: Draft, { before, onto, resolutions }: Moving): Promise<Done> {
    const { catalog, content, editors } = draft;
    const at = this.drafts.now();
    const digest = releaseDigest(catalog, content);
    // Before anything is told: the lock on the feed is held until the end.
    const problems = await this.views.problemsOf({ ...draft, digest, baseSequence: onto.sequence }, tx);
    const off = await unscheduled(tx, before, { reason: 'the draft was rebased', at });
    const rebase = { content, digest, editors, baseSequence: onto.sequence, label: this.drafts.labelFor(catalog) };
    const head = await changeDraft(tx, before, { ...rebase, state: 'draft', ...off.change }, at);
    const deed = {
      type: 'draft.rebased',
      target: `draft:${draft.id}`,
      before: { base: before.baseSequence, digest: before.digest },
      after: { base: onto.sequence, digest, resolutions },
    };
    const done = this.views.done(head, [deed, ...off.deeds]);
    return { ...done, body: { ...this.views.shown(head), problems } };
  }

  private rebased(draft: Draft, { catalog, sequence }: ReleaseHeader, resolutions: readonly Resolution[]): Rebased {
    const base = this.views.baseOf(draft).content;
    const theirs = this.memory.snapshot(catalog, String(sequence)).content;
    return rebaseContent({ base, theirs, ours: draft.content }, resolutions);
  }

  private newest(catalog: string): ReleaseHeader {
    const header = this.memory.headers(catalog).at(-1);
    if (!header) throw new Problem(404, 'release-not-found', `Catalog ${catalog} has no release yet.`);
    return header;
  }
}

interface Moving {
  readonly before: Draft;
  readonly onto: ReleaseHeader;
  readonly resolutions: readonly Resolution[];
}

const refOf = ({ catalog, sequence, label, digest }: ReleaseHeader) => ({ catalog, sequence, label, digest });

const MOST_PLACES = 100;
const LONGEST_VALUE = 400;

function conflicting(conflicts: readonly RebaseConflict[], { label }: ReleaseHeader): Problem {
  const places = conflicts.slice(0, MOST_PLACES).map(({ kind, id, member, base, theirs, ours }) => ({
    pointer: `/${kind}/${id}${member === null ? '' : `/${member}`}`,
    code: 'rebase-conflict',
    detail: `It was ${told(base)}; release ${label} says ${told(theirs)}; the draft says ${told(ours)}.`,
  }));
  const detail = `${conflicts.length} ${conflicts.length === 1 ? 'value was' : 'values were'} changed by the draft and by what was published since.`;
  return new Problem(409, 'rebase-conflicts', detail, places);
}

function told(value: unknown): string {
  if (value === null) return 'nothing';
  const text = canonicalJson(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
