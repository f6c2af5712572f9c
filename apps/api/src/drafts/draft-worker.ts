import { parentPort } from 'node:worker_threads';
import { doTask, type DraftTask } from './draft-tasks.js';

/** What a thread is asked, and what it answers with under the same number. */
interface NumberedTask {
  readonly number: number;
  readonly task: DraftTask;
}

parentPort?.on('message', ({ number, task }: NumberedTask) => {
  void doTask(task).then(
    (answer) => parentPort?.postMessage({ number, answer }),
    (error: unknown) =>
      parentPort?.postMessage({ number, failure: error instanceof Error ? error : new Error(String(error)) }),
  );
});
