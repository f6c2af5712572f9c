import type { AdminOperations } from './generated/admin-operations.js';
import type {
  Acceptance,
  BrokenExamples,
  DiffAnswer,
  Draft,
  DraftItem,
  DraftItems,
  DraftTold,
  Edits,
  GetDraftItemData,
  Impact,
  ItemPatch,
  ListDraftItemsData,
  Rebase,
  RebasePreview,
  RefreshedExamples,
  Release,
} from './generated/types.js';
import { CallError, ProblemError } from './online/errors.js';
import type { Call, CallOptions, Told } from './online/operation.js';

/** Somebody else changed the draft since it was read: `read()` it again, and then decide. */
export class StaleDraftError extends ProblemError {}

export interface DraftWriteOptions extends CallOptions {
  /** Does all of it, tells what would be answered, and takes it back. */
  readonly dryRun?: boolean;
}

type Sent = CallOptions & { readonly query?: { readonly dryRun: boolean } };
type Kind = GetDraftItemData['path']['kind'];

/**
 * A draft as it was last read or written here, with its ETag: every write is one to exactly that. Where somebody else came first a write throws
 * StaleDraftError and changes nothing; nothing is read again by itself, because whoever decides has to see it. What is done with one of these is done
 * in turn. Fails as the client does that it was made with.
 */
export class HeldDraft {
  /** As it was last read or written; undefined before, and once it is published. */
  draft: Draft | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  /** `etag`: of what was read of it elsewhere, such as by the server of a page. */
  constructor(
    private readonly admin: AdminOperations,
    readonly id: string,
    public etag?: string,
  ) {}

  read(options: CallOptions = {}): Promise<Draft> {
    return this.inTurn(() => this.admin.getDraft({ id: this.id }, options));
  }

  diff(options?: CallOptions): Promise<DiffAnswer> {
    return this.admin.diffDraft({ id: this.id }, options);
  }

  /** `asOf`: the day in the world; without one today. */
  impact({ asOf, ...options }: CallOptions & { readonly asOf?: string } = {}): Promise<Impact> {
    return this.admin.getDraftImpact({ id: this.id, ...(asOf === undefined ? {} : { asOf }) }, options);
  }

  items(filter: ListDraftItemsData['query'] = {}, options?: CallOptions): Promise<DraftItems> {
    return this.admin.listDraftItems({ id: this.id, ...filter }, options);
  }

  item(kind: Kind, key: string, options?: CallOptions): Promise<DraftItem> {
    return this.admin.getDraftItem({ id: this.id, kind, key }, options);
  }

  /** Several edits, all or none. */
  edit(edits: Edits['edits'], options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.editDraft({ id: this.id }, { edits }, sent));
  }

  /** One item by a JSON Merge Patch; adds it where it is not there. */
  patch(
    item: { readonly kind: Kind; readonly key: string },
    patch: ItemPatch,
    options?: DraftWriteOptions,
  ): Promise<Draft> {
    return this.write(options, (sent) => this.admin.patchDraftItem({ id: this.id, ...item }, patch, sent));
  }

  remove(kind: Kind, key: string, options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.removeDraftItem({ id: this.id, kind, key }, sent));
  }

  /** Makes an edit of what a drift proposes for a fact. */
  accept(fact: string, acceptance: Acceptance = {}, options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.acceptProposal({ id: this.id, fact }, acceptance, sent));
  }

  /** Examples of rules that the draft contradicts, with what each could be. */
  brokenExamples(options?: CallOptions): Promise<BrokenExamples> {
    return this.admin.listBrokenExamples({ id: this.id }, options);
  }

  /** Makes an edit of what is proposed for broken examples: of all of them, or of those that are named. */
  refreshExamples(question: RefreshedExamples = {}, options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.refreshExamples({ id: this.id }, question, sent));
  }

  tell(told: DraftTold, options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.tellDraft({ id: this.id }, told, sent));
  }

  submit(options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.submitDraft({ id: this.id }, sent));
  }

  approve(comment?: string, options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.approveDraft({ id: this.id }, commented(comment), sent));
  }

  reject(reason: string, options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.rejectDraft({ id: this.id }, { reason }, sent));
  }

  withdraw(comment?: string, options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.withdrawDraft({ id: this.id }, commented(comment), sent));
  }

  previewRebase(options?: CallOptions): Promise<RebasePreview> {
    return this.admin.previewRebase({ id: this.id }, options);
  }

  /** Throws ProblemError `rebase-conflicts` with a place for each value that no resolution decides. */
  rebase(resolutions: Rebase['resolutions'] = [], options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.rebaseDraft({ id: this.id }, { resolutions }, sent));
  }

  /** `at`: RFC 3339. */
  schedule(at: string, options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.scheduleDraft({ id: this.id }, { at }, sent));
  }

  unschedule(options?: DraftWriteOptions): Promise<Draft> {
    return this.write(options, (sent) => this.admin.unscheduleDraft({ id: this.id }, sent));
  }

  /** Gives the release that it became; the draft takes no more writes then. */
  publish(options?: DraftWriteOptions): Promise<Release> {
    return this.write(options, (sent) => this.admin.publishDraft({ id: this.id }, sent));
  }

  private write<Answer>(
    { dryRun, ...options }: DraftWriteOptions = {},
    send: (sent: Sent) => Call<Answer>,
  ): Promise<Answer> {
    return this.inTurn(() => {
      if (this.etag === undefined) throw new CallError('nothing was read of this draft: read() it first');
      const headers = { 'if-match': this.etag, ...options.headers };
      return send({ ...options, headers, ...(dryRun ? { query: { dryRun } } : {}) });
    });
  }

  private inTurn<Answer>(send: () => Call<Answer>): Promise<Answer> {
    const work = this.turn.then(async () => {
      const told = await send().withResponse().catch(toldStale);
      if (!told.headers.has('dry-run')) this.hold(told);
      return told.data;
    });
    this.turn = work.catch(() => undefined);
    return work;
  }

  private hold({ data, etag }: Told<unknown>): void {
    const isDraft = (data as Partial<Draft>).id === this.id;
    this.draft = isDraft ? (data as Draft) : undefined;
    this.etag = isDraft ? etag : undefined;
  }
}

const commented = (comment: string | undefined) => (comment === undefined ? {} : { comment });

function toldStale(error: unknown): never {
  const isStale = error instanceof ProblemError && error.status === 412;
  throw isStale ? new StaleDraftError(error.status, error.problem, error.retryAfterMs) : error;
}
