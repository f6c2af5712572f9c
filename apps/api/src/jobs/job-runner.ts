import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../database/database.types.js';

/** Work that falls due by itself, done by whichever replica takes it: `run` takes what is due with FOR UPDATE SKIP LOCKED. */
export interface Job {
  readonly name: string;
  /** Does one piece of what is due, and tells whether there may be more at once. The signal says that the service stops: begin nothing more. */
  run(signal: AbortSignal): Promise<boolean>;
}

/** How long a stop waits for the piece that is being done; what is cut off is taken back by the database. */
const LONGEST_STOP_MS = 10_000;

/** Runs jobs one beside the other, each never twice at once: at each interval, and when it is woken. A failure is told, and ends no job. */
export class JobRunner {
  private readonly stopping = new AbortController();
  private readonly jobs = new Map<string, RunningJob>();
  private isStarted = false;

  constructor(
    private readonly intervalMs: number,
    private readonly log: Log,
  ) {}

  /** Takes a job; it begins when the runner is started, or at once where it is. */
  add(job: Job): void {
    if (this.jobs.has(job.name)) throw new Error(`there are two jobs ${job.name}`);
    const running = new RunningJob(job, this.intervalMs, this.log);
    this.jobs.set(job.name, running);
    if (this.isStarted) running.start(this.stopping.signal);
  }

  start(): void {
    this.isStarted = true;
    for (const job of this.jobs.values()) job.start(this.stopping.signal);
  }

  /** Has jobs look now, as when something was heard that may be work for them; all of them where none is named. */
  wake(name?: string): void {
    for (const [key, job] of this.jobs) if (name === undefined || key === name) job.wake();
  }

  /** Begins nothing more, and waits for what is being done. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const ended = Promise.all([...this.jobs.values()].map((job) => job.ended));
    await Promise.race([ended, delay(LONGEST_STOP_MS, undefined, { ref: false })]);
  }
}

class RunningJob {
  private loop: Promise<void> | undefined;
  private isWoken = false;
  private rouse: () => void = () => {};

  constructor(
    private readonly job: Job,
    private readonly intervalMs: number,
    private readonly log: Log,
  ) {}

  get ended(): Promise<void> {
    return this.loop ?? Promise.resolve();
  }

  start(stopped: AbortSignal): void {
    this.loop ??= this.go(stopped);
  }

  wake(): void {
    this.isWoken = true;
    this.rouse();
  }

  private async go(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      this.isWoken = false;
      await this.doWhatIsDue(stopped);
      if (!stopped.aborted && !this.isWoken) await this.pause(stopped);
    }
  }

  private async doWhatIsDue(stopped: AbortSignal): Promise<void> {
    try {
      let isMore = true;
      while (isMore && !stopped.aborted) isMore = await this.job.run(stopped);
    } catch (error) {
      if (stopped.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      this.log.error({ job: this.job.name, reason }, `the job ${this.job.name} failed; it is tried again`);
    }
  }

  private pause(stopped: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        stopped.removeEventListener('abort', end);
        this.rouse = () => {};
        resolve();
      };
      const timer = setTimeout(end, this.intervalMs);
      stopped.addEventListener('abort', end, { once: true });
      this.rouse = end;
    });
  }
}
