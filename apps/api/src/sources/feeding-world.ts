import type { Clock } from '../config/clock.js';
import type { DraftsService } from '../drafts/drafts.service.js';
import type { Comparer } from './comparer.js';

/** What feeding has to do with besides what is stored. */
export class FeedingWorld {
  constructor(
    readonly drafts: DraftsService,
    readonly comparer: Comparer,
    readonly clock: Clock,
    /** What share of the facts of a source may be gone; undefined: a third. */
    readonly alarmShare: number | undefined,
  ) {}
}
