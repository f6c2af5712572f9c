import { Worker } from 'node:worker_threads';
import type { Drift } from '@plimsoll/drift';
import { Problem } from '@plimsoll/engine';
import type { Comparison } from './compare-all.js';

// The build is at the same distance from the sources and from itself; a thread runs what is built.
const WORKER = new URL('../../dist/sources/compare-worker.js', import.meta.url);
const LIMITS = { maxOldGenerationSizeMb: 1024 };

/** Compares texts in a thread of its own, one batch after another, so that long ones keep no request waiting and take bounded memory. */
export class Comparer {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly timeoutMs: number) {}

  /** Throws Problem 422 `comparison-too-large` for what takes too long or too much memory. */
  compare(comparison: Comparison): Promise<readonly Drift[]> {
    const turn = this.last.then(() => this.run(comparison));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private run(comparison: Comparison): Promise<readonly Drift[]> {
    return new Promise((resolve, reject) => {
      // Nothing is taken over from whoever started the service: what is built runs without it.
      const worker = new Worker(WORKER, { workerData: comparison, resourceLimits: LIMITS, execArgv: [] });
      const tooLong = setTimeout(() => {
        reject(tooLarge(`longer than ${this.timeoutMs / 1000} seconds`));
        void worker.terminate();
      }, this.timeoutMs);
      worker.once('message', resolve);
      worker.once('error', (error) => reject(isOutOfMemory(error) ? tooLarge('too much memory') : error));
      worker.once('exit', (code) => {
        clearTimeout(tooLong);
        reject(new Error(`the comparison ended with ${code} and no answer`));
      });
    });
  }
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const tooLarge = (what: string) =>
  new Problem(422, 'comparison-too-large', `Comparing these texts takes ${what}: send fewer or shorter ones at once.`);
