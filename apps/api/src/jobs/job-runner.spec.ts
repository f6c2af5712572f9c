import { describe, expect, it } from 'vitest';
import type { Log } from '../database/database.types.js';
import { JobRunner, type Job } from './job-runner.js';

const NEVER_MS = 2 ** 30;
const turn = () => new Promise((resolve) => setImmediate(resolve));

function keepLog() {
  const errors: object[] = [];
  const log: Log = { info: () => {}, warn: () => {}, error: (fields) => void errors.push(fields) };
  return { errors, log };
}

/** A job that gives out its runs, to be ended by the test. */
function heldJob(name = 'held') {
  const runs: { readonly end: (isMore: boolean) => void; readonly fail: (error: Error) => void }[] = [];
  const job: Job = { name, run: () => new Promise((end, fail) => void runs.push({ end, fail })) };
  return { job, runs };
}

describe('the runner of jobs', () => {
  it('runs a job again at once while there is more, and then waits', async () => {
    const { job, runs } = heldJob();
    const runner = new JobRunner(NEVER_MS, keepLog().log);
    runner.add(job);
    expect(runs).toHaveLength(0);
    runner.start();
    runs[0]?.end(true);
    await turn();
    runs[1]?.end(false);
    await turn();
    expect(runs).toHaveLength(2);
    await runner.stop();
  });

  it('runs a job when it is woken, also where that comes while it runs, and never twice at once', async () => {
    const { job, runs } = heldJob();
    const runner = new JobRunner(NEVER_MS, keepLog().log);
    runner.start();
    runner.add(job);
    runner.wake();
    runner.wake('held');
    expect(runs).toHaveLength(1);
    runs[0]?.end(false);
    await turn();
    expect(runs).toHaveLength(2);
    runs[1]?.end(false);
    await turn();
    runner.wake('another');
    await turn();
    expect(runs).toHaveLength(2);
    runner.wake('held');
    await turn();
    expect(runs).toHaveLength(3);
    runs[2]?.end(false);
    await runner.stop();
  });

  it('tells a failure and goes on', async () => {
    const { job, runs } = heldJob();
    const { errors, log } = keepLog();
    const runner = new JobRunner(1, log);
    runner.add(job);
    runner.start();
    runs[0]?.fail(new Error('no luck'));
    await expect.poll(() => runs.length).toBe(2);
    expect(errors).toEqual([{ job: 'held', reason: 'no luck' }]);
    runs[1]?.end(false);
    await runner.stop();
  });

  it('waits at its stop for what is being done, and begins nothing more', async () => {
    const { job, runs } = heldJob();
    const runner = new JobRunner(1, keepLog().log);
    runner.add(job);
    runner.start();
    let isStopped = false;
    const stopped = runner.stop().then(() => (isStopped = true));
    await turn();
    expect(isStopped).toBe(false);
    runs[0]?.end(true);
    await stopped;
    expect(runs).toHaveLength(1);
  });

  it('refuses two jobs of one name', () => {
    const runner = new JobRunner(1, keepLog().log);
    runner.add(heldJob().job);
    expect(() => runner.add(heldJob().job)).toThrow('two jobs held');
  });
});
