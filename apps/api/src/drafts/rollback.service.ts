import { Injectable } from '@nestjs/common';
import { Problem, type ReleaseHeader } from '@plimsoll/engine';
import { insertMove } from '../releases/release.store.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { WriteStore } from '../writes/write.store.js';
import type { Answered, Asked } from '../writes/write.types.js';
import { DraftViews } from './draft-views.js';
import type { Rollback } from './drafts.schema.js';

/** Moves the pointer of a catalog: back to what was published before, and forward again. */
@Injectable()
export class RollbackService {
  constructor(
    private readonly writes: WriteStore,
    private readonly memory: ReleaseMemory,
    private readonly views: DraftViews,
  ) {}

  /** Throws Problem 404 `catalog-not-found`, `release-not-found`, 409 `already-current`. */
  async rollBack(asked: Asked, catalog: string, { to, reason }: Rollback): Promise<Answered> {
    const answered = await this.writes.perform(asked, async (tx) => {
      const target = this.memory.header(catalog, to);
      const { sequence } = target;
      let before: ReleaseHeader | undefined;
      await insertMove(tx, catalog, (current) => {
        if (current === sequence) throw alreadyCurrent(target);
        before = current === null ? undefined : this.memory.header(catalog, String(current));
        return { catalog, sequence, movedBy: asked.caller.id, reason };
      });
      const isBack = before !== undefined && sequence < before.sequence;
      const type = isBack ? 'release.rolled-back' : 'release.made-current';
      const deed = {
        type,
        target: `catalog:${catalog}`,
        before: before && refOf(before),
        after: refOf(target),
        reason,
      };
      return { status: 200, body: target, etag: target.digest, deeds: [deed] };
    });
    if (!asked.isDryRun) await this.views.catchUp();
    return answered;
  }
}

const refOf = ({ sequence, label, digest }: ReleaseHeader) => ({ sequence, label, digest });

const alreadyCurrent = ({ label }: ReleaseHeader) =>
  new Problem(409, 'already-current', `Release ${label} is the current one already.`);
