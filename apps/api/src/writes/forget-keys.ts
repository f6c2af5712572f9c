import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { JobRunner, type Job } from '../jobs/job-runner.js';
import { WriteStore } from './write.store.js';

/** How long the answer to a write is kept for whoever asks it again with its key. */
export const KEY_DAYS = 7;

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 3_600_000;
const AT_ONCE = 1000;

/** Forgets idempotency keys that nobody comes back with any more. */
@Injectable()
export class ForgetKeys implements Job, OnApplicationBootstrap {
  readonly name = 'forget-keys';
  private lookAfter = 0;

  constructor(
    private readonly writes: WriteStore,
    private readonly jobs: JobRunner,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.add(this);
  }

  async run(): Promise<boolean> {
    const now = this.clock.now().getTime();
    if (now < this.lookAfter) return false;
    const forgotten = await this.writes.forgetKeys(new Date(now - KEY_DAYS * DAY_MS), AT_ONCE);
    const isMore = forgotten === AT_ONCE;
    if (!isMore) this.lookAfter = now + LOOK_EVERY_MS;
    return isMore;
  }
}
