import { Injectable } from '@nestjs/common';
import {
  compileRelease,
  diffReleases,
  Problem,
  SCHEMA_VERSION,
  type CompiledRelease,
  type DiffAnswer,
  type ItemKind,
  type ReleaseHeader,
} from '@plimsoll/engine';
import { EventLog } from '../events/events.types.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import type { Done } from '../writes/write.types.js';
import { changedItems, itemsById } from './content-changes.js';
import { DraftChecks } from './draft-checks.js';
import { itemIn } from './draft-content.js';
import { requireNothingBlocks, weigh, type DraftProblem } from './draft-problems.js';
import { draftShown, etagOfDraft } from './draft-shown.js';
import { DraftStore, type Transaction } from './draft.store.js';
import type { DraftSides } from './draft-tasks.js';
import type { Draft, DraftHead } from './draft.types.js';
import type { DraftItemsQuery, DraftListQuery } from './drafts.schema.js';

const PAGE = 50;

/** What was read of a draft; `etag` is what If-Match takes. */
export interface ReadDraft {
  readonly etag: string;
  readonly body: unknown;
}

/** Reads drafts, and tells of them what there is to tell. */
@Injectable()
export class DraftViews {
  constructor(
    private readonly drafts: DraftStore,
    private readonly memory: ReleaseMemory,
    private readonly checks: DraftChecks,
    private readonly events: EventLog,
  ) {}

  async list({ pageSize = PAGE, pageToken, ...filters }: DraftListQuery): Promise<object> {
    const rows = await this.drafts.list({ ...filters, after: pageToken, limit: pageSize + 1 });
    const items = rows.slice(0, pageSize);
    for (const head of items) await this.holdBase(head);
    const last = rows.length > pageSize ? items.at(-1) : undefined;
    return { items: items.map((head) => this.shown(head)), ...(last ? { nextPageToken: last.id } : {}) };
  }

  /** The draft with what stands in the way of publishing it. Throws Problem 404 `draft-not-found`. */
  async read(id: string): Promise<ReadDraft> {
    const draft = await this.found(id);
    return { etag: etagOfDraft(draft), body: { ...this.shown(draft), problems: await this.problemsOf(draft) } };
  }

  async item(id: string, kind: ItemKind, key: string): Promise<ReadDraft> {
    const draft = await this.found(id);
    return { etag: etagOfDraft(draft), body: itemIn(draft.content, kind, key) };
  }

  /** What the draft holds of a kind, each with how it differs from the base; what it took out is told too. Of all kinds: only what it changed. */
  async items(id: string, { kind, changed }: DraftItemsQuery): Promise<ReadDraft> {
    const draft = await this.found(id);
    const { content } = this.baseOf(draft);
    const changes = changedItems(content, draft.content).filter((one) => kind === undefined || one.kind === kind);
    const told = changes.map(({ before, after, ...name }) => {
      const change = before === null ? 'added' : after === null ? 'removed' : 'modified';
      return { ...name, change, item: after };
    });
    const touched = new Set(changes.map((one) => one.id));
    const kept =
      kind === undefined || changed === true
        ? []
        : [...itemsById(draft.content, kind)].flatMap(([key, item]) =>
            touched.has(key) ? [] : [{ kind, id: key, change: 'none', item }],
          );
    return { etag: etagOfDraft(draft), body: { items: [...told, ...kept].sort(byKindAndId) } };
  }

  /** What the draft changes against the release that it is based on. */
  async diff(id: string): Promise<DiffAnswer> {
    const draft = await this.found(id);
    return diffReleases(this.memory.find(draft.catalog, String(draft.baseSequence)), await this.compiled(draft));
  }

  /** The draft as a release, to ask it what a release is asked. Throws Problem 422 `draft-has-problems` where it is not sound enough for that. */
  async compiled(draft: Draft, tx?: Transaction): Promise<CompiledRelease> {
    try {
      return compileRelease(headerOf(draft), draft.content);
    } catch (error) {
      requireNothingBlocks(await this.problemsOf(draft, tx));
      throw error;
    }
  }

  /** Asks something of the draft and its base. Throws Problem 422 `draft-has-problems` where the draft is not sound enough to be asked. */
  async ask<T>(draft: Draft, question: (sides: DraftSides) => Promise<T>, tx?: Transaction): Promise<T> {
    const { release: header, content } = this.baseOf(draft);
    try {
      return await question({
        base: { header, content },
        draft: { header: headerOf(draft), content: draft.content },
      });
    } catch (error) {
      requireNothingBlocks(await this.problemsOf(draft, tx));
      throw error;
    }
  }

  /** What the checks say of the content, and what of it blocks. */
  async problemsOf(
    draft: Pick<Draft, 'catalog' | 'digest' | 'content' | 'baseSequence'>,
    tx?: Transaction,
  ): Promise<readonly DraftProblem[]> {
    return weigh(await this.checks.problemsOf(draft, tx), this.baseOf(draft).content, draft.content);
  }

  changesNothing(draft: DraftHead): boolean {
    return this.baseOf(draft).release.digest === draft.digest;
  }

  /** The release that a draft is a change of. */
  baseOf({ catalog, baseSequence }: Pick<DraftHead, 'catalog' | 'baseSequence'>) {
    return this.memory.snapshot(catalog, String(baseSequence));
  }

  shown(head: DraftHead) {
    return draftShown(head, this.memory.header(head.catalog, String(head.baseSequence)));
  }

  done(head: DraftHead, deeds: Done['deeds']): Done {
    return { status: 200, body: this.shown(head), etag: etagOfDraft(head), deeds };
  }

  async found(id: string): Promise<Draft> {
    const draft = await this.drafts.read(id);
    if (!draft) throw noDraft(id);
    await this.holdBase(draft);
    return draft;
  }

  /** What was published is served here before its publisher is answered. Where that cannot be, the watch sees to it later: it is published all the same. */
  async catchUp(): Promise<void> {
    await this.events.refresh().catch(() => undefined);
  }

  /**
   * The same for a draft that is going to be changed, before its transaction begins: catching up takes a connection of its own, and
   * writers that each hold one already could wait for it for ever.
   */
  async catchUpWith(id: string): Promise<void> {
    const head = await this.drafts.head(id);
    if (head) await this.holdBase(head);
  }

  /** A draft may have been opened by another replica, on a release that this one has not heard of yet. */
  async holdBase({ catalog, baseSequence }: Pick<DraftHead, 'catalog' | 'baseSequence'>): Promise<void> {
    if ((this.memory.headers(catalog).at(-1)?.sequence ?? 0) < baseSequence) await this.events.refresh();
  }
}

/** The header that a draft has while it is asked as a release. */
function headerOf({ catalog, baseSequence, label, digest, notes, author, updatedAt }: DraftHead): ReleaseHeader {
  const named = { catalog, sequence: baseSequence + 1, label, digest, notes };
  return { ...named, publishedBy: author, schemaVersion: SCHEMA_VERSION, publishedAt: updatedAt.toISOString() };
}

/** Throw it where a draft is not there. */
export const noDraft = (id: string) => new Problem(404, 'draft-not-found', `There is no draft ${JSON.stringify(id)}.`);

type Named = { readonly kind: string; readonly id: string };
const byKindAndId = (a: Named, b: Named) =>
  a.kind === b.kind ? Number(a.id > b.id) - Number(a.id < b.id) : Number(a.kind > b.kind) - Number(a.kind < b.kind);
