import { Injectable } from '@nestjs/common';
import { sha256Hex } from '@plimsoll/engine';
import { Clock } from '../config/clock.js';
import { DraftThread } from './draft-thread.js';
import { DraftViews } from './draft-views.js';
import { DraftStore, keepImpact, keptImpact, type ImpactKey, type Transaction } from './draft.store.js';
import type { Draft } from './draft.types.js';
import { Remembered } from './remembered.js';

/** What the audit tells of a report: which day it is of, and the SHA-256 of its text. */
export interface ImpactMark {
  readonly asOf: string;
  readonly sha256: string;
}

const REMEMBERED = 20;

/** Tells what publishing a draft would come to. A report that was kept is told as it was; others are made once for a content, its base and a day. */
@Injectable()
export class ImpactService {
  private readonly known = new Remembered<string>(REMEMBERED);

  constructor(
    private readonly views: DraftViews,
    private readonly drafts: DraftStore,
    private readonly thread: DraftThread,
    private readonly clock: Clock,
  ) {}

  /** The report as canonical JSON. Throws Problem 404 `draft-not-found`, 422 `draft-has-problems` for what cannot be asked. */
  async report(id: string, asOf: string = this.clock.today()): Promise<string> {
    const draft = await this.views.found(id);
    return (await this.drafts.keptImpact(this.keyOf(draft, asOf))) ?? this.made(draft, asOf);
  }

  /** Keeps today's report, in the transaction of what is decided with it. */
  async keep(tx: Transaction, draft: Draft): Promise<ImpactMark> {
    const key = this.keyOf(draft, this.clock.today());
    const report = (await keptImpact(tx, key)) ?? (await this.made(draft, key.asOf, tx));
    await keepImpact(tx, { ...key, report });
    return { asOf: key.asOf, sha256: sha256Hex(report) };
  }

  private keyOf(draft: Draft, asOf: string): ImpactKey {
    const { digest: baseDigest } = this.views.baseOf(draft).release;
    return { catalog: draft.catalog, baseDigest, digest: draft.digest, asOf };
  }

  private made(draft: Draft, asOf: string, tx?: Transaction): Promise<string> {
    const { catalog, baseSequence, digest } = draft;
    return this.known.of(`${catalog}/${baseSequence}/${digest}/${asOf}`, () =>
      this.views.ask(draft, (sides) => this.thread.do({ kind: 'impact', ...sides, asOf }), tx),
    );
  }
}
